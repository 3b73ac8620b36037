"""One sum of the account with one due date: its principal, interest and fee, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise

from docgen.model import Terms
from simulation.numbers import DAY, months_after, months_or_fraction, nearest


@dataclass
class Sum:
    """A milestone, one invoice of it, or what was kept from invoices; money in minor units.

    `place` is its order in the schedule, `total` what it came to so far. It exists from the first day on
    which money can serve it (R-23): its invoice, else its due date. `base` is None until interest was
    posted.
    """

    key: str
    milestone: str
    place: tuple[int, int]
    due: date
    grace_end: date
    total: int = 0
    principal: int = 0
    interest: int = 0
    fee: int = 0
    base: date | None = None
    fee_charged: bool = False

    @property
    def age(self) -> tuple[date, tuple[int, int]]:
        """The oldest first: by due date, then by the schedule (R-22)."""
        return self.due, self.place


class InterestTerm:
    """How interest runs on a sum (R-12, R-13, R-15, R-16b)."""

    def __init__(self, terms: Terms) -> None:
        self.term = terms.interest
        self.even = terms.rounding.value == "half_even"
        steps = self.term.rates if self.term else ()
        self.changes = [(step.from_, step.rate.percent) for step in steps]

    def rate_on(self, day: date) -> Fraction:
        """The rate of `day`, in percent; none before the first step."""
        if self.term is None:
            return Fraction(0)
        if self.term.rate is not None:
            return self.term.rate.percent
        return next((rate for start, rate in reversed(self.changes) if start <= day), Fraction(0))

    @property
    def is_monthly(self) -> bool:
        """Whether interest is charged by the month or fraction of a month (R-16b)."""
        return self.term is not None and self.term.method.value == "per_month_or_fraction"

    def start(self, item: Sum) -> date:
        """The day after which interest runs on a sum that was not paid in time (R-13)."""
        after_grace = self.term is not None and self.term.start.value == "after_grace"
        return item.grace_end if after_grace else item.due

    def has_begun(self, item: Sum, day: date) -> bool:
        """Whether interest runs on `day`."""
        if self.term is None:
            return False
        return day > (item.due if self.term.start.value == "after_due" else item.grace_end)

    def lines(self, item: Sum, through: date) -> list[Fraction]:
        """The exact interest from the base through a day, one line for each rate."""
        base = item.base or self.start(item)
        if not self.has_begun(item, through) or base >= through or not item.principal:
            return []
        if self.is_monthly:
            return self._monthly_lines(item, base, through)
        inner = [start - DAY for start, _ in self.changes if base < start - DAY < through]
        ends = [base, *inner, through]
        return [
            item.principal * self.rate_on(end) / 100 * Fraction((end - start).days, 365)
            for start, end in pairwise(ends)
        ]

    def _monthly_lines(self, item: Sum, base: date, through: date) -> list[Fraction]:
        """Months count from where interest began, so none is charged twice (S-10); each has one rate."""
        start = self.start(item)
        charged, now = months_or_fraction(start, base), months_or_fraction(start, through)
        rates = [self.rate_on(months_after(start, month) + DAY) for month in range(charged, now)]
        return [item.principal * rate / 100 * len(list(same)) for rate, same in groupby(rates)]

    def accrued(self, item: Sum, through: date) -> int:
        """The lines together, each rounded once (R-15)."""
        return sum(nearest(line, self.even) for line in self.lines(item, through))

    def post(self, item: Sum, day: date) -> None:
        """Post what has accrued; from here on the base is `day` (R-14)."""
        if self.has_begun(item, day):
            item.interest += self.accrued(item, day)
            item.base = day

    def per_diem(self, items: Iterable[Sum], day: date) -> int:
        """What one more day adds (R-16); nothing where interest is charged by the month."""
        running = 0 if self.is_monthly else sum(item.principal for item in items if self.has_begun(item, day))
        return nearest(running * self.rate_on(day + DAY) / 100 / 365, self.even)
