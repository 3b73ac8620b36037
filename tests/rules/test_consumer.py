"""The consumer's right to cancel (R-7) and the hours of contact."""

from __future__ import annotations

from datetime import time

import pytest

from docgen.rules.contact_hours import ContactHours
from docgen.values import BusinessCalendar
from facts import day, state_of

FACTS = """
holidays: US
milestones: {M1: {amount: 1000.00, due: 2026-06-05}}
client: {type: individual, is_consumer: true, age_65_or_over: false}
project: {contract: {date: 2026-06-30, signed_at: client_home}}
"""


def test_it_counts_from_the_last_signature() -> None:
    """R-7: before it from the contract's date; three business days over a holiday and a weekend."""
    before = state_of(FACTS, "2026-06-30").cancellation
    assert before is not None
    assert (before.days, before.last_day, before.two_copies) == (3, day("2026-07-06"), True)
    signed = """
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-06-30}
        - {document: contract, party: client, at: 2026-07-01}
    """
    after = state_of(FACTS, "2026-07-01", signed).cancellation
    assert after is not None and after.last_day == day("2026-07-07")


@pytest.mark.parametrize(("answer", "days"), [("true", 5), ("false", 3)])
def test_age_may_lengthen_it(answer: str, days: int) -> None:
    """R-7: five days from 65 on."""
    right = state_of(FACTS, "2026-06-30", f"client: {{age_65_or_over: {answer}}}").cancellation
    assert right is not None and right.days == days


def test_the_later_date_holds_where_nobody_asked() -> None:
    """R-7: an unknown age gives the longer period, never the shorter one."""
    facts = FACTS.replace(", age_65_or_over: false", "")
    right = state_of(facts, "2026-06-30").cancellation
    assert right is not None and right.days == 5


@pytest.mark.parametrize(
    "facts",
    [
        "project: {contract: {signed_at: contractor_premises}}",
        "project: {contract: {signed_at: remote}}",
        "client: {is_consumer: false}",
    ],
)
def test_there_is_none_at_the_contractor_s_or_for_a_business(facts: str) -> None:
    """R-7: only a consumer, only away from business premises."""
    assert state_of(FACTS, "2026-06-30", facts).cancellation is None


def test_a_period_in_calendar_days_does_not_roll() -> None:
    """R-7, R-2: fourteen calendar days from Saturday end on a Saturday."""
    facts = "law: {consumer: {cooling_off_days: 14, cooling_off_unit: calendar}}\nproject: {contract: {date: 2026-06-13}}"
    right = state_of(FACTS, "2026-06-13", facts).cancellation
    assert right is not None and right.last_day == day("2026-06-27")


@pytest.mark.parametrize(
    ("on", "at", "allowed"),
    [
        ("2026-06-05", "08:00", True),
        ("2026-06-05", "20:00", True),
        ("2026-06-05", "20:01", False),
        ("2026-06-06", "12:00", False),
        ("2026-06-01", "18:30", False),
        ("2026-06-01", "17:30", True),
    ],
)
def test_hours_of_contact(on: str, at: str, allowed: bool) -> None:
    """Section 5: both ends are inside; a day without hours is closed; holidays have hours of their own."""
    hours = ContactHours.parse(["Mon-Fri 08:00-20:00", "Holidays 08:00-18:00"])
    calendar = BusinessCalendar(holidays=frozenset({day("2026-06-01")}))
    assert hours is not None
    assert hours.allows(day(on), time.fromisoformat(at), calendar) is allowed


def test_hours_written_in_another_way_are_not_guessed() -> None:
    """Section 5: what cannot be read gives no hours, so no warning is made up."""
    assert ContactHours.parse(["in the daytime"]) is None
    assert ContactHours.parse([]) is None


@pytest.mark.parametrize(
    ("signed_at", "named"),
    [("contractor_premises", False), ("client_home", True), ("other_off_premises", True), ("remote", True)],
)
def test_england_wants_the_cancellation_papers_only_away_from_business_premises(
    signed_at: str, named: bool
) -> None:
    """W-NOTICES-REQUIRED: law/data/gb/contract.yaml is about contracts made away from business premises."""
    facts = f"""
    project: {{project: {{jurisdiction: GB-EAW}}, contract: {{signed_at: {signed_at}}}}}
    milestones: {{M1: {{amount: 1000.00, due: 2026-06-05}}}}
    client: {{type: individual, is_consumer: true}}
    """
    found = [d for d in state_of(facts, "2026-03-02").diagnostics if d.code == "W-NOTICES-REQUIRED"]
    assert [("cancellation-information" in one.message) for one in found] == ([True] if named else [])
