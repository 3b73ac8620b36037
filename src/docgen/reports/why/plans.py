"""Why the figures of a payment plan are what they are (R-27 to R-29)."""

from __future__ import annotations

from docgen.reports.why.clauses import clauses
from docgen.reports.why.trail import Matter, Name, Step, Told, project_place
from docgen.reports.why.words import added, day
from docgen.rules import PlanState
from docgen.rules.words import figure


def no_plan(matter: Matter, name: Name) -> Told:
    """Where no plan governs."""
    del name
    return Told(
        "The payment plan",
        (Step("no signed plan is in effect"),),
        ("R-27",),
        clauses(matter.state, "hardship"),
    )


def plan(matter: Matter, name: Name) -> Told:
    """One figure of a plan: balance, instalments and what was paid."""
    found = _found(matter, name)
    rows = [
        Step(
            f"payment {row.number}: {figure(row.amount)} due {day(row.due)}, in time until {day(row.last_day)}, paid {figure(row.paid)}"
        )
        for row in found.payments
    ]
    signed = tuple(matter.entries("signatures", lambda s: s.document == found.document))
    steps = (
        Step(
            f"plan {found.id}, effective {day(found.effective)}", (project_place("plans", found.number - 1),)
        ),
        Step(
            f"signed by all on {day(found.signed_on)}"
            if found.signed_on
            else "not signed by all: it changes nothing",
            signed,
        ),
        *_balance(found),
        *rows,
        Step(f"paid {figure(found.paid)}, unpaid {figure(found.unpaid)} of the acknowledged balance"),
    )
    return Told(
        f"Payment plan {found.id}", steps, ("R-27", "R-28", "R-29"), clauses(matter.state, "hardship")
    )


def _balance(found: PlanState) -> tuple[Step, ...]:
    balance = found.acknowledged
    parts = (balance.principal, balance.interest, balance.fees)
    return (Step("principal, interest and fees on that day"), Step(added(parts, balance.total)))


def _found(matter: Matter, name: Name) -> PlanState:
    state = matter.state
    if name[0] == "plan" and state.plan is not None:
        return state.plan
    return next(one for one in state.plans if one.id == name[1])
