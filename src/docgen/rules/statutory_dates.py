"""Counting the steps of a statutory route from the due date or the payment request to the stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.law import Stage
from docgen.values import BusinessCalendar, DayUnit

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StepDates:
    """The dates of one step."""

    counted_from: date | None = None
    day: date | None = None
    prepared_by: date | None = None


@dataclass(frozen=True)
class Walk:
    """The way through the steps of a route, from the due date and the receipt of the payment request."""

    due: date
    request: date | None
    calendar: BusinessCalendar

    def dates(self, stages: tuple[Stage, ...], not_before: date = date.min) -> Iterator[StepDates]:
        """The dates of each step, with no act of the contractor before `not_before`."""
        first = max(self.due + ONE_DAY, not_before)
        before: date | None = first
        for stage in stages:
            if stage.start == "ahead":
                found = self._ahead(stage, before, not_before)
            elif stage.start:
                found = self._after(stage, before, first)
            else:
                yield StepDates()
                continue
            before = found.day
            yield found

    def _after(self, stage: Stage, before: date | None, first: date) -> StepDates:
        """The day after the period (`last_day`: its last one); an act of the contractor never comes before `first`."""
        start = {"due_date": self.due, "payment_request": self.request, "step": before}[stage.start]
        if start is None:
            return StepDates()
        end = self.calendar.period_end(start, stage.days, DayUnit(stage.unit), roll=False)
        return StepDates(start, end if stage.last_day else max(end + ONE_DAY, first))

    def _ahead(self, stage: Stage, before: date | None, not_before: date) -> StepDates:
        """The day of the step before, moved where what has to come ahead of it could not be done in time."""
        if before is None:
            return StepDates()
        unit = DayUnit(stage.unit)
        prepared = max(self._back(before, stage.days, unit), not_before)
        possible = self.calendar.period_end(prepared, stage.days, unit, roll=False)
        return StepDates(prepared, max(before, possible), prepared)

    def _back(self, day: date, number: int, unit: DayUnit) -> date:
        if unit is DayUnit.CALENDAR:
            return day - timedelta(days=number)
        for _ in range(number):
            day = self.calendar.roll_back(day - ONE_DAY)
        return day
