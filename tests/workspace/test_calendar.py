"""The business calendar: named lists, lists of one's own, and what the lock holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.model import Project
from docgen.values import BusinessCalendar, OutsideCoverage
from docgen.workspace.calendar import business_calendar
from docgen.workspace.holidays import named_holidays, near_base
from docgen.workspace.lock import Lock, LockedHolidays

from .conftest import PROJECT, Load


@pytest.fixture
def project(load: Load) -> Project:
    """The small project."""
    loaded = load().loaded
    assert loaded is not None
    return loaded.project


def with_holidays(load: Load, folder: Path, rule: str) -> Project:
    """The small project with another rule for holidays."""
    (folder / "project.yaml").write_text(PROJECT.replace("holidays: []", f"holidays: {rule}"))
    loaded = load().loaded
    assert loaded is not None
    return loaded.project


def calendar_of(project: Project, lock: Lock | None = None) -> BusinessCalendar:
    """The calendar, where nothing is wrong with it."""
    checked = business_calendar(project, lock or Lock())
    assert checked.value is not None and not checked.diagnostics, checked.diagnostics
    return checked.value[0]


def codes(project: Project) -> list[str]:
    """What is wrong with the calendar."""
    return [one.code for one in business_calendar(project, Lock()).diagnostics]


@pytest.mark.parametrize(
    ("base", "holiday"),
    [
        ("us-ca", date(2026, 7, 3)),  # the Friday before a fourth of July on a Saturday
        ("us-ny", date(2026, 11, 26)),
        ("us-tx", date(2026, 5, 25)),
        ("us", date(2026, 12, 25)),
        ("gb-eng", date(2026, 12, 28)),  # Boxing Day falls on a Saturday
        ("gb-wls", date(2026, 4, 6)),
        ("gb-eaw", date(2026, 4, 6)),
        ("th", date(2026, 4, 13)),
    ],
)
def test_a_named_list_has_the_days_observed_instead(base: str, holiday: date) -> None:
    """And says which library it came from, in which version."""
    found = named_holidays(base, [2026])

    assert holiday in found.days
    assert found.covers == (2026,)
    assert all(day.year == 2026 for day in found.days)
    assert found.source.startswith("holidays 0.")


def test_an_unknown_list_is_a_key_error_with_the_nearest_to_say() -> None:
    """Countries and their parts alike."""
    for base in ("us-xx", "zz", ""):
        with pytest.raises(KeyError):
            named_holidays(base, [2026])
    assert near_base("us-tex") == "did you mean us-tx?"
    assert "us-ca" in near_base("qqqq")


def test_a_list_of_ones_own_vouches_for_every_year(load: Load, folder: Path) -> None:
    """The writer says so by writing it."""
    calendar = calendar_of(with_holidays(load, folder, "[2026-12-25]"))

    assert not calendar.is_business_day(date(2026, 12, 25))
    assert calendar.is_business_day(date(2050, 12, 23))
    assert calendar.covers is None


def test_a_list_that_names_its_years_vouches_for_those(load: Load, folder: Path) -> None:
    """A date outside is refused, never guessed (S-13)."""
    calendar = calendar_of(with_holidays(load, folder, "{add: [2026-12-25], covers: [2026]}"))

    with pytest.raises(OutsideCoverage):
        calendar.is_business_day(date(2027, 1, 4))


def test_days_are_added_to_a_named_list_and_removed_from_it(load: Load, folder: Path) -> None:
    """The list itself, as it goes into the lock, stays the library's."""
    project = with_holidays(load, folder, "{base: us-tx, add: [2026-03-10], remove: [2026-12-25]}")

    checked = business_calendar(project, Lock())

    assert checked.value is not None
    calendar, base = checked.value
    assert not calendar.is_business_day(date(2026, 3, 10))
    assert calendar.is_business_day(date(2026, 12, 25))
    assert base is not None and date(2026, 12, 25) in base.days
    assert calendar.source.endswith("1 added, 1 removed")
    assert base.covers == tuple(range(2025, 2036))


def test_the_locked_list_wins_as_long_as_it_will_do(load: Load, folder: Path) -> None:
    """Not for another name, and not for years that it lacks."""
    day = date(2026, 3, 10)
    lock = Lock(holidays=LockedHolidays("us-tx", "holidays 0.1", (2026,), (day,)))

    locked = calendar_of(with_holidays(load, folder, "{base: us-tx}"), lock)
    assert (locked.holidays, locked.source) == (frozenset({day}), "holidays 0.1")
    same_year = calendar_of(with_holidays(load, folder, "{base: us-tx, covers: [2026]}"), lock)
    assert same_year.holidays == {day}
    more = calendar_of(with_holidays(load, folder, "{base: us-tx, covers: [2026, 2027]}"), lock)
    assert day not in more.holidays and more.covers == {2026, 2027}
    other = calendar_of(with_holidays(load, folder, "{base: us-ny}"), lock)
    assert day not in other.holidays


def test_mistakes_in_the_rule_are_diagnostics(load: Load, folder: Path) -> None:
    """An unknown name stops; a day that changes nothing is a warning."""
    assert codes(with_holidays(load, folder, "{base: us-xx}")) == ["DG716"]
    assert codes(with_holidays(load, folder, "{base: us-tx, remove: [2026-03-11]}")) == ["DG718"]
    assert codes(with_holidays(load, folder, "{base: us-tx, add: [2026-12-25]}")) == ["DG718"]
    assert codes(with_holidays(load, folder, "{add: [2027-01-01], covers: [2026]}")) == ["DG718"]


def test_a_week_without_a_working_day_is_refused(load: Load, folder: Path) -> None:
    """Every search for the next business day would be endless."""
    days = "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]"
    text = PROJECT.replace("{holidays: []}", f"{{weekend: {days}, holidays: []}}")
    (folder / "project.yaml").write_text(text)
    loaded = load().loaded
    assert loaded is not None

    assert codes(loaded.project) == ["DG717"]
    assert business_calendar(loaded.project, Lock()).value is None
