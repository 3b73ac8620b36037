"""Small rests, the end of a job, and the ways by which a proposed letter goes out."""

from __future__ import annotations

import pytest

from docgen.model.terms import NoticeMethod
from docgen.reports.next_step import next_step
from docgen.reports.status import document_rows, status_report
from docgen.reports.tasks import Task, Urgency, tasks
from docgen.reports.tasks.ways import sending_of
from docgen.reports.text import fits, project_page
from docgen.rules import ProjectState, Stage
from docgen.rules.ahead import next_payment
from docgen.rules.earlier import earlier
from facts import state_of

SIGNED = """
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
"""
ONE = "milestones: {M1: {amount: 3600.00, due: 2026-06-05}}"


def of(state: ProjectState) -> tuple[Task, ...]:
    """The tasks of a state."""
    return tasks("job", state, document_rows(state))


def paid(amount: str, day: str = "2026-06-05") -> str:
    """A payment of the only milestone."""
    return f"record: {{payments: [{{date: {day}, amount: {amount}, reference: A}}]}}"


def test_a_few_cents_are_asked_for_by_phone_or_waived_and_the_waiver_closes_the_item() -> None:
    """No reminder and no letter, long after grace; the letters stay possible."""
    late = state_of(ONE, "2026-08-05", SIGNED, paid("3599.79"))
    (small,) = [one for one in of(late) if one.sum is not None]
    assert "USD 0.21 left of M1" in small.what
    lines = [choice.command for choice in small.choices]
    assert lines[1:] == [
        "docgen record waiver job 0.21 --component principal --milestone M1 --date 2026-08-05"
    ]
    assert next(row for row in document_rows(late) if row["id"] == "demand-letter")["allowed"]
    assert next_step(late, document_rows(late))["action"].startswith("ask by phone")
    waived = "record: {waivers: [{date: 2026-08-05, milestone: M1, component: principal, amount: 0.21}]}"
    after = state_of(ONE, "2026-08-05", SIGNED, paid("3599.79"), waived)
    assert after.stage is Stage.CLOSED and not after.totals.total_due


def test_interest_on_a_small_rest_has_a_waiver_of_its_own_and_both_together_close_it() -> None:
    """4.00 from 12 June at 10 %: to 5 August 54 days, 4 × 0.10 × 54 ÷ 365 = 0.0591…, so 0.06."""
    rate = "terms: {interest: {rate: 10 %, start: after_grace}}"
    (small,) = [one for one in of(state_of(ONE, "2026-08-05", SIGNED, rate, paid("3596.00"))) if one.choices]
    assert [str(choice.command).split()[4] for choice in small.choices[1:]] == ["4.00", "0.06"]
    waived = """
    record:
      waivers:
        - {date: 2026-08-05, milestone: M1, component: principal, amount: 4.00}
        - {date: 2026-08-05, milestone: M1, component: interest, amount: 0.06}
    """
    assert state_of(ONE, "2026-08-06", SIGNED, rate, paid("3596.00"), waived).stage is Stage.CLOSED


@pytest.mark.parametrize(
    ("facts", "payment", "small"),
    [
        (ONE, "3595.00", True),  # 5.00: the most that is small in USD
        (ONE, "3594.99", False),
        ("milestones: {M1: {amount: 400.00, due: 2026-06-05}}", "396.00", False),  # 4.00 is one percent
        ("milestones: {M1: {amount: 400.00, due: 2026-06-05}}", "396.01", True),
        ("currency: JPY\nmilestones: {M1: {amount: 360000, due: 2026-06-05}}", "359500", True),
        ("currency: JPY\nmilestones: {M1: {amount: 360000, due: 2026-06-05}}", "359499", False),
        ("currency: KRW\nmilestones: {M1: {amount: 360000, due: 2026-06-05}}", "359998", False),
    ],
)
def test_small_is_below_one_percent_and_no_more_than_a_sum_of_the_currency(
    facts: str, payment: str, small: bool
) -> None:
    """Everything else gets its letter."""
    found = of(state_of(facts, "2026-08-05", SIGNED, paid(payment)))
    letters = {one.document for one in found if one.urgency is Urgency.LETTERS}
    assert any("ask by phone" in one.what for one in found) is small
    assert letters == (set() if small else {"demand-letter"})


