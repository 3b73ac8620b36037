"""DG726: no milestone is billed twice or above its amount (R-32, S-8)."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Diagnostic
from facts import case_of, day, written

JOB = """
project: {price: {tax_included: false, tax_rate: 7.25 %}}
terms: {retention: {percent: 10 %, release: M2}}
milestones:
  M1: {amount: 999.99, due: {after: invoice, days: 7}}
  M2: {amount: 2000.00, due: {date: 2026-05-01}}
"""
RAISED = """
project:
  change_orders:
    - {number: 1, title: More, description: More, date: 2026-03-01, reason: wish, amount: 500.00, days: 0,
       milestones: [{id: M1, delta: 500.00}]}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
    - {document: change-order-1, party: contractor, at: 2026-03-02}
    - {document: change-order-1, party: client, at: 2026-03-05}
"""


def found(invoices: str, *more: str, as_of: str = "2026-04-01") -> list[Diagnostic]:
    """What stands against these invoices."""
    case = case_of(written(JOB), written(f"record: {{invoices: [{invoices}]}}"), *map(written, more))
    return list(case.checked(day(as_of))[1])


def over(invoices: str, *more: str, as_of: str = "2026-04-01") -> list[str]:
    """The messages of DG726."""
    return [one.message for one in found(invoices, *more, as_of=as_of) if one.code == "DG726"]


FIRST = "{number: A, date: 2026-02-01, milestone: M1}"


@pytest.mark.parametrize(
    ("invoices", "expected"),
    [
        # Parts that add up to the cent, though each has its tax and its retention rounded by itself.
        (
            (
                "{number: A, date: 2026-02-01, milestone: M1, amount: 333.33},"
                "{number: B, date: 2026-02-02, milestone: M1, amount: 333.33},"
                "{number: C, date: 2026-02-03, milestone: M1}"
            ),
            [],
        ),
        # Tax and retention of an invoice's own are no part of what is compared.
        ("{number: A, date: 2026-02-01, milestone: M1, amount: 999.99, tax: 80.00, retention: 0.00}", []),
        # One cent is too much.
        (
            "{number: A, date: 2026-02-01, milestone: M1, amount: 1000.00}",
            [
                "invoice A asks for 1000.00 of M1, of which 999.99 is left: it is 999.99, and 0.00 was billed before"
            ],
        ),
        # The sum with tax, where the price is without: 999.99 × 1.0725 = 1072.49.
        (
            "{number: A, date: 2026-02-01, milestone: M1, amount: 1072.49}",
            [
                "invoice A asks for 1072.49 of M1, of which 999.99 is left: it is 999.99, and 0.00 was billed before"
            ],
        ),
        # The same once more, whole.
        (
            f"{FIRST}, {{number: B, date: 2026-02-09, milestone: M1}}",
            [
                "invoice B asks for 0.00 of M1, of which 0.00 is left: it is 999.99, and 999.99 was billed before"
            ],
        ),
        # The same once more, with its amount; also where one date holds for the whole milestone.
        (
            "{number: A, date: 2026-02-01, milestone: M2}, {date: 2026-02-09, milestone: M2, amount: 2000.00}",
            [
                (
                    "this invoice asks for 2000.00 of M2, of which 0.00 is left: "
                    "it is 2000.00, and 2000.00 was billed before"
                )
            ],
        ),
    ],
)
def test_invoices_ask_for_no_more_than_the_milestone_is(invoices: str, expected: list[str]) -> None:
    """In the terms of the price, to the cent, in the order of their days."""
    assert over(invoices) == expected


def test_the_order_in_the_file_does_not_matter_and_the_later_invoice_is_named() -> None:
    """Its place is that of the file."""
    (one,) = found(
        "{number: B, date: 2026-02-09, milestone: M1, amount: 10.00},"
        "{number: A, date: 2026-02-01, milestone: M1}"
    )
    assert one.code == "DG726" and str(one.at) == "record:invoices[0]"


def test_a_credit_note_gives_its_sum_back() -> None:
    """900.00 of 999.99 billed, 100.00 credited: 199.99 is left, and not a cent more."""
    notes = "record: {credit_notes: [{date: 2026-02-05, invoice: A, amount: 100.00, reason: Less}]}"
    part = "{number: A, date: 2026-02-01, milestone: M1, amount: 900.00}"
    assert over(f"{part}, {{number: B, date: 2026-02-09, milestone: M1, amount: 199.99}}", notes) == []
    assert over(f"{part}, {{number: B, date: 2026-02-09, milestone: M1, amount: 200.00}}", notes) == [
        (
            "invoice B asks for 200.00 of M1, of which 199.99 is left: "
            "it is 999.99, and 900.00 less 100.00 of credit notes was billed before"
        )
    ]


def test_a_credit_note_on_the_second_invoice_puts_it_right() -> None:
    """A bill that went out twice is taken back by a credit note, whatever came in between."""
    twice = f"{FIRST}, {{number: B, date: 2026-02-09, milestone: M1, amount: 999.99}}"
    note = "record: {credit_notes: [{date: 2026-03-05, invoice: B, amount: 999.99, reason: Twice}]}"
    assert len(over(twice)) == 1
    assert over(twice, note) == []
    assert len(over(twice, note, as_of="2026-03-04")) == 1


def test_an_executed_change_order_counts_and_an_unsigned_one_does_not() -> None:
    """1499.99 from the last signature on 2026-03-05."""
    more = f"{FIRST}, {{number: B, date: 2026-03-06, milestone: M1, amount: 500.01}}"
    assert over(more, RAISED) == [
        (
            "invoice B asks for 500.01 of M1, of which 500.00 is left: "
            "it is 1499.99 with the executed change orders, and 999.99 was billed before"
        )
    ]
    assert over(more.replace("500.01", "500.00"), RAISED) == []
    assert over(f"{FIRST}, {{date: 2026-03-01, milestone: M1, amount: 0.01}}", RAISED, as_of="2026-03-04")


def test_a_change_order_below_what_was_billed_is_reported_once() -> None:
    """E-CO-BELOW-BILLED alone: the change order counts in no sum, so the milestone stays what it was."""
    lowered = RAISED.replace("500.00", "-500.00")
    assert [one.code for one in found(FIRST, lowered) if one.is_error] == []
    state, _ = case_of(written(JOB), written(f"record: {{invoices: [{FIRST}]}}"), written(lowered)).checked(
        day("2026-04-01")
    )
    assert state is not None
    assert [one.code for one in state.diagnostics if one.is_error] == ["E-CO-BELOW-BILLED"]
    later = found("{number: A, date: 2026-03-05, milestone: M1, amount: 500.00}", lowered)
    assert [one.code for one in later if one.is_error] == ["DG726"]
