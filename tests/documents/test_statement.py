"""The statement of account proves the balance (documents.md D05, S-4)."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.documents.statement import Statement, statement_of
from docgen.language import language
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import example
from facts import state_of

EXAMPLES = (
    ("riverside-kitchen", date(2026, 4, 1)),
    ("riverside-kitchen", date(2026, 7, 13)),
    ("hudson-vine-website", date(2026, 6, 12)),
    ("orchard-lane-garden", date(2026, 6, 8)),
    ("cedar-hill-roof", date(2026, 5, 27)),
)


def statement(state: ProjectState) -> Statement:
    """The statement of a state."""
    return statement_of(state, language(state.project.project.language))


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


@pytest.mark.parametrize(("name", "as_of"), EXAMPLES)
def test_the_statement_can_be_added_up_again(name: str, as_of: date) -> None:
    """D05: charges less credits are the closing balance, which is the total due less what is held."""
    made = statement(example(name, as_of))
    assert made.charges - made.credits == made.closing
    assert made.closing == made.total_due - made.credit_held - made.prepaid
    assert made.ledger[-1].balance == made.closing
    assert made.principal + made.interest + made.fees == made.total_due
    assert (
        Money.total((row.amount for row in made.interest_rows), made.closing.currency) == made.interest_total
    )
    assert made.interest_settled + made.interest == made.interest_total


@pytest.mark.parametrize(("name", "as_of"), EXAMPLES)
def test_what_is_due_and_what_is_not_are_the_whole_price(name: str, as_of: date) -> None:
    """S-3, S-8: paid, due and not yet due together are the gross price with signed change orders."""
    state = example(name, as_of)
    made = statement(state)
    paid = Money.total((charge.paid for charge in state.account.charges), state.currency)
    assert paid + made.principal + made.later_total == state.price.gross_current


def test_an_overpayment_is_named_beside_the_total() -> None:
    """WE-20: nothing is due, 400.00 is held."""
    text = """
    milestones:
      M1: {amount: 3000.00, due: 2026-03-02}
      M2: {amount: 2500.00, due: 2026-04-01}
    record:
      invoices: [{date: 2026-02-20, milestone: M1}, {date: 2026-03-25, milestone: M2}]
      payments: [{date: 2026-03-02, amount: 3400.00, method: transfer}]
    """
    made = statement(state_of(text, "2026-03-20"))
    assert (made.total_due, made.credit_held, made.closing) == (usd("0"), usd("400"), usd("-400"))
    assert [(row.item, row.due, row.amount) for row in made.later] == [
        ("M2 – Point M2", "Wednesday, April 1, 2026", usd("2500"))
    ]


def test_a_line_without_an_amount_has_a_dash() -> None:
    """S-4: the invoice is a memo line; the charge posts on the due date."""
    text = """
    milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 7}}}
    record: {invoices: [{number: INV-1, date: 2026-03-02, milestone: M1}]}
    """
    memo, charge = statement(state_of(text, "2026-03-20")).ledger
    assert (memo.charge, memo.credit, memo.description) == ("–", "–", "Invoice for M1 – Point M1")
    assert (charge.charge, charge.day, charge.reference) == ("1,000.00", date(2026, 3, 9), "INV-1")


def test_provisional_interest_says_that_it_is_to_date() -> None:
    """S-4: it is a line of the as-of date and not posted."""
    text = """
    milestones: {M1: {amount: 8000.00, due: 2026-03-02}}
    terms: {interest: {rate: 10 %, start: after_grace}}
    """
    made = statement(state_of(text, "2026-04-15"))
    assert made.ledger[-1].description == "Interest to date: M1 – Point M1"
    row = made.interest_rows[0]
    assert (row.start, row.end, row.days, row.amount) == (
        date(2026, 3, 9),
        date(2026, 4, 15),
        37,
        usd("81.10"),
    )


def test_a_retained_sum_is_named_by_the_point_that_releases_it() -> None:
    """R-33a: what is kept back is an item of its own, not yet due."""
    text = """
    milestones:
      M1: {amount: 1000.00, due: 2026-03-02}
      M2: {amount: 1000.00, due: {after: invoice, days: 7}}
    terms: {retention: {percent: 10 %, release: M2}}
    record: {invoices: [{date: 2026-02-23, milestone: M1}]}
    """
    made = statement(state_of(text, "2026-03-20"))
    assert made.total_due == usd("900")
    assert ("Sum kept back until: Point M2", usd("100")) in [(row.item, row.amount) for row in made.later]


def test_a_waiver_of_no_milestone_is_named_by_what_it_gave_up() -> None:
    """D05 part 1: 9 to 29 March are 20 days of 10 % on 1,000.00, 5.48, of which 5.00 is given up; then 100.00 of M1."""
    text = """
    milestones: {M1: {amount: 1000.00, due: 2026-03-02}}
    terms: {interest: {rate: 10 %, start: after_grace}}
    record:
      waivers:
        - {date: 2026-03-29, component: interest, amount: 5.00}
        - {date: 2026-03-30, component: principal, amount: 100.00}
        - {date: 2026-03-31, component: principal, amount: 50.00, milestone: M1}
    """
    made = statement(state_of(text, "2026-04-02"))
    waived = [row.description for row in made.ledger if row.description.startswith("Amount waived")]
    assert waived == ["Amount waived: interest", "Amount waived: M1", "Amount waived: M1 – Point M1"]


def test_rounding_of_tax_leaves_no_phantom_amount() -> None:
    """S-8: tax on parts is rounded part by part; a cent of difference is not unbilled."""
    text = """
    project: {price: {tax_included: false, tax_rate: 8.875 %}}
    milestones: {M1: {amount: 100.00, due: {after: invoice, days: 7}}}
    record:
      invoices:
        - {date: 2026-03-02, milestone: M1, amount: 33.33}
        - {date: 2026-03-03, milestone: M1, amount: 33.33}
        - {date: 2026-03-04, milestone: M1, amount: 33.34}
    """
    assert statement(state_of(text, "2026-04-01")).later == ()


def test_interest_is_called_waived_only_where_a_waiver_is_on_record() -> None:
    """A payment settles interest too, and nothing was given up by that."""
    text = """
    milestones: {M1: {amount: 10000.00, due: 2026-05-04}}
    terms: {interest: {rate: 12 %, start: after_grace}}
    """
    paid = "record: {payments: [{date: 2026-06-10, amount: 100.00}]}"
    waiver = "record: {waivers: [{date: 2026-06-10, milestone: M1, component: interest, amount: 10.00}]}"
    principal = "record: {waivers: [{date: 2026-06-10, milestone: M1, component: principal, amount: 10.00}]}"
    both = (paid, waiver)
    for more, how in (
        ((paid,), "paid"),
        ((waiver,), "waived"),
        ((principal,), "settled"),
        (both, "paid and waived"),
    ):
        assert statement(state_of(text, "2026-06-20", *more)).settled_how == how
    assert statement(state_of(text, "2026-06-20", paid)).interest_settled.is_positive
