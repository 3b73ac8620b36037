"""Parts (h) and (i): the index of exhibits, and who saw what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.packet.case import Case
from docgen.documents.parts.law import known
from docgen.documents.parts.words import sentence
from docgen.rules.legal import whole

COPIES = "service.evidence_copies"


@dataclass(frozen=True)
class ExhibitRow:
    """One exhibit of the index. `pages` is a number in words of the language, or that they are still to be counted."""

    label: str
    title: str
    day: date
    pages: str
    proves: str
    original_held: str


@dataclass(frozen=True)
class FileRow:
    """The file of one exhibit, and the SHA-256 of its bytes."""

    name: str
    file: str
    digest: str


@dataclass(frozen=True)
class WitnessRow:
    """A person who saw something, and what."""

    name: str
    saw: str


@dataclass(frozen=True)
class ExhibitIndex:
    """The exhibits, the files that belong to them, and how many sets to bring; None where the law is not known."""

    rows: tuple[ExhibitRow, ...]
    files: tuple[FileRow, ...]
    sets: int | None


def exhibit_index(case: Case) -> ExhibitIndex:
    """Every exhibit of the packet in the order of its labels."""
    reading = known(case.state.law_readings, COPIES)
    return ExhibitIndex(
        rows=tuple(
            ExhibitRow(
                label=one.label,
                title=one.title,
                day=one.day,
                pages=case.say("pages_to_count") if one.pages is None else case.language.number(one.pages),
                proves=one.proves,
                original_held=one.original_held,
            )
            for one in case.exhibits
        ),
        files=tuple(
            FileRow(one.name, one.file, one.digest)
            for one in case.exhibits
            if one.file is not None and one.digest is not None
        ),
        sets=None if reading is None else whole(reading),
    )


def witnesses(case: Case) -> tuple[WitnessRow, ...]:
    """The witnesses of the project file."""
    settings = case.state.project.claim
    named = settings.witnesses if settings is not None else ()
    return tuple(WitnessRow(one.name, sentence(one.saw)) for one in named)
