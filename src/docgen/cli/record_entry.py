"""Making one entry of a record from what a command line gives, and saying what came of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.session import Session, colour_wanted
from docgen.cli.today import days_of, today_of
from docgen.diagnostics.render import as_text
from docgen.issued.recordable import Recordable
from docgen.law import LawLibrary, law_roots
from docgen.source import Data
from docgen.source.scalars import Words, flow
from docgen.workspace import Workspace
from docgen.workspace.edit import Brings, Change, Edit, change_record
from docgen.workspace.same_event import Once

DATE = "DATE"
WHEN = '"DATE [TIME]"'
ANOTHER = click.option("--another", is_flag=True, help="It is another one like an entry that is there.")


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


def once(
    *keys: str, another: bool = False, how: str = "record a second one like it with --another"
) -> Once | None:
    """What keeps an event from standing twice, unless the person says that it is another one."""
    return None if another else Once(keys, f"nothing is to be done if it is the same; {how}")


def record(session: Session, project: str, change: Change) -> int:
    """Make the change and say where it is, or what stands against it."""
    workspace, name = project_of(session, project)
    brings = recordable(workspace, name, change.entry)
    return report(session, change_record(workspace, name, change, brings))


def project_of(session: Session, project: str) -> tuple[Workspace, str]:
    """The workspace and the one project of it that is meant."""
    workspace = the_workspace(session)
    (name,) = chosen_projects(workspace, (project,))
    return workspace, name


def recordable(
    workspace: Workspace, name: str, entry: Mapping[str, Data], *, may_be_ahead: bool = False
) -> Brings:
    """What an entry brings on the day when it counts; a usage error where it is of a day that has not come."""
    today = today_of(workspace, name)
    if not may_be_ahead:
        today.refuse_later(entry)
    day = max([today.as_of, *(day for _, day in days_of(entry))])
    return Recordable(LawLibrary(law_roots(workspace.own_law)), day, today.last).brings


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
