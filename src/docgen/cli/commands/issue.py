"""`docgen issue`: keep exactly what was sent, and let everything follow from it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from docgen.cli.clock import now
from docgen.cli.document_names import require_documents
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.issue_text import lines, row
from docgen.cli.options import MOMENT, format_option
from docgen.cli.record_entry import require_text
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.cli.today import today_of
from docgen.diagnostics.render import as_text
from docgen.files import is_open
from docgen.issued.issue import issue
from docgen.issued.sending import OwnFile, Sending
from docgen.model.terms import NoticeMethod
from docgen.values import Moment
from docgen.workspace import Workspace
from docgen.workspace.files import OnDisk

LARGEST = 50 * 1024 * 1024


@click.command(
    epilog='Example: docgen issue riverside-kitchen demand-letter --sent "2026-07-13 09:30" --method courier '
    '--method email --tracking 1Z999 --approved-by "Tomas Reyes"'
)
@click.argument("project")
@click.argument("document")
@click.option("--sent", type=MOMENT, metavar='"DATE [TIME]"', help="When it goes out; today when not given.")
@click.option(
    "--method",
    "methods",
    multiple=True,
    required=True,
    type=click.Choice([one.value for one in NoticeMethod]),
    help="How it goes out; may be repeated. The dates in a letter follow the first.",
)
@click.option("--tracking", metavar="NUMBER", help="The carrier's number.")
@click.option(
    "--address",
    metavar="TEXT",
    help="Where it goes, if not to the party's address: a postal or an e-mail address.",
)
@click.option(
    "--to",
    multiple=True,
    metavar="ID",
    help="The id of a party it goes to; may be repeated. All clients when not given.",
)
@click.option(
    "--approved-by", metavar="NAME", help="Who has read the letter and releases it; recorded with it."
)
@click.option("--again", is_flag=True, help="Issue the next one of a letter that was sent already.")
@click.option(
    "--file",
    "own",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Freeze this file in place of docgen's own: a draft that you edited (.docx), a PDF, or the scan of a "
    "signed agreement.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be issued, and write nothing.")
@format_option()
@session_options
@pass_session
def command(
    session: Session,
    project: str,
    document: str,
    sent: Moment | None,
    methods: tuple[str, ...],
    tracking: str | None,
    address: str | None,
    to: tuple[str, ...],
    approved_by: str | None,
    again: bool,
    own: Path | None,
    dry_run: bool,
    form: str,
) -> int:
    """Issue DOCUMENT of PROJECT: freeze the copy that you send, number it, and record it as sent.

    The copy goes into the project's folder issued/ and never changes. record.yaml gets the notice with
    the copy's digest and the dates that it states; stage, deadlines and later letters follow from it.
    docgen sends nothing: you send the copy.
    """
    require_text(tracking, address, approved_by, *to)
    require_documents((document,))
    workspace = the_workspace(session)
    (name,) = chosen_projects(workspace, (project,))
    if approved_by is not None and not approved_by.strip():
        raise click.UsageError("--approved-by needs the name of a person")
    sending = Sending(
        sent=_moment(workspace, name, sent),
        methods=tuple(dict.fromkeys(NoticeMethod(method) for method in methods)),
        tracking=tracking,
        address=address,
        to=to,
        approved_by=approved_by,
        again=again,
        own=_own(own),
        dry_run=dry_run,
    )
    outcome = issue(workspace.root, name, document, sending, now())
    if outcome.finished is not None:
        session.say(f"an issue that was interrupted is complete now: {outcome.finished}")
    places = outcome.sources or OnDisk(workspace.root)
    for found in outcome.diagnostics:
        session.complain(as_text(found, places, colour=colour_wanted(sys.stderr)) + "\n")
    if outcome.waiting is not None:
        session.say(
            f"an issue was interrupted: {outcome.waiting} is kept, but the record cannot take it yet; "
            "correct that, then issue again"
        )
    if outcome.issued is None:
        session.say("nothing was issued")
        return 1
    if form == "json":
        session.result(json.dumps(row(name, outcome.issued, dry_run), indent=2, ensure_ascii=False))
    else:
        session.result("\n".join(lines(name, outcome.issued, sending)))
    return 0


def _moment(workspace: Workspace, name: str, sent: Moment | None) -> Moment:
    """When it goes out: as given, if that day has come; else the project's day."""
    today = today_of(workspace, name)
    if sent is None:
        return Moment(today.as_of)
    today.refuse_day("sent", sent.day)
    return sent


def _own(path: Path | None) -> OwnFile | None:
    if path is None:
        return None
    if path.stat().st_size > LARGEST:
        raise click.UsageError(f"{path} is larger than {LARGEST // 2**20} MB")
    if is_open(path):
        raise click.UsageError(f"{path} is open in a word processor: save and close it there first")
    return OwnFile(path.name, path.read_bytes())
