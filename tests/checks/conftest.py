"""A workspace with one project that has no problem, to be changed by each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks import check_facts
from docgen.cli.main import run
from docgen.diagnostics import FieldPath
from docgen.workspace import Workspace, load_project

CASES = Path(__file__).parents[1] / "diagnostics" / "cases"
# A case whose mistake is in the lock, so project and record are in order.
CLEAN = CASES / "DG801"


class Job:
    """The files of one project, and what the checks of its facts say."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "projects" / "job"
        self.folder.mkdir(parents=True)
        for name in ("project.yaml", "record.yaml"):
            (self.folder / name).write_bytes((CLEAN / name).read_bytes())

    def change(self, old: str, new: str, file: str = "project.yaml") -> Job:
        """Replace words that stand once in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self

    def add(self, text: str, file: str = "record.yaml") -> Job:
        """Add lines at the end of a file."""
        path = self.folder / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        return self

    def found(self) -> list[tuple[str, str]]:
        """Code and field of every problem that the checks find."""
        facts = load_project(Workspace(self.root), "job").facts
        assert facts is not None
        problems = check_facts(facts.project, facts.record)
        assert all(isinstance(one.at, FieldPath) and one.message for one in problems)
        return [(one.code, str(one.at)) for one in problems]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """The project without a problem."""
    made = Job(tmp_path)
    assert made.found() == []
    return made


Ran = tuple[int, str, str]


class Recorder:
    """Runs `docgen record` in a workspace."""

    def __init__(self, job: Job, capsys: pytest.CaptureFixture[str]) -> None:
        self.job = job
        self._capsys = capsys

    def __call__(self, kind: str, *arguments: str) -> Ran:
        code = run(["-C", str(self.job.root), "record", kind, "job", *arguments])
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    @property
    def text(self) -> str:
        return (self.job.folder / "record.yaml").read_text(encoding="utf-8")


@pytest.fixture
def record(job: Job, capsys: pytest.CaptureFixture[str]) -> Recorder:
    """The command, in the project without a problem."""
    return Recorder(job, capsys)
