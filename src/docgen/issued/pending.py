"""An issue that is under way: what must hold if the process dies in between.

The note is written first, then the copy, then the record, and the note is taken away. Whoever comes next
finishes: with the copy on the disk the record is completed, without it nothing was issued.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.files import digest_of, remove, write_atomic
from docgen.source import Data
from docgen.workspace.edit import notes_folder

Entry = Mapping[str, Data]


@dataclass(frozen=True)
class Pending:
    """What was about to be issued: the copy's path in the project, its digest, the entries for the record."""

    project: str
    file: str
    digest: str
    notices: tuple[Entry, ...]


def note_path(root: Path, project: str) -> Path:
    """Where the note of a project is."""
    return notes_folder(root) / f"issuing-{project}.json"


def write_note(root: Path, pending: Pending) -> None:
    """Note what is about to happen, on the disk before it does."""
    data = {
        "file": pending.file,
        "digest": pending.digest,
        "notices": [dict(entry) for entry in pending.notices],
    }
    content = json.dumps(data, ensure_ascii=False).encode()
    write_atomic(note_path(root, pending.project), content, sync=True)


def read_note(root: Path, project: str) -> Pending | None:
    """The note of an issue that did not end; None without one, or for one that cannot be understood."""
    try:
        data = json.loads(note_path(root, project).read_bytes())
        notices: Sequence[Entry] = data["notices"]
        return Pending(project, data["file"], data["digest"], tuple(notices))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def drop_note(root: Path, project: str) -> None:
    """The issue has ended."""
    remove(note_path(root, project))


def copy_is_there(folder: Path, pending: Pending) -> bool:
    """Whether the copy was written before the process died."""
    try:
        return digest_of((folder / pending.file).read_bytes()) == pending.digest
    except OSError:
        return False
