"""D12: when the packet may be made, and that its ten parts say what is on record and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from docgen.documents.base import Availability
from docgen.documents.hand_off_packet import DECISION, HandOffContext
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import answer, context, example, heading, texts
from facts import codes_of, day, state_of

# WE-21: 7,250.00 due 14 September, grace to 21 September, demanded on 9 October by courier.
LATE = """
holidays: US
project: {project: {exhibit_labels: numbers, venue: {city: Port Example}}}
milestones:
  M1: {amount: 7250.00, due: 2026-09-14}
  M2: {amount: 1000.00, due: {after: invoice, days: 7}}
terms: {interest: {rate: 12 %, start: after_grace}, notices: {methods: [courier, email]}}
law: {small_claims: {limit: {undated: {value: 20000, unit: USD, sources: [documents.md section 4]}}}}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-03}
  work: [{date: 2026-01-05, event: started}]
  milestones: [{id: M1, reached: 2026-09-10, defects: [One hinge squeaks]}]
"""
DEMAND = """
record:
  notices:
    - {number: CASE-N-01, document: demand-letter, sent: 2026-10-09 10:00, method: courier, tracking: 1Z 999,
       delivered: 2026-10-12, printed: {deadline: 2026-10-27}}
"""
DECIDED = "project: {claim: {instruction: Collect what is due, settlement: Four monthly payments}}"
PLAN = """
project:
  plans:
    - {id: P1, effective: 2026-10-30, down_payment: 0.00, instalments: 3, step: month, first: 2026-11-30,
       grace: {days: 5}, interest: paused, after_default: default_date}
record:
  signatures:
    - {document: payment-plan-1, party: contractor, at: 2026-10-30}
    - {document: payment-plan-1, party: client, at: 2026-10-30}
"""
Found = tuple[bool, str | None, date | None, str | None]


def found(state: ProjectState) -> Found:
    """An answer in short: allowed, code, possible from, what it waits for."""
    given = answer(state, "hand-off-packet")
    return given.allowed, given.code, given.possible_from, given.waits_for


def packet(*facts: str, as_of: str = "2026-11-02") -> HandOffContext:
    """What the packet of a day prints."""
    return context(state_of(LATE, as_of, *facts), "hand-off-packet", HandOffContext)


def test_it_is_refused_to_the_deadline_and_allowed_the_day_after() -> None:
    """The last day is the debtor's (R-8): 27 October is printed, and binds as the later date (S-1)."""
    assert found(state_of(LATE, "2026-10-12", DEMAND)) == (False, "E-TOO-EARLY", day("2026-10-28"), None)
    assert found(state_of(LATE, "2026-10-27", DEMAND)) == (False, "E-TOO-EARLY", day("2026-10-28"), None)
    assert found(state_of(LATE, "2026-10-28", DEMAND)) == (True, None, None, None)


def test_without_a_demand_it_waits_for_one_or_for_the_contractor() -> None:
    """No day can be named for what depends on an event (S-11)."""
    assert found(state_of(LATE, "2026-10-05")) == (False, "E-TOO-EARLY", None, DECISION)
    assert found(state_of(LATE, "2026-09-21")) == (False, "E-NOTHING-DUE", None, DECISION)


def test_the_contractor_may_decide_as_soon_as_something_is_past_grace() -> None:
    """Grace ends on 21 September: from the 22nd with an instruction, on no day without one."""
    assert found(state_of(LATE, "2026-09-21", DECIDED)) == (False, "E-NOTHING-DUE", day("2026-09-22"), None)
    assert found(state_of(LATE, "2026-09-22", DECIDED))[0]


def test_it_is_refused_while_a_plan_is_performed() -> None:
    """E-PLAN-ACTIVE: where it is decided until the plan is in default, else until a demand after that has run out (S-11)."""
    given = answer(state_of(LATE, "2026-11-02", DEMAND, PLAN, DECIDED), "hand-off-packet")
    assert given.code == "E-PLAN-ACTIVE" and given.possible_from is not None
    assert answer(
        state_of(LATE, given.possible_from.isoformat(), DEMAND, PLAN, DECIDED), "hand-off-packet"
    ).allowed
    given = answer(state_of(LATE, "2026-11-02", DEMAND, PLAN), "hand-off-packet")
    assert given.code == "E-PLAN-ACTIVE" and given.possible_from is None and "demand" in str(given.waits_for)


