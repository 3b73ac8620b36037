"""What the demand, the judge's summary and the timelines tell of plans, offers, change orders and a stop of the work."""

from __future__ import annotations

import re

import pytest

from docgen.documents.demand_letter import DemandLetterContext
from docgen.documents.hand_off_packet import HandOffContext
from docgen.documents.small_claims_packet import SmallClaimsPacketContext
from docgen.rules import ProjectState
from docgen.word.text import paragraphs_of
from documents.made import context
from documents.test_printed import printed
from facts import codes_of, state_of

# 2,000.00 due on Monday 11 May, grace to 18 May, at 10 % a year.
JOB = """
holidays: US
milestones: {M1: {amount: 2000.00, due: {after: invoice, days: 5}}}
terms: {interest: {rate: 10 %, start: after_grace}}
law: {suspension: {minimum_notice_days: 0}, small_claims: {limit: 20000, forum_name: Example Court}}
project: {claim: {venue_basis: The client has its office here, instruction: Collect it}}
record:
  signatures: [{document: contract, party: contractor, at: 2026-01-02}, {document: contract, party: client, at: 2026-01-03}]
  milestones: [{id: M1, reached: 2026-05-01, accepted: 2026-05-04}]
  invoices: [{number: A-1, date: 2026-05-06, milestone: M1}]
"""
# Acknowledged on 1 June: 2,000.00 and 14 days of interest from 18 May, 7.67. 600.00 down, then three payments; the
# one for 1 July was in time until 6 July.
PLAN = """
project:
  plans:
    - {id: "1", effective: 2026-06-01, down_payment: 600.00, instalments: 3, step: month, first: 2026-07-01,
       grace: {days: 5}, interest: paused, after_default: default_date}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-03}
    - {document: payment-plan-1, party: contractor, at: 2026-05-29}
    - {document: payment-plan-1, party: client, at: 2026-05-30}
  payments: [{date: 2026-06-01, amount: 600.00}]
"""


def told(state: ProjectState) -> dict[str, str]:
    """What happened, as the demand tells it, by day."""
    return {
        one.day.isoformat(): one.text for one in context(state, "demand-letter", DemandLetterContext).events
    }


def timeline(state: ProjectState) -> list[tuple[str, str]]:
    """The timeline of the small-claims packet."""
    found = context(state, "small-claims-packet", SmallClaimsPacketContext)
    return [(row.day.isoformat(), row.text) for row in found.timeline]


def summed_up(state: ProjectState) -> str:
    """The summary for the judge."""
    found = context(state, "small-claims-packet", SmallClaimsPacketContext)
    return "\n".join(f"{one.text} ({one.proof})" for chapter in found.summary for one in chapter.sentences)


def test_a_broken_plan_is_told_with_what_was_paid_and_missed() -> None:
    """R-27: taken effect on 1 June, 600.00 paid, 469.22 for 1 July missed on the 6th, in default on the 7th."""
    state = state_of(JOB, "2026-07-15", PLAN)
    events = told(state)
    assert "A payment plan for $2,007.67 took effect." in events["2026-06-01"]
    assert (
        "The payment of $600.00 that the payment plan names for June 1, 2026 was made in full"
        in events["2026-06-01"]
    )
    missed = "The payment of $469.22 that the payment plan names for July 1, 2026 was not made in full by this day."
    assert events["2026-07-06"] == missed
    assert events["2026-07-07"] == "The payment plan ended, because a payment under it was missed."
    assert ("2026-07-06", missed) in timeline(state)
    text = summed_up(state)
    agreed = "A payment plan, signed by the last party on May 30, 2026, took effect on June 1, 2026."
    assert re.search(rf"{re.escape(agreed)} \(Exhibit \w\)", text)
    assert "Paid in full and in time: $600.00 due on June 1, 2026." in text
    assert "Not paid in full by July 6, 2026: $469.22 due on July 1, 2026." in text
    assert "In it (“Acknowledgement”) the defendant acknowledged owing $2,007.67." in text
    assert "The plan ended on July 7, 2026, because a payment under it was missed." in text


