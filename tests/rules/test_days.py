"""Counting days (R-1 to R-8)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from docgen.rules.consumer import last_day_to_cancel
from docgen.values import BusinessCalendar, DayUnit, add_months
from facts import day, state_of

HOLIDAYS = frozenset({day("2026-05-25"), day("2026-07-03"), day("2026-11-26"), day("2026-12-25")})
CALENDAR = BusinessCalendar(holidays=HOLIDAYS)

LATE = """
holidays: US
milestones: {M1: {amount: 1000.00, due: 2026-06-05}}
terms: {suspension: {notice_days: 7}}
"""


def test_the_day_of_the_event_does_not_count() -> None:
    """R-1: seven days after the 3rd end on the 10th."""
    assert CALENDAR.period_end(day("2026-06-03"), 7, DayUnit.CALENDAR) == day("2026-06-10")


def test_a_period_rolls_to_the_next_business_day() -> None:
    """R-2: a period that ends on Saturday before a holiday Monday ends on Tuesday."""
    assert CALENDAR.period_end(day("2026-05-16"), 7, DayUnit.CALENDAR) == day("2026-05-26")


def test_a_due_date_never_rolls() -> None:
    """R-2: what falls due on a Sunday is due on that Sunday."""
    state = state_of("milestones: {M1: {amount: 1000.00, due: 2026-06-07}}", "2026-06-07")
    assert state.milestones[0].due == day("2026-06-07")
    assert state.stage.value == "due_today"


def test_a_business_day_is_neither_weekend_nor_holiday() -> None:
    """R-3: the weekend is that of the project, and holidays are those listed."""
    friday_off = BusinessCalendar(weekend=frozenset({4, 5}), holidays=HOLIDAYS)
    assert not friday_off.is_business_day(day("2026-06-05"))
    assert friday_off.is_business_day(day("2026-06-07"))
    assert not CALENDAR.is_business_day(day("2026-07-03"))


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(1, 30))
def test_business_days_are_counted_one_by_one(start: date, number: int) -> None:
    """R-4: exactly N business days lie after the start up to the end, and the end is one of them."""
    end = CALENDAR.period_end(start, number, DayUnit.BUSINESS)
    after = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    assert sum(CALENDAR.is_business_day(one) for one in after) == number
    assert CALENDAR.is_business_day(end)


def test_months_do_not_drift() -> None:
    """R-5: 31 January, 28 February, 31 March: always counted from the first date."""
    start = day("2026-01-31")
    assert [add_months(start, k) for k in (1, 2, 13)] == [
        day("2026-02-28"),
        day("2026-03-31"),
        day("2027-02-28"),
    ]


def test_the_consequence_of_a_notice_comes_on_the_day_after_it() -> None:
    """R-6: received on the 8th, seven days to act end on the 15th, work stops on the 16th."""
    notice = "record: {notices: [{document: notice-of-intent, sent: 2026-06-08 09:30, method: email}]}"
    suspension = state_of(LATE, "2026-06-10", notice).suspension
    assert suspension.cure_date == day("2026-06-15")
    assert suspension.effective == day("2026-06-16")


def test_cancellation_periods_count_in_the_unit_of_the_law() -> None:
    """R-7: three business days from Thursday end on Tuesday, on Monday where Saturday counts, and never roll."""
    thursday = day("2026-06-04")
    assert last_day_to_cancel(thursday, 3, "business", CALENDAR) == day("2026-06-09")
    assert last_day_to_cancel(thursday, 3, "business_saturday_counts", CALENDAR) == day("2026-06-08")
    assert last_day_to_cancel(thursday, 2, "calendar", CALENDAR) == day("2026-06-06")


def test_the_last_day_belongs_to_the_debtor() -> None:
    """R-8: on the end of grace the item is in grace, on the next day it is past it."""
    assert state_of(LATE, "2026-06-12").stage.value == "in_grace"
    assert state_of(LATE, "2026-06-13").stage.value == "past_grace"


def test_payment_on_the_cure_date_is_in_time() -> None:
    """R-8: paid on the last day to pay, work never stops."""
    record = """
    record:
      notices: [{document: notice-of-intent, sent: 2026-06-08 09:30, method: email}]
      payments: [{date: 2026-06-15, amount: 1000.00}]
    """
    state = state_of(LATE, "2026-06-20", record)
    assert state.suspension.began is None
    assert state.work.value != "suspended"
