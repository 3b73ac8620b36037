"""`docgen init`: a workspace, i.e. a folder for projects with its settings and schema."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.schema import write_schemas
from docgen.cli.session import Session, pass_session, session_options
from docgen.files import write_atomic
from docgen.model import placeholders as own

GITIGNORE = """\
# Drafts and builds; docgen makes them again.
/output/
/.docgen/
# Private facts stay on this machine.
private.yaml
intake.yaml
# Half-written files of a build that was stopped, and the marks of open documents.
.docgen-*.tmp
~$*.docx
.~lock.*#
"""

SETTINGS = f"""\
# Settings of this workspace. Take away the '# ' of what you need and write your own; 'docgen explain docgen.yaml' says more.
# A project uses your block with: parties: [{{use: contractor}}, …]
#
# contractor:
#   id: contractor
#   role: contractor
#   type: sole_proprietor
#   legal_name: {own.OWN_NAME}
#   trade_name: {own.OWN_TRADE_NAME}
#   licence_no: {own.OWN_LICENCE}
#   address: {{street: {own.CONTRACTOR_STREET}, city: Oakland, region: CA, postal_code: "94610", country: US}}
#   email: {own.OWN_EMAIL}
#   phone: "+1 510 555 0142"
#
# payment_details:
#   - {{kind: bank, payee: {own.OWN_NAME}, bank: {own.OWN_BANK}, account: "12345678"}}
"""


@click.command(
    epilog="Example: docgen init my-practice",
    short_help="Make a workspace.",
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
@session_options
@pass_session
def command(session: Session, folder: Path | None) -> int:
    """Make a workspace: a folder with projects/, its settings docgen.yaml, schema/ and .gitignore.

    Files that are there already stay as they are.
    """
    root = session.directory / folder if folder else session.directory
    (root / "projects").mkdir(parents=True, exist_ok=True)
    for name, content in ((".gitignore", GITIGNORE), ("docgen.yaml", SETTINGS)):
        _write_new(session, root / name, content)
    write_schemas(root / "schema")
    enter = f"cd {folder}, then: " if folder and folder != Path() else ""
    session.say(f"workspace ready in {root if enter else root.resolve()}")
    session.say(
        "Keep it in git: every version of the deal stays. That also means that your clients' names, "
        "addresses and sums go into its history, so keep the repository private."
    )
    session.say(f"next: {enter}docgen new first-job")
    return 0


def _write_new(session: Session, path: Path, content: str) -> None:
    """Write a file unless there is one of this name."""
    if path.exists():
        session.say(f"kept {path}")
    else:
        write_atomic(path, content.encode())