def test_it_is_refused_when_everything_is_paid() -> None:
    """E-NOTHING-DUE: paid after the deadline, with the interest to that day."""
    paid = "record: {payments: [{date: 2026-10-28, amount: 7400.00}]}"
    assert found(state_of(LATE, "2026-10-29", DEMAND, paid))[1] == "E-NOTHING-DUE"


def test_what_was_handed_over_is_not_made_again_unasked() -> None:
    """S-22, and its number comes with issuing (S-20)."""
    sent = (
        "record: {notices: [{number: CASE-AP-1, document: hand-off-packet, sent: 2026-10-29, method: email}]}"
    )
    state = state_of(LATE, "2026-11-02", DECIDED, sent)
    assert answer(state, "hand-off-packet").availability is Availability.SENT
    assert answer(state, "hand-off-packet", again=True).allowed
    made = heading(state, "hand-off-packet")
    assert (made.number, made.draft, made.title) == (None, True, "Hand-off packet")


def test_the_figures_are_those_of_the_account() -> None:
    """7,250.00 × 12 % × 42 days (21 September to 2 November) ÷ 365 = 100.11, so 7,350.11."""
    made = packet(DEMAND)
    assert (
        made.statement.total_due
        == made.statement.closing
        == Money.of("7350.11", made.statement.total_due.currency)
    )
    assert [(str(row.interest.amount), row.interest_days) for row in made.rows] == [("100.11", 42)]
    assert made.charged - made.paid + made.statement.interest == made.statement.total_due
    assert (made.demand_sent, made.demand_deadline) == (day("2026-10-09"), day("2026-10-27"))
    assert made.demand_passed and made.first_due == day("2026-09-14")
    assert made.forum.fits and made.forum.counted == made.statement.total_due


@pytest.mark.parametrize(
    ("name", "as_of", "lien"),
    [("cedar-hill-roof", "2026-06-10", True), ("orchard-lane-garden", "2026-06-10", False)],
)
def test_liens_are_spoken_of_where_they_exist(name: str, as_of: str, lien: bool) -> None:
    """Work on land in the United States; nothing about liens for a garden in England."""
    made = context(example(name, day(as_of)), "hand-off-packet", HandOffContext)
    assert made.may_have_lien is lien and made.cessation_date is None


def test_every_open_warning_of_the_day_is_listed() -> None:
    """D12: all W- codes open on the date."""
    state = state_of(LATE, "2026-11-02", DEMAND)
    made = context(state, "hand-off-packet", HandOffContext)
    assert [one.code for one in made.warnings] == codes_of(state)
    assert all(one.message.endswith(".") for one in made.warnings)


def test_the_contract_set_marks_what_is_not_executed() -> None:
    """An unsigned change order is shown, has no exhibit and counts in no sum."""
    orders = """
    project:
      change_orders:
        - {number: 1, title: More, description: More work, date: 2026-02-01, reason: Asked, amount: 50.00, days: 1,
           work_start: 2026-02-01, milestones: [{id: M2, delta: 50.00}]}
        - {number: 2, title: Other, description: Other, date: 2026-02-02, reason: Asked, amount: 90.00, days: 0,
           milestones: [{id: M2, delta: 90.00}]}
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-03}
        - {document: change-order-1, party: contractor, at: 2026-02-03}
        - {document: change-order-1, party: client, at: 2026-02-04}
    """
    made = packet(DEMAND, orders)
    assert [(paper.standing, paper.exhibit) for paper in made.papers] == [
        ("signed by all on January 3, 2026", "Exhibit 1"),
        ("signed by all on February 4, 2026", "Exhibit 2"),
        ("NOT EXECUTED: not signed by all", "–"),
    ]
    told = " ".join(made.weak_points)
    assert "was signed on February 4, 2026, after the planned start of its work, February 1, 2026" in told
    assert "Change Order CO-02 of February 2, 2026 is not signed by all" in told


