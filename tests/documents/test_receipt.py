"""Receipts: what came, what it paid, what is left, as of the day of the payment (D15, R-22, R-24 to R-26)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.documents.base import Availability
from docgen.documents.receipt import ReceiptContext
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import answer, context, example, heading, type_of
from documents.test_printed import printed
from facts import day, state_of
from helpers import docgen, word_text, workspace_of

# WE-06: two late milestones and one payment.
LATE = """
milestones:
  M2: {amount: 4200.00, due: 2026-02-02}
  M3: {amount: 6000.00, due: 2026-03-16}
  M4: {amount: 1000.00, due: {after: invoice, days: 5, unit: business}}
terms: {interest: {rate: 9 %, start: after_grace}}
record: {payments: [{date: 2026-04-20, amount: 5000.00, method: transfer, reference: T-1}]}
"""
PAID = "receipt-2026-04-20"
# WE-20, and what comes after it.
CREDIT = """
milestones:
  M1: {amount: 3000.00, due: 2026-03-02}
  M2: {amount: 2500.00, due: 2026-04-01}
record: {payments: [{date: 2026-03-02, amount: 3400.00}]}
"""


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def receipt(state: ProjectState, document: str) -> ReceiptContext:
    """What a receipt prints; what came and what it paid add up to the same sum in every case."""
    made = context(state, document, ReceiptContext)
    currency = state.currency
    assert Money.total((row.amount for row in made.received), currency) == made.total
    assert Money.total((row.amount for row in made.used), currency) == made.total
    return made


def used(made: ReceiptContext) -> list[tuple[str, str, str]]:
    """What was paid, in short."""
    return [(row.item, row.purpose, str(row.amount)) for row in made.used]


def test_a_payment_is_split_as_the_account_splits_it() -> None:
    """WE-06: 72.49 and 41.42 of interest, 4,200.00 of M2, 686.09 of M3; 5,313.91 is left, 1.31 a day."""
    made = receipt(state_of(LATE, "2026-04-20"), PAID)
    assert used(made) == [
        ("M2 – Point M2", "interest", "72.49"),
        ("M3 – Point M3", "interest", "41.42"),
        ("M2 – Point M2", "agreed amount", "4200.00"),
        ("M3 – Point M3", "agreed amount", "686.09"),
    ]
    assert (made.due, made.per_diem, made.credit) == (usd("5313.91"), usd("1.31"), usd("0"))
    assert made.is_single and made.how == "transfer, reference T-1"
    assert made.following is not None and not made.is_closed
    assert (made.following.item, made.following.amount) == ("M4 – Point M4", usd("1000"))
    assert (made.following.due, made.following.when) == (None, "5 business days after its invoice")


def test_the_receipt_of_the_kitchen() -> None:
    """The example says: pays 21.28 of interest, then C1; 1,471.28 of C1 and M3 are left."""
    made = receipt(example("riverside-kitchen", date(2026, 7, 13)), "receipt-2026-05-06")
    assert [row[2] for row in used(made)] == ["6.62", "14.66", "1978.72"]
    assert (made.total, made.due, made.per_diem) == (usd("2000"), usd("12171.28"), usd("3.33"))
    assert made.following is not None and made.following.item == "M4 – Cabinets set"


def test_a_receipt_never_changes_with_the_day() -> None:
    """Built on the day or months later: the same figures."""
    for document in type_of("receipt").documents(example("riverside-kitchen", date(2026, 7, 13))):
        then = example("riverside-kitchen", date.fromisoformat(document.removeprefix("receipt-")))
        later = example("riverside-kitchen", date(2026, 7, 13))
        assert context(then, document, ReceiptContext) == context(later, document, ReceiptContext)


def test_inside_grace_the_receipt_says_until_when() -> None:
    """The grace of the rest still runs: due 16 March, seven days to the 23rd."""
    text = LATE.replace("date: 2026-04-20, amount: 5000.00", "date: 2026-03-20, amount: 7000.00")
    made = receipt(state_of(text, "2026-03-20"), "receipt-2026-03-20")
    assert made.grace_until == day("2026-03-23") and made.due.is_positive


@pytest.mark.parametrize(
    ("policy", "goes_on", "refunded"),
    [("credit_next", True, False), ("refund", False, True), ("hold", False, False)],
)
def test_a_credit_is_named_with_what_happens_to_it(policy: str, goes_on: bool, refunded: bool) -> None:
    """WE-20, R-24: 400.00 held; used next, refunded, or kept for an instruction."""
    state = state_of(CREDIT, "2026-03-02", f"terms: {{overpayment: {policy}}}")
    made = receipt(state, "receipt-2026-03-02")
    assert (made.credit, made.due) == (usd("400"), usd("0"))
    assert used(made)[-1] == ("–", "held as a credit", "400.00")
    assert (made.credit_goes_on, made.credit_is_refunded) == (goes_on, refunded)
    assert made.following is not None and made.following.due == day("2026-04-01")


@pytest.mark.parametrize(("amount", "credit"), [("2100.00", "0"), ("2500.00", "400")])
def test_the_last_payment_closes_the_account(amount: str, credit: str, tmp_path: Path) -> None:
    """WE-20: with 2,100.00 closed, with 2,500.00 closed and 400.00 to refund."""
    more = f"record: {{payments: [{{date: 2026-03-02, amount: 3400.00}}, {{date: 2026-04-02, amount: {amount}}}]}}"
    state = state_of(CREDIT, "2026-04-02", more)
    made = receipt(state, "receipt-2026-04-02")
    assert made.is_closed and made.following is None
    assert made.credit == usd(credit)
    path = tmp_path / "receipt.docx"
    path.write_bytes(printed(state, "receipt-2026-04-02"))
    text = word_text(path)
    assert "This was the last payment under our agreement" in text
    assert ("A credit of $400.00 is left; I will refund it to you." in text) is bool(made.credit)
    assert not receipt(state, "receipt-2026-03-02").is_closed


def test_paid_up_but_not_billed_up_is_not_closed() -> None:
    """R-10 row 12: a milestone without an invoice keeps the account open."""
    paid = "record: {payments: [{date: 2026-04-20, amount: 10313.91}]}"
    made = receipt(state_of(LATE, "2026-04-20", paid), PAID)
    assert (made.due, made.is_closed) == (usd("0"), False)


def test_withheld_tax_counts_with_its_certificate() -> None:
    """WE-23, R-26: 48,500.00 cash and 1,500.00 of tax; without the certificate it is named and not counted."""
    text = """
    milestones: {M1: {amount: 50000.00, due: 2026-04-20}}
    record: {payments: [{date: 2026-04-20, amount: 48500.00, withheld_tax: {amount: 1500.00, certificate: W-7, held: HELD}}]}
    """
    held = receipt(state_of(text.replace("HELD", "2026-04-20"), "2026-04-20"), PAID)
    assert [(row.how, row.amount) for row in held.received] == [
        ("payment", usd("48500")),
        ("tax withheld, certificate W-7 held", usd("1500")),
    ]
    assert (held.total, held.due, held.is_closed, held.tax_pending) == (
        usd("50000"),
        usd("0"),
        True,
        usd("0"),
    )
    later = receipt(state_of(text.replace("HELD", "2026-05-04"), "2026-06-01"), PAID)
    assert (later.total, later.due, later.tax_pending) == (usd("48500"), usd("1500"), usd("1500"))


def test_payments_of_one_day_share_a_receipt() -> None:
    """One document a day, each sum with how it came."""
    two = "record: {payments: [{date: 2026-04-20, amount: 3000.00, method: cash}, {date: 2026-04-20, amount: 2000.00, method: check}]}"
    state = state_of(LATE, "2026-04-20", two)
    assert type_of("receipt").documents(state) == (PAID,)
    made = receipt(state, PAID)
    assert not made.is_single and [row.how for row in made.received] == ["cash", "check"]
    assert [row[2] for row in used(made)] == ["72.49", "41.42", "4200.00", "686.09"]


def test_a_conditional_payment_has_a_receipt_when_it_is_accepted() -> None:
    """R-25: none while it waits; on the day of the decision it says what came, when, and what was decided."""
    offered = "date: 2026-04-20, amount: 5000.00, conditional: true"
    waiting = state_of(LATE, "2026-04-30", f"record: {{payments: [{{{offered}}}]}}")
    assert type_of("receipt").documents(waiting) == ()
    decided = f"record: {{payments: [{{{offered}, accepted_as: AS, accepted_on: 2026-04-24}}]}}"
    state = state_of(LATE, "2026-04-30", decided.replace("AS", "part_payment"))
    assert type_of("receipt").documents(state) == ("receipt-2026-04-24",)
    made = receipt(state, "receipt-2026-04-24")
    assert made.came_earlier and not receipt(state_of(LATE, "2026-04-20"), PAID).came_earlier
    assert made.remarks == (
        "$5,000.00 had come on April 20, 2026 with a condition, and was accepted as a part payment on April 24, 2026.",
    )
    settled = receipt(state_of(LATE, "2026-04-30", decided.replace("AS", "settlement")), "receipt-2026-04-24")
    # 74 days on M2 are 76.64, 32 on M3 are 47.34; of 10,323.98 owed, 5,000.00 came.
    assert (settled.given_up, settled.due) == (usd("5323.98"), usd("0"))


def test_a_payment_that_came_back_has_no_receipt() -> None:
    """E-NOT-CLEARED: not offered once the reversal is on record; on the days before it is."""
    bounced = "record: {payments: [{date: 2026-04-20, amount: 5000.00, reversed: {date: 2026-04-28, reason: bounced}}]}"
    assert answer(state_of(LATE, "2026-04-27", bounced), PAID).allowed
    given = answer(state_of(LATE, "2026-04-28", bounced), PAID)
    assert (given.availability, given.code, given.waits_for) == (
        Availability.REFUSED,
        "E-NOT-CLEARED",
        "a new payment",
    )


def test_only_what_came_back_is_left_out_of_a_receipt() -> None:
    """Another payment of the day still has its receipt, without the one that bounced."""
    both = """
    record:
      payments:
        - {date: 2026-04-20, amount: 3000.00}
        - {date: 2026-04-20, amount: 2000.00, reversed: {date: 2026-04-28, reason: bounced}}
    """
    before, after = (receipt(state_of(LATE, on, both), PAID) for on in ("2026-04-27", "2026-04-28"))
    assert (before.total, after.total) == (usd("5000"), usd("3000"))
    assert after.due == before.due + usd("2000")


def test_an_earlier_payment_that_came_back_later_leaves_a_receipt_alone() -> None:
    """A receipt stays as it was known on its day."""
    text = """
    record:
      payments:
        - {date: 2026-04-10, amount: 1000.00, reversed: {date: 2026-05-05, reason: bounced}}
        - {date: 2026-04-20, amount: 5000.00}
    """
    then, later = (receipt(state_of(LATE, on, text), PAID) for on in ("2026-04-20", "2026-05-10"))
    assert then == later


@pytest.mark.parametrize(
    ("entry", "sent"),
    [
        ("notices: [{document: receipt-2026-04-20, sent: 2026-04-21, method: email}]", True),
        ("notices: [{document: receipt, sent: 2026-04-21, method: email}]", True),
        ("notices: [{document: receipt, sent: 2026-05-05, method: email}]", False),
        (
            "communications: [{date: 2026-04-20, channel: email, direction: out, to: C, summary: S, document: receipt-2026-04-20}]",
            True,
        ),
    ],
)
def test_sent_is_sent(entry: str, sent: bool) -> None:
    """S-22: by the day, or as the receipt of the last payment before it; `again` makes it once more."""
    payments = "payments: [{date: 2026-04-20, amount: 5000.00}, {date: 2026-05-04, amount: 100.00}]"
    state = state_of(LATE, "2026-05-10", f"record:\n  {payments}\n  {entry}\n")
    assert (answer(state, PAID).availability is Availability.SENT) is sent
    assert answer(state, PAID, again=True).allowed


def test_under_a_plan_the_receipt_names_the_next_instalment() -> None:
    """WE-16: 600.00 down; 5,498.63 of the balance is left, and 1,832.87 is next."""
    text = """
    milestones: {M1: {amount: 6000.00, due: 2026-02-02}}
    terms: {interest: {rate: 10 %, start: after_grace}}
    project:
      plans:
        - {id: "1", effective: 2026-04-10, down_payment: 600.00, instalments: 3, step: month, first: 2026-05-10, grace: {days: 5}, interest: paused}
    record:
      signatures:
        - {document: payment-plan-1, party: contractor, at: 2026-04-10}
        - {document: payment-plan-1, party: client, at: 2026-04-10}
      payments: [{date: 2026-04-10, amount: 600.00}]
    """
    made = receipt(state_of(text, "2026-04-10"), "receipt-2026-04-10")
    assert [row[1:] for row in used(made)] == [("interest", "98.63"), ("agreed amount", "501.37")]
    assert made.plan is not None and made.plan.unpaid == usd("5498.63")
    assert (made.due, made.per_diem) == (usd("0"), usd("0"))
    assert made.following is not None and made.following.item == "the first installment of the payment plan"
    assert (made.following.amount, made.following.due) == (usd("1832.87"), day("2026-05-10"))


def test_a_payment_of_a_plan_that_is_late_is_still_due_not_next(tmp_path: Path) -> None:
    """4,000.00 in four payments from 1 June on; 400.00 on 3 June leave 600.00 of the first, due two days before."""
    plan = """
    milestones: {M1: {amount: 4000.00, due: 2026-05-04}}
    project:
      plans:
        - {id: "1", effective: 2026-05-20, down_payment: 0.00, instalments: 4, step: month, first: 2026-06-01, grace: {days: 5}, interest: paused}
    record:
      signatures:
        - {document: payment-plan-1, party: contractor, at: 2026-05-20}
        - {document: payment-plan-1, party: client, at: 2026-05-20}
      payments: [{date: DAY, amount: 400.00}]
    """

    def told(day: str) -> str:
        path = tmp_path / "receipt.docx"
        path.write_bytes(printed(state_of(plan.replace("DAY", day), day), f"receipt-{day}"))
        return word_text(path)

    words = "$600.00 for the first installment of the payment plan, "
    late = told("2026-06-03")
    assert f"Still due: {words}which was due on Monday, June 1, 2026." in late
    assert "The next payment" not in late
    for known in ("2026-05-30", "2026-06-01"):
        assert f"The next payment is {words}due on Monday, June 1, 2026." in told(known)


def test_a_receipt_is_a_letter() -> None:
    """6.1, 6.4: no number before it is issued, the day of the payment, DRAFT until it is approved."""
    named = heading(state_of(LATE, "2026-06-01"), PAID)
    assert (named.number, named.day, named.draft) == (None, day("2026-04-20"), True)
    approved = f"record: {{approvals: [{{document: {PAID}, by: Tomas Reyes, on: 2026-04-21}}]}}"
    assert not heading(state_of(LATE, "2026-06-01", approved), PAID).draft


def test_a_receipt_in_word(tmp_path: Path) -> None:
    """Built from the examples, read back out of Word, in both kinds of English."""
    root = workspace_of(tmp_path, "riverside-kitchen", "orchard-lane-garden")
    for name in ("riverside-kitchen", "orchard-lane-garden"):
        (root / "projects" / name / "docgen.lock").unlink(missing_ok=True)
    ran = docgen(root, "build", "--only", "receipt")
    assert ran.code == 0, ran.text
    (path,) = (root / "output" / "riverside-kitchen").glob("KITCH_receipt_2026-05-06*.docx")
    text = word_text(path)
    for words in (
        "Thank you. I received $2,000.00 on Wednesday, May 6, 2026 (transfer, reference KITCH).",
        "After this payment $12,171.28 is due. Each further day adds $3.33 of interest.",
        "The next payment is $10,400.00 for M4 – Cabinets set, due 7 calendar days after its invoice.",
        "Tomas Reyes, doing business as Reyes Kitchens",
    ):
        assert words in text
    (path,) = (root / "output" / "orchard-lane-garden").glob("GARDEN_receipt_2026-05-01*.docx")
    text = word_text(path)
    assert "Thank you. We received £2,400.00 on Friday, 1 May 2026 (transfer, reference INV-001)." in text
    assert "After this payment nothing is due." in text and "Owen Hartley" in text


def test_the_file_may_name_a_receipt_by_its_day(tmp_path: Path) -> None:
    """DG706: a receipt is named by a day on which a payment cleared."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    record = root / "projects" / "riverside-kitchen" / "record.yaml"
    text = record.read_text(encoding="utf-8")
    entry = "  - {document: receipt-DAY, by: Tomas Reyes, on: 2026-05-07}\n"
    for found, code in (("2026-05-06", 0), ("2026-05-07", 1)):
        record.write_text(
            text.replace("approvals:\n", "approvals:\n" + entry.replace("DAY", found)), encoding="utf-8"
        )
        ran = docgen(root, "check", "riverside-kitchen")
        assert ("DG706" in ran.text) is bool(code) and ran.code == code, ran.text


