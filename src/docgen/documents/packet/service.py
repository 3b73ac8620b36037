"""Part (j): serving the claim, the last days counted back from the hearing, and the calendar used (S-13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docgen.documents.packet.case import Case, sentence_case
from docgen.documents.parts.law import known
from docgen.documents.parts.words import sentence
from docgen.law import Reading
from docgen.rules.court_dates import ELSEWHERE, EXTRA, PERSONAL, PROOF, LastDay
from docgen.rules.legal import whole, words

SERVER = "service.server"
BY_COURT = "The court serves"
"""How the law data begins where the court itself serves."""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("personal", (PERSONAL,)),
    ("personal_elsewhere", (ELSEWHERE,)),
    ("substituted", (PERSONAL, EXTRA)),
    ("substituted_elsewhere", (ELSEWHERE, EXTRA)),
    ("proof", (PROOF,)),
)
"""The steps before a hearing, and the values of law whose days are counted back together."""


@dataclass(frozen=True)
class ServiceStep:
    """One step: its last day in words, or why there is none, and how it is counted."""

    step: str
    last_day: str
    counted: str


@dataclass(frozen=True)
class CalendarUsed:
    """Which days were no business days: the list with its version, and the dates of it that could matter.

    `weekend` are names of days of the week. The holidays are those from `first` to `last`, both included.
    """

    source: str
    years: str
    weekend: tuple[str, ...]
    first: date
    last: date
    holidays: tuple[date, ...]


@dataclass(frozen=True)
class Service:
    """Who may serve and by when; `server_note` is what the law data says where no server is known.

    `steps` is empty where no number of days is known. `is_by_court` says that nobody else serves.
    """

    server: str | None
    is_by_court: bool
    server_note: str | None
    hearing: date | None
    steps: tuple[ServiceStep, ...]
    defendants: tuple[str, ...]
    proof_form: str | None
    calendar: CalendarUsed


def service(case: Case) -> Service:
    """The checklist; a date that the law data cannot give says so, with what is known."""
    state = case.state
    reading = known(state.law_readings, SERVER)
    server = words(reading) if reading is not None else None
    settings, asked = state.project.claim, _reading(case, SERVER)
    california = state.project.project.jurisdiction == "US-CA"
    return Service(
        server=None if server is None else sentence(server),
        is_by_court=server is not None and server.startswith(BY_COURT),
        server_note=_note(asked) if asked is not None and server is None else None,
        hearing=settings.hearing_date if settings is not None else None,
        steps=tuple(_steps(case, server)),
        defendants=tuple(party.legal_name for party in case.defendants),
        proof_form=case.say("proof_form_california") if california else None,
        calendar=_calendar(case),
    )


def _steps(case: Case, server: str | None) -> list[ServiceStep]:
    """Every step with a hearing date; without one those whose days are known. None where no days are known."""
    dates, unknown = case.state.court_dates, case.say("days_unknown")
    counts = [_counted(case, [_reading(case, name) for name in names]) for _, names in STEPS]
    if all(counted == unknown for counted in counts):
        return []
    found = []
    for (name, parameters), counted in zip(STEPS, counts, strict=True):
        readings = [_reading(case, parameter) for parameter in parameters]
        if dates is not None:
            last: LastDay = getattr(dates, name)
            text = case.language.weekday_date(last.day) if last.day else _unknown(case, readings, server)
            found.append(ServiceStep(case.say(f"step_{name}"), text, counted))
        elif counted != unknown:
            found.append(ServiceStep(case.say(f"step_{name}"), case.say("blank"), counted))
    return found


def _reading(case: Case, name: str) -> Reading | None:
    return next((one for one in case.state.law_readings if one.name == name), None)


def _counted(case: Case, readings: Iterable[Reading | None]) -> str:
    """`15 calendar days before the hearing`, the days of all values together; where one is not known, that."""
    some = list(readings)
    days = [whole(one) if one is not None else None for one in some]
    if any(day is None for day in days) or some[0] is None:
        return case.say("days_unknown")
    total = sum(day for day in days if day is not None)
    unit = (some[0].unit or "calendar days").removesuffix("days").strip()
    return case.say("days_before", days=case.language.days(total, unit))


def _unknown(case: Case, readings: Iterable[Reading | None], server: str | None) -> str:
    """Why there is no last day: the note of the law, else who serves there, else that it is to be asked."""
    for one in readings:
        note = _note(one) if one is not None and not one.known else None
        if note is not None:
            return note
    if server is not None:
        return case.say("last_day_unknown_server", server=sentence(server))
    return case.say("last_day_unknown")


def _note(reading: Reading) -> str | None:
    """What the law data says about a value, where somebody looked for it."""
    if reading.note is None or reading.last_checked is None:
        return None
    return sentence_case(sentence(" ".join(reading.note.split())))


def _calendar(case: Case) -> CalendarUsed:
    """S-13: the list, and its dates from the first due date to the last date that was computed."""
    state, calendar = case.state, case.state.calendar
    first = min(charge.due for charge in case.charges)
    last = max(_computed_days(case))
    covers = sorted(year for year in calendar.covers or () if first.year <= year <= last.year)
    return CalendarUsed(
        source=calendar.source,
        years=case.join(str(year) for year in covers),
        weekend=tuple(case.language.weekday(number) for number in sorted(calendar.weekend)),
        first=first,
        last=last,
        holidays=tuple(sorted(day for day in state.calendar.holidays if first <= day <= last)),
    )


def _computed_days(case: Case) -> list[date]:
    state, demand, settings = case.state, case.state.demand, case.state.project.claim
    days = [state.as_of, *(charge.grace_end for charge in case.charges)]
    if demand.notice is not None:
        days += [demand.deadline, *([demand.earliest_filing] if demand.earliest_filing else [])]
    if settings is not None:
        days += [day for day in (settings.filing_date, settings.hearing_date) if day is not None]
    return days
