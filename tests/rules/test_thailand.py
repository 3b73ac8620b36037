"""The rules with the law of Thailand as docgen has it: stamp duty, contacts, the forum, the years to sue."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.diagnostics import Diagnostic
from docgen.rules import ProjectState
from facts import case_of, codes_of

THAILAND = {
    "currency": "THB",
    "holidays": "Thailand",
    "project": {"project": {"jurisdiction": "TH"}},
    "milestones": {"M1": {"amount": "1000.00", "due": "2026-03-02"}},
}
HOMEOWNER = {"client": {"type": "individual", "is_consumer": True}}


def state(*facts: dict[str, object], on: str = "2026-03-20") -> ProjectState:
    """The state of a small Thai project with these facts."""
    return case_of(THAILAND, *facts).on(date.fromisoformat(on))


def priced(amount: str) -> dict[str, object]:
    """One milestone of an amount."""
    return {"milestones": {"M1": {"amount": amount, "due": "2026-03-02"}}}


def called(*times: str) -> dict[str, object]:
    """Telephone calls to the client, `2026-03-14 18:01`."""
    calls = [
        {
            "date": text.split()[0],
            "time": text.split()[1],
            "channel": "phone",
            "direction": "out",
            "to": "Client Ltd",
            "summary": "asked",
        }
        for text in times
    ]
    return {"record": {"communications": calls}}


def found(one: ProjectState, code: str) -> list[Diagnostic]:
    """The diagnostics of a code."""
    return [problem for problem in one.diagnostics if problem.code == code]


@pytest.mark.parametrize(
    ("price", "duty", "how"),
    [
        ("1234500.00", "1,235.00", "pay it in cash within 15 days"),
        ("186500.00", "187.00", "put the stamps on the signed original"),
        ("4800000.00", "4,800.00", "pay it in cash within 15 days"),
        ("1000000.00", "1,000.00", "pay it in cash within 15 days"),
        ("999999.99", "1,000.00", "put the stamps on the signed original"),
    ],
)
def test_stamp_duty_is_one_baht_a_thousand_and_cash_from_a_million(price: str, duty: str, how: str) -> None:
    """W-STAMP-TH and WE-23, with the Revenue Code as the reference."""
    (problem,) = found(state(priced(price)), "W-STAMP-TH")

    assert problem.message == f"stamp duty of {duty} falls on CASE-C"
    assert problem.hint == how
    assert problem.reference is not None and "ประมวลรัษฎากร" in problem.reference


@pytest.mark.parametrize(
    ("at", "allowed"),
    [
        ("2026-03-13 20:00", True),  # a Friday
        ("2026-03-13 20:01", False),
        ("2026-03-13 07:59", False),
        ("2026-03-14 18:00", True),  # a Saturday
        ("2026-03-14 18:01", False),
        ("2026-03-03 18:01", False),  # Makha Bucha, a Tuesday
        ("2026-03-04 18:01", True),
    ],
)
def test_a_person_is_called_inside_the_hours_of_the_act(at: str, allowed: bool) -> None:
    """W-CONTACT-HOURS: shorter hours on holidays, and on Saturday and Sunday as a caution."""
    assert (not found(state(HOMEOWNER, called(at)), "W-CONTACT-HOURS")) is allowed


def test_a_person_is_called_once_a_day_and_a_company_as_often_as_one_likes() -> None:
    """W-CONTACT-FREQ: the Act protects natural persons only."""
    twice = called("2026-03-12 09:00", "2026-03-12 15:00")
    company = {"client": {"type": "company", "is_consumer": False}}

    assert (
        "2 contacts on Thursday 2026-03-12, 1 a day allowed"
        in found(state(HOMEOWNER, twice), "W-CONTACT-FREQ")[0].message
    )
    assert found(state(company, twice), "W-CONTACT-FREQ") == []
    assert found(state(HOMEOWNER, called("2026-03-12 09:00", "2026-03-13 09:00")), "W-CONTACT-FREQ") == []


def test_a_consumer_is_sued_at_home() -> None:
    """W-CONSUMER-FORUM-TH names the act."""
    (problem,) = found(state(HOMEOWNER), "W-CONSUMER-FORUM-TH")

    assert problem.reference is not None and "คดีผู้บริโภค" in problem.reference


@pytest.mark.parametrize(("client", "last"), [(HOMEOWNER, date(2028, 3, 2)), ({}, date(2031, 3, 2))])
def test_the_claim_is_barred_after_two_years_or_five(client: dict[str, object], last: date) -> None:
    """R-39: from the due date; five years where the work was for the debtor's business."""
    assert state(client).limitation_date == last


def test_the_days_of_the_contract_are_the_notice_of_a_suspension() -> None:
    """R-18: Thailand has no statutory minimum, so nothing is longer than the contract's seven days."""
    law = state({"terms": {"suspension": {"notice_days": 7}}})

    assert "W-SUSPEND-MIN" not in codes_of(law)


def test_the_cancellation_right_is_a_gap_only_where_there_could_be_one() -> None:
    """W-PROFILE-GAP: away from business premises; of everything else that is asked here the law is known."""
    away = {"project": {"contract": {"signed_at": "client_home"}}}

    assert found(state(HOMEOWNER), "W-PROFILE-GAP") == []
    (gap,) = found(state(HOMEOWNER, away), "W-PROFILE-GAP")
    assert gap.message.startswith("consumer.cooling_off_days is not known for TH")


def test_an_irish_contractor_has_no_small_claim() -> None:
    """There is a limit for buyers; a claim for unpaid work has no forum there (small_claims.available)."""
    irish = {"currency": "EUR", "project": {"project": {"jurisdiction": "IE"}}}
    claim = case_of(THAILAND, irish).on(date(2026, 3, 20)).claim

    assert claim.claimed is None
    assert claim.no_route is not None and "debts are excluded" in claim.no_route
