"""The reminder of a payment of a plan that was not made: on which days, of which payments, until when (R-27, D06)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.model import Notice
from docgen.rules.plan import PlanState
from docgen.rules.plan_cure import (
    OF_A_PAYMENT,
    cure_end,
    cured_until,
    received_by_all,
    reminders_of_payment,
)
from docgen.rules.plan_payments import Instalment
from docgen.rules.receipt import planned_receipt
from docgen.rules.reminders import sent_reminders
from docgen.rules.state import ProjectState

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LatePayment:
    """A payment of a plan after its date, not made in full.

    `keeps_until` is the last day on which it keeps the plan: the end of its grace, or of the days to cure; of a payment
    that was not reminded of yet, as a letter of the day gives them (S-1). `reminded_on` is the day of its last reminder.
    """

    payment: Instalment
    keeps_until: date
    reminded_on: date | None


@dataclass(frozen=True)
class PlanReminder:
    """What the reminder of a day names, the earliest payment first.

    `since` is the day from which it can be what it is. `asks_again` says that every one of them was reminded of before.
    """

    plan: PlanState
    payments: tuple[LatePayment, ...]
    since: date
    document: str = OF_A_PAYMENT

    @property
    def bound(self) -> tuple[LatePayment, ...]:
        """The payments it is the first reminder of; where there are none, all that it names."""
        return tuple(one for one in self.payments if one.reminded_on is None) or self.payments

    @property
    def asks_again(self) -> bool:
        """Whether nothing in it is new."""
        return all(one.reminded_on is not None for one in self.payments)

    @property
    def items(self) -> tuple[str, ...]:
        """What a notice of it binds: `payment-plan-1.2`."""
        return tuple(self.plan.source.payment(one.payment.number) for one in self.bound)

    @property
    def deadline(self) -> date | None:
        """The last day that it gives the payments it binds; None where the plan needs no reminder."""
        return None if self.plan.cure_days is None else min(one.keeps_until for one in self.bound)


def running_plan(state: ProjectState) -> PlanState | None:
    """The plan that is performed on the state's day."""
    return state.plan if state.plan is not None and state.plan.is_performed else None


def plan_reminder(state: ProjectState, *, before: date | None = None) -> PlanReminder | None:
    """The reminder that the state's day can have, with what was sent on earlier days only where `before` is that day.

    With days to cure it is about payments whose grace is over: no other reminder counts (R-27). Without them the default
    follows the grace by itself, and the reminder goes out inside it. None where no payment is so far.
    """
    plan = running_plan(state)
    if plan is None:
        return None
    late = [row for row in plan.payments if row.unpaid and _opens(row, plan) <= state.as_of]
    rows = [row for row in late if plan.cure_days is not None or state.as_of <= row.last_day]
    if not rows:
        return None
    found = tuple(_late(row, plan, state, before or state.as_of + ONE_DAY) for row in rows)
    new = [one.payment for one in found if one.reminded_on is None] or rows
    return PlanReminder(plan, found, max(_opens(row, plan) for row in new))


def first_plan_reminder(state: ProjectState) -> date | None:
    """The first later day on which such a reminder is possible if nothing else happens (S-11)."""
    plan = running_plan(state)
    days = [] if plan is None else list(_coming(plan, state))
    return min(days, default=None)


def sent_plan_reminder(state: ProjectState) -> date | None:
    """The day of the last reminder of a payment of the governing plan that is still not made; None without one."""
    plan = state.plan
    if plan is None or plan.satisfied_on is not None:
        return None
    days = (_reminded_on(row, plan, state, state.as_of + ONE_DAY) for row in plan.payments if row.unpaid)
    return max((day for day in days if day is not None), default=None)


def _coming(plan: PlanState, state: ProjectState) -> Iterator[date]:
    for row in plan.payments:
        if not row.unpaid or _reminded_on(row, plan, state, state.as_of + ONE_DAY) is not None:
            continue
        day = max(_opens(row, plan), state.as_of + ONE_DAY)
        in_grace = plan.cure_days is not None or day <= row.last_day
        if in_grace and (plan.default_date is None or day < plan.default_date):
            yield day


def _opens(row: Instalment, plan: PlanState) -> date:
    """The first day on which a payment is reminded of."""
    return (row.due if plan.cure_days is None else row.last_day) + ONE_DAY


def _late(row: Instalment, plan: PlanState, state: ProjectState, before: date) -> LatePayment:
    reminded_on = _reminded_on(row, plan, state, before)
    if plan.cure_days is None:
        return LatePayment(row, row.last_day, reminded_on)
    until = cured_until(plan.source, _counted(row, plan, state, before), state.project, state.calendar)
    if until is None:
        received = planned_receipt(state.goes_out, state.project.terms.notices, state.calendar)
        until = cure_end(plan.cure_days, received, state.calendar)
    return LatePayment(row, until, reminded_on)


def _reminded_on(row: Instalment, plan: PlanState, state: ProjectState, before: date) -> date | None:
    """The day of the last reminder of a payment; with days to cure only where they reached every client."""
    if plan.cure_days is None:
        names = (plan.source.payment(row.number),)
        sent = (one for one in sent_reminders(state) if row.due < one.on < before)
        days = (
            one.on for one in sent if one.document == OF_A_PAYMENT and set(one.items or names) & set(names)
        )
        return max(days, default=None)
    counted = _counted(row, plan, state, before)
    if received_by_all(counted, state.project, state.calendar) is None:
        return None
    return max(one.sent.day for one in counted if one.bounced is False)


def _counted(row: Instalment, plan: PlanState, state: ProjectState, before: date) -> tuple[Notice, ...]:
    found = reminders_of_payment(plan.source, row.number, row.last_day, state.record)
    return tuple(one for one in found if one.sent.day < before)