def test_weak_points_are_told_candidly() -> None:
    """Disputes with reason and answer, conditional payments, returned letters, defects, missing copies."""
    weak = """
    record:
      disputes:
        - {id: D1, date: 2026-09-20, milestone: M1, amount: 500.00, reason: Scratches}
        - {id: D2, date: 2026-09-25, reason: Too slow, response: The dates were met, resolved: 2026-09-30}
      payments: [{date: 2026-10-30, amount: 3000.00, conditional: true, method: check}]
      notices:
        - {number: CASE-N-01, document: demand-letter, sent: 2026-10-09 10:00, method: courier}
        - {number: CASE-N-01, document: demand-letter, sent: 2026-10-09 10:00, method: email, bounced: true}
    """
    made = packet(weak)
    assert made.disputes[0] == (
        "On September 20, 2026 the client disputed $500.00 (M1 – Point M1): “Scratches.” No answer is on record. "
        "The dispute is open."
    )
    assert made.disputes[1].endswith("“The dates were met.” The dispute was settled on September 30, 2026.")
    told = "\n".join(made.weak_points)
    for part in (
        "Defects were recorded for M1 – Point M1: One hinge squeaks.",
        "No acceptance of M1 – Point M1 is on record.",
        "A payment of $3,000.00 of October 30, 2026 was marked as payment in full: offered as payment in full, not posted.",
        "sent by e-mail came back.",
        "No delivery of the demand for payment of October 9, 2026 is on record",
        "No reminder and no notice of intent before the demand is on record.",
        "No file is on record of Exhibit 1 and Exhibit 3",
    ):
        assert part in told


def test_nothing_is_invented_where_the_record_is_empty() -> None:
    """P-3: no dispute, no letter, no payment, no evidence: none is told, and every text is about something."""
    made = packet(DECIDED, as_of="2026-09-22")
    empty = (made.disputes, made.letters, made.contacts, made.payments, made.evidence)
    assert empty == ((), (), (), (), ())
    assert made.demand_sent is None and "No final demand is on record." in made.weak_points
    assert all(text.strip() for text in texts(replace(made, signatures=())))


def test_the_instruction_and_the_authority_are_those_of_the_project() -> None:
    """What the contractor wants, and what it would accept; nothing where nothing is said."""
    made = packet(DECIDED, DEMAND)
    assert (made.wants, made.authority) == ("Collect what is due.", "Four monthly payments.")
    assert [line.label for line in made.signatures[0].lines][-1] == "Date"
    assert (packet(DEMAND).wants, packet(DEMAND).authority) == (None, None)


def test_the_debtor_sheet_has_only_what_is_recorded() -> None:
    """No row for what nobody wrote down; a consumer's identity is no field at all."""
    (debtor,) = packet(DEMAND).debtors
    assert debtor.name == "Client Ltd"
    assert [fact.label for fact in debtor.facts] == [
        "Legal form",
        "Street address",
        "E-mail",
        "Consumer in this contract",
    ]
    lawyer = (
        "client: {representative: {name: Ann Lawyer, phone: +1 555 0100}, agent_for_service: Reg Agent Inc}"
    )
    made = packet(DEMAND, lawyer)
    told = {fact.label: fact.text for fact in made.debtors[0].facts}
    assert told["Representative"] == "Ann Lawyer, +1 555 0100"
    assert {"Ann Lawyer", "Reg Agent Inc", "Client Ltd", "Tomas Reyes"} == set(made.conflicts)


def test_letters_have_their_proof_of_sending() -> None:
    """Tracking, address and recorded delivery, and the exhibit."""
    (letter,) = packet(DEMAND).letters
    assert letter.letter == "Demand for payment (CASE-N-01)"
    assert letter.sent == "October 9, 2026, 10:00 a.m., by courier"
    assert letter.proof == (
        "from Tomas Reyes to Client Ltd; tracking 1Z 999; "
        "address on file: 2 Second Street, Example, United States"
    )
    assert letter.received == "delivered October 12, 2026"
    assert letter.exhibit == "Exhibit 3"


