"""`docgen check`: every problem in the files, and nothing written."""

from __future__ import annotations

import json
import sys
from datetime import date

import click

from docgen.build.material import packet_findings
from docgen.build.request import day_for
from docgen.checks import examine
from docgen.checks.ahead import entries_ahead
from docgen.cli.clock import now
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.options import as_of_option, format_option, projects_argument
from docgen.cli.problems import Report, same_codes
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.issued.told import told_otherwise
from docgen.law import LawLibrary, law_roots
from docgen.workspace import load_project

FALLBACK_TIMEZONE = "UTC"


@click.command(epilog="Example: docgen check riverside-kitchen --format github")
@projects_argument
@as_of_option
@format_option("github")
@session_options
@pass_session
def command(session: Session, projects: tuple[str, ...], as_of: date | None, form: str) -> int:
    """Report every problem in the files; write nothing.

    Without PROJECT, all projects are checked: how the files are written, whether they fit together, and what
    the rules say on the as-of date; where a packet can be made, the files of its exhibits too. Warnings are
    shown too; only errors give exit code 1.
    """
    workspace = the_workspace(session)
    names = chosen_projects(workspace, projects)
    if not names:
        session.say("there are no projects yet; make one with: docgen new NAME")
    law = LawLibrary(law_roots(workspace.own_law))
    report = Report()
    codes = []
    moment = now()
    for name in names:
        loading = load_project(workspace, name)
        zone = loading.timezone or FALLBACK_TIMEZONE
        day, _ = day_for(moment, as_of, loading.fixed_as_of, zone)
        # A day that the command names leaves out what came later on purpose; only what is later than today is odd.
        own, _ = day_for(moment, None, loading.fixed_as_of if as_of is None else None, zone)
        examined = examine(loading, law, day)
        found = (*examined.diagnostics, *entries_ahead(loading.facts, max(day, own)))
        if loading.loaded is not None and examined.value is not None:
            found += packet_findings(loading.loaded, workspace.root, examined.value)
            found += told_otherwise(loading.loaded, examined.value)
        report.add(loading.name, day, loading.sources, found)
        codes.append(loading)
    for loading, problem in same_codes(codes):
        report.add_to(loading.name, loading.sources, problem)
    _print(session, report, form)
    return 1 if report.errors else 0


def _print(session: Session, report: Report, form: str) -> None:
    if form == "json":
        session.result(json.dumps(report.to_json(), indent=2, ensure_ascii=False))
        return
    if form == "github":
        texts = report.to_github()
        if texts:
            session.result("\n".join(texts))
        return
    texts = report.to_text(colour=colour_wanted(sys.stdout))
    if texts:
        session.result("\n\n".join(texts) + "\n")
    session.say(report.summary())
