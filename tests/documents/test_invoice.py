"""Invoices: every figure as of the invoice's own day, and sums that re-add on the page (D04, R-9, R-33a, S-8)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.documents.base import Availability
from docgen.documents.invoice import InvoiceContext
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import answer, context, example, heading, type_of
from documents.test_printed import printed
from facts import day, state_of
from helpers import docgen, edit, word_text, workspace_of

TWO = """
milestones:
  M1: {amount: 3000.00, due: 2026-03-02}
  M2: {amount: 2500.00, due: {after: invoice, days: 7}}
record:
  invoices:
    - {number: INV-1, date: 2026-02-20, milestone: M1}
    - {number: INV-2, date: 2026-03-25, milestone: M2}
  payments: [{date: 2026-03-02, amount: 3400.00}]
"""


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def invoice(state: ProjectState, document: str) -> InvoiceContext:
    """What an invoice prints; its sums re-add in every case."""
    made = context(state, document, InvoiceContext)
    assert made.total == made.net + made.tax
    assert made.payable == made.total - made.kept - made.covered
    assert made.price_current == made.price_original + made.price_changes
    return made


def test_the_fourth_invoice_of_the_kitchen() -> None:
    """By hand: 48,600.00 + 3,450.00 of CO-01; 1,000 + 9,500 + 3,450 + 10,700 invoiced; 1,000 + 9,500 paid."""
    made = invoice(example("riverside-kitchen", date(2026, 7, 13)), "invoice-INV-004")
    assert (made.number, made.letter.day) == ("KITCH-INV-004", day("2026-04-17"))
    assert (made.point, made.reached_on) == ("Drywall, paint and floor complete", day("2026-04-17"))
    assert (made.net, made.tax, made.total, made.payable) == tuple(map(usd, ("10700", "0", "10700", "10700")))
    assert (made.price_original, made.price_changes, made.price_current) == tuple(
        map(usd, ("48600", "3450", "52050"))
    )
    assert (made.invoiced, made.paid, made.for_late) == (usd("24650"), usd("10500"), usd("0"))
    assert (made.due, made.last_of_grace) == (day("2026-04-24"), day("2026-05-01"))
    assert made.query_time == "10 calendar days"
    # It was accepted four days later: the invoice did not know that.
    assert made.accepted_on is None


def test_tax_is_added_and_the_status_has_it_too() -> None:
    """By hand: 5,400.00 + 20 % = 6,480.00; the price of the garden is 14,800 + 480 net, 18,336.00 with VAT."""
    made = context(example("orchard-lane-garden", date(2026, 5, 28)), "invoice-INV-002", InvoiceContext)
    gbp = [
        Money.of(amount, "GBP")
        for amount in ("5400", "1080", "6480", "17760", "576", "18336", "8880", "2400")
    ]
    assert [made.net, made.tax, made.total] == gbp[:3]
    assert [made.price_original, made.price_changes, made.price_current] == gbp[3:6]
    assert [made.invoiced, made.paid] == gbp[6:]
    assert made.is_taxed and str(made.tax_rate) == "20"


def test_an_invoice_never_changes_with_the_day() -> None:
    """P-1, P-2: later payments, change orders, credit notes and reversals leave it as it was."""
    documents = type_of("invoice").documents(example("riverside-kitchen", date(2026, 7, 13)))
    assert documents == tuple(f"invoice-INV-00{number}" for number in (1, 2, 3, 4))
    for document in documents:
        first = heading(example("riverside-kitchen", date(2026, 7, 13)), document).day
        then = context(example("riverside-kitchen", first), document, InvoiceContext)
        assert context(example("riverside-kitchen", date(2026, 7, 13)), document, InvoiceContext) == then


def test_a_payment_that_came_back_later_stays_in_the_invoice() -> None:
    """What was issued before a reversal stays as it was; an invoice after it does not count the payment."""
    back = """
    record:
      payments: [{date: 2026-03-02, amount: 3400.00, reversed: {date: 2026-04-10, reason: bounced}}]
      invoices:
        - {number: INV-1, date: 2026-02-20, milestone: M1}
        - {number: INV-2, date: 2026-03-25, milestone: M2, amount: 1000.00}
        - {number: INV-3, date: 2026-04-20, milestone: M2}
    """
    state = state_of(TWO, "2026-05-01", back)
    assert invoice(state, "invoice-INV-2").paid == usd("3400")
    third = invoice(state, "invoice-INV-3")
    assert (third.paid, third.covered, third.invoiced) == (usd("0"), usd("0"), usd("5500"))


def test_a_credit_is_taken_off_what_it_will_pay() -> None:
    """WE-20: 400.00 of credit are used on the due date, so 2,100.00 of the second invoice is payable."""
    made = invoice(state_of(TWO, "2026-03-25"), "invoice-INV-2")
    assert (made.total, made.covered, made.payable) == (usd("2500"), usd("400"), usd("2100"))
    assert (made.invoiced, made.paid) == (usd("5500"), usd("3400"))


@pytest.mark.parametrize("policy", ["hold", "refund"])
def test_a_credit_that_waits_for_an_instruction_is_not_taken_off(policy: str) -> None:
    """R-24: only `credit_next` uses it by itself."""
    made = invoice(state_of(TWO, "2026-03-25", f"terms: {{overpayment: {policy}}}"), "invoice-INV-2")
    assert (made.covered, made.payable, made.paid) == (usd("0"), usd("2500"), usd("3400"))


RETAINED = """
milestones:
  M1: {amount: 10000.00, due: {after: invoice, days: 7}}
  M2: {amount: 1000.00, due: {after: invoice, days: 7}}