CURE = """
project: {plans: [{id: "1", effective: 2026-06-01, down_payment: 600.00, instalments: 3, step: month, first: 2026-07-01,
  grace: {days: 5}, interest: paused, after_default: default_date, cure_days: 7}]}
record: {notices: [{document: reminder-instalment, items: [payment-plan-1.1], sent: 2026-07-07 09:30, method: email}]}
"""


def test_the_written_reminder_before_the_end_of_a_plan_is_told() -> None:
    """R-27: sent on 7 July, received that day, seven days to the 14th; the plan ended on the 15th."""
    state = state_of(JOB, "2026-07-20", PLAN, CURE)
    ended = (
        "The payment plan ended: after the written reminder of July 7, 2026, the payment of $469.22 due on "
        "July 1, 2026 was not made in full by the end of July 14, 2026."
    )
    assert ended in told(state)["2026-07-15"] and ("2026-07-15", ended) in timeline(state)
    reminded = (
        "The plaintiff sent the defendant a written reminder of the payment due on July 1, 2026 on July 7, 2026. With "
        "it, the payment could still be made until the end of July 14, 2026."
    )
    text = summed_up(state)
    assert re.search(rf"{re.escape(reminded)} \(Exhibit \w\)", text)
    assert "It was not made in full by then, and the plan ended on July 15, 2026." in text
    assert "because a payment under it was missed" not in text


@pytest.mark.parametrize("delivered", [False, True])
def test_a_reminder_whose_delivery_is_not_on_record_is_a_weak_point(delivered: bool) -> None:
    """The default rests on it: the hand-off's weak points and its checklist say what is on record."""
    known = CURE.replace("method: email", "method: email, delivered: 2026-07-07") if delivered else CURE
    found = context(state_of(JOB, "2026-07-20", PLAN, known), "hand-off-packet", HandOffContext)
    weak = "The payment plan ended only after the written reminder of July 7, 2026, and no delivery of it is on record."
    assert (weak in found.weak_points) is not delivered
    (row,) = [row for row in found.checklist if row.point == "Reminder before the payment plan ended"]
    sent = "Sent July 7, 2026 by e-mail." + (
        " Delivered July 7, 2026." if delivered else " No delivery on record."
    )
    assert row.recorded == (
        f"Payment of $469.22 due July 1, 2026. {sent} The payment could still be made until Tuesday, July 14, 2026; "
        "the plan ended on July 15, 2026."
    )


def test_payments_that_fell_due_with_the_default_were_not_missed() -> None:
    """Those for August and September have passed too; the plan had ended before."""
    days = [day for day, text in told(state_of(JOB, "2026-10-15", PLAN)).items() if "was not made" in text]
    assert days == ["2026-07-06"]


def test_a_plan_that_nobody_signed_is_no_plan() -> None:
    """P-3: neither its balance nor its payments are told."""
    unsigned = PLAN.replace("    - {document: payment-plan-1, party: client, at: 2026-05-30}\n", "")
    state = state_of(JOB, "2026-07-15", unsigned)
    assert not any("plan" in text for text in told(state).values()) and "plan" not in summed_up(state)


def test_a_signed_plan_that_was_filed_was_sent_to_nobody() -> None:
    """Its scan is kept with a notice by hand; the copy that went out for signature is the one that was sent."""
    notices = """
    record:
      notices:
        - {document: payment-plan-1, sent: 2026-05-28, method: email, file: issued/A_payment-plan_2026-06-01.docx}
        - {document: payment-plan-1, sent: 2026-06-02, method: hand, file: issued/A_payment-plan_2026-06-01_signed.pdf}
    """
    found = told(state_of(JOB, "2026-07-15", PLAN, notices))
    assert [day for day, text in found.items() if "I sent a payment plan" in text] == ["2026-05-28"]


