"""Days, months, rounding and shares, each done here a second time (R-1 to R-5, R-15, R-33)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from docgen.model import Project

DAY = timedelta(days=1)
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Days:
    """The project's business days (R-3)."""

    def __init__(self, project: Project) -> None:
        calendar = project.project.calendar
        self.weekend = {NAMES.index(day.value) for day in calendar.weekend}
        self.holidays = set(calendar.holidays.add)

    def is_working(self, day: date) -> bool:
        """Neither in the weekend nor in the list (R-3)."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def rolled(self, day: date) -> date:
        """The next working day, the day itself included (R-2)."""
        return day if self.is_working(day) else self.rolled(day + DAY)

    def working_day(self, day: date, number: int) -> date:
        """The `number`-th working day after `day` (R-4)."""
        while number:
            day += DAY
            number -= self.is_working(day)
        return day

    def end(self, day: date, number: int, unit: str, roll: bool = True) -> date:
        """The last day of a period of `number` days after `day` (R-1, R-2, R-4)."""
        if unit == "business":
            return self.working_day(day, number)
        last = day + number * DAY
        return self.rolled(last) if roll else last


def months_after(day: date, number: int) -> date:
    """`day` plus `number` months: the same day number or the last of the month (R-5)."""
    year, month = day.year, day.month
    for _ in range(number):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    first_of_next = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return date(year, month, min(day.day, (first_of_next - DAY).day))


def months_or_fraction(base: date, through: date) -> int:
    """The smallest number of months that reaches `through` (R-16b)."""
    number = 0
    while months_after(base, number) < through:
        number += 1
    return number


def nearest(value: Fraction, even: bool = False) -> int:
    """The nearest whole number; a tie goes up, or to the even one (R-15). Never negative here."""
    whole = value.numerator // value.denominator
    rest = value - whole
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (whole % 2 == 1 or not even))
    return whole + up


def shares(total: int, weights: Sequence[Fraction]) -> list[int]:
    """`total` divided by `weights`, the units left over to the largest fractions, the earlier first (R-33)."""
    exact = [abs(total) * weight / sum(weights) for weight in weights]
    parts = [share.numerator // share.denominator for share in exact]
    while sum(parts) < abs(total):
        missing = [share - part for share, part in zip(exact, parts, strict=True)]
        parts[missing.index(max(missing))] += 1
    return [-part for part in parts] if total < 0 else parts
