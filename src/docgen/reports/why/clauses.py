"""The clauses of the contract that explanations refer to."""

from __future__ import annotations

from docgen.documents.parts.clauses import NUMBERED_IN, clause_number, conditions
from docgen.rules import ProjectState

HEADINGS: dict[str, str] = {
    "acceptance": "Deliverables and acceptance",
    "time": "Time",
    "price": "Price and taxes",
    "schedule": "Payment schedule",
    "invoices": "Invoices",
    "grace": "Grace period",
    "late": "Late payment",
    "allocation": "Order in which payments are used",
    "suspend": "Right to suspend work",
    "resume": "Resuming work",
    "changes": "Changes only by signed Change Order",
    "hardship": "If payment is difficult: talk first",
    "notices": "Notices",
    "cancellation": "Client's right to cancel",
    "disputes": "Disputes",
    "law": "Governing law and courts",
}
"""Heading by clause id, as in the built-in contract."""

_NEEDS = {
    "grace": "has_grace",
    "late": "has_late",
    "suspend": "has_suspension",
    "resume": "has_suspension",
    "cancellation": "has_cancellation",
}


def clauses(state: ProjectState, *names: str) -> tuple[str, ...]:
    """These clauses as the contract numbers them: `14 Grace period`; those it lacks are left out.

    Where the project is pinned to another version of the contract its numbers are not known here, and the
    heading alone is given.
    """
    holding = conditions(state)
    there = [name for name in names if name not in _NEEDS or getattr(holding, _NEEDS[name])]
    if state.project.templates.get("contract", NUMBERED_IN) != NUMBERED_IN:
        return tuple(HEADINGS[name] for name in there)
    return tuple(f"{clause_number(name, holding)} {HEADINGS[name]}" for name in there)
