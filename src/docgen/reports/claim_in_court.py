"""How far the claim that was filed has come: decided, paid, or with everything that is late."""

from __future__ import annotations

from datetime import date

from docgen.rules import ProjectState
from docgen.rules.unpaid import key_of, past_grace

ENDS = "Paper of the court that ends the case"
"""How the evidence is described that ends a claim of which something is still open."""


def is_decided(state: ProjectState) -> bool:
    """Whether a paper of the day of the hearing, or of a later day, is kept as evidence; or the rest is given up."""
    settings = state.project.claim
    hearing = settings.hearing_date if settings is not None else None
    return _is_kept_since(hearing, state) or is_given_up(state)


def is_given_up(state: ProjectState) -> bool:
    """Whether a claim without a hearing was ended once all that the contract owes was paid.

    What is open of it is then only what the law adds; a paper of that day or of a later one is kept as evidence.
    """
    settings, filed = state.project.claim, state.filed
    if filed is None or not filed.is_open or (settings is not None and settings.hearing_date is not None):
        return False
    paid = filed.agreed_paid_on
    return paid is not None and any(
        paid <= one.date and ENDS in one.description for one in state.record.evidence
    )


def paid_in_court(state: ProjectState) -> date | None:
    """The day from which nothing of the filed claim is open, while no paper of the court from then on is kept.

    None where nothing was filed, or what was filed is still open.
    """
    filed = state.filed
    if filed is None or filed.paid_on is None or is_decided(state):
        return None
    return None if _is_kept_since(filed.paid_on, state) else filed.paid_on


def _is_kept_since(day: date | None, state: ProjectState) -> bool:
    return day is not None and any(day <= one.date for one in state.record.evidence)


def is_claimed(state: ProjectState) -> bool:
    """Whether everything past grace is in the claim that was filed."""
    return state.filed is not None and {key_of(c) for c in past_grace(state.account)} <= set(
        state.filed.charges
    )
