"""Reminders: on which day which one, once for each item, one a day, and what they say (D06)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from docgen.documents.base import Availability
from docgen.documents.parts.reminder_context import ReminderContext
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import answer, context, heading, texts, type_of
from facts import day, state_of

# Due on Monday, grace of seven days to Monday 8 June.
ONE = """
holidays: US
milestones: {M1: {amount: 2000.00, due: 2026-06-01}}
terms: {interest: {rate: 10 %, start: after_grace}, suspension: {notice_days: 7}}
law: {suspension: {minimum_notice_days: 0}}
project: {contract: {work_start: 2026-05-01}}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
  invoices: [{number: INV-001, date: 2026-05-20, milestone: M1}]
"""
# A second item, due a week later: R1 of M2 falls together with R2 and R3 of M1.
TWO = """
milestones:
  M1: {amount: 2000.00, due: 2026-06-01}
  M2: {amount: 500.00, due: 2026-06-08}
"""


# About M1, received on the day it was sent: the last day to pay is 17 June.
INTENT = (
    "record: {notices: [{document: notice-of-intent, sent: 2026-06-10 09:00, method: email, items: [M1]}]}"
)


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def sent(document: str, on: str, *, items: str = "") -> str:
    """A reminder that went out as a letter."""
    more = f", items: [{items}]" if items else ""
    return f"record: {{notices: [{{document: {document}, sent: {on} 09:00, method: email{more}}}]}}"


def said(document: str, on: str) -> str:
    """A reminder in the log of contacts."""
    return (
        f"record: {{communications: [{{date: {on}, channel: email, direction: out, to: Client Ltd, "
        f"summary: Reminder, document: {document}}}]}}"
    )


def allowed(state: ProjectState) -> list[str]:
    """The reminders that may be made on the state's day: never more than one."""
    kind = type_of("reminder")
    found = [
        name
        for name in ("reminder-1", "reminder-2", "reminder-3", "reminder-4")
        if answer(state, name).allowed
    ]
    assert len(found) <= 1 and set(found) <= set(kind.documents(state))
    return found


def made(state: ProjectState, document: str = "reminder") -> ReminderContext:
    """What the reminder of the day prints."""
    return context(state, document, ReminderContext)


@pytest.mark.parametrize(
    ("on", "document"),
    [
        ("2026-05-24", None),
        ("2026-05-25", "reminder-1"),
        ("2026-05-31", "reminder-1"),
        ("2026-06-01", "reminder-2"),
        ("2026-06-02", None),
        ("2026-06-03", None),
        ("2026-06-04", "reminder-3"),
        ("2026-06-08", "reminder-3"),
        ("2026-06-09", "reminder-4"),
        ("2026-06-30", "reminder-4"),
    ],
)
def test_every_level_has_its_days(on: str, document: str | None) -> None:
    """D06: R1 a week before the due date, R2 on it, R3 three days after it inside grace, R4 from the day after grace."""
    assert allowed(state_of(ONE, on)) == ([document] if document else [])


@pytest.mark.parametrize(
    ("document", "first"),
    [
        ("reminder-1", "2026-05-25"),
        ("reminder-2", "2026-06-01"),
        ("reminder-3", "2026-06-04"),
        ("reminder-4", "2026-06-09"),
    ],
)
def test_a_refusal_names_the_first_day_and_that_day_allows_it(document: str, first: str) -> None:
    """S-11: refused the day before with the day itself, allowed on it."""
    before = answer(state_of(ONE, str(day(first) - timedelta(days=1))), document)
    assert (before.code, before.possible_from) == ("E-NOTHING-DUE", day(first))
    assert answer(state_of(ONE, first), document).allowed


def test_a_level_that_is_over_waits_for_something_new() -> None:
    """S-11: once the due date has passed, R1 depends on an event."""
    over = answer(state_of(ONE, "2026-06-04"), "reminder-1")
    assert (over.code, over.possible_from, over.waits_for) == (
        "E-NOTHING-DUE",
        None,
        "a payment that falls due",
    )
    assert over.reason == "the reminder of the day is reminder-3"


