"""From which day a refused document becomes possible (S-11)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.rules import first_day_past_due, first_day_past_grace
from docgen.rules.unpaid import past_due, past_grace
from facts import Case, case_of, day, state_of, written

days = st.dates(date(2026, 1, 5), date(2026, 6, 30))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A job with fixed and invoiced milestones, and payments that may leave a credit."""
    due = [draw(days), draw(days)]
    milestones = {
        "M1": {"amount": "1000.00", "due": due[0].isoformat()},
        "M2": {"amount": "500.00", "due": due[1].isoformat()},
        "M3": {"amount": "700.00", "due": {"after": "invoice", "days": "7"}},
    }
    payments = [
        {"date": draw(days).isoformat(), "amount": draw(st.sampled_from(["500.00", "1000.00", "1500.00"]))}
        for _ in range(draw(st.integers(0, 2)))
    ]
    invoices = [{"date": draw(days).isoformat(), "milestone": "M3"}] if draw(st.booleans()) else []
    return case_of(
        {"milestones": milestones, "holidays": "US", "record": {"payments": payments, "invoices": invoices}}
    )


@settings(max_examples=60)
@given(cases(), days)
def test_it_is_the_first_day(case: Case, as_of: date) -> None:
    """S-11: on that day the condition holds if nothing else happens, and on the day before it does not."""
    state = case.on(as_of)
    for first, overdue in (
        (first_day_past_due(state), past_due),
        (first_day_past_grace(state), past_grace),
    ):
        if overdue(state.account):
            assert first == as_of
        elif first is None:
            assert not overdue(state.outlook.on(as_of + timedelta(days=800)))
        else:
            assert overdue(state.outlook.on(first))
            assert not overdue(state.outlook.on(first - timedelta(days=1)))


def test_it_depends_on_an_invoice() -> None:
    """S-11: what is due after an invoice that does not exist has no day."""
    facts = "milestones: {M1: {amount: 1000.00, due: {after: invoice, days: 7}}}"
    state = state_of(facts, "2026-03-02")
    assert first_day_past_due(state) is None and first_day_past_grace(state) is None
    invoiced = state_of(facts, "2026-03-02", "record: {invoices: [{date: 2026-03-02, milestone: M1}]}")
    assert (first_day_past_due(invoiced), first_day_past_grace(invoiced)) == (
        day("2026-03-10"),
        day("2026-03-17"),
    )


def test_a_credit_puts_it_off() -> None:
    """S-11, R-24: the milestone that a held credit pays on its due date is never past it; the next one is."""
    facts = """
    milestones:
      M1: {amount: 1000.00, due: 2026-03-02}
      M2: {amount: 500.00, due: 2026-04-01}
      M3: {amount: 500.00, due: 2026-05-01}
    record: {payments: [{date: 2026-03-02, amount: 1500.00}]}
    """
    assert first_day_past_due(state_of(facts, "2026-03-02")) == day("2026-05-02")


def test_what_is_paid_has_no_such_day() -> None:
    """S-11: nothing unpaid, nothing that comes."""
    facts = written("milestones: {M1: {amount: 1000.00, due: 2026-03-02}}")
    paid = written("record: {payments: [{date: 2026-03-02, amount: 1000.00}]}")
    assert first_day_past_due(case_of(facts, paid).on(day("2026-03-02"))) is None
