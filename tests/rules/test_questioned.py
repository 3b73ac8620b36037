"""What the client questioned in time is no reason to stop work (contract clause 16; W-DISPUTED), and is owed all the same."""

from __future__ import annotations

import pytest

from docgen.documents.base import Availability
from docgen.documents.notice_of_intent import NoticeOfIntentContext
from docgen.documents.suspension_notice import SuspensionNoticeContext
from docgen.rules import ProjectState
from docgen.word.text import paragraphs_of
from documents.made import answer, context
from documents.test_printed import printed
from facts import day, state_of

# 2,000.00 for M1 due on Monday 11 May, grace to 18 May, no interest; notice of intent on 20 May, to the 27th.
JOB = """
holidays: US
milestones:
  M1: {amount: 2000.00, due: {after: invoice, days: 5}}
  M2: {amount: 500.00, due: {after: invoice, days: 5}}
terms: {suspension: {notice_days: 7}}
law: {suspension: {minimum_notice_days: 0}}
record:
  signatures: [{document: contract, party: contractor, at: 2026-01-02}, {document: contract, party: client, at: 2026-01-03}]
  invoices: [{number: A-1, date: 2026-05-06, milestone: M1}]
"""
NOTICE = "notices: [{document: notice-of-intent, items: [M1], sent: 2026-05-20 09:30, method: email}]"
PART = "disputes: [{id: D1, date: 2026-05-16, milestone: M1, amount: 600.00, reason: Scratches}]"
ALL = "disputes: [{id: D1, date: 2026-05-16, milestone: M1, reason: Scratches}]"
LATE = PART.replace("05-16", "05-19")


def at(as_of: str, *record: str) -> ProjectState:
    return state_of(JOB, as_of, f"record: {{{', '.join(record)}}}")


def paid(amount: str, on: str) -> str:
    return f"payments: [{{date: {on}, amount: {amount}}}]"


@pytest.mark.parametrize(
    ("dispute", "asked", "questioned"),
    # The invoice of 6 May may be questioned for ten days, rolled from Saturday 16 May over the weekend: to Monday 18 May.
    [
        (PART, "1400.00", "600.00"),
        (PART.replace("05-16", "05-18"), "1400.00", "600.00"),
        (LATE, "2000.00", "0.00"),
    ],
)
def test_the_notice_asks_for_what_is_not_questioned(dispute: str, asked: str, questioned: str) -> None:
    """The whole is due; only the rest has to be paid for the work to go on."""
    state = at("2026-05-20", dispute)
    found = context(state, "notice-of-intent", NoticeOfIntentContext)
    assert (str(found.total), str(found.asked), str(found.questioned)) == ("2000.00", asked, questioned)
    text = "\n".join(paragraphs_of(printed(state, "notice-of-intent")))
    assert ("leave $600.00 out of what follows" in text) is (questioned == "600.00")
    assert "The sum to pay today is $2,000.00." in text


def test_what_is_questioned_in_full_suspends_nothing() -> None:
    """E-NOTHING-TO-SUSPEND until the dispute is over, or something else falls due; the account is as it was."""
    state = at("2026-05-20", ALL)
    given = answer(state, "notice-of-intent")
    assert given.code == "E-NOTHING-TO-SUSPEND" and "questioned 2,000.00 in time" in str(given.reason)
    assert str(state.totals.total_due) == "2000.00"
    over = ALL.replace("reason", "resolved: 2026-05-20, reason")
    assert answer(at("2026-05-20", over), "notice-of-intent").allowed
    later = at(
        "2026-05-20",
        ALL,
        "invoices: [{number: A-1, date: 2026-05-06, milestone: M1}, {number: A-2, date: 2026-05-12, milestone: M2}]",
    )
    assert answer(later, "notice-of-intent").allowed
    assert str(context(later, "notice-of-intent", NoticeOfIntentContext).asked) == "500.00"