def test_the_timeline_names_exhibits_in_the_order_of_the_days() -> None:
    """Contract, point, due date, demand, and the evidence on its own day."""
    proof = "record: {evidence: [{file: a.jpg, description: Photograph, date: 2026-09-11}]}"
    made = packet(DEMAND, proof)
    days = [row.day for row in made.timeline]
    told = {row.text: row.exhibit for row in made.timeline}
    assert days == sorted(days)
    assert told["Photograph (September 11, 2026)."] == "Exhibit 3"
    assert any(row.exhibit == "Exhibit 4" and "demand for payment" in row.text for row in made.timeline)
    assert not any("plaintiff" in row.text or "defendant" in row.text for row in made.timeline)


@pytest.mark.parametrize(
    ("more", "point", "words"),
    [
        ("", "Agreement signed", "Signed by all on January 3, 2026; work started on January 5, 2026."),
        (
            "",
            "Final demand",
            "Sent October 9, 2026 by courier. Delivered October 12, 2026. Last day to pay: Tuesday, October 27, 2026.",
        ),
        ("contractor: {licence_no: A-1}", "License of the contractor", "Tomas Reyes: No. A-1"),
    ],
)
def test_the_checklist_says_what_the_record_shows(more: str, point: str, words: str) -> None:
    """One row a point, each with its statute where one is known."""
    rows = {row.point: row.recorded for row in packet(DEMAND, *([more] if more else [])).checklist}
    assert rows[point] == words


def test_a_delivery_on_record_is_never_denied() -> None:
    """Sent by e-mail and by courier, the e-mail counts first; the courier's delivery is told all the same."""
    two = """
    record:
      notices:
        - {document: demand-letter, sent: 2026-10-09 10:00, method: email}
        - {document: demand-letter, sent: 2026-10-09 10:00, method: courier, delivered: 2026-10-12}
    """
    told = [row.recorded for row in packet(two).checklist if "October 9, 2026" in row.recorded]
    assert len(told) == 1
    assert told[0].startswith(
        "Sent October 9, 2026 by courier. Delivered October 12, 2026. Sent October 9, 2026 by e-mail. "
        "No delivery on record. Under the agreement it counts as received October 9, 2026."
    )


def test_a_statute_that_asks_for_no_notice_here_is_not_cited() -> None:
    """S-18: California's stop work notice is a route of its own, and no minimum for the contract's notice."""
    found = context(example("riverside-kitchen", date(2026, 7, 13)), "hand-off-packet", HandOffContext)
    laws = [row.law for row in found.checklist if "intent" in row.point.lower()]
    assert laws == ["–"]


def test_a_copy_that_went_out_for_signature_is_not_called_signed() -> None:
    """The index says so; the signed paper, once it is issued, takes its place and keeps the label."""
    sent = (
        "{document: contract, sent: 2026-01-02, method: email, file: issued/CASE-C_contract_2026-01-02.docx}"
    )
    signed = "{document: contract, sent: 2026-01-05, method: hand, file: issued/CASE-C_contract_2026-01-02_signed.pdf}"
    demand = DEMAND.strip().partition("    - ")[2]
    first = packet(f"record: {{notices: [{sent}, {demand.strip()[0:-1]}}}]}}").exhibits[0]
    assert "went out for signature, not the signed paper" in first.title
    later = packet(f"record: {{notices: [{sent}, {signed}, {demand.strip()[0:-1]}}}]}}").exhibits[0]
    assert "signature" not in later.title


def test_what_weakens_the_claim_is_told_candidly() -> None:
    """D12 part 8: notices that the law wants and the agreement lacks, and that nothing but letters proves the work."""
    found = context(example("riverside-kitchen", date(2026, 7, 13)), "hand-off-packet", HandOffContext)
    text = "\n".join(found.weak_points)
    assert "statutory notices is not attached to the agreement: Notice of the right to cancel" in text
    assert "No evidence file is on record" in text
    shown = "record: {evidence: [{file: a.pdf, description: Photograph, date: 2026-09-10}]}"
    assert "No evidence file" not in "\n".join(packet(DEMAND, shown).weak_points)


