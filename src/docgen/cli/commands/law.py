"""`docgen law`: what docgen knows of the law of a place, with the source of every value."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from docgen.cli.clock import now
from docgen.cli.folders import the_workspace, the_workspace_or_none
from docgen.cli.law_list import NO_ROUTE, summary, table
from docgen.cli.law_page import page
from docgen.cli.options import DAY, format_option
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.render import as_github, as_json, as_text
from docgen.law import LawLibrary, builtin_law, describe, law_roots
from docgen.law.check_folder import FolderCheck, check_folder
from docgen.law.parameters import TOPICS
from docgen.law.view_data import row_data
from docgen.workspace.files import OnDisk


@click.group(name="law", epilog="Example: docgen law show US-CA")
def command() -> None:
    """List, show and check the law of places: limits, interest, notices, each value with its source.

    This is data for a lawyer to check, not legal advice. What is not known is shown as not known.
    """


@command.command(name="list")
@format_option()
@session_options
@pass_session
def list_jurisdictions(session: Session, form: str) -> int:
    """List the jurisdictions with their small-claims limits, coverage and oldest check."""
    library = _library(session)
    rows = []
    for code in library.codes():
        jurisdiction = library.jurisdiction(code)
        if jurisdiction.value is None:
            _complain(session, jurisdiction.diagnostics)
            continue
        rows.append(summary(jurisdiction.value, now().date()))
    if form == "json":
        told = [{key: value for key, value in row.items() if key != "short_limit"} for row in rows]
        session.result(json.dumps({"version": 1, "jurisdictions": told}, indent=2, ensure_ascii=False))
        return 0
    session.result(table(rows, session.width))
    return 0


@command.command(epilog="Example: docgen law show US-CA --topic small_claims --on 2025-01-01")
@click.argument("code", metavar="JURISDICTION")
@click.option("--on", "--as-of", "on", type=DAY, metavar="DATE", help="The law of this day instead of today.")
@click.option("--topic", "topics", type=click.Choice(TOPICS), multiple=True, help="This topic only.")
@format_option()
@session_options
@pass_session
def show(session: Session, code: str, on: date | None, topics: tuple[str, ...], form: str) -> int:
    """Show every value of one jurisdiction that is in force, with citation and source."""
    library = _library(session)
    found = library.jurisdiction(code.upper())
    if found.value is None:
        _complain(session, found.diagnostics)
        return 1
    place, day = found.value, on or now().date()
    _complain(session, found.diagnostics)
    sections = tuple(section for section in describe(place, day) if not topics or section.topic in topics)
    if form == "json":
        whole = {
            "version": 1,
            "jurisdiction": place.code,
            "name": place.name,
            "country": place.country,
            "regions": list(library.regions(place.code)),
            "on": day.isoformat(),
            "values": [row_data(row) for section in sections for row in section.rows],
        }
        session.result(json.dumps(whole, indent=2, ensure_ascii=False))
        return 0
    about = [*_about(library, place.code)]
    if summary(place, day)["small_claims"] is False:
        about.append(f"There is {NO_ROUTE} here.")
    session.result(page(place, day, sections, session.width, about=about))
    return 1 if any(one.is_error for one in found.diagnostics) else 0


def _about(library: LawLibrary, code: str) -> list[str]:
    """What to say of a country whose parts have the law that a project needs."""
    regions = library.regions(code)
    if not regions:
        return []
    told = [f"Common to all of it; a project names one of its parts: {', '.join(regions)}."]
    places = [library.jurisdiction(other).value for other in library.namesakes(code)]
    return [*told, *(f"{place.name} is {place.code}." for place in places if place is not None)]


@command.command(epilog="Example: docgen law check")
@click.argument(
    "folder",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="[FOLDER]",
)
@format_option("github")
@session_options
@pass_session
def check(session: Session, folder: Path | None, form: str) -> int:
    """Check the law files of the workspace, also those that no project uses; write nothing.

    Names, types, dates in order, a source under every value, files that are never read. FOLDER is another
    folder of law files.
    """
    chosen = folder or the_workspace(session).own_law
    if not chosen.is_dir():
        session.say(f"there is no folder {chosen.name}/ here: docgen's own law is used as it stands")
        checked = FolderCheck(0, ())
    else:
        checked = check_folder(chosen, builtin_law())
    _report(session, checked, OnDisk(chosen.parent), form)
    return 1 if checked.diagnostics else 0


def _report(session: Session, checked: FolderCheck, disk: OnDisk, form: str) -> None:
    found = checked.diagnostics
    if form == "json":
        whole = {
            "version": 1,
            "files": checked.files,
            "errors": len(found),
            "diagnostics": [as_json(one, disk) for one in found],
        }
        session.result(json.dumps(whole, indent=2, ensure_ascii=False))
        return
    if form == "github":
        lines = [as_github(one, disk) for one in found]
    else:
        lines = [f"{as_text(one, disk, colour=colour_wanted(sys.stdout))}\n" for one in found]
    if lines:
        session.result("\n".join(lines))
    files = f"{checked.files} law file{'' if checked.files == 1 else 's'} checked"
    errors = f"{len(found)} error{'' if len(found) == 1 else 's'}" if found else "no problems"
    session.say(f"{files}: {errors}")


def _library(session: Session) -> LawLibrary:
    workspace = the_workspace_or_none(session)
    return LawLibrary(law_roots(workspace.own_law if workspace else None))


def _complain(session: Session, diagnostics: tuple[Diagnostic, ...]) -> None:
    for problem in diagnostics:
        session.complain(as_text(problem, OnDisk(), colour=colour_wanted(sys.stderr)) + "\n")
