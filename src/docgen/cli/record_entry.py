"""Making one entry of a record from what a command line gives, and saying what came of it."""

from __future__ import annotations

import sys

import click

from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.session import Session, colour_wanted
from docgen.diagnostics.render import as_text
from docgen.issued.entries import everything_wrong
from docgen.source import Data
from docgen.source.scalars import Words, flow
from docgen.workspace.edit import Change, Edit, change_record

DATE = "DATE"
WHEN = '"DATE [TIME]"'


def entry_of(**values: Data) -> dict[str, Data]:
    """The values that were given, in the order of the format."""
    require_text(*values.values())
    return {key: value for key, value in values.items() if value is not None}


def require_text(*values: object) -> None:
    """A usage error for an argument that cannot stand in a file, since it is not UTF-8."""
    for value in values:
        if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise click.UsageError("an argument is not UTF-8 text")


def words(text: str | None) -> str | None:
    """Free text, to be quoted where it looks like a number or a day."""
    return None if text is None else Words(text)


def record(session: Session, project: str, change: Change) -> int:
    """Make the change and say where it is, or what stands against it."""
    workspace = the_workspace(session)
    name = chosen_projects(workspace, (project,))[0]
    return report(session, change_record(workspace, name, change, everything_wrong))


def report(session: Session, edit: Edit) -> int:
    """What came of a change, and the exit code."""
    for found in edit.diagnostics:
        session.complain(as_text(found, edit.sources, colour=colour_wanted(sys.stderr)) + "\n")
    if not edit.written:
        session.say(f"{edit.file} was not changed")
        return 1
    if not edit.added:
        session.say(f"{edit.file}:{edit.line}: this is recorded already; nothing was changed")
        return 0
    word = "added" if edit.is_new else "completed with"
    session.result(f"{edit.file}:{edit.line}: {word} {flow(dict(edit.added))}")
    return 0
