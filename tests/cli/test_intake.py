"""`docgen intake`: a commented file with what project.yaml says of the client, never over an existing one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.cli.main import run
from docgen.model.intake import Intake
from docgen.workspace import Loading, Workspace, load_project
from helpers import edit, new_workspace, workspace_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of `docgen init` with one new project."""
    return new_workspace(tmp_path / "practice", "job")


def written(root: Path, *options: str, project: str = "job") -> Path:
    """The file that the command writes."""
    assert run(["-C", str(root), "intake", project, "--date", "2026-02-20", *options]) == 0
    return root / "projects" / project / "intake.yaml"


def read(root: Path, project: str = "job") -> Intake:
    """The file as docgen reads it, without a problem in it."""
    loading = load_project(Workspace(root), project)
    assert loading.diagnostics == () and loading.loaded is not None and loading.loaded.intake is not None
    return loading.loaded.intake


def test_it_takes_the_client_from_the_project_and_leaves_the_rest_open(root: Path) -> None:
    """P-3: no answer is invented; the day and who checks are those of the command."""
    written(root, "--by", "Ada O'Neil")
    made = read(root)
    assert (made.date.isoformat(), made.checker) == ("2026-02-20", "Ada O'Neil")
    (client,) = made.clients
    assert (client.legal_name, client.type) == ("Example Client", "individual")
    assert client.address is not None and client.address.postal_code == "94607"
    assert client.contact is not None and client.contact.email == "client@example.com"
    assert made.references == () and made.decision is None and made.funds.budget is None


def test_every_line_that_is_commented_out_can_be_used_as_it_stands(root: Path) -> None:
    """The examples of the file are right in form, all of them together."""
    path = written(root, "--by", "Ada")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^( *)# ((?:- \{|- |[a-z_]+:(?= |$)| +[a-z_]+:| +#).*)$", r"\1\2", text, flags=re.MULTILINE)
    )
    edit(path, "no_references: the reason", "# no_references: the reason")
    made = read(root)
    assert made.references[0].answers.work_again == "yes" and len(made.references[0].scores.given) == 4
    assert made.public_records and made.proposed_terms and made.decision is not None
    assert all(getattr(made.red_flags, name) is not None for name in type(made.red_flags).model_fields)
    assert made.clients[0].register_entry is not None and made.clients[0].site_owner is not None


def test_a_file_that_is_there_stays_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, and not a byte changes."""
    path = root / "projects/job/intake.yaml"
    path.write_text("mine\n", encoding="utf-8")
    assert run(["-C", str(root), "intake", "job"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine\n"


def test_an_example_that_it_took_from_the_project_is_warned_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Name, street and e-mail address, and the name once more as the person to talk to; each at its place."""
    written(root)
    assert run(["-C", str(root), "check", "job"]) == 0
    found = re.findall(r"intake\.yaml:\d+:\d+: warning\[W-PLACEHOLDER\]: '(.*)' is", capsys.readouterr().out)
    assert found == ["Example Client", "12 Example Street", "Example Client", "client@example.com"]


def test_it_works_while_the_project_is_unfinished(root: Path) -> None:
    """What cannot be read of a client is left to be written; nothing else keeps the file from being made."""
    edit(root / "projects/job/project.yaml", "legal_name: Example Client", "legal_nam: Example Client")
    text = written(root).read_text(encoding="utf-8")
    assert "  # - legal_name: First Client" in text and "Example Client" not in text


def test_it_says_where_git_would_keep_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only where the workspace does not ignore it; `docgen init` sees to that."""
    bare = workspace_of(tmp_path / "bare", "riverside-kitchen")
    written(bare, project="riverside-kitchen")
    assert "git does not ignore it" in capsys.readouterr().err
    written(new_workspace(tmp_path / "practice", "job"))
    assert "git does not ignore it" not in capsys.readouterr().err


def test_it_writes_the_schema_that_its_first_line_names(root: Path) -> None:
    """So that an editor completes its keys."""
    path = written(root)
    named = path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    assert (path.parent / named).resolve() == root / "schema/intake.schema.json"
    assert (path.parent / named).is_file()


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """A workspace with the kitchen example, made without running anything."""
    return workspace_of(tmp_path, "riverside-kitchen")


def problems(root: Path, text: str) -> list[tuple[str, str]]:
    """What is wrong with an intake file, with its line."""
    (root / "projects/riverside-kitchen/intake.yaml").write_text(text, encoding="utf-8")
    loading = load_project(Workspace(root), "riverside-kitchen")
    return [(one.code, _line(loading, number)) for number, one in enumerate(loading.diagnostics)]


def _line(loading: Loading, number: int) -> str:
    span = loading.sources.span(loading.diagnostics[number].at)
    assert span is not None
    return f"{span.file.rsplit('/', 1)[-1]}:{span.start.line}"


REFERENCE = "references:\n  - contractor: R\n    found: client\n"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("checkr: A\n", ("DG201", 3)),
        ("date_of_birth: 1970-01-01\n", ("DG201", 3)),
        ("funds: {budget: about 50}\n", ("DG204", 3)),
        ("retention_months: 0\n", ("DG208", 3)),
        ("retention_months: 121\n", ("DG208", 3)),
        (f"{REFERENCE}    scores: {{payment: 3}}\n    spoken_on: 2026-02-21\n", ("DG208", 6)),
        (f"{REFERENCE}    answers: {{payment: late}}\n", ("DG211", 4)),
        (f"{REFERENCE}no_references: none known\n", ("DG211", 1)),
        (
            f"{REFERENCE}    spoken_on: 2026-02-21\n    answers:\n      left_unpaid: confirmed\n",
            ("DG211", 7),
        ),
        (
            "public_records:\n  - {kind: consumer_report, source: S, searched_on: 2026-02-21, result: R}\n",
            ("DG211", 4),
        ),
        (
            "decision: {outcome: go_with_conditions, reasons: [R], decided_by: A, date: 2026-02-22}\n",
            ("DG211", 3),
        ),
        ("decision: {outcome: walk_away, reasons: [], decided_by: A, date: 2026-02-22}\n", ("DG213", 3)),
        ("decision: {outcome: walkaway, reasons: [R], decided_by: A, date: 2026-02-22}\n", ("DG202", 3)),
    ],
)
def test_what_does_not_fit_is_reported_at_its_line(kitchen: Path, lines: str, found: tuple[str, int]) -> None:
    """A key of its own for identity papers is as unknown as any other."""
    code, line = found
    assert problems(kitchen, f"docgen: 1\ndate: 2026-02-20\n{lines}") == [(code, f"intake.yaml:{line}")]


def test_an_empty_file_is_as_good_as_none(kitchen: Path) -> None:
    """Nothing has been asked yet."""
    assert problems(kitchen, "# nothing yet\n") == []
    loading = load_project(Workspace(kitchen), "riverside-kitchen")
    assert loading.loaded is not None and loading.loaded.intake is None
