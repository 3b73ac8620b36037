"""Warnings about the court's limit, in the contract and in the claim (R-34 to R-37)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, warning
from docgen.law import Reading
from docgen.rules.basis import Basis
from docgen.rules.claim import NONE, UNKNOWN, WAIVE, crosses_soon, route_closed
from docgen.rules.legal import cited
from docgen.rules.limit import ceiling, suggested_parts
from docgen.rules.milestones import MilestoneState
from docgen.rules.parties import claimant_of, place_of
from docgen.rules.stage import Stage
from docgen.rules.state import ProjectState
from docgen.rules.warnings.places import day, milestone_field, project_field
from docgen.rules.words import figure, listed, plural
from docgen.values import Money

MOST_PARTS_LISTED = 12

CLAIMANTS = {"natural_person": "a natural person", "entity": "a company or other entity"}


def limit_milestone(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LIMIT-MILESTONE: a milestone above the limit; W-HEADROOM: one that leaves no room for interest.

    Milestones that are paid are left out, since nothing of them can be claimed any more.
    """
    limit, headroom = state.claim.limit, state.project.terms.headroom
    if limit is None:
        return
    for milestone in state.milestones:
        if milestone.is_retention or milestone.stage is Stage.CLOSED:
            continue
        if milestone.gross > limit:
            yield _above(state, milestone, limit, basis)
        elif milestone.gross.exact > ceiling(limit, headroom):
            yield warning(
                "W-HEADROOM",
                f"{milestone.id} is {figure(milestone.gross)}: inside the limit of {figure(limit)}, but less than "
                f"{headroom} % is left for interest",
                milestone_field(state.project, milestone.id),
                hint=_parts(milestone, limit, state),
                reference=cited(_limit(state, basis)),
            )


def _above(state: ProjectState, milestone: MilestoneState, limit: Money, basis: Basis) -> Diagnostic:
    return warning(
        "W-LIMIT-MILESTONE",
        f"{milestone.id} is {figure(milestone.gross)}, above the limit of {figure(limit)} for "
        f"{CLAIMANTS[state.claim.claimant]}",
        milestone_field(state.project, milestone.id),
        hint=_parts(milestone, limit, state),
        reference=cited(_limit(state, basis)),
    )


def _parts(milestone: MilestoneState, limit: Money, state: ProjectState) -> str:
    """R-34: equal parts, each tied to a real point of work."""
    parts = suggested_parts(milestone.gross, limit, state.project.terms.headroom)
    if not parts:
        return "tie smaller amounts to separate points of the work"
    if len(parts) > MOST_PARTS_LISTED:
        size = figure(parts[0])
        return f"split it in the contract into {len(parts)} parts of {size} at most, each with a point of its own"
    amounts = " / ".join(figure(part) for part in parts)
    return f"split it in the contract into {len(parts)} parts, each with a point of its own: {amounts}"


def _limit(state: ProjectState, basis: Basis) -> Reading:
    return basis.law.read(
        "small_claims.limit", claimant=claimant_of(state.project), place=place_of(state.project)
    )


def limit_exceeded(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LIMIT-EXCEEDED and what may be done about the excess (R-36).

    W-EXCESS-WAIVER, W-WAIVER-UNAVAILABLE or W-WAIVER-UNKNOWN follow the law of the place.
    """
    claim = state.claim
    if claim.limit is None or claim.in_limit or (state.filed is not None and state.filed.is_open):
        return  # the limit was that of the day of the filing
    sums = f"{figure(claim.counted)} counts toward the limit of {figure(claim.limit)}"
    yield warning(
        "W-LIMIT-EXCEEDED",
        f"{sums}; {figure(claim.excess)} is above it",
        project_field("claim"),
        reference=cited(_limit(state, basis)),
    )
    rule = cited(basis.law.read("small_claims.excess_treatment"))
    others = f": {listed(claim.alternatives)}" if claim.alternatives else ""
    texts = {
        WAIVE: (
            "W-EXCESS-WAIVER",
            f"to stay in this court {figure(claim.waived)} is given up, for good, if judgment is entered",
            f"or claim all of it in another court{others}",
        ),
        NONE: (
            "W-WAIVER-UNAVAILABLE",
            f"the {figure(claim.excess)} above the limit cannot be given up in order to stay in this court",
            f"another court hears the claim{others}",
        ),
        UNKNOWN: (
            "W-WAIVER-UNKNOWN",
            f"it is not known whether the {figure(claim.excess)} above the limit may be given up",
            f"ask the clerk or a lawyer before filing{others}",
        ),
    }
    if claim.treatment in texts:
        code, message, hint = texts[claim.treatment]
        yield warning(code, message, project_field("claim"), hint=hint, reference=rule)


def limit_approach(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LIMIT-APPROACH: the counted sum exceeds the limit within 60 days if nothing else happens (R-35)."""
    claim = state.claim
    days, crossing = claim.days_to_crossing, claim.crossing_date
    soon = crosses_soon(claim, state.limitation_date)
    if state.filed is not None and state.filed.is_open:
        return
    if not soon or days is None or crossing is None or claim.limit is None:
        return
    yield warning(
        "W-LIMIT-APPROACH",
        f"what counts, now {figure(claim.counted)}, exceeds the limit of {figure(claim.limit)} on {day(crossing)}, "
        f"in {plural(days, 'day')}",
        project_field("claim"),
        hint="file before that day, or plan for the part above the limit",
        reference=cited(_limit(state, basis)),
    )


def no_small_claims(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-NO-SMALL-CLAIMS: the law of the place has no small-claims route for this claim (R-36)."""
    closed, others = route_closed(basis), state.claim.alternatives
    if closed is None:
        return
    yield warning(
        "W-NO-SMALL-CLAIMS",
        f"there is no small claim for this debt in {basis.law.jurisdiction.name}: {_lower(state.claim.no_route or '')}",
        project_field("project", "jurisdiction"),
        hint=f"the claim goes to {listed(others)}" if others else "ask a lawyer which court hears the claim",
        reference=cited(closed),
    )


def _lower(sentence: str) -> str:
    """A note of the law as the end of a message."""
    return f"{sentence[:1].lower()}{sentence[1:].rstrip('.')}"


def split_claim(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-SPLIT: several milestones are due and unpaid; they go into one claim (R-37)."""
    unpaid = [milestone for milestone in state.milestones if milestone.principal_due]
    if len(unpaid) > 1:
        sums = listed(f"{m.id} ({figure(m.principal_due)})" for m in unpaid)
        yield warning(
            "W-SPLIT",
            f"{sums} are due and unpaid: they belong in one claim",
            project_field("claim"),
            hint="a claim split in parts may be refused, and what is left out may be lost",
        )
