"""Hours in which a debtor may be contacted, as the law data writes them: `Mon-Fri 08:00-20:00`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from docgen.values import BusinessCalendar

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PATTERN = re.compile(
    r"(?P<first>mon|tue|wed|thu|fri|sat|sun|holidays)(?:-(?P<last>mon|tue|wed|thu|fri|sat|sun))? "
    r"(?P<start>\d{2}:\d{2})-(?P<end>\d{2}:\d{2})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Window:
    """Some weekdays (None: holidays) and the hours allowed on them."""

    weekdays: frozenset[int] | None
    start: time
    end: time


@dataclass(frozen=True)
class ContactHours:
    """Hours by weekday; those for holidays, where given, go before."""

    windows: tuple[_Window, ...]

    @staticmethod
    def parse(lines: Iterable[str]) -> ContactHours | None:
        """The hours of some lines; None where there are none or one is written in another way."""
        found = [_PATTERN.fullmatch(" ".join(line.split())) for line in lines]
        windows = tuple(_window(match) for match in found if match is not None)
        return ContactHours(windows) if windows and len(windows) == len(found) else None

    def allows(self, day: date, at: time, calendar: BusinessCalendar) -> bool:
        """Whether a contact on a day and time is inside the hours."""
        holiday = day in calendar.holidays
        special = [window for window in self.windows if window.weekdays is None]
        if holiday and special:
            chosen = special
        else:
            chosen = [w for w in self.windows if w.weekdays is not None and day.weekday() in w.weekdays]
        return any(window.start <= at <= window.end for window in chosen)


def _window(match: re.Match[str]) -> _Window:
    start, end = time.fromisoformat(match["start"]), time.fromisoformat(match["end"])
    if match["first"].casefold() == "holidays":
        return _Window(None, start, end)
    first = _DAYS.index(match["first"].casefold())
    last = _DAYS.index(match["last"].casefold()) if match["last"] else first
    count = (last - first) % 7 + 1
    return _Window(frozenset((first + number) % 7 for number in range(count)), start, end)
