"""`docgen timeline`: the days of a project, and the coming ones as a calendar file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from docgen.cli.one_project import one_project
from docgen.cli.options import DAY, as_of_option, format_option
from docgen.cli.session import Session, pass_session, session_options
from docgen.diagnostics import FieldPath
from docgen.files import write_atomic
from docgen.reports.text import weekday, wrapped
from docgen.reports.timeline import TimelineEntry, timeline, within
from docgen.reports.timeline.layout import as_rows, as_text
from docgen.rules import ProjectState

Locate = Callable[[FieldPath], str | None]


@click.command(epilog="Example: docgen timeline riverside-kitchen --from 2026-07-01 --ics kitchen.ics")
@click.argument("project", metavar="PROJECT")
@click.option("--from", "first", type=DAY, metavar="DATE", help="Leave out earlier days.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Leave out later days.")
@click.option(
    "--ics",
    "ics",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the days from today on (or from --from on) as a calendar file, instead of printing them.",
)
@click.option("--force", is_flag=True, help="Write over a FILE that docgen did not make.")
@as_of_option
@format_option()
@session_options
@pass_session
def command(
    session: Session,
    project: str,
    first: date | None,
    last: date | None,
    ics: Path | None,
    force: bool,
    as_of: date | None,
    form: str,
) -> int:
    """Show past and coming days: what happened, what falls due, what may be done from when.

    Every day has its rule, the clause or the law behind it, and where it comes from: the line of the file,
    or `computed`. A coming day holds if nothing else happens; some assume a letter of today, and say so.
    The calendar file has all-day events with alarms: on the morning after a last day of the client, ahead
    of a last day of your own.
    """
    if first is not None and last is not None and first > last:
        raise click.UsageError(f"--from {first} is after --to {last}")
    one = one_project(session, project, as_of)
    if one is None:
        return 1
    name, state, day, locate = one.name, one.state, one.day, one.locate
    entries = within(timeline(state, one.loaded.record), first, last)
    written = None
    if ics is not None:
        coming = within(entries, first or day, None)
        written = _write_calendar(session, ics, coming, state, locate, force=force)
        if written is None:
            return 1
    if form == "json":
        whole = _whole(name, state, first, last, as_rows(entries, day, locate))
        if written is not None:
            whole["calendar"] = {"file": str(ics), "events": written}
        session.result(json.dumps(whole, indent=2, ensure_ascii=False))
    elif written is None:
        header = state.project.project
        head = wrapped(f"{header.title} ({header.code}), as of {weekday(day)}", session.width)
        session.result("\n".join([*head, ""]))
        session.result(as_text(entries, day, locate, width=session.width))
        if not entries:
            session.say("there is no day of this project in that time")
    else:
        session.result(f"wrote {ics}: {written} {'day' if written == 1 else 'days'}")
    if one.fixed_by.value == "project" and form != "json":
        session.say(f"{name}: as of {day}, fixed by project.as_of")
    return 0


def _whole(
    name: str, state: ProjectState, first: date | None, last: date | None, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    header = state.project.project
    return {
        "version": 1,
        "project": name,
        "code": header.code,
        "title": header.title,
        "as_of": state.as_of.isoformat(),
        "timezone": header.timezone,
        "currency": state.currency.code,
        "from": first.isoformat() if first is not None else None,
        "to": last.isoformat() if last is not None else None,
        "entries": rows,
    }


def _write_calendar(
    session: Session,
    path: Path,
    entries: Sequence[TimelineEntry],
    state: ProjectState,
    locate: Locate,
    *,
    force: bool,
) -> int | None:
    """Write the calendar; the number of its events, None where it could not be written."""
    from docgen.reports.calendar_file import CalendarOf, calendar_bytes, calendar_entries, made_by_docgen

    header = state.project.project
    about = CalendarOf(header.code, header.title, header.timezone, state.as_of)
    standing = calendar_entries(entries)
    try:
        if path.exists() and not force and not made_by_docgen(path.read_bytes()):
            session.complain(
                f"error: {path} was not made by docgen and is left alone; --force writes over it"
            )
            return None
        write_atomic(path, calendar_bytes(standing, about, locate))
    except OSError as problem:
        # The name in the error may be that of the temporary file, which would tell nobody anything.
        session.complain(f"error: {path}: {problem.strerror or problem}")
        return None
    return len(standing)