def test_nothing_is_coming_up_under_a_contract_that_is_not_signed() -> None:
    """D06: R1 would tell of a payment that nobody has agreed to yet."""
    assert allowed(state_of(ONE, "2026-05-25", "record: {signatures: []}")) == []


@pytest.mark.parametrize(
    "record",
    [sent("reminder-3", "2026-06-05"), said("reminder-3", "2026-06-05"), said("reminder", "2026-06-05")],
)
def test_a_level_is_sent_once_and_nothing_else_on_its_day(record: str) -> None:
    """S-22: on that day and later it is sent; R4 comes on its own day."""
    for on in ("2026-06-05", "2026-06-08"):
        state = state_of(ONE, on, record)
        found = answer(state, "reminder-3")
        assert (found.availability, found.on) == (Availability.SENT, day("2026-06-05"))
        assert allowed(state) == []
        assert answer(state, "reminder-4").possible_from == day("2026-06-09")
        assert type_of("reminder").documents(state) == ("reminder-3", "reminder-4")
    assert allowed(state_of(ONE, "2026-06-09", record)) == ["reminder-4"]


def test_a_reminder_by_telephone_before_the_third_day_is_the_one_in_grace() -> None:
    """D06: a reminder two days after the due date leaves no second one for the same grace period."""
    state = state_of(ONE, "2026-06-05", said("reminder", "2026-06-03"))
    assert answer(state, "reminder-3").on == day("2026-06-03") and allowed(state) == []


def test_one_that_came_back_was_not_sent() -> None:
    """R-17: an e-mail that bounced reminded nobody."""
    bounced = "record: {notices: [{document: reminder-3, sent: 2026-06-05 09:00, method: email, bounced: 2026-06-05}]}"
    assert allowed(state_of(ONE, "2026-06-06", bounced)) == ["reminder-3"]


def test_never_two_a_day() -> None:
    """D06: R2 of one item and R1 of another went out together; nothing more on that day."""
    state = state_of(ONE, "2026-06-09", TWO, said("reminder-3", "2026-06-09"))
    assert allowed(state) == []
    refused = answer(state, "reminder-4")
    assert (refused.reason, refused.possible_from) == ("a reminder was sent today", day("2026-06-10"))


def test_not_on_the_day_of_a_payment() -> None:
    """D06: who has just paid something is thanked, not reminded."""
    paid = "record: {payments: [{date: 2026-06-05, amount: 100.00}]}"
    refused = answer(state_of(ONE, "2026-06-05", paid), "reminder-3")
    assert (refused.code, refused.reason) == ("E-NOTHING-DUE", "a payment is recorded for today")
    assert refused.possible_from == day("2026-06-06")
    after = made(state_of(ONE, "2026-06-06", paid))
    assert after.received is not None and (after.received.amount, after.received.on) == (
        usd("100"),
        day("2026-06-05"),
    )
    assert (after.rows[0].inside, after.rows[0].amount) == ("the rest of invoice INV-001", usd("1900"))


def test_a_payment_that_came_back_is_not_thanked_for() -> None:
    """D06: only what is on record, and a returned payment counts as never made."""
    returned = "record: {payments: [{date: 2026-06-03, amount: 100.00, reversed: {date: 2026-06-04, reason: No funds}}]}"
    assert made(state_of(ONE, "2026-06-05", returned)).received is None


def test_everything_paid_ends_it() -> None:
    """D06: stops at once when paid."""
    paid = "record: {payments: [{date: 2026-06-05, amount: 2000.00}]}"
    assert allowed(state_of(ONE, "2026-06-06", paid)) == []


def test_the_highest_level_is_made_and_names_the_others() -> None:
    """D06: one a day; on 4 June M1 is in grace and M2 will be due in four days."""
    found = made(state_of(ONE, "2026-06-04", TWO))
    assert found.level == 3 and [row.inside for row in found.rows] == ["invoice INV-001"]
    assert [(row.inside, row.level, row.amount) for row in found.others] == [
        ("the payment for M2 – Point M2", 1, usd("500"))
    ]
    assert found.subject == "Gentle reminder: invoice INV-001"