project: {price: {tax_included: false, tax_rate: 20 %}}
terms: {retention: {percent: 5 %, release: M2}}
record:
  invoices:
    - {number: A-1, date: 2026-03-02, milestone: M1, amount: 4000.01}
    - {number: A-2, date: 2026-03-16, milestone: M1}
    - {number: A-3, date: 2026-04-01, milestone: M2}
"""


def test_parts_with_tax_and_a_sum_kept_back() -> None:
    """By hand: tax and retention of each part rounded once; what was kept falls due with the release."""
    state = state_of(RETAINED, "2026-05-01")
    first, second, third = (invoice(state, f"invoice-A-{number}") for number in (1, 2, 3))
    assert (first.net, first.tax, first.kept, first.payable) == tuple(
        map(usd, ("4000.01", "800.00", "200.00", "4600.01"))
    )
    assert (second.net, second.tax, second.kept, second.payable) == tuple(
        map(usd, ("5999.99", "1200.00", "300.00", "6899.99"))
    )
    assert first.is_part and second.is_part and not third.is_part
    assert (first.agreed, first.kept_until) == (usd("10000"), "Point M2")
    assert (third.kept, third.payable, third.released) == (usd("0"), usd("1200"), usd("500"))
    assert first.released == usd("0")
    assert (second.invoiced, third.invoiced) == (usd("12000"), usd("13200"))


def test_the_tax_that_an_invoice_states_has_no_rate() -> None:
    """S-8: a tax that was entered is printed as entered, not as computed by the rate."""
    own = RETAINED.replace("amount: 4000.01}", "amount: 4000.01, tax: 700.00, retention: 0.00}")
    made = invoice(state_of(own, "2026-05-01"), "invoice-A-1")
    assert (made.tax, made.tax_rate, made.payable) == (usd("700"), None, usd("4700.01"))


def test_a_payment_of_the_whole_serves_the_earlier_part_first() -> None:
    """S-5: a milestone with a fixed date is one charge, whatever parts it is billed in."""
    text = """
    milestones: {M1: {amount: 1000.00, due: 2026-04-30}}
    record:
      invoices:
        - {number: B-1, date: 2026-03-02, milestone: M1, amount: 400.00}
        - {number: B-2, date: 2026-04-01, milestone: M1}
      payments: [{date: 2026-03-10, amount: 550.00}]
    """
    state = state_of(text, "2026-05-01")
    assert invoice(state, "invoice-B-1").payable == usd("400")
    made = invoice(state, "invoice-B-2")
    assert (made.net, made.covered, made.payable) == (usd("600"), usd("150"), usd("450"))
    assert made.due == day("2026-04-30")


def test_what_was_credited_and_waived_stands_between_invoiced_and_paid(tmp_path: Path) -> None:
    """By hand: 2,400.00 + 6,000.00 − 100.00 credited − 1.58 waived − 2,298.42 paid = 6,000.00, this invoice."""
    text = """
    milestones:
      M1: {amount: 2400.00, due: 2026-02-09}
      M2: {amount: 6000.00, due: {after: invoice, days: 7}}
    record:
      payments: [{date: 2026-02-20, amount: 2298.42}]
      invoices: [{number: A-1, date: 2026-02-05, milestone: M1}, {number: A-2, date: 2026-03-16, milestone: M2}]
    """
    gone = """
    record:
      credit_notes: [{number: CN-1, date: 2026-02-10, invoice: A-1, amount: 100.00, reason: less work}]
      waivers: [{date: 2026-02-27, milestone: M1, component: principal, amount: 1.58}]
    """
    state = state_of(text, "2026-03-16", gone)
    made = invoice(state, "invoice-A-2")
    assert (made.invoiced, made.credited, made.waived) == (usd("8400"), usd("100"), usd("1.58"))
    assert made.invoiced - made.credited - made.waived - made.paid == made.total
    path = tmp_path / "invoice.docx"
    path.write_bytes(printed(state, "invoice-A-2"))
    told = word_text(path)
    assert "Taken off by credit notes\n(−100.00)\nGiven up by me\n(−1.58)\nPaid to date\n2,298.42" in told
    path.write_bytes(printed(state_of(text, "2026-03-16"), "invoice-A-2"))
    plain = word_text(path)
    assert "credit notes" not in plain and "Given up" not in plain


def test_what_served_interest_is_told_apart() -> None:
    """The price is paid by principal: 100.00 received, 15.34 of it interest to day 7 of WE-03."""
    text = """
    milestones:
      M1: {amount: 8000.00, due: 2026-03-02}
      M2: {amount: 500.00, due: {after: invoice, days: 7}}
    terms: {interest: {rate: 10 %, start: after_due}}
    record:
      payments: [{date: 2026-03-09, amount: 100.00}]
      invoices: [{number: C-1, date: 2026-03-10, milestone: M2}]
    """
    made = invoice(state_of(text, "2026-03-10"), "invoice-C-1")
    assert (made.paid, made.for_late) == (usd("84.66"), usd("15.34"))


def test_without_grace_none_is_named() -> None:
    """P-3: what is not agreed is not printed."""
    bare = "terms: {grace: none, query_days: 0}"
    made = invoice(state_of(TWO, "2026-03-25", bare), "invoice-INV-2")
    assert (made.due, made.last_of_grace, made.query_time) == (day("2026-04-01"), None, None)


def test_no_invoice_before_its_point() -> None:
    """D04, S-5: refused where the record says that the point came later; without an entry it counts as reached."""
    later = "record: {milestones: [{id: M2, reached: 2026-03-26}]}"
    given = answer(state_of(TWO, "2026-03-26", later), "invoice-INV-2")
    assert (given.availability, given.code) == (Availability.REFUSED, "E-TOO-EARLY")
    assert given.waits_for == "an invoice dated 2026-03-26 or later"
    same = later.replace("03-26", "03-25")
    assert answer(state_of(TWO, "2026-03-26", same), "invoice-INV-2").allowed
    assert answer(state_of(TWO, "2026-03-26"), "invoice-INV-2").allowed


def test_no_invoice_for_what_was_not_agreed() -> None:
    """S-33: a change order counts from its last signature; an invoice dated before it has no ground."""
    order = """
    project:
      change_orders:
        - {number: 1, title: T, description: D, date: 2026-03-01, reason: R, amount: 300.00, days: 0,
           milestones: [{new: {id: C1, point: More, amount: 300.00, due: {after: invoice, days: 7}}}]}
    record:
      invoices: [{number: D-1, date: 2026-03-04, milestone: C1}]
      signatures:
        - {document: change-order-1, party: contractor, at: 2026-03-03}
        - {document: change-order-1, party: client, at: DAY}
    """
    late = answer(state_of(TWO, "2026-03-10", order.replace("DAY", "2026-03-05")), "invoice-D-1")
    assert late.code == "E-TOO-EARLY" and late.waits_for == "an invoice dated after the last signature"
    in_time = state_of(TWO, "2026-03-10", order.replace("DAY", "2026-03-04"))
    assert answer(in_time, "invoice-D-1").allowed
    assert invoice(in_time, "invoice-D-1").price_changes == usd("300")


@pytest.mark.parametrize(
    ("entry", "sent"),
    [
        ("notices: [{document: invoice-INV-2, sent: 2026-03-25, method: email}]", True),
        ("notices: [{document: invoice-CASE-INV-2, sent: 2026-03-25, method: email}]", True),
        ("notices: [{document: invoice-INV-2, sent: 2026-03-25, method: email, bounced: true}]", False),
        (
            "communications: [{date: 2026-03-25, channel: email, direction: out, to: C, summary: S, document: invoice-INV-2}]",
            True,
        ),
        (
            "communications: [{date: 2026-03-25, channel: email, direction: in, to: C, summary: S, document: invoice-INV-2}]",
            False,
        ),
    ],
)
def test_sent_is_sent(entry: str, sent: bool) -> None:
    """S-22: by a notice or by the log of contacts; a payment does not make it unsent; `again` makes it once more."""
    coded = TWO.replace("number: INV-2", "number: CASE-INV-2")
    paid = "payments: [{date: 2026-03-02, amount: 3400.00}, {date: 2026-03-28, amount: 2100.00}]"
    state = state_of(coded, "2026-04-02", f"record:\n  {paid}\n  {entry}\n")
    given = answer(state, "invoice-INV-2")
    assert (given.availability is Availability.SENT) is sent
    assert answer(state, "invoice-INV-2", again=True).allowed
    assert answer(state, "invoice-INV-1").allowed


def test_it_needs_neither_approval_nor_signature() -> None:
    """6.1, 6.4: its number has the project's code, its date is its own, and it is no draft."""
    named = heading(state_of(TWO, "2026-06-01"), "invoice-INV-2")
    assert (named.number, named.day, named.draft) == ("CASE-INV-2", day("2026-03-25"), False)
    unnumbered = TWO.replace("number: INV-2, ", "")
    assert type_of("invoice").documents(state_of(unnumbered, "2026-06-01")) == ("invoice-INV-1",)


