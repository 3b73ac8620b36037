"""One problem in the user's files and the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(str, Enum):
    """How much a diagnostic stops: an error stops its document or project, a warning only speaks."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a text file; line and column count characters from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Span:
    """A stretch of one file. `file` is the path as the user would type it; `end` is exclusive."""

    file: str
    start: Position
    end: Position


@dataclass(frozen=True)
class FieldPath:
    """A field of a project file, e.g. `project:milestones[4].amount`.

    `document` is the file's role: `project`, `record`, `private`, `intake`, `docgen`, `lock`. With `on_key` the
    place is the key (an unknown key, a missing field of that block), otherwise the value.
    """

    document: str
    parts: tuple[str | int, ...] = ()
    on_key: bool = False

    def child(self, *parts: str | int) -> FieldPath:
        """The path of something inside this field."""
        return FieldPath(self.document, (*self.parts, *parts))

    def key(self) -> FieldPath:
        """The same field, meaning its key."""
        return FieldPath(self.document, self.parts, on_key=True)

    def __str__(self) -> str:
        text = ""
        for part in self.parts:
            if isinstance(part, int):
                text += f"[{part}]"
            else:
                text += f".{part}" if text else part
        return f"{self.document}:{text}"


Place = Span | FieldPath


@dataclass(frozen=True)
class Related:
    """A second place that explains a diagnostic, with its own words."""

    at: Place | None
    message: str


@dataclass(frozen=True)
class Diagnostic:
    """One problem: a stable code, a sentence, a place, and what to do.

    `code` is an `E-…`/`W-…` name of the domain or a `DG…` number for reading, templates and output.
    `hint` is printed as `help:`; `reference` names the law or rule behind it.
    """

    code: str
    severity: Severity
    message: str
    at: Place | None = None
    related: tuple[Related, ...] = ()
    hint: str | None = None
    reference: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether it stops something."""
        return self.severity is Severity.ERROR


def error(
    code: str,
    message: str,
    at: Place | None = None,
    *,
    hint: str | None = None,
    related: tuple[Related, ...] = (),
    reference: str | None = None,
) -> Diagnostic:
    """A diagnostic of severity error."""
    return Diagnostic(code, Severity.ERROR, message, at, related, hint, reference)


def warning(
    code: str,
    message: str,
    at: Place | None = None,
    *,
    hint: str | None = None,
    related: tuple[Related, ...] = (),
    reference: str | None = None,
) -> Diagnostic:
    """A diagnostic of severity warning."""
    return Diagnostic(code, Severity.WARNING, message, at, related, hint, reference)
