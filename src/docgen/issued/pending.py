"""An issue that is under way: what must hold if the process dies in between.

The note is written first, then the copies, then the record, and the note is taken away. Whoever comes next
finishes: with all copies on the disk the record is completed, without them nothing was issued.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.files import digest_of, remove, write_atomic
from docgen.issued.entries import Entry, add_entry
from docgen.workspace import Workspace
from docgen.workspace.edit import Edit, notes_folder


@dataclass(frozen=True)
class Pending:
    """What was about to be issued: the copies below the project with their digests, the entries for the record.

    `kept` are the copies that were there before, which an earlier issue rests on.
    """

    project: str
    copies: Mapping[str, str]
    entries: tuple[Entry, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finished:
    """What came of an earlier issue that was interrupted: `copy` names the first copy, None where there was none.

    `stopped` is the entry that the record cannot take: the issue still waits, and its note stays.
    """

    copy: str | None = None
    stopped: Edit | None = None


def write_note(root: Path, pending: Pending) -> None:
    """Note what is about to happen, on the disk before it does."""
    data = {
        "copies": dict(pending.copies),
        "entries": [[entry.list, dict(entry.values)] for entry in pending.entries],
        "kept": list(pending.kept),
    }
    content = json.dumps(data, ensure_ascii=False).encode()
    write_atomic(_note(root, pending.project), content, sync=True)


def drop_note(root: Path, project: str) -> None:
    """The issue has ended."""
    remove(_note(root, project))


def finish(workspace: Workspace, project: str) -> Finished:
    """Complete an issue that was interrupted after its copies were written, or drop one that was before."""
    pending = _read_note(workspace.root, project)
    if pending is None:
        return Finished()
    folder = workspace.project_folder(project)
    there = [file for file, digest in pending.copies.items() if _is_there(folder / file, digest)]
    if not there or len(there) < len(pending.copies):
        for file in there:
            if file not in pending.kept:
                remove(folder / file)  # the packet without its archive: it never went out
        drop_note(workspace.root, project)
        return Finished()
    for entry in pending.entries:
        edit = add_entry(workspace, project, entry)
        if not edit.written:
            return Finished(there[0], edit)
    drop_note(workspace.root, project)
    return Finished(there[0])


def _note(root: Path, project: str) -> Path:
    return notes_folder(root) / f"issuing-{project}.json"


def _read_note(root: Path, project: str) -> Pending | None:
    """The note of an issue that did not end; None without one, or for one that cannot be understood."""
    try:
        data: Any = json.loads(_note(root, project).read_bytes())
        entries = tuple(Entry(name, values) for name, values in data["entries"])
        return Pending(project, data["copies"], entries, tuple(data.get("kept", ())))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_there(path: Path, digest: str) -> bool:
    try:
        return digest_of(path.read_bytes()) == digest
    except OSError:
        return False
