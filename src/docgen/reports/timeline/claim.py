"""The days of payment plans and of the claim: instalments, default, limit, court, limitation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docgen.reports.timeline.entry import Facts, TimelineEntry, Whose, agreed
from docgen.rules import Instalment, PlanState
from docgen.rules.plan_payments import InstalmentStatus
from docgen.rules.words import figure

ONE_DAY = timedelta(days=1)
IF_SIGNED = "if the plan is signed"


def plans(facts: Facts) -> Iterator[TimelineEntry]:
    """R-27: every plan of the project file, until another takes its place."""
    for index, plan in enumerate(facts.state.plans):
        yield from _plan(plan, index, facts)


def _plan(plan: PlanState, index: int, facts: Facts) -> Iterator[TimelineEntry]:
    assumes = IF_SIGNED if plan.signed_on is None else None
    clause = facts.clause("hardship")
    name, sum_ = f"plan {plan.id}", plan.acknowledged.total
    yield TimelineEntry(
        plan.effective,
        "plan_effective",
        plan.document,
        f"{name} takes effect: {figure(sum_)} acknowledged",
        ("R-27",),
        clause,
        at=agreed("plans", index, "effective"),
        assumes=assumes,
        amount=sum_,
    )
    for row in plan.payments:
        yield from _instalment(row, plan, facts)
    yield from _after_grace(plan, clause)
    if plan.default_date is not None:
        text = (
            f"{name} is in default" if plan.in_default else f"{name} is in default if nothing is paid before"
        )
        yield TimelineEntry(
            plan.default_date,
            "plan_default",
            plan.document,
            text,
            ("R-27", "R-28"),
            clause,
            whose=Whose.OPENS,
        )
    for event, day, text in (
        ("plan_satisfied", plan.satisfied_on, f"{name} is paid in full"),
        ("plan_replaced", plan.replaced_on, f"another plan takes the place of {name}"),
        ("plan_resumption", plan.resumed_on, f"{name} lets work go on"),
    ):
        if day is not None:
            yield TimelineEntry(
                day, event, plan.document, text, ("R-29",) if event != "plan_resumption" else ("R-20",)
            )


def _after_grace(plan: PlanState, clause: str | None) -> Iterator[TimelineEntry]:
    """R-27: where the plan gives days after a reminder, the day from which one counts, and the end of those days."""
    if plan.cure_days is None or plan.next is None:
        return
    name = f"instalment {plan.next.number}" if plan.next.number else "the down payment"
    if plan.default_date is not None:
        text = f"last day to pay {name} before plan {plan.id} is in default"
        day, whose = plan.default_date - ONE_DAY, Whose.CLIENT
        yield TimelineEntry(
            day, "plan_cure_end", plan.document, text, ("R-27", "R-8", "S-1"), clause, whose=whose
        )
    elif plan.needs_reminder:
        text = f"first day on which a written reminder of {name} counts, if it is not paid before"
        day = plan.next.last_day + ONE_DAY
        yield TimelineEntry(day, "plan_reminder", plan.document, text, ("R-27",), clause, whose=Whose.OPENS)


def _instalment(row: Instalment, plan: PlanState, facts: Facts) -> Iterator[TimelineEntry]:
    """A payment of a plan; one that fell due at once by a default, or of a plan that is over, has no day ahead."""
    ended = plan.in_default or plan.replaced_on is not None or plan.satisfied_on is not None
    if row.due >= facts.as_of and (ended or row.status is InstalmentStatus.PAID):
        return
    name = f"instalment {row.number}" if row.number else "down payment"
    subject, clause = f"{plan.document}.{row.number}", facts.clause("hardship")
    assumes = IF_SIGNED if plan.signed_on is None else None
    status = f", {row.status.value}" if row.status is not InstalmentStatus.UPCOMING else ""
    whose = Whose.EVENT if row.last_day > row.due else Whose.CLIENT
    text = f"{name} of plan {plan.id}: {figure(row.amount)}{status}"
    yield TimelineEntry(
        row.due,
        "instalment_due",
        subject,
        text,
        ("R-27",),
        clause,
        whose=whose,
        assumes=assumes,
        amount=row.amount,
    )
    if (
        row.last_day > row.due
        and row.status is not InstalmentStatus.PAID
        and not (ended and row.last_day > facts.as_of)
    ):
        text, rules = f"last day for the {name} of plan {plan.id}", ("R-27", "R-8")
        yield TimelineEntry(
            row.last_day,
            "instalment_last_day",
            subject,
            text,
            rules,
            clause,
            whose=Whose.CLIENT,
            assumes=assumes,
        )


def claims(facts: Facts) -> Iterator[TimelineEntry]:
    """R-35 and R-39: when the sum outgrows the court's limit, and the last day for suing."""
    claim, limit, last = facts.state.claim, facts.state.claim.limit, facts.state.limitation_date
    in_time = claim.crossing_date is not None and (last is None or claim.crossing_date <= last)
    if claim.crossing_date is not None and in_time and claim.in_limit and limit is not None:
        text = f"what counts for the court, now {figure(claim.counted)}, exceeds its limit of {figure(limit)}"
        law = facts.law("small_claims.limit")
        yield TimelineEntry(
            claim.crossing_date, "limit_crossing", "claim", text, ("R-35",), law=law, whose=Whose.OWN
        )
    if facts.state.limitation_date is not None:
        text, law = "last day for suing", facts.law("limitation.years")
        day, clause = facts.state.limitation_date, None
        yield TimelineEntry(day, "limitation", "claim", text, ("R-39",), clause, law, whose=Whose.OWN)


def court(facts: Facts) -> Iterator[TimelineEntry]:
    """The days in court that the project names."""
    settings = facts.state.project.claim
    if settings is None:
        return
    for key, text in (("filing_date", "the claim is filed"), ("hearing_date", "hearing")):
        day = getattr(settings, key)
        if day is not None:
            place = agreed("claim", key)
            yield TimelineEntry(day, key, "claim", text, ("R-37",), at=place, whose=Whose.OWN)
