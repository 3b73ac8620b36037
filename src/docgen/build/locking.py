"""The lock that a build or an issue leaves: what it used, and what must not change under the project (S-21)."""

from __future__ import annotations

from docgen.build.printing import Press
from docgen.build.tools import Tools, law_digest
from docgen.workspace import Loaded
from docgen.workspace.calendar import business_calendar
from docgen.workspace.lock import Lock


def completed_lock(loaded: Loaded, press: Press, tools: Tools) -> Lock:
    """The project's lock with the templates, the holidays and the law set that it lacks."""
    press.lock_the_rest()
    code = loaded.project.project.jurisdiction
    jurisdiction = tools.law.jurisdiction(code).value
    calendar = business_calendar(loaded.project, loaded.lock).value
    return loaded.lock.completed(
        templates=press.used,
        holidays=calendar[1] if calendar is not None else None,
        law={code: law_digest(jurisdiction)} if jurisdiction is not None else {},
    )