def test_offers_and_statements_are_told() -> None:
    """What the log says was offered to the client, and a statement that went out as a letter."""
    more = """
    record:
      communications:
        - {date: 2026-05-20, channel: email, direction: out, to: Client Ltd, summary: Thanked; offered a payment plan}
        - {date: 2026-05-21, channel: email, direction: out, to: Client Ltd, summary: Offered to take monthly instalments}
        - {date: 2026-05-22, channel: phone, direction: in, to: Tomas Reyes, summary: Offered a payment plan}
        - {date: 2026-05-23, channel: phone, direction: out, to: Ann Lawyer, summary: Offered a payment plan}
      notices:
        - {document: statement, sent: 2026-05-25 10:00, method: email}
        - {document: demand-letter, items: [M1], sent: 2026-05-27 10:00, method: email}
    """
    state = state_of(JOB, "2026-06-20", more)
    events = told(state)
    assert events["2026-05-20"] == "I offered you a payment plan (e-mail)."
    assert events["2026-05-25"] == "I sent a statement of account by e-mail."
    assert not {"2026-05-21", "2026-05-22", "2026-05-23"} & set(events)
    assert ("2026-05-20", "The plaintiff offered the defendant a payment plan (e-mail).") in timeline(state)
    text = summed_up(state)
    assert "The plaintiff offered the defendant a payment plan on May 20, 2026. (Part B)" in text
    assert re.search(r"The plaintiff sent a statement of account on May 25, 2026. \(Exhibit \w\)", text)


def test_change_orders_and_credit_notes_are_told() -> None:
    """Executed change orders with what they did to the price; credit notes with their invoice."""
    more = """
    project:
      change_orders:
        - {number: 1, title: Tiles, description: Other tiles, date: 2026-03-02, reason: Asked, amount: 100.00, days: 0,
           milestones: [{id: M1, delta: 100.00}]}
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-03}
        - {document: change-order-1, party: contractor, at: 2026-03-03}
        - {document: change-order-1, party: client, at: 2026-03-04}
      credit_notes: [{date: 2026-05-08, invoice: A-1, amount: 50.00, reason: Asked}]
    """
    state = state_of(JOB, "2026-06-20", more)
    events = told(state)
    assert (
        events["2026-03-04"]
        == "Change order 1, “Tiles”, was signed by the last party; price change: +100.00."
    )
    assert events["2026-05-08"] == "A credit note of $50.00 on invoice A-1 was issued."
    assert "A credit note of $50.00 on invoice A-1 was issued on May 8, 2026. (Part C)" in summed_up(state)


def test_reminders_without_another_step_between_them_are_one_line() -> None:
    """Three before the payment of 20 May, one after it."""
    days = ("12", "13", "14", "25")
    contacts = ", ".join(
        f"{{date: 2026-05-{day}, channel: email, direction: out, to: Client Ltd, summary: Reminder, document: reminder}}"
        for day in days
    )
    more = f"record: {{communications: [{contacts}], payments: [{{date: 2026-05-20, amount: 100.00}}]}}"
    events = told(state_of(JOB, "2026-06-20", more))
    assert events["2026-05-14"] == (
        "I reminded you of the payment on May 12, 2026, May 13, 2026, and May 14, 2026 (e-mail)."
    )
    assert events["2026-05-25"] == "I reminded you of the payment (e-mail)."
    assert not {"2026-05-12", "2026-05-13"} & set(events)


