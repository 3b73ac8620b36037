"""A consumer's right to cancel a contract made away from business premises (R-7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from docgen.law import Reading
from docgen.model import Project
from docgen.model.contract import SigningPlace
from docgen.rules.basis import Basis
from docgen.rules.legal import truth, whole, words
from docgen.rules.parties import has_consumer
from docgen.values import BusinessCalendar

OFF_PREMISES = (SigningPlace.CLIENT_HOME, SigningPlace.OTHER_OFF_PREMISES)
SATURDAY = 5


@dataclass(frozen=True)
class Cancellation:
    """The right to cancel: `days` in the unit of the law, ending on `last_day` (never rolled).

    Counted from the last signature, before that from the contract's date.
    """

    days: int
    unit: str
    last_day: date
    two_copies: bool


def cancellation_of(basis: Basis, signed_on: date | None) -> Cancellation | None:
    """The consumer's right to cancel an off-premises contract; None where there is none or it is not known."""
    project = basis.project
    if not has_consumer(project) or project.contract.signed_at not in OFF_PREMISES:
        return None
    start = signed_on or project.contract.date
    kind = project.project.kind.value
    two_copies = truth(basis.law.read("consumer.cooling_off_two_copies", kind=kind)) is True
    found = [_period(basis, age, start) for age in _ages(project)]
    possible = [one for one in found if one is not None]
    if not possible:
        return None
    days, unit, last_day = max(possible, key=lambda one: one[2])
    return Cancellation(days, unit, last_day, two_copies)


def _ages(project: Project) -> tuple[str, ...]:
    """Whether a consumer is 65 or older; where nobody asked, both answers are tried and the later date holds."""
    answers = {client.age_65_or_over for client in project.clients if client.is_consumer}
    if True in answers:
        return ("yes",)
    return ("no", "yes") if None in answers else ("no",)


def _period(basis: Basis, age: str, start: date) -> tuple[int, str, date] | None:
    facets = {"kind": basis.project.project.kind.value, "age65": age}
    reading = basis.law.read("consumer.cooling_off_days", **facets)
    days = whole(reading)
    if days is None:
        return None
    unit = words(basis.law.read("consumer.cooling_off_unit", **facets)) or _unit_of(reading)
    return days, unit, last_day_to_cancel(start, days, unit, basis.calendar)


def _unit_of(reading: Reading) -> str:
    """The unit written beside the days; business days where it says neither, since they end later."""
    return "calendar" if reading.unit == "calendar days" else "business"


def last_day_to_cancel(start: date, days: int, unit: str, calendar: BusinessCalendar) -> date:
    """R-7: the last day of a cancellation period in the unit of the law; never rolled.

    With `business_saturday_counts` a Saturday is a business day unless it is a holiday.
    """
    if unit == "calendar":
        return start + timedelta(days=days)
    if unit == "business_saturday_counts":
        calendar = replace(calendar, weekend=calendar.weekend - {SATURDAY})
    return calendar.add_business_days(start, days)