def test_the_last_point_accepted_the_work_is_to_be_recorded_as_complete() -> None:
    """On the day of the acceptance; reached alone only after the five days for review. Then nothing is left to do."""
    reached = "record: {milestones: [{id: M1, reached: 2026-06-02}]}"
    accepted = "record: {milestones: [{id: M1, reached: 2026-06-02, accepted: 2026-06-03}]}"
    line = "docgen record work job complete --date"
    lines = [
        one.command
        for one in of(state_of(ONE, "2026-06-03", SIGNED, accepted, paid("3600.00", "2026-06-03")))
    ]
    assert f"{line} 2026-06-03" in lines
    early = [str(one.command) for one in of(state_of(ONE, "2026-06-07", SIGNED, reached))]
    assert not any(one.startswith(line) for one in early)
    later = [str(one.command) for one in of(state_of(ONE, "2026-06-08", SIGNED, reached))]
    assert f"{line} 2026-06-02" in later
    done = "record: {work: [{date: 2026-06-03, event: complete}]}"
    end = state_of(ONE, "2026-07-05", SIGNED, accepted, paid("3600.00"), done)
    assert (
        of(end) == () and next_step(end, document_rows(end))["action"] == "nothing: everything billed is paid"
    )


PARTS = """
milestones:
  M1: {amount: 2000.00, due: {after: invoice, days: 7}}
  M2: {amount: 1000.00, due: {after: invoice, days: 7}}
terms: {retention: {percent: 10 %, release: M2}}
record:
  milestones: [{id: M1, reached: 2026-05-04}, {id: M2, reached: 2026-06-01}]
"""


def test_what_is_left_of_a_milestone_and_what_was_kept_back_are_billed() -> None:
    """Half of M1 is billed, and paid less the ten percent kept; M2 releases them."""
    half = """
    record:
      invoices: [{number: INV-1, date: 2026-05-04, milestone: M1, amount: 1000.00}]
      payments: [{date: 2026-05-08, amount: 900.00, reference: A}]
    """
    bills = [one for one in of(state_of(PARTS, "2026-06-02", SIGNED, half)) if one.what.startswith("bill")]
    assert [one.what for one in bills] == [
        "bill the rest of M1: USD 1,000.00 for “Point M1”",
        "bill M2: USD 1,000.00 for “Point M2”",
    ]
    assert "the retained USD 100.00 falls due" in bills[1].why
    assert bills[0].command == "docgen record invoice job M1 --date 2026-06-02"


def test_what_a_credit_note_took_off_is_no_next_payment_and_asks_for_its_change_order() -> None:
    """D03: the account owes nothing, so it is closed; for thirty days the change order is asked for."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 7}}}
    record:
      milestones: [{id: M1, reached: 2026-05-04}]
      invoices: [{number: INV-1, date: 2026-05-04, milestone: M1}]
      credit_notes: [{date: 2026-05-06, invoice: INV-1, amount: 1000.00, reason: It is given up}]
    """
    state = state_of(facts, "2026-06-05", SIGNED)
    assert state.stage is Stage.CLOSED
    assert next_payment(earlier(state, state.as_of)) is None
    (settle,) = [one for one in of(state) if one.what.startswith("settle")]
    assert settle.choices[0].command == "docgen amend job"
    assert not [one for one in of(state_of(facts, "2026-06-06", SIGNED)) if one.what.startswith("settle")]
    again = "record: {invoices: [{number: INV-1, date: 2026-05-04, milestone: M1}, {number: INV-2, date: 2026-05-07, milestone: M1, amount: 1000.00}]}"
    rebilled = state_of(facts, "2026-06-05", SIGNED, again)
    assert rebilled.stage is Stage.PAST_GRACE
    assert not [one for one in of(rebilled) if one.what.startswith("settle")]


def test_what_was_credited_is_told_with_its_tax_once() -> None:
    """1,100.00 with 10 % tax: 550.00 is not billed yet, 440.00 of the invoice is left, so 110.00 was taken off."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 7}}}
    project: {price: {tax_included: false, tax_rate: 10 %}}
    record:
      milestones: [{id: M1, reached: 2026-05-01}]
      invoices: [{number: INV-1, date: 2026-05-06, milestone: M1, amount: 500.00}]
      credit_notes: [{date: 2026-05-08, invoice: INV-1, amount: 100.00, reason: Less was done}]
    """
    (settle,) = [one for one in of(state_of(facts, "2026-05-09", SIGNED)) if one.what.startswith("settle")]
    assert str(settle.sum) == "110.00" and settle.why.startswith("USD 110.00 was taken off")


EMAIL, HAND, POST, COURIER = (NoticeMethod(name) for name in ("email", "hand", "post", "courier"))


