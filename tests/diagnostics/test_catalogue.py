"""Every code has a runnable bad input with the text that `docgen check` prints for it.

A folder of `cases/` holds the files of one project (docgen.yaml goes to the workspace) and
`expected.txt`. After a deliberate change of words: UPDATE_CASES=1 pytest tests/diagnostics, then read
the difference.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from docgen.cli.main import run
from helpers import digests

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in CASES.iterdir())
LAW = Path(__file__).parents[1] / "law" / "data"
SHARED = "docgen.yaml"


def workspace_of(case: Path, root: Path) -> Path:
    """A workspace with the fictional jurisdiction, in dollars, and one project `job` with a case's files."""
    folder = root / "projects" / "job"
    folder.mkdir(parents=True)
    shutil.copytree(LAW, root / "law")
    for path in (root / "law").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("EXD", "USD"), encoding="utf-8")
    for path in sorted(case.iterdir()):
        if path.name != "expected.txt":
            shutil.copy(path, root if path.name == SHARED else folder)
    return root


def about_the_mistake(printed: str, name: str) -> str:
    """The text without what the law of the place has to say, unless the case is about that."""
    if name.startswith("W-"):
        return printed
    parts = printed.rstrip("\n").split("\n\n")
    kept = [part for part in parts if "warning[W-" not in part.split("\n", 1)[0]]
    return "\n\n".join(kept).rstrip("\n") + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_check_of_a_bad_input_prints_what_is_wrong_and_writes_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The text is that of expected.txt, the exit code follows the severity, and no file changes."""
    root = workspace_of(CASES / name, tmp_path)
    before = digests(root)

    code = run(["-C", str(root), "-q", "check", "--as-of", "2026-04-01"])

    printed = about_the_mistake(capsys.readouterr().out, name)
    expected = CASES / name / "expected.txt"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
    assert code == (1 if "error[" in printed else 0)
    assert name == "combined" or f"[{name}]" in printed
    assert digests(root) == before


def test_the_combined_case_reports_every_mistake_at_its_own_place() -> None:
    """Mistakes of writing, of structure and between the files all appear in one run."""
    text = (CASES / "combined" / "expected.txt").read_text(encoding="utf-8")
    found = re.findall(r"^(\S+):(\d+):(\d+): \w+\[(\S+)\]", text, re.MULTILINE)
    wanted = {"DG201", "E-MISSING", "E-SCHEDULE-SUM", "DG203", "DG103", "DG102", "DG214", "DG711", "DG712"}

    assert wanted <= {code for *_, code in found}
    assert sum(code == "DG203" for *_, code in found) == 2  # 30 February, and 1.2.2026
    assert len({tuple(place) for *place, _ in found}) == len(found)


def test_every_code_of_reading_and_checking_has_a_case(repository: Path) -> None:
    """A new code cannot be added without a bad input that shows it."""
    emitted: set[str] = set()
    for package in ("source", "model", "workspace", "checks"):
        for path in (repository / "src" / "docgen" / package).rglob("*.py"):
            emitted |= set(re.findall(r'"(DG\d{3}|E-[A-Z-]+)"', path.read_text(encoding="utf-8")))
    of_record = {"DG230", "DG231", "DG232", "DG233"}  # not shown by `docgen check`
    elsewhere = {"DG109", "DG116", *of_record}  # too large

    assert emitted - elsewhere <= set(NAMES)
