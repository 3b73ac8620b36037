"""What day it is for a project, and days of a command line that have not come yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import click

from docgen.build.request import day_for
from docgen.cli.clock import now
from docgen.model.fields import parse_moment
from docgen.source import Data
from docgen.workspace import Workspace, load_project

_DAYS = ("date", "sent", "delivered", "at", "reached", "accepted", "resolved")
"""The options that are days of something that happened."""


@dataclass(frozen=True)
class Today:
    """The day for which a project is computed (S-24), and the last day on which something can have happened.

    `last` is today at the project's place, or the fixed as-of date of an example where that is later; `contract`
    is the day of the contract, None where the files do not tell it.
    """

    as_of: date
    last: date
    place: str
    contract: date | None

    def refuse_later(self, entry: Mapping[str, Data]) -> None:
        """A usage error for a day that has not come: the record holds what happened."""
        for option, day in days_of(entry):
            self.refuse_day(option, day)

    def refuse_day(self, option: str, day: date) -> None:
        """The same for one day."""
        if day > self.last:
            raise click.UsageError(
                f"--{option} {day} has not come yet: today is {self.last} ({self.place}). The record "
                f"holds what happened; most often the year is wrong{self._meant(day)}"
            )

    def _meant(self, day: date) -> str:
        """The same day of the latest year in which it has come; no day before the contract's."""
        if (day.month, day.day) == (2, 29):
            return ""
        year = self.last.year if day.replace(year=self.last.year) <= self.last else self.last.year - 1
        meant = day.replace(year=year)
        return "" if self.contract is not None and meant < self.contract else f": did you mean {meant}?"


def today_of(workspace: Workspace, project: str) -> Today:
    """Today for a project, whose files need not be right."""
    loading = load_project(workspace, project)
    zone = loading.timezone or "UTC"
    as_of, _ = day_for(now(), None, loading.fixed_as_of, zone)
    today, _ = day_for(now(), None, None, zone)
    contract = loading.loaded.project.contract.date if loading.loaded is not None else None
    return Today(as_of, max(as_of, today), zone, contract)


def days_of(entry: Mapping[str, Data]) -> Iterator[tuple[str, date]]:
    """The days of an entry of the record with their options; what is no day is reported where the entry is read."""
    for option in _DAYS:
        try:
            yield option, parse_moment(entry.get(option)).day
        except ValueError:
            continue
