"""What is known on a day: an entry of the record counts from its own date on (S-2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from docgen.diagnostics import Diagnostic, FieldPath
from docgen.model import Notice, Payment, Record
from docgen.model.record import Dispute, MilestoneProgress


@dataclass(frozen=True)
class Known:
    """The record as it was known at the end of a day.

    `positions` holds, for each list, where its entries stand in the file, so that a message can point
    at them.
    """

    record: Record
    positions: dict[str, tuple[int, ...]]

    def at(self, field: str, index: int, *parts: str | int) -> FieldPath:
        """The place in the file of the entry that is number `index` of the known ones."""
        return FieldPath("record", (field, self.positions[field][index], *parts))

    def in_file(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same diagnostic, with a place in the known record turned into a place in the file."""
        at = diagnostic.at
        if not isinstance(at, FieldPath) or at.document != "record" or len(at.parts) < 2:
            return diagnostic
        field, index, *rest = at.parts
        if not isinstance(field, str) or not isinstance(index, int):
            return diagnostic
        return replace(diagnostic, at=self.at(field, index, *rest))


def known_on(record: Record, as_of: date) -> Known:
    """The record at the end of `as_of`: later entries left out, later news of earlier ones too (S-2)."""
    values: dict[str, tuple[Any, ...]] = {}
    positions: dict[str, tuple[int, ...]] = {}
    for field, entry_day in _DAYS.items():
        entries = list(enumerate(getattr(record, field)))
        kept = [(index, entry) for index, entry in entries if entry_day(entry) <= as_of]
        values[field] = tuple(_known_part(entry, as_of) for _, entry in kept)
        positions[field] = tuple(index for index, _ in kept)
    return Known(record.model_copy(update=values), positions)


_ALWAYS = date.min

_DAYS: dict[str, Callable[[Any], date]] = {
    "signatures": lambda entry: entry.at.day,
    "work": lambda entry: entry.date,
    "milestones": lambda _: _ALWAYS,
    "invoices": lambda entry: entry.date,
    "credit_notes": lambda entry: entry.date,
    "payments": lambda entry: entry.date,
    "refunds": lambda entry: entry.date,
    "credit_instructions": lambda entry: entry.date,
    "waivers": lambda entry: entry.date,
    "restart_costs": lambda entry: entry.date,
    "notices": lambda entry: entry.sent.day,
    "approvals": lambda entry: entry.on,
    "disputes": lambda entry: entry.date,
    "communications": lambda entry: entry.date,
    "early_start_requests": lambda entry: entry.date,
    "evidence": lambda entry: entry.date,
    "filings": lambda entry: entry.date,
}


def _known_part(entry: Any, as_of: date) -> Any:
    if isinstance(entry, Payment):
        return _payment(entry, as_of)
    if isinstance(entry, Notice):
        return entry.model_copy(
            update={
                "delivered": _if_known(entry.delivered, as_of),
                "bounced": _flag(entry.bounced, as_of),
            }
        )
    if isinstance(entry, MilestoneProgress):
        return entry.model_copy(
            update={
                "reached": _if_known(entry.reached, as_of),
                "accepted": _if_known(entry.accepted, as_of),
            }
        )
    if isinstance(entry, Dispute):
        return entry.model_copy(update={"resolved": _if_known(entry.resolved, as_of)})
    return entry


def _payment(payment: Payment, as_of: date) -> Payment:
    update: dict[str, Any] = {"returned": _if_known(payment.returned, as_of)}
    if payment.reversed is not None and payment.reversed.date > as_of:
        update["reversed"] = None
    if payment.accepted_on is not None and payment.accepted_on > as_of:
        update |= {"accepted_on": None, "accepted_as": None}
    if payment.withheld_tax is not None:
        held = _flag(payment.withheld_tax.held, as_of)
        update["withheld_tax"] = payment.withheld_tax.model_copy(update={"held": held})
    return payment.model_copy(update=update)


def _if_known(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _flag(value: date | bool, as_of: date) -> date | bool:
    if isinstance(value, bool):
        return value
    return value if value <= as_of else False
