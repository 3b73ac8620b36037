"""The copies of what was sent: there, and unchanged since (S-22)."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.files import digest_of
from docgen.source import Unread
from docgen.workspace.files import Desk

if TYPE_CHECKING:
    from docgen.model import Record

FOLDER = "issued"
"""The folder of a project with the copies; written by docgen alone."""


def is_below(file: str) -> bool:
    """Whether a file that the record names lies below the project's folder, as far as its name says."""
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts


def issued_copies(record: Record, folder: Path, desk: Desk) -> list[Diagnostic]:
    """Look at every copy that a notice names: it is there (DG901) and unchanged (DG902)."""
    found: list[Diagnostic] = []
    try:
        for index, notice in enumerate(record.notices):
            at = FieldPath("record", ("notices", index))
            if notice.file is not None:
                found += _look(str(notice.file), notice.digest, at.child("file"), folder, desk)
            for number, one in enumerate(notice.beside):
                place = at.child("beside", number, "file")
                found += _look(str(one.file), one.digest, place, folder, desk)
    except Unread:
        pass  # what is wrong there is reported already
    return found


def _look(file: str, digest: str | None, place: FieldPath, folder: Path, desk: Desk) -> list[Diagnostic]:
    if not is_below(file):
        return [error("DG901", f"{file} lies outside the project", place)]
    read = desk.content(folder / PurePosixPath(file))
    if read.diagnostics:
        return list(read.diagnostics)
    if read.value is None:
        hint = f"it was looked for in {desk.name_of(folder)}/; take it back from git"
        return [error("DG901", f"the copy of what was sent is missing: {file}", place, hint=hint)]
    if digest is not None and digest_of(read.value) != digest:
        name = desk.name_of(folder / PurePosixPath(file))
        hint = f"docgen verify {shlex.quote(name)} says what differs, and how to take it back from git"
        message = f"{file} is not what was sent: its digest differs from the record's"
        return [error("DG902", message, place, hint=hint)]
    return []
