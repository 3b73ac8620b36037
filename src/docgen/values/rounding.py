"""Rounding to a currency's minor unit (R-15)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction


class Rounding(str, Enum):
    """How a tie is rounded: away from zero, or to the even neighbour (R-15)."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"


def round_fraction(value: Fraction, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """The exact `value` rounded once to `decimals` places.

    Works on whole numbers, so it does not depend on the decimal context's precision.
    """
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest
    up = twice > scaled.denominator or (
        twice == scaled.denominator and (rounding is Rounding.HALF_UP or whole % 2 == 1)
    )
    units = whole + 1 if up else whole
    return units_to_decimal(-units if value < 0 else units, decimals)


def units_to_decimal(units: int, decimals: int) -> Decimal:
    """A count of minor units as an amount: 123 with two decimals is 1.23."""
    return Decimal(f"{units}E-{decimals}")  # from text, so exact whatever the context's precision
