"""`docgen status`: where projects stand, what is due, and what comes next."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from docgen.build.request import day_for
from docgen.build.result import Day
from docgen.checks import examine
from docgen.cli.clock import now
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.options import as_of_option, format_option, projects_argument
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.diagnostics.render import as_json, as_text
from docgen.law import LawLibrary, law_roots
from docgen.reports.practice import first_thing, practice_row, row_of_errors, totals_by_currency, worst_first
from docgen.workspace import Loading, Workspace, load_project

Row = dict[str, Any]


@dataclass(frozen=True)
class _Report:
    """The row of one project, what fixed its day, and whether errors stop it."""

    row: Row
    day_from: Day
    failed: bool


@click.command(epilog="Example: docgen status riverside-kitchen --as-of 2026-07-13")
@projects_argument
@as_of_option
@format_option()
@session_options
@pass_session
def command(session: Session, projects: tuple[str, ...], as_of: date | None, form: str) -> int:
    """Show stage, balances, documents and the next step.

    One project is shown in full. Several, or all of them when none is named, are a page to start the day
    with: the worst first, with what is due, the days past grace, the next step and its day, totals by
    currency, and what to do first. As JSON, one named project is an object of its own, several are a list.
    """
    workspace = the_workspace(session)
    names = chosen_projects(workspace, projects)
    if not names:
        session.say("there are no projects yet; make one with: docgen new NAME")
    law = LawLibrary(law_roots(workspace.own_law))
    single = len(projects) == 1
    reports = [_report(session, workspace, law, name, as_of, aloud=single) for name in names]
    _say_days(session, reports)
    if form == "json":
        _print_json(session, reports, single=single)
    elif single and not reports[0].failed:
        from docgen.reports.text import project_page

        session.result(project_page(reports[0].row, width=session.width))
    elif reports and not single:
        from docgen.reports.practice_text import morning_page

        rows = worst_first(one.row for one in reports)
        session.result(morning_page(rows, width=session.width, colour=colour_wanted(sys.stdout)))
    return 1 if any(one.failed for one in reports) else 0


def _report(
    session: Session, workspace: Workspace, law: LawLibrary, name: str, as_of: date | None, *, aloud: bool
) -> _Report:
    """The report of one project; `aloud` prints the errors that stop it, which are else only counted."""
    loading = load_project(workspace, name)
    day, day_from = day_for(now(), as_of, loading.fixed_as_of, loading.timezone or "UTC")
    examined = examine(loading, law, day)
    state = examined.value
    if session.verbose or (aloud and state is None):
        _complain(session, loading, examined.diagnostics)
    found = [as_json(problem, loading.sources) for problem in examined.diagnostics]
    row = row_of_errors(name, day, found) if state is None else practice_row(name, state, found)
    return _Report({**row, "as_of_from": day_from.value}, day_from, state is None)


def _complain(session: Session, loading: Loading, diagnostics: tuple[Any, ...]) -> None:
    colour = colour_wanted(sys.stderr)
    for problem in diagnostics:
        session.complain(as_text(problem, loading.sources, colour=colour) + "\n")


def _say_days(session: Session, reports: list[_Report]) -> None:
    """S-24: a day that the project itself fixes is always named."""
    fixed = [one.row for one in reports if one.day_from is Day.PROJECT]
    if len(reports) == 1:
        for row in fixed:
            session.say(f"{row['project']}: as of {row['as_of']}, fixed by project.as_of")
    elif fixed:
        session.say(f"the day is fixed by project.as_of: {', '.join(row['project'] for row in fixed)}")


def _print_json(session: Session, reports: list[_Report], *, single: bool) -> None:
    rows = [one.row for one in reports]
    whole: Row = {"version": 1}
    if single:
        whole |= rows[0]
    else:
        first = first_thing(worst_first(rows))
        whole |= {"projects": rows, "totals": totals_by_currency(rows), "first": first}
    session.result(json.dumps(whole, indent=2, ensure_ascii=False))
