"""What the record says was sent, and how the next letter goes out."""

from __future__ import annotations

from datetime import date

from docgen.documents.base import Applicability
from docgen.documents.parts.letter import notice_email
from docgen.model import Project
from docgen.model.record import Direction
from docgen.model.terms import NoticeMethod
from docgen.rules.state import NoticeState, ProjectState

REMINDER = "reminder"
TRACKED = (NoticeMethod.COURIER, NoticeMethod.POST, NoticeMethod.INTERNATIONAL_POST, NoticeMethod.HAND)
"""Ways of sending that leave a proof on paper, the best first."""


def already_sent(notice: NoticeState | None) -> Applicability | None:
    """The answer for a document with an operative notice on record (S-22); None where there is none."""
    if notice is None:
        return None
    return Applicability.sent(notice.sent.day, f"it was sent on {notice.sent.day.isoformat()}")


def last_reminder(state: ProjectState) -> date | None:
    """The day of the latest reminder in the log of contacts; None where none is on record."""
    days = [
        contact.date
        for contact in state.record.communications
        if contact.direction is Direction.OUT and (contact.document or "").startswith(REMINDER)
    ]
    return max(days, default=None)


def two_ways(project: Project) -> tuple[NoticeMethod, ...]:
    """How a demand goes out: the best way that leaves a proof, and e-mail where it can be used (D11)."""
    allowed = project.terms.notices.methods
    paper = next((method for method in TRACKED if method in allowed), None)
    ways = [paper] if paper is not None else []
    if NoticeMethod.EMAIL in allowed and all(notice_email(client) for client in project.clients):
        ways.append(NoticeMethod.EMAIL)
    return tuple(ways) or allowed[:1]