@pytest.mark.parametrize(
    ("agreed", "plain", "formal"),
    [
        ("[hand, email, courier, post]", (EMAIL,), (EMAIL, COURIER)),
        ("[hand, email]", (EMAIL,), (EMAIL, HAND)),
        ("[post, email]", (POST,), (POST, EMAIL)),
        ("[email]", (EMAIL,), (EMAIL,)),
        ("[hand]", (HAND,), (HAND,)),
        ("[hand, courier]", (COURIER,), (COURIER,)),
    ],
)
def test_a_letter_goes_by_what_is_agreed_and_reaches_the_client(
    agreed: str, plain: tuple[NoticeMethod, ...], formal: tuple[NoticeMethod, ...]
) -> None:
    """By hand only where nothing else is agreed; with a deadline also on a way that leaves a proof (D11)."""
    project = state_of(ONE, "2026-06-01", f"terms: {{notices: {{methods: {agreed}}}}}").project
    assert sending_of("receipt-2026-06-05", project).methods == plain
    for document in ("notice-of-intent", "suspension-notice", "demand-letter"):
        assert sending_of(document, project).methods == formal
    assert ("proof" in sending_of("demand-letter", project).why) is (EMAIL in formal)


def test_without_an_address_for_email_nothing_goes_that_way() -> None:
    """The client is a firm without e-mail: the courier, which leaves a proof by itself."""
    project = state_of(ONE, "2026-06-01", "client: {email: null, phone: '+1 510 555 0100'}").project
    assert sending_of("demand-letter", project).methods == (COURIER,)


def test_the_friendly_r4_comes_before_the_notice_of_intent() -> None:
    """Grace ended on 12 June: R4 on the 13th to 15th, the notice from the 16th; or three days after R4 went out."""
    suspension = "terms: {suspension: {notice_days: 7}}"

    def letters_on(day: str, *more: str) -> list[str | None]:
        found = of(state_of(ONE, day, SIGNED, suspension, *more))
        return [one.document for one in found if one.urgency in (Urgency.LETTERS, Urgency.REMINDERS)]

    assert letters_on("2026-06-12") == ["reminder-3"]
    assert [letters_on(f"2026-06-{day}") for day in (13, 15)] == [["reminder-4"], ["reminder-4"]]
    assert letters_on("2026-06-16") == ["notice-of-intent"]
    sent = "record: {notices: [{document: reminder-4, sent: 2026-06-14, method: email}]}"
    assert [letters_on(f"2026-06-{day}", sent) for day in (14, 16)] == [[], []]
    assert letters_on("2026-06-17", sent) == ["notice-of-intent"]


def test_a_reminder_says_how_the_day_stands_and_waits_for_its_invoice() -> None:
    """Due 12 June: on the invoice's own day none, before it a date, on it `today`, in grace until when."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 7}}}
    record:
      milestones: [{id: M1, reached: 2026-06-05}]
      invoices: [{number: INV-1, date: 2026-06-05, milestone: M1}]
    """
    sent = "record: {notices: [{document: invoice-INV-1, sent: 2026-06-05, method: email}]}"

    def urgencies(day: str, *more: str) -> list[str]:
        return [one.urgency.name for one in of(state_of(facts, day, SIGNED, *more))]

    def why(day: str) -> str:
        return next(
            one.why for one in of(state_of(facts, day, SIGNED, sent)) if one.urgency is Urgency.REMINDERS
        )

    assert urgencies("2026-06-06") == ["BILLING"]
    assert urgencies("2026-06-12")[:2] == ["BILLING", "REMINDERS"]
    assert urgencies("2026-06-05", sent) == []
    assert why("2026-06-06") == "USD 1,000.00 falls due on 2026-06-12"
    assert why("2026-06-12") == "USD 1,000.00 is due today"
    assert why("2026-06-15") == "USD 1,000.00 was due on 2026-06-12, and there is grace until 2026-06-19"


def test_status_says_what_waits_for_signatures_and_what_is_signed() -> None:
    """Sent for signature, the other party is named; nothing is `possible` that went out."""
    sent = "signed: false\nrecord: {notices: [{document: contract, sent: 2026-01-02, method: email}]}"
    half = "record: {signatures: [{document: contract, party: contractor, at: 2026-01-03}]}"
    page = project_page(status_report("job", state_of(ONE, "2026-01-05", sent, half), []))
    assert "for signature on 2026-01-02, waiting for Client Ltd" in page
    signed = project_page(status_report("job", state_of(ONE, "2026-01-05", SIGNED), []))
    assert "signed" in signed and "the last signature is of 2026-01-02" in signed


