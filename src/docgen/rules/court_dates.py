"""Last days for serving a claim and for proving it, counted back from the hearing (D13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docgen.law import Reading
from docgen.rules.basis import Basis
from docgen.rules.legal import whole, words

ONE_DAY = timedelta(days=1)

PERSONAL = "service.personal_days"
ELSEWHERE = "service.personal_days_elsewhere"
EXTRA = "service.substituted_extra_days"
PROOF = "service.proof_days"

IN_BUSINESS_DAYS = ("court days", "business days")
"""Units of the law that leave out days on which the court is closed."""


@dataclass(frozen=True)
class LastDay:
    """The last day for one step before a hearing; `day` is None where the law is not known, `reason` says why."""

    day: date | None
    reason: str | None = None


@dataclass(frozen=True)
class CourtDates:
    """What must be done before a hearing, and by when (D13 part j).

    `personal` is service on the defendant in person inside the county of the court,
    `personal_elsewhere` outside it; `substituted` and `substituted_elsewhere` are service on another adult at home
    or work, with a copy by post. `proof` is the filing of the proof of service. Where the court itself
    serves, the days are None with that reason.
    """

    hearing: date
    personal: LastDay
    personal_elsewhere: LastDay
    substituted: LastDay
    substituted_elsewhere: LastDay
    proof: LastDay


def court_dates(basis: Basis) -> CourtDates | None:
    """The last days before the hearing of the project file; None where no hearing is set.

    Days are counted back from the hearing, and what falls on a day that is no business day goes to the
    business day before it. Raises OutsideCoverage where that needs a holiday list that is missing.
    """
    settings = basis.project.claim
    if settings is None or settings.hearing_date is None:
        return None
    hearing = settings.hearing_date
    return CourtDates(
        hearing=hearing,
        personal=_last_day(basis, hearing, PERSONAL),
        personal_elsewhere=_last_day(basis, hearing, ELSEWHERE),
        substituted=_last_day(basis, hearing, PERSONAL, EXTRA),
        substituted_elsewhere=_last_day(basis, hearing, ELSEWHERE, EXTRA),
        proof=_last_day(basis, hearing, PROOF),
    )


def _last_day(basis: Basis, hearing: date, *names: str) -> LastDay:
    """The hearing less the days of every parameter named, taken together before anything is rolled."""
    readings = [basis.law.read(name) for name in names]
    days = [whole(reading) for reading in readings]
    for reading, found in zip(readings, days, strict=True):
        if found is None:
            return LastDay(None, _why(reading, basis))
    number = sum(found for found in days if found is not None)
    if readings[0].unit in IN_BUSINESS_DAYS:
        return LastDay(_business_days_before(basis, hearing, number))
    return LastDay(basis.calendar.roll_back(hearing - timedelta(days=number)))


def _business_days_before(basis: Basis, day: date, number: int) -> date:
    for _ in range(number):
        day = basis.calendar.roll_back(day - ONE_DAY)
    return day


def _why(reading: Reading, basis: Basis) -> str:
    """The note of the law, else who serves there, else that nothing is known."""
    server = words(basis.law.read("service.server"))
    if reading.note is not None and reading.last_checked is not None:
        return " ".join(reading.note.split())
    if server is not None:
        return f"{reading.name} is not known for {basis.law.jurisdiction.code}; who serves: {server}"
    return f"{reading.name} is not known for {basis.law.jurisdiction.code}"
