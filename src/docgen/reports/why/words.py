"""Numbers and days as an explanation writes them, with the arithmetic spelt out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from docgen.account import InterestLine
from docgen.rules.words import figure
from docgen.values import BusinessCalendar, DayUnit, Money, round_fraction

ONE_DAY = timedelta(days=1)


def day(value: date) -> str:
    """A day with its weekday: `Friday 2026-05-22`."""
    return f"{value:%A} {value.isoformat()}"


def added(parts: Iterable[Money], total: Money) -> str:
    """A sum with its parts: `10,899.34 + 1,498.69 = 12,398.03`; one part alone is the sum itself."""
    shown = [figure(part) for part in parts]
    return f"{' + '.join(shown)} = {figure(total)}" if len(shown) > 1 else figure(total)


def exact_and_rounded(exact: Fraction, rounded: Money) -> str:
    """The exact result to two more digits and what it is rounded to: `199.3425 → 199.34`."""
    more = round_fraction(exact, rounded.currency.decimals + 2)
    if Fraction(more) == exact == rounded.exact:
        return figure(rounded)
    return f"{more:,f} → {figure(rounded)}"


def interest_line(line: InterestLine) -> str:
    """R-12 (or R-16b) with the numbers of one line."""
    period = f"{day(line.start)} to {day(line.end)}"
    if line.months is not None:
        exact = line.principal.exact * line.rate.fraction * line.months
        months = f"{line.months} month{'s' if line.months != 1 else ''} or part"
        sum_ = f"{figure(line.principal)} × {line.rate} % × {months}"
    else:
        exact = line.principal.exact * line.rate.fraction * line.days / 365
        sum_ = f"{figure(line.principal)} × {line.rate} % × {line.days} ÷ 365"
    return f"{period}: {sum_} = {exact_and_rounded(exact, line.amount)}"


def counted(start: date, number: int, unit: DayUnit, calendar: BusinessCalendar, *, roll: bool = True) -> str:
    """A period from its first day to its last, with what moved the end (R-1 to R-4)."""
    days = f"{number} {unit.value} day{'s' if number != 1 else ''}"
    end = calendar.period_end(start, number, unit, roll=roll)
    if unit is DayUnit.BUSINESS:
        skipped = _days_off(start, end, calendar)
        off = f" (not counted: {', '.join(skipped)})" if skipped else ""
        return f"{day(start)} + {days} = {day(end)}{off}"
    raw = start + timedelta(days=number)
    if raw == end:
        return f"{day(start)} + {days} = {day(end)}"
    return f"{day(start)} + {days} = {day(raw)}, not a business day, so {day(end)}"


def _days_off(start: date, end: date, calendar: BusinessCalendar) -> list[str]:
    """The holidays on working weekdays between two days; weekends go without saying."""
    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return [d.isoformat() for d in between if d in calendar.holidays and d.weekday() not in calendar.weekend]
