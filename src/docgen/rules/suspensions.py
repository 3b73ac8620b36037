"""Every suspension that a notice began: its first day, and the day on which work goes on (R-18, R-20, S-9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from docgen.account import ChargeBalance, ChargeKey, RunningAccount
from docgen.model.record import WorkEvent
from docgen.rules.basis import Basis
from docgen.rules.notice_periods import notice_period
from docgen.rules.notices import INTENT, SUSPENSION, NoticeState
from docgen.rules.plan import trigger_met_on
from docgen.rules.questioned import questioned
from docgen.rules.restart import open_restart_costs
from docgen.rules.unpaid import chosen, milestones_of
from docgen.values import BusinessCalendar, Money

ONE_DAY = timedelta(days=1)
OVER = (WorkEvent.COMPLETE, WorkEvent.TERMINATED)


@dataclass(frozen=True)
class Suspension:
    """What one notice leads to.

    `began` is None while work has not stopped under it. `end` is the day on which the suspension is
    over: work resumes (`resumed_on`), or is complete or terminated. `days` are counted from `began` to it.
    """

    notice: NoticeState
    effective: date
    began: date | None
    cleared_on: date | None
    resumed_on: date | None
    end: date | None

    @property
    def days(self) -> int | None:
        """R-20: from the first day of suspension to the day of resumption."""
        if self.began is None or self.end is None:
            return None
        return (self.end - self.began).days

    def ended_by(self, day: date) -> bool:
        """Whether it is over on a day."""
        return self.end is not None and self.end <= day


def with_notices(
    notices: Sequence[NoticeState], found: Sequence[Suspension], change: Callable[[NoticeState], NoticeState]
) -> tuple[tuple[NoticeState, ...], tuple[Suspension, ...]]:
    """The notices, each changed, and the suspensions with the changed notice that began each."""
    after = {id(one): change(one) for one in notices}
    return (
        tuple(after[id(one)] for one in notices),
        tuple(replace(one, notice=after[id(one.notice)]) for one in found),
    )


def suspensions(notices: Sequence[NoticeState], basis: Basis) -> tuple[Suspension, ...]:
    """The suspensions that are to come or have begun, in the order of their notices.

    A notice whose first day falls into a suspension that has already begun adds nothing to it.
    """
    found: list[Suspension] = []
    for notice in notices:
        one = _suspension(notice, basis) if _can_begin_one(notice, basis) else None
        if one is None:
            continue
        earlier = [other for other in found if other.began is not None]
        running = any(other.end is None or one.effective < other.end for other in earlier)
        if one.began is None or not running:
            found.append(one)
    return tuple(found)


def current(found: Sequence[Suspension], as_of: date) -> Suspension | None:
    """The one in effect; else the one to come; else the last one."""
    in_effect = [one for one in found if one.began is not None and not one.ended_by(as_of)]
    to_come = [one for one in found if one.began is None]
    ordered = in_effect or to_come or list(found)
    return ordered[-1] if ordered else None


def _can_begin_one(notice: NoticeState, basis: Basis) -> bool:
    """A notice of intent; where the contract asks for no days of notice also the suspension notice itself."""
    if notice.received is None or notice.document not in (INTENT, SUSPENSION):
        return False
    return notice.document == INTENT or notice_period(basis, notice.received).days == 0


def _suspension(notice: NoticeState, basis: Basis) -> Suspension | None:
    effective = effective_of(notice, basis)
    if effective is None:
        return None
    cleared = _cleared_on(effective, basis)
    began = _began(notice, effective, basis)
    if began is None or (cleared is not None and cleared < began):
        paid = cleared is not None
        return None if paid else Suspension(notice, effective, None, None, None, None)
    resumed = _resumed_on(began, cleared, basis)
    over = min((w.date for w in basis.record.work if w.event in OVER and w.date >= began), default=None)
    if over is not None and (resumed is None or over < resumed):
        return Suspension(notice, effective, began, cleared, None, over)
    return Suspension(notice, effective, began, cleared, resumed, resumed)


def effective_of(notice: NoticeState, basis: Basis) -> date | None:
    """R-18: the day after the later of the cure date and the end of grace of the earliest unpaid item.

    None where everything was paid in time but for what is questioned, or taken into a payment plan by that day.
    """
    last_day = last_day_to_pay(notice, basis)
    if last_day is None or only_questioned(notice, basis.earlier(last_day), basis):
        return None
    return last_day + ONE_DAY


def last_day_to_pay(notice: NoticeState, basis: Basis) -> date | None:
    """R-18: the last day on which paying what a notice names prevents the stop; None where nothing of it was left then.

    An item paid before that day does not count; a later date that the letter states does (S-1). With
    no days of notice it is the end of grace, if the notice is received by then.
    """
    if notice.received is None:
        return None
    no_days = notice_period(basis, notice.received).days == 0
    last_day = notice.received - ONE_DAY if no_days else notice.deadline or notice.received
    if notice.printed_effective is not None:
        last_day = max(last_day, notice.printed_effective - ONE_DAY)
    days: list[date] = []
    for charge in chosen(basis.today, notice.charges):
        day = max(last_day, charge.grace_end)
        key = (charge.milestone, charge.part)
        then = chosen(basis.account.on(basis.earlier(day)), [key])
        days += [day for balance in then if balance.unpaid and not _taken(key, notice, day + ONE_DAY, basis)]
    return min(days, default=None)


def only_questioned(notice: NoticeState, day: date, basis: Basis) -> bool:
    """Whether no more is unpaid of what a notice binds than what the client questioned in time: no reason to stop."""
    unpaid = (one.unpaid for one in chosen(basis.account.on(day), notice.charges))
    return Money.total(unpaid, basis.currency) <= questioned(notice.items, day, basis)


def _taken(key: ChargeKey, notice: NoticeState, by: date, basis: Basis) -> bool:
    """Whether a plan that took effect since the notice was sent, by a day, has taken in the charge."""
    if not basis.account.plans:
        return False
    plans = basis.account.on(by).plans
    return any(notice.sent_on <= plan.terms.effective <= by and key in plan.charges for plan in plans)


def _began(notice: NoticeState, effective: date, basis: Basis) -> date | None:
    """S-9: the effective date, or a later day on which work is recorded to have stopped."""
    if effective > basis.as_of or any(w.event in OVER and w.date <= effective for w in basis.record.work):
        return None
    since = sorted((w.date, w.event is WorkEvent.STOPPED) for w in basis.record.work if _decides(w.event))
    since = [entry for entry in since if entry[0] >= notice.sent_on]
    if not since:
        return effective
    stopped = [day for day, is_stop in since if is_stop]
    return max(effective, stopped[0]) if stopped else None


def _decides(event: WorkEvent) -> bool:
    return event in (WorkEvent.STOPPED, WorkEvent.CONTINUED)


def _cleared_on(effective: date, basis: Basis) -> date | None:
    """The first day at whose end the sum to resume is paid in full, or the trigger of a plan met (R-19, R-20).

    A part of the sum changes nothing; what is questioned in time is none of it. The trigger of a plan counts where work stood
    still when the plan came.
    """
    trigger = min(_triggers(effective, basis), default=None)
    raised = (one.date for one in basis.record.disputes if one.date > effective)
    for day in sorted({effective, *raised, *basis.account.days(effective, basis.as_of)}):
        if day > basis.as_of or day == trigger:
            break
        if not _owed(effective, day, basis) and open_restart_costs(effective, day, basis).is_zero:
            return day
    return trigger


def _owed(effective: date, day: date, basis: Basis) -> bool:
    """Whether more than what is questioned is unpaid of what has to be paid for the work to go on."""
    charges = due_to_resume(basis.account.on(day), effective)
    unpaid = Money.total((one.unpaid for one in charges), basis.currency)
    return bool(unpaid) and unpaid > questioned(milestones_of(charges), day, basis)


def _triggers(effective: date, basis: Basis) -> list[date]:
    plans = [plan for plan in basis.today.plans if plan.terms.effective > effective]
    days = (trigger_met_on(plan, basis) for plan in plans)
    return [day for day in days if day is not None and day <= basis.as_of]


def due_to_resume(account: RunningAccount, effective: date | None) -> tuple[ChargeBalance, ...]:
    """R-19: the charges that are due on the account's day.

    What a plan that is performed has taken in is one of them only where work stood still when the plan
    came: a suspension that began later does not touch the plan (R-29).
    """
    plan = account.plan
    came_later = plan is not None and effective is not None and plan.terms.effective > effective
    return tuple(
        charge
        for charge in account.charges
        if charge.due <= account.as_of and (came_later or not charge.in_plan)
    )


def _resumed_on(began: date, cleared: date | None, basis: Basis) -> date | None:
    """R-20: the agreed number of business days after payment, or the earlier day on record."""
    went_on = (WorkEvent.RESUMED, WorkEvent.CONTINUED)
    days = [w.date for w in basis.record.work if w.event in went_on and w.date > began]
    if cleared is not None:
        days.append(resumption_after(cleared, basis))
    return min(days, default=None)


def resumption_after(cleared: date, basis: Basis, calendar: BusinessCalendar | None = None) -> date:
    """R-20: the day on which work goes on when the full sum comes on a day."""
    agreed = basis.project.terms.suspension
    days = agreed.resume_business_days if agreed is not None else 1
    return (calendar or basis.calendar).add_business_days(cleared, days)
