"""The verdict on a file, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.issued.differences import Difference
from docgen.word.provenance import Provenance


class Verdict(str, Enum):
    """What a file is.

    `issued` is byte for byte a copy that was sent, `signed` the copy of what every party signed; `unchanged`
    says the same as the copy that was sent, or as the project gives on its day. `changed` differs in words from
    it. `damaged` lies where a copy is kept and has other bytes than were recorded. `outdated` is as docgen made
    it, but the project's files give other words by now. `unproven` is a copy of what was signed of which no
    digest is known. `elsewhere` comes from a project that is not here, and `foreign` not from docgen.
    """

    ISSUED = "issued"
    SIGNED = "signed"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    DAMAGED = "damaged"
    OUTDATED = "outdated"
    UNPROVEN = "unproven"
    ELSEWHERE = "elsewhere"
    FOREIGN = "foreign"

    @property
    def is_good(self) -> bool:
        """Whether the file is what docgen made from a project of this workspace."""
        return self in (Verdict.ISSUED, Verdict.SIGNED, Verdict.UNCHANGED)


@dataclass(frozen=True)
class Verification:
    """The verdict on one file with what it rests on.

    `project` is the folder of the project, `copy` the kept copy in the workspace, `sent` how it went out, one
    sentence for each sending, `signed` what every party signed with it. `notes` say what could not be looked
    at, or is no longer the same.
    """

    verdict: Verdict
    provenance: Provenance | None = None
    project: str | None = None
    copy: str | None = None
    sent: tuple[str, ...] = ()
    signed: str | None = None
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
