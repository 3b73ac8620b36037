"""Notices of a stop that were answered by paying all but what the client questions (contract clause 16, R-18, R-19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from docgen.rules.basis import Basis
from docgen.rules.notices import INTENT, SUSPENSION, NoticeState
from docgen.rules.suspensions import ONE_DAY, Suspension, last_day_to_pay, only_questioned, with_notices


def but_for_questions(
    notices: Sequence[NoticeState], found: Sequence[Suspension], basis: Basis
) -> tuple[tuple[NoticeState, ...], tuple[Suspension, ...]]:
    """The notices and the suspensions they began, once nothing but what is questioned in time is left of what they bind.

    Such a notice lapses as a paid one does: on the day after its last day where it prevented the stop, else when the
    suspension is over. What falls due later needs a notice of its own.
    """
    if not basis.record.disputes:
        return tuple(notices), tuple(found)
    return with_notices(notices, found, lambda notice: _after(notice, found, basis))


def _after(notice: NoticeState, found: Sequence[Suspension], basis: Basis) -> NoticeState:
    if notice.document not in (INTENT, SUSPENSION) or not notice.operative:
        return notice
    lapsed = _lapsed_on(notice, found, basis)
    return notice if lapsed is None or lapsed > basis.as_of else replace(notice, lapsed_on=lapsed)


def _lapsed_on(notice: NoticeState, found: Sequence[Suspension], basis: Basis) -> date | None:
    mine = next((one for one in found if _is_of(notice, one)), None)
    if mine is not None:
        cleared = mine.cleared_on
        return mine.end if cleared is not None and only_questioned(notice, cleared, basis) else None
    last_day = last_day_to_pay(notice, basis) if notice.document == INTENT else None
    if last_day is None or last_day >= basis.as_of or not only_questioned(notice, last_day, basis):
        return None
    return last_day + ONE_DAY


def _is_of(notice: NoticeState, one: Suspension) -> bool:
    """Whether a suspension was begun by the notice, or was on when it went out."""
    if one.notice is notice:
        return True
    is_on = one.began is not None and one.began <= notice.sent_on
    return notice.document == SUSPENSION and is_on and (one.end is None or notice.sent_on <= one.end)
