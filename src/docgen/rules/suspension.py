"""The right to stop work and the way back (R-18 to R-21, S-9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import totals_of
from docgen.model.record import RestartCost
from docgen.rules.basis import Basis
from docgen.rules.legal import whole
from docgen.rules.notice_periods import cure_date, notice_period
from docgen.rules.notices import NoticeState
from docgen.rules.questioned import questioned
from docgen.rules.receipt import planned_receipt
from docgen.rules.restart import open_restart_costs, restart_costs
from docgen.rules.suspensions import ONE_DAY, Suspension, current, due_to_resume, resumption_after
from docgen.rules.unpaid import milestones_of, past_due
from docgen.values import DayUnit, Money


@dataclass(frozen=True)
class SumToResume:
    """What restarts the work on the as-of date (R-19): everything due, and restart costs if agreed.

    `questioned` is what the client questioned in time: it is due, and no part of `total`.
    """

    principal: Money
    interest: Money
    fees: Money
    restart_costs: Money
    costs: tuple[RestartCost, ...]
    questioned: Money
    total: Money
    per_diem: Money


@dataclass(frozen=True)
class SuspensionState:
    """Suspension on the as-of date.

    `notice_days` of `unit` are those that count: the contract's, or the statutory minimum where that is longer
    (`statutory_days` is None where the law has none or does not say). The `planned` dates hold if a notice of
    intent went out on the as-of date by the first method of the contract; they are None while nothing is past
    its due date. `notice` is the operative notice of intent with `cure_date` the last day to pay and
    `effective` the first day of suspension, unless payment comes. `effective` may lie in the future. `began` is
    the day from which work counts as suspended (later than `effective` where the record says so, S-9); None
    before that day. `cleared_on`, `resumed_on` and `days` belong to the suspension that `notice` began; `ended`
    is True from `resumed_on` on. `total_days` adds the days of all suspensions so far whose end is known.
    `cessation_date` is None where the law has no such rule.
    """

    agreed: bool
    notice_days: int
    unit: DayUnit
    statutory_days: int | None
    planned_received: date | None
    planned_cure: date | None
    planned_effective: date | None
    notice: NoticeState | None
    cure_date: date | None
    effective: date | None
    began: date | None
    ended: bool
    cleared_on: date | None
    resumed_on: date | None
    days: int | None
    total_days: int
    sum_to_resume: SumToResume
    planned_resume: date
    last_work_day: date | None
    cessation_date: date | None

    @property
    def in_effect(self) -> bool:
        """Whether the suspension has begun and not ended."""
        return self.began is not None and not self.ended


@dataclass(frozen=True)
class Plan:
    """The dates of a notice of intent that would go out on the as-of date."""

    received: date
    cure: date
    effective: date


def suspension_state(found: Sequence[Suspension], basis: Basis) -> SuspensionState:
    """Suspension on the as-of date (R-18 to R-21); `found` are those that notices began or will begin."""
    now, plan = current(found, basis.as_of), planned_notice(basis)
    received = now.notice.received if now is not None else None
    calendar = basis.rough_calendar if now is None and plan is None else basis.calendar
    if received is None:
        received = planned_receipt(basis.goes_out, basis.project.terms.notices, calendar)
    period = notice_period(basis, received, calendar)
    last_work_day = _last_work_day(now, basis)
    return SuspensionState(
        agreed=basis.project.terms.suspension is not None,
        notice_days=period.days,
        unit=period.unit,
        statutory_days=period.statutory_days,
        planned_received=plan.received if plan is not None else None,
        planned_cure=plan.cure if plan is not None else None,
        planned_effective=plan.effective if plan is not None else None,
        notice=now.notice if now is not None else None,
        cure_date=(now.notice.deadline or received) if now is not None else None,
        effective=now.effective if now is not None else None,
        began=now.began if now is not None else None,
        ended=now is not None and now.ended_by(basis.as_of),
        cleared_on=now.cleared_on if now is not None else None,
        resumed_on=now.resumed_on if now is not None else None,
        days=now.days if now is not None else None,
        total_days=sum(one.days or 0 for one in found),
        sum_to_resume=sum_to_resume(now, basis),
        planned_resume=resumption_after(basis.as_of, basis, calendar),
        last_work_day=last_work_day,
        cessation_date=_cessation(last_work_day, basis),
    )


def planned_notice(basis: Basis) -> Plan | None:
    """R-18 for a notice of intent sent on the as-of date (S-1); None while nothing is past its due date.

    With no days of notice work may stop on the day after grace, whenever the notice goes out.
    """
    overdue = past_due(basis.today)
    if not overdue:
        return None
    received = planned_receipt(basis.goes_out, basis.project.terms.notices, basis.calendar)
    cure, grace_end = cure_date(basis, received), min(charge.grace_end for charge in overdue)
    no_days = notice_period(basis, received).days == 0
    return Plan(received, cure, (grace_end if no_days else max(cure, grace_end)) + ONE_DAY)


def sum_to_resume(now: Suspension | None, basis: Basis) -> SumToResume:
    """R-19: every principal that is due, in grace or not, with interest, fees, and restart costs if agreed.

    A payment plan that is performed is part of it only where work stood still when the plan came.
    """
    day = basis.as_of
    ongoing = now is not None and now.began is not None and not now.ended_by(day)
    first = now.effective if now is not None and ongoing else None
    charges = due_to_resume(basis.today, first)
    totals = totals_of(charges, basis.today.totals.credit, basis.terms, day)
    in_question = min(totals.total_due, questioned(milestones_of(charges), day, basis))
    costs = restart_costs(first, day, basis) if first is not None else ()
    unpaid = open_restart_costs(first, day, basis) if first is not None else basis.currency.zero()
    return SumToResume(
        principal=totals.principal_due,
        interest=totals.interest,
        fees=totals.fees,
        restart_costs=unpaid,
        costs=costs,
        questioned=in_question,
        total=totals.total_due + unpaid - in_question,
        per_diem=totals.per_diem,
    )


def _last_work_day(now: Suspension | None, basis: Basis) -> date | None:
    """R-21: the day before the suspension; None where work went on after its effective date."""
    if now is None or (now.began is None and now.effective <= basis.as_of):
        return None
    return (now.began or now.effective) - ONE_DAY


def _cessation(last_work_day: date | None, basis: Basis) -> date | None:
    """R-21: so many days without labour may count as completion for liens."""
    if last_work_day is None:
        return None
    days = whole(basis.law.read("suspension.cessation_days", kind=basis.project.project.kind.value))
    return last_work_day + timedelta(days=days) if days else None
