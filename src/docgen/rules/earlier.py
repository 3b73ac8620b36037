"""The project as it was known at the end of an earlier day, for documents that keep the figures of their own day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.account import Account, ResolvedTerms, RunningAccount, ScheduledMilestone
from docgen.model import Project, Record
from docgen.rules.knowledge import known_on
from docgen.rules.plan_terms import signed_plans
from docgen.rules.price import PriceState, price_state
from docgen.rules.state import ProjectState


@dataclass(frozen=True)
class Earlier:
    """Facts and account at the end of `day`: what came later has no effect on them (S-2).

    `schedule` has the milestones that were agreed by then, with the change orders executed by then.
    """

    day: date
    project: Project
    record: Record
    terms: ResolvedTerms
    schedule: tuple[ScheduledMilestone, ...]
    account: Account

    @property
    def balance(self) -> RunningAccount:
        """The account at the end of the day."""
        return self.account.on(self.day)

    def milestone(self, identifier: str) -> ScheduledMilestone | None:
        """A milestone of the schedule; None where it was not agreed by then."""
        return next((one for one in self.schedule if one.id == identifier), None)

    @property
    def price(self) -> PriceState:
        """The price of that day (R-30, S-8)."""
        zero = self.terms.currency.zero()
        first = (zero if one.known_from is not None else one.amounts[0].amount for one in self.schedule)
        return price_state(first, (one.amount for one in self.schedule), self.project)


def earlier(state: ProjectState, day: date, *, record: Record | None = None) -> Earlier:
    """The project on `day`, which is not after the state's own; from another `record` than the state's if given."""
    record = known_on(record or state.record, day).record
    found = (_on(one, day) for one in state.outlook.schedule)
    schedule = tuple(one for one in found if one is not None)
    plans = signed_plans(state.project, record, state.calendar)
    account = Account(schedule, record, state.terms, plans)
    return Earlier(day, state.project, record, state.terms, schedule, account)


def _on(milestone: ScheduledMilestone, day: date) -> ScheduledMilestone | None:
    amounts = tuple(step for step in milestone.amounts if step.on is None or step.on <= day)
    if not amounts:
        return None
    reached = milestone.reached if milestone.reached is not None and milestone.reached <= day else None
    return replace(milestone, amounts=amounts, reached=reached)
