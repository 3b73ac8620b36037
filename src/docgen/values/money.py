"""Money: an exact amount that always knows its currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from docgen.values.rounding import Rounding, round_fraction, units_to_decimal


class CurrencyMismatch(TypeError):
    """Two currencies met in one sum: a defect of docgen, never of the input."""


@dataclass(frozen=True)
class Currency:
    """An ISO 4217 currency: its code and how many decimals its minor unit has (USD 2, JPY 0, KWD 3)."""

    code: str
    decimals: int

    @staticmethod
    @cache
    def of(code: str) -> Currency:
        """The currency with this ISO 4217 code; raises KeyError for a code that nobody pays in."""
        from babel.core import get_global

        if len(code) != 3 or code not in _known_codes():
            raise KeyError(code)
        fractions = get_global("currency_fractions")
        return Currency(code, int(fractions.get(code, fractions["DEFAULT"])[0]))

    def zero(self) -> Money:
        """No money, in this currency."""
        return Money(units_to_decimal(0, self.decimals), self)


@cache
def _known_codes() -> frozenset[str]:
    """The ISO 4217 codes that somebody can pay in today: no DEM, no gold (XAU), no XXX for no currency."""
    from babel.core import get_global

    histories = get_global("territory_currencies").values()
    return frozenset(
        code for rows in histories for code, _, end, is_tender in rows if end is None and is_tender
    )


@dataclass(frozen=True)
class Money:
    """An exact amount of one currency, always with exactly the currency's decimals.

    Raises ValueError for an amount with more decimals than the currency has.
    """

    amount: Decimal
    currency: Currency

    def __post_init__(self) -> None:
        exact = Fraction(self.amount) * 10**self.currency.decimals
        if exact.denominator != 1:
            raise ValueError(f"{self.amount} has more decimals than {self.currency.code} allows")
        object.__setattr__(self, "amount", units_to_decimal(exact.numerator, self.currency.decimals))

    @staticmethod
    def of(amount: str | int | Decimal, currency: str | Currency) -> Money:
        """Money from text or a whole number and a currency or its code."""
        unit = Currency.of(currency) if isinstance(currency, str) else currency
        return Money(Decimal(amount), unit)

    @staticmethod
    def rounded(value: Fraction, currency: Currency, rounding: Rounding) -> Money:
        """The exact value rounded once to the minor unit (R-15)."""
        return Money(round_fraction(value, currency.decimals, rounding), currency)

    @staticmethod
    def total(amounts: Iterable[Money], currency: Currency) -> Money:
        """The sum of the amounts; zero of the currency when there are none."""
        zero, units = currency.zero(), 0
        for amount in amounts:
            zero._same(amount)
            units += amount.minor_units
        return zero._with_units(units)

    @property
    def minor_units(self) -> int:
        """The amount as a whole number of minor units (cents, pence, yen)."""
        return int(f"{self.amount:f}".replace(".", ""))

    @property
    def exact(self) -> Fraction:
        """The amount as a fraction, for arithmetic that is rounded once at the end."""
        return Fraction(self.amount)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency.code} and {other.currency.code}")

    def _with_units(self, units: int) -> Money:
        money = object.__new__(Money)  # a whole number of units needs no check
        object.__setattr__(money, "amount", units_to_decimal(units, self.currency.decimals))
        object.__setattr__(money, "currency", self.currency)
        return money

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return self._with_units(self.minor_units + other.minor_units)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return self._with_units(self.minor_units - other.minor_units)

    def __neg__(self) -> Money:
        return self._with_units(-self.minor_units)

    def __abs__(self) -> Money:
        return self._with_units(abs(self.minor_units))

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.amount <= other.amount

    def __gt__(self, other: Money) -> bool:
        return other < self

    def __ge__(self, other: Money) -> bool:
        return other <= self

    def __bool__(self) -> bool:
        return self.amount != 0

    @property
    def is_zero(self) -> bool:
        """Whether nothing is owed either way."""
        return self.amount == 0

    @property
    def is_positive(self) -> bool:
        """Whether the amount is above zero."""
        return self.amount > 0

    def __str__(self) -> str:
        """The amount alone, as JSON prints it: `1000.00`."""
        return f"{self.amount:f}"


def split(total: Money, weights: Sequence[int | Decimal | Fraction]) -> tuple[Money, ...]:
    """Divide `total` by `weights` so that nothing is lost (R-33, largest remainder).

    Shares are rounded down to the minor unit; the units left go one each to the largest fractional
    parts, ties to the earlier share. A negative total is divided by its absolute value.

    Raises ValueError when there are no weights, one is negative, or all are zero.
    """
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact, Fraction(0))
    if not exact or whole == 0 or any(weight < 0 for weight in exact):
        raise ValueError("weights must be positive")
    units = abs(total.minor_units)
    shares = [units * weight / whole for weight in exact]
    floors = [share.numerator // share.denominator for share in shares]
    left = units - sum(floors)
    by_fraction = sorted(range(len(shares)), key=lambda i: (floors[i] - shares[i], i))
    for index in by_fraction[:left]:
        floors[index] += 1
    sign = -1 if total.minor_units < 0 else 1
    return tuple(
        Money(units_to_decimal(sign * share, total.currency.decimals), total.currency) for share in floors
    )