# S-9: a notice of intent of 20 May with seven days, to the 27th; work counts as suspended from Thursday 28 May.
STOPPABLE = "terms: {suspension: {notice_days: 7}}"
NOTICE = "{document: notice-of-intent, items: [M1], sent: 2026-05-20 09:30, method: email}"
PRINTED = NOTICE.replace("method: email", "method: email, printed: {effective: 2026-05-28}")
SENT = "{document: suspension-notice, items: [M1], sent: 2026-05-28 09:30, method: email}"
STOPPED = "work: [{date: 2026-05-28, event: stopped}]"
DEED = re.compile(r"Work was suspended|stopped")
SAID_ONLY = "The notice of May 20, 2026 said that I intended to suspend work from May 28, 2026 if the sum in it was not paid."


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (f"notices: [{PRINTED}]", SAID_ONLY),
        (f"notices: [{NOTICE}]", "Under the notice of May 20, 2026, work could stop from this day on."),
        (f"notices: [{PRINTED}, {SENT}]", "Work was suspended under "),
        (f"notices: [{PRINTED}], {STOPPED}", "Work was suspended under "),
    ],
)
def test_a_stop_is_told_as_a_deed_only_where_it_is_on_record(record: str, text: str) -> None:
    """S-9: work counts as suspended all the same; W-STOP-UNRECORDED asks for the entry."""
    state = state_of(JOB, "2026-06-10", STOPPABLE, f"record: {{{record}}}")
    is_deed = text.startswith("Work was")
    hand_off = context(state, "hand-off-packet", HandOffContext)
    whole = {row.day.isoformat(): row.text for row in hand_off.timeline if "work " in row.text.lower()}
    assert state.suspension.in_effect
    assert told(state)["2026-05-28"].startswith(text)
    assert text.replace(" I ", " the contractor ") in whole["2026-05-28"]
    assert hand_off.stop_recorded is is_deed
    assert any(DEED.search(one) for one in told(state).values()) is is_deed
    assert any(DEED.search(one) for _, one in timeline(state)) is is_deed
    assert ("W-STOP-UNRECORDED" in codes_of(state)) is not is_deed


AGAIN = """
milestones: {M1: {amount: 2000.00, due: {after: invoice, days: 5}}, M2: {amount: 500.00, due: {after: invoice, days: 5}}}
record:
  invoices: [{number: A-1, date: 2026-05-06, milestone: M1}, {number: A-2, date: 2026-06-10, milestone: M2}]
  payments: [{date: 2026-06-01, amount: 2100.00}]
  work: [{date: 2026-05-28, event: stopped}, {date: 2026-06-04, event: resumed}, {date: 2026-07-03, event: stopped}]
  notices:
    - {document: notice-of-intent, items: [M1], sent: 2026-05-20 09:30, method: email}
    - {document: notice-of-intent, items: [M2], sent: 2026-06-24 09:30, method: email}
"""


def test_every_suspension_is_told_with_the_resumption_after_it() -> None:
    """Paid on 1 June, work went on two days later than agreed; then M2 was not paid, and work stopped once more."""
    state = state_of(JOB, "2026-07-10", STOPPABLE, AGAIN)
    days = {
        "2026-05-28": "Work was suspended under ",
        "2026-06-04": "Work resumed.",
        "2026-07-03": "Work was suspended",
    }
    events, rows = told(state), timeline(state)
    for day, text in days.items():
        assert text in events[day]
        assert any(text in one for when, one in rows if when == day)
    assert sum(text.count("Work was suspended") for text in events.values()) == 2


def test_the_warning_ends_with_the_suspension() -> None:
    """Paid on 1 June, work may go on the day after: nothing is suspended any more."""
    paid = "payments: [{date: 2026-06-01, amount: 2100.00}]"
    record = f"record: {{notices: [{NOTICE}], {paid}}}"
    assert "W-STOP-UNRECORDED" in codes_of(state_of(JOB, "2026-06-01", STOPPABLE, record))
    assert "W-STOP-UNRECORDED" not in codes_of(state_of(JOB, "2026-06-02", STOPPABLE, record))
    assert "W-STOP-UNRECORDED" not in codes_of(
        state_of(JOB, "2026-05-27", STOPPABLE, f"record: {{notices: [{NOTICE}]}}")
    )


