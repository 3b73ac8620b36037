"""Part (a): the worksheet that belongs to the court of the claim, or why there is none (R-36)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.packet import (
    worksheet_california,
    worksheet_england,
    worksheet_general,
    worksheet_new_york,
    worksheet_texas,
)
from docgen.documents.packet.case import Case
from docgen.documents.packet.worksheet_rows import Worksheet
from docgen.documents.parts.words import sentence
from docgen.values import Money


@dataclass(frozen=True)
class ClosedRoute:
    """Why no small claim can be filled in as things stand (R-36), and where the claim can go instead.

    `reason` is a sentence; `alternatives` are other courts, empty where the law data names none. `limit` is None
    where the small-claims route is closed to such a claim whatever its amount.
    """

    reason: str
    what_to_do: str
    counted: Money
    limit: Money | None
    excess: Money
    alternatives: tuple[str, ...]


def closed_route(case: Case) -> ClosedRoute | None:
    """No route at all, an excess that may not be given up, or one of which nobody knows; else None."""
    claim = case.claim
    if claim.no_route is not None:
        reason, todo = sentence(claim.no_route), case.say("closed_todo")
    elif claim.excess and claim.claimed is None:
        words = {"counted": case.money(claim.counted), "excess": case.money(claim.excess)}
        limit = case.money(claim.limit) if claim.limit is not None else ""
        reason = case.say("closed_excess", limit=limit, **words)
        known = claim.treatment == "not_allowed"
        todo = case.say("closed_not_allowed" if known else "closed_unknown")
    else:
        return None
    return ClosedRoute(reason, todo, claim.counted, claim.limit, claim.excess, claim.alternatives)


def worksheet_of(case: Case) -> Worksheet | None:
    """The worksheet for the form of the court; None where no small claim can be made as things stand."""
    if closed_route(case) is not None:
        return None
    return _WORKSHEETS.get(case.state.project.project.jurisdiction, worksheet_general.worksheet)(case)


_WORKSHEETS = {
    "GB-EAW": worksheet_england.worksheet,
    "US-CA": worksheet_california.worksheet,
    "US-NY": worksheet_new_york.worksheet,
    "US-TX": worksheet_texas.worksheet,
}
