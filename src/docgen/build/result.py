"""What a build says about each document and each project: plain data, for people and for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from typing import Any


class Status(str, Enum):
    """What became of one document."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    BESIDE = "beside"
    NOT_YET = "not_yet"
    REFUSED = "refused"
    SENT = "sent"
    REMOVED = "removed"

    @property
    def is_written(self) -> bool:
        """Whether the document exists in its newest form after the build."""
        return self in (Status.CREATED, Status.UPDATED, Status.UNCHANGED, Status.BESIDE)


class Day(str, Enum):
    """What fixed the as-of date (S-24)."""

    COMMAND = "command"
    PROJECT = "project"
    TODAY = "today"


@dataclass(frozen=True)
class DocumentResult:
    """One document of a build.

    `path` is relative to the workspace, and so is `memo`, its reviewer's memo. `template` is its id and
    version. `code`, `reason`, `possible_from` (ISO date) and `waits_for` say why a document was not made.
    `note` says why a document was written beside its usual place, or removed, or what to heed when it is sent.
    `beside` are the drafts of an e-mail that belong to it.
    """

    id: str
    status: Status
    path: str | None = None
    memo: str | None = None
    template: str | None = None
    code: str | None = None
    reason: str | None = None
    possible_from: str | None = None
    waits_for: str | None = None
    note: str | None = None
    beside: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """Why it was not made and when it can be: `reminder-4: the reason: possible from 2026-04-30`."""
        when = f"possible from {self.possible_from}" if self.possible_from else None
        when = when or (f"waits for {self.waits_for}" if self.waits_for else None)
        return ": ".join(part for part in (self.id, self.reason, when) if part)


@dataclass(frozen=True)
class ProjectResult:
    """One project of a build.

    `failed` is set where errors stopped the project, or where a document asked for by name is
    refused. `diagnostics` are in their JSON form, `report` is their text form, `notes` are further
    sentences for the user.
    """

    project: str
    as_of: str | None = None
    as_of_from: Day | None = None
    documents: tuple[DocumentResult, ...] = ()
    diagnostics: tuple[dict[str, Any], ...] = ()
    report: str = ""
    notes: tuple[str, ...] = ()
    failed: bool = False

    def with_documents(self, documents: tuple[DocumentResult, ...]) -> ProjectResult:
        """The same result with other documents."""
        return replace(self, documents=documents)

    def to_json(self) -> dict[str, Any]:
        """Plain data for JSON; the text report is left out."""
        data = asdict(self)
        data.pop("report")
        return data

    @staticmethod
    def from_json(data: dict[str, Any]) -> ProjectResult:
        """The result that `to_json` made plain."""
        documents = tuple(
            DocumentResult(**{**row, "status": Status(row["status"]), "beside": tuple(row["beside"])})
            for row in data["documents"]
        )
        day = data["as_of_from"]
        return ProjectResult(
            project=data["project"],
            as_of=data["as_of"],
            as_of_from=None if day is None else Day(day),
            documents=documents,
            diagnostics=tuple(data["diagnostics"]),
            notes=tuple(data["notes"]),
            failed=data["failed"],
        )


@dataclass(frozen=True)
class RenderedFile:
    """One finished file of a document, not yet on the disk; `path` is relative to the workspace.

    A companion lies beside its document and has no row of its own: a draft of an e-mail, a cover sheet.
    """

    document: str
    path: str
    content: bytes
    is_memo: bool = False
    is_companion: bool = False


@dataclass(frozen=True)
class Prepared:
    """A project ready to be written: its result so far, its files, and what they depend on.

    `result.documents` has a row for every document; the rows of `files` become final on writing.
    `lock` is the new content of docgen.lock where it changes, `copies` what is kept of documents that every
    party has signed (S-21). `inputs` are the files that were read,
    relative to the workspace, with their SHA-256 (None: not there).
    `fixed_as_of` and `timezone` are what decides the as-of date next time. `keep` names documents
    whose earlier output stays although this build makes none.
    """

    result: ProjectResult
    files: tuple[RenderedFile, ...] = ()
    lock: bytes | None = None
    lock_path: str = ""
    copies: Mapping[str, bytes] = field(default_factory=dict)
    inputs: Mapping[str, str | None] = field(default_factory=dict)
    fixed_as_of: str | None = None
    timezone: str | None = None
    keep: frozenset[str] = field(default_factory=frozenset)
    has_errors: bool = False
