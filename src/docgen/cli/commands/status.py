"""`docgen status`: where projects stand, what is due, and what comes next."""

from __future__ import annotations

import json
import sys
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
from docgen.reports.status import status_report
from docgen.workspace import Loading, Workspace, load_project


@click.command(epilog="Example: docgen status riverside-kitchen --as-of 2026-07-13")
@projects_argument
@as_of_option
@format_option()
@session_options
@pass_session
def command(session: Session, projects: tuple[str, ...], as_of: date | None, form: str) -> int:
    """Show stage, balances, documents and the next step.

    One project is shown in full; several, or all of them when none is named, as a table. As JSON, one
    named project is an object of its own, several are a list.
    """
    workspace = the_workspace(session)
    names = chosen_projects(workspace, projects)
    if not names:
        session.say("there are no projects yet; make one with: docgen new NAME")
    law = LawLibrary(law_roots(workspace.own_law))
    reports: list[dict[str, Any]] = []
    failed = False
    for name in names:
        report, ok = _report(session, workspace, law, name, as_of)
        failed = failed or not ok
        if report is not None:
            reports.append(report)
    _print(session, reports, form, single=len(projects) == 1)
    return 1 if failed else 0


def _report(
    session: Session, workspace: Workspace, law: LawLibrary, name: str, as_of: date | None
) -> tuple[dict[str, Any] | None, bool]:
    """The report of one project, None where errors stop it; and whether there was no error."""
    loading = load_project(workspace, name)
    day, fixed_by = day_for(now(), as_of, loading.fixed_as_of, loading.timezone or "UTC")
    examined = examine(loading, law, day)
    if examined.value is None:
        _complain(session, loading, examined.diagnostics)
        return None, False
    if session.verbose:
        _complain(session, loading, examined.diagnostics)
    if fixed_by is Day.PROJECT:
        session.say(f"{name}: as of {day}, fixed by project.as_of")
    rows = [as_json(problem, loading.sources) for problem in examined.diagnostics]
    return status_report(name, examined.value, rows), True


def _complain(session: Session, loading: Loading, diagnostics: tuple[Any, ...]) -> None:
    colour = colour_wanted(sys.stderr)
    for problem in diagnostics:
        session.complain(as_text(problem, loading.sources, colour=colour) + "\n")


def _print(session: Session, reports: list[dict[str, Any]], form: str, *, single: bool) -> None:
    if form == "json":
        whole: dict[str, Any] = {"version": 1}
        if single:
            whole |= reports[0] if reports else {}
        else:
            whole["projects"] = reports
        session.result(json.dumps(whole, indent=2, ensure_ascii=False))
        return
    from docgen.reports.text import overview, project_page

    if single and reports:
        session.result(project_page(reports[0], width=session.width))
    elif reports:
        session.result(overview(reports, width=session.width))
