"""The written reminder that comes before the end of a plan with days to cure: what it was about, until when (R-27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.model import Notice
from docgen.rules.plan import PlanState
from docgen.rules.plan_cure import cured_until, reminders_of_payment
from docgen.rules.plan_payments import Instalment
from docgen.rules.state import ProjectState


@dataclass(frozen=True)
class RemindedDefault:
    """The payment whose lateness ended a plan, the reminders of it, and the last day on which it kept the plan.

    Only the reminders sent by that day and not known to have come back, in the order in which they were sent.
    """

    payment: Instalment
    reminders: tuple[Notice, ...]
    until: date

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the reminders, each once."""
        return tuple(dict.fromkeys(one.sent.day for one in self.reminders))

    @property
    def is_delivered(self) -> bool:
        """Whether the delivery of one of them is on record."""
        return any(one.delivered is not None for one in self.reminders)


def reminded_default(plan: PlanState, state: ProjectState) -> RemindedDefault | None:
    """None where the plan has not ended in default, or needed no reminder to."""
    payment = plan.missed
    if payment is None or plan.cure_days is None:
        return None
    found = reminders_of_payment(plan.source, payment.number, payment.last_day, state.record)
    until = cured_until(plan.source, found, state.project, state.calendar)
    if until is None:
        return None
    sent = tuple(one for one in found if one.bounced is False and one.sent.day <= until)
    return RemindedDefault(payment, sent, until)
