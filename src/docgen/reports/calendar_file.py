"""The coming days of a project as an iCalendar file (RFC 5545): the same project and day give the same bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

from docgen.diagnostics import FieldPath
from docgen.reports.timeline import TimelineEntry, Whose
from docgen.reports.why.rule_titles import TITLES

PRODUCT = "-//docgen//timeline//EN"
"""Says who made a file; one that says so may be written over."""

MORNING = timedelta(hours=9)
NEXT_MORNING = timedelta(days=1) + MORNING

OWN_ALARMS: dict[str, tuple[int, ...]] = {
    "limitation": (180, 60, 14),
    "limit_crossing": (30, 7),
    "latest_filing": (30, 7),
    "filing_date": (7, 1),
    "hearing_date": (14, 2),
    "cessation": (14, 3),
    "completion": (14,),
    "work_start": (7,),
    "change_order_work": (3,),
    "resumed": (1,),
}
"""How many days before an own last day the calendar reminds; 180 before limitation is that of W-SOL (R-39)."""

USUAL_ALARMS = (7,)
_OURS = re.compile(rb"^PRODID:-//docgen//", re.MULTILINE)
_ODD = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class CalendarOf:
    """The project that a calendar is about."""

    code: str
    title: str
    timezone: str
    as_of: date


def calendar_entries(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """What a calendar can hold: days that stand, without those that assume a letter of today."""
    return tuple(entry for entry in entries if entry.assumes is None)


def calendar_bytes(
    entries: Sequence[TimelineEntry], about: CalendarOf, locate: Callable[[FieldPath], str | None]
) -> bytes:
    """The entries as all-day events with alarms.

    The name of an event (UID) is made of the project's code, the rule and what it is about, so that a
    newer file replaces the events of an older one; the time stamp is the as-of date, never the clock.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(f"{about.title} ({about.code})"))
    calendar.add("x-wr-timezone", about.timezone)
    names: Counter[str] = Counter()
    for entry in entries:
        name = _name(entry, about.code)
        names[name] += 1
        uid = name if names[name] == 1 else f"{name}.{names[name]}"
        calendar.add_component(_event(entry, f"{uid}@docgen", about, locate))
    return bytes(calendar.to_ical())


def made_by_docgen(content: bytes) -> bool:
    """Whether a file is a calendar that docgen wrote."""
    return content.startswith(b"BEGIN:VCALENDAR") and _OURS.search(content) is not None


def alarm_offsets(entry: TimelineEntry, as_of: date) -> tuple[timedelta, ...]:
    """When to remind, from the first moment of the day; what would lie before the as-of date is left out.

    The client's last day is his own to its end (R-8): the alarm is on the morning after. The first day on
    which something may be done has one on that morning, an own last day some days ahead.
    """
    if entry.whose is Whose.CLIENT:
        offsets: tuple[timedelta, ...] = (NEXT_MORNING,)
    elif entry.whose is Whose.OPENS:
        offsets = (MORNING,)
    elif entry.whose is Whose.OWN:
        days = OWN_ALARMS.get(entry.event, USUAL_ALARMS)
        offsets = tuple(MORNING - timedelta(days=number) for number in days)
    else:
        offsets = ()
    return tuple(offset for offset in offsets if _moment(entry.day) + offset >= _moment(as_of))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _name(entry: TimelineEntry, code: str) -> str:
    parts = (code, *entry.rules[:1], entry.event, entry.subject)
    return ".".join(_ODD.sub("-", part) for part in parts)


def _event(
    entry: TimelineEntry, uid: str, about: CalendarOf, locate: Callable[[FieldPath], str | None]
) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", _moment(about.as_of))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", f"{about.code}: {entry.text}")
    event.add("description", _description(entry, about, locate))
    event.add("categories", [about.code])
    event.add("transp", "TRANSPARENT")
    for offset in alarm_offsets(entry, about.as_of):
        event.add_component(_alarm(entry, offset, about.code))
    return event


def _alarm(entry: TimelineEntry, offset: timedelta, code: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", offset)
    over = "was yesterday; is it paid?" if entry.whose is Whose.CLIENT else f"on {entry.day:%A} {entry.day}"
    alarm.add("description", f"{code}: {entry.text}, {over}")
    return alarm


def _description(entry: TimelineEntry, about: CalendarOf, locate: Callable[[FieldPath], str | None]) -> str:
    place = locate(entry.at) if entry.at is not None else None
    lines = [
        about.title,
        *(f"{rule}: {TITLES[rule]}" if rule in TITLES else rule for rule in entry.rules),
        f"Contract, clause {entry.clause}" if entry.clause else "",
        entry.law or "",
        place or f"Computed as of {about.as_of}, if nothing else happens",
    ]
    return "\n".join(line for line in lines if line)
