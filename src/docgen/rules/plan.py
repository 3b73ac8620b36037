"""Payment plans on the as-of date: what is acknowledged, what is paid of it, what follows (R-27 to R-29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from docgen.account import ChargeKey, PlanBalance, PlanTerms
from docgen.model import Plan
from docgen.model.plan import AfterDefault, PlanInterest, ResumeTrigger
from docgen.rules.basis import Basis
from docgen.rules.plan_payments import Instalment, payments_of
from docgen.rules.plan_terms import plan_signed_on, plan_terms, signed_plans
from docgen.values import Money


@dataclass(frozen=True)
class Acknowledged:
    """The acknowledged balance on the effective date (R-27), made up of `charges` of these milestones."""

    principal: Money
    interest: Money
    fees: Money
    total: Money
    milestones: tuple[str, ...]
    charges: tuple[ChargeKey, ...]


@dataclass(frozen=True)
class PlanState:
    """A payment plan on the as-of date.

    A plan that is not signed, or whose effective date has not come, is given as it would be on its
    effective date, with `in_effect` False. `in_effect` is True from the effective date of a signed plan
    until another takes its place (`replaced_on`), also when it is satisfied or in default.

    `unpaid` is what is left of the acknowledged balance, `accrued` unpaid interest since the effective
    date. `next` is the first payment not made in full, None unless the plan is performed.
    `default_date` is the day of default, else the day on which the plan will be in default if nothing
    else happens; None where nothing is left to pay or where a written reminder must come first
    (`needs_reminder`). `missed` is the payment whose lateness brought the default. `resumed_on` is the
    day on which the trigger of `work_resumes_on` was met.
    """

    source: Plan
    id: str
    number: int
    document: str
    effective: date
    signed_on: date | None
    in_effect: bool
    acknowledged: Acknowledged
    down_payment: Instalment
    instalments: tuple[Instalment, ...]
    paid: Money
    unpaid: Money
    accrued: Money
    discount: Money | None
    next: Instalment | None
    default_date: date | None
    in_default: bool
    missed: Instalment | None
    satisfied_on: date | None
    replaced_on: date | None
    interest: PlanInterest
    after_default: AfterDefault
    work_resumes_on: ResumeTrigger | None
    resumed_on: date | None
    cure_days: int | None
    needs_reminder: bool

    @property
    def is_performed(self) -> bool:
        """Whether it is in effect, not satisfied and not in default (R-10, row 2)."""
        return self.in_effect and not self.in_default and self.satisfied_on is None

    @property
    def payments(self) -> tuple[Instalment, ...]:
        """The down payment, where there is one, and the instalments."""
        return (self.down_payment, *self.instalments) if self.down_payment.amount else self.instalments

    @property
    def last_due(self) -> date:
        """The date of the last instalment."""
        return self.instalments[-1].due


def plan_states(basis: Basis) -> tuple[PlanState, ...]:
    """Every plan of the project file, in its order."""
    return tuple(_state(plan, basis) for plan in basis.project.plans)


def governing(plans: Sequence[PlanState]) -> PlanState | None:
    """The plan that governs on the as-of date; None where none is in effect."""
    return next((plan for plan in plans if plan.in_effect), None)


def _state(plan: Plan, basis: Basis) -> PlanState:
    signed = plan_signed_on(plan, basis.project, basis.record)
    today = next((one for one in basis.today.plans if one.terms.id == plan.id), None)
    found = today or _as_it_would_be(plan, signed, basis)
    in_effect = today is not None and found.replaced_on is None
    performed = in_effect and found.is_performed
    rows = payments_of(found, today is not None, basis.as_of)
    following = next((row for row in rows if row.unpaid), None) if performed else None
    in_default = found.defaulted_on is not None
    return PlanState(
        source=plan,
        id=plan.id,
        number=basis.project.plans.index(plan) + 1,
        document=plan.document,
        effective=plan.effective,
        signed_on=signed,
        in_effect=in_effect,
        acknowledged=_acknowledged(found),
        down_payment=rows[0],
        instalments=rows[1:],
        paid=found.paid,
        unpaid=found.unpaid,
        accrued=found.accrued,
        discount=plan.discount,
        next=following,
        default_date=_default_date(found, basis) if performed else found.defaulted_on,
        in_default=in_default,
        missed=rows[len(found.paid_on)] if in_default else None,
        satisfied_on=found.satisfied_on,
        replaced_on=found.replaced_on if today is not None else _replaced_on(plan, basis),
        interest=plan.interest,
        after_default=plan.after_default,
        work_resumes_on=plan.work_resumes_on,
        resumed_on=trigger_met_on(found, basis),
        cure_days=plan.cure_days,
        needs_reminder=following is not None and following.default_on is None,
    )


def _as_it_would_be(plan: Plan, signed: date | None, basis: Basis) -> PlanBalance:
    """R-27 on the effective date, if this plan came after those signed before it: nothing of it is paid."""
    mine = plan_terms(plan, signed, basis.project, basis.record, basis.calendar)
    earlier: list[PlanTerms] = []
    for one in signed_plans(basis.project, basis.record, basis.calendar):
        if one.id == plan.id:
            break
        earlier.append(one)
    found = basis.account.with_plans((*earlier, mine)).on(plan.effective).plan
    assert found is not None, "a plan takes effect on its effective date"
    zero = basis.currency.zero()
    return replace(found, paid_on=(), unpaid=found.acknowledged, accrued=zero, satisfied_on=None)


def _replaced_on(plan: Plan, basis: Basis) -> date | None:
    """The effective date of the plan signed later that takes the place of one which never took effect."""
    names = [one.id for one in signed_plans(basis.project, basis.record, basis.calendar)]
    if plan.id not in names or any(one.id == plan.id for one in basis.account.plans):
        return None
    later = names[names.index(plan.id) + 1 :]
    days = [p.effective for p in basis.project.plans if p.id in later and p.effective <= plan.effective]
    return min(days, default=None)


def _acknowledged(found: PlanBalance) -> Acknowledged:
    return Acknowledged(
        principal=found.principal,
        interest=found.interest,
        fees=found.fees,
        total=found.acknowledged,
        milestones=tuple(dict.fromkeys(milestone for milestone, _ in found.charges)),
        charges=found.charges,
    )


def _default_date(found: PlanBalance, basis: Basis) -> date | None:
    """The first day on which the plan will be in default if nothing else happens."""
    for due in found.terms.dues[len(found.paid_on) :]:
        if due.default_on is None:
            continue
        then = basis.account.on(due.default_on).plan
        if then is not None and then.terms.id == found.terms.id and then.defaulted_on is not None:
            return then.defaulted_on
    return None


def trigger_met_on(found: PlanBalance, basis: Basis) -> date | None:
    """R-20: the day on which work goes on under the plan; None where it says nothing or has ended before.

    Nothing goes on before the plan is signed and in effect.
    """
    plan = next(one for one in basis.project.plans if one.id == found.terms.id)
    signed = plan_signed_on(plan, basis.project, basis.record)
    paid = found.paid_on
    if signed is None or plan.work_resumes_on is None:
        return None
    met = {
        ResumeTrigger.SIGNATURE: found.terms.effective,
        ResumeTrigger.DOWN_PAYMENT: paid[0] if paid else None,
        ResumeTrigger.FIRST_INSTALMENT: paid[1] if len(paid) > 1 else None,
        ResumeTrigger.COMPLETION: found.satisfied_on,
    }[plan.work_resumes_on]
    if met is None or (found.defaulted_on is not None and met >= found.defaulted_on):
        return None
    return max(met, signed)