# 1,000.00 due on 1 May, claimed on 1 September with 123 days at 11.75 % (39.60) and a fixed sum of 70.00.
IN_COURT = """
holidays: England
currency: GBP
project: {project: {jurisdiction: GB-EAW, language: en-GB}, contract: {number: CASE-C, date: 2026-01-02, signed_at: remote}}
milestones: {M1: {amount: 1000.00, due: 2026-05-01}}
law: {interest: {statutory_rate: {undated: {value: 11.75, unit: percent per year, kind: floating, sources: [here]}}}}
record:
  filings: [{date: 2026-09-01, amount: 1109.60, this_claim: true}]
  payments: [{date: 2026-09-11, amount: 600.00, reference: A}, {date: 2026-09-21, amount: 400.00, reference: B}]
"""


def test_a_receipt_names_what_the_claim_in_court_asks_for_beside_the_agreement() -> None:
    """133 days of 1,000.00 are 42.82, ten more of 400.00 are 1.29; with the 70.00 that is 112.82 and 114.11."""
    state = state_of(IN_COURT, "2026-10-01")
    first, last = (receipt(state, f"receipt-2026-09-{day}") for day in ("11", "21"))
    assert first.court is not None and last.court is not None
    assert [str(one) for one in (first.due, first.court.by_law, first.court.total)] == [
        "400.00",
        "112.82",
        "512.82",
    ]
    assert [str(one) for one in (last.due, last.court.by_law, last.court.total)] == [
        "0.00",
        "114.11",
        "114.11",
    ]
    assert not last.is_closed
    paid = state_of(
        IN_COURT,
        "2026-10-02",
        "record: {payments: [{date: 2026-09-11, amount: 600.00, reference: A}, {date: 2026-09-21, amount: 400.00, reference: B}, {date: 2026-10-02, amount: 114.11, reference: C}]}",
    )
    made = receipt(paid, "receipt-2026-10-02")
    assert made.court is not None and not made.court.total and str(made.court.credited) == "114.11"
    assert made.is_closed and not made.credit
    unclaimed = state_of(
        IN_COURT, "2026-10-01", "record: {filings: [{date: 2026-09-01, amount: 1000.00, this_claim: true}]}"
    )
    assert receipt(unclaimed, "receipt-2026-09-21").court is None


def test_a_receipt_does_not_say_what_a_later_return_made_of_the_claim() -> None:
    """400.00 paid after 600.00 that came back later: the receipt of its day has the sums of that day, and no others."""
    back = """
    record:
      payments:
        - {date: 2026-09-11, amount: 600.00, reference: A, reversed: {date: 2026-09-25, reason: bounced}}
        - {date: 2026-09-21, amount: 400.00, reference: B}
    """
    then, later = (
        receipt(state_of(IN_COURT, day, back), "receipt-2026-09-21") for day in ("2026-09-22", "2026-10-01")
    )
    assert then.court is not None and str(then.court.by_law) == "114.11"
    assert later.court is None and not later.is_closed and str(later.due) == "0.00" == str(then.due)