def test_a_lien_is_not_counted_from_a_stop_that_is_not_on_record() -> None:
    """S-9, R-21: sixty days from 28 May; the hand-off packet says what the notice said, and that no stop is recorded."""
    law = "law: {suspension: {minimum_notice_days: 0, cessation_days: 60}}"
    cases = {
        f"notices: [{NOTICE}]": "Liens: no stop of the work is on record.",
        f"notices: [{NOTICE}], {STOPPED}": "Liens: work counts as stopped after May 27, 2026.",
    }
    for record, said in cases.items():
        for day in ("2026-06-10", "2026-09-10"):
            state = state_of(JOB, day, STOPPABLE, law, f"record: {{{record}}}")
            lines = [line for line in paragraphs_of(printed(state, "hand-off-packet")) if "Liens" in line]
            assert len(lines) == 1 and said in lines[0]
            assert ("counts as stopped" in lines[0]) is (STOPPED in record)


# M2 of 500.00 fell due with M1. Acknowledged on 1 June: 2,509.59; 2,100.00 paid then pay interest and M1, the last
# payment of the plan, due on 1 September, was missed on the 6th.
SECOND = """
milestones:
  M1: {amount: 2000.00, due: {after: invoice, days: 5}}
  M2: {amount: 500.00, due: {after: invoice, days: 5}}
  M3: {amount: 70.00, due: {after: invoice, days: 5}}
record:
  milestones: [{id: M1, reached: 2026-05-01, accepted: 2026-05-04}, {id: M2, reached: 2026-05-02}]
  invoices:
    - {number: A-0, date: 2026-04-01, milestone: M3}
    - {number: A-1, date: 2026-05-06, milestone: M1}
    - {number: A-2, date: 2026-05-06, milestone: M2}
  payments: [{date: 2026-04-06, amount: 70.00}, {date: 2026-06-01, amount: 2100.00}]
"""


def test_what_a_plan_took_in_is_told_although_it_has_been_paid() -> None:
    """R-29: the payments under the plan served it, and the plan is over a sum that has it in it."""
    state = state_of(JOB, "2026-09-15", PLAN, SECOND)
    events, rows = told(state), timeline(state)
    assert [row.item[:2] for row in context(state, "demand-letter", DemandLetterContext).rows] == ["M2"]
    assert "(M1) was reached." in events["2026-05-01"]
    assert "Invoice A-1 for M1 was issued. Invoice A-2 for M2 was issued." in events["2026-05-06"]
    assert "$2,000.00 for M1 fell due. $500.00 for M2 fell due." in events["2026-05-11"]
    assert ("2026-05-11", "$2,000.00 for M1 fell due.") in rows
    assert not any("M3" in text for text in events.values())
    assert (
        "$2,000.00 for M1 fell due on May 11, 2026; the plan took in what was unpaid of it, and all of it has since "
        "been paid. (Part C)"
    ) in summed_up(state)


def test_every_item_is_named_once_with_its_point() -> None:
    """In the court's timeline: M3, of which only the payment is told, is named there; M1 and M2 when they were reached."""
    texts = [text for _, text in timeline(state_of(JOB, "2026-09-15", PLAN, SECOND))]
    for name in ("M1", "M2", "M3"):
        named = [text for text in texts if re.search(rf"{name} – |\({name}\) was reached", text)]
        assert len(named) == 1 and named[0] == next(text for text in texts if name in text)


def test_what_was_paid_of_a_missed_payment_in_time_is_said() -> None:
    """469.22 for 1 July, in time until the 6th: 100.00 came on the 3rd, and 50.00 after the plan had ended."""
    payments = [("06-01", "600.00"), ("07-03", "100.00"), ("07-10", "50.00")]
    paid = ", ".join(f"{{date: 2026-{day}, amount: {amount}}}" for day, amount in payments)
    text = summed_up(state_of(JOB, "2026-07-15", PLAN, f"record: {{payments: [{paid}]}}"))
    missed = "Not paid in full by July 6, 2026: $469.22 due on July 1, 2026 ($100.00 of it was paid by then)."
    assert missed in text


