"""`docgen build`: every document that the facts allow on the as-of date."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date

import click

from docgen.build.request import Request
from docgen.build.result import ProjectResult
from docgen.build.run import build
from docgen.cli.build_text import project_lines, summary_line
from docgen.cli.clock import now
from docgen.cli.document_names import require_documents
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.options import as_of_option, format_option, projects_argument
from docgen.cli.session import Session, colour_wanted, pass_session, session_options

PROGRESS_FROM = 5


@click.command(epilog="Example: docgen build riverside-kitchen --as-of 2026-07-13 --only demand-letter")
@projects_argument
@as_of_option
@click.option(
    "--only",
    multiple=True,
    metavar="DOC",
    help="Only this document or kind of document, e.g. contract or change-order-2; may be repeated.",
)
@click.option("--again", is_flag=True, help="With --only: make the next one of a letter that was sent.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; chosen when not given."
)
@format_option()
@session_options
@pass_session
def command(
    session: Session,
    projects: tuple[str, ...],
    as_of: date | None,
    only: tuple[str, ...],
    again: bool,
    dry_run: bool,
    jobs: int | None,
    form: str,
) -> int:
    """Make every document that the facts allow, in output/PROJECT/.

    Without PROJECT, all projects are built. A document that cannot be made yet is listed with the
    reason and the first day on which it can; those that wait for an event stand in one line (-v, or docgen
    status, says for what). A file that you edited, or that is open, is left
    alone; the new version then goes beside it. When nothing has changed, nothing is done.
    """
    if again and not only:
        raise click.UsageError("--again needs --only: say which letter is to be made again")
    if only:
        require_documents(only)
    workspace = the_workspace(session)
    request = Request(
        root=workspace.root,
        projects=chosen_projects(workspace, projects),
        now=now(),
        as_of=as_of,
        only=tuple(dict.fromkeys(only)),
        again=again,
        dry_run=dry_run,
        jobs=jobs,
        colour=colour_wanted(sys.stderr),
        afresh=session.verbose,
    )
    if not request.projects:
        session.say("there are no projects yet; make one with: docgen new NAME")
    results = _build(session, request, form)
    if form == "json":
        rows = [result.to_json() for result in results]
        session.result(json.dumps({"version": 1, "projects": rows}, indent=2, ensure_ascii=False))
    elif len(results) > 1:
        session.say(summary_line(results))
    return 1 if any(result.failed for result in results) else 0


def _build(session: Session, request: Request, form: str) -> tuple[ProjectResult, ...]:
    """Build, with each project's lines as soon as it is done, or a progress bar over many."""
    every = len(request.projects) < PROGRESS_FROM or session.verbose

    def report(result: ProjectResult) -> None:
        errors = any(row["severity"] == "error" for row in result.diagnostics)
        if result.report and (errors or session.verbose):
            session.complain(result.report)
        if form == "text" and not session.quiet:
            brief = not (session.verbose or request.only)
            lines = project_lines(result, every=every, dry_run=request.dry_run, brief=brief)
            session.result("\n".join(lines))

    if not session.quiet and not every and sys.stderr.isatty():
        return _with_progress(request, report)
    return build(request, report)


def _with_progress(request: Request, report: Callable[[ProjectResult], None]) -> tuple[ProjectResult, ...]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("building", total=len(request.projects))
        results = build(request, lambda _result: progress.advance(task))
    for result in results:
        report(result)
    return results
