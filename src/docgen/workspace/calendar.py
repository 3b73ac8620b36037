"""The business calendar of a project, from its own list or a named one (R-3, S-13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.diagnostics import Checked, Diagnostic, FieldPath, error, warning
from docgen.model import Project
from docgen.model.project import HolidayRule
from docgen.values import BusinessCalendar
from docgen.workspace.holidays import named_holidays, near_base
from docgen.workspace.lock import Lock, LockedHolidays

# The years that a named list is taken for, around the contract's own: no job and no claim lasts longer.
YEARS_BEFORE, YEARS_AFTER = 1, 10
LAST_YEAR = 2035  # further ahead the lunar and decreed days of many places are guesses
WHOLE_WEEK = 7
AT = FieldPath("project", ("project", "calendar"))


def business_calendar(
    project: Project, lock: Lock
) -> Checked[tuple[BusinessCalendar, LockedHolidays | None]]:
    """The calendar, and the named list behind it where there is one.

    A list in the lock wins over the library's, as long as it covers the years wanted. A plain list
    vouches for the years it `covers`, or for all. Reports DG716 (unknown list), DG717 (no working day)
    and DG718 (a day to add or remove that changes nothing).
    """
    calendar = project.project.calendar
    rule = calendar.holidays
    weekend = frozenset(day.number for day in calendar.weekend)
    found: list[Diagnostic] = []
    if len(weekend) == WHOLE_WEEK:
        found.append(error("DG717", "no day of the week is a working day", AT.child("weekend")))
    base = None
    try:
        base = _base(project, lock)
    except KeyError:
        at = AT.child("holidays", "base")
        found.append(
            error("DG716", f"there is no holiday list {rule.base}", at, hint=near_base(rule.base or ""))
        )
    if any(one.is_error for one in found):
        return Checked(None, tuple(found))
    listed = frozenset(base.days) if base is not None else frozenset()
    covers = _covers(rule, base)
    found += _useless(rule, listed, covers)
    days = (listed | set(rule.add)) - set(rule.remove)
    return Checked((BusinessCalendar(weekend, days, covers, _source(rule, base)), base), tuple(found))


def _base(project: Project, lock: Lock) -> LockedHolidays | None:
    """The named list of the rule: the locked one where it will do, else the library's."""
    rule = project.project.calendar.holidays
    if rule.base is None:
        return None
    years = tuple(sorted(set(rule.covers))) or _usual_years(project.contract.date.year)
    locked = lock.holidays
    if locked is None or locked.base != rule.base or not locked.covers:
        return named_holidays(rule.base, years)
    will_do = not rule.covers or set(years) <= set(locked.covers)
    return locked if will_do else named_holidays(rule.base, years)


def _usual_years(contract: int) -> tuple[int, ...]:
    last = max(contract, min(contract + YEARS_AFTER, LAST_YEAR))
    return tuple(range(contract - YEARS_BEFORE, last + 1))


def _covers(rule: HolidayRule, base: LockedHolidays | None) -> frozenset[int] | None:
    """The years that the holidays are complete for; None where the writer vouches for all."""
    if base is None:
        return frozenset(rule.covers) or None
    return frozenset(base.covers) & frozenset(rule.covers or base.covers)


def _source(rule: HolidayRule, base: LockedHolidays | None) -> str:
    if base is None:
        return "listed in the project"
    changes = [
        f"{len(rule.add)} added" if rule.add else "",
        f"{len(rule.remove)} removed" if rule.remove else "",
    ]
    return ", ".join([base.source, *(change for change in changes if change)])


def _useless(
    rule: HolidayRule, listed: frozenset[date], covers: frozenset[int] | None
) -> Iterator[Diagnostic]:
    """DG718: days to remove that are no holidays, and holidays of years that nothing vouches for."""
    for index, day in enumerate(rule.remove):
        if day not in listed and day not in rule.add:
            at = AT.child("holidays", "remove", index)
            yield warning("DG718", f"{day} is no holiday of the list, so there is nothing to remove", at)
    for index, day in enumerate(rule.add):
        at = AT.child("holidays", "add", index)
        if covers is not None and day.year not in covers:
            hint = "add the year to covers:, once all its holidays are listed"
            yield warning("DG718", f"{day} lies outside the years that the list covers", at, hint=hint)
        elif day in listed:
            yield warning("DG718", f"{day} is on the list {rule.base} already", at)
