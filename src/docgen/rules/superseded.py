"""A demand that binds nothing any more, because a payment plan took in what it asked for (S-7, R-10)."""

from __future__ import annotations

from docgen.rules.notices import DEMAND, NoticeState
from docgen.rules.state import ProjectState


def superseded_demand(state: ProjectState) -> NoticeState | None:
    """The last demand that was received, of which a signed plan since took in something; None where one still binds.

    It is no demand of today, but it was sent, and payment was asked for in it.
    """
    if state.demand.notice is not None:
        return None
    sent = (one for one in reversed(state.notices) if one.document == DEMAND and one.valid)
    return next((one for one in sent if _was_taken_in(one, state)), None)


def _was_taken_in(notice: NoticeState, state: ProjectState) -> bool:
    return any(
        plan.signed_on is not None
        and notice.sent_on <= plan.effective <= state.as_of
        and not set(plan.acknowledged.charges).isdisjoint(notice.charges)
        for plan in state.plans
    )
