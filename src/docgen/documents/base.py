"""What every document type is: when it may be made, and what its template may print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Protocol, runtime_checkable

from docgen.language import Language
from docgen.rules import ProjectState


class Availability(str, Enum):
    """Whether a document may be made on the day in question."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    SENT = "sent"


@dataclass(frozen=True)
class Applicability:
    """Whether a document may be made today, and if not, why and from when.

    `code` is the refusal (`E-NOTHING-DUE`). `possible_from` is the first day on which the document
    would be allowed if nothing else happens; None where it depends on an event, which `waits_for`
    names (S-11). A document with an operative notice on record is SENT and not made again (S-22);
    `on` is then the day it was sent. `unasked` says why a build makes an allowed document only where its name
    was given.
    """

    availability: Availability
    code: str | None = None
    reason: str | None = None
    possible_from: date | None = None
    waits_for: str | None = None
    on: date | None = None
    unasked: str | None = None

    @property
    def allowed(self) -> bool:
        """Whether it may be made today."""
        return self.availability is Availability.ALLOWED

    @staticmethod
    def yes(*, unasked: str | None = None) -> Applicability:
        """The document may be made today; with `unasked` only where it is asked for by name."""
        return Applicability(Availability.ALLOWED, unasked=unasked)

    @staticmethod
    def no(
        code: str, reason: str, *, possible_from: date | None = None, waits_for: str | None = None
    ) -> Applicability:
        """The document is refused with this code and reason."""
        return Applicability(Availability.REFUSED, code, reason, possible_from, waits_for)

    @staticmethod
    def sent(on: date, reason: str) -> Applicability:
        """The document was sent on this day and is not made again (S-22)."""
        return Applicability(Availability.SENT, None, reason, on=on)


@dataclass(frozen=True)
class Heading:
    """What names one document: for its file name, header, footer and properties.

    `number` is None for a letter that has not been issued (S-20). `day` is the document's own date:
    a contract's or change order's date, a letter's as-of date. `draft` stays true until every
    required signature, or the letter's approval, is on record (documents.md 6.4); `draft_note` is what
    the header of a draft says, which is true of this document (`DRAFT – NOT SIGNED`).
    """

    title: str
    number: str | None
    day: date
    draft: bool
    draft_note: str
    author: str
    company: str | None


class DocumentType(Protocol):
    """One kind of document, by its id of S-19 (`contract`, `change-order`, `demand-letter`).

    `template` is the template folder; `context_type` the frozen dataclass whose fields are all that
    the template may print.
    """

    id: str
    template: str
    context_type: type

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """The document ids of this kind in the project: `change-order-1`, `change-order-2`."""

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """Whether this document may be made on the state's day.

        With `again` one that was sent is made once more (S-22).
        """

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """What names this document."""

    def context(self, state: ProjectState, document: str, language: Language) -> object:
        """What the template may print; every figure and date comes from the state."""


@runtime_checkable
class Copied(Protocol):
    """A packet with parts for the contractor or the lawyer alone: the copy without them is what others are given."""

    def copy_name(self, language: Language) -> str:
        """What the copy is called, and its file."""

    def copy_heading(self, packet: Heading, language: Language) -> Heading:
        """What names the copy, after the packet's own heading."""

    def copy_context(self, packet: Any) -> object:
        """What the template may print in the copy, from the context of the packet."""


@runtime_checkable
class OneADay(Protocol):
    """A kind of which the day asks for one document; the others have ids too, which are refused on that day."""

    def ids(self) -> tuple[str, ...]:
        """Every id of the kind, in every project."""
