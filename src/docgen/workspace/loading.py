"""What loading a project gives: its facts, where they stand, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.diagnostics import Diagnostic
from docgen.workspace.kept import Agreed
from docgen.workspace.lock import Lock
from docgen.workspace.sent import Sent
from docgen.workspace.signed import Signed
from docgen.workspace.sources import Sources

if TYPE_CHECKING:  # a build with nothing to do must not pay for pydantic
    from docgen.model import Project, Record
    from docgen.model.intake import Intake


@dataclass(frozen=True)
class Loaded:
    """A project whose files could be read in full; `intake` is None where it has no intake.yaml.

    `sent_at` is the time of day at which a letter of the as-of date goes out; None where nothing says one.
    """

    name: str
    project: Project
    record: Record
    lock: Lock
    folder: Path
    intake: Intake | None = None
    sent_at: time | None = None


@dataclass(frozen=True)
class Facts:
    """Project and record as far as they could be read; `UNREAD` stands for what could not.

    Good only for checks that stop at what is unread (see `checks`).
    """

    project: Project
    record: Record


@dataclass(frozen=True)
class Loading:
    """What loading one project gave.

    `loaded` is None where something cannot be understood; `facts` is what can, None where there is no
    project file to read. `inputs` are the digests of all files looked at, None for one that is absent.
    `fixed_as_of` and `timezone` are known even where the rest is not (S-24). `agreed` is the project's data
    before private.yaml, `signed` are the copies of what every party signed, `sent` those of what went out for
    signature, in the order of the record. `intake` is intake.yaml as far as
    it could be read, None where there is none.
    """

    name: str
    loaded: Loaded | None
    sources: Sources
    diagnostics: tuple[Diagnostic, ...]
    inputs: Mapping[str, str | None]
    fixed_as_of: str | None = None
    timezone: str | None = None
    facts: Facts | None = None
    agreed: Agreed = field(default_factory=Agreed)
    signed: tuple[Signed, ...] = ()
    sent: tuple[Sent, ...] = ()
    intake: Intake | None = None


def in_order(found: list[Diagnostic], sources: Sources) -> tuple[Diagnostic, ...]:
    """Each problem once, file by file and from the top of each file to its end."""
    placed: dict[Any, tuple[Any, Diagnostic]] = {}
    files = list(sources.files.values())
    for one in found:
        span = sources.span(one.at)
        key = (one.code, one.message, span)
        file = span.file if span is not None else ""
        rank = files.index(file) if file in files else len(files)
        start = (span.start.line, span.start.column) if span is not None else (0, 0)
        placed.setdefault(key, ((rank, file, *start), one))
    return tuple(one for _, one in sorted(placed.values(), key=lambda pair: pair[0]))
