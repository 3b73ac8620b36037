"""Payments, credits and change orders (R-22 to R-26, R-30 to R-33a)."""

from __future__ import annotations

import pytest

from docgen.rules.ahead import next_payment
from docgen.rules.earlier import earlier
from facts import case_of, codes_of, day, state_of, written

TWO = """
milestones:
  M1: {amount: 1000.00, due: 2026-03-02}
  M2: {amount: 2000.00, due: 2026-04-06}
terms: {interest: {rate: 12 %, start: after_due}, late_fee: {flat: 20.00}, allow_both: true}
"""


@pytest.mark.parametrize(
    ("allocation", "served"),
    [
        ("interest_first", ["M1 fee 20.00", "M2 fee 20.00", "M1 interest 19.73", "M2 interest 16.44", "M1 principal 1000.00", "M2 principal 123.83"]),
        ("principal_first", ["M1 principal 1000.00", "M2 principal 200.00"]),
        ("milestone_first", ["M1 fee 20.00", "M1 interest 19.73", "M1 principal 1000.00", "M2 fee 20.00", "M2 interest 16.44", "M2 principal 123.83"]),
    ],
)  # fmt: skip
def test_the_order_in_which_a_payment_serves(allocation: str, served: list[str]) -> None:
    """R-22: each of the three orders, oldest first within each step."""
    facts = f"""
    terms: {{allocation: {allocation}}}
    record: {{payments: [{{date: 2026-05-01, amount: 1200.00}}]}}
    """
    state = state_of(TWO, "2026-05-01", facts)
    (receipt,) = [entry for entry in state.account.entries if entry.kind.value == "receipt"]
    assert [f"{a.milestone} {a.component.value} {a.amount}" for a in receipt.allocations] == served


def test_the_payer_s_wish_comes_first() -> None:
    """R-22: a named component of a named milestone, then the usual order with the rest."""
    facts = """
    record:
      payments: [{date: 2026-05-01, amount: 2100.00, designation: {milestone: M2, component: principal}}]
    """
    state = state_of(TWO, "2026-05-01", facts)
    (receipt,) = [entry for entry in state.account.entries if entry.kind.value == "receipt"]
    assert str(receipt.allocations[0].amount) == "2000.00"
    assert receipt.allocations[0].milestone == "M2"
    assert receipt.allocations[1].component.value == "fee"


def test_a_payment_reaches_what_is_invoiced_and_no_more() -> None:
    """R-23: an item invoiced later is out of reach; the rest is a credit."""
    facts = """
    record:
      invoices: [{date: 2026-03-20, milestone: M2}]
      payments: [{date: 2026-03-02, amount: 1500.00}]
    """
    assert str(state_of(TWO, "2026-03-02", facts).totals.credit) == "500.00"
    later = facts.replace("date: 2026-03-02, amount", "date: 2026-03-20, amount")
    state = state_of(TWO, "2026-03-20", later)
    assert state.totals.credit.is_zero and str(state.totals.prepaid) == "474.08"


@pytest.mark.parametrize(
    ("overpayment", "due", "credit"),
    [("credit_next", "1500.00", "0.00"), ("refund", "2000.00", "500.00"), ("hold", "2000.00", "500.00")],
)
def test_what_becomes_of_a_credit(overpayment: str, due: str, credit: str) -> None:
    """R-24: it serves the next item on its due date, or waits for an instruction."""
    facts = f"""
    terms: {{overpayment: {overpayment}}}
    record: {{payments: [{{date: 2026-03-02, amount: 1500.00}}]}}
    """
    before = state_of(TWO, "2026-04-05", facts)
    assert str(before.totals.credit) == "500.00" and "W-OVERPAY" in codes_of(before)
    totals = state_of(TWO, "2026-04-06", facts).totals
    assert (str(totals.principal_due), str(totals.credit)) == (due, credit)


def test_a_conditional_payment_waits_for_a_decision() -> None:
    """R-25: not posted until accepted; in settlement it ends the debt; the warning ends with the decision."""
    offered = "record: {payments: [{date: 2026-04-10, amount: 900.00, conditional: true, DECISION}]}"
    waiting = state_of(TWO, "2026-04-10", offered.replace(", DECISION", ""))
    assert str(waiting.totals.principal_due) == "3000.00" and "W-PAID-IN-FULL" in codes_of(waiting)
    for decision, left in (("part_payment", True), ("settlement", False)):
        decided = offered.replace("DECISION", f"accepted_as: {decision}, accepted_on: 2026-04-20")
        assert "W-PAID-IN-FULL" in codes_of(state_of(TWO, "2026-04-19", decided))
        state = state_of(TWO, "2026-04-20", decided)
        assert "W-PAID-IN-FULL" not in codes_of(state)
        assert state.totals.total_due.is_positive is left
    returned = offered.replace("DECISION", "returned: 2026-04-12")
    assert "W-PAID-IN-FULL" not in codes_of(state_of(TWO, "2026-04-12", returned))


