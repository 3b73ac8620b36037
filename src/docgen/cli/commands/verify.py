"""`docgen verify`: is this file what docgen made, and from what."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.cli.clock import now
from docgen.cli.folders import the_workspace
from docgen.cli.options import format_option
from docgen.cli.session import Session, pass_session, session_options
from docgen.issued.differences import Difference
from docgen.issued.verdict import Verdict, Verification
from docgen.issued.verify import verify

WORDS = {
    Verdict.ISSUED: "issued: byte for byte the copy that was sent",
    Verdict.SIGNED: "signed: byte for byte the copy of what every party signed",
    Verdict.UNCHANGED: "unchanged: it says what docgen made",
    Verdict.CHANGED: "changed: it does not say what docgen made",
    Verdict.DAMAGED: "damaged: it is kept as a copy, and is not the file that was recorded",
    Verdict.UNPROVEN: "unproven: a copy of what every party signed, of which no digest is known",
    Verdict.OUTDATED: "outdated: the project does not give these words today",
    Verdict.ELSEWHERE: "from elsewhere: docgen made it from a project that is not here",
    Verdict.FOREIGN: "not docgen's",
}
MOST_SHOWN = 20


@click.command(epilog="Example: docgen verify ~/Downloads/KITCH-N-03_demand-letter_2026-07-13.docx")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@format_option()
@session_options
@pass_session
def command(session: Session, files: tuple[Path, ...], form: str) -> int:
    """Say of each FILE whether docgen made it from a project of this workspace, and whether it was changed.

    A file is held against the copy that was sent; a draft against what the project gives on its day; a copy in
    issued/ against the digest that was recorded of it. Saving a file again in Word or LibreOffice changes its bytes
    and not its words. The paragraphs that differ are shown. Exit code 0: every file is issued, signed or
    unchanged; 1: some file is not.
    """
    workspace, moment = the_workspace(session), now()
    found = [(file, verify(workspace, file, file.read_bytes(), moment)) for file in files]
    if form == "json":
        rows = [_row(file, one) for file, one in found]
        session.result(json.dumps({"version": 1, "files": rows}, indent=2, ensure_ascii=False))
    else:
        session.result("\n\n".join("\n".join(_lines(file, one)) for file, one in found))
    return 0 if all(one.verdict.is_good for _, one in found) else 1


def _row(file: Path, one: Verification) -> dict[str, object]:
    made = one.provenance
    return {
        "file": str(file),
        "verdict": one.verdict.value,
        "project": one.project,
        "copy": one.copy,
        "sent": list(one.sent),
        "signed": one.signed,
        "provenance": None
        if made is None
        else {name: getattr(made, name) for name in made.__dataclass_fields__},
        "differences": [{"paragraph": d.number, "was": d.was, "now": d.now} for d in one.differences],
        "notes": list(one.notes),
    }


def _lines(file: Path, one: Verification) -> list[str]:
    lines = [f"{file.name}: {WORDS[one.verdict]}"]
    made = one.provenance
    if made is not None:
        number = f" as {made.number}" if made.number else ", a draft without a number"
        project = one.project or made.project
        lines.append(f"  {made.document} of {project}{number}, as of {made.as_of}")
        lines.append(f"  template {made.template}, docgen {made.engine}")
    elif one.project is not None:
        lines.append(f"  of {one.project}")
    lines += [f"  sent {text}" for text in one.sent]
    lines += [f"  signed: {one.signed}"] if one.signed is not None else []
    lines += [f"  kept in {one.copy}"] if one.copy is not None else []
    lines += [f"  {note}" for note in one.notes]
    for difference in one.differences[:MOST_SHOWN]:
        lines += _shown(difference, "line" if one.signed is not None else "paragraph")
    more = len(one.differences) - MOST_SHOWN
    if more > 0:
        lines.append(f"  … and {more} more; --format json has them all")
    return lines


def _shown(difference: Difference, part: str) -> list[str]:
    lines = [f"  {part} {difference.number}:"]
    if difference.was is not None:
        lines.append(f"    docgen: {difference.was}")
    if difference.now is not None:
        lines.append(f"    file:   {difference.now}")
    if difference.was is None and difference.now is None:
        lines.append("    file:   (a paragraph is gone)")
    return lines
