"""`docgen check` and the way from files to a state."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from docgen.checks import appraise, examine
from docgen.cli.main import run
from docgen.law import LawLibrary, builtin_law
from docgen.workspace import Workspace, load_project

from .conftest import Job

LAW = Path(__file__).parents[1] / "law" / "data"
DAY = date(2026, 4, 1)


def library() -> LawLibrary:
    return LawLibrary((builtin_law(), LAW))


def test_a_project_without_errors_becomes_a_state(job: Job) -> None:
    """With nothing to say but what is true of the day."""
    loaded = load_project(Workspace(job.root), "job").loaded
    assert loaded is not None

    appraised = appraise(loaded, library(), DAY)

    assert appraised.diagnostics == ()
    assert appraised.value is not None
    assert appraised.value.as_of == DAY


def test_an_error_in_the_facts_stops_before_the_rules_but_not_before_the_sum(job: Job) -> None:
    """All that can be found without a state is found in one go, each problem once."""
    job.change("amount: 2000.00, due", "amount: 1999.00, due").change("ZZ-EX", "ZZ-EY")
    job.change("milestone: M1}", "milestone: M9}", "record.yaml")
    loading = load_project(Workspace(job.root), "job")
    assert loading.loaded is not None

    appraised = appraise(loading.loaded, library(), DAY)

    assert appraised.value is None
    assert [one.code for one in appraised.diagnostics] == ["DG707", "DG601", "E-SCHEDULE-SUM"]


def test_a_file_that_is_read_in_part_is_checked_in_part(job: Job) -> None:
    """A wrong word in one block hides neither the sum nor a payment before the contract."""
    job.change("basis: fixed", "basis: fix").change("amount: 2000.00, due", "amount: 1999.00, due")
    job.change("date: 2026-03-09, amount", "date: 2026-03-01, amount", "record.yaml")
    loading = load_project(Workspace(job.root), "job")
    assert loading.loaded is None

    examined = examine(loading, library(), DAY)

    assert examined.value is None
    assert [one.code for one in examined.diagnostics] == ["DG202", "E-SCHEDULE-SUM", "DG712"]


def test_values_of_the_law_in_the_project_are_checked(job: Job) -> None:
    """A value without a source, at its place in the project file."""
    job.add("law:\n  interest:\n    statutory_rate: {undated: {value: 8 %}}\n", "project.yaml")
    loading = load_project(Workspace(job.root), "job")

    codes = {one.code for one in examine(loading, library(), DAY).diagnostics}

    assert codes & {"DG602", "DG604"}


def checked(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run `docgen check` here: exit code, results, messages."""
    code = run(["-C", str(root), "check", "--as-of", "2026-04-01", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def root(job: Job) -> Path:
    """A workspace whose law is docgen's own."""
    job.change("ZZ-EX", "US-TX")
    return job.root


def test_warnings_do_not_change_the_exit_code(
    job: Job, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are shown all the same, and counted."""
    job.change("    email: bo@example.com\n", "")

    code, out, err = checked(root, capsys)

    assert code == 0
    assert "warning[DG719]" in out and "error[" not in out
    assert "1 project checked: 0 errors, " in err


def test_the_json_form_counts_and_places(job: Job, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object with a version, by project."""
    job.change("milestone: M1}", "milestone: M9}", "record.yaml")

    code, out, _ = checked(root, capsys, "--format", "json")

    data = json.loads(out)
    assert code == 1
    assert (data["version"], data["errors"]) == (1, 1)
    (project,) = data["projects"]
    assert (project["project"], project["as_of"]) == ("job", "2026-04-01")
    (found,) = [row for row in project["diagnostics"] if row["severity"] == "error"]
    assert (found["code"], found["file"], found["line"]) == ("DG707", "projects/job/record.yaml", 8)


def test_the_github_form_is_one_line_a_problem(
    job: Job, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing else on stdout, which the runner reads."""
    job.change("milestone: M1}", "milestone: M9}", "record.yaml")

    code, out, _ = checked(root, capsys, "--format", "github")

    assert code == 1
    assert all(line.startswith(("::error ", "::warning ")) for line in out.splitlines())
    assert "::error file=projects/job/record.yaml,line=8,col=" in out


def test_two_projects_with_one_code_and_a_shared_mistake(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second code is pointed at (S-27); what is wrong in docgen.yaml is told once."""
    (root / "docgen.yaml").write_text("lettrhead: x.png\n")
    copy = root / "projects" / "other"
    copy.mkdir()
    (copy / "project.yaml").write_bytes((root / "projects" / "job" / "project.yaml").read_bytes())

    code, out, _ = checked(root, capsys)

    assert code == 1
    assert out.count("error[DG201]") == 1
    assert "projects/other/project.yaml:4:9: error[DG720]" in out
    assert "projects/job/project.yaml:4:9: job has it too" in out


def test_a_workspace_without_projects_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing to check is no error."""
    (tmp_path / "projects").mkdir()

    code, out, err = checked(tmp_path, capsys)

    assert (code, out) == (0, "")
    assert "docgen new" in err
