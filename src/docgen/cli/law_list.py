"""The jurisdictions at a glance: `docgen law list`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import Any

from docgen.law import Jurisdiction, Row, describe
from docgen.law.words import conditions_in_words

NO_ROUTE = "no small-claims route for unpaid work"
_GAP = "  "
_WIDE = 100
"""From this width on the limits say what they depend on."""
_NOTHING = "–"
_NARROW = 76
"""Below it the columns on confidence and checks are left out: `docgen law show` has them."""
_LEGEND = "Low: values of low confidence. 'docgen law show CODE' prints every value with its source."


def summary(place: Jurisdiction, day: date) -> dict[str, Any]:
    """One jurisdiction in figures, as `--format json` prints it.

    `small_claims` says whether the route is open to a claim for unpaid work: None where nobody has looked,
    or where it depends on the facts. `values` counts all rows, `not_known` and `low_confidence` those in it.
    """
    rows = [row for section in describe(place, day) for row in section.rows]
    checks = [row.last_checked for row in rows if row.last_checked]
    limits = [row for row in rows if row.name == "small_claims.limit"]
    route = _route(rows)
    return {
        "code": place.code,
        "name": place.name,
        "small_claims": route,
        "limit": NO_ROUTE if route is False else _limit(limits, full=True),
        "limits": [
            {"for": row.depends_on, "in_words": conditions_in_words(row.when), "limit": row.value}
            for row in limits
        ],
        "values": len(rows),
        "not_known": sum(not row.known for row in rows),
        "low_confidence": sum(row.known and row.confidence == "low" for row in rows),
        "oldest_check": min(checks, default=None),
        "short_limit": NO_ROUTE if route is False else _limit(limits, full=False),
    }


def _route(rows: Sequence[Row]) -> bool | None:
    found = {row.entry.value for row in rows if row.name == "small_claims.available"}
    answer = found.pop() if len(found) == 1 else None
    return answer if isinstance(answer, bool) else None


def _limit(rows: Sequence[Row], *, full: bool) -> str:
    """The limits at a glance: `USD 6,250–12,500, by claimant`."""
    amounts = sorted({row.entry.value for row in rows if isinstance(row.entry.value, Decimal)})
    if not amounts:
        return "not known"
    currency = next(row.entry.unit for row in rows if row.known)
    text = f"{currency} {'–'.join(f'{amount:,f}' for amount in dict.fromkeys((amounts[0], amounts[-1])))}"
    if not full:
        return text
    facets = dict.fromkeys(condition.facet for row in rows for condition in row.when.all)
    by = f", by {' and '.join(facets)}" if facets and len(amounts) > 1 else ""
    return f"{text}{by}{'' if all(row.known for row in rows) else '; some not known'}"


def table(places: Sequence[dict[str, Any]], width: int) -> str:
    """The jurisdictions in columns that are no wider than `width`; long texts wrap inside theirs."""
    which = "limit" if width >= _WIDE else "short_limit"
    rows = [
        (
            place["code"],
            place["name"],
            place[which],
            str(place["values"]),
            str(place["not_known"]),
            str(place["low_confidence"]),
            place["oldest_check"] or _NOTHING,
        )
        for place in places
    ]
    head = ("Code", "Name", "Small claims up to", "Values", "Not known", "Low", "Oldest check")
    shown = len(head) if width >= _NARROW else 5
    cut = [row[:shown] for row in (head, *rows)]
    widths = _widths(cut, width)
    lines = _line(cut[0], widths)
    lines += [_GAP.join("─" * size for size in widths)]
    for row in cut[1:]:
        lines += _line(row, widths)
    return "\n".join([*lines, "", *wrap(_LEGEND, width)])


def _widths(rows: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """Figures and dates take what they need; name and limit share the rest."""
    sizes = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    sizes[4] = len("known")
    if len(sizes) > 6:
        sizes[6] = len("2026-11-23")
    room = width - sum(sizes) + sizes[1] + sizes[2] - len(_GAP) * (len(sizes) - 1)
    sizes[1] = min(sizes[1], room // 2)
    sizes[2] = min(sizes[2], room - sizes[1])
    return sizes


def _line(row: tuple[str, ...], widths: Sequence[int]) -> list[str]:
    """One row of the table in as many lines as its longest cell needs; figures stand to the right."""
    cells = [
        wrap(text, size, break_on_hyphens=False, break_long_words=False) or [""]
        for text, size in zip(row, widths, strict=True)
    ]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [
            (cell[number] if number < len(cell) else "").rjust(size)
            if column in (3, 4, 5)
            else (cell[number] if number < len(cell) else "").ljust(size)
            for column, (cell, size) in enumerate(zip(cells, widths, strict=True))
        ]
        lines.append(_GAP.join(parts).rstrip())
    return lines
