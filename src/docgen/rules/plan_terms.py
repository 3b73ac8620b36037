"""The payment plans of the project file with their dates, and which of them are signed (R-27, S-19)."""

from __future__ import annotations

from datetime import date, timedelta

from docgen.account import PlanDue, PlanTerms, grace_end, instalment_dates
from docgen.account.plan import DOWN_PAYMENT
from docgen.model import Plan, Project, Record, Signature
from docgen.rules.plan_cure import cured_until, reminders_of_payment
from docgen.rules.signatures import signed_on
from docgen.values import BusinessCalendar

ONE_DAY = timedelta(days=1)


def plan_signed_on(plan: Plan, project: Project, record: Record) -> date | None:
    """The day on which the last contractor or client signed the plan; None while one has not."""
    mine = plan_signatures(plan, project, record)
    return signed_on(plan.document, project, record.model_copy(update={"signatures": mine}))


def plan_signatures(plan: Plan, project: Project, record: Record) -> tuple[Signature, ...]:
    """The signatures under the plan, each with the plan's id as its document."""
    names = plan_names(plan, project)
    return tuple(
        s.model_copy(update={"document": plan.document}) for s in record.signatures if s.document in names
    )


def plan_names(plan: Plan, project: Project) -> frozenset[str]:
    """The names by which a signature may mean the plan.

    By its id (`payment-plan-1`), by its place in the file where no plan has that number as its id, or as
    `payment-plan` where there is one plan only.
    """
    names = {plan.document}
    if len(project.plans) == 1:
        names.add("payment-plan")
    place = str(project.plans.index(plan) + 1)
    if all(other.id != place for other in project.plans):
        names.add(f"payment-plan-{place}")
    return frozenset(names)


def signed_plans(project: Project, record: Record, calendar: BusinessCalendar) -> tuple[PlanTerms, ...]:
    """The signed plans with their dates, the one signed last at the end; no other plan changes anything."""
    found = [(plan_signed_on(plan, project, record), plan) for plan in project.plans]
    signed = [(day, plan) for day, plan in found if day is not None]
    signed.sort(key=lambda pair: (pair[0], pair[1].effective, pair[1].id))
    return tuple(plan_terms(plan, day, project, record, calendar) for day, plan in signed)


def plan_terms(
    plan: Plan, signed: date | None, project: Project, record: Record, calendar: BusinessCalendar
) -> PlanTerms:
    """One plan with its dates (R-5, R-27): the down payment on the effective date, then the instalments."""
    days = (plan.effective, *instalment_dates(plan.first, plan.step, plan.instalments))
    dues: list[PlanDue] = []
    for number, day in enumerate(days, DOWN_PAYMENT):
        last = max(grace_end(day, plan.grace, calendar), signed or date.min)
        dues.append(PlanDue(number, day, last, _default_on(plan, number, last, project, record, calendar)))
    return PlanTerms(
        id=plan.id,
        effective=plan.effective,
        includes=plan.includes,
        down_payment=plan.down_payment,
        dues=tuple(dues),
        interest=plan.interest,
        after_default=plan.after_default,
        discount=plan.discount,
    )


def _default_on(
    plan: Plan, number: int, last: date, project: Project, record: Record, calendar: BusinessCalendar
) -> date | None:
    """R-27: the day after the last day in time, or after the days to cure where the plan gives them.

    None where it gives them and no written reminder of this payment reached every client.
    """
    if plan.cure_days is None:
        return last + ONE_DAY
    reminders = reminders_of_payment(plan, number, last, record)
    until = cured_until(plan, reminders, project, calendar)
    return None if until is None else until + ONE_DAY
