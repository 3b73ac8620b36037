"""A payment plan in the status report and as the next step."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.reports.status import status_report
from docgen.reports.text import project_page
from facts import state_of

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
