"""The claim, its filing and the days of the court as rows of the status report."""

from __future__ import annotations

from datetime import date
from typing import Any

from docgen.rules import CourtDates, ProjectState
from docgen.rules.filed import FiledClaim

Row = dict[str, Any]


def claim_row(state: ProjectState) -> Row:
    """What would be claimed on the day, against the court's limit."""
    claim, by_law = state.claim, state.claim.statutory_interest
    return {
        "claimant": claim.claimant,
        "counted": str(claim.counted),
        "limit": str(claim.limit) if claim.limit is not None else None,
        "excess": str(claim.excess),
        "claimed": str(claim.claimed) if claim.claimed is not None else None,
        "waived": str(claim.waived),
        "statutory_interest": str(by_law.amount) if by_law.amount is not None else None,
        "daily_interest": str(by_law.per_diem),
        "compensation": str(by_law.compensated),
        "forum": claim.forum,
        "no_route": claim.no_route,
        "treatment": claim.treatment,
        "crossing_date": _day(claim.crossing_date),
    }


def filed_row(filed: FiledClaim) -> Row:
    """The claim that was filed; `unpaid` is what of it is open, of which the law adds `by_law` (R-35)."""
    return {
        "on": _day(filed.source.date),
        "court": filed.source.court,
        "amount": str(filed.source.amount),
        "unpaid": str(filed.unpaid),
        "by_law": str(filed.now.by_law),
    }


def court_dates_row(dates: CourtDates) -> Row:
    """The last days before a hearing; None where the law is not known."""
    return {
        "hearing": _day(dates.hearing),
        "personal": _day(dates.personal.day),
        "personal_elsewhere": _day(dates.personal_elsewhere.day),
        "substituted": _day(dates.substituted.day),
        "substituted_elsewhere": _day(dates.substituted_elsewhere.day),
        "proof": _day(dates.proof.day),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
