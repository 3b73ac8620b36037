"""Freezing what goes out: note, copies, record, in this order, so that it can be finished after a crash."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.diagnostics import Checked, Diagnostic, error
from docgen.files import digest_of, remove, write_atomic
from docgen.issued.entries import Entry, add_entry
from docgen.issued.pending import Pending, drop_note, write_note
from docgen.workspace import Workspace
from docgen.workspace.edit import Edit
from docgen.workspace.load import RECORD_FILE


def taken(folder: Path, files: Mapping[str, bytes], root: Path) -> tuple[Diagnostic, ...]:
    """DG904 for every copy that exists already and says something else; it is never written over."""
    hint = "an issued document never changes: what is new goes into the next one (--again)"
    found = []
    for file, content in files.items():
        path = folder / file
        if path.exists() and digest_of(path.read_bytes()) != digest_of(content):
            shown = path.relative_to(root).as_posix()
            message = f"{shown} was issued already, and says something else"
            found.append(error("DG904", message, hint=hint))
    return tuple(found)


def freeze(
    workspace: Workspace, project: str, files: Mapping[str, bytes], entries: tuple[Entry, ...]
) -> Checked[tuple[Edit, ...]]:
    """Write the copies and record them; `files` are named below the project's folder.

    No value where the record cannot take an entry: nothing is issued then, the copies that were written are
    gone again and the record is as it was. Raises OSError where the disk refuses.
    """
    folder = workspace.project_folder(project)
    record = folder / RECORD_FILE
    before = record.read_bytes() if record.exists() else None
    new = [file for file in files if not (folder / file).exists()]
    digests = {file: digest_of(content) for file, content in files.items()}
    write_note(workspace.root, Pending(project, digests, entries))
    for file in new:
        (folder / file).parent.mkdir(exist_ok=True)
        write_atomic(folder / file, files[file], sync=True)
    edits = []
    for entry in entries:
        edit = add_entry(workspace, project, entry)
        edits.append(edit)
        if not edit.written:
            _undo(record, before, [folder / file for file in new])
            drop_note(workspace.root, project)
            return Checked(None, edit.diagnostics)
    drop_note(workspace.root, project)
    return Checked(tuple(edits))


def _undo(record: Path, before: bytes | None, copies: list[Path]) -> None:
    for copy in copies:
        remove(copy)
    if before is None:
        remove(record)
    else:
        write_atomic(record, before, sync=True)
