"""Letters that state an earlier last day than the days that they have to give (S-1, R-17, R-27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.rules.notices import NoticeState
from docgen.rules.plan_cure import OF_A_PAYMENT, cured_until, reminders_of_payment
from docgen.rules.state import ProjectState


@dataclass(frozen=True)
class StatedEarly:
    """A letter, the last day to pay that it states, and the later day on which its days end."""

    notice: NoticeState
    stated: date
    ends: date


def stated_early(state: ProjectState) -> Iterator[StatedEarly]:
    """The letters on record whose printed day is not the operative one, since their days end later (S-1)."""
    for notice in state.notices:
        printed = (one.printed.deadline for one in notice.sendings if one.printed is not None)
        stated = max((day for day in printed if day is not None), default=None)
        ends = _days_of_plan(notice, state) if notice.document == OF_A_PAYMENT else notice.deadline
        if stated is not None and ends is not None and stated < ends:
            yield StatedEarly(notice, stated, ends)


def _days_of_plan(notice: NoticeState, state: ProjectState) -> date | None:
    """R-27: the end of the days to cure of the payments that a reminder is about, after the first one of them.

    One without items is about every payment that was late then.
    """
    ends = (
        cured_until(plan.source, reminders, state.project, state.calendar)
        for plan in state.plans
        for row in plan.payments
        if (reminders := reminders_of_payment(plan.source, row.number, row.last_day, state.record))
        and any(one in reminders for one in notice.sendings)
    )
    return min((day for day in ends if day is not None), default=None)
