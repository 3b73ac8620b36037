"""The wheel works outside the repository, with templates and law inside."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from helpers import environment

TIMEOUT = 600


def run(folder: Path, *command: str) -> str:
    """Run a command that must succeed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """`docgen` from the wheel, in a fresh environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    run(repository, sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder))
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env/bin/python"
    constraints = str(repository / "requirements.txt")
    pip = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(folder, *pip, "-c", constraints, str(wheel))
    return folder / "env/bin/docgen"


def test_an_empty_folder_becomes_a_built_project(installed: Path, tmp_path: Path) -> None:
    """init, new, build with the installed command: a contract from the templates inside the wheel."""
    run(tmp_path, str(installed), "init")
    run(tmp_path, str(installed), "new", "first-job", "--date", "2026-03-02")
    run(tmp_path, str(installed), "build", "--as-of", "2026-03-02")

    assert (tmp_path / "output/first-job/JOB-C_contract_2026-03-02.docx").is_file()


def test_law_and_templates_come_with_it(installed: Path, tmp_path: Path) -> None:
    """The commands that list law and templates work in an empty folder."""
    assert "US-CA" in run(tmp_path, str(installed), "law", "list")
    assert "demand-letter" in run(tmp_path, str(installed), "templates", "list")
