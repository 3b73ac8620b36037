"""How far a contract, a change order or a payment plan is on its way to be signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.model import Signature
from docgen.rules import ProjectState
from docgen.rules.plan_terms import plan_signatures


@dataclass(frozen=True)
class Signing:
    """Of a document that parties sign.

    `signed_on` is the day of the last signature, None while one is missing; `sent_on` the last day on which it went
    out; `missing` are the names of those who have not signed, in the order of the project file.
    """

    signed_on: date | None
    sent_on: date | None
    missing: tuple[str, ...]


def signings(state: ProjectState) -> dict[str, Signing]:
    """By the id of the document: the contract, change orders, plans."""
    rows = {"contract": _signing(state, "contract", state.record.signatures)}
    for order in state.change_orders:
        document = order.source.document
        rows[document] = _signing(state, document, state.record.signatures)
    for plan in state.plans:
        mine = plan_signatures(plan.source, state.project, state.record)
        rows[plan.document] = _signing(state, plan.document, mine)
    return rows


def _signing(state: ProjectState, document: str, signatures: tuple[Signature, ...]) -> Signing:
    project = state.project
    at: dict[str, date] = {}
    for one in signatures:
        if one.document == document:
            at[one.party] = min(one.at.day, at.get(one.party, one.at.day))
    signers = (*project.contractors, *project.clients)
    missing = tuple(party.legal_name for party in signers if party.id not in at)
    days = [n.sent.day for n in state.record.notices if n.document == document and n.bounced is False]
    last = max(at[party.id] for party in signers) if not missing else None
    return Signing(last, max(days, default=None), missing)


def signing_row(one: Signing) -> dict[str, Any]:
    """Of a document that parties sign: when it went out, who is missing, and since when everybody has signed."""
    return {
        "sent_on": one.sent_on.isoformat() if one.sent_on is not None else None,
        "waiting_for": list(one.missing),
        "signed_on": one.signed_on.isoformat() if one.signed_on is not None else None,
    }
