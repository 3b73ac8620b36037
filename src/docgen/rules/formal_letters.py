"""The letters that take over from the reminders: what they are about, and which of them still run (D08, D09, D11)."""

from __future__ import annotations

from datetime import date

from docgen.account import ChargeKey
from docgen.rules.notices import DEMAND, FORMAL, NoticeState
from docgen.rules.state import ProjectState
from docgen.rules.unpaid import key_of


def bound_by_letters(state: ProjectState) -> set[ChargeKey]:
    """What a notice of intent, a suspension notice or a demand that reached the client is about."""
    letters = (notice for notice in state.notices if notice.document in FORMAL and notice.valid)
    return {key for notice in letters for key in notice.charges}


def running_letters(state: ProjectState) -> tuple[tuple[NoticeState, tuple[ChargeKey, ...]], ...]:
    """The formal letters that still bind something unpaid, each with what it is the last letter about, as they were sent.

    What was announced or told of a suspension that has ended is over.
    """
    ended = max(
        (one.end for one in state.suspensions if one.end and one.ended_by(state.as_of)), default=date.min
    )
    last: dict[ChargeKey, NoticeState] = {}
    for notice in state.notices:
        is_over = notice.document != DEMAND and notice.sent_on < ended
        if notice.document in FORMAL and notice.operative and not is_over:
            last.update(dict.fromkeys(notice.charges, notice))
    unpaid = {key_of(charge) for charge in state.account.charges if charge.unpaid and not charge.in_plan}
    found = (
        (one, tuple(k for k in one.charges if k in unpaid and last.get(k) == one)) for one in state.notices
    )
    return tuple((notice, keys) for notice, keys in found if keys)
