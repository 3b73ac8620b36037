"""Who has signed what (R-31, S-33), and whether work began before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from docgen.model import Party, Project, Record
from docgen.model.record import Notice, WorkEvent
from docgen.model.terms import NoticeMethod
from docgen.rules.words import listed

CONTRACT = "contract"
AGREEMENTS = (CONTRACT, "change-order", "payment-plan")
"""Documents that go out for signature, to everybody who signs: they need no approval, and stay drafts until signed."""

SIGNED, CONFORMED = "_signed", "_conformed"
"""How the name of a copy ends: the signed paper, and the text issued again with the days of signing."""


def is_kept(notice: Notice) -> bool:
    """Whether an agreement's copy was filed once everybody had signed, and did not go out to anybody.

    A copy that went by mail or e-mail was sent, whatever it shows.
    """
    stem = PurePosixPath(notice.file or "").stem
    return (
        notice.document.startswith(AGREEMENTS)
        and notice.method is NoticeMethod.HAND
        and stem.endswith((SIGNED, CONFORMED))
    )


def signed_on(document: str, project: Project, record: Record) -> date | None:
    """The day of the last signature under a document; None until every contractor and client has signed."""
    days: list[date] = []
    for party in (*project.contractors, *project.clients):
        mine = [s.at.day for s in record.signatures if s.document == document and s.party == party.id]
        if not mine:
            return None
        days.append(min(mine))
    return max(days, default=None)


def unsigned_by(project: Project, record: Record) -> tuple[Party, ...]:
    """The contractors and clients whose signature under the contract is not on record."""
    signed = {one.party for one in record.signatures if one.document == CONTRACT}
    return tuple(party for party in (*project.contractors, *project.clients) if party.id not in signed)


def names_unsigned(project: Project, record: Record) -> str:
    """Their names in one line."""
    return listed(party.legal_name for party in unsigned_by(project, record))


@dataclass(frozen=True)
class Begun:
    """The first entry of the record that shows the contract being performed: its day, place, and words."""

    day: date
    place: tuple[str, int, str]
    words: str


def first_performance(record: Record) -> Begun | None:
    """The first work begun, point reached or invoice; None while there is none."""
    found = [
        Begun(entry.date, ("work", index, "date"), "work started")
        for index, entry in enumerate(record.work)
        if entry.event is WorkEvent.STARTED
    ]
    found += [
        Begun(entry.reached, ("milestones", index, "reached"), f"{entry.id} was reached")
        for index, entry in enumerate(record.milestones)
        if entry.reached is not None
    ]
    found += [
        Begun(entry.date, ("invoices", index, "date"), f"{entry.milestone} was invoiced")
        for index, entry in enumerate(record.invoices)
    ]
    return min(found, key=lambda one: one.day, default=None)