def test_withheld_tax_counts_with_its_certificate() -> None:
    """R-26: 48,500.00 in cash and a certificate of 1,500.00 pay 50,000.00, once the certificate is held."""
    facts = """
    milestones: {M1: {amount: 50000.00, due: 2026-03-02}}
    record:
      payments: [{date: 2026-03-02, amount: 48500.00, withheld_tax: {amount: 1500.00, held: 2026-03-20}}]
    """
    assert str(state_of(facts, "2026-03-19").totals.principal_due) == "1500.00"
    assert state_of(facts, "2026-03-20").totals.principal_due.is_zero


CHANGE = """
milestones:
  M1: {amount: 6000.00, due: {after: invoice, days: 7}}
  M2: {amount: 4000.00, due: {after: invoice, days: 7}}
project:
  contract: {completion: 2026-09-30}
  change_orders:
    - {number: 1, title: More, description: More of it., date: 2026-04-03, reason: wish, amount: +1000.00, days: 5,
       work_start: 2026-04-08, milestones: EFFECTS}
"""
SIGNED = """
record:
  signatures:
    - {document: change-order-1, party: contractor, at: 2026-04-03}
    - {document: change-order-1, party: client, at: DAY}
"""


def test_the_seven_lines_of_a_change_order() -> None:
    """R-30: original, earlier, before, this, new, days, completion."""
    facts = CHANGE.replace("EFFECTS", "[{id: M1, delta: 1000.00}]")
    order = state_of(facts, "2026-05-01", SIGNED.replace("DAY", "2026-04-03")).change_orders[0]
    assert [str(sum_) for sum_ in (order.original_price, order.net_earlier, order.price_before)] == [
        "10000.00",
        "0.00",
        "10000.00",
    ]
    assert (str(order.amount), str(order.price_after), order.days) == ("1000.00", "11000.00", 5)
    assert order.completion_after == day("2026-10-05")


@pytest.mark.parametrize(
    ("signed", "as_of", "price", "code"),
    [
        (None, "2026-05-01", "10000.00", "W-CO-UNSIGNED"),
        ("2026-04-07", "2026-04-06", "10000.00", "W-CO-UNSIGNED"),
        ("2026-04-08", "2026-04-08", "11000.00", None),
        ("2026-04-09", "2026-04-09", "11000.00", "W-CO-LATE"),
    ],
)
def test_only_executed_change_orders_count(
    signed: str | None, as_of: str, price: str, code: str | None
) -> None:
    """R-31: from the last signature on; one signed after the work started counts with a warning."""
    facts = CHANGE.replace("EFFECTS", "[{id: M1, delta: 1000.00}]")
    state = state_of(facts, as_of, *([SIGNED.replace("DAY", signed)] if signed else []))
    assert str(state.price.current) == price
    assert [found for found in codes_of(state) if found.startswith("W-CO")] == ([code] if code else [])


@pytest.mark.parametrize(
    ("effects", "code"),
    [
        ("[{id: M1, delta: 900.00}]", "E-SCHEDULE-SUM"),
        ("[]", "E-CO-FIELDS"),
        ("[{id: M9, delta: 1000.00}]", "E-CO-FIELDS"),
    ],
)
def test_a_change_order_that_does_not_add_up_counts_nowhere(effects: str, code: str) -> None:
    """R-32, S-33: it stops its own amendment; the rest of the project goes on."""
    state = state_of(CHANGE.replace("EFFECTS", effects), "2026-05-01", SIGNED.replace("DAY", "2026-04-03"))
    assert code in codes_of(state)
    assert str(state.price.current) == "10000.00"
    assert state.completion.contract == day("2026-09-30")


def test_milestones_that_do_not_add_up_stop_the_project() -> None:
    """R-32: E-SCHEDULE-SUM names both sums."""
    facts = written("""
    milestones: {M1: {amount: 900.00, due: 2026-03-02}}
    project: {price: {amount: 1000.00}}
    """)
    state, found = case_of(facts).checked(day("2026-03-01"))
    assert state is None
    assert [d.code for d in found] == ["E-SCHEDULE-SUM"]
    assert "900.00" in found[0].message and "1,000.00" in found[0].message


def test_a_change_is_spread_without_losing_a_cent() -> None:
    """R-33: pro rata, and the schedule still adds up to the price."""
    state = state_of(
        CHANGE.replace("EFFECTS", "[{spread: [M1, M2]}]"), "2026-05-01", SIGNED.replace("DAY", "2026-04-03")
    )
    assert [str(milestone.amount) for milestone in state.milestones] == ["6600.00", "4400.00"]


def test_what_is_kept_back_is_a_milestone_of_its_own() -> None:
    """R-33a: kept from each invoice, due with the milestone that releases it, with its own grace."""
    facts = """
    milestones:
      M1: {amount: 6000.00, due: {after: invoice, days: 7}}
      M2: {amount: 4000.00, due: {after: invoice, days: 7}}
    terms: {retention: {percent: 10 %, release: M2}}
    record: {invoices: [{date: 2026-03-02, milestone: M1}, {date: 2026-05-04, milestone: M2}]}
    """
    before = state_of(facts, "2026-03-09")
    assert str(before.totals.principal_due) == "5400.00"
    kept = before.milestones[-1]
    assert (kept.is_retention, str(kept.amount), kept.due) == (True, "600.00", None)
    after = state_of(facts, "2026-05-11").milestones[-1]
    assert (str(after.principal_due), after.due, after.grace_end) == (
        "600.00",
        day("2026-05-11"),
        day("2026-05-18"),
    )


