"""Simple interest for a period, piece by piece (R-12, R-13, R-16b)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from docgen.account.terms import InterestTerms
from docgen.account.types import InterestLine
from docgen.model.terms import InterestMethod, InterestStart
from docgen.values import Money, Rate, Rounding, add_months

ONE_DAY = timedelta(days=1)
DAYS_OF_A_YEAR = 365


@dataclass(frozen=True)
class InterestPiece:
    """Interest of a period at one rate, exact. `start` is excluded, `end` included."""

    start: date
    end: date
    rate: Rate
    exact: Fraction
    months: int | None = None

    @property
    def days(self) -> int:
        """The days of the period: from the day after `start` to `end`."""
        return (self.end - self.start).days


def line_of(
    piece: InterestPiece, principal: Money, charge: tuple[str, int], rounding: Rounding, *, posted: bool
) -> InterestLine:
    """The line of one piece of interest, rounded once (R-15); `charge` is its milestone and part."""
    return InterestLine(
        milestone=charge[0],
        principal=principal,
        start=piece.start,
        end=piece.end,
        days=piece.days,
        rate=piece.rate,
        amount=Money.rounded(piece.exact, principal.currency, rounding),
        posted=posted,
        months=piece.months,
        part=charge[1],
    )


def first_base(start: InterestStart, due: date, grace_end: date, through: date) -> date | None:
    """The day before interest begins to run (R-13); None while nothing can have accrued by `through`."""
    if start is InterestStart.AFTER_GRACE:
        return grace_end if through > grace_end else None
    if start is InterestStart.AFTER_DUE:
        return due if through > due else None
    return due if through > grace_end else None


def interest_pieces(
    principal: Money, terms: InterestTerms, *, anchor: date, base: date, through: date
) -> tuple[InterestPiece, ...]:
    """Interest on `principal` after `base` up to and with `through`, one piece for each rate.

    `anchor` is the base on which interest began to run: months are always counted from it, so that a
    month once charged is not charged again after a payment. Nothing is rounded here.
    """
    if through <= base or not principal.is_positive:
        return ()
    if terms.method is InterestMethod.PER_MONTH_OR_FRACTION:
        return tuple(_monthly(principal, terms, anchor, base, through))
    return tuple(_daily(principal, terms, base, through))


def _daily(principal: Money, terms: InterestTerms, base: date, through: date) -> Iterator[InterestPiece]:
    """R-12: principal x rate / 100 x days / 365, also in leap years."""
    for start, end in _spans_of_one_rate(terms, base, through):
        rate = terms.rate_on(end)
        if rate is not None:
            days = (end - start).days
            yield InterestPiece(start, end, rate, principal.exact * rate.fraction * days / DAYS_OF_A_YEAR)


def _spans_of_one_rate(terms: InterestTerms, base: date, through: date) -> Iterator[tuple[date, date]]:
    last_days = (step.start - ONE_DAY for step in terms.steps if step.start is not None)
    ends = [day for day in last_days if base < day < through]
    return zip([base, *ends], [*ends, through], strict=True)


def _monthly(
    principal: Money, terms: InterestTerms, anchor: date, base: date, through: date
) -> Iterator[InterestPiece]:
    """R-16b: principal x monthly rate x months or fractions; the rate is that of a month's first day."""
    months = range(months_or_fraction(anchor, base), months_or_fraction(anchor, through))
    start, count = base, 0
    for month in months:
        rate = terms.rate_on(add_months(anchor, month) + ONE_DAY)
        following = (
            None if month + 1 not in months else terms.rate_on(add_months(anchor, month + 1) + ONE_DAY)
        )
        count += 1
        if month + 1 in months and following == rate:
            continue
        end = through if month + 1 not in months else add_months(anchor, month + 1)
        if rate is not None:
            yield InterestPiece(start, end, rate, principal.exact * rate.fraction * count, count)
        start, count = end, 0


def months_or_fraction(base: date, through: date) -> int:
    """The smallest whole number of months k with base + k months on or after `through` (R-16b, R-5)."""
    months = max(0, (through.year - base.year) * 12 + through.month - base.month - 1)
    while add_months(base, months) < through:
        months += 1
    return months
