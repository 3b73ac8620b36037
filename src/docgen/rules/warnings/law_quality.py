"""Warnings about the values of law that were used: weak sources, a review that is due, overrides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from docgen.diagnostics import Diagnostic, warning
from docgen.law import Reading
from docgen.rules.basis import Basis
from docgen.rules.state import ProjectState
from docgen.rules.warnings.places import project_field
from docgen.rules.words import listed

Note = Callable[[Reading], str] | None

JURISDICTION = project_field("project", "jurisdiction")


def low_confidence(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LAW-LOW-CONFIDENCE: values that were used rest on a single or secondary source."""
    found = [reading for reading in _used(basis) if reading.confidence == "low"]
    if found:
        yield warning(
            "W-LAW-LOW-CONFIDENCE",
            f"used with low confidence: {_named(found)}",
            JURISDICTION,
            hint="check each against its source before relying on it",
        )


def review_due(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LAW-REVIEW-DUE: values that were used were last checked over a year ago, or their period is over."""
    used, day = _used(basis), state.as_of
    ended = [reading for reading in used if _has_ended(reading, day)]
    old: dict[date, list[Reading]] = {}
    for reading in used:
        checked = reading.last_checked
        if reading not in ended and checked is not None and day > a_year_after(checked):
            old.setdefault(checked, []).append(reading)
    found = [_named(ended, _period)] if ended else []
    found += [f"last checked on {checked}: {_names(old[checked])}" for checked in sorted(old)]
    if found:
        yield warning(
            "W-LAW-REVIEW-DUE",
            f"to be checked again: {'; '.join(found)}",
            JURISDICTION,
            hint=f"'docgen law show {basis.law.jurisdiction.code}' prints the source of each",
        )


def overridden(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LAW-OVERRIDE: values of the project or the workspace were used in place of docgen's own."""
    found = [reading for reading in _used(basis) if reading.override]
    if found:
        yield warning(
            "W-LAW-OVERRIDE",
            f"set by the project or workspace: {_named(found)}",
            project_field("law") if _by_project(found, state) else JURISDICTION,
            hint="see that the source is right and still in force",
        )


def _period(reading: Reading) -> str:
    return (
        f"known until {reading.until}" if reading.until is not None else f"figure of {reading.in_force_from}"
    )


def _used(basis: Basis) -> tuple[Reading, ...]:
    """The values that were read and are known, in the order of first use."""
    return tuple(reading for reading in basis.law.trace if reading.known)


def _has_ended(reading: Reading, day: date) -> bool:
    """Whether the period of a value is over; that of a floating figure lasts a year where it is not stated."""
    if reading.until is not None:
        return day > reading.until
    first = reading.in_force_from
    return reading.kind == "floating" and first is not None and day > a_year_after(first)


def a_year_after(day: date) -> date:
    """The same day of the next year; 1 March for 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28) + timedelta(days=1)


def _by_project(readings: Iterable[Reading], state: ProjectState) -> bool:
    """Whether one of the values stands under `law:` of the project, not in the workspace's folder."""
    law = state.project.law or {}
    names = {f"{topic}.{key}" for topic, values in law.items() for key in values}
    return any(reading.name in names for reading in readings)


def _named(readings: Iterable[Reading], note: Note = None) -> str:
    """Each value once, in the order of the names, with where it comes from."""
    said: dict[str, list[str]] = {}
    for reading in readings:
        words = _source(reading) if note is None else f"{_source(reading)}, {note(reading)}"
        known = said.setdefault(reading.name, [])
        known += [words] if words not in known else []
    return listed(f"{name} ({'; '.join(words)})" for name, words in sorted(said.items()))


def _names(readings: Iterable[Reading]) -> str:
    return listed(sorted({reading.name for reading in readings}))


def _source(reading: Reading) -> str:
    return reading.citation or reading.sources[0]
