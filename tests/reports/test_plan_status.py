"""A payment plan in the status report and as the next step."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.reports.status import document_rows, status_report
from docgen.reports.tasks import tasks
from docgen.reports.text import project_page
from docgen.reports.timeline import timeline
from docgen.reports.why import Matter, explain
from facts import case_of, day, state_of, written

FACTS = """
holidays: US
milestones: {M1: {amount: 6000.00, due: 2026-02-02}}
terms: {interest: {rate: 10 %, start: after_grace}}
project:
  plans:
    - {id: "1", effective: 2026-04-10, down_payment: 600.00, instalments: 3, step: month, first: 2026-05-10,
       grace: {days: 5}, interest: paused}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
    - {document: payment-plan-1, party: contractor, at: 2026-04-10}
    - {document: payment-plan-1, party: client, at: 2026-04-10}
  payments: [{date: 2026-04-10, amount: 600.00}, {date: 2026-05-08, amount: 1832.87}]
"""


def report_on(as_of: str, facts: str = FACTS) -> dict[str, Any]:
    """The status of a day."""
    return status_report("job", state_of(facts, as_of), [])


def test_the_report_has_the_plan_that_governs_and_every_plan() -> None:
    """Design 13: sums and dates as text; the table with what is paid."""
    row = report_on("2026-05-20")
    plan = row["plan"]
    assert row["plans"] == [plan] and plan["in_effect"] is True
    assert plan["acknowledged"] == {
        "principal": "6000.00",
        "interest": "98.63",
        "fees": "0.00",
        "total": "6098.63",
    }
    assert (plan["paid"], plan["unpaid"], plan["default_date"]) == ("2432.87", "3665.76", "2026-06-16")
    assert [line["status"] for line in plan["payments"]] == ["paid", "paid", "upcoming", "upcoming"]
    assert plan["next"] == {
        "number": 2,
        "due": "2026-06-10",
        "last_day": "2026-06-15",
        "default_on": "2026-06-16",
        "amount": "1832.87",
        "paid": "0.00",
        "paid_on": None,
        "balance_after": "1832.89",
        "status": "upcoming",
    }


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2026-04-09", "Plan 1: not signed, would acknowledge 6,098.63 on 2026-04-10"),
        (
            "2026-05-20",
            (
                "Plan 1: 3,665.76 of 6,098.63 is unpaid; next 1,832.87 on 2026-06-10, in time until 2026-06-15; "
                "default 2026-06-16 otherwise"
            ),
        ),
        ("2026-06-16", "Plan 1: 3,665.76 of 6,098.63 is unpaid; in default since 2026-06-16"),
    ],
)
def test_the_page_has_a_line_for_the_plan(as_of: str, words: str) -> None:
    """A proposal, a plan that runs, and one in default."""
    assert words in project_page(report_on(as_of), width=200)


@pytest.mark.parametrize(
    ("as_of", "action", "day"),
    [
        ("2026-05-20", "instalment 2 of the payment plan is due", "2026-06-10"),
        ("2026-06-12", "last day for instalment 2 of the payment plan", "2026-06-15"),
        ("2026-06-16", "send the demand letter", "2026-06-16"),
    ],
)
def test_the_next_step_is_the_next_payment_of_the_plan(as_of: str, action: str, day: str) -> None:
    """While it runs its dates come next; from the day of default the demand may go out."""
    step = report_on(as_of)["next"]
    assert (step["action"], step["date"]) == (action, day)


def test_a_proposal_waits_for_its_signatures() -> None:
    """An unsigned plan is the next thing to have signed, where no letter is due."""
    in_grace = FACTS.replace("at: 2026-04-10", "at: 2026-12-01").replace(
        "amount: 6000.00, due: 2026-02-02", "amount: 6000.00, due: 2026-04-08"
    )
    step = report_on("2026-04-10", in_grace)["next"]
    assert step["document"] == "payment-plan-1" and "signed" in step["action"]


CURE = FACTS.replace("grace: {days: 5}", "grace: {days: 5}, cure_days: 7")
REMINDED = (
    CURE
    + "  notices: [{document: reminder-instalment, sent: 2026-06-16, method: hand, items: [payment-plan-1.2]}]\n"
)


@pytest.mark.parametrize(
    ("facts", "as_of", "line", "action", "demand"),
    [
        (CURE, "2026-06-15", "no default without a written reminder after that day", "last day for instalment 2", None),
        (CURE, "2026-06-16", "no default without a written reminder after that day", "remind the client in writing", None),
        (REMINDED, "2026-06-16", "default 2026-06-24 otherwise", "last day to pay before the payment plan", "2026-06-24"),
        (REMINDED, "2026-06-23", "default 2026-06-24 otherwise", "last day to pay before the payment plan", "2026-06-24"),
        (REMINDED, "2026-06-24", "in default since 2026-06-24", "send the demand letter", "today"),
    ],
)  # fmt: skip
def test_page_next_step_and_demand_follow_the_plan_on_the_same_day(
    facts: str, as_of: str, line: str, action: str, demand: str | None
) -> None:
    """R-27, R-10: before the default E-PLAN-ACTIVE with its day, on it the demand; never before a reminder."""
    row = report_on(as_of, facts)
    assert line in project_page(row, width=200)
    assert row["stage"] == ("plan_default" if demand == "today" else "plan_active")
    assert row["next"]["action"].startswith(action)
    letter = next(one for one in row["documents"] if one["id"] == "demand-letter")
    assert (letter["code"], letter["possible_from"]) == (
        (None, None) if demand == "today" else ("E-PLAN-ACTIVE", demand)
    )


def days_of(facts: str, as_of: str) -> list[tuple[str, str]]:
    """The days of the plan in the timeline, with their events."""
    case = case_of(written(facts))
    entries = timeline(case.on(day(as_of)), case.record)
    return [(str(one.day), one.event) for one in entries if one.event.startswith("plan_")]


def test_the_timeline_has_the_day_of_the_reminder_and_the_end_of_the_days_to_cure() -> None:
    """R-27, R-8: before a reminder its first day, after it the client's last day and the default."""
    begins = ("2026-04-10", "plan_effective")
    assert days_of(CURE, "2026-06-16") == [begins, ("2026-06-16", "plan_reminder")]
    assert days_of(REMINDED, "2026-06-16") == [
        begins,
        ("2026-06-23", "plan_cure_end"),
        ("2026-06-24", "plan_default"),
    ]
    assert days_of(FACTS, "2026-06-11") == [begins, ("2026-06-16", "plan_default")]


