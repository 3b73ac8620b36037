"""Price, payments and time as agreed: the contract with the change orders that count, apart from what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.diagnostics import Diagnostic
from docgen.model import Project, Record
from docgen.rules.change_orders import ChangeOrderState, assess_change_orders, moved
from docgen.rules.price import currency_of, schedule_sum_problem
from docgen.rules.schedule import ScheduleRow
from docgen.rules.terms import resolve_terms
from docgen.values import BusinessCalendar, Money


@dataclass(frozen=True)
class Bargain:
    """What the parties owe each other. `problems` are those of the schedule and of executed change orders (R-32)."""

    price: Money
    completion: date | None
    rows: tuple[ScheduleRow, ...]
    orders: tuple[ChangeOrderState, ...]
    problems: tuple[Diagnostic, ...]

    def row(self, milestone: str) -> ScheduleRow | None:
        """The row of a milestone."""
        return next((row for row in self.rows if row.id == milestone), None)

    def says_the_same(self, other: Bargain) -> bool:
        """Whether price, completion and every payment with its target are equal; nothing is paid at a zero row."""
        return (self.price, self.completion, self._payments()) == (
            other.price,
            other.completion,
            other._payments(),
        )

    def _payments(self) -> dict[str, tuple[Money, date | None]]:
        return {row.id: (row.amount, row.target) for row in self.rows if row.amount}


def bargain_of(project: Project, record: Record, calendar: BusinessCalendar, on: date) -> Bargain:
    """The bargain with everything that is signed according to the whole record.

    `on` is the day on which a change order that is not signed would be.
    """
    terms = resolve_terms(project, calendar, currency_of(project))
    changed = assess_change_orders(project, record, terms, on)
    counted = [order for order in changed.orders if order.counts]
    price = project.price.amount
    problems = [problem for order in changed.orders if order.executed for problem in order.problems]
    return Bargain(
        price=price + Money.total((order.amount for order in counted), price.currency),
        completion=moved(project.contract.completion, changed.days),
        rows=changed.rows,
        orders=changed.orders,
        problems=(*schedule_sum_problem(project), *problems),
    )


@dataclass(frozen=True)
class Payment:
    """One payment that changes: what it was and what it becomes; None where there was or will be none."""

    id: str
    point: str
    before: Money | None
    after: Money | None
    target_before: date | None
    target_after: date | None

    @property
    def change(self) -> Money:
        """How much more it is."""
        one = self.after if self.after is not None else self.before
        assert one is not None
        zero = one.currency.zero()
        return (self.after or zero) - (self.before or zero)

    @property
    def new_target(self) -> date | None:
        """The target date where it changes."""
        return self.target_after if self.target_after != self.target_before else None


@dataclass(frozen=True)
class Effect:
    """The difference of two bargains: the price, calendar days on the completion date, payments."""

    amount: Money
    days: int
    payments: tuple[Payment, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether both come to the same."""
        return not (self.amount or self.days or self.payments)


def effect_of(signed: Bargain, edited: Bargain) -> Effect:
    """What a change order has to do; the caller looks at `cannot` first."""
    days = 0
    if signed.completion is not None and edited.completion is not None:
        days = (edited.completion - signed.completion).days
    payments = [_payment(signed.row(row.id), row) for row in edited.rows]
    lost = [
        Payment(row.id, row.point, row.amount, None, row.target, None)
        for row in signed.rows
        if edited.row(row.id) is None and row.amount
    ]
    changed = [one for one in payments if one.before != one.after or one.new_target is not None]
    return Effect(edited.price - signed.price, days, (*changed, *lost))


def _payment(before: ScheduleRow | None, after: ScheduleRow) -> Payment:
    old = before.amount if before is not None else None
    target = before.target if before is not None else None
    return Payment(after.id, after.point, old, after.amount, target, after.target)


def cannot(signed: Bargain, edited: Bargain) -> tuple[str, ...]:
    """Changes of dates that no change order can make."""
    found = []
    if (signed.completion is None) != (edited.completion is None):
        found.append(
            "contract.completion: a change order moves a completion date by days; it cannot set or remove one"
        )
    for row in edited.rows:
        before = signed.row(row.id)
        if before is not None and before.target is not None and row.target is None:
            found.append(f"milestones.{row.id}.target: a change order cannot take a target date away")
    return tuple(found)
