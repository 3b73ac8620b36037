"""Change orders: which of them count, and what each does to price, time and schedule (R-30 to R-32)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from docgen.account import ResolvedTerms
from docgen.account.charges import billed_invoices, notes_on, shares_of
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import ChangeOrder, DueRule, Project, Record
from docgen.rules.change_effects import Outcome, apply_change_order
from docgen.rules.schedule import ScheduleRow, original_rows, row_of
from docgen.rules.signatures import signed_on
from docgen.rules.words import figure
from docgen.values import Money, round_fraction


@dataclass(frozen=True)
class ScheduleChange:
    """One row of a change order's revised schedule; a milestone it does not touch has a zero change.

    `before` is None for a new milestone.
    """

    milestone: str
    point: str
    before: Money | None
    change: Money
    after: Money
    due: DueRule
    target_before: date | None
    target_after: date | None
    is_new: bool

    @property
    def touched(self) -> bool:
        """Whether the change order changes this milestone at all."""
        return self.is_new or bool(self.change) or self.target_before != self.target_after


@dataclass(frozen=True)
class ChangeOrderState:
    """A change order with the seven lines of R-30, executed or as if it were executed next.

    `executed` means that every contractor and client has signed (S-33), `executed_on` the last
    signature's day; `late` that it is after the planned first day of its work (R-31). `problems` are the
    `E-CO-…` and `E-SCHEDULE-SUM` findings: with any of them it is not `applicable`, stops its own
    amendment and counts in no sum. `cumulative_percent` is the net change up to and with this one in
    percent of the original price, one decimal.
    """

    number: int
    source: ChangeOrder
    executed: bool
    executed_on: date | None
    late: bool
    applicable: bool
    problems: tuple[Diagnostic, ...]
    original_price: Money
    net_earlier: Money
    price_before: Money
    amount: Money
    price_after: Money
    days: int
    completion_before: date | None
    completion_after: date | None
    cumulative_percent: str
    schedule: tuple[ScheduleChange, ...]

    @property
    def counts(self) -> bool:
        """Whether it is part of the price: executed and applicable (R-31, S-33)."""
        return self.executed and self.applicable


@dataclass(frozen=True)
class ChangedSchedule:
    """The change orders, the schedule with those that count, and the days they added."""

    orders: tuple[ChangeOrderState, ...]
    rows: tuple[ScheduleRow, ...]
    days: int


def assess_change_orders(
    project: Project, record: Record, terms: ResolvedTerms, as_of: date
) -> ChangedSchedule:
    """Every change order in the order of its number, each on those before it that count (R-30, S-33)."""
    rows, net, days = original_rows(project), terms.currency.zero(), 0
    orders: list[ChangeOrderState] = []
    for index, order in sorted(enumerate(project.change_orders), key=lambda pair: pair[1].number):
        executed_on = signed_on(order.document, project, record)
        at = FieldPath("project", ("change_orders", index))
        outcome = apply_change_order(
            rows,
            order,
            on=executed_on or as_of,
            price=project.price.amount,
            billed=partial(billed_net, record=record, terms=terms, before=executed_on),
            at=at,
        )
        problems = (*outcome.problems, *_negative_price(project.price.amount + net, order, at))
        state = _state(project, order, executed_on, problems, (rows, outcome), net, days)
        orders.append(state)
        if state.counts:
            rows, net, days = outcome.rows, net + order.amount, days + order.days
    return ChangedSchedule(tuple(orders), rows, days)


def billed_net(row: ScheduleRow, record: Record, terms: ResolvedTerms, *, before: date | None) -> Money:
    """What is invoiced on a milestone less credit notes, in the terms of the price.

    `before` leaves out that day and later: a change order takes effect before the invoices of its day (S-6).
    """
    milestone = row.scheduled(record)
    billed = billed_invoices(milestone, record.invoices, shares_of(row.id, terms))
    counted = [b.net for b in billed if before is None or b.invoice.date < before]
    notes = [n.amount for n, _ in notes_on(billed, record.credit_notes) if before is None or n.date < before]
    return Money.total(counted, terms.currency) - Money.total(notes, terms.currency)


def _negative_price(before: Money, order: ChangeOrder, at: FieldPath) -> tuple[Diagnostic, ...]:
    after = before + order.amount
    if after >= after.currency.zero():
        return ()
    message = f"the price would be {figure(after)} after change order {order.number}"
    return (error("E-CO-NEGATIVE-PRICE", message, at.child("amount")),)


def _state(
    project: Project,
    order: ChangeOrder,
    executed_on: date | None,
    problems: tuple[Diagnostic, ...],
    schedule: tuple[tuple[ScheduleRow, ...], Outcome],
    net: Money,
    days: int,
) -> ChangeOrderState:
    """R-30: (1) original price, (2) net of earlier ones, (3) before, (4) this, (5) new price, (6) days, (7) date."""
    original, rows, outcome = project.price.amount, *schedule
    completion = moved(project.contract.completion, days)
    start = order.work_start
    return ChangeOrderState(
        number=order.number,
        source=order,
        executed=executed_on is not None,
        executed_on=executed_on,
        late=executed_on is not None and start is not None and executed_on > start,
        applicable=not problems,
        problems=problems,
        original_price=original,
        net_earlier=net,
        price_before=original + net,
        amount=order.amount,
        price_after=original + net + order.amount,
        days=order.days,
        completion_before=completion,
        completion_after=moved(completion, order.days),
        cumulative_percent=percent_of(net + order.amount, original),
        schedule=tuple(_row_change(row_of(rows, row.id), row) for row in outcome.rows),
    )


def _row_change(before: ScheduleRow | None, after: ScheduleRow) -> ScheduleChange:
    return ScheduleChange(
        milestone=after.id,
        point=after.point,
        before=before.amount if before is not None else None,
        change=after.amount - before.amount if before is not None else after.amount,
        after=after.amount,
        due=after.due,
        target_before=before.target if before is not None else None,
        target_after=after.target,
        is_new=before is None,
    )


def moved(day: date | None, days: int) -> date | None:
    """A date moved by calendar days, never rolled (S-12)."""
    return None if day is None else day + timedelta(days=days)


def percent_of(part: Money, whole: Money) -> str:
    """A part in percent of a whole, one decimal, half up: `4.5`."""
    return str(round_fraction(Fraction(part.exact * 100, whole.exact), 1))


def problems_of(orders: Sequence[ChangeOrderState]) -> tuple[Diagnostic, ...]:
    """What stands against the change orders, all of them."""
    return tuple(problem for order in orders for problem in order.problems)
