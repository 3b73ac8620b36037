"""What one build is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from docgen.build.result import Day


@dataclass(frozen=True)
class Request:
    """What to build. `now` is the present moment, used where nothing else fixes the as-of date (S-24).

    `only` names kinds or ids of documents; `again` makes the next one of a document that was sent
    (S-22). `dry_run` decides everything and writes nothing. `jobs` is the number of processes, None
    to choose. `afresh` keeps the build from answering out of the memory of the last one.
    """

    root: Path
    projects: tuple[str, ...]
    now: datetime
    as_of: date | None = None
    only: tuple[str, ...] = ()
    again: bool = False
    dry_run: bool = False
    jobs: int | None = None
    colour: bool = False
    afresh: bool = False

    def day_for(self, fixed: str | None, timezone: str) -> tuple[date, Day]:
        """The as-of date of a project, and what fixed it."""
        return day_for(self.now, self.as_of, fixed, timezone)


def day_for(now: datetime, as_of: date | None, fixed: str | None, timezone: str) -> tuple[date, Day]:
    """The as-of date (S-24): the command's, else the project's own (ISO date), else today at its place."""
    if as_of is not None:
        return as_of, Day.COMMAND
    if fixed is not None:
        return date.fromisoformat(fixed), Day.PROJECT
    from zoneinfo import ZoneInfo

    return now.astimezone(ZoneInfo(timezone)).date(), Day.TODAY