@pytest.mark.parametrize(
    ("facts", "as_of", "words"),
    [
        (FACTS, "2026-06-11", "payment 2 keeps the plan until Monday 2026-06-15; in default on Tuesday 2026-06-16 otherwise"),
        (CURE, "2026-06-16", "no such reminder has reached every client: no default"),
        (REMINDED, "2026-06-17", "reminder-instalment sent on Tuesday 2026-06-16 by hand counts as received on Tuesday 2026-06-16"),
        (REMINDED, "2026-06-17", "payment 2 keeps the plan until Tuesday 2026-06-23; in default on Wednesday 2026-06-24 otherwise"),
        (REMINDED, "2026-06-24", "payment 2 was not made by the end of Tuesday 2026-06-23: in default on Wednesday 2026-06-24"),
    ],
)  # fmt: skip
def test_why_says_how_the_default_comes_about(facts: str, as_of: str, words: str) -> None:
    """R-27: the payment, the reminder that counts with its receipt, and the day."""
    case = case_of(written(facts))
    told = explain(Matter("job", case.on(day(as_of)), case.record), "plan.default_date")
    assert words in [step.text for step in told.steps]


def test_a_plan_that_was_paid_after_its_default_is_not_called_satisfied() -> None:
    """In default since 16 June; the rest comes on 1 July."""
    late = FACTS.replace("amount: 1832.87}]", "amount: 1832.87}, {date: 2026-07-01, amount: 5000.00}]")
    text = project_page(report_on("2026-07-02", late), width=200)
    assert "Plan 1: 6,098.63 acknowledged, paid on 2026-07-01 after its default of 2026-06-16" in text
    early = FACTS.replace("amount: 1832.87}]", "amount: 1832.87}, {date: 2026-06-01, amount: 3665.76}]")
    assert "acknowledged, satisfied 2026-06-01" in project_page(report_on("2026-07-02", early), width=200)


STOPPED = """
holidays: US
milestones: {M1: {amount: 10000.00, due: 2026-06-05}, M2: {amount: 5000.00, due: {after: invoice, days: 7}}}
terms: {suspension: {notice_days: 10}}
law: {suspension: {minimum_notice_days: 0}}
project:
  plans:
    - {id: "1", effective: 2026-07-15, down_payment: 1000.00, instalments: 3, step: month, first: 2026-08-15,
       grace: {days: 5}, interest: paused, work_resumes_on: down_payment}
record:
  notices: [{document: notice-of-intent, items: [M1], sent: 2026-06-12, method: post}]
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
    - {document: payment-plan-1, party: contractor, at: 2026-07-14}
    - {document: payment-plan-1, party: client, at: 2026-07-15}
  payments: [{date: 2026-07-16, amount: 1000.00}]
"""


def test_what_lets_work_go_on_is_named_by_its_trigger_or_by_full_payment() -> None:
    """The down payment clears nothing; 10,000.00 in all without a plan does."""
    state = state_of(STOPPED, "2026-07-16")
    found = {task.document: task for task in tasks("job", state, document_rows(state))}
    assert found["resumption-notice"].why.startswith("the down payment of payment plan 1 came on 2026-07-16")
    paid = "{project: {plans: []}, record: {signatures: [{document: contract, party: contractor, at: 2026-01-02}, {document: contract, party: client, at: 2026-01-02}], payments: [{date: 2026-07-16, amount: 10000.00}]}}"
    state = state_of(STOPPED, "2026-07-16", paid)
    found = {task.document: task for task in tasks("job", state, document_rows(state))}
    assert found["resumption-notice"].why == "the sum to resume was paid on 2026-07-16"
