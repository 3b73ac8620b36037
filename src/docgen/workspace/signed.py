"""What every party signed, kept as it stood on that day: `issued/signed-contract.yaml` and the like (S-21).

A copy has the words of the project file, with what it took from docgen.yaml and without what private.yaml
added. It has the form of a project file with some parts only: the contract's parts, or one change order, or
one payment plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from docgen.diagnostics import Checked, Diagnostic, error
from docgen.files import digest_of
from docgen.source import Data, read_yaml, value_at
from docgen.source.dump import as_yaml, unchecked_yaml
from docgen.workspace.bound import CONTRACT, signed_part
from docgen.workspace.files import Desk, start_of
from docgen.workspace.issued import FOLDER, is_below
from docgen.workspace.lock import Lock, LockedCopy

PREFIX = "signed-"
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)


@dataclass(frozen=True)
class Agreed:
    """The project's data as its own files write it: with docgen.yaml's blocks, without private.yaml's values.

    `private` names the fields that private.yaml gives, e.g. `parties.client.email`.
    """

    data: Data = None
    private: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Signed:
    """The copy of one signed document; `name` is its path for messages, `content` are its bytes.

    It is read when somebody asks what is in it: most of the time the project says the same, and it need not be.
    """

    document: str
    on: date
    name: str
    row: LockedCopy
    content: bytes

    @property
    def title(self) -> str:
        """The document in words: `the contract`, `change order 1`."""
        return "the contract" if self.document == CONTRACT else self.document.replace("-", " ")

    @cached_property
    def _file(self) -> dict[str, Data]:
        read = read_yaml(self.content, self.name)
        data = read.value.data if read.value is not None and not read.diagnostics else None
        return data if isinstance(data, dict) else {}

    @property
    def data(self) -> dict[str, Data]:
        """What was signed, in the form of a project file."""
        return {key: value for key, value in self._file.items() if key not in ("docgen", "signed", "private")}

    @property
    def private(self) -> frozenset[str]:
        """The fields that private.yaml gave when it was signed: of those the copy knows nothing."""
        names = self._file.get("private")
        return frozenset(str(one) for one in names) if isinstance(names, list) else frozenset()

    def is_said_by(self, agreed: Agreed, project: str) -> bool:
        """Whether the project says it in the very same words; if not, the values must be compared."""
        return text_of(self.document, self.on, agreed, project) == self.content


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


def file_of(document: str) -> str:
    """Where the copy of a document is, in the project's folder."""
    return f"{FOLDER}/{PREFIX}{document}.yaml"


def is_copy(path: str) -> bool:
    """Whether a path is that of such a copy."""
    return PurePosixPath(path).name.startswith(PREFIX) and PurePosixPath(path).parent.name == FOLDER


def _one(document: str, row: LockedCopy | None, folder: Path, desk: Desk) -> Checked[Signed]:
    file = row.file if row is not None else file_of(document)
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
        return Checked(Signed(document, row.on, name, row, read.value))
    signed = _found(document, file, name, read.value)
    if signed is None:
        hint = "take it back from git, or from a backup"
        message = "this copy of what was signed cannot be read"
        return Checked(None, (error("DG922", message, start_of(name), hint=hint),))
    return Checked(signed)


def _found(document: str, file: str, name: str, content: bytes) -> Signed | None:
    """A copy that the lock does not know, by what it says of itself."""
    head = value_at(_data(content, name), ("signed",))
    if value_at(head, ("document",)) != document:
        return None
    try:
        on = date.fromisoformat(str(value_at(head, ("on",))))
    except ValueError:
        return None
    return Signed(document, on, name, LockedCopy(on, file, digest_of(content)), content)


def _data(content: bytes, name: str) -> Data:
    read = read_yaml(content, name)
    return read.value.data if read.value is not None and not read.diagnostics else None


def copy_of(document: str, on: date, agreed: Agreed, project: str) -> Copy | None:
    """The copy of a document that was signed by every party `on` a day; None where the data does not have it.

    Raises ValueError where the data cannot be written.
    """
    content = text_of(document, on, agreed, project)
    if content is None:
        return None
    as_yaml(_whole(document, on, agreed) or {})  # raises where it would not read back
    return Copy(document, LockedCopy(on, file_of(document), digest_of(content)), content)


def text_of(document: str, on: date, agreed: Agreed, project: str) -> bytes | None:
    """The bytes of such a copy; None where the data does not have the document."""
    whole = _whole(document, on, agreed)
    if whole is None:
        return None
    return (_heading(document, on, project, private="private" in whole) + unchecked_yaml(whole)).encode()


def _whole(document: str, on: date, agreed: Agreed) -> dict[str, Data] | None:
    part = signed_part(document, agreed.data)
    if part is None:
        return None
    private: list[Data] = [*sorted(agreed.private)] if document == CONTRACT else []
    head: dict[str, Data] = {"docgen": "1", "signed": {"document": document, "on": on.isoformat()}}
    return {**head, **({"private": private} if private else {}), **part}


def _heading(document: str, on: date, project: str, *, private: bool) -> str:
    title = "The contract" if document == CONTRACT else document.replace("-", " ").capitalize()
    lines = [
        f"{title} as every party has signed it; the last signature is of {on}.",
        "Written by docgen when it was signed, and never changed since: docgen.lock has the digest of this file.",
        "The project's own files must go on saying this. What they say differently is a change, which needs the",
        f"signatures of all parties: `docgen amend {project}` drafts it as a change order.",
    ]
    if private:
        lines.append("What private.yaml gave is not here; `private` names its fields.")
    return "".join(f"# {line}\n" for line in lines) + "\n"


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
