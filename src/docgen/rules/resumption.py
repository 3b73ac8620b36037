"""The way back from a suspension as its notice tells it (D10, R-19, R-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import GIVEN_UP, EntryKind
from docgen.model.record import WorkEvent
from docgen.rules.milestones import MilestoneState
from docgen.rules.notices import SUSPENSION
from docgen.rules.payment_receipts import came_on
from docgen.rules.plan import PlanState
from docgen.rules.state import ProjectState
from docgen.rules.suspensions import Suspension, due_to_resume
from docgen.values import Money

RESUMPTION = "resumption-notice"

ONE_DAY = timedelta(days=1)
RECEIVED = (EntryKind.RECEIPT, EntryKind.WITHHELD_TAX)
WENT_ON = (WorkEvent.RESUMED, WorkEvent.CONTINUED)


@dataclass(frozen=True)
class MovedTarget:
    """A target date that the suspension moves by its days, never rolled (R-20)."""

    milestone: str
    point: str
    before: date
    after: date


@dataclass(frozen=True)
class Resumption:
    """The last suspension, cleared, with the day on which work goes on.

    `questioned` is what the client questions of what was due on `cleared_on`, which stayed open; zero under a plan.
    `received` are the sums posted from `first_day` to `cleared_on`, by the day on which they came; `given_up` is what the
    contractor gave up in that time. `plan` is the
    payment plan whose trigger lets the work go on; None where everything due was paid. `last_day` is the
    day before `resumed_on`, and `days` counts both; it is 0 where work goes on without having stood
    still. `is_recorded` says that the record shows the resumption, so that it can be told as past.
    `completion_before` is None where no completion date is agreed.
    """

    cleared_on: date
    received: tuple[tuple[date, Money], ...]
    given_up: Money
    questioned: Money
    plan: PlanState | None
    resumed_on: date
    is_recorded: bool
    first_day: date
    last_day: date
    days: int
    targets: tuple[MovedTarget, ...]
    completion_before: date | None
    completion_after: date | None

    @property
    def moved(self) -> tuple[date, ...]:
        """Every moved date: the targets, then the completion date."""
        completion = () if self.completion_after is None else (self.completion_after,)
        return (*(row.after for row in self.targets), *completion)


def last_suspension(state: ProjectState) -> Suspension | None:
    """The suspension that began last, ended or not; None where work was never suspended."""
    begun = [one for one in state.suspensions if one.began is not None]
    return begun[-1] if begun else None


def resumption(state: ProjectState) -> Resumption | None:
    """R-20 for the last suspension; None while it is not cleared, or where no work resumes."""
    found = last_suspension(state)
    if found is None or found.began is None or found.cleared_on is None or found.resumed_on is None:
        return None
    days = (found.resumed_on - found.began).days
    after = state.completion.current
    return Resumption(
        cleared_on=found.cleared_on,
        received=_received(found.began, found.cleared_on, state),
        given_up=_given_up(found.began, found.cleared_on, state),
        questioned=left_in_question(found, state),
        plan=plan_behind(found.cleared_on, state),
        resumed_on=found.resumed_on,
        is_recorded=is_recorded(found.resumed_on, state),
        first_day=found.began,
        last_day=found.resumed_on - ONE_DAY,
        days=days,
        targets=tuple(_targets(found.began, days, state)) if days else (),
        completion_before=None if after is None else after - timedelta(days=days),
        completion_after=after,
    )


def _received(first: date, last: date, state: ProjectState) -> tuple[tuple[date, Money], ...]:
    """What was posted, by the day on which it came; a payment that came back served nothing and is left out."""
    days: dict[date, Money] = {}
    for entry in state.outlook.on(last).entries:
        if entry.kind in RECEIVED and entry.allocations and entry.credit and first <= entry.date:
            came = came_on(entry, state)
            days[came] = days.get(came, state.currency.zero()) + entry.credit
    return tuple(sorted(days.items()))


def _given_up(first: date, last: date, state: ProjectState) -> Money:
    """What of the sums due the contractor gave up from the first day to the last: settlements and waivers."""
    entries = (one for one in state.outlook.on(last).entries if one.kind in GIVEN_UP and first <= one.date)
    return Money.total((one.credit for one in entries if one.credit), state.currency)


def left_in_question(found: Suspension, state: ProjectState) -> Money:
    """What was due and unpaid when the sum to resume had come: no more of it than the client questions (R-19)."""
    if found.cleared_on is None or plan_behind(found.cleared_on, state) is not None:
        return state.currency.zero()
    charges = due_to_resume(state.outlook.on(found.cleared_on), found.effective)
    return Money.total((charge.unpaid for charge in charges), state.currency)


def plan_behind(cleared: date, state: ProjectState) -> PlanState | None:
    """The plan whose trigger was met on the day of clearing, where not everything due was paid by then."""
    if not any(charge.unpaid and charge.due <= cleared for charge in state.outlook.on(cleared).charges):
        return None
    return next((plan for plan in state.plans if plan.resumed_on == cleared), None)


def is_recorded(day: date, state: ProjectState) -> bool:
    """Whether the record says that work went on on a day: only then it is told as past."""
    return any(entry.date == day and entry.event in WENT_ON for entry in state.record.work)


def recorded_resumption(one: Suspension, state: ProjectState) -> date | None:
    """The day on which work went on after a suspension by the record; None where it says so on no day before the next.

    It can be later than the day on which the suspension is over (R-20): then the work began later than was agreed.
    """
    if one.began is None:
        return None
    later = [
        other.began for other in state.suspensions if other.began is not None and other.began > one.began
    ]
    last = min(later, default=state.as_of)
    days = [entry.date for entry in state.record.work if entry.event in WENT_ON]
    return min((day for day in days if one.began < day <= last), default=None)


def is_stop_recorded(one: Suspension, state: ProjectState) -> bool:
    """Whether the record shows that work stopped (S-9): a suspension notice, or an entry of the work, from the notice on.

    Without either, work counts as suspended and nobody has said that it stopped.
    """
    first, last = one.notice.sent_on, one.end or state.as_of
    days = [entry.date for entry in state.record.work if entry.event is WorkEvent.STOPPED]
    days += [notice.sent_on for notice in state.notices if notice.document == SUSPENSION]
    return any(first <= day <= last for day in days)


def _targets(first: date, days: int, state: ProjectState) -> list[MovedTarget]:
    """Every target that was not reached before the suspension."""
    found = []
    for milestone in state.milestones:
        target = milestone.target_current
        if target is not None and not _was_reached(milestone, first):
            before = target - timedelta(days=days)
            found.append(MovedTarget(milestone.id, milestone.point, before, target))
    return found


def _was_reached(milestone: MilestoneState, first: date) -> bool:
    return milestone.reached is not None and milestone.reached < first
