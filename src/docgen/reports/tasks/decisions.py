"""What only a person can decide, days that cannot come back, and proofs that are missing from the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from docgen.model.terms import NoticeMethod
from docgen.reports.next_step import HAND_OFF, PACKET
from docgen.reports.tasks.agreements import is_signed
from docgen.reports.tasks.task import Choice, Task, Urgency, amount, command
from docgen.rules import ProjectState
from docgen.rules.warnings.account import SOL_DAYS

PAPER = (NoticeMethod.COURIER, NoticeMethod.POST, NoticeMethod.INTERNATIONAL_POST, NoticeMethod.HAND)
DELIVERY_DAYS = 2
"""After so many days a carrier knows whether a letter has arrived."""
COURT_DAYS = 14
"""So many days before a court's last day it is on the page."""


def last_days(name: str, state: ProjectState) -> Iterator[Task]:
    """The limitation date, and the last days before a hearing (R-39, D13)."""
    last = state.limitation_date
    if last is not None and state.as_of >= last - timedelta(days=SOL_DAYS) and state.totals.total_due:
        what = "speak to a lawyer: the claim may become too old"
        why = f"the limitation date is {last} (W-SOL)"
        yield Task(name, Urgency.LAST_DAYS, what, why, last, command("why", name, "limitation_date"))
    dates = state.court_dates
    if dates is None:
        return
    steps: tuple[tuple[str, date | None], ...] = (
        ("serve the claim in person", dates.personal.day),
        ("file the proof of service", dates.proof.day),
        ("be at the hearing", dates.hearing),
    )
    for what, day in steps:
        if day is not None and state.as_of <= day <= state.as_of + timedelta(days=COURT_DAYS):
            yield Task(name, Urgency.LAST_DAYS, what, f"by {day}; the hearing is on {dates.hearing}", day)


DECIDED = (
    Choice("accepted for the whole debt: accepted_as: settlement and accepted_on: DATE at it in record.yaml"),
    Choice("accepted for a part, where the law lets you: accepted_as: part_payment and accepted_on: DATE"),
    Choice("sent back: returned: DATE"),
)
"""What becomes of a payment that came with a condition (R-25)."""


def decisions(name: str, state: ProjectState) -> Iterator[Task]:
    """Payments with a condition, disputes without an answer, notices that came back."""
    for payment in state.record.payments:
        decided = (
            payment.accepted_as is not None or payment.returned is not None or payment.reversed is not None
        )
        if payment.conditional and not decided:
            what = f"decide about the payment of {amount(payment.amount)} marked as full payment"
            why = "it counts for nothing until it is accepted or returned (R-25); ask a lawyer before cashing it"
            yield Task(name, Urgency.DECISIONS, what, why, payment.date, None, None, payment.amount, DECIDED)
    for dispute in state.record.disputes:
        over = dispute.resolved is not None and dispute.resolved <= state.as_of
        if dispute.response is None and not over:
            what = f"answer the dispute {dispute.id}, and record the answer: letters print it"
            line = command("record", "dispute", name, dispute.id, "--response", "TEXT")
            yield Task(name, Urgency.DECISIONS, what, f"raised on {dispute.date}", dispute.date, line)
    for notice in state.notices:
        if notice.bounced and notice.received is None:
            what = f"send the {notice.document.replace('-', ' ')} again in another way"
            why = f"the one of {notice.sent_on} came back, so it is no notice"
            yield Task(name, Urgency.DECISIONS, what, why, notice.sent_on, None, notice.document)


def proofs(name: str, state: ProjectState) -> Iterator[Task]:
    """Letters on paper whose delivery is not on record; a signed copy and a packet are no letters that have to arrive."""
    for notice in state.record.notices:
        waited = (state.as_of - notice.sent.day).days
        if (
            notice.method not in PAPER
            or notice.delivered is not None
            or notice.bounced
            or waited < DELIVERY_DAYS
            or notice.document in (HAND_OFF, PACKET)
            or is_signed(notice)
        ):
            continue
        line = command(
            "record", "notice", name, notice.document, "--sent", str(notice.sent),
            "--method", notice.method.value, "--delivered", "DATE",
        )  # fmt: skip
        what = f"record when the {notice.document.replace('-', ' ')} was delivered"
        yield Task(
            name, Urgency.PROOF, what, f"sent on {notice.sent.day}", notice.sent.day, line, notice.document
        )