def test_a_statute_that_excludes_the_project_is_not_cited() -> None:
    """S-18: the garden's client lives on the site, so that the Act gives no right to suspend there."""
    notice = "{document: notice-of-intent, items: [M1], sent: 2026-06-09, method: email}"
    state = example("orchard-lane-garden", date(2026, 6, 10))
    sent = state_of(LATE, "2026-11-02", f"record: {{notices: [{notice}]}}").notices
    found = context(replace(state, notices=sent), "hand-off-packet", HandOffContext)
    assert [row.law for row in found.checklist if "intent" in row.point.lower()] == ["–"]


def test_invoices_without_a_delivery_or_a_sending_are_weak_points() -> None:
    """D12 part 8: of the items that are unpaid; one that is delivered is not named."""
    billed = "record: {invoices: [{number: INV-001, date: 2026-09-07, milestone: M1}]}"
    sent = "{document: invoice-INV-001, sent: 2026-09-07, method: email}"
    delivered = "{document: invoice-INV-001, sent: 2026-09-07, method: courier, delivered: 2026-09-08}"
    told = "\n".join(packet(billed).weak_points)
    assert "No sending of invoice INV-001 of September 7, 2026 is on record." in told
    told = "\n".join(packet(billed, f"record: {{notices: [{sent}]}}").weak_points)
    assert "No delivery of invoice INV-001 of September 7, 2026 is on record." in told
    assert "INV-001" not in "\n".join(packet(billed, f"record: {{notices: [{delivered}]}}").weak_points)


def test_an_invoice_is_known_by_both_of_its_names_and_by_the_log() -> None:
    """A notice may name it with the project's code; an e-mail in the log sent it too, though it proves no delivery."""
    billed = "record: {invoices: [{number: CASE-INV-001, date: 2026-09-07, milestone: M1}]}"
    notice = "{document: invoice-CASE-INV-001, sent: 2026-09-07, method: courier, delivered: 2026-09-08}"
    assert "INV-001" not in "\n".join(packet(billed, f"record: {{notices: [{notice}]}}").weak_points)
    contact = "{date: 2026-09-07, channel: email, direction: out, to: Client, summary: Sent, document: invoice-INV-001}"
    (told,) = [
        one
        for one in packet(billed, f"record: {{communications: [{contact}]}}").weak_points
        if "INV-001" in one
    ]
    assert told == "No delivery of invoice CASE-INV-001 of September 7, 2026 is on record."


def test_a_letter_that_states_too_early_a_day_is_a_weak_point() -> None:
    """S-1: an e-mail of Friday 9 October, 18:00, counts on Tuesday after Columbus Day; 14 days end on the 27th."""
    mailed = "record: {notices: [{document: demand-letter, sent: 2026-10-09 18:00, method: email, printed: {deadline: DAY}}]}"
    told = "\n".join(packet(mailed.replace("DAY", "2026-10-23")).weak_points)
    assert (
        "The demand for payment of October 9, 2026 gives time until Friday, October 23, 2026; the days"
        in told
    )
    assert "end on Tuesday, October 27, 2026, and this packet goes by that later day." in told
    assert "gives time until" not in "\n".join(packet(mailed.replace("DAY", "2026-10-27")).weak_points)
    assert "gives time until" not in "\n".join(packet(DEMAND).weak_points)


