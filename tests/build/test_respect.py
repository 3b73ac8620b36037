"""What a person edited, holds open or sent is never overwritten, and nothing half is written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import built, digests, docgen, edit, environment, new_workspace

DAY = ("--as-of", "2026-03-02")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with one built project."""
    root = new_workspace(tmp_path / "practice", "job")
    assert docgen(root, "build", *DAY).code == 0
    return root


def rows(out: str) -> dict[str, dict[str, str]]:
    """The documents of a one-project JSON result, by id."""
    return {row["id"]: row for row in json.loads(out)["projects"][0]["documents"]}


def test_an_edited_document_stays_and_the_new_one_goes_beside_it(root: Path) -> None:
    """The edited file keeps its bytes; the message says where the new one is."""
    path = built(root, "job", "contract")
    path.write_bytes(path.read_bytes() + b" ")
    mine = path.read_bytes()
    edit(root / "projects/job/project.yaml", '"Example point, half of the work complete"', "Roof closed")

    ran = docgen(root, "build", *DAY, "--format", "json")

    row = rows(ran.out)["contract"]
    assert row["status"] == "beside"
    assert "was edited" in row["note"]
    assert path.read_bytes() == mine
    assert (root / row["path"]).name == "JOB-C_contract_2026-03-02 (new).docx"


def test_an_open_document_is_left_alone(root: Path) -> None:
    """The lock file of a word processor is enough."""
    path = built(root, "job", "contract")
    path.with_name(f".~lock.{path.name}#").write_text("")
    before = path.read_bytes()
    edit(root / "projects/job/project.yaml", '"Example point, half of the work complete"', "Roof closed")

    ran = docgen(root, "build", *DAY, "--format", "json")

    assert "is open in another program" in rows(ran.out)["contract"]["note"]
    assert path.read_bytes() == before


def test_a_build_with_nothing_to_do_loads_neither_rules_nor_documents(root: Path) -> None:
    """What is slow to import is imported where something changed; else a build takes several times as long."""
    code = (
        "import sys; from docgen.cli.main import run; run(['build', '-q', '--as-of', '2026-03-02']); "
        "print([name for name in ('docgen.rules', 'docgen.documents', 'pydantic', 'docx') if name in sys.modules])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment(), capture_output=True, text=True, check=True
    )

    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_dry_run_writes_nothing_at_all(tmp_path: Path) -> None:
    """Every decision is shown; no folder, lock or state appears."""
    root = new_workspace(tmp_path / "practice", "job")
    before = digests(root)

    ran = docgen(root, "build", *DAY, "--dry-run")

    assert ran.code == 0
    assert "1 to write" in ran.out
    assert digests(root) == before


def test_the_half_written_copy_of_a_killed_issue_is_cleared_away(root: Path) -> None:
    """A process with the highest number that systems give is not running."""
    left = root / "projects/job/issued/.docgen-999999999-1.tmp"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"half")

    docgen(root, "build", "--as-of", "2026-04-02")

    assert not left.exists()


def test_a_problem_in_the_files_leaves_the_outputs_as_they_were(root: Path) -> None:
    """An error stops the project: exit 1, its place is named, and nothing is written or removed."""
    before = digests(root / "output")
    edit(root / "projects/job/project.yaml", "currency: USD", "currency: DOLLARS")

    ran = docgen(root, "build", *DAY)

    assert ran.code == 1
    assert "projects/job/project.yaml:" in ran.err
    assert digests(root / "output") == before


def test_another_project_is_built_in_spite_of_a_broken_one(root: Path) -> None:
    """S-23: what cannot be read stops its own project only."""
    (root / "projects/broken").mkdir()
    (root / "projects/broken/project.yaml").write_text("docgen: [\n")
    edit(root / "projects/job/project.yaml", '"Example point, half of the work complete"', "Roof closed")

    ran = docgen(root, "build", *DAY, "--format", "json")

    status = {p["project"]: p for p in json.loads(ran.out)["projects"]}
    assert ran.code == 1
    assert status["broken"]["failed"]
    assert [row["status"] for row in status["job"]["documents"] if row["id"] == "contract"] == ["updated"]


def test_the_lock_keeps_template_versions_and_holidays(root: Path) -> None:
    """docgen.lock is written once, beside the project, and does not change with the next build."""
    lock = root / "projects/job/docgen.lock"
    first = lock.read_bytes()

    docgen(root, "build", "--as-of", "2026-04-01")

    data = json.loads(first)
    assert data["templates"]["contract"]["version"] == "1.0"
    assert data["holidays"]["base"] == "us-ca"
    assert "US-CA" in data["law"]
    assert lock.read_bytes() == first


def test_the_state_may_be_deleted(root: Path) -> None:
    """Without its memory docgen builds again and takes its own unchanged files for its own."""
    before = digests(root / "output")
    for path in (root / ".docgen").iterdir():
        path.unlink()

    ran = docgen(root, "build", *DAY)

    assert ran.code == 0
    assert "beside" not in ran.out
    assert digests(root / "output") == before


def test_another_wording_under_the_locked_version_stops_the_document(root: Path) -> None:
    """DG308 at the lock: a project keeps the wording it began with, or is told that it cannot (S-21)."""
    lock = root / "projects/job/docgen.lock"
    data = json.loads(lock.read_text())
    data["templates"]["contract"]["checksum"] = "0" * 64
    lock.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n")
    before = digests(root / "output")

    ran = docgen(root, "build", *DAY)

    assert ran.code == 1
    assert "projects/job/docgen.lock:" in ran.err
    assert "error[DG308]" in ran.err
    assert digests(root / "output") == before
