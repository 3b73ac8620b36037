"""The files with the official text of statutory notices (S-15)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.source import Unread
from docgen.workspace.files import Desk

if TYPE_CHECKING:
    from docgen.model import Project


def notice_files(project: Project, folder: Path, desk: Desk) -> list[Diagnostic]:
    """Look at every statutory notice's file, in the project's folder and then in the workspace (DG225)."""
    found: list[Diagnostic] = []
    try:
        for index, notice in enumerate(project.statutory_notices):
            at = FieldPath("project", ("statutory_notices", index, "file"))
            found += _look(str(notice.file), at, folder, desk)
    except Unread:
        pass  # what is wrong there is reported already
    return found


def _look(file: str, at: FieldPath, folder: Path, desk: Desk) -> list[Diagnostic]:
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts:
        hint = "put the file into the project's folder or the workspace"
        return [error("DG225", f"{file} lies outside the workspace", at, hint=hint)]
    for place in (folder, desk.root):
        read = desk.content(place / path)
        if read.value is not None or read.diagnostics:
            return list(read.diagnostics)
    hint = f"it was looked for in {desk.name_of(folder)}/ and in the workspace"
    return [error("DG225", f"there is no file {file}", at, hint=hint)]
