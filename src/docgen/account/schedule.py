"""Due and grace dates (R-9), and the schedule the account charges from (S-28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docgen.model import DueRule
from docgen.model.plan import PlanStep
from docgen.model.schedule import DueEvent
from docgen.model.terms import Grace
from docgen.values import BusinessCalendar, DayUnit, Money, add_months


@dataclass(frozen=True)
class AmountFrom:
    """A milestone's amount and the day from which it holds; None means from the contract.

    `reference` names the change order that set it.
    """

    on: date | None
    amount: Money
    reference: str | None = None


@dataclass(frozen=True)
class ScheduledMilestone:
    """A milestone of the schedule as the account charges it.

    `amounts` are in the terms of the price, oldest first, one for the contract or for the change order
    that added the milestone, then one for every executed change order that altered it. `reached` is the
    recorded day on which its point was reached.
    """

    id: str
    due_rule: DueRule
    amounts: tuple[AmountFrom, ...]
    reached: date | None = None

    @property
    def known_from(self) -> date | None:
        """The day on which the milestone came into the contract; None for an original one."""
        return self.amounts[0].on

    @property
    def amount(self) -> Money:
        """The amount now."""
        return self.amounts[-1].amount

    def amount_on(self, day: date) -> Money:
        """The amount on a day, at its end; the first amount for a day before it was agreed."""
        found = self.amounts[0].amount
        for step in self.amounts:
            if step.on is None or step.on <= day:
                found = step.amount
        return found


def due_date(
    rule: DueRule, calendar: BusinessCalendar, *, invoiced: date | None = None, reached: date | None = None
) -> date | None:
    """The due date (R-9); None while the event that starts its period has not happened.

    A due date is never rolled (R-2); an invoice counts as the point reached unless the record says
    otherwise (S-5).
    """
    if rule.date is not None:
        return rule.date
    event = invoiced if rule.after is DueEvent.INVOICE else reached or invoiced
    if event is None or rule.days is None:
        return None
    if rule.unit is DayUnit.BUSINESS:
        return calendar.add_business_days(event, rule.days)
    return event + timedelta(days=rule.days)


def grace_end(due: date, grace: Grace | None, calendar: BusinessCalendar) -> date:
    """The last day of grace (R-9), rolled unless the contract says otherwise (R-2, R-4).

    Without a grace term it is the due date itself.
    """
    if grace is None:
        return due
    return calendar.period_end(due, grace.days, grace.unit, roll=grace.roll)


def instalment_dates(first: date, step: PlanStep, number: int) -> tuple[date, ...]:
    """The dates of a plan's instalments: every 7 days, or by months always counted from the first (R-5, R-27)."""
    if step is PlanStep.WEEK:
        return tuple(first + timedelta(weeks=count) for count in range(number))
    return tuple(add_months(first, count) for count in range(number))
