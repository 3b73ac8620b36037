"""Interest and fees (R-12 to R-16b)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from docgen.account import InterestTerms, RateFrom
from docgen.account.interest import interest_pieces, months_or_fraction
from docgen.model.terms import InterestStart
from docgen.values import Money, Rate, Rounding
from facts import codes_of, state_of

LATE = """
milestones: {M1: {amount: 8000.00, due: 2026-03-02}}
terms: {interest: {rate: 10 %, start: after_grace}}
"""


def test_simple_interest_over_365_days() -> None:
    """R-12: 8,000.00 at 10 % for 37 days is 8,000 x 10 / 100 x 37 / 365, exactly."""
    terms = InterestTerms((RateFrom(None, Rate.parse("10")),), InterestStart.AFTER_DUE)
    base, through = date(2026, 3, 9), date(2026, 4, 15)
    (piece,) = interest_pieces(Money.of(8000, "USD"), terms, anchor=base, base=base, through=through)
    assert piece.exact == Fraction(8000 * 10 * 37, 100 * 365)


@pytest.mark.parametrize(
    ("start", "first_day"),
    [("after_grace", "2026-03-10"), ("after_due", "2026-03-03"), ("after_due_if_grace_missed", "2026-03-10")],
)
def test_from_when_interest_runs(start: str, first_day: str) -> None:
    """R-13: the base date is no day of interest; the day after it is the first with any."""
    facts = f"terms: {{interest: {{rate: 10 %, start: {start}}}}}"
    before = date.fromisoformat(first_day).toordinal() - 1
    assert state_of(LATE, date.fromordinal(before).isoformat(), facts).totals.interest.is_zero
    assert state_of(LATE, first_day, facts).totals.interest.is_positive


def test_a_missed_grace_bears_interest_from_the_due_date() -> None:
    """R-13: with `after_due_if_grace_missed` the first day past grace has eight days of interest."""
    facts = "terms: {interest: {rate: 10 %, start: after_due_if_grace_missed}}"
    state = state_of(LATE, "2026-03-10", facts)
    assert state.milestones[0].interest_days == 8
    assert str(state.totals.interest) == "17.53"


def test_interest_is_posted_at_a_payment_and_goes_on_from_it() -> None:
    """R-14: one line to the payment's day, posted, and one from it to the as-of date, provisional."""
    record = "record: {payments: [{date: 2026-04-01, amount: 100.00}]}"
    lines = state_of(LATE, "2026-04-15", record).account.interest_lines
    assert [(str(line.start), str(line.end), line.posted) for line in lines] == [
        ("2026-03-09", "2026-04-01", True),
        ("2026-04-01", "2026-04-15", False),
    ]


def test_a_statement_posts_nothing() -> None:
    """R-14: asking for the account of a day leaves that of a later day as it is."""
    whole = state_of(LATE, "2026-04-15").account
    assert whole.interest_lines[0].days == 37 and not whole.interest_lines[0].posted


def test_each_line_is_rounded_once() -> None:
    """R-15: a tie goes away from zero, or to the even cent where the contract says so."""
    facts = """
    milestones: {M1: {amount: 182.50, due: 2026-03-02}}
    terms: {interest: {rate: 1 %, start: after_due}, rounding: ROUNDING}
    """
    for rounding, interest in (("half_up", "0.03"), ("half_even", "0.02")):
        state = state_of(facts.replace("ROUNDING", rounding), "2026-03-07")
        assert str(state.totals.interest) == interest
    assert str(Money.rounded(Fraction(-5, 1000), Money.of(0, "USD").currency, Rounding.HALF_UP)) == "-0.01"


def test_per_diem_is_of_all_principals_that_bear_interest() -> None:
    """R-16: rounded once over both milestones; one in grace is left out."""
    facts = """
    milestones:
      M1: {amount: 100.10, due: 2026-03-02}
      M2: {amount: 100.10, due: 2026-03-03}
      M3: {amount: 9000.00, due: 2026-03-30}
    terms: {interest: {rate: 10 %, start: after_grace}}
    """
    assert str(state_of(facts, "2026-04-01").totals.per_diem) == "0.05"


def test_the_late_fee_comes_once_on_the_first_day_past_grace() -> None:
    """R-16a: no fee on the end of grace, one on the next day, and never a second one."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: 2026-03-02}}
    terms: {late_fee: {percent: 5 %}}
    """
    assert state_of(facts, "2026-03-09").totals.fees.is_zero
    assert str(state_of(facts, "2026-03-10").totals.fees) == "50.00"
    assert str(state_of(facts, "2026-12-31").totals.fees) == "50.00"


def test_a_fee_and_interest_together_are_pointed_out() -> None:
    """R-16a: with allow_both the contract may have both, and W-FEE-AND-INTEREST says so."""
    both = "terms: {late_fee: {flat: 75.00}, allow_both: true}"
    assert "W-FEE-AND-INTEREST" in codes_of(state_of(LATE, "2026-03-01", both))
    assert "W-FEE-AND-INTEREST" not in codes_of(state_of(LATE, "2026-03-01"))


@pytest.mark.parametrize(
    ("base", "through", "months"),
    [
        ("2026-05-15", "2026-05-15", 0),
        ("2026-05-15", "2026-05-16", 1),
        ("2026-05-15", "2026-06-15", 1),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-03-01", 2),
        ("2026-05-15", "2028-05-15", 24),
    ],
)
def test_a_month_or_a_fraction_of_it(base: str, through: str, months: int) -> None:
    """R-16b: the smallest number of months that reaches the day."""
    assert months_or_fraction(date.fromisoformat(base), date.fromisoformat(through)) == months


def test_without_an_interest_term_no_interest_is_posted() -> None:
    """S-33: statutory interest never enters the account."""
    state = state_of("milestones: {M1: {amount: 8000.00, due: 2026-03-02}}", "2027-03-02")
    assert state.totals.interest.is_zero and not state.account.interest_lines
