"""Values of law as the reviewer's memo prints them, from the record of what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.law import Entry, Reading
from docgen.law.view import value_text

NO_CITATION = "no citation"


@dataclass(frozen=True)
class LawRow:
    """One value that was read.

    `facts` is what it was read for (`claimant: entity`). `checked` is the confidence and the day of the
    last check. `researched` is False where the law data simply says nothing. `details` are sources, note and differing values, in sentences; empty where there are none.
    """

    name: str
    facts: str
    value: str
    citation: str
    checked: str
    details: str
    known: bool
    researched: bool


def known(readings: Sequence[Reading], name: str) -> Reading | None:
    """The value of law read under this name, if it is known."""
    return next((reading for reading in readings if reading.name == name and reading.known), None)


def in_scope(readings: Sequence[Reading], name: str) -> Reading | None:
    """The value of law read under this name, if it is known and its statute reaches this project (S-18)."""
    for reading in readings:
        if reading.name == name and reading.known and reading.scope.hold(dict(reading.facets)):
            return reading
    return None


def suspension_statute(readings: Sequence[Reading]) -> str | None:
    """The citation of the statute that asks for notice before work stops; None where none reaches the case.

    A statute without a minimum notice (California's optional route) is never cited in a letter.
    """
    reading = in_scope(readings, "suspension.minimum_notice_days")
    return reading.citation if reading is not None and reading.value else None


def law_rows(readings: Sequence[Reading]) -> tuple[LawRow, ...]:
    """The readings in the order of their names."""
    return tuple(_row(reading) for reading in sorted(readings, key=lambda r: (r.name, r.facets)))


def _row(reading: Reading) -> LawRow:
    entry = Entry(
        start=reading.in_force_from,
        value=reading.value,
        unit=reading.unit,
        kind=reading.kind,
        formula=reading.formula,
    )
    return LawRow(
        name=reading.name,
        facts=", ".join(f"{name}: {fact}" for name, fact in reading.facets if fact).replace("_", " "),
        value=value_text(entry),
        citation=_citation(reading),
        checked=_checked(reading),
        details=" ".join(_details(reading)),
        known=reading.known,
        researched=reading.known or reading.last_checked is not None or reading.citation is not None,
    )


def _citation(reading: Reading) -> str:
    text = reading.citation or NO_CITATION
    place = f"{reading.jurisdiction}, set by the project" if reading.override else reading.jurisdiction
    since = f", in force from {reading.in_force_from.isoformat()}" if reading.in_force_from else ""
    return f"{text} ({place}{since})"


def _checked(reading: Reading) -> str:
    parts = [f"{reading.confidence} confidence"] if reading.confidence else []
    parts += [f"checked {reading.last_checked.isoformat()}"] if reading.last_checked else []
    return ", ".join(parts) or "not stated"


def _details(reading: Reading) -> list[str]:
    parts = [_sentence(reading.note)] if reading.note else []
    parts += [f"Reach of the statute: {reading.scope}."] if reading.scope else []
    for other in reading.conflict:
        parts.append(f"A source differs: {other.value}, {_sentence(other.note)}")
    if reading.sources:
        parts.append(f"Sources: {', '.join(reading.sources)}.")
    return parts


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "?")) else f"{plain}."
