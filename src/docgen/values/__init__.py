"""Exact values: money, rates, days. Nothing here knows a contract, a clock or a locale."""

from docgen.values.calendar import BusinessCalendar, OutsideCoverage
from docgen.values.dates import DayUnit, Period, add_months
from docgen.values.moment import Moment
from docgen.values.money import Currency, CurrencyMismatch, Money, split
from docgen.values.rate import Rate
from docgen.values.rounding import Rounding, round_fraction

__all__ = [
    "BusinessCalendar",
    "Currency",
    "CurrencyMismatch",
    "DayUnit",
    "Moment",
    "Money",
    "OutsideCoverage",
    "Period",
    "Rate",
    "Rounding",
    "add_months",
    "round_fraction",
    "split",
]
