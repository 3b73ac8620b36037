"""The copies of what was sent: there, and unchanged since (S-22)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.files import digest_of
from docgen.source import Unread
from docgen.workspace.files import Desk

if TYPE_CHECKING:
    from docgen.model import Notice, Record

FOLDER = "issued"
"""The folder of a project with the copies; written by docgen alone."""


def issued_copies(record: Record, folder: Path, desk: Desk) -> list[Diagnostic]:
    """Look at the copy of every notice that names one: it is there (DG901) and unchanged (DG902)."""
    found: list[Diagnostic] = []
    try:
        for index, notice in enumerate(record.notices):
            if notice.file is not None:
                found += _look(notice, FieldPath("record", ("notices", index)), folder, desk)
    except Unread:
        pass  # what is wrong there is reported already
    return found


def _look(notice: Notice, at: FieldPath, folder: Path, desk: Desk) -> list[Diagnostic]:
    path = PurePosixPath(str(notice.file))
    place = at.child("file")
    if path.is_absolute() or ".." in path.parts:
        return [error("DG901", f"{notice.file} lies outside the project", place)]
    read = desk.content(folder / path)
    if read.diagnostics:
        return list(read.diagnostics)
    if read.value is None:
        hint = f"it was looked for in {desk.name_of(folder)}/; take it back from git"
        return [error("DG901", f"the copy of what was sent is missing: {notice.file}", place, hint=hint)]
    if notice.digest is not None and digest_of(read.value) != notice.digest:
        hint = "what was sent never changes: take the file back from git"
        message = f"{notice.file} is not what was sent: its digest differs from the record's"
        return [error("DG902", message, place, hint=hint)]
    return []
