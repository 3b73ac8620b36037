"""Loading a project: facts, digests, and every problem of every file in one go."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from docgen.diagnostics import FieldPath, Position, Span
from docgen.source import UNREAD
from docgen.values import Money
from docgen.workspace import Workspace, load_project

from .conftest import Load, placed


def add(path: Path, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_project_without_a_record_is_loaded_with_an_empty_one(load: Load, folder: Path) -> None:
    """Nothing has happened yet; the day and place of the project are known."""
    loading = load()

    assert loading.diagnostics == ()
    assert loading.loaded is not None
    assert loading.loaded.record.payments == ()
    assert loading.loaded.folder == folder
    assert (loading.fixed_as_of, loading.timezone) == ("2026-04-01", "America/Chicago")


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "docgen: 1\n# payments:\n", "docgen: 1\npayments:\n"]
)
def test_a_record_may_be_empty_or_have_only_comments(load: Load, folder: Path, text: str) -> None:
    """What `docgen new` writes, and what is left when everything is deleted."""
    (folder / "record.yaml").write_text(text, encoding="utf-8")

    loading = load()

    assert loading.diagnostics == ()
    assert loading.loaded is not None


def test_the_inputs_are_all_files_that_were_looked_at(load: Load, folder: Path) -> None:
    """With their digests, and None for those that are not there, since they may come."""
    (folder / "record.yaml").write_text("docgen: 1\n", encoding="utf-8")

    assert load().inputs == {
        "docgen.yaml": None,
        "projects/job/project.yaml": sha256((folder / "project.yaml").read_bytes()).hexdigest(),
        "projects/job/record.yaml": sha256(b"docgen: 1\n").hexdigest(),
        "projects/job/private.yaml": None,
        "projects/job/intake.yaml": None,
        "projects/job/docgen.lock": None,
    }


def test_amounts_have_the_currency_of_the_project(load: Load, folder: Path) -> None:
    """In the record too; decimals that the currency lacks are refused."""
    add(folder / "project.yaml", "currency: USD", "currency: JPY")
    (folder / "record.yaml").write_text(
        "docgen: 1\npayments: [{date: 2026-03-09, amount: 5}, {date: 2026-03-09, amount: 5.50}]\n"
    )

    loading = load()

    assert placed(loading) == [("DG205", "record.yaml:2")]
    assert loading.facts is not None
    assert loading.facts.record.payments[0].amount == Money.of(5, "JPY")


def test_with_an_unknown_currency_only_that_is_reported(load: Load, folder: Path) -> None:
    """How many decimals are right cannot be known then."""
    add(folder / "project.yaml", "currency: USD", "currency: XQX")
    add(folder / "project.yaml", "amount: 1000.00, due", "amount: 1000.005, due")

    assert placed(load()) == [("DG216", "project.yaml:7")]


def test_the_problems_of_all_files_come_in_one_run_and_in_order(
    load: Load, folder: Path, tmp_path: Path
) -> None:
    """File by file, from the top of each to its end; each once."""
    (tmp_path / "docgen.yaml").write_text("lettrhead: x.png\n")
    add(folder / "project.yaml", "title: New website", "titel: New website")
    add(folder / "project.yaml", "date: 2026-03-09", "date: 9.3.2026")
    (folder / "record.yaml").write_text("docgen: 1\nwork: [{date: 2026-03-02, event: begun}]\n")
    (folder / "private.yaml").write_text("parties: [{id: nobody}]\n")
    (folder / "docgen.lock").write_text("{}")

    loading = load()

    assert placed(loading) == [
        ("DG201", "project.yaml:4"),
        ("DG203", "project.yaml:33"),
        ("DG202", "record.yaml:2"),
        ("DG222", "private.yaml:1"),
        ("DG801", "docgen.lock:1"),
        ("DG201", "docgen.yaml:1"),
    ]
    assert loading.loaded is None
    assert loading.facts is not None
    assert loading.facts.project.project.title is UNREAD


def test_a_project_that_cannot_be_read_at_all_is_a_diagnostic(load: Load, folder: Path) -> None:
    """No file, an empty file, a folder of that name, text that is no YAML, a list."""
    file = folder / "project.yaml"
    file.unlink()
    assert placed(load()) == [("DG115", "project.yaml:1")]
    file.write_text("# nothing\n")
    assert placed(load()) == [("DG115", "project.yaml:1")]
    file.write_text("a: [\n")
    assert placed(load()) == [("DG101", "project.yaml:1")]
    file.write_text("- a\n")
    assert placed(load()) == [("DG210", "project.yaml:1")]
    file.unlink()
    file.mkdir()
    assert placed(load()) == [("DG116", "project.yaml:1")]
    assert load().loaded is None


def test_a_record_that_is_no_yaml_leaves_the_project_readable(load: Load, folder: Path) -> None:
    """Day and time zone are known, and the facts of the project can be checked."""
    (folder / "record.yaml").write_text("a: [\n")

    loading = load()

    assert loading.loaded is None
    assert loading.timezone == "America/Chicago"
    assert loading.facts is not None
    assert loading.facts.record is UNREAD


def test_statutory_notices_are_looked_for_in_project_and_workspace(
    load: Load, folder: Path, tmp_path: Path
) -> None:
    """In that order; both places are inputs, and neither may lie outside."""
    add(
        folder / "project.yaml",
        "terms:\n",
        "statutory_notices:\n  - {id: a, file: notices/a.md, as_of: 2026-01-02}\n"
        "  - {id: b, file: ../b.md, as_of: 2026-01-02}\nterms:\n",
    )
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "a.md").write_text("Official text.")

    loading = load()

    assert placed(loading) == [("DG225", "project.yaml:36")]
    assert loading.inputs["projects/job/notices/a.md"] is None
    assert loading.inputs["notices/a.md"] == sha256(b"Official text.").hexdigest()


def test_an_unknown_time_zone_names_the_nearest(load: Load, folder: Path) -> None:
    """It decides which day today is, so a guess will not do."""
    add(folder / "project.yaml", "America/Chicago", "America/Chikago")

    loading = load()

    assert placed(loading) == [("DG219", "project.yaml:9")]
    assert loading.diagnostics[0].hint == "did you mean America/Chicago?"
    assert loading.timezone is None


def test_contents_can_stand_in_for_files(folder: Path, tmp_path: Path) -> None:
    """What a file would mean can be asked before it is written."""
    content = {"projects/job/record.yaml": b"docgen: 1\nfilings: [{date: 2026-03-09, amount: 5}]\n"}

    loading = load_project(Workspace(tmp_path), "job", replaced=content)

    assert loading.loaded is not None
    assert len(loading.loaded.record.filings) == 1
    assert not (folder / "record.yaml").exists()


def test_places_and_lines_are_found_by_role(load: Load, folder: Path) -> None:
    """A field, the nearest block around one that is absent, the top of a file without any."""
    (folder / "record.yaml").write_text("docgen: 1\npayments: []\n")
    sources = load().sources
    record = "projects/job/record.yaml"

    assert sources.span(FieldPath("record", ("payments",), on_key=True)) == Span(
        record, Position(2, 1), Position(2, 9)
    )
    assert sources.span(FieldPath("record", ("payments", 3, "date"))) == Span(
        record, Position(2, 1), Position(2, 9)
    )
    assert sources.span(FieldPath("record", ("invoices",))) == Span(record, Position(1, 1), Position(1, 2))
    assert sources.span(FieldPath("lock")) == Span("projects/job/docgen.lock", Position(1, 1), Position(1, 2))
    assert sources.line(record, 2) == "payments: []"
    assert sources.line(record, 9) is None
    assert sources.line("projects/job/absent.yaml", 1) is None
