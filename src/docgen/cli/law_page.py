"""The law of one place as a page for the terminal: `docgen law show`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from textwrap import wrap

from docgen.law import Jurisdiction, Row, Section, ValueType, parameter
from docgen.law.view import NOT_KNOWN, value_items
from docgen.law.words import conditions_in_words

DISCLAIMER = "Data for a lawyer to check, not legal advice."
KEY, VALUE, ABOUT = "  ", " " * 4, " " * 6
INLINE = 40
"""The longest value that the facts it holds for follow on the same line."""

_RULES = re.compile(r" ?\(((?:[RSW]-[A-Za-z0-9-]+)(?:, )?)+\)")


@dataclass
class _Sources:
    """The sources of a page, each numbered once in the order in which it is first named."""

    numbers: dict[str, int] = field(default_factory=dict)

    def marks(self, sources: Iterable[str]) -> str:
        """`[1-3, 7]`; empty without sources."""
        found = sorted({self.numbers.setdefault(source, len(self.numbers) + 1) for source in sources})
        runs = [list(run) for _, run in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0])]
        parts = [
            str(run[0][1]) if len(run) == 1 else f"{run[0][1]}{'-' if len(run) > 2 else ', '}{run[-1][1]}"
            for run in runs
        ]
        return f"[{', '.join(parts)}]" if parts else ""


def page(
    place: Jurisdiction, day: date, sections: tuple[Section, ...], width: int, *, about: Iterable[str] = ()
) -> str:
    """Every value by topic, then the sources. `about` are sentences on the place itself."""
    sources = _Sources()
    lines = [f"{place.name} ({place.code}), law of {day}"]
    for sentence in (_numbers(sections), *about, DISCLAIMER):
        lines += _wrapped(sentence, width, "")
    for section in sections:
        lines += ["", section.topic.replace("_", " ").upper()]
        for _, rows in groupby(section.rows, key=lambda row: row.name):
            lines += ["", *_parameter(list(rows), place, sources, width)]
    if sources.numbers:
        lines += ["", "SOURCES", "", *_foot(sources)]
    return "\n".join(lines)


def _numbers(sections: tuple[Section, ...]) -> str:
    rows = [row for section in sections for row in section.rows]
    unknown = sum(not row.known for row in rows)
    low = sum(row.known and row.confidence == "low" for row in rows)
    values = "1 value" if len(rows) == 1 else f"{len(rows)} values"
    return f"{values}, {unknown} of them not known, {low} of low confidence."


def _parameter(rows: list[Row], place: Jurisdiction, sources: _Sources, width: int) -> Iterator[str]:
    yield f"{KEY}{rows[0].key}"
    for number, row in enumerate(rows):
        yield from _value(row, width, otherwise=number > 0)
        if number == 0:
            yield from _wrapped(_RULES.sub("", row.description), width, ABOUT)
        yield from _details(row, place, sources, width)


def _value(row: Row, width: int, *, otherwise: bool) -> Iterator[str]:
    """The value, and the facts it holds for beside a short one, else below."""
    facts = conditions_in_words(row.when) or ("otherwise" if otherwise else "")
    texts = _texts(row)
    beside = len(texts) == 1 and len(texts[0]) <= INLINE and not texts[0].endswith(".")
    if beside:
        yield from _wrapped(f"{texts[0]}, {facts}" if facts else texts[0], width, VALUE)
        return
    for text in texts:
        yield from _wrapped(text, width, VALUE, first="- " if len(texts) > 1 else "")
    if facts:
        yield from _wrapped(f"{facts[0].upper()}{facts[1:]}.", width, ABOUT)


def _texts(row: Row) -> tuple[str, ...]:
    """The value as it is shown; of a list each item by itself."""
    entry = row.entry
    if entry.value is None and entry.formula:
        return (f"{entry.formula}; the figure is {NOT_KNOWN}",)
    if parameter(row.name).type is ValueType.CHOICE:
        return (row.value.replace("_", " "),)
    return value_items(entry.value) if isinstance(entry.value, tuple) else (row.value,)


def _details(row: Row, place: Jurisdiction, sources: _Sources, width: int) -> Iterator[str]:
    entry = row.entry
    if row.note and not row.known:
        yield from _wrapped(row.note, width, ABOUT)
    basis = f"{row.citation} {sources.marks(row.sources)}".strip()
    told = (basis, _standing(row), _origin(row, place))
    yield from _wrapped(". ".join(one for one in told if one) + ".", width, ABOUT)
    if entry.value is not None and entry.formula:
        yield from _wrapped(f"Formula: {entry.formula}.", width, ABOUT)
    if entry.scope:
        yield from _wrapped(f"The statute reaches it only {_reach(row)}.", width, ABOUT)
    if row.note and row.known:
        yield from _wrapped(row.note, width, ABOUT)
    for other in entry.conflict:
        said = f"Another source says {other.value}: {other.note} {sources.marks(other.sources)}"
        yield from _wrapped(said, width, ABOUT)


def _standing(row: Row) -> str:
    since = f"in force since {row.in_force_from}" if row.in_force_from else ""
    until = f"known until {row.entry.until}" if row.entry.until else ""
    sure = f"{row.confidence} confidence" if row.confidence else ""
    checked = f"checked {row.last_checked}" if row.last_checked else ""
    text = ", ".join(part for part in (since, until, sure, checked) if part)
    return f"{text[:1].upper()}{text[1:]}"


def _origin(row: Row, place: Jurisdiction) -> str:
    if row.override:
        return f"Set by this workspace for {row.jurisdiction}, in place of docgen's own value"
    return f"Common to all of {row.jurisdiction}" if row.jurisdiction != place.code else ""


def _reach(row: Row) -> str:
    return conditions_in_words(row.entry.scope)


def _foot(sources: _Sources) -> Iterator[str]:
    room = len(str(len(sources.numbers)))
    for source, number in sources.numbers.items():
        yield f"  [{number}]{' ' * (room - len(str(number)))} {source}"


def _wrapped(text: str, width: int, indent: str, *, first: str = "") -> list[str]:
    return wrap(
        " ".join(text.split()),
        width,
        initial_indent=indent + first,
        subsequent_indent=indent + " " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
