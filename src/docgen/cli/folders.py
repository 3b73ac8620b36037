"""The workspace and the projects that a command line means."""

from __future__ import annotations

from difflib import get_close_matches

import click

from docgen.cli.session import Session
from docgen.workspace import Workspace, find_workspace


def the_workspace(session: Session) -> Workspace:
    """The workspace around the folder where the command starts; a usage error where there is none."""
    workspace = find_workspace(session.directory)
    if workspace is None:
        raise click.UsageError(
            "there is no workspace here (a folder with projects/ or docgen.yaml); make one with: docgen init"
        )
    return workspace


def the_workspace_or_none(session: Session) -> Workspace | None:
    """The workspace around the folder where the command starts, for commands that also work without one."""
    return find_workspace(session.directory)


def chosen_projects(workspace: Workspace, names: tuple[str, ...]) -> tuple[str, ...]:
    """The projects named, or all of them; a usage error for a name that is no project's folder.

    A project may be given as its folder's path, so that completion by the shell works.
    """
    known = workspace.project_names()
    if not names:
        return known
    chosen = []
    for given in names:
        name = given.rstrip("/").rsplit("/", 1)[-1]
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"there is no project {given} in {workspace.root}{hint}")
        if name not in chosen:
            chosen.append(name)
    return tuple(chosen)