@pytest.mark.parametrize("items", ["items: [payment-plan-P1.1], ", ""])
def test_a_reminder_of_a_plan_that_states_too_early_a_day_is_a_weak_point(items: str) -> None:
    """R-27: in time until Monday 7 December; the e-mail of Friday the 11th, 18:00, counts on Monday, and 14 + 7 = the 21st."""
    plan = PLAN.replace("grace: {days: 5}", "grace: {days: 5}, cure_days: 7")
    notice = """
    {document: reminder-instalment, ITEMS sent: 2026-12-11 18:00, method: email, printed: {deadline: DAY}}
    """.replace("ITEMS ", items)
    state = [plan, DECIDED, f"record: {{notices: [{notice.strip()}]}}"]
    told = [
        "\n".join(packet(*(one.replace("DAY", day) for one in state), as_of="2026-12-29").weak_points)
        for day in ("2026-12-18", "2026-12-21")
    ]
    assert (
        "gives time until Friday, December 18, 2026; the days" in told[0]
        and "Monday, December 21, 2026" in told[0]
    )
    assert "gives time until" not in told[1]


def test_what_was_not_demanded_is_a_weak_point() -> None:
    """M2, billed on 10 October, fell due on the 17th, eight days after the demand."""
    later = "record: {invoices: [{number: INV-002, date: 2026-10-10, milestone: M2}]}"
    words = "The demand of October 9, 2026 does not name M2"
    assert any(point.startswith(words) for point in packet(DEMAND, later).weak_points)
    assert not any("does not name" in point for point in packet(DEMAND).weak_points)


def test_the_price_is_told_without_and_with_tax() -> None:
    """S-8: 7,250.00 and 1,000.00 with 20 % are 8,700.00 and 1,200.00, together 9,900.00."""
    taxed = "project: {price: {amount: 8250.00, tax_included: false, tax_rate: 20 %}}"
    assert packet(DEMAND, taxed).papers[0].amount == "8,250.00 without tax, 9,900.00 with it"
    assert "without" not in packet(DEMAND).papers[0].amount


def test_warnings_have_dates_and_names_in_words() -> None:
    """No dates of the files and no ids of notices in a paper for a lawyer."""
    state = example("riverside-kitchen", date(2026, 7, 13))
    told = {one.code: one.message for one in context(state, "hand-off-packet", HandOffContext).warnings}
    assert "Mechanics lien warning" in told["W-NOTICES-REQUIRED"]
    assert "mechanics-lien-warning" not in told["W-NOTICES-REQUIRED"]
    assert "Friday, May 22, 2026" in told["W-SAFE-HARBOUR-CA"]
    assert not any(re.search(r"\d{4}-\d{2}-\d{2}", text) for text in told.values())


def test_part_6_has_the_target_that_holds() -> None:
    """R-20: moved by a change order or by a suspension, with the first one beside it; unmoved alone.

    Seven days from 17 September are the 24th: suspended from the 25th. Paid on Thursday 8 October, work goes on the day
    after: fourteen days.
    """
    facts = """
    holidays: US
    milestones:
      M1: {amount: 1000.00, due: 2026-09-14, target: 2026-09-10}
      M2: {amount: 500.00, due: {after: invoice, days: 5}, target: 2026-10-20}
      M3: {amount: 500.00, due: {after: invoice, days: 5}, target: 2026-11-02}
      M4: {amount: 700.00, due: 2026-10-12}
    terms: {suspension: {notice_days: 7}}
    law: {suspension: {minimum_notice_days: 0}}
    project:
      claim: {instruction: Collect it}
      change_orders:
        - {number: 1, title: Later, description: Later, date: 2026-09-01, reason: Asked, amount: 0.00, days: 3,
           milestones: [{id: M3, target: 2026-11-05}]}
    record:
      signatures: [{document: change-order-1, party: contractor, at: 2026-09-01}, {document: change-order-1, party: client, at: 2026-09-01}]
      milestones: [{id: M1, reached: 2026-09-10}]
      notices: [{document: notice-of-intent, items: [M1], sent: 2026-09-17, method: email}, {document: suspension-notice, sent: 2026-09-28, method: email}]
      payments: [{date: 2026-10-08, amount: 1000.00}]
    """
    state = state_of(facts, "2026-11-20")
    rows = {row.item[:2]: row.target for row in context(state, "hand-off-packet", HandOffContext).performance}
    assert rows["M1"] == "September 10, 2026"
    assert rows["M2"] == "November 3, 2026 (at first October 20, 2026)"
    assert rows["M3"] == "November 19, 2026 (at first November 2, 2026)"