def test_an_unsigned_change_order_and_a_question_are_told_as_what_they_are() -> None:
    """R-31: sent, not signed by the client, in no sum; 50.00 of M1 questioned before there was any claim."""
    more = """
    project:
      change_orders: [{number: 1, title: Tiles, description: Other tiles, date: 2026-03-02, reason: Asked, amount: 0.00, days: 1}]
    record:
      notices: [{document: change-order-1, sent: 2026-03-02 09:30, method: email}]
      disputes: [{id: D1, date: 2026-05-12, milestone: M1, amount: 50.00, reason: Scratches}]
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-03}
    """
    signed = "    - {document: change-order-1, party: contractor, at: 2026-03-03}"
    sent = "The plaintiff sent change order 1 by e-mail; not signed by {}, not counted."
    rows = timeline(state_of(JOB, "2026-06-20", more.rstrip() + "\n    " + signed + "\n"))
    assert ("2026-03-02", sent.format("the defendant")) in rows
    assert ("2026-05-12", "The defendant questioned $50.00 of M1.") in rows
    assert ("2026-03-02", sent.format("all parties")) in timeline(state_of(JOB, "2026-06-20", more))


def test_a_plan_and_its_first_payment_are_told_in_one_order() -> None:
    """The plan takes effect, the payment comes, and then it is said what that paid of the plan."""
    state = state_of(JOB, "2026-07-15", PLAN)
    rows = [text for day, text in timeline(state) if day == "2026-06-01"]
    beginnings = ["A payment plan for", "A payment of $600.00 was", "The payment of $600.00 that"]
    assert [text[: len(begins)] for text, begins in zip(rows, beginnings, strict=True)] == beginnings
    assert told(state)["2026-06-01"] == " ".join(rows)


def test_days_of_interest_for_several_sums_point_to_the_statement() -> None:
    """100.00 on 25 May pays 7 days of interest; from then on one principal. A credit note of 28 May makes two of it."""
    paid = "payments: [{date: 2026-05-25, amount: 100.00}]"
    note = "credit_notes: [{date: 2026-05-28, invoice: A-1, amount: 50.00, reason: Asked}]"
    for record, several in ((paid, False), (f"{paid}, {note}", True)):
        state = state_of(JOB, "2026-06-20", f"record: {{{record}}}")
        assert context(state, "demand-letter", DemandLetterContext).is_by_periods is several
        lines = paragraphs_of(printed(state, "demand-letter"))
        assert any("see Part 2 of the statement" in line for line in lines) is several


def test_a_demand_before_a_plan_is_not_denied_after_it() -> None:
    """Sent on 20 May, taken into the plan of 1 June, in default on 7 July: it was asked for in writing, and no more since."""
    demand = "record: {notices: [{document: demand-letter, sent: 2026-05-20 09:30, method: email, delivered: 2026-05-21}]}"
    state = state_of(JOB, "2026-07-15", PLAN, demand)
    asked = (
        "The plaintiff asked for payment of $2,001.10 for M1 in a written demand sent by e-mail on May 20, 2026 (delivered "
        "on May 21, 2026). A payment plan then took in what that demand asked for, and no later demand is on record."
    )
    assert re.search(rf"{re.escape(asked)} \(Exhibit \w\)", summed_up(state))
    hand_off = context(state, "hand-off-packet", HandOffContext)
    assert "No final demand is on record." not in hand_off.weak_points
    (weak,) = [one for one in hand_off.weak_points if "demand of May 20, 2026" in one]
    assert weak.startswith("A payment plan took in what the demand of May 20, 2026 asked for")
    (said,) = [one.message for one in state.diagnostics if one.code == "W-DEMAND-MISSING"]
    assert "since a payment plan took in what that of Wednesday, May 20, 2026" in said or "2026-05-20" in said


