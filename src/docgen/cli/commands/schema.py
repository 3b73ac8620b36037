"""`docgen schema`: the JSON Schema of the project files, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.folders import the_workspace
from docgen.cli.schema import NAMES, schema_text, write_schemas
from docgen.cli.session import Session, pass_session, session_options


@click.command(epilog="Example: docgen schema --show record")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--show", type=click.Choice(NAMES), help="Print this schema instead of writing files.")
@session_options
@pass_session
def command(session: Session, folder: Path | None, show: str | None) -> int:
    """Write the JSON Schema of project.yaml, record.yaml and intake.yaml into DIR (schema/ of the workspace).

    Editors with a YAML language server use it through the first line of each file: they complete
    keys and mark mistakes while you type.
    """
    if show is not None:
        session.result(schema_text(show).rstrip("\n"))
        return 0
    target = session.directory / folder if folder else the_workspace(session).root / "schema"
    written = write_schemas(target)
    for path in written:
        session.say(f"wrote {path}")
    if not written:
        session.say(f"the schemas in {target} are up to date")
    return 0
