"""The days of a project, past and coming, each with its rule and where it comes from (design 13)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from docgen.model import Record
from docgen.reports.timeline import claim, money, notices, recorded, schedule
from docgen.reports.timeline.entry import Facts, TimelineEntry, Whose
from docgen.rules import ProjectState

__all__ = ["TimelineEntry", "Whose", "timeline", "within"]

PARTS: tuple[Callable[[Facts], Iterator[TimelineEntry]], ...] = (
    recorded.work,
    money.money,
    recorded.approvals,
    notices.letters,
    recorded.dealings,
    schedule.contract_dates,
    schedule.change_orders,
    schedule.due_dates,
    schedule.targets,
    notices.suspensions,
    notices.demands,
    claim.plans,
    claim.claims,
    claim.court,
)
"""Where entries come from, in the order in which those of one day stand."""


def timeline(state: ProjectState, record: Record) -> tuple[TimelineEntry, ...]:
    """Every day of a project in its order; within a day what is on record comes before what is computed.

    `record` is the whole record as the file has it, for the places; what is dated after the as-of date
    is left out (S-2).
    """
    facts = Facts.of(state, record)
    found = [entry for part in PARTS for entry in part(facts)]
    return tuple(
        sorted(found, key=lambda entry: (entry.day, not entry.is_past(state.as_of), entry.at is None))
    )


def within(
    entries: Iterable[TimelineEntry], first: date | None, last: date | None
) -> tuple[TimelineEntry, ...]:
    """The entries from one day to another, both included; None leaves that end open."""
    return tuple(
        entry
        for entry in entries
        if (first is None or entry.day >= first) and (last is None or entry.day <= last)
    )
