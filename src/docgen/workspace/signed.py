"""What every party signed, kept as it stood on that day: `issued/signed-contract.yaml` and the like (S-21)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import ClassVar

from docgen.diagnostics import Checked, Diagnostic, error
from docgen.files import digest_of
from docgen.source import Data, value_at
from docgen.workspace.files import Desk, start_of
from docgen.workspace.issued import FOLDER, is_below
from docgen.workspace.kept import Agreed, Kept, Stamp, checked_text_of, read_copy
from docgen.workspace.lock import Lock, LockedCopy

PREFIX = "signed-"
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
STAMP = Stamp(
    "signed",
    (
        "{title} as every party has signed it; the last signature is of {on}.",
        "Written by docgen when it was signed, and never changed since: docgen.lock has the digest of this file.",
        "The project's own files must go on saying this. What they say differently is a change, which needs the",
        "signatures of all parties: `docgen amend {project}` drafts it as a change order.",
    ),
)


@dataclass(frozen=True)
class Signed(Kept):
    """The copy of one signed document; `row` is its row of the lock, `on` the day of the last signature."""

    stamp: ClassVar[Stamp] = STAMP
    row: LockedCopy


@dataclass(frozen=True)
class Copy:
    """A copy that is to be kept: its row of the lock, and its bytes (None where the file is there already)."""

    document: str
    row: LockedCopy
    content: bytes | None


def read_signed(
    lock: Lock, mentioned: Iterable[str], folder: Path, desk: Desk
) -> tuple[tuple[Signed, ...], list[Diagnostic]]:
    """The copies that the lock names, and those of documents `mentioned` under signatures.

    A lost lock frees nothing: a copy is found by its name too. Reports DG922 for a copy that is missing, or
    that is not what docgen wrote.
    """
    found: list[Signed] = []
    problems: list[Diagnostic] = []
    for document in dict.fromkeys((*lock.signed, *mentioned)):
        if not _PLAIN_NAME.fullmatch(document):
            continue
        one = _one(document, lock.signed.get(document), folder, desk)
        problems += one.diagnostics
        if one.value is not None:
            found.append(one.value)
    return tuple(found), problems


def _file_of(document: str) -> str:
    """Where the copy of a document is, in the project's folder."""
    return f"{FOLDER}/{PREFIX}{document}.yaml"


def is_copy(path: str) -> bool:
    """Whether a path is that of such a copy."""
    return PurePosixPath(path).name.startswith(PREFIX) and PurePosixPath(path).parent.name == FOLDER


def _one(document: str, row: LockedCopy | None, folder: Path, desk: Desk) -> Checked[Signed]:
    file = row.file if row is not None else _file_of(document)
    path = PurePosixPath(file)
    if not is_below(file):
        return Checked(None, (error("DG922", f"{file} lies outside the project", start_of(file)),))
    read = desk.content(folder / path)
    if read.diagnostics or (read.value is None and row is None):
        return Checked(None, read.diagnostics)
    name = desk.name_of(folder / path)
    if read.value is None or (row is not None and digest_of(read.value) != row.digest):
        missing = read.value is None
        state = "is missing" if missing else "is not what docgen wrote: its digest differs from docgen.lock's"
        hint = (
            f"take it back from git, or from a backup; nothing else says what was signed on {row.on}"
            if row
            else None
        )
        return Checked(
            None, (error("DG922", f"the copy of what was signed {state}", start_of(name), hint=hint),)
        )
    if row is not None:
        return Checked(Signed(document, row.on, name, read.value, row))
    signed = _found(document, file, name, read.value)
    if signed is None:
        hint = "take it back from git, or from a backup"
        message = "this copy of what was signed cannot be read"
        return Checked(None, (error("DG922", message, start_of(name), hint=hint),))
    return Checked(signed)


def _found(document: str, file: str, name: str, content: bytes) -> Signed | None:
    """A copy that the lock does not know, by what it says of itself."""
    head = value_at(read_copy(content, name), (STAMP.key,))
    if value_at(head, ("document",)) != document:
        return None
    try:
        on = date.fromisoformat(str(value_at(head, ("on",))))
    except ValueError:
        return None
    return Signed(document, on, name, content, LockedCopy(on, file, digest_of(content)))


def copy_of(document: str, on: date, agreed: Agreed, project: str) -> Copy | None:
    """The copy of a document that was signed by every party `on` a day; None where the data does not have it.

    Raises ValueError where the data cannot be written.
    """
    content = checked_text_of(STAMP, document, on, agreed, project)
    if content is None:
        return None
    return Copy(document, LockedCopy(on, _file_of(document), digest_of(content)), content)


def mentioned_in(record: Data, project: Data) -> tuple[str, ...]:
    """The documents that signatures name; `payment-plan` alone, and one by its place, may mean any plan."""
    rows = value_at(record, ("signatures",))
    names = [value_at(row, ("document",)) for row in rows] if isinstance(rows, list) else []
    found = [name.strip() for name in names if isinstance(name, str)]
    if any(name.startswith("payment-plan") for name in found):
        plans = value_at(project, ("plans",))
        ids = [value_at(plan, ("id",)) for plan in plans] if isinstance(plans, list) else []
        found += [f"payment-plan-{name.strip()}" for name in ids if isinstance(name, str)]
    return tuple(dict.fromkeys(found))