def test_what_was_named_beside_another_item_is_not_repeated() -> None:
    """D06: R1 of M2 was used up by the letter that named it; its own R2 follows on its due date."""
    both = sent("reminder-3", "2026-06-04", items="M1, M2")
    assert allowed(state_of(ONE, "2026-06-05", TWO, both)) == []
    due = state_of(ONE, "2026-06-08", TWO, both)
    assert allowed(due) == ["reminder-2"]
    only = sent("reminder-3", "2026-06-04", items="M1")
    assert allowed(state_of(ONE, "2026-06-05", TWO, only)) == ["reminder-1"]


@pytest.mark.parametrize("letter", ["notice-of-intent", "demand-letter"])
def test_a_formal_letter_takes_over(letter: str) -> None:
    """D06: no R4 for what a notice of intent or a demand is about."""
    formal = (
        f"record: {{notices: [{{document: {letter}, sent: 2026-06-10 09:00, method: email, items: [M1]}}]}}"
    )
    state = state_of(ONE, "2026-06-11", formal)
    assert allowed(state) == []
    assert (
        answer(state, "reminder-4").reason
        == "nothing unpaid is past its grace period without a formal letter about it"
    )
    assert allowed(state_of(ONE, "2026-06-09", formal)) == ["reminder-4"], "known from its own date"


def test_none_while_a_plan_is_performed() -> None:
    """E-PLAN-ACTIVE: the plan has its own dates."""
    plan = """
    project:
      plans: [{id: "1", effective: 2026-06-15, down_payment: 500.00, instalments: 3, step: month, first: 2026-07-15,
               grace: {days: 5}, interest: paused}]
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-02}
        - {document: payment-plan-1, party: contractor, at: 2026-06-15}
        - {document: payment-plan-1, party: client, at: 2026-06-15}
    """
    refused = answer(state_of(ONE, "2026-06-16", plan), "reminder-4")
    assert (refused.code, refused.possible_from) == ("E-PLAN-ACTIVE", day("2026-06-23"))


def test_again_makes_it_once_more() -> None:
    """S-22: with --again the sent one is made again, also by `verify`, with the same words."""
    fresh = made(state_of(ONE, "2026-06-05"))
    state = state_of(ONE, "2026-06-05", sent("reminder-3", "2026-06-05", items="M1"))
    assert answer(state, "reminder-3", again=True).allowed
    assert not answer(state, "reminder-4", again=True).allowed
    assert made(state, "reminder-3") == fresh


def test_the_last_reminder_names_the_total_of_the_statement() -> None:
    """D05, R-12: 2,000.00 at 10 % from 8 to 20 June are 12 days, 6.58; per diem 0.55."""
    found = made(state_of(ONE, "2026-06-20", said("reminder-3", "2026-06-04")))
    assert (found.total, found.interest, found.per_diem) == (usd("2006.58"), usd("6.58"), usd("0.55"))
    assert found.statement.total_due == found.total == found.past_grace and found.is_all_past_grace
    assert found.earlier == day("2026-06-04")
    assert found.clause is not None and "Right to suspend work" in found.clause
    assert (found.rows[0].amount, found.rows[0].owed) == (usd("2000.00"), usd("2006.58"))
    assert found.rows[0].is_more


def test_part_of_the_total_can_still_be_in_grace() -> None:
    """S-3: on 9 June M1 is past grace and M2 is not; the letter tells both sums."""
    found = made(state_of(ONE, "2026-06-09", TWO))
    assert (found.total, found.past_grace) == (usd("2500.55"), usd("2000.55"))
    assert not found.is_all_past_grace


@pytest.mark.parametrize(
    "facts",
    [
        "record: {work: [{date: 2026-06-02, event: complete}]}",
        "record: {disputes: [{id: D1, date: 2026-06-02, milestone: M1, amount: 100.00, reason: Scratches}]}",
    ],
)
def test_the_right_to_suspend_is_named_only_where_it_is_one(facts: str) -> None:
    """R4: not with the work complete, and not about a sum that the client has questioned."""
    assert made(state_of(ONE, "2026-06-20", facts)).clause is None