REMINDED = "{{date: 2026-05-{}, channel: {}, direction: out, to: {}, summary: Asked, document: {}}}"


@pytest.mark.parametrize(
    ("contact", "bounced", "days"),
    [
        # The same letter in the log, by its kind alone or by its id: told once, with its exhibit.
        (REMINDED.format(14, "email", "Client Ltd", "reminder"), "", ["May 14, 2026. (Exhibit "]),
        (REMINDED.format(14, "email", "Client Ltd", "reminder-3"), "", ["May 14, 2026. (Exhibit "]),
        # A call of the same day is one more, which has no exhibit.
        (
            REMINDED.format(15, "phone", "Client Ltd", "reminder"),
            "",
            ["May 14, 2026 and May 15, 2026. (Exhibit ", " and Part B)"],
        ),
        # what came back was no reminder, in whichever list it stands.
        (REMINDED.format(14, "email", "Client Ltd", "reminder"), ", bounced: true", []),
        # What was said to somebody else was not said to the defendant.
        (REMINDED.format(15, "phone", "Sue Other", "reminder"), "", ["May 14, 2026. (Exhibit "]),
    ],
)
def test_a_reminder_is_told_once_and_to_the_client_only(contact: str, bounced: str, days: list[str]) -> None:
    """The letter of 14 May, and what the log says of it and of others."""
    letter = f"{{document: reminder-3, items: [M1], sent: 2026-05-14 09:00, method: email{bounced}}}"
    demand = "{document: demand-letter, sent: 2026-05-20 09:30, method: email, delivered: 2026-05-21}"
    more = f"record: {{notices: [{letter}, {demand}], communications: [{contact}]}}"
    state = state_of(JOB, "2026-06-20", more)
    lines = [line for line in summed_up(state).splitlines() if "reminded the defendant" in line]
    assert len(lines) == bool(days) and all(day in line for line in lines for day in days)
    rows = [text for _, text in timeline(state) if "remind" in text and "came back" not in text]
    assert len(rows) == (2 if "phone" in contact and "Client" in contact else 1)


def test_the_demand_tells_of_the_notice_that_work_resumes() -> None:
    """D11 part 4: notices; the one that said that work goes on is one of them."""
    went_on = """
    record: {notices: [{document: resumption-notice, sent: 2026-06-10 09:00, method: email}]}
    """
    assert told(state_of(JOB, "2026-06-15", went_on))["2026-06-10"] == "I sent a resumption notice by e-mail."


def test_reminders_with_another_event_between_them_stand_on_their_own_days() -> None:
    """D11 part 4: a dated list; reminders of 8 and 14 May have the due date of 11 May between them."""
    reminded = """
    record:
      notices:
        - {document: reminder-1, items: [M1], sent: 2026-05-08 09:00, method: email}
        - {document: reminder-3, items: [M1], sent: 2026-05-14 09:00, method: email}
        - {document: reminder-3, items: [M1], sent: 2026-05-16 09:00, method: email}
    """
    events = told(state_of(JOB, "2026-06-15", reminded))
    assert events["2026-05-08"] == "I reminded you of the payment (e-mail)."
    assert events["2026-05-16"] == "I reminded you of the payment on May 14, 2026 and May 16, 2026 (e-mail)."
    assert "2026-05-14" not in events


def test_the_timeline_names_an_invoice_as_the_account_does() -> None:
    """6.1: its number with the project's code, though its document is `invoice-INV-001`."""
    sent = """
    project: {project: {code: ROOM}}
    record:
      invoices: [{number: ROOM-INV-001, date: 2026-05-06, milestone: M1}]
      notices: [{document: invoice-INV-001, sent: 2026-05-06 09:00, method: email}]
    """
    texts = [text for _, text in timeline(state_of(JOB, "2026-07-15", sent))]
    assert any("sent invoice ROOM-INV-001 by e-mail" in text for text in texts), texts
