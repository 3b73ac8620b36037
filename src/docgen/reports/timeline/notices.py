"""The days of letters and of what follows from them: receipt, last day to pay, suspension, demand, filing."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model import Notice
from docgen.reports.timeline.entry import Facts, TimelineEntry, Whose, words_of
from docgen.rules import NoticeState, WorkStatus
from docgen.rules.notices import DEMAND, FORMAL, INTENT
from docgen.rules.suspensions import Suspension
from docgen.rules.words import figure, listed

IF_NOTICE = "if a notice of intent goes out today"
IF_DEMAND = "if the demand goes out today"
IF_PAID = "if everything due is paid today"
IF_ROUTE = "if the statutory route begins today"


def letters(facts: Facts) -> Iterator[TimelineEntry]:
    """Every letter on record: sent, come back, received, its last day, lapsed (R-17, S-1, S-7)."""
    for notice in facts.state.notices:
        for sending in notice.sendings:
            yield from _sending(sending, notice, facts)
        yield from _received(notice, facts)
        yield from _deadline(notice, facts)
        if notice.lapsed_on is not None:
            text = f"the {words_of(notice.document)} of {notice.sent_on} binds nothing any more"
            yield TimelineEntry(notice.lapsed_on, "notice_lapsed", _subject(notice), text, ("S-7",))


def _subject(notice: NoticeState) -> str:
    return f"{notice.document}.{notice.sent_on}"


def _sending(sending: Notice, notice: NoticeState, facts: Facts) -> Iterator[TimelineEntry]:
    at = facts.known.at("notices", facts.record.notices.index(sending))
    subject, clause = f"{_subject(notice)}.{at.parts[1]}", facts.clause("notices")
    way = sending.method.value.replace("_", " ")
    items = notice.items or sending.items  # a payment of a plan is no item that a notice binds
    bound = f", for {listed(items)}" if items else ""
    text = f"{words_of(sending.document)} sent by {way}{bound}"
    yield TimelineEntry(sending.sent.day, "notice_sent", subject, text, ("R-17",), clause, at=at)
    if not isinstance(sending.bounced, bool):
        text = f"the {way} with the {words_of(sending.document)} came back"
        yield TimelineEntry(sending.bounced, "notice_bounced", subject, text, ("R-17",), clause, at=at)


def _received(notice: NoticeState, facts: Facts) -> Iterator[TimelineEntry]:
    """The day that counts; recorded where a delivery is, else assumed."""
    delivered = next((n for n in notice.sendings if n.delivered == notice.received), None)
    if notice.received is None or (delivered is None and notice.document not in FORMAL):
        return
    at = facts.known.at("notices", facts.record.notices.index(delivered)) if delivered is not None else None
    how = "received" if delivered is not None else "counts as received"
    text = f"{words_of(notice.document)} {how}"
    rules = ("R-17", "S-7") if len(facts.state.project.clients) > 1 else ("R-17",)
    clause = facts.clause("notices")
    yield TimelineEntry(notice.received, "notice_received", _subject(notice), text, rules, clause, at=at)


def _deadline(notice: NoticeState, facts: Facts) -> Iterator[TimelineEntry]:
    """The last day to pay that a notice of intent or a demand gives; none ahead once it binds nothing."""
    day = notice.deadline
    if day is None or not notice.items or (notice.lapsed_on is not None and day > notice.lapsed_on):
        return
    items = listed(notice.items)
    if notice.document == INTENT:
        text, rules = f"last day to pay {items} before work stops", ("R-18", "R-8", "S-1")
        clause = facts.clause("suspend")
        yield TimelineEntry(day, "cure_date", _subject(notice), text, rules, clause, whose=Whose.CLIENT)
    elif notice.document == DEMAND:
        text, rules = f"last day to pay {items} under the demand", ("R-38", "R-8", "S-1")
        law = facts.law("demand.minimum_days")
        yield TimelineEntry(
            day, "demand_deadline", _subject(notice), text, rules, law=law, whose=Whose.CLIENT
        )


def suspensions(facts: Facts) -> Iterator[TimelineEntry]:
    """R-18 to R-21: every suspension that is to come, runs or is over, and the one that could be announced."""
    for one in facts.state.suspensions:
        yield from _suspension(one, facts)
    state = facts.state.suspension
    if state.last_work_day is not None and state.cessation_date is not None:
        law, rules = facts.law("suspension.cessation_days"), ("R-21",)
        day, clause = state.cessation_date, None
        days = (state.cessation_date - state.last_work_day).days
        text = f"{days} days without work: it may count as complete for liens"
        yield TimelineEntry(day, "cessation", "work", text, rules, clause, law, whose=Whose.OWN)
    if state.in_effect and state.cleared_on is None:
        text, clause = "work resumes", facts.clause("resume")
        yield TimelineEntry(
            state.planned_resume, "planned_resume", "work", text, ("R-20",), clause, assumes=IF_PAID
        )
    yield from _could_be_announced(facts)


def _suspension(one: Suspension, facts: Facts) -> Iterator[TimelineEntry]:
    subject, suspend, resume = _subject(one.notice), facts.clause("suspend"), facts.clause("resume")
    if one.began is None:
        text = "work may be suspended from this day"
        if one.effective < facts.as_of:
            text = "work might have been suspended from this day; it went on"
        rules = ("R-18", "R-6")
        yield TimelineEntry(
            one.effective, "suspension_effective", subject, text, rules, suspend, whose=Whose.OPENS
        )
        return
    late = f", announced for {one.effective}" if one.began != one.effective else ""
    text = f"work is suspended from this day{late}"
    yield TimelineEntry(one.began, "suspended", subject, text, ("R-18", "S-9"), suspend)
    if one.cleared_on is not None:
        text = "the sum to resume is paid"
        yield TimelineEntry(one.cleared_on, "suspension_cleared", subject, text, ("R-19",), resume)
    if one.resumed_on is not None:
        days = f", {one.days} days after it stopped" if one.days is not None else ""
        text = f"work resumes{days}"
        whose = Whose.OWN if one.resumed_on > facts.as_of else Whose.EVENT
        yield TimelineEntry(one.resumed_on, "resumed", subject, text, ("R-20", "S-12"), resume, whose=whose)


def _could_be_announced(facts: Facts) -> Iterator[TimelineEntry]:
    """What a notice of intent of today would lead to, and when the statute's own route would allow a stop.

    No notice can go out under a contract that is not signed (E-NOT-SIGNED).
    """
    state = facts.state.suspension
    over = facts.state.work in (WorkStatus.COMPLETE, WorkStatus.TERMINATED)
    if over or state.in_effect or (state.notice is not None and not state.ended):
        return
    clause = facts.clause("suspend")
    law = facts.law("suspension.minimum_notice_days") if state.statutory_days else None
    is_signed = facts.state.contract_signed_on is not None
    if is_signed and state.agreed and state.planned_effective is not None and state.planned_cure is not None:
        text = "last day to pay before work stops"
        yield TimelineEntry(
            state.planned_cure, "planned_cure", "work", text, ("R-18",), clause, law, assumes=IF_NOTICE
        )
        text = "earliest day of a suspension"
        yield TimelineEntry(
            state.planned_effective,
            "planned_suspension",
            "work",
            text,
            ("R-18", "R-6"),
            clause,
            law,
            assumes=IF_NOTICE,
        )
    route = facts.state.statutory_route
    if route is None or route.reaches is False or route.disputed:
        return
    if route.notice_from is not None:
        text = f"first day of the statute's own notice about {route.milestone}"
        yield TimelineEntry(
            route.notice_from, "statutory_notice", route.milestone, text, ("R-18",), law=route.citation
        )
    if route.planned_stop is not None:
        text = "first day on which the statute itself would let work stop"
        yield TimelineEntry(
            route.planned_stop,
            "statutory_stop",
            route.milestone,
            text,
            ("R-18",),
            law=route.citation,
            assumes=IF_ROUTE,
        )


def demands(facts: Facts) -> Iterator[TimelineEntry]:
    """R-38: when a claim may be filed, by the demand on record or by one of today, which a signed contract needs."""
    demand = facts.state.demand
    sent = demand.notice is not None
    if not demand.items or not (sent or facts.state.contract_signed_on is not None):
        return
    assumes, subject = None if sent else IF_DEMAND, _subject(demand.notice) if demand.notice else "demand"
    if not sent:
        text = f"last day to pay {listed(demand.items)}: {figure(demand.payoff_at_deadline)}"
        law = facts.law("demand.minimum_days")
        yield TimelineEntry(
            demand.deadline, "planned_deadline", subject, text, ("R-38",), law=law, assumes=assumes
        )
    if demand.earliest_filing is not None:
        text, law = "first day for filing a claim", facts.law("demand.window_earliest_days")
        whose = Whose.OPENS if sent else Whose.EVENT
        event = "earliest_filing" if sent else "planned_filing"
        yield TimelineEntry(
            demand.earliest_filing, event, subject, text, ("R-38",), law=law, whose=whose, assumes=assumes
        )
    if demand.latest_filing is not None:
        text, law = "last day for filing on this demand", facts.law("demand.window_latest_days")
        whose = Whose.OWN if sent else Whose.EVENT
        event = "latest_filing" if sent else "planned_latest_filing"
        yield TimelineEntry(
            demand.latest_filing, event, subject, text, ("R-38",), law=law, whose=whose, assumes=assumes
        )
