"""A timeline laid out for people, and as plain data for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from docgen.diagnostics import FieldPath
from docgen.reports.text import fits, laid_out, weekday, wrapped
from docgen.reports.timeline.entry import TimelineEntry

Locate = Callable[[FieldPath], str | None]
"""Where a field of the files stands: `projects/kitchen/record.yaml:12`."""

NARROW = 76
"""Below so many columns each entry takes lines of its own instead of a row."""

_TODAY = "\N{BULLET}today"


def as_text(entries: Sequence[TimelineEntry], as_of: date, locate: Locate, *, width: int = 100) -> str:
    """The entries as a table, with a rule for today between what was and what comes."""
    rows = [("Day", "What", "Rule, contract, law", "From")]
    marked = False
    for entry in entries:
        if not marked and not entry.is_past(as_of):
            rows.append((_TODAY, "", "", ""))
            marked = True
        rows.append((weekday(entry.day), told(entry), _basis(entry), _origin(entry, locate)))
    if not marked:
        rows.append((_TODAY, "", "", ""))
    if width < NARROW or not fits(rows, right=set(), width=width):
        return _stacked(entries, as_of, locate, width)
    lines = laid_out(rows, right=set(), width=width).splitlines()
    rule = lines[1]
    return "\n".join(_today(as_of, len(rule)) if line.startswith(_TODAY) else line for line in lines)


def _stacked(entries: Sequence[TimelineEntry], as_of: date, locate: Locate, width: int) -> str:
    lines = []
    past = [entry for entry in entries if entry.is_past(as_of)]
    for entry in past:
        lines += _lines(entry, locate, width)
    lines.append(_today(as_of, width))
    for entry in entries[len(past) :]:
        lines += _lines(entry, locate, width)
    return "\n".join(lines)


def _lines(entry: TimelineEntry, locate: Locate, width: int) -> list[str]:
    details = "; ".join(part for part in (_basis(entry), _origin(entry, locate)) if part)
    return [
        *wrapped(f"{weekday(entry.day)}  {told(entry)}", width, " " * 16),
        *wrapped(f"{' ' * 16}{details}" if details else "", width, " " * 16),
    ]


def _today(as_of: date, width: int) -> str:
    words = f"── today, {as_of:%A} {as_of.isoformat()} "
    return words + "─" * max(2, width - len(words))


def told(entry: TimelineEntry) -> str:
    """What an entry says, with what it assumes."""
    return f"{entry.text}, {entry.assumes}" if entry.assumes else entry.text


def _basis(entry: TimelineEntry) -> str:
    """Rules, the number of the clause (its heading where it has none), and the law."""
    clause = f"clause {_number(entry.clause)}" if entry.clause else None
    return "; ".join(part for part in (", ".join(entry.rules), clause, entry.law) if part)


def _number(clause: str) -> str:
    number, _, heading = clause.partition(" ")
    return number if heading and number.isdigit() else f"“{clause}”"


def _origin(entry: TimelineEntry, locate: Locate) -> str:
    place = locate(entry.at) if entry.at is not None else None
    return place.rsplit("/", 1)[-1] if place is not None else "computed"


def as_rows(entries: Sequence[TimelineEntry], as_of: date, locate: Locate) -> list[dict[str, Any]]:
    """The entries as plain data; stable names, everything as text."""
    return [_row(entry, as_of, locate) for entry in entries]


def _row(entry: TimelineEntry, as_of: date, locate: Locate) -> dict[str, Any]:
    place = locate(entry.at) if entry.at is not None else None
    file, _, line = place.rpartition(":") if place is not None else ("", "", "")
    return {
        "date": entry.day.isoformat(),
        "weekday": f"{entry.day:%A}",
        "when": "past" if entry.is_past(as_of) else "coming",
        "event": entry.event,
        "subject": entry.subject,
        "text": entry.text,
        "assumes": entry.assumes,
        "amount": str(entry.amount) if entry.amount is not None else None,
        "rules": list(entry.rules),
        "clause": entry.clause,
        "law": entry.law,
        "source": {"file": file, "line": int(line)} if file else None,
    }
