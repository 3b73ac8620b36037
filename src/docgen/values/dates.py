"""Periods and month arithmetic (R-1 to R-6)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum


class DayUnit(str, Enum):
    """Which days a period counts."""

    CALENDAR = "calendar"
    BUSINESS = "business"


def add_months(start: date, months: int) -> date:
    """The same day number `months` later, or the last day of a shorter month (R-5)."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


_PERIOD = re.compile(r"(\d{1,4})\s+(business\s+days?|calendar\s+days?|days?|months?|weeks?)")


@dataclass(frozen=True)
class Period:
    """A length of time as written: `7 days`, `5 business days`, `2 months`."""

    number: int
    unit: str  # "calendar" | "business" | "months"

    @staticmethod
    def parse(text: str) -> Period:
        """Read a written period; raises ValueError for anything else. A week is seven calendar days."""
        match = _PERIOD.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a period: {text}")
        number, word = int(match[1]), match[2]
        if word.startswith("business"):
            return Period(number, "business")
        if word.startswith("month"):
            return Period(number, "months")
        return Period(number * 7 if word.startswith("week") else number, "calendar")