def test_clients_at_one_address_are_billed_together() -> None:
    """Legal names first; a represented client's address is the representative's."""
    roof = context(example("cedar-hill-roof", date(2026, 5, 27)), "invoice-INV-001", InvoiceContext)
    assert [to.lines[0] for to in roof.bill_to] == ["Denise Okafor and Marcus Okafor"]
    lawyer = "client: {representative: {name: Ana Ruiz, email: ana@law.example.com}}"
    made = context(state_of(TWO, "2026-03-25", lawyer), "invoice-INV-2", InvoiceContext)
    assert made.bill_to[0].lines[:2] == ("Client Ltd", "Ana Ruiz")


def test_an_invoice_in_word(tmp_path: Path) -> None:
    """Built from an example, read back out of Word: the same words on every day, and no word of interest."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    (root / "projects" / "riverside-kitchen" / "docgen.lock").unlink(missing_ok=True)
    ran = docgen(root, "build", "riverside-kitchen", "--only", "invoice-INV-003", "--again")
    assert ran.code == 0, ran.text
    path = root / "output" / "riverside-kitchen" / "KITCH-INV-003_invoice_2026-04-15.docx"
    text = word_text(path)
    for words in (
        "Invoice KITCH-INV-003",
        "“Extra circuits complete” was reached on April 14, 2026.",
        "The due date is Wednesday, April 22, 2026. The last day of the grace period is Wednesday, April 29, 2026.",
        "Please name KITCH-INV-003 with your payment:",
        "within 10 calendar days after receiving this invoice",
        "If the payment is already on its way, there is nothing more for you to do.",
    ):
        assert words in text
    assert "DRAFT" not in text and "interest" not in text.lower() and "accepted" not in text
    again = docgen(
        root, "build", "riverside-kitchen", "--only", "invoice-INV-003", "--again", "--as-of", "2026-04-15"
    )
    assert again.code == 0 and word_text(path) == text, again.text


def test_what_a_credit_note_left_over_pays_the_next_part() -> None:
    """By hand: 4,000 paid for a first part that a credit note lowered to 3,000; 1,000 of it serve the second."""
    facts = """
    milestones:
      M1: {amount: 10000.00, due: {after: reached, days: 7}}
    record:
      milestones: [{id: M1, reached: 2026-02-10}]
      invoices:
        - {number: INV-1, date: 2026-02-20, milestone: M1, amount: 4000.00}
        - {number: INV-2, date: 2026-03-25, milestone: M1, amount: 6000.00}
      credit_notes: [{number: CN-1, date: 2026-02-25, invoice: INV-1, amount: 1000.00, reason: less work}]
      payments: [{date: 2026-03-02, amount: 4000.00}]
    """
    state = state_of(facts, "2026-03-25")
    made = invoice(state, "invoice-INV-2")
    assert (made.covered, made.payable) == (usd("1000"), usd("5000"))
    assert made.payable == state.totals.total_due


def test_what_is_taken_off_stands_on_the_page(tmp_path: Path) -> None:
    """Rows with their minus, a total row last, and the sum released beside the total."""

    def lines(state: ProjectState, document: str) -> list[str]:
        path = tmp_path / f"{document}.docx"
        path.write_bytes(printed(state, document))
        return word_text(path).split("\n")

    credit = lines(state_of(TWO, "2026-03-25"), "invoice-INV-2")
    at = credit.index("M2 – Point M2")
    assert credit[at : at + 6] == [
        "M2 – Point M2",
        "2,500.00",
        "Paid already, or paid by a credit",
        "(−400.00)",
        "Total payable now",
        "2,100.00",
    ]
    part = lines(state_of(RETAINED, "2026-05-01"), "invoice-A-1")
    at = part.index("M1 – Point M1")
    assert part[at + 1 : at + 4] == ["4,000.01", "800.00", "4,800.01"]
    assert part[at + 4 : at + 8] == ["Kept back until: Point M2", "–", "–", "(−200.00)"]
    assert part[at + 8 : at + 12] == ["Total payable now", "–", "–", "4,600.01"]
    assert "Tax at 20%" in part
    assert any("The whole payment is $10,000.00, without tax." in line for line in part)
    last = "\n".join(lines(state_of(RETAINED, "2026-05-01"), "invoice-A-3"))
    assert "The sum kept back so far, $500.00, falls due on the due date too, in addition" in last


def test_two_numbers_that_print_alike_are_reported(tmp_path: Path) -> None:
    """DG701: with the project's code in front, both would be KITCH-INV-003."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    edit(
        root / "projects" / "riverside-kitchen" / "record.yaml",
        "number: INV-004, date",
        "number: KITCH-INV-003, date",
    )
    ran = docgen(root, "check", "riverside-kitchen")
    assert "error[DG701]: the invoice KITCH-INV-003 stands twice" in ran.text
