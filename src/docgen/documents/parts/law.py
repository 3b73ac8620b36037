"""Values of law as the reviewer's memo prints them, from the record of what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.law import Entry, Reading
from docgen.law.view import value_text

NO_CITATION = "no citation"

AGREED = (
    "consumer.",
    "contract.",
    "interest.",
    "payment.",
    "demand.minimum_days",
    "suspension.minimum_notice_days",
    "small_claims.counts_",
    "small_claims.forum_name",
    "small_claims.limit",
)
STOPPING = ("suspension.", "collection.", "interest.", "limitation.")
CONCERNS: dict[str, tuple[str, ...]] = {
    "intake-sheet": (),
    "contract": AGREED,
    "change-order": ("contract.", "small_claims.limit"),
    "payment-plan": ("collection.", "interest.", "limitation.", "small_claims.limit"),
    "reminder": ("collection.",),
    "notice-of-intent": STOPPING,
    "suspension-notice": STOPPING,
    "demand-letter": ("collection.", "demand.", "interest.", "limitation.", "payment.", "small_claims."),
    "hand-off-packet": (
        "collection.",
        "contract.",
        "demand.",
        "interest.",
        "limitation.",
        "small_claims.",
        "suspension.",
    ),
    "small-claims-packet": ("demand.", "interest.", "limitation.", "service.", "small_claims."),
}
"""What the reviewer of each kind of document has to weigh, by the beginnings of the values' names."""


@dataclass(frozen=True)
class LawRow:
    """One value that was read.

    `name` is the value's name in words; `facts` is what it was read for (`claimant: entity`). `checked` is
    the confidence and the day of the last check. `note` holds note, reach and differing values, in
    sentences; empty where there are none. `sources` are the numbers of its sources in the list of all.
    `researched` is False where the law data simply says nothing.
    """

    name: str
    facts: str
    value: str
    citation: str
    checked: str
    note: str
    sources: str
    known: bool
    researched: bool


@dataclass(frozen=True)
class LawRead:
    """The values that concern one kind of document, their sources, and how many others were read."""

    rows: tuple[LawRow, ...]
    sources: tuple[str, ...]
    others: int


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


def law_read(readings: Sequence[Reading], kind: str) -> LawRead:
    """What was read for this kind of document, in the order of the names; each source is listed once."""
    concerning = [reading for reading in readings if reading.name.startswith(CONCERNS.get(kind, ""))]
    concerning.sort(key=lambda reading: (reading.name, reading.facets))
    sources = tuple(dict.fromkeys(source for reading in concerning for source in reading.sources))
    numbers = {source: number for number, source in enumerate(sources, start=1)}
    rows = tuple(_row(reading, numbers) for reading in concerning)
    return LawRead(rows, sources, len(readings) - len(concerning))


def _row(reading: Reading, numbers: Mapping[str, int]) -> LawRow:
    entry = Entry(
        start=reading.in_force_from,
        value=reading.value,
        unit=reading.unit,
        kind=reading.kind,
        formula=reading.formula,
    )
    return LawRow(
        name=_in_words(reading.name),
        facts=", ".join(f"{name}: {fact}" for name, fact in reading.facets if fact).replace("_", " "),
        value=value_text(entry).replace("_", " "),
        citation=_citation(reading),
        checked=_checked(reading),
        note=" ".join(_notes(reading)),
        sources=", ".join(str(number) for number in sorted({numbers[one] for one in reading.sources})),
        known=reading.known,
        researched=reading.known or reading.last_checked is not None or reading.citation is not None,
    )


def _in_words(name: str) -> str:
    """`small_claims.filing_cap_above` as `small claims: filing cap above`."""
    return name.replace(".", ": ").replace("_", " ")


def _citation(reading: Reading) -> str:
    text = reading.citation or NO_CITATION
    place = f"{reading.jurisdiction}, override" if reading.override else reading.jurisdiction
    since = f", in force from {reading.in_force_from.isoformat()}" if reading.in_force_from else ""
    return f"{text} ({place}{since})"


def _checked(reading: Reading) -> str:
    parts = [f"{reading.confidence} confidence"] if reading.confidence else []
    parts += [f"checked {reading.last_checked.isoformat()}"] if reading.last_checked else []
    return ", ".join(parts) or "not stated"


def _notes(reading: Reading) -> list[str]:
    parts = [_sentence(reading.note)] if reading.note else []
    parts += [f"Reach of the statute: {reading.scope}."] if reading.scope else []
    for other in reading.conflict:
        parts.append(f"A source differs: {other.value}, {_sentence(other.note)}")
    return parts


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "?")) else f"{plain}."
