"""Parts (h) and (i): the index of exhibits, and who saw what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.documents.packet.case import Case
from docgen.documents.parts.exhibit_files import name_in_set
from docgen.documents.parts.exhibits import Exhibit, pages_known, why_open
from docgen.documents.parts.law import known
from docgen.documents.parts.sendings import LetterRow, letter_rows
from docgen.documents.parts.words import NOTHING, sentence
from docgen.rules.legal import whole

COPIES = "service.evidence_copies"


@dataclass(frozen=True)
class ExhibitRow:
    """One exhibit of the index.

    `pages` is their number, where else the exhibit stands, or a blank to write on; `open` says then why.
    """

    label: str
    title: str
    day: date
    pages: str
    open: str
    proves: str
    original_held: str


@dataclass(frozen=True)
class FileRow:
    """The file of one exhibit and the SHA-256 of its bytes.

    `in_set` is the name of its copy beside the packet, or where an exhibit stands that is no paper of its own; then
    the others are a dash.
    """

    name: str
    in_set: str
    file: str
    digest: str


@dataclass(frozen=True)
class UnsignedCopy:
    """An exhibit whose copy nobody has signed by hand, and the document id under which the signed paper is filed."""

    name: str
    document: str


@dataclass(frozen=True)
class WitnessRow:
    """A person who saw something, and what."""

    name: str
    saw: str


@dataclass(frozen=True)
class ExhibitIndex:
    """The exhibits, the files that belong to them, and how many sets to bring; None where the law is not known.

    `missing` are the exhibits of which no copy is on record, `unsigned` those whose signed paper is not filed,
    `sendings` prove how each paper was sent (D11).
    """

    rows: tuple[ExhibitRow, ...]
    files: tuple[FileRow, ...]
    missing: tuple[str, ...]
    unsigned: tuple[UnsignedCopy, ...]
    sendings: tuple[LetterRow, ...]
    sets: int | None


def exhibit_index(case: Case) -> ExhibitIndex:
    """Every exhibit of the packet in the order of its labels."""
    reading = known(case.state.law_readings, COPIES)
    return ExhibitIndex(
        rows=tuple(_row(case, one) for one in case.exhibits),
        files=tuple(_files(case)),
        missing=tuple(one.name for one in case.exhibits if one.is_missing),
        unsigned=tuple(
            UnsignedCopy(one.name, one.document)
            for one in case.exhibits
            if one.is_unsigned and one.document is not None
        ),
        sendings=letter_rows(case.state, case.exhibits, case.language),
        sets=None if reading is None else whole(reading),
    )


def _files(case: Case) -> Iterator[FileRow]:
    for one in case.exhibits:
        if one.within is not None:
            yield FileRow(one.name, one.within, NOTHING, NOTHING)
        elif one.file is not None and one.digest is not None:
            in_set = name_in_set(one.file, one, case.exhibits, case.language)
            yield FileRow(one.name, in_set, one.file, one.digest)


def _row(case: Case, one: Exhibit) -> ExhibitRow:
    pages = pages_known(one, case.language)
    return ExhibitRow(
        label=one.label,
        title=one.title,
        day=one.day,
        pages=case.say("pages_to_count") if pages is None else pages,
        open=why_open(one, case.language) if pages is None else "",
        proves=one.proves,
        original_held=one.original_held,
    )


def witnesses(case: Case) -> tuple[WitnessRow, ...]:
    """The witnesses of the project file."""
    settings = case.state.project.claim
    named = settings.witnesses if settings is not None else ()
    return tuple(WitnessRow(one.name, sentence(one.saw)) for one in named)
