"""Warnings about payment plans (D07, R-27, R-39)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.rules.basis import Basis
from docgen.rules.legal import cited, words
from docgen.rules.plan import PlanState
from docgen.rules.state import ProjectState
from docgen.rules.warnings.account import SOL_DAYS
from docgen.rules.warnings.places import day, project_field
from docgen.rules.words import figure


def acknowledgement(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-ACK-LIMITATION: a plan that acknowledges a debt is being made; it may restart the limitation period."""
    for plan in _open(state):
        if plan.signed_on is not None or not plan.acknowledged.total:
            continue
        reading = basis.law.read("limitation.acknowledgement")
        effect = (words(reading) or "").rstrip(".")
        law = effect or "what that does to the limitation period is not known here"
        yield warning(
            "W-ACK-LIMITATION",
            f"plan {plan.id} acknowledges a debt of {figure(plan.acknowledged.total)} as of {day(plan.effective)}: {law}",
            _place(plan, "effective"),
            hint="have a lawyer look at it before it is signed; docgen never lengthens the limitation date",
            reference=cited(reading),
        )


def outlasts_limitation(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-SOL: a plan is longer than the time left to the limitation date (D07, R-39)."""
    last = state.limitation_date
    if last is None or state.as_of >= last - timedelta(days=SOL_DAYS):
        return  # the date itself is announced then
    for plan in _open(state):
        if plan.last_due > last and plan.satisfied_on is None:
            reading = next((r for r in basis.law.trace if r.name == "limitation.years"), None)
            yield warning(
                "W-SOL",
                f"plan {plan.id} ends on {day(plan.last_due)}, after the limitation date, {day(last)}",
                _place(plan, "instalments"),
                hint="make the plan shorter, or see a lawyer about the limitation period",
                reference=cited(reading) if reading is not None else None,
            )


def beyond_the_balance(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """DG722: down payment and discount leave nothing for the instalments, or there is nothing to acknowledge."""
    for plan in _open(state):
        balance, down = plan.acknowledged.total, plan.source.down_payment
        taken = down if plan.discount is None else down + plan.discount
        if not balance:
            message = f"plan {plan.id} has nothing to acknowledge: nothing is due and unpaid on {day(plan.effective)}"
            hint = "correct effective: or includes:, or record the invoice"
            yield warning("DG722", message, _place(plan, "effective"), hint=hint)
        elif taken >= balance:
            both = "down payment" if plan.discount is None else "down payment and discount"
            message = (
                f"plan {plan.id} has {both} of {figure(taken)}, which leaves nothing of the acknowledged "
                f"balance of {figure(balance)} for the instalments"
            )
            hint = "lower it; the balance is that of the effective date"
            yield warning("DG722", message, _place(plan, "down_payment"), hint=hint)


def not_yet_due(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """DG723: a milestone is named in a plan, and nothing of it is due and unpaid on the effective date (R-27, R-29)."""
    for plan in _open(state):
        for index, name in enumerate(plan.source.includes):
            if plan.acknowledged.total and name not in plan.acknowledged.milestones:
                yield warning(
                    "DG723",
                    f"plan {plan.id} names {name}, and nothing of {name} is due and unpaid on {day(plan.effective)}",
                    _place(plan, "includes", index),
                    hint="it stays outside the plan and follows the contract; leave it out",
                )


def _open(state: ProjectState) -> Iterator[PlanState]:
    """The plans that were not replaced by another."""
    return (plan for plan in state.plans if plan.replaced_on is None)


def _place(plan: PlanState, *parts: str | int) -> FieldPath:
    return project_field("plans", plan.number - 1, *parts)
