"""The payments of a plan on the as-of date: when each is due, what of it is paid, where it stands (R-27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from docgen.account import PlanBalance, PlanDue
from docgen.values import Money


class InstalmentStatus(str, Enum):
    """Where one payment of a plan stands.

    `due` means that its date has come and it is still in time, `accelerated` that it fell due with a
    default before its own date.
    """

    PAID = "paid"
    UPCOMING = "upcoming"
    DUE = "due"
    MISSED = "missed"
    ACCELERATED = "accelerated"


@dataclass(frozen=True)
class Instalment:
    """One payment of a plan; the down payment has number 0.

    `last_day` is the last day on which it is in time. `default_on` is the day on which the plan is in default if it is
    unpaid at the end of the day before; None while a written reminder must come first. `paid` is what was paid of it: what
    lowers the acknowledged balance counts for the earliest open one. `balance_after` is the acknowledged balance when
    this and all earlier ones are paid.
    """

    number: int
    due: date
    last_day: date
    default_on: date | None
    amount: Money
    balance_after: Money
    paid: Money
    paid_on: date | None
    status: InstalmentStatus

    @property
    def unpaid(self) -> Money:
        """What is left of it."""
        return self.amount - self.paid


def payments_of(found: PlanBalance, took_effect: bool, as_of: date) -> tuple[Instalment, ...]:
    """The table of R-27 with what was paid."""
    left, balance = found.paid, found.acknowledged
    rows: list[Instalment] = []
    for due, amount in zip(found.terms.dues, found.amounts, strict=True):
        paid = min(left, amount)
        left, balance = left - paid, balance - amount
        status = (
            _status(found, due, as_of, is_paid=paid == amount) if took_effect else InstalmentStatus.UPCOMING
        )
        counted = found.paid_on[due.number] if due.number < len(found.paid_on) else found.satisfied_on
        paid_on = counted if status is InstalmentStatus.PAID else None
        row = Instalment(
            due.number, due.due, due.last_day, due.default_on, amount, balance, paid, paid_on, status
        )
        rows.append(row)
    return tuple(rows)


def _status(found: PlanBalance, due: PlanDue, as_of: date, *, is_paid: bool) -> InstalmentStatus:
    if is_paid:
        return InstalmentStatus.PAID
    if as_of > due.last_day:
        return InstalmentStatus.MISSED
    if found.defaulted_on is not None:
        return InstalmentStatus.ACCELERATED
    return InstalmentStatus.UPCOMING if as_of < due.due else InstalmentStatus.DUE
