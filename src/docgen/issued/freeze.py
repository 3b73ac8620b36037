"""Freezing what goes out: note, copies, record, in this order, so that it can be finished after a crash."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.diagnostics import Diagnostic, error
from docgen.files import digest_of, keep_copy, remove, write_atomic
from docgen.issued.entries import Entry, add_entry
from docgen.issued.pending import Pending, drop_note, write_note
from docgen.workspace import Workspace
from docgen.workspace.edit import Edit
from docgen.workspace.issued import FOLDER
from docgen.workspace.load import RECORD_FILE


def taken(folder: Path, files: Mapping[str, bytes], root: Path) -> tuple[Diagnostic, ...]:
    """DG904 for every copy that exists already and says something else; it is never written over.

    DG914 where the folder of the copies is not in the project: git would keep the link and not what was sent.
    """
    home = folder / FOLDER
    if home.is_symlink() or (home.exists() and not home.is_dir()):
        message = (
            f"{home.relative_to(root).as_posix()} is no folder of the project's own, but a link or a file"
        )
        return (error("DG914", message, hint="put a folder in its place, with the copies that it leads to"),)
    hint = "an issued document never changes: what is new goes into the next one (--again)"
    found = []
    for file, content in files.items():
        path = folder / file
        if os.path.lexists(path) and not _is(path, content):
            shown = path.relative_to(root).as_posix()
            message = f"{shown} was issued already, and says something else"
            found.append(error("DG904", message, hint=hint))
    return tuple(found)


def _is(path: Path, content: bytes) -> bool:
    """Whether a file of these bytes is there; a link and a folder are none."""
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def freeze(
    workspace: Workspace, project: str, files: Mapping[str, bytes], entries: tuple[Entry, ...]
) -> tuple[Edit, ...]:
    """Write the copies and record them; `files` are named below the project's folder.

    The last edit is not written where the record cannot take it: nothing is issued then, the copies that were written
    are gone again and the record is as it was. Where the disk refuses the same is done, and OSError raised.
    """
    folder = workspace.project_folder(project)
    kept = tuple(file for file in files if (folder / file).exists())
    undo = _Undo(folder / RECORD_FILE, tuple(folder / file for file in files if file not in kept))
    digests = {file: digest_of(content) for file, content in files.items()}
    write_note(workspace.root, Pending(project, digests, entries, kept))
    try:
        for path in undo.copies:
            keep_copy(path, files[path.relative_to(folder).as_posix()])
        edits = []
        for entry in entries:
            edit = add_entry(workspace, project, entry)
            edits.append(edit)
            if not edit.written:
                if undo.run():
                    drop_note(workspace.root, project)
                return tuple(edits)
            undo.ours = undo.record.read_bytes()
    except OSError:
        with suppress(OSError):  # where the disk refuses that too, the next issue finishes or drops this one
            if undo.run():
                drop_note(workspace.root, project)
        raise
    drop_note(workspace.root, project)
    return tuple(edits)


def against_it(edit: Edit) -> tuple[Diagnostic, ...]:
    """Why the record does not take an entry. DG231 says to write it oneself: its copy is gone again, so not here."""
    hint = "give the file the plain form of a new record, one list for each key, then issue again"
    return tuple(replace(one, hint=hint) if one.code == "DG231" else one for one in edit.diagnostics)


@dataclass
class _Undo:
    """How to take an issue back: the record as it was, then without the copies that are new."""

    record: Path
    copies: tuple[Path, ...]
    before: bytes | None = field(init=False)
    ours: bytes | None = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.ours = self.record.read_bytes() if self.record.exists() else None

    def run(self) -> bool:
        """False, and nothing is taken back, where somebody else has written to the record since."""
        there = self.record.read_bytes() if self.record.exists() else None
        if there != self.ours:
            return False
        if self.before is None:
            remove(self.record)
        elif there != self.before:
            write_atomic(self.record, self.before, sync=True)
        for copy in self.copies:
            remove(copy)
        return True
