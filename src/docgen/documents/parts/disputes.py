"""Open disputes, as a letter mentions them: calmly, and only what is on record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from docgen.documents.parts.words import sentence
from docgen.model.record import Dispute
from docgen.rules import ProjectState
from docgen.values import Money


@dataclass(frozen=True)
class DisputeRow:
    """What the client contests: when it was said, how much of it (None: not said), and the answer given."""

    day: date
    amount: Money | None
    response: str | None


def open_disputes(state: ProjectState, items: Collection[str]) -> tuple[DisputeRow, ...]:
    """The disputes about these items, or about no item in particular, that are open on the state's day."""
    return tuple(
        DisputeRow(dispute.date, dispute.amount, sentence(dispute.response) if dispute.response else None)
        for dispute in state.record.disputes
        if is_open(dispute, state) and (dispute.milestone is None or dispute.milestone in items)
    )


def is_open(dispute: Dispute, state: ProjectState) -> bool:
    """Whether the dispute is not resolved by the state's day."""
    return dispute.resolved is None or dispute.resolved > state.as_of
