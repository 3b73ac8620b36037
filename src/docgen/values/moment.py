"""A day, with a time of day where one was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Moment:
    """When something happened, at the contractor's place of business."""

    day: date
    time_of_day: time | None = None

    def __str__(self) -> str:
        """As the files write it: `2026-05-11` or `2026-05-11 08:30`."""
        if self.time_of_day is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()} {self.time_of_day:%H:%M}"
