"""What went out for signature, kept as it stood on that day: `issued/sent-contract-2026-02-10.yaml` and the like (S-22).

A notice in record.yaml names each copy beside the document that was sent, with its digest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from docgen.files import digest_of
from docgen.source import Unread
from docgen.values import Moment
from docgen.workspace.files import Desk
from docgen.workspace.issued import FOLDER, is_below
from docgen.workspace.kept import Agreed, Kept, Stamp, checked_text_of

if TYPE_CHECKING:
    from docgen.model import Record

PREFIX = "sent-"
STAMP = Stamp(
    "sent",
    (
        "{title} as it was sent for signature on {on}.",
        "Written by docgen with the copy that went out, and never changed since: record.yaml has the digest of this file.",
        "Who signs that copy signs these words. After an edit of the project's files a new copy goes out:",
        "`docgen issue {project} {document} --again`.",
    ),
)


@dataclass(frozen=True)
class Sent(Kept):
    """The copy of what went out for signature `at` a moment; `notice` is the place of its entry in the record."""

    stamp: ClassVar[Stamp] = STAMP
    at: Moment
    notice: int


def read_sent(record: Record, folder: Path, desk: Desk) -> tuple[Sent, ...]:
    """The copies that notices name; one that is missing or was changed is left out, and told by `issued_copies`."""
    found: dict[str, Sent] = {}
    try:
        for index, notice in enumerate(record.notices):
            for one in notice.beside:
                file = str(one.file)
                if not is_sent_copy(file) or not is_below(file) or file in found:
                    continue
                path = folder / PurePosixPath(file)
                content = desk.content(path).value
                if content is not None and digest_of(content) == one.digest:
                    name, at = desk.name_of(path), notice.sent
                    found[file] = Sent(notice.document, at.day, name, content, at, index)
    except Unread:
        return ()
    return tuple(found.values())


def is_sent_copy(path: str) -> bool:
    """Whether a path is that of such a copy."""
    return PurePosixPath(path).name.startswith(PREFIX) and path.endswith(".yaml")


def sent_copy(
    document: str, on: date, agreed: Agreed, project: str, folder: Path
) -> tuple[str, bytes] | None:
    """Name and bytes of the copy of a document that goes out `on` a day; None where the data does not have it.

    A second one of the day that says something else gets a number: `issued/sent-contract-2026-02-10-2.yaml`.
    Raises ValueError where the data cannot be written.
    """
    content = checked_text_of(STAMP, document, on, agreed, project)
    if content is None:
        return None
    name, number = f"{PREFIX}{document}-{on.isoformat()}", 1
    while True:
        file = f"{FOLDER}/{name}.yaml" if number == 1 else f"{FOLDER}/{name}-{number}.yaml"
        path = folder / PurePosixPath(file)
        if not path.exists() or path.read_bytes() == content:
            return file, content
        number += 1
