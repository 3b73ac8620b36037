"""How far the claim that was filed has come: decided, paid, or with everything that is late."""

from __future__ import annotations

from datetime import date

from docgen.rules import ProjectState
from docgen.rules.unpaid import key_of, paid_off_on, past_grace


def is_decided(state: ProjectState) -> bool:
    """Whether a paper of the day of the hearing, or of a later day, is kept as evidence."""
    settings = state.project.claim
    hearing = settings.hearing_date if settings is not None else None
    return hearing is not None and any(hearing <= one.date for one in state.record.evidence)


def paid_in_court(state: ProjectState) -> date | None:
    """The day from which nothing of the filed claim is open, while no paper of the court from then on is kept.

    None where nothing was filed, or what was filed is still open.
    """
    filed = state.filed
    if filed is None or filed.is_open or not filed.charges or is_decided(state):
        return None
    paid = paid_off_on(state.outlook, filed.charges, filed.source.date, state.as_of)
    kept = paid is not None and any(paid <= one.date for one in state.record.evidence)
    return None if kept else paid


def is_claimed(state: ProjectState) -> bool:
    """Whether everything past grace is in the claim that was filed."""
    return state.filed is not None and {key_of(c) for c in past_grace(state.account)} <= set(
        state.filed.charges
    )
