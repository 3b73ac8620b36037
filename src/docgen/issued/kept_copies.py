"""The copies that a workspace keeps: of what was sent, and of what every party signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.files import digest_of
from docgen.model import Notice
from docgen.source import Unread
from docgen.word.package import NotAPackage
from docgen.word.text import paragraphs_of
from docgen.workspace import Loading, Workspace
from docgen.workspace.issued import FOLDER, is_below
from docgen.workspace.lock import NAME as LOCK_NAME
from docgen.workspace.lock import read_lock
from docgen.workspace.signed import PREFIX


@dataclass(frozen=True)
class SentCopy:
    """A file that was frozen with a sending; `digest` is the SHA-256 that it must have, None where the record has none."""

    loading: Loading
    path: Path
    digest: str | None
    notice: Notice


@dataclass(frozen=True)
class SignedCopy:
    """What every party signed by the day `on`; day and digest are None where docgen.lock does not know the copy."""

    loading: Loading
    path: Path
    digest: str | None
    document: str
    on: date | None


def copies_sent(workspace: Workspace, loading: Loading) -> Iterator[SentCopy]:
    """The copies that the notices of a project name."""
    if loading.facts is None:
        return
    folder = workspace.project_folder(loading.name)
    try:
        for notice in loading.facts.record.notices:
            if isinstance(notice.file, str) and is_below(notice.file):
                yield SentCopy(loading, folder / notice.file, notice.digest, notice)
                for one in notice.beside:
                    if is_below(one.file):
                        yield SentCopy(loading, folder / one.file, one.digest, notice)
    except Unread:
        return  # what is wrong with the record is for `docgen check` to say


def copies_signed(workspace: Workspace, loading: Loading) -> Iterator[SignedCopy]:
    """Those of docgen.lock, and those that only their name tells."""
    folder = workspace.project_folder(loading.name)
    lock = read_lock(folder / LOCK_NAME, LOCK_NAME).value
    rows = lock.signed if lock is not None else {}
    for document, row in rows.items():
        if is_below(row.file):
            yield SignedCopy(loading, folder / row.file, row.digest, document, row.on)
    for path in sorted((folder / FOLDER).glob(f"{PREFIX}*.yaml")):
        document = path.stem.removeprefix(PREFIX)
        if document not in rows:
            yield SignedCopy(loading, path, None, document, None)


def is_sound(copy: SentCopy) -> bool:
    """Whether it is there with the bytes that were recorded; where none were, whether it can be read at all."""
    try:
        content = copy.path.read_bytes()
        if copy.digest is None and copy.path.suffix == ".docx":
            paragraphs_of(content)
    except (OSError, NotAPackage):
        return False
    return copy.digest is None or digest_of(content) == copy.digest


def shown(workspace: Workspace, path: Path) -> str:
    """The path of a copy as messages write it."""
    return path.relative_to(workspace.root).as_posix()


def sendings(copies: Sequence[SentCopy]) -> tuple[str, ...]:
    """How it went out: `2026-07-13 by courier, delivered 2026-07-14`."""
    found = []
    for notice in (copy.notice for copy in copies):
        text = f"{notice.sent} by {notice.method.value.replace('_', ' ')}"
        found.append(f"{text}, delivered {notice.delivered}" if notice.delivered is not None else text)
    return tuple(dict.fromkeys(found))
