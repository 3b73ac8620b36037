"""Who has signed what (R-31, S-33)."""

from __future__ import annotations

from datetime import date

from docgen.model import Project, Record


def signed_on(document: str, project: Project, record: Record) -> date | None:
    """The day of the last signature under a document; None until every contractor and client has signed."""
    days: list[date] = []
    for party in (*project.contractors, *project.clients):
        mine = [s.at.day for s in record.signatures if s.document == document and s.party == party.id]
        if not mine:
            return None
        days.append(min(mine))
    return max(days, default=None)
