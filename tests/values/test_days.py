"""Counting days: R-1 to R-5."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.values import BusinessCalendar, DayUnit, OutsideCoverage, Period, add_months

HOLIDAYS = ("2026-07-03", "2026-11-26", "2026-12-25", "2027-01-01")
US = BusinessCalendar(holidays=frozenset(date.fromisoformat(day) for day in HOLIDAYS))


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_period_that_ends_on_a_holiday_before_a_weekend_ends_on_monday() -> None:
    assert US.period_end(day("2026-12-18"), 7, DayUnit.CALENDAR) == day("2026-12-28")


def test_a_period_without_rolling_ends_on_the_holiday_itself() -> None:
    assert US.period_end(day("2026-12-18"), 7, DayUnit.CALENDAR, roll=False) == day("2026-12-25")


def test_business_days_skip_holidays_and_weekends() -> None:
    assert US.period_end(day("2026-11-25"), 5, DayUnit.BUSINESS) == day("2026-12-03")


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (0, "2026-01-31"),
        (1, "2026-02-28"),
        (2, "2026-03-31"),
        (5, "2026-06-30"),
        (25, "2028-02-29"),
        (-2, "2025-11-30"),
    ],
)
def test_months_are_counted_from_the_first_date_without_drift(months: int, expected: str) -> None:
    assert add_months(day("2026-01-31"), months) == day(expected)


def test_a_year_without_a_holiday_list_is_never_guessed() -> None:
    calendar = BusinessCalendar(covers=frozenset({2026}))

    assert calendar.is_business_day(day("2026-12-31"))
    with pytest.raises(OutsideCoverage, match="2027-01-01"):
        calendar.roll(day("2027-01-01"))


@given(st.dates(day("2020-01-01"), day("2040-01-01")), st.integers(1, 60))
def test_the_nth_business_day_has_n_business_days_up_to_it(start: date, number: int) -> None:
    end = US.add_business_days(start, number)

    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(US.is_business_day(one) for one in between) == number
    assert US.is_business_day(end)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("7 days", 7, "calendar"),
        ("1 day", 1, "calendar"),
        ("5 business days", 5, "business"),
        ("2 months", 2, "months"),
        ("2 weeks", 14, "calendar"),
    ],
)
def test_a_written_period_is_read(text: str, number: int, unit: str) -> None:
    assert Period.parse(text) == Period(number, unit)


def test_a_period_without_a_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="period"):
        Period.parse("7")
