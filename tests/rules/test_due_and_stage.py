"""Due dates, stages and the status of the work (R-9 to R-11, S-5)."""

from __future__ import annotations

import pytest

from facts import codes_of, day, state_of

BY_INVOICE = "milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 7}}}"
BY_POINT = "milestones: {M1: {amount: 1000.00, due: {after: reached, days: 5, unit: business}}}"
FIXED = """
holidays: US
milestones: {M1: {amount: 1000.00, due: 2026-06-05}}
terms: {suspension: {notice_days: 10}}
"""


def test_due_after_an_invoice() -> None:
    """R-9: seven days after the invoice; nothing is due while there is none."""
    assert state_of(BY_INVOICE, "2026-06-01").milestones[0].due is None
    record = "record: {invoices: [{date: 2026-06-01, milestone: M1}]}"
    milestone = state_of(BY_INVOICE, "2026-06-01", record).milestones[0]
    assert (milestone.due, milestone.grace_end) == (day("2026-06-08"), day("2026-06-15"))
    assert milestone.past_grace_from == day("2026-06-16")


def test_due_after_the_point_is_reached() -> None:
    """R-9: five business days after the point."""
    record = "record: {milestones: [{id: M1, reached: 2026-06-05}]}"
    assert state_of(BY_POINT, "2026-06-06", record).milestones[0].due == day("2026-06-12")


def test_an_invoice_shows_the_point_unless_the_record_says_otherwise() -> None:
    """S-5: without `reached` the period runs from the invoice, with it from that day."""
    invoice = "record: {invoices: [{date: 2026-06-08, milestone: M1}]}"
    reached = "record: {milestones: [{id: M1, reached: 2026-06-05}]}"
    assert state_of(BY_POINT, "2026-06-08", invoice).milestones[0].due == day("2026-06-15")
    both = state_of(BY_POINT, "2026-06-08", invoice, reached).milestones[0]
    assert (both.reached, both.due) == (day("2026-06-05"), day("2026-06-12"))


def test_a_fixed_date_binds_without_the_point() -> None:
    """S-5: it is due as written, with W-POINT-NOT-REACHED, and an invoice in time silences the warning."""
    assert "W-POINT-NOT-REACHED" in codes_of(state_of(FIXED, "2026-06-05"))
    assert "W-POINT-NOT-REACHED" not in codes_of(state_of(FIXED, "2026-06-04"))
    record = "record: {invoices: [{date: 2026-06-01, milestone: M1}]}"
    assert "W-POINT-NOT-REACHED" not in codes_of(state_of(FIXED, "2026-06-05", record))


NOTICE = "record: {notices: [{document: notice-of-intent, sent: 2026-06-08 09:30, method: email}]}"
DEMAND = """
record:
  notices:
    - {document: notice-of-intent, sent: 2026-06-08 09:30, method: email}
    - {document: demand-letter, sent: 2026-06-29 09:30, method: email}
"""


@pytest.mark.parametrize(
    ("as_of", "facts", "stage"),
    [
        ("2026-05-28", "", "current"),
        ("2026-05-29", "", "pre_due"),
        ("2026-06-04", "", "pre_due"),
        ("2026-06-05", "", "due_today"),
        ("2026-06-06", "", "in_grace"),
        ("2026-06-12", NOTICE, "in_grace"),
        ("2026-06-13", "", "past_grace"),
        ("2026-06-13", NOTICE, "suspension_notice"),
        ("2026-06-18", NOTICE, "suspension_notice"),
        ("2026-06-19", NOTICE, "suspended"),
        ("2026-06-28", DEMAND, "suspended"),
        ("2026-06-29", DEMAND, "final_demand"),
        ("2026-07-13", DEMAND, "final_demand"),
        ("2026-07-14", DEMAND, "ready_to_file"),
    ],
)
def test_the_first_line_that_applies_is_the_stage(as_of: str, facts: str, stage: str) -> None:
    """R-10: every line of the table except those of payment plans, on its first and last days."""
    assert state_of(FIXED, as_of, *([facts] if facts else [])).stage.value == stage


def test_paid_is_closed_and_later_milestones_keep_it_current() -> None:
    """R-10: rows 11 and 12."""
    paid = "record: {payments: [{date: 2026-06-05, amount: 1000.00}]}"
    more = """
    milestones:
      M1: {amount: 1000.00, due: 2026-06-05}
      M2: {amount: 500.00, due: {after: invoice, days: 7}}
    """
    assert state_of(FIXED, "2026-06-05", paid).stage.value == "closed"
    state = state_of(FIXED, "2026-06-05", more, paid)
    assert state.stage.value == "current"
    assert [milestone.stage.value for milestone in state.milestones] == ["closed", "current"]


def test_an_interest_balance_alone_keeps_the_account_past_grace() -> None:
    """R-10: the principal is paid first, the interest is not, row 7 still applies."""
    terms = "terms: {interest: {rate: 12 %, start: after_due}, allocation: principal_first}"
    paid = "record: {payments: [{date: 2026-07-06, amount: 1000.00}]}"
    state = state_of(FIXED, "2026-07-10", terms, paid)
    assert state.totals.principal_due.is_zero and state.totals.interest.is_positive
    assert state.stage.value == "past_grace"


def test_a_credit_that_will_pay_an_item_leaves_nothing_to_announce() -> None:
    """R-10, R-24: an item that a held credit pays on its due date is not announced as coming up."""
    facts = """
    milestones:
      M1: {amount: 1000.00, due: 2026-05-01}
      M2: {amount: 500.00, due: 2026-06-05}
    record: {payments: [{date: 2026-05-01, amount: 1500.00}]}
    """
    assert state_of(facts, "2026-06-01").stage.value == "current"


@pytest.mark.parametrize(
    ("work", "status"),
    [
        ("[]", "not_started"),
        ("[{date: 2026-06-01, event: started}]", "active"),
        ("[{date: 2026-06-01, event: started}, {date: 2026-06-02, event: stopped}]", "suspended"),
        ("[{date: 2026-06-01, event: started}, {date: 2026-06-03, event: complete}]", "complete"),
        ("[{date: 2026-06-01, event: started}, {date: 2026-06-03, event: terminated}]", "terminated"),
        ("[{date: 2026-06-09, event: started}]", "not_started"),
    ],
)
def test_the_work_stands_as_the_record_says(work: str, status: str) -> None:
    """R-11: the status of the work is apart from the stage; what is dated later is not known yet (S-2)."""
    assert state_of(BY_INVOICE, "2026-06-05", f"record: {{work: {work}}}").work.value == status


def test_work_counts_as_started_from_the_agreed_day() -> None:
    """R-11: without an entry the contract's start date counts."""
    start = "project: {contract: {work_start: 2026-06-03}}"
    assert state_of(BY_INVOICE, "2026-06-02", start).work.value == "not_started"
    assert state_of(BY_INVOICE, "2026-06-03", start).work.value == "active"
