"""When each document may be made, and the first day on which it may (S-11, documents.md section 5)."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.documents.base import Availability
from docgen.documents.parts.weak_points import weak_points
from docgen.documents.registry import DOCUMENT_TYPES
from docgen.language import language
from docgen.rules import ProjectState
from documents.made import answer, example, heading
from facts import day, state_of

LATE = """
holidays: US
milestones:
  M1: {amount: 10000.00, due: 2026-06-05}
  M2: {amount: 5000.00, due: {after: invoice, days: 7}}
terms: {interest: {rate: 10 %, start: after_grace}, suspension: {notice_days: 7}}
law: {suspension: {minimum_notice_days: 0}}
"""
INTENT = "record: {notices: [{document: notice-of-intent, sent: 2026-06-08 09:30, method: email}]}"
PAID = "record: {payments: [{date: 2026-06-10, amount: 10000.00}]}"

Found = tuple[bool, str | None, date | None, str | None]


def found(state: ProjectState, document: str) -> Found:
    """An answer in short: allowed, code, possible from, what it waits for."""
    given = answer(state, document)
    return given.allowed, given.code, given.possible_from, given.waits_for


@pytest.mark.parametrize(
    ("document", "last_day", "first_day", "code"),
    [
        ("notice-of-intent", "2026-06-05", "2026-06-06", "E-NOTHING-DUE"),
        ("demand-letter", "2026-06-12", "2026-06-13", "E-NOTHING-DUE"),
    ],
)
def test_a_letter_is_refused_to_the_last_day_and_allowed_on_the_next(
    document: str, last_day: str, first_day: str, code: str
) -> None:
    """R-8, S-11: the refusal names the very first day on which the letter is allowed."""
    assert found(state_of(LATE, last_day), document) == (False, code, day(first_day), None)
    assert found(state_of(LATE, "2026-02-01"), document) == (False, code, day(first_day), None)
    assert answer(state_of(LATE, first_day), document).allowed


def test_a_suspension_notice_waits_for_its_effective_date() -> None:
    """R-18: received on 8 June, seven days to 15 June, past grace: work may stop on 16 June."""
    early = found(state_of(LATE, "2026-06-15", INTENT), "suspension-notice")
    assert early == (False, "E-SUSPEND-EARLY", day("2026-06-16"), None)
    assert answer(state_of(LATE, "2026-06-16", INTENT), "suspension-notice").allowed


def test_a_suspension_notice_waits_for_the_notice_of_intent() -> None:
    """S-11: what depends on an event has no first day; the event is named."""
    notice = "a notice of intent to suspend work"
    assert found(state_of(LATE, "2026-06-20"), "suspension-notice") == (
        False,
        "E-SUSPEND-EARLY",
        None,
        notice,
    )
    assert found(state_of(LATE, "2026-06-10"), "suspension-notice") == (False, "E-NOTHING-DUE", None, notice)


def test_without_days_of_notice_work_may_stop_the_day_after_grace() -> None:
    """WE-12 (c): no notice of intent is needed where neither contract nor law asks for days of notice."""
    none = "terms: {suspension: {notice_days: 0}}"
    early = found(state_of(LATE, "2026-06-12", none), "suspension-notice")
    assert early == (False, "E-NOTHING-DUE", day("2026-06-13"), None)
    assert answer(state_of(LATE, "2026-06-13", none), "suspension-notice").allowed


def test_work_that_went_on_is_not_reported_as_stopped() -> None:
    """S-9: the record says that work continued, so nobody writes that it is suspended."""
    went_on = "record: {work: [{date: 2026-06-16, event: continued}]}"
    given = answer(state_of(LATE, "2026-06-17", INTENT, went_on), "suspension-notice")
    assert given.code == "E-SUSPEND-EARLY" and given.waits_for == "an entry that work has stopped"


@pytest.mark.parametrize("event", ["complete", "terminated"])
@pytest.mark.parametrize("document", ["notice-of-intent", "suspension-notice"])
def test_there_is_nothing_to_suspend_when_the_work_is_over(event: str, document: str) -> None:
    """E-NOTHING-TO-SUSPEND: whatever is unpaid, work that is over cannot be stopped."""
    over = f"record: {{work: [{{date: 2026-06-14, event: {event}}}]}}"
    given = answer(state_of(LATE, "2026-06-20", over), document)
    assert given.code == "E-NOTHING-TO-SUSPEND" and given.reason == f"the work is {event}"
    assert answer(state_of(LATE, "2026-06-20", over), "demand-letter").allowed


def test_a_contract_without_the_right_to_suspend_has_no_such_letters() -> None:
    """E-NOTHING-TO-SUSPEND: a letter never claims a right that the contract does not give."""
    plain = "milestones: {M1: {amount: 10000.00, due: 2026-06-05}}"
    for document in ("notice-of-intent", "suspension-notice"):
        given = answer(state_of(plain, "2026-06-20"), document)
        assert given.code == "E-NOTHING-TO-SUSPEND"
        assert given.reason == "the contract gives no right to suspend work"


def test_a_due_date_that_depends_on_an_invoice_is_an_event() -> None:
    """S-11: with the first payment made, the next due date needs an invoice."""
    state = state_of(LATE, "2026-06-11", PAID)
    event = "a payment that falls due"
    assert found(state, "demand-letter") == (False, "E-NOTHING-DUE", None, event)
    assert found(state, "notice-of-intent") == (False, "E-NOTHING-DUE", None, event)


def test_paid_in_grace_there_is_nothing_to_demand() -> None:
    """WE-24: paid on the last day of grace, and asked for a demand the day after."""
    text = """
    holidays: US
    milestones: {M1: {amount: 1000.00, due: 2026-05-18}}
    record: {payments: [{date: 2026-05-26, amount: 1000.00}]}
    """
    assert answer(state_of(text, "2026-05-27"), "demand-letter").code == "E-NOTHING-DUE"


@pytest.mark.parametrize("document", ["notice-of-intent", "suspension-notice", "demand-letter"])
def test_what_was_sent_is_made_again_only_on_request(document: str) -> None:
    """S-22: a letter with an operative notice on record is sent; `again` makes the next one."""
    sent = f"""
    record:
      notices:
        - {{document: notice-of-intent, sent: 2026-06-08 09:30, method: email}}
        - {{document: {document}, sent: 2026-06-18 09:30, method: email}}
    """
    state = state_of(LATE, "2026-06-19", sent)
    given = answer(state, document)
    assert given.availability is Availability.SENT and given.on is not None
    assert answer(state, document, again=True).allowed


def test_a_letter_is_open_again_when_what_it_was_about_is_paid() -> None:
    """S-7: the notice lapses with the payment of its items, so the document is no longer sent."""
    state = state_of(LATE, "2026-06-11", INTENT, PAID)
    assert answer(state, "notice-of-intent").availability is Availability.REFUSED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("amount: 500.00, days: 0, milestones: [{id: M1, delta: 400.00}]", "E-SCHEDULE-SUM"),
        ("amount: 500.00, days: 0", "E-CO-FIELDS"),
        ("amount: -11000.00, days: 0, milestones: [{id: M1, delta: -11000.00}]", "E-CO-BELOW-BILLED"),
    ],
)
def test_a_change_order_with_a_problem_stops_itself_alone(change: str, code: str) -> None:
    """S-33: the amendment is refused with its own code; the contract is made all the same."""
    order = f"""
    project:
      change_orders:
        - {{number: 1, title: T, description: D, date: 2026-03-01, reason: R, {change}}}
    """
    state = state_of(LATE, "2026-03-02", order)
    given = answer(state, "change-order-1")
    assert given.availability is Availability.REFUSED and given.code == code and given.reason
    assert answer(state, "contract").allowed


def test_every_document_of_a_real_job_has_an_answer_on_every_day() -> None:
    """Refused or not, a document always says why, and what is allowed has a heading."""
    for number in range(1, 9):
        state = example("riverside-kitchen", date(2026, number, 13))
        for kind in DOCUMENT_TYPES:
            for document in kind.documents(state):
                given = answer(state, document)
                if given.availability is Availability.REFUSED:
                    assert given.code and given.reason and (given.possible_from or given.waits_for)
                else:
                    assert heading(state, document).title


UNSIGNED = "record: {signatures: [{document: contract, party: contractor, at: 2026-01-02}]}"
LETTERS = ("notice-of-intent", "suspension-notice", "demand-letter")


@pytest.mark.parametrize("document", LETTERS)
@pytest.mark.parametrize("on", ["2026-02-01", "2026-06-06", "2026-06-20"])
def test_a_letter_that_rests_on_the_contract_waits_for_every_signature(document: str, on: str) -> None:
    """S-11: no day of its own, whatever is due; the message says who is missing and how a signature is recorded."""
    state = state_of(LATE, on, UNSIGNED)
    event = "every signature of the contract"
    assert found(state, document) == (False, "E-NOT-SIGNED", None, event)
    assert found(state_of(LATE, on, "record: {signatures: []}"), document)[1] == "E-NOT-SIGNED"
    reason = answer(state, document).reason
    assert reason is not None and reason.startswith("the contract is not signed by Client Ltd; docgen record")
    assert "e-mail or by conduct" in reason


def test_a_signature_given_by_e_mail_lets_it_go_out() -> None:
    """A signature is a signature, however it was given, from its own day on (S-2)."""
    signed = UNSIGNED.replace(
        "]}", ", {document: contract, party: client, at: 2026-06-14 18:00, method: email}]}"
    )
    assert found(state_of(LATE, "2026-06-13", signed), "demand-letter")[1] == "E-NOT-SIGNED"
    assert answer(state_of(LATE, "2026-06-14", signed), "demand-letter").allowed


def test_what_went_out_before_is_sent_and_another_one_waits() -> None:
    """S-22: a letter on record is sent; the next one of it needs the signatures as the first would have."""
    state = state_of(LATE, "2026-06-09", INTENT, UNSIGNED)
    assert answer(state, "notice-of-intent").availability is Availability.SENT
    assert answer(state, "notice-of-intent", again=True).code == "E-NOT-SIGNED"


def test_money_can_be_asked_for_without_a_signed_contract() -> None:
    """Invoice, statement, reminder, and the packets, whose warning and weak point say what is missing."""
    demanded = """
    project:
      claim: {venue_basis: The work was done here., instruction: Collect}
    record:
      signatures: []
      milestones: [{id: M1, reached: 2026-05-30}]
      invoices: [{number: INV-001, date: 2026-06-01, milestone: M1}]
      notices: [{document: demand-letter, items: [M1], sent: 2026-06-15 09:00, method: email}]
    """
    state = state_of(LATE, "2026-07-06", demanded)
    for document in ("hand-off-packet", "small-claims-packet", "statement", "invoice-INV-001"):
        assert answer(state, document).allowed, document
    assert any(answer(state_of(LATE, "2026-06-05", demanded), f"reminder-{n}").allowed for n in (1, 2, 3, 4))
    warned = {one.code: one for one in state.diagnostics if "SIGNED" in one.code and "CO" not in one.code}
    assert set(warned) == {"W-NOT-SIGNED", "W-CLAIM-NOT-SIGNED"}
    first = warned["W-NOT-SIGNED"]
    assert str(first.at) == "record:milestones[0].reached"
    assert first.message == (
        "M1 was reached on 2026-05-30, but the contract is not signed by Tomas Reyes and Client Ltd: "
        "grace, interest and the right to stop work rest on it"
    )
    points = weak_points(state, (), language("en-US"))
    assert points[0].startswith("The agreement is not recorded as signed by Tomas Reyes and Client Ltd.")
    assert not any(
        "not recorded as signed" in point
        for point in weak_points(state_of(LATE, "2026-07-06"), (), language("en-US"))
    )


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ("work: [{date: 2026-06-01, event: started}]", "record:work[0].date"),
        ("invoices: [{number: '1', date: 2026-06-02, milestone: M2}]", "record:invoices[0].date"),
        (
            "invoices: [{number: '1', date: 2026-06-02, milestone: M2}], work: [{date: 2026-06-01, event: started}]",
            "record:work[0].date",
        ),
        ("work: [{date: 2026-06-01, event: stopped}]", None),
        ("milestones: [{id: M1, defects: [A scratch]}]", None),
        ("invoices: [{number: '1', date: 2026-06-30, milestone: M2}]", None),
    ],
)
def test_the_warning_stands_at_what_was_done_first(record: str, place: str | None) -> None:
    """W-NOT-SIGNED: work begun, a point reached, an invoice; nothing before its own day (S-2)."""
    state = state_of(LATE, "2026-06-05", f"record: {{signatures: [], {record}}}")
    places = [str(one.at) for one in state.diagnostics if one.code == "W-NOT-SIGNED"]
    assert places == ([place] if place else [])
