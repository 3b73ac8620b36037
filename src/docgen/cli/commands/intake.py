"""`docgen intake`: the file of the intake sheet, to be filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from docgen.build.request import day_for
from docgen.cli.clock import now
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.intake_scaffold import intake_text, known_clients
from docgen.cli.options import DAY
from docgen.cli.record_entry import require_text
from docgen.cli.schema import write_schemas
from docgen.cli.session import Session, pass_session, session_options
from docgen.files import write_atomic
from docgen.workspace import load_project
from docgen.workspace.load import INTAKE_FILE


@click.command(epilog="Example: docgen intake riverside-kitchen --by 'Tomas Reyes'")
@click.argument("project", metavar="PROJECT")
@click.option("--by", "checker", metavar="NAME", help="Who asks and checks.")
@click.option("--date", "begun", type=DAY, metavar="DATE", help="The day it is begun, instead of today.")
@session_options
@pass_session
def command(session: Session, project: str, checker: str | None, begun: date | None) -> int:
    """Write an intake.yaml beside project.yaml: who the client is, and what references say.

    It takes the clients from project.yaml; every other question is left open. A file that is there already stays as
    it is. `docgen build` then makes the intake sheet, which is never sent.
    """
    require_text(checker)
    workspace = the_workspace(session)
    (name,) = chosen_projects(workspace, (project,))
    path = workspace.project_folder(name) / INTAKE_FILE
    if path.exists():
        raise click.ClickException(f"{path} is there already; nothing was changed")
    loading = load_project(workspace, name)
    day, _ = day_for(now(), begun, None, loading.timezone or "UTC")
    facts = loading.facts
    text = intake_text(
        day, checker.strip() if checker else None, known_clients(facts.project if facts else None)
    )
    write_atomic(path, text.encode())
    write_schemas(workspace.root / "schema", only_missing=True)
    session.say(f"made {path}")
    if not _is_ignored(workspace.root):
        session.say(
            f"git does not ignore it: add the line {INTAKE_FILE} to .gitignore, or it stays in the history"
        )
    session.say(f"next: fill it in, then: docgen build {name} --only intake-sheet")
    return 0


def _is_ignored(root: Path) -> bool:
    """Whether the workspace's own .gitignore names the file, as `docgen init` writes it."""
    path = root / ".gitignore"
    return path.is_file() and INTAKE_FILE in path.read_text(encoding="utf-8", errors="replace").split()
