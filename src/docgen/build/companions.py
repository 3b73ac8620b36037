"""What lies beside a packet: cover sheets, copies of the exhibits, a manifest, and a zip of all of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from docgen.build.result import RenderedFile
from docgen.diagnostics import Checked
from docgen.documents.base import Heading
from docgen.documents.exhibit_cover import CoverContext, cover_context, cover_heading, page_labels
from docgen.documents.parts.exhibit_files import name_in_set, stem_of
from docgen.documents.parts.exhibits import Exhibit, exhibits_of
from docgen.files import digest_of
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.workspace.pages import labelled

MANIFEST = "MANIFEST.txt"
LAID_DOWN = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: equal content gives equal bytes."""

Cover = Callable[[CoverContext, Heading], Checked[bytes]]
"""Prints one cover sheet."""


@dataclass(frozen=True)
class Packed:
    """One file of the folder; `pages` is None where they are not known, `exhibit` where it is none."""

    name: str
    content: bytes
    pages: int | None = None
    exhibit: str | None = None


@dataclass(frozen=True)
class Packet:
    """A packet that has been printed: its document id, path and heading, and the state it shows.

    `copy` is the packet as others are given it, without the parts that are for the contractor or the lawyer alone.
    """

    document: str
    path: str
    copy: Packed
    heading: Heading
    state: ProjectState
    language: Language


def companions_of(
    packet: Packet, contents: Mapping[str, bytes], cover: Cover
) -> Checked[tuple[RenderedFile, ...]]:
    """Every file beside a packet, in `output/<project>/<packet name>/`; no value where a cover sheet fails.

    The packet itself is none of them and not in the archive: folder and archive can be handed on as they are.
    `contents` are the files of the exhibits by the paths that the record gives them.
    """
    folder = packet.path.removesuffix(".docx").removesuffix(".draft")
    name = folder.rpartition("/")[2]
    found: list[Packed] = [packet.copy]
    exhibits = exhibits_of(packet.state, packet.language)
    for exhibit in exhibits:
        copies = tuple(_copies(exhibit, exhibits, contents, packet.language))
        sheet = _sheet(exhibit, copies, packet, cover)
        if sheet.value is None:
            return Checked(None, sheet.diagnostics)
        stem = stem_of(exhibit, exhibits, packet.language)
        found += (Packed(f"{stem}.docx", sheet.value, None, exhibit.name), *copies)
    found.append(Packed(MANIFEST, _manifest(found, packet)))
    bundle = Packed(f"{name}.zip", zipped(name, found))
    files = (
        RenderedFile(packet.document, f"{folder}/{one.name}", one.content, is_companion=True)
        for one in (*found, bundle)
    )
    return Checked(tuple(files))


def _sheet(exhibit: Exhibit, copies: tuple[Packed, ...], packet: Packet, cover: Cover) -> Checked[bytes]:
    names = [one.name for one in copies]
    context = cover_context(
        exhibit,
        packet.state,
        packet.language,
        file=names[0] if names else None,
        labelled=names[1] if len(names) > 1 else None,
    )
    return cover(context, cover_heading(exhibit, packet.heading))


def _copies(
    exhibit: Exhibit, exhibits: tuple[Exhibit, ...], contents: Mapping[str, bytes], language: Language
) -> Iterator[Packed]:
    """The file of an exhibit as it is, then the copy of a PDF with a label on every page."""
    content = contents.get(exhibit.file) if exhibit.file is not None else None
    if exhibit.file is None or content is None:
        return
    name = PurePosixPath(name_in_set(exhibit.file, exhibit, exhibits, language))
    yield Packed(str(name), content, exhibit.pages, exhibit.name)
    is_pdf = name.suffix.lower() == ".pdf"
    stamped = labelled(content, page_labels(exhibit, language)) if is_pdf else None
    if stamped is not None:
        yield Packed(f"{name.stem}.labelled.pdf", stamped, exhibit.pages, exhibit.name)


def _manifest(files: Iterable[Packed], packet: Packet) -> bytes:
    """Every file with its SHA-256, pages and exhibit, in columns between tabs."""
    say = packet.language.say
    rows = [(say["manifest_file"], "SHA-256", say["manifest_pages"], say["manifest_exhibit"])]
    for one in sorted(files, key=lambda one: one.name):
        pages = "-" if one.pages is None else str(one.pages)
        rows.append((one.name, digest_of(one.content), pages, one.exhibit or "-"))
    title = say["manifest_title"].format(
        title=packet.heading.title,
        contract=packet.state.project.contract.number,
        day=packet.language.long_date(packet.heading.day),
    )
    return "\n".join((title, "", *("\t".join(row) for row in rows), "")).encode()


def zipped(folder: str, files: Iterable[Packed]) -> bytes:
    """The files below one folder of a zip: sorted, stored, with fixed times, so that nothing else decides."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as bundle:
        for one in sorted(files, key=lambda one: one.name):
            entry = zipfile.ZipInfo(f"{folder}/{one.name}", LAID_DOWN)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            bundle.writestr(entry, one.content)
    return made.getvalue()
