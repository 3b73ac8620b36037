"""Options that several commands share, so that they mean and say the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from docgen.values import Moment

Command = TypeVar("Command", bound=Callable[..., Any])


class DayType(click.ParamType[date]):
    """A calendar date as the project files write it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; fails for anything but year-month-day of a real day."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"'{value}' is not a date; write e.g. 2026-07-13", param, ctx)


DAY = DayType()


class MomentType(click.ParamType[Moment]):
    """A date, with a time of day where it counts, as the project files write it."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        """The moment; fails for anything else."""
        if isinstance(value, Moment):
            return value
        for form in ("%Y-%m-%d %H:%M", "%Y-%m-%d"):
            try:
                found = datetime.strptime(str(value), form)
            except ValueError:
                continue
            return Moment(found.date(), found.time() if "%H" in form else None)
        self.fail(f"'{value}' is not a date; write e.g. 2026-07-13 or \"2026-07-13 09:30\"", param, ctx)


MOMENT = MomentType()


def as_of_option(command: Command) -> Command:
    """`--as-of`: the day that everything is computed for."""
    return click.option(
        "--as-of",
        type=DAY,
        metavar="DATE",
        help="Compute everything for this day instead of today (or of the project's own as_of).",
    )(command)


def format_option(*more: str) -> Callable[[Command], Command]:
    """`--format`: text for people, JSON for programs, and `more` where a command has it."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", *more]),
        default="text",
        help="How to print the result.",
    )


def projects_argument(command: Command) -> Command:
    """`[PROJECT]...`: folders below projects/; all of them when none is named."""
    return click.argument("projects", metavar="[PROJECT]...", nargs=-1)(command)
