"""A jurisdiction's values laid out for a person: what `docgen law show` prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from docgen.law.condition import Conditions
from docgen.law.entry import Case, Conflict, Entry, Layer, Stage, Value
from docgen.law.library import Jurisdiction
from docgen.law.parameters import parameter
from docgen.law.reader import Reading

NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Row:
    """One value as text. `depends_on` are the facts it holds for, `in_force_from` is empty when undated.

    `jurisdiction` is where the value stands, which may be the parent; `override` tells a value of the
    workspace from docgen's own. `when` and `entry` are the condition and the value as they were read.
    """

    name: str
    description: str
    depends_on: str
    value: str
    in_force_from: str
    citation: str
    confidence: str
    last_checked: str
    sources: tuple[str, ...]
    note: str
    scope: str
    conflict: tuple[str, ...]
    jurisdiction: str
    override: bool
    when: Conditions
    entry: Entry

    @property
    def key(self) -> str:
        """The name without its topic."""
        return self.name.partition(".")[2]

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.entry.value is not None


@dataclass(frozen=True)
class Section:
    """The rows of one topic."""

    topic: str
    rows: tuple[Row, ...]


def describe(jurisdiction: Jurisdiction, on: date) -> tuple[Section, ...]:
    """Every value of that day, by topic; of a parameter its cases, in the order in which they are asked."""
    rows = [row for name in jurisdiction.parameters for row in _rows(jurisdiction, name, on)]
    return tuple(
        Section(topic, tuple(row for row in rows if parameter(row.name).topic == topic))
        for topic in jurisdiction.topics
    )


def _rows(jurisdiction: Jurisdiction, name: str, on: date) -> Iterator[Row]:
    """The cases up to the first that always applies: what stands after it is never read."""
    for layer, case in jurisdiction.cases(name):
        entry = case.on(on)
        yield _row(name, layer, case, entry)
        if entry is not None and not case.when:
            return


def _row(name: str, layer: Layer, case: Case, entry: Entry | None) -> Row:
    shown = entry or Entry.unknown(f"the first known value comes into force on {case.entries[0].start}")
    return Row(
        name=name,
        description=parameter(name).description,
        depends_on=str(case.when),
        value=value_text(shown),
        in_force_from=shown.start.isoformat() if shown.start else "",
        citation=shown.citation or "",
        confidence=shown.confidence or "",
        last_checked=shown.last_checked.isoformat() if shown.last_checked else "",
        sources=shown.sources,
        note=shown.note or "",
        scope=str(shown.scope),
        conflict=tuple(_conflict_text(conflict) for conflict in shown.conflict),
        jurisdiction=layer.jurisdiction,
        override=layer.override,
        when=case.when,
        entry=shown,
    )


def value_text(entry: Entry | Reading) -> str:
    """The value in words, with its unit and kind; `not known` when there is none."""
    if entry.value is None:
        return f"{NOT_KNOWN} ({entry.formula})" if entry.formula else NOT_KNOWN
    text = "; ".join(value_items(entry.value))
    if entry.unit:
        text = f"{entry.unit} {text}" if isinstance(entry.value, Decimal) and entry.unit.isupper() else text
        text = text if entry.unit.isupper() else f"{text} {_unit(entry.unit, entry.value)}"
    return f"{text} ({entry.kind})" if entry.kind else text


def _unit(unit: str, value: Value) -> str:
    """`1 calendar day`, `2 calendar days`."""
    return unit.removesuffix("s") if value == 1 and unit.endswith(("days", "years")) else unit


def value_items(value: Value) -> tuple[str, ...]:
    """A value as texts: one, or as many as a list has; none where it is not known."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(_stage_text(item) if isinstance(item, Stage) else item for item in value)
    return (_plain(value),)


def _plain(value: Decimal | Fraction | int | str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, Fraction):
        return f"{value // 1} {value % 1}"
    return str(value)


def _stage_text(stage: Stage) -> str:
    to = f" to {', '.join(stage.to)}" if stage.to else ""
    by = f" by {' or '.join(stage.methods)}" if stage.methods else ""
    days = "day" if stage.days == 1 else "days"
    return f"{stage.days} {stage.unit} {days} after {stage.after}: {stage.action}{to}{by}"


def _conflict_text(conflict: Conflict) -> str:
    return f"{conflict.value}: {conflict.note} ({', '.join(conflict.sources)})"
