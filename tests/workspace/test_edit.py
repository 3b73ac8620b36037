"""Changing record.yaml: the entry is checked first, and nothing else in the file changes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic
from docgen.files import exclusive
from docgen.workspace import Loading, Workspace
from docgen.workspace.edit import Change, Edit, brought, change_record

PAYMENT = Change("payments", {"date": "2026-03-09", "amount": "5.00"})
REACHED = Change("milestones", {"id": "M1", "reached": "2026-03-02"}, same=("id",))


def everything(before: Loading, after: Loading) -> tuple[Diagnostic, ...]:
    """What the files themselves have wrong with the change, and not without it."""
    return brought(before.diagnostics, after.diagnostics)


@pytest.fixture
def record(folder: Path) -> Path:
    """The record of the project, which is not there yet."""
    return folder / "record.yaml"


def change(record: Path, what: Change) -> Edit:
    """Make a change and return what came of it."""
    root = record.parents[2]
    return change_record(Workspace(root), record.parent.name, what, everything)


def test_a_first_entry_makes_the_file(record: Path) -> None:
    """With the line that tells editors its schema."""
    edit = change(record, PAYMENT)

    assert record.read_text() == (
        "# yaml-language-server: $schema=../../schema/record.schema.json\n"
        "docgen: 1\n"
        "payments:\n"
        "  - {date: 2026-03-09, amount: 5.00}\n"
    )
    assert (edit.file, edit.line, edit.written, edit.is_new) == ("projects/job/record.yaml", 4, True, True)


def test_the_place_is_that_of_the_new_entry(record: Path) -> None:
    """Also in the middle of the file."""
    record.write_text("docgen: 1\npayments:\n  - {date: 2026-03-03, amount: 1}  # cash\n\nwork: []\n")

    assert change(record, PAYMENT).line == 4
    assert record.read_text() == (
        "docgen: 1\npayments:\n  - {date: 2026-03-03, amount: 1}  # cash\n"
        "  - {date: 2026-03-09, amount: 5.00}\n\nwork: []\n"
    )


def test_a_wrong_entry_is_reported_with_the_line_it_would_have_and_not_written(record: Path) -> None:
    """Every problem of it, and the file keeps its bytes."""
    record.write_text("docgen: 1\n")

    edit = change(record, Change("payments", {"date": "2026-02-30", "amount": "-5"}))

    assert [one.code for one in edit.diagnostics] == ["DG203", "DG214"]
    span = edit.sources.span(edit.diagnostics[0].at)
    assert span is not None
    assert edit.sources.line(span.file, span.start.line) == "  - {date: 2026-02-30, amount: -5}"
    assert not edit.written
    assert record.read_text() == "docgen: 1\n"


def test_a_problem_that_was_there_before_does_not_keep_an_entry_out(record: Path) -> None:
    """What arrived today can be written down although something else is still wrong."""
    record.write_text("docgen: 1\nwork: [{date: never, event: started}]\n")

    edit = change(record, PAYMENT)

    assert edit.written and edit.diagnostics == ()


def test_a_record_that_cannot_be_read_is_left_alone(record: Path) -> None:
    """Nobody knows where the entry would go."""
    record.write_text("docgen: 1\npayments: [\n")

    edit = change(record, PAYMENT)

    assert [one.code for one in edit.diagnostics] == ["DG101"]
    assert record.read_text() == "docgen: 1\npayments: [\n"


def test_a_file_that_cannot_take_the_entry_says_what_to_write(record: Path) -> None:
    """The hint has the line itself."""
    record.write_text("docgen: 1\n...\n")

    edit = change(record, PAYMENT)

    (found,) = edit.diagnostics
    assert found.code == "DG231"
    assert found.hint == "write it yourself, under payments: {date: 2026-03-09, amount: 5.00}"
    assert record.read_text() == "docgen: 1\n...\n"


def test_an_entry_that_is_there_is_completed(record: Path) -> None:
    """A milestone has one entry, which grows."""
    record.write_text("docgen: 1\nmilestones:\n  - id: M1  # the deposit\n  - {id: M2}\n")

    edit = change(record, REACHED)

    assert record.read_text() == (
        "docgen: 1\nmilestones:\n  - id: M1  # the deposit\n    reached: 2026-03-02\n  - {id: M2}\n"
    )
    assert (edit.is_new, edit.added, edit.line) == (False, {"reached": "2026-03-02"}, 3)


def test_the_same_again_changes_nothing(record: Path) -> None:
    """A command can be repeated."""
    change(record, REACHED)
    before = (record.read_bytes(), record.stat().st_mtime_ns)

    edit = change(record, REACHED)

    assert edit.written and edit.added == {}
    assert (record.read_bytes(), record.stat().st_mtime_ns) == before


def test_what_the_entry_says_already_is_not_overwritten(record: Path) -> None:
    """Another day for the same thing is for a person to decide; its place is shown."""
    change(record, REACHED)
    before = record.read_bytes()

    edit = change(record, Change("milestones", {"id": "M1", "reached": "2026-03-05"}, same=("id",)))

    (found,) = edit.diagnostics
    assert (found.code, str(found.at)) == ("DG230", "record:milestones[0].reached")
    assert record.read_bytes() == before


def test_entries_of_two_commands_at_once_are_both_kept(record: Path) -> None:
    """Each waits for the lock and reads the file anew."""
    changes = [Change("payments", {"date": "2026-03-09", "amount": f"{number}.00"}) for number in range(1, 6)]
    threads = [threading.Thread(target=change, args=(record, one)) for one in changes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    text = record.read_text()
    assert all(f"amount: {number}.00" in text for number in range(1, 6))


def test_the_lock_is_that_of_a_build(record: Path, tmp_path: Path) -> None:
    """So a build never reads half of a change, and its folder ignores itself."""
    change(record, PAYMENT)

    assert (tmp_path / ".docgen" / ".gitignore").read_bytes() == b"*\n"
    with exclusive(tmp_path / ".docgen" / "lock", seconds=0):
        pass
