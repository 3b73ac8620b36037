"""The change order that leads from the signed bargain to the edited one, as it would stand in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.checks.signed import Edit
from docgen.issued.bargain import Effect, Payment
from docgen.issued.change_words import description_of, title_of
from docgen.source import Data, value_at
from docgen.source.scalars import Words
from docgen.values import Money

REASON = "agreed by the parties"


@dataclass(frozen=True)
class Wish:
    """What the writer says about the change order; `day` is its date, `work_start` the first day of changed work."""

    day: date
    title: str | None = None
    reason: str | None = None
    work_start: date | None = None


def draft(
    number: int, effect: Effect, edits: Sequence[Edit], wish: Wish, edited: Data, language: str
) -> dict[str, Data]:
    """The entry under change_orders, in the order of the format; `edited` is the project's data as it is now."""
    entry: dict[str, Data] = {
        "number": str(number),
        "title": Words(wish.title or title_of(effect, edits)),
        "description": Words(description_of(effect, edits, language)),
        "date": wish.day.isoformat(),
        "reason": Words(wish.reason or REASON),
        "amount": _signed(effect.amount),
        "days": f"{effect.days:+d}" if effect.days else "0",
    }
    if wish.work_start is not None:
        entry["work_start"] = wish.work_start.isoformat()
    if effect.payments:
        entry["milestones"] = [_effect(payment, edited) for payment in effect.payments]
    return entry


def _effect(payment: Payment, edited: Data) -> dict[str, Data]:
    if payment.before is None and payment.after is not None:
        return {"new": _new(payment.id, payment.after, edited)}
    found: dict[str, Data] = {"id": payment.id}
    if payment.change:
        found["delta"] = _signed(payment.change)
    if payment.after is not None and payment.new_target is not None:
        found["target"] = payment.new_target.isoformat()
    return found


def _new(milestone: str, amount: Money, edited: Data) -> dict[str, Data]:
    """A milestone as the edited file has it, with its amount in figures."""
    written = _written(milestone, edited)
    found: dict[str, Data] = {}
    for key, value in written.items():
        if key in ("amount", "percent"):
            found["amount"] = str(amount)
        else:
            found[key] = value
    return found


def _written(milestone: str, edited: Data) -> dict[str, Data]:
    rows = value_at(edited, ("milestones",))
    candidates = list(rows) if isinstance(rows, list) else []
    orders = value_at(edited, ("change_orders",))
    for order in orders if isinstance(orders, list) else []:
        effects = value_at(order, ("milestones",))
        candidates += [value_at(one, ("new",)) for one in effects] if isinstance(effects, list) else []
    for one in candidates:
        if isinstance(one, dict) and isinstance(one.get("id"), str) and str(one["id"]).strip() == milestone:
            return one
    raise LookupError(milestone)


def _signed(amount: Money) -> str:
    """An amount with its sign: `+3450.00`, `-1275.50`, `0.00`."""
    return f"+{amount}" if amount.is_positive else str(amount)
