"""Business days from a written list of holidays (R-2 to R-4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from docgen.values.dates import DayUnit

ONE_DAY = timedelta(days=1)


class OutsideCoverage(LookupError):
    """A computed date needs holidays of a year that the list does not cover (S-13)."""

    def __init__(self, day: date, calendar: BusinessCalendar) -> None:
        self.day = day
        self.calendar = calendar
        years = ", ".join(str(year) for year in sorted(calendar.covers or ()))
        super().__init__(f"{day} lies outside the years the holiday list covers ({years})")


@dataclass(frozen=True)
class BusinessCalendar:
    """The project's weekend and holidays.

    `weekend` holds weekday numbers (Monday is 0). `covers` holds the years for which `holidays` is
    complete; None means that the writer of the list vouches for every year. `source` says where the
    list comes from, for the lock and the reviewer.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[date] = field(default_factory=frozenset)
    covers: frozenset[int] | None = None
    source: str = ""

    def is_business_day(self, day: date) -> bool:
        """Neither weekend nor holiday (R-3); raises OutsideCoverage for a year the list lacks."""
        if self.covers is not None and day.year not in self.covers:
            raise OutsideCoverage(day, self)
        return day.weekday() not in self.weekend and day not in self.holidays

    def roll(self, day: date) -> date:
        """The day itself, or the next business day (R-2)."""
        while not self.is_business_day(day):
            day += ONE_DAY
        return day

    def roll_back(self, day: date) -> date:
        """The day itself, or the business day before it (last service dates, D13)."""
        while not self.is_business_day(day):
            day -= ONE_DAY
        return day

    def add_business_days(self, day: date, number: int) -> date:
        """The `number`-th business day after `day` (R-4); `day` itself for zero."""
        for _ in range(number):
            day = self.roll(day + ONE_DAY)
        return day

    def period_end(self, day: date, number: int, unit: DayUnit, *, roll: bool = True) -> date:
        """The last day of a period of `number` days after `day` (R-1, R-2, R-4)."""
        if unit is DayUnit.BUSINESS:
            return self.add_business_days(day, number)
        end = day + timedelta(days=number)
        return self.roll(end) if roll else end
