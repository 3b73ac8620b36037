"""Questions to the law that several rules share, each asked in one way only."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from docgen.law import LawReader, Reading
from docgen.values import Currency, Money


def whole(reading: Reading) -> int | None:
    """A value that is a whole number: days, years, a count."""
    value = reading.value
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def truth(reading: Reading) -> bool | None:
    """A value that is yes or no."""
    return reading.value if isinstance(reading.value, bool) else None


def words(reading: Reading) -> str | None:
    """A value that is a text."""
    return reading.value if isinstance(reading.value, str) else None


def texts(reading: Reading) -> tuple[str, ...]:
    """A value that is a list of texts; empty where it is not known."""
    value = reading.value
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()


def number(reading: Reading) -> Decimal | None:
    """A value that is a decimal number."""
    return reading.value if isinstance(reading.value, Decimal) else None


def share(reading: Reading) -> Fraction | None:
    """A value that is a percentage, exactly: a third of the price is `33 1/3` percent."""
    value = reading.value
    return Fraction(value) if isinstance(value, Decimal | Fraction) else None


def amount(reading: Reading, currency: Currency) -> Money | None:
    """A value that is an amount; None where it is not known or is of another currency."""
    value = number(reading)
    if value is None or reading.unit not in (None, currency.code):
        return None
    return Money(value, currency)


def cited(reading: Reading) -> str | None:
    """The citation of a value, where its statute reaches the case at hand (S-18)."""
    return reading.citation if reading.known and reading.scope.hold(dict(reading.facets)) else None


_NEEDED = frozenset(
    {
        "consumer.cooling_off_days",
        "interest.review_above",
        "limitation.years",
        "small_claims.counts_contractual_interest",
        "small_claims.counts_late_fees",
        "small_claims.counts_statutory_interest",
        "small_claims.excess_treatment",
        "small_claims.forum_name",
        "small_claims.limit",
        "suspension.minimum_notice_days",
    }
)
"""Parameters that every jurisdiction answers; of the others silence means that there is no such rule."""


def gaps(law: LawReader) -> tuple[Reading, ...]:
    """What was asked and is not known (W-PROFILE-GAP), one reading a parameter."""
    found: dict[str, Reading] = {}
    for reading in law.trace:
        asked_and_open = reading.name in _NEEDED or reading.last_checked is not None
        if not reading.known and asked_and_open:
            found.setdefault(reading.name, reading)
    return tuple(found.values())