@pytest.mark.parametrize(("amount", "suspended"), [("1400.00", False), ("1399.99", True)])
def test_paying_the_rest_in_time_prevents_the_suspension(amount: str, suspended: bool) -> None:
    """R-18: on 27 May, the last day to pay; a cent less does not."""
    state = at("2026-05-29", NOTICE, PART, paid(amount, "2026-05-27"))
    assert state.suspension.in_effect is suspended
    assert answer(state, "suspension-notice").allowed is suspended


def test_the_suspension_notice_leaves_it_out() -> None:
    """It says so, and the sum that restarts work is the rest."""
    state = at("2026-05-29", NOTICE, PART)
    found = context(state, "suspension-notice", SuspensionNoticeContext)
    assert (str(found.total), str(found.sum_to_resume)) == ("2000.00", "1400.00")
    text = "\n".join(paragraphs_of(printed(state, "suspension-notice")))
    assert (
        "of which $600.00 is questioned and is no reason to suspend" in text
        and "after $1,400.00 is received in full" in text
    )
    assert "On May 16, 2026 you told me that you see $600.00 of this differently." in text


def test_work_resumes_when_the_rest_is_paid_or_the_question_covers_it() -> None:
    """R-19: cleared on the day of that payment, whichever item it serves first (R-22)."""
    both = "invoices: [{number: A-1, date: 2026-05-06, milestone: M1}, {number: A-2, date: 2026-05-21, milestone: M2}]"
    on_m2 = PART.replace("M1, amount: 600.00", "M2, amount: 300.00").replace("05-16", "05-25")
    state = at("2026-06-03", NOTICE, both, on_m2, paid("2200.00", "2026-06-01"))
    assert state.suspension.cleared_on == day("2026-06-01") and state.suspension.resumed_on == day(
        "2026-06-02"
    )
    assert str(state.totals.total_due) == "300.00"
    short = at("2026-06-03", NOTICE, both, on_m2, paid("2199.99", "2026-06-01"))
    assert short.suspension.cleared_on is None and str(short.suspension.sum_to_resume.total) == "0.01"


def test_the_resumption_notice_calls_nothing_paid_that_is_questioned() -> None:
    """The rest of 1,400.00 came on 1 June; 600.00 of M1 stay open, and the letter gives up none of it."""
    state = at("2026-06-01", NOTICE, PART, paid("1400.00", "2026-06-01"))
    text = "\n".join(paragraphs_of(printed(state, "resumption-notice")))
    assert "is paid, but for the $600.00 that you question; that amount stays open" in text
    assert "As of June 1, 2026, $600.00 is due, with what you question." in text
    assert "Everything that was due" not in text and "has become due" not in text


@pytest.mark.parametrize("paid_on", ["2026-05-27", "2026-06-01"])
def test_what_falls_due_later_has_a_notice_of_its_own(paid_on: str) -> None:
    """The stop was prevented, or is over; M2 of 8 June, past its grace on the 20th, is not covered by the notice of M1."""
    both = "invoices: [{number: A-1, date: 2026-05-06, milestone: M1}, {number: A-2, date: 2026-06-08, milestone: M2}]"
    answered = (NOTICE, both, PART, paid("1400.00", paid_on))
    assert answer(at("2026-06-05", *answered), "notice-of-intent").code == "E-NOTHING-TO-SUSPEND"
    state = at("2026-06-25", *answered)
    assert answer(state, "notice-of-intent").allowed
    found = context(state, "notice-of-intent", NoticeOfIntentContext)
    assert (str(found.total), str(found.asked)) == ("1100.00", "500.00")


def test_a_notice_that_was_not_answered_stays() -> None:
    """A cent too little on 27 May: the suspension runs, and its notice with it."""
    state = at("2026-06-03", NOTICE, PART, paid("1399.99", "2026-05-27"))
    assert state.suspension.in_effect and answer(state, "suspension-notice").allowed
    assert answer(state, "notice-of-intent").availability is Availability.SENT
