"""Part (k): what the contractor would agree to, for the talk before the hearing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.packet.case import Case
from docgen.documents.parts.words import sentence
from docgen.rules import PlanState
from docgen.values import Money


@dataclass(frozen=True)
class ProposedPayment:
    """One payment of a plan that was drafted and not signed."""

    day: date
    amount: Money
    balance_after: Money


@dataclass(frozen=True)
class Settlement:
    """`terms` are those of the project file, None where it names none; `payments` those of an unsigned plan.

    `names` are the parties who would sign a settlement.
    """

    terms: str | None
    payments: tuple[ProposedPayment, ...]
    names: tuple[str, ...]


def settlement(case: Case) -> Settlement:
    """Terms that are acceptable."""
    settings, plan = case.state.project.claim, _proposal(case)
    terms = settings.settlement if settings is not None else None
    payments = plan.payments if plan is not None else ()
    return Settlement(
        terms=None if terms is None else sentence(terms),
        payments=tuple(ProposedPayment(one.due, one.amount, one.balance_after) for one in payments),
        names=tuple(party.legal_name for party in (*case.plaintiffs, *case.defendants)),
    )


def _proposal(case: Case) -> PlanState | None:
    """The last plan of the project file that nobody has signed and whose payments all lie ahead."""
    open_ones = [
        plan
        for plan in case.state.plans
        if plan.signed_on is None and plan.payments and plan.payments[0].due > case.state.as_of
    ]
    return open_ones[-1] if open_ones else None
