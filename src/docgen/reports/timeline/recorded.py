"""The days of the record, money and letters apart: what happened, each with its place in record.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.record import Direction, WorkEvent
from docgen.reports.timeline.entry import Facts, TimelineEntry, the
from docgen.rules.words import figure

WORK = {
    WorkEvent.STARTED: "work started",
    WorkEvent.STOPPED: "work stopped",
    WorkEvent.CONTINUED: "work continued",
    WorkEvent.RESUMED: "work resumed",
    WorkEvent.COMPLETE: "work complete",
    WorkEvent.TERMINATED: "work terminated",
}


def work(facts: Facts) -> Iterator[TimelineEntry]:
    """Signatures, the work, and the points it has reached."""
    yield from _signatures(facts)
    yield from _work(facts)
    yield from _points(facts)


def dealings(facts: Facts) -> Iterator[TimelineEntry]:
    """Disputes, contacts, and papers; the letters of the contract are in `notices`."""
    yield from _disputes(facts)
    yield from _contacts(facts)
    yield from _papers(facts)


def _signatures(facts: Facts) -> Iterator[TimelineEntry]:
    for index, one in enumerate(facts.record.signatures):
        is_change = one.document.startswith("change-order")
        yield TimelineEntry(
            one.at.day,
            "signature",
            f"{one.document}.{one.party}",
            f"{facts.name_of(one.party)} signs {the(one.document)}",
            ("R-31",) if is_change else (),
            facts.clause("changes") if is_change else None,
            at=facts.known.at("signatures", index),
        )


def _work(facts: Facts) -> Iterator[TimelineEntry]:
    for index, one in enumerate(facts.record.work):
        note = f": {one.note}" if one.note else ""
        yield TimelineEntry(
            one.date,
            f"work_{one.event.value}",
            "work",
            WORK[one.event] + note,
            ("R-11",),
            at=facts.known.at("work", index),
        )


def _points(facts: Facts) -> Iterator[TimelineEntry]:
    for index, one in enumerate(facts.record.milestones):
        at = facts.known.at("milestones", index)
        milestone = facts.state.milestone(one.id)
        point = f": {milestone.point}" if milestone is not None else ""
        if one.reached is not None:
            text = f"{one.id} reached{point}"
            yield TimelineEntry(
                one.reached, "reached", one.id, text, ("S-5",), facts.clause("schedule"), at=at
            )
        if one.accepted is not None:
            clause = facts.clause("acceptance")
            yield TimelineEntry(one.accepted, "accepted", one.id, f"{one.id} accepted", clause=clause, at=at)


def approvals(facts: Facts) -> Iterator[TimelineEntry]:
    """Letters that a person has read and released."""
    for index, one in enumerate(facts.record.approvals):
        text, place = f"{one.by} releases {the(one.document)}", facts.known.at("approvals", index)
        yield TimelineEntry(one.on, "approval", one.document, text, at=place)


def _disputes(facts: Facts) -> Iterator[TimelineEntry]:
    for index, one in enumerate(facts.record.disputes):
        at = facts.known.at("disputes", index)
        what = figure(one.amount) if one.amount is not None else "a sum"
        of = f" of {one.milestone}" if one.milestone is not None else ""
        text = f"the client disputes {what}{of}: {one.reason}"
        clause = facts.clause("disputes")
        yield TimelineEntry(one.date, "dispute", one.id, text, clause=clause, at=at, amount=one.amount)
        if one.resolved is not None:
            text = f"dispute {one.id} resolved"
            yield TimelineEntry(one.resolved, "dispute_resolved", one.id, text, clause=clause, at=at)


def _contacts(facts: Facts) -> Iterator[TimelineEntry]:
    for index, one in enumerate(facts.record.communications):
        way = "from the client, to" if one.direction is Direction.IN else "to"
        text = f"{one.channel} {way} {one.to}: {one.summary}"
        at = facts.known.at("communications", index)
        yield TimelineEntry(one.date, "communication", f"{at.parts[1]}", text, at=at)


def _papers(facts: Facts) -> Iterator[TimelineEntry]:
    record, at = facts.record, facts.known.at
    for index, request in enumerate(record.early_start_requests):
        text = "the client asks for an early start, within the days for cancelling"
        place, clause = at("early_start_requests", index), facts.clause("cancellation")
        yield TimelineEntry(
            request.date, "early_start_request", f"{index + 1}", text, ("R-7",), clause, at=place
        )
    for index, evidence in enumerate(record.evidence):
        text = f"evidence: {evidence.description}"
        yield TimelineEntry(evidence.date, "evidence", evidence.file, text, at=at("evidence", index))
    for index, filing in enumerate(record.filings):
        court = f" at {filing.court}" if filing.court else ""
        text = f"a claim of {figure(filing.amount)} filed{court}, counted for the cap on filings"
        law = facts.law("small_claims.filing_cap_number")
        place = at("filings", index)
        yield TimelineEntry(
            filing.date, "filing", f"{index + 1}", text, law=law, at=place, amount=filing.amount
        )
