"""The reminder of a payment of a plan: on which days, of what, once, and what it gives (D06, R-27)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from docgen.documents.base import Availability
from docgen.documents.parts.reminder_context import LatePlan, ReminderContext
from docgen.issued.binding import bound_items, printed_dates
from docgen.rules import ProjectState
from documents.made import answer, context, heading, type_of
from facts import day, state_of

# WE-16: 6,098.63 acknowledged; three instalments on 10 May, 10 June (in time until Monday 15 June) and 10 July.
UNDER_A_PLAN = """
holidays: US
milestones: {M1: {amount: 6000.00, due: 2026-02-02}}
terms: {interest: {rate: 10 %, start: after_grace}, suspension: {notice_days: 7}}
project:
  plans: [{id: "1", effective: 2026-04-10, down_payment: 600.00, instalments: 3, step: month, first: 2026-05-10,
           grace: {days: 5}, interest: paused}]
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
    - {document: payment-plan-1, party: contractor, at: 2026-04-10}
    - {document: payment-plan-1, party: client, at: 2026-04-10}
"""
FIRST = "  payments: [{date: 2026-04-10, amount: 600.00}, {date: 2026-05-08, amount: 1832.87}]\n"
PLAIN = UNDER_A_PLAN + FIRST
CURE = PLAIN.replace("grace: {days: 5}", "grace: {days: 5}, cure_days: 7")
DOCUMENT = "reminder-instalment"


def sent(*letters: str) -> str:
    """Reminders of a payment on record."""
    return f"record: {{notices: [{', '.join(f'{{document: {DOCUMENT}, {one}}}' for one in letters)}]}}"


def late(state: ProjectState) -> LatePlan:
    """What the reminder of the day says of the plan."""
    found = context(state, "reminder", ReminderContext).late
    assert found is not None
    return found


def rows(state: ProjectState) -> list[tuple[str, str, str]]:
    """Each payment named, with what is open and the last day on which it keeps the plan."""
    return [(row.label, str(row.left), str(row.keeps_until)) for row in late(state).rows]


@pytest.mark.parametrize(
    ("facts", "first", "last"),
    [(PLAIN, "2026-06-11", "2026-06-15"), (CURE, "2026-06-16", None)],
)
def test_it_is_refused_on_the_day_before_and_possible_on_the_day(
    facts: str, first: str, last: str | None
) -> None:
    """S-11: without days to cure from the day after the date, with them from the day after the grace."""
    before = answer(state_of(facts, str(day(first) - timedelta(days=1))), DOCUMENT)
    assert (before.code, before.possible_from) == ("E-PLAN-ACTIVE", day(first))
    for name in (DOCUMENT, "reminder"):
        assert answer(state_of(facts, first), name).allowed
    if last is None:
        assert answer(state_of(facts, "2026-12-01"), DOCUMENT).allowed
    else:
        assert answer(state_of(facts, last), DOCUMENT).allowed
        over = answer(state_of(facts, str(day(last) + timedelta(days=1))), DOCUMENT)
        assert (over.code, over.reason) == ("E-NOTHING-DUE", "no payment plan is being performed")


def test_no_plan_no_reminder_of_one() -> None:
    """E-NOTHING-DUE, with the event it waits for; the other levels stay as they are."""
    alone = UNDER_A_PLAN.replace("at: 2026-04-10", "at: 2026-12-01")
    refused = answer(state_of(alone, "2026-06-16"), DOCUMENT)
    assert (refused.code, refused.waits_for) == ("E-NOTHING-DUE", "a payment of a plan that is not made")
    assert answer(state_of(alone, "2026-06-16"), "reminder-4").allowed
    assert type_of("reminder").documents(state_of(alone, "2026-06-16")) == ("reminder-4",)


def test_what_is_outside_the_plan_is_reminded_of_as_before() -> None:
    """E-PLAN-ACTIVE: the four levels wait for the end of the plan, whatever they are about."""
    outside = "milestones: {M1: {amount: 6000.00, due: 2026-02-02}, M2: {amount: 500.00, due: 2026-06-12}}"
    for name in ("reminder-1", "reminder-2", "reminder-3", "reminder-4"):
        assert answer(state_of(CURE, "2026-06-16", outside), name).code == "E-PLAN-ACTIVE"
    assert rows(state_of(CURE, "2026-06-16", outside)) == [("Payment 2", "1832.87", "2026-06-23")]


def test_it_names_what_is_open_and_the_last_day() -> None:
    """S-1, R-2, R-17: by post 19 June is a holiday: received on 22 June, 29 June; by the first way of the contract."""
    assert rows(state_of(PLAIN, "2026-06-12")) == [("Payment 2", "1832.87", "2026-06-15")]
    assert rows(state_of(CURE, "2026-06-16")) == [("Payment 2", "1832.87", "2026-06-23")]
    by_post = "terms: {notices: {methods: [post]}}"
    assert rows(state_of(CURE, "2026-06-16", by_post)) == [("Payment 2", "1832.87", "2026-06-29")]
    found = late(state_of(CURE, "2026-06-16"))
    assert (str(found.unpaid), found.number, found.is_after_grace) == ("3665.76", "CASE-PP-1", True)
    part = PLAIN.replace("amount: 1832.87}", "amount: 1932.87}")
    (row,) = late(state_of(part, "2026-06-12")).rows
    assert (str(row.amount), str(row.left), row.is_part) == ("1832.87", "1732.87", True)


def test_a_down_payment_that_did_not_come_is_one_too() -> None:
    """R-27: number 0, due on the effective date with the grace of the plan: 15 April."""
    facts = UNDER_A_PLAN.replace("grace: {days: 5}", "grace: {days: 5}, cure_days: 7")
    assert answer(state_of(facts, "2026-04-15"), DOCUMENT).possible_from == day("2026-04-16")
    state = state_of(facts, "2026-04-16")
    assert rows(state) == [("The down payment", "600.00", "2026-04-23")]
    assert bound_items("reminder", state) == ("payment-plan-1.0",)


def test_it_is_sent_once_for_each_payment() -> None:
    """S-22: the second instalment on 16 June; the third one missed is new, and the letter keeps both days apart."""
    facts = CURE.replace("cure_days: 7", "cure_days: 40")
    first = sent("sent: 2026-06-16, method: hand, items: [payment-plan-1.2]")
    again = answer(state_of(facts, "2026-06-17", first), DOCUMENT)
    assert (again.availability, again.on) == (Availability.SENT, day("2026-06-16"))
    both = state_of(facts, "2026-07-16", first)
    assert answer(both, DOCUMENT).allowed
    # 16 June + 40 = Sunday 26 July; 16 July + 40 = Tuesday 25 August.
    assert rows(both) == [("Payment 2", "1832.87", "2026-07-27"), ("Payment 3", "1832.89", "2026-08-25")]
    assert bound_items("reminder", both) == ("payment-plan-1.3",)
    assert printed_dates("reminder", both) == (("deadline", day("2026-08-25")),)
    assert context(both, DOCUMENT, ReminderContext).earlier == day("2026-06-16")
    assert heading(both, DOCUMENT).title == "Gentle reminder: payment 3 of our payment plan"


def test_one_that_did_not_reach_the_client_is_sent_again() -> None:
    """R-17: what came back reminded nobody, so the days begin with the next letter."""
    back = sent("sent: 2026-06-16, method: email, bounced: 2026-06-17")
    state = state_of(CURE, "2026-06-18", back)
    assert answer(state, DOCUMENT).allowed and rows(state) == [("Payment 2", "1832.87", "2026-06-25")]


def test_one_inside_the_grace_leaves_the_one_that_counts() -> None:
    """R-27: without days to cure it was the only one; with them the letter of 16 June is still to come."""
    early = sent("sent: 2026-06-11, method: hand")
    assert answer(state_of(PLAIN, "2026-06-12", early), DOCUMENT).on == day("2026-06-11")
    assert answer(state_of(CURE, "2026-06-16", early), DOCUMENT).allowed


def test_the_letter_of_the_day_is_the_same_after_it_was_sent() -> None:
    """S-22: the copy is made once more as it went out, also with --again and on the day itself."""
    fresh = state_of(CURE, "2026-06-16")
    gone = state_of(CURE, "2026-06-16", sent("sent: 2026-06-16, method: hand, items: [payment-plan-1.2]"))
    assert answer(gone, DOCUMENT).on == day("2026-06-16") and answer(gone, DOCUMENT, again=True).allowed
    assert context(gone, DOCUMENT, ReminderContext).late == late(fresh)
    assert printed_dates("reminder", gone) == printed_dates("reminder", fresh)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (
            "record: {notices: [{document: reminder, sent: 2026-06-16, method: hand}]}",
            "a reminder was sent today",
        ),
        (
            f"record: {{{FIRST.strip()[:-1]}, {{date: 2026-06-16, amount: 1.00}}]}}",
            "a payment is recorded for today",
        ),
    ],
)
def test_one_a_day_and_none_on_the_day_of_a_payment(record: str, reason: str) -> None:
    """D06: it waits for the next day."""
    refused = answer(state_of(CURE, "2026-06-16", record), DOCUMENT)
    assert (refused.code, refused.reason, refused.possible_from) == (
        "E-NOTHING-DUE",
        reason,
        day("2026-06-17"),
    )
    assert answer(state_of(CURE, "2026-06-17", record), DOCUMENT).allowed


def test_a_paid_instalment_ends_it() -> None:
    """D06: stops at once when paid; the next one is that of the third instalment."""
    paid = FIRST.strip()[:-1] + ", {date: 2026-06-18, amount: 1832.87}]"
    found = answer(state_of(CURE, "2026-06-19", f"record: {{{paid}}}"), DOCUMENT)
    assert (found.code, found.possible_from) == ("E-PLAN-ACTIVE", day("2026-07-16"))


def test_after_the_default_it_stays_on_record_and_the_other_levels_come_back() -> None:
    """S-22: the reminder of the plan used up no level of what it took in."""
    state = state_of(CURE, "2026-06-24", sent("sent: 2026-06-16, method: hand"))
    assert answer(state, DOCUMENT).on == day("2026-06-16")
    assert type_of("reminder").documents(state) == ("reminder-4", DOCUMENT)
    assert answer(state, "reminder-4").allowed


def test_an_approval_is_for_this_letter_only() -> None:
    """6.4: it counts from the day on which the payment came to it."""
    approved = "record: {approvals: [{document: reminder-instalment, by: Tomas Reyes, on: %s}]}"
    assert heading(state_of(CURE, "2026-06-16", approved % "2026-06-15"), DOCUMENT).draft
    assert not heading(state_of(CURE, "2026-06-16", approved % "2026-06-16"), DOCUMENT).draft


def test_a_payment_of_a_plan_with_the_longest_id_can_be_named() -> None:
    """S-7: the item is an id like others, so that what was issued can be loaded again."""
    name = "P" * 20
    long = CURE.replace('id: "1"', f"id: {name}").replace("payment-plan-1", f"payment-plan-{name}")
    (item,) = bound_items("reminder", state_of(long, "2026-06-16"))
    again = state_of(long, "2026-06-17", sent(f"sent: 2026-06-16, method: hand, items: [{item}]"))
    assert again.plan is not None and again.plan.default_date == day("2026-06-24")
