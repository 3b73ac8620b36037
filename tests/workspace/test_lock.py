"""docgen.lock: what a project is built with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from docgen.diagnostics import Span
from docgen.workspace.lock import Lock, LockedHolidays, LockedTemplate, read_lock

HOLIDAYS = LockedHolidays("us-ca", "holidays 0.109", (2026,), (date(2026, 1, 1), date(2026, 7, 3)))


def test_a_lock_reads_back_as_it_was_written(tmp_path: Path) -> None:
    lock = Lock({"contract": LockedTemplate("1.0", "abc")}, HOLIDAYS, {"US-CA": "def"})
    path = tmp_path / "docgen.lock"
    path.write_bytes(lock.to_bytes())
    assert read_lock(path, "docgen.lock").value == lock


def test_a_missing_lock_is_empty(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "docgen.lock", "docgen.lock").value == Lock()


def test_what_stands_in_a_lock_stays_and_what_is_missing_comes() -> None:
    lock = Lock({"contract": LockedTemplate("1.0", "abc")}, HOLIDAYS, {"US-CA": "def"})
    newer = {"contract": LockedTemplate("2.0", "new"), "statement": LockedTemplate("1.0", "xyz")}
    changed = LockedHolidays("us-ca", "holidays 0.200", (2026,), (date(2026, 1, 1),))
    completed = lock.completed(templates=newer, holidays=changed, law={"US-CA": "new"})
    assert {name: one.version for name, one in completed.templates.items()} == {
        "contract": "1.0",
        "statement": "1.0",
    }
    assert completed.holidays == HOLIDAYS
    assert completed.law == {"US-CA": "def"}


def test_another_holiday_list_replaces_the_old_one() -> None:
    other = LockedHolidays("us-ny", "holidays 0.109", (2026,), ())
    assert Lock(holidays=HOLIDAYS).completed(templates={}, holidays=other, law={}).holidays == other


def test_a_lock_with_conflict_marks_is_reported_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "docgen.lock"
    path.write_text('{\n<<<<<<< HEAD\n  "law": {}\n}\n', encoding="utf-8")
    result = read_lock(path, "projects/kitchen/docgen.lock")
    assert result.value is None
    (problem,) = result.diagnostics
    assert problem.code == "DG801"
    assert isinstance(problem.at, Span)
    assert (problem.at.file, problem.at.start.line) == ("projects/kitchen/docgen.lock", 2)


def test_a_lock_of_another_shape_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "docgen.lock"
    for text in ("[]", "{}", '{"docgen-lock": 99, "law": {}, "templates": {}}', "\xff"):
        path.write_text(text, encoding="utf-8")
        assert [problem.code for problem in read_lock(path, "l").diagnostics] == ["DG801"]
