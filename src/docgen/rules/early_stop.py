"""Work that was stopped, or a suspension notice that went out, before the day that the notice of intent allows (R-18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.model.record import WorkEvent
from docgen.rules.notices import SUSPENSION
from docgen.rules.state import ProjectState
from docgen.rules.suspensions import Suspension


@dataclass(frozen=True)
class EarlyStop:
    """The entry of the record, by its list and place in it, its day, and the first day on which work could stop."""

    field: str
    index: int
    day: date
    possible: date


def early_stops(state: ProjectState) -> Iterator[EarlyStop]:
    """Each stop and suspension notice from a notice of intent on that comes before its first day, outside a suspension."""
    found = [
        ("work", index, entry.date)
        for index, entry in enumerate(state.record.work)
        if entry.event is WorkEvent.STOPPED
    ]
    found += [
        ("notices", index, notice.sent.day)
        for index, notice in enumerate(state.record.notices)
        if notice.document == SUSPENSION
    ]
    for field, index, day in found:
        if any(_is_suspended(one, day) for one in state.suspensions):
            continue
        for one in state.suspensions:
            if one.notice.sent_on <= day < one.effective:
                yield EarlyStop(field, index, day, one.effective)
                break


def _is_suspended(one: Suspension, day: date) -> bool:
    return one.began is not None and one.began <= day and not one.ended_by(day)
