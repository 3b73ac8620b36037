"""What is asked for when a document is issued, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.diagnostics import Diagnostic
from docgen.model.terms import NoticeMethod
from docgen.rules.dispatch import Dispatch
from docgen.values import Moment
from docgen.workspace.sources import Sources


@dataclass(frozen=True)
class OwnFile:
    """A file that goes out in place of docgen's own: the draft that a person edited, or a signed scan."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sending:
    """How a document goes out.

    `sent` is the moment, `methods` the ways in their order: the dates of the letter follow the first (S-1).
    `approved_by` names who released it; `again` allows another one of a letter that was sent (S-22).
    `dry_run` decides everything and writes nothing.
    """

    sent: Moment
    methods: tuple[NoticeMethod, ...]
    tracking: str | None = None
    address: str | None = None
    to: tuple[str, ...] = ()
    approved_by: str | None = None
    again: bool = False
    own: OwnFile | None = None
    dry_run: bool = False

    @property
    def dispatch(self) -> Dispatch:
        """What its letter prints of it."""
        return Dispatch(self.tracking, self.address, self.to, self.methods)

    def address_for(self, method: NoticeMethod) -> str | None:
        """The address that was given, where it is one for this way: an e-mail address is none for paper."""
        is_mail = self.address is not None and "@" in self.address
        return self.address if is_mail == (method is NoticeMethod.EMAIL) else None


@dataclass(frozen=True)
class Issued:
    """What was issued: the copy's path in the workspace, its number, digest, and the dates that it states.

    `recorded` are the entries in the record, `FILE: notices`; `beside` are further files that were frozen with it,
    `drafts` those of the e-mail that goes with it. `waits_for` are the parties who have still to sign an agreement;
    `is_letter` says that it is none.
    """

    document: str
    file: str
    number: str | None
    digest: str
    printed: tuple[tuple[str, date], ...]
    recorded: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    is_letter: bool = True


@dataclass(frozen=True)
class Outcome:
    """An issued document, or what stands against it.

    `finished` is an earlier issue that was completed, `waiting` the copy of one that the record cannot take yet.
    """

    issued: Issued | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Sources | None
    finished: str | None = None
    waiting: str | None = None
