"""When a document went out, by the record: invoices, receipts and resumption notices bind nothing and never lapse."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from docgen.model.record import Direction
from docgen.rules.state import ProjectState


def sent_on(
    state: ProjectState, names: Collection[str], *, since: date = date.min, before: date = date.max
) -> date | None:
    """The first day, from `since` and before `before`, on which a document of one of these ids was sent.

    None where none was. A notice that came back was not sent; an outgoing entry in the log of contacts
    counts as well (S-22).
    """
    record = state.record
    days = [one.sent.day for one in record.notices if one.document in names and one.bounced is False]
    days += [
        contact.date
        for contact in record.communications
        if contact.direction is Direction.OUT and contact.document in names
    ]
    return min((day for day in days if since <= day < before), default=None)
