"""Money is exact, knows its currency and divides without loss (R-15, R-33)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.values import Currency, CurrencyMismatch, Money, Rate, Rounding, round_fraction, split

USD = Currency.of("USD")


def texts(amounts: tuple[Money, ...]) -> list[str]:
    return [str(amount) for amount in amounts]


@pytest.mark.parametrize(("code", "decimals"), [("USD", 2), ("THB", 2), ("GBP", 2), ("JPY", 0), ("KWD", 3)])
def test_a_currency_has_the_decimals_of_its_minor_unit(code: str, decimals: int) -> None:
    assert Currency.of(code).decimals == decimals


@pytest.mark.parametrize("code", ["usd", "XXQ", "", "US", "USDD"])
def test_a_code_that_is_no_currency_is_refused(code: str) -> None:
    with pytest.raises(KeyError):
        Currency.of(code)


def test_an_amount_always_shows_the_decimals_of_its_currency() -> None:
    assert str(Money.of("5", "USD")) == "5.00"
    assert str(Money.of("5.5", "KWD")) == "5.500"
    assert str(Money.of("5.00", "JPY")) == "5"


def test_more_decimals_than_the_currency_has_are_refused() -> None:
    with pytest.raises(ValueError, match="more decimals"):
        Money.of("0.005", "USD")


def test_two_currencies_never_add_up() -> None:
    with pytest.raises(CurrencyMismatch):
        Money.of("1", "USD") + Money.of("1", "GBP")


@pytest.mark.parametrize(
    ("value", "half_up", "half_even"),
    [
        ("0.005", "0.01", "0.00"),
        ("0.015", "0.02", "0.02"),
        ("0.025", "0.03", "0.02"),
        ("-0.005", "-0.01", "0.00"),
    ],
)
def test_a_tie_rounds_away_from_zero_or_to_the_even_cent(value: str, half_up: str, half_even: str) -> None:
    exact = Fraction(value)

    assert round_fraction(exact, 2, Rounding.HALF_UP) == Decimal(half_up)
    assert round_fraction(exact, 2, Rounding.HALF_EVEN) == Decimal(half_even)


@pytest.mark.parametrize(
    ("total", "currency", "weights", "expected"),
    [
        ("3500.00", "USD", [6000, 9000, 4000], ["1105.26", "1657.90", "736.84"]),
        ("-1000.01", "USD", [1, 1, 1], ["-333.34", "-333.34", "-333.33"]),
        ("10000.00", "USD", [1, 1, 1], ["3333.34", "3333.33", "3333.33"]),
        ("100000", "JPY", [1, 1, 1], ["33334", "33333", "33333"]),
        ("24999.99", "USD", [40, 35, 25], ["9999.99", "8750.00", "6250.00"]),
    ],
)
def test_a_total_is_divided_by_largest_remainder(
    total: str, currency: str, weights: list[int], expected: list[str]
) -> None:
    """The figures of WE-10."""
    assert texts(split(Money.of(total, currency), weights)) == expected


@given(
    units=st.integers(-(10**12), 10**12),
    weights=st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
)
def test_dividing_loses_nothing_and_stays_within_a_unit_of_the_exact_share(
    units: int, weights: list[int]
) -> None:
    total = Money(Decimal(units).scaleb(-2), USD)

    shares = split(total, weights)

    assert Money.total(shares, USD) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.exact - total.exact * weight / sum(weights)) < Fraction(1, 100)


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_weights_that_divide_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        split(Money.of("1", "USD"), weights)


@pytest.mark.parametrize(
    ("text", "percent", "printed"),
    [
        ("10 %", Fraction(10), "10"),
        ("10", Fraction(10), "10"),
        ("9.50%", Fraction(19, 2), "9.5"),
        ("33 1/3 %", Fraction(100, 3), "33 1/3"),
        ("0 %", Fraction(0), "0"),
        ("100", Fraction(100), "100"),
    ],
)
def test_a_percentage_is_read_exactly(text: str, percent: Fraction, printed: str) -> None:
    rate = Rate.parse(text)

    assert rate.percent == percent
    assert str(rate) == printed


@pytest.mark.parametrize("text", ["", "%", "-3", "1e3", "10 percent", "1/3", "33 1/0", "๑๒", "1,5"])
def test_a_text_that_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="percentage"):
        Rate.parse(text)
