"""The files of the record that prove something: evidence, and copies of what was sent (documents.md D12, D13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen.diagnostics import Checked, Diagnostic, FieldPath, error, warning
from docgen.files import digest_of
from docgen.workspace.files import Desk
from docgen.workspace.pages import Pages, pages_of

if TYPE_CHECKING:
    from docgen.model import Record
    from docgen.model.record import Evidence


@dataclass(frozen=True)
class EvidenceFile:
    """One entry of `record.evidence` with what its file is.

    `file` is the path as the record writes it, `place` the same file relative to the workspace. `media` is
    `pdf`, `image`, `draft` (an e-mail not sent) or `other`; `pages` is None where they cannot be counted.
    """

    file: str
    description: str
    day: date
    source: str | None
    original_held: bool | None
    digest: str
    pages: int | None
    media: str
    place: str


@dataclass(frozen=True)
class IssuedCopy:
    """A copy of what was sent: the file as the notice names it, below the project's folder; as above."""

    file: str
    digest: str
    pages: int | None
    place: str


@dataclass(frozen=True)
class Material:
    """What the exhibits of a packet are made of, and the content of every file by its `place`."""

    evidence: tuple[EvidenceFile, ...]
    copies: tuple[IssuedCopy, ...]
    contents: dict[str, bytes]

    @property
    def files(self) -> tuple[EvidenceFile | IssuedCopy, ...]:
        """Copies of what was sent, then evidence."""
        return (*self.copies, *self.evidence)


def read_evidence(record: Record, folder: Path, desk: Desk, *, as_of: date) -> Checked[Material]:
    """Read every file that the record names and that is known on the as-of date (S-2).

    Evidence is looked for in the project's folder, then in the workspace; copies of what was sent only in
    the project's folder. No value, with DG911, where a file is missing, lies outside the workspace, or
    cannot be read; a warning (DG912) where it is there and its pages cannot be counted.
    """
    reading = _Reading(folder, desk)
    evidence = tuple(reading.evidence(record.evidence, as_of))
    copies = tuple(reading.copies(record, as_of))
    stopped = any(found.is_error for found in reading.found)
    material = None if stopped else Material(evidence, copies, reading.contents)
    return Checked(material, tuple(reading.found))


class _Reading:
    """The files of one project while they are read."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self._folder = folder
        self._desk = desk
        self.found: list[Diagnostic] = []
        self.contents: dict[str, bytes] = {}

    def evidence(self, entries: tuple[Evidence, ...], as_of: date) -> Iterator[EvidenceFile]:
        for index, entry in enumerate(entries):
            if entry.date > as_of:
                continue
            at = FieldPath("record", ("evidence", index, "file"))
            read = self._read(entry.file, at, (self._folder, self._desk.root))
            if read is not None:
                place, pages = read
                yield EvidenceFile(
                    file=entry.file,
                    description=entry.description,
                    day=entry.date,
                    source=entry.source,
                    original_held=entry.original_held,
                    digest=digest_of(self.contents[place]),
                    pages=pages.count,
                    media=pages.media.value,
                    place=place,
                )

    def copies(self, record: Record, as_of: date) -> Iterator[IssuedCopy]:
        seen: set[str] = set()
        for index, notice in enumerate(record.notices):
            if notice.file is None or notice.sent.day > as_of or notice.file in seen:
                continue
            seen.add(notice.file)
            at = FieldPath("record", ("notices", index, "file"))
            read = self._read(notice.file, at, (self._folder,))
            if read is not None:
                place, pages = read
                digest = digest_of(self.contents[place])
                yield IssuedCopy(notice.file, digest, pages.count, place)

    def _read(self, file: str, at: FieldPath, places: tuple[Path, ...]) -> tuple[str, Pages] | None:
        path = PurePosixPath(file)
        if path.is_absolute() or ".." in path.parts or "\\" in file:
            self._refuse(f"{file} leads out of the folder that it starts from", at)
            return None
        for place in places:
            candidate = place / path
            try:
                is_folder, is_inside = candidate.is_dir(), self._inside(candidate)
            except (OSError, RuntimeError):  # a name that is too long, a link that leads to itself
                self._refuse(f"{file} is no name of a file", at)
                return None
            if is_folder:
                self._refuse(f"{file} is a folder, not a file", at)
                return None
            if not is_inside:
                self._refuse(f"{file} leads out of the workspace", at)
                return None
            read = self._desk.content(candidate)
            if read.value is not None:
                return self._counted(file, self._desk.name_of(candidate), read.value, at)
            if read.diagnostics:
                self.found += read.diagnostics
                return None
        where = self._desk.name_of(self._folder)
        more = " and in the workspace" if len(places) > 1 else ""
        hint = f"it was looked for in {where}/{more}"
        self.found.append(error("DG911", f"there is no file {file}", at, hint=hint))
        return None

    def _inside(self, path: Path) -> bool:
        """Whether the file itself lies in the workspace, wherever its links lead."""
        return path.resolve().is_relative_to(self._desk.root.resolve())

    def _refuse(self, message: str, at: FieldPath) -> None:
        hint = "put the file into the project's folder or the workspace"
        self.found.append(error("DG911", message, at, hint=hint))

    def _counted(self, file: str, place: str, content: bytes, at: FieldPath) -> tuple[str, Pages]:
        pages = pages_of(content, PurePosixPath(file).suffix)
        if pages.problem is not None:
            hint = "open it, and save or scan it again; without this its pages cannot be labelled"
            message = f"the pages of {file} cannot be counted: {pages.problem}"
            self.found.append(warning("DG912", message, at, hint=hint))
        self.contents[place] = content
        return place, pages