def test_without_a_clause_there_is_no_word_of_suspension() -> None:
    """P-3: what was not agreed is not there."""
    found = made(state_of(ONE.replace(", suspension: {notice_days: 7}", ""), "2026-06-20"))
    assert found.clause is None
    assert not any("suspend" in text for text in texts(found))


def test_a_reminder_of_one_part_is_none_of_a_part_billed_later() -> None:
    """R4 of the first invoice went out before the second was written: R1 of the second is still to come."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 4}}}
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-02}
      milestones: [{id: M1, reached: 2026-02-20}]
      invoices:
        - {number: A-1, date: 2026-03-01, milestone: M1, amount: 400.00}
        - {number: A-2, date: 2026-03-14, milestone: M1, amount: 600.00}
      notices: [{document: reminder-4, items: [M1], sent: 2026-03-13, method: email}]
    """
    assert allowed(state_of(facts, "2026-03-14")) == ["reminder-1"]


def test_an_approval_is_for_these_items_only() -> None:
    """6.4: the approval of an earlier reminder does not release the next one."""
    approved = "record: {approvals: [{document: reminder-3, by: Tomas Reyes, on: %s}]}"
    assert not heading(state_of(ONE, "2026-06-05", approved % "2026-06-05"), "reminder-3").draft
    assert heading(state_of(ONE, "2026-06-05", approved % "2026-05-05"), "reminder-3").draft
    # One that was sent used its approval up; the same letter once more needs another.
    gone = sent("reminder-3", "2026-06-05")
    assert heading(state_of(ONE, "2026-06-06", approved % "2026-06-05", gone), "reminder-3").draft
    assert not heading(state_of(ONE, "2026-06-06", approved % "2026-06-06", gone), "reminder-3").draft
    assert heading(state_of(ONE, "2026-06-05"), "reminder-3").draft


@pytest.mark.parametrize(
    ("on", "subject"),
    [
        ("2026-05-25", "Coming up: Point M1, $2,000.00 on June 1, 2026"),
        ("2026-06-01", "Due today: invoice INV-001"),
        ("2026-06-04", "Gentle reminder: invoice INV-001"),
        ("2026-06-09", "Let us talk about invoice INV-001"),
    ],
)
def test_the_subject_names_the_invoice(on: str, subject: str) -> None:
    """D06: the subjects of the table; they are the title of the letter too."""
    state = state_of(ONE, on)
    assert made(state).subject == subject == heading(state, f"reminder-{made(state).level}").title


def test_several_invoices_are_named_together() -> None:
    """D06: one reminder for all that stand at the same level."""
    both = """
    milestones: {M1: {amount: 2000.00, due: 2026-06-01}, M2: {amount: 500.00, due: 2026-06-01}}
    record:
      invoices: [{number: INV-001, date: 2026-05-20, milestone: M1}, {number: INV-002, date: 2026-05-20, milestone: M2}]
    """
    assert made(state_of(ONE, "2026-06-01", both)).subject == "Due today: invoices INV-001 and INV-002"
    early = made(state_of(ONE, "2026-05-27", both))
    assert early.subject == "Coming up: $2,500.00 in several payments, the first on June 1, 2026"


def test_a_short_grace_period_has_no_third_reminder() -> None:
    """D06: R3 is inside grace; two days of grace leave no day for it."""
    short = "terms: {grace: {days: 2}}"
    days = [allowed(state_of(ONE, str(date(2026, 6, 1) + timedelta(days=n)), short)) for n in range(5)]
    assert days == [["reminder-2"], [], [], ["reminder-4"], ["reminder-4"]]