def test_the_line_on_a_suspension_goes_when_it_has_ended() -> None:
    """Work stopped on 20 June; the money came on 1 July, and work resumes on the next business day."""
    facts = """
    record:
      notices: [{document: notice-of-intent, sent: 2026-06-12, method: hand, delivered: 2026-06-12}]
    terms: {suspension: {notice_days: 7}}
    """

    def page(day: str) -> str:
        state = state_of(ONE, day, SIGNED, facts, paid("3600.00", "2026-07-01"))
        return project_page(status_report("job", state, []))

    assert "Suspension: last day to pay 2026-06-19, effective 2026-06-20" in page("2026-06-30")
    assert "Suspension: cleared 2026-07-01, work resumes 2026-07-02" in page("2026-07-01")
    assert "Suspension:" not in page("2026-07-02")


@pytest.mark.parametrize("width", [60, 72, 80, 110])
def test_no_word_and_no_figure_is_broken_on_a_narrow_page(width: int) -> None:
    """Every word of the wide page stands whole on the narrow one, and no line is too long."""
    report = status_report("job", state_of(ONE, "2026-08-05", SIGNED, paid("3599.79")), [])
    narrow, wide = project_page(report, width=width), project_page(report, width=200)
    assert max(map(len, narrow.splitlines())) <= width
    plain = {word.strip(",;:") for word in narrow.split()}
    kept = {word.strip(",;:") for word in wide.split() if word.strip("─")}
    heads = {"Amount", "Due", "Grace", "Paid", "Unpaid", "Interest", "Fee", "Point", "–"}
    assert kept - heads <= plain
    assert not fits([("Word", "unbreakable")], right=set(), width=17)
    assert fits([("Word", "unbreakable")], right=set(), width=18)


@pytest.mark.parametrize(
    ("document", "file"),
    [
        ("contract", "issued/A_contract_2026-01-02_signed.pdf"),
        ("small-claims-packet", "issued/A_packet.docx"),
    ],
)
def test_a_signed_copy_and_a_packet_are_no_letters_that_have_to_arrive(document: str, file: str) -> None:
    """Handed over weeks ago: nobody is asked when it was delivered; of a demand on paper one is."""
    sent = "record: {notices: [{document: %s, sent: 2026-06-10, method: hand, file: %s, digest: %s}]}"
    said = [one.what for one in of(state_of(ONE, "2026-08-05", SIGNED, sent % (document, file, "0" * 64)))]
    assert not [what for what in said if what.startswith("record when")]
    said = [
        one.what
        for one in of(
            state_of(ONE, "2026-08-05", SIGNED, sent % ("demand-letter", "issued/a.docx", "0" * 64))
        )
    ]
    assert "record when the demand letter was delivered" in said


@pytest.mark.parametrize(("day", "calls"), [("2026-08-05", 0), ("2026-08-08", 0), ("2026-08-09", 1)])
def test_after_a_call_no_other_one_is_proposed_for_three_days(day: str, calls: int) -> None:
    """Called on 5 August: the waiver is offered, another call from the ninth on."""
    called = """
    record:
      communications:
        - {date: 2026-08-05, channel: phone, direction: out, to: Client Ltd, summary: Asked for the rest of M1}
    """
    state = state_of(ONE, day, SIGNED, paid("3599.79"), called)
    (small,) = [one for one in of(state) if one.sum is not None]
    assert [choice.what for choice in small.choices].count("after a call") == calls
    verb = "ask by phone" if calls else "wait"
    assert small.what.startswith(verb) and next_step(state, document_rows(state))["action"].startswith(verb)


def test_finished_work_is_recorded_before_a_stop_of_work_is_threatened() -> None:
    """Reached and accepted: in grace it stands behind the money; past grace, before the notice of intent."""
    done = """
    terms: {suspension: {notice_days: 7}}
    law: {suspension: {minimum_notice_days: 0}}
    record: {milestones: [{id: M1, reached: 2026-06-01, accepted: 2026-06-03}], work: [{date: 2026-05-01, event: started}]}
    """
    for day, urgency, follows in (
        ("2026-06-08", Urgency.PROOF, False),
        ("2026-07-20", Urgency.DECISIONS, True),
    ):
        found = of(state_of(ONE, day, SIGNED, done))
        (complete,) = [one for one in found if "the work is complete" in one.what]
        assert complete.urgency is urgency
        letters = [one for one in found if one.urgency is Urgency.LETTERS]
        assert bool(letters) is follows and all(complete.urgency < one.urgency for one in letters)
