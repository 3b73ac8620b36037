"""Entries of the record that are dated after the as-of date (DG727)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from docgen.checks.shape import RECORD
from docgen.diagnostics import Diagnostic, FieldPath, Related, warning
from docgen.source import Unread
from docgen.values import Moment
from docgen.workspace import Facts

MOST_SHOWN = 4

_LISTS: dict[str, tuple[str, ...]] = {
    "signatures": ("at",),
    "work": ("date",),
    "milestones": ("reached", "accepted"),
    "invoices": ("date",),
    "credit_notes": ("date",),
    "payments": ("date", "returned", "accepted_on", "reversed.date", "withheld_tax.held"),
    "refunds": ("date",),
    "credit_instructions": ("date",),
    "waivers": ("date",),
    "restart_costs": ("date",),
    "notices": ("sent", "delivered", "bounced"),
    "approvals": ("on",),
    "disputes": ("date", "resolved"),
    "communications": ("date",),
    "early_start_requests": ("date",),
    "evidence": ("date",),
    "filings": ("date",),
}
"""The days of each list on which something happened."""


def entries_ahead(facts: Facts | None, last: date) -> Iterator[Diagnostic]:
    """DG727 for the days after `last`, once for all of them: they are known from their own dates on (S-2)."""
    found = [] if facts is None else sorted(_ahead(facts, last), key=lambda pair: (pair[0], str(pair[1])))
    if not found:
        return
    (day, at), *others = found
    related = tuple(Related(place, f"dated {later}") for later, place in others[:MOST_SHOWN])
    days = f"{len(found)} days of the record, from {day} on, are" if others else f"{day} is"
    message = f"{days} after the as-of date: what happened then counts for nothing yet"
    hint = "if a day is wrong, correct it; most often it is the year"
    yield warning("DG727", message, at, hint=hint, related=related)


def _ahead(facts: Facts, last: date) -> Iterator[tuple[date, FieldPath]]:
    for name, keys in _LISTS.items():
        try:
            for index, entry in enumerate(getattr(facts.record, name)):
                for key in keys:
                    day = _day(entry, key)
                    if day is not None and day > last:
                        yield day, RECORD.child(name, index, *key.split("."))
        except Unread:
            continue  # what cannot be read is reported already


def _day(entry: Any, key: str) -> date | None:
    """The day under a key; None where there is none, or true or false in its place."""
    value = entry
    for part in key.split("."):
        value = getattr(value, part, None)
    found: date | None = value.day if isinstance(value, Moment) else value
    return found if isinstance(found, date) else None