def test_a_credit_note_reduces_what_was_invoiced() -> None:
    """D04: paid in full before, the difference is a credit; a note dated before its invoice counts with it."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 7}}}
    record:
      invoices: [{number: INV-1, date: 2026-03-02, milestone: M1}]
      payments: [{date: 2026-03-09, amount: 1000.00}]
      credit_notes: [{date: DAY, invoice: INV-1, amount: 100.00, reason: a defect}]
    """
    state = state_of(facts.replace("DAY", "2026-03-20"), "2026-03-20")
    assert (str(state.totals.credit), str(state.milestones[0].invoiced)) == ("100.00", "900.00")
    early = state_of(facts.replace("DAY", "2026-03-01"), "2026-03-08")
    assert str(early.milestones[0].not_due) == "900.00"


def test_retention_is_kept_from_a_milestone_without_an_invoice_too() -> None:
    """R-33a: a fixed due date charges the milestone less what is kept, and the kept sum is named."""
    facts = """
    milestones:
      M1: {amount: 6000.00, due: 2026-03-09}
      M2: {amount: 4000.00, due: {after: invoice, days: 7}}
    terms: {retention: {percent: 10 %, release: M2}}
    """
    state = state_of(facts, "2026-03-09")
    first, kept = state.milestones[0], state.milestones[-1]
    assert (str(first.retained), str(first.charged), str(kept.amount)) == ("600.00", "5400.00", "600.00")
    assert first.stage.value == "due_today" and kept.stage.value == "current"


@pytest.mark.parametrize(
    ("third", "record"),
    [
        ("due: {after: invoice, days: 7}", "{date: 2026-05-06, milestone: M3}"),
        ("due: 2026-05-13", ""),
    ],
)
def test_nothing_is_kept_once_the_retention_was_released(third: str, record: str) -> None:
    """R-33a: until the point of M2, reached on 4 May; M1 had 600.00 kept, M3 is asked for two days later, in full."""
    facts = f"""
    milestones:
      M1: {{amount: 6000.00, due: {{after: invoice, days: 7}}}}
      M2: {{amount: 4000.00, due: {{after: invoice, days: 7}}}}
      M3: {{amount: 700.00, {third}}}
    terms: {{retention: {{percent: 10 %, release: M2}}}}
    record:
      milestones: [{{id: M2, reached: 2026-05-04}}]
      invoices: [{{date: 2026-03-02, milestone: M1}}, {{date: 2026-05-05, milestone: M2}}, {record}]
    """
    paid = "record: {payments: [{date: 2026-05-12, amount: 10600.00}]}"
    before = state_of(facts.replace(f", {record}]", "]"), "2026-05-12", paid)
    coming = next_payment(earlier(before, before.as_of))
    assert coming is not None and (coming.milestone, str(coming.amount)) == ("M3", "700.00")
    state = state_of(facts.replace(", ]", "]"), "2026-05-13")
    kept = next(one for one in state.milestones if one.is_retention)
    last = next(one for one in state.milestones if one.id == "M3")
    assert (str(kept.amount), str(kept.principal_due)) == ("600.00", "600.00")
    assert (str(last.retained), str(last.charged)) == ("0.00", "700.00")
    assert str(state.totals.principal_due) == "10700.00"


def test_a_milestone_added_after_the_release_keeps_nothing_back() -> None:
    """R-33a: due by its date on 1 May, and in the contract only since the 10th, six days after the point of M2."""
    facts = """
    milestones:
      M1: {amount: 6000.00, due: {after: invoice, days: 7}}
      M2: {amount: 4000.00, due: {after: invoice, days: 7}}
    terms: {retention: {percent: 10 %, release: M2}}
    project:
      change_orders:
        - {number: 1, title: More, description: More work, date: 2026-05-08, reason: Asked, amount: 700.00, days: 0,
           milestones: [{new: {id: M3, point: Point M3, amount: 700.00, due: {date: 2026-05-01}}}]}
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-03}
        - {document: change-order-1, party: contractor, at: 2026-05-09}
        - {document: change-order-1, party: client, at: 2026-05-10}
      milestones: [{id: M2, reached: 2026-05-04}]
      invoices: [{date: 2026-03-02, milestone: M1}, {date: 2026-05-05, milestone: M2}]
    """
    state = state_of(facts, "2026-05-20")
    last, kept = state.milestone("M3"), next(one for one in state.milestones if one.is_retention)
    assert last is not None and (str(last.retained), str(last.charged)) == ("0.00", "700.00")
    assert (str(kept.amount), str(kept.principal_due)) == ("600.00", "600.00")
