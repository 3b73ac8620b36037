"""Payment terms as the account needs them: resolved, without any law (S-28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.model.terms import (
    Allocation,
    Grace,
    InterestMethod,
    InterestStart,
    LateFee,
    Overpayment,
)
from docgen.values import BusinessCalendar, Currency, Rate, Rounding


@dataclass(frozen=True)
class RateFrom:
    """An interest rate and the first day on which it applies; None means from the beginning."""

    start: date | None
    rate: Rate


@dataclass(frozen=True)
class InterestTerms:
    """Late interest (R-12, R-13, R-16b).

    `steps` are in the order of their days. Rates are percent per year, or per month with the method
    `per_month_or_fraction`.
    """

    steps: tuple[RateFrom, ...]
    start: InterestStart
    method: InterestMethod = InterestMethod.SIMPLE_365

    def rate_on(self, day: date) -> Rate | None:
        """The rate in force on a day; None before the first step."""
        found = None
        for step in self.steps:
            if step.start is None or step.start <= day:
                found = step.rate
        return found


@dataclass(frozen=True)
class RetentionTerms:
    """A part of every charge kept back and due with the milestone `release` (R-33a).

    `released_on` is the day on which its point was reached: nothing is kept from what is asked later. None before.
    """

    rate: Rate
    release: str
    released_on: date | None = None


@dataclass(frozen=True)
class ResolvedTerms:
    """Everything the account must know about the bargain besides amounts and events.

    `interest` and `late_fee` are None where the contract has none: then no line is posted (S-33).
    `grace` is None where the contract has none: the grace end is then the due date itself.
    `tax_rate` is None where prices include tax; otherwise it is added to every charge (S-8).
    """

    currency: Currency
    calendar: BusinessCalendar
    grace: Grace | None
    interest: InterestTerms | None
    late_fee: LateFee | None
    rounding: Rounding
    allocation: Allocation
    overpayment: Overpayment
    retention: RetentionTerms | None = None
    tax_rate: Rate | None = None
