"""One project on its day, for commands that show something of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date

from docgen.build.request import day_for
from docgen.build.result import Day
from docgen.checks import examine
from docgen.cli.clock import now
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.session import Session, colour_wanted
from docgen.diagnostics import FieldPath
from docgen.diagnostics.render import as_text
from docgen.law import LawLibrary, law_roots
from docgen.rules import ProjectState
from docgen.workspace import Loaded, Loading, Workspace, load_project


@dataclass(frozen=True)
class OneProject:
    """A project whose files have no error that stops it; `fixed_by` says what fixed its day (S-24)."""

    workspace: Workspace
    name: str
    loading: Loading
    loaded: Loaded
    state: ProjectState
    day: date
    fixed_by: Day

    def locate(self, place: FieldPath) -> str | None:
        """Where a field stands in the files, as `file:line`."""
        span = self.loading.sources.span(place)
        return f"{span.file}:{span.start.line}" if span is not None else None


def one_project(session: Session, project: str, as_of: date | None) -> OneProject | None:
    """The project of that name; None where errors stop it, which are then printed.

    A usage error without a workspace, and for a name that is no project's.
    """
    workspace = the_workspace(session)
    (name,) = chosen_projects(workspace, (project,))
    loading = load_project(workspace, name)
    day, fixed_by = day_for(now(), as_of, loading.fixed_as_of, loading.timezone or "UTC")
    examined = examine(loading, LawLibrary(law_roots(workspace.own_law)), day)
    if examined.value is not None and loading.loaded is not None:
        return OneProject(workspace, name, loading, loading.loaded, examined.value, day, fixed_by)
    for problem in examined.diagnostics:
        session.complain(as_text(problem, loading.sources, colour=colour_wanted(sys.stderr)) + "\n")
    return None