def test_a_letter_that_was_sent_has_a_heading_on_every_later_day() -> None:
    """S-22: the sent reminder is listed, also after a formal letter took over."""
    formal = """
    record:
      notices:
        - {document: reminder-4, sent: 2026-06-09 09:00, method: email, items: [M1]}
        - {document: notice-of-intent, sent: 2026-06-10 09:00, method: email, items: [M1]}
    """
    state = state_of(ONE, "2026-06-11", formal)
    assert answer(state, "reminder-4").on == day("2026-06-09")
    assert heading(state, "reminder-4").title == "Reminder"
    with pytest.raises(ValueError, match="there is no reminder-4 on 2026-06-11"):
        made(state, "reminder-4")


def test_what_was_sent_stays_listed_while_its_item_is_unpaid() -> None:
    """S-22: the draft of a sent reminder is the sender's copy, also when the next level has come."""
    both = """
    record:
      notices:
        - {document: reminder-2, sent: 2026-06-01 09:00, method: email, items: [M1]}
        - {document: reminder-3, sent: 2026-06-05 09:00, method: email, items: [M1]}
    """
    kind = type_of("reminder")
    assert kind.documents(state_of(ONE, "2026-06-02", both)) == ("reminder-2", "reminder-3")
    later = state_of(ONE, "2026-06-09", both)
    assert kind.documents(later) == ("reminder-2", "reminder-3", "reminder-4")
    assert answer(later, "reminder-2").on == day("2026-06-01") and allowed(later) == ["reminder-4"]
    paid = "record: {payments: [{date: 2026-06-08, amount: 2000.00}]}"
    assert kind.documents(state_of(ONE, "2026-06-09", both, paid)) == ("reminder-1",)


def test_a_letter_that_runs_is_named_beside_a_later_payment() -> None:
    """D06, R-18: R4 of M2 beside a notice of intent about M1, received on 10 June; work stops on 18 June.

    500.00 at 10 % from 15 to 16 June is 0.14; 2,000.00 from 8 to 16 June are 8 days, 4.38; 2,504.52 in all.
    """
    state = state_of(ONE, "2026-06-16", TWO, INTENT)
    found = made(state)
    assert (found.level, found.subject) == (4, "Let us talk about the payment for M2 – Point M2")
    assert (found.total, found.interest, found.past_grace) == (usd("500.14"), usd("0.14"), usd("500.14"))
    assert (found.per_diem, found.in_all) == (usd("0.14"), usd("2504.52"))
    assert found.statement.total_due == found.in_all and found.is_all_past_grace
    (notice,) = found.running
    assert (notice.sent, notice.names) == (day("2026-06-10"), "invoice INV-001")
    assert (notice.deadline, notice.stops_on) == (day("2026-06-17"), day("2026-06-18"))
    assert found.clause is None, "no next step is announced that was taken already"


def test_a_letter_that_is_over_is_not_named() -> None:
    """S-7: a notice lapses when what it names is paid; a suspension that has ended takes its letters along."""
    paid = "record: {payments: [{date: 2026-06-12, amount: 2002.19, designation: {milestone: M1}}]}"
    assert made(state_of(ONE, "2026-06-17", TWO, INTENT, paid)).running == ()
    assert made(state_of(ONE, "2026-06-16", TWO)).running == ()
    stopped = made(state_of(ONE, "2026-06-18", TWO, INTENT)).running
    assert [(one.document, one.stops_on) for one in stopped] == [("notice-of-intent", None)]


def test_the_sum_kept_back_has_a_name_that_fits_into_a_sentence() -> None:
    """R-33a: it is no payment for a point, and no colon stands inside the sentence."""
    kept = """
    milestones: {M1: {amount: 2000.00, due: 2026-06-01}, M2: {amount: 500.00, due: 2026-06-01}}
    project: {terms: {retention: {percent: 10 %, release: M2}}}
    record: {invoices: [{number: INV-001, date: 2026-05-20, milestone: M1}, {number: INV-002, date: 2026-05-20, milestone: M2}]}
    """
    found = made(state_of(ONE, "2026-06-01", kept))
    names = {row.inside: row.name for row in found.rows}
    assert names["the sum kept back until “Point M2”"] == "The sum kept back until “Point M2”"
