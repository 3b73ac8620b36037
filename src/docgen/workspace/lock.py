"""`docgen.lock`: the template versions, holiday list and law set that a project is built with (S-21).

It is made by the first build and committed. A later build adds what is missing, e.g. a type of
document that a newer docgen brought, and the copies of what has been signed since; it never changes what
stands there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen.diagnostics import Checked, Position, Span, error

NAME = "docgen.lock"
VERSION = 1


@dataclass(frozen=True)
class LockedTemplate:
    """A template version and the checksum of its files."""

    version: str
    checksum: str


@dataclass(frozen=True)
class LockedHolidays:
    """The holidays of one rule as they were listed once, and the library they came from."""

    base: str
    source: str
    covers: tuple[int, ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class LockedCopy:
    """The copy of what every party signed: the day of the last signature, the file in the project, its SHA-256."""

    on: date
    file: str
    digest: str


@dataclass(frozen=True)
class Lock:
    """The content of a project's lock.

    `law` is the digest of the law data per jurisdiction, `signed` the copy of each document that is signed.
    """

    templates: Mapping[str, LockedTemplate] = field(default_factory=dict)
    holidays: LockedHolidays | None = None
    law: Mapping[str, str] = field(default_factory=dict)
    signed: Mapping[str, LockedCopy] = field(default_factory=dict)

    def completed(
        self,
        *,
        templates: Mapping[str, LockedTemplate],
        holidays: LockedHolidays | None,
        law: Mapping[str, str],
    ) -> Lock:
        """This lock with what it lacks; what it has stays. Another holiday list replaces the old one."""
        kept = self.holidays
        if holidays is None or kept is None or (kept.base, kept.covers) != (holidays.base, holidays.covers):
            kept = holidays
        return replace(
            self,
            templates={**templates, **self.templates},
            holidays=kept,
            law={**law, **self.law},
        )

    def with_signed(self, copies: Mapping[str, LockedCopy]) -> Lock:
        """This lock with more copies of what was signed; those that it has stay."""
        return replace(self, signed={**copies, **self.signed}) if copies else self

    def to_bytes(self) -> bytes:
        """The file: sorted JSON, a value a line, so that git shows what changed."""
        data: dict[str, Any] = {
            "docgen-lock": VERSION,
            "law": dict(self.law),
            "templates": {
                name: {"version": locked.version, "checksum": locked.checksum}
                for name, locked in self.templates.items()
            },
        }
        if self.holidays is not None:
            data["holidays"] = {
                "base": self.holidays.base,
                "source": self.holidays.source,
                "covers": list(self.holidays.covers),
                "days": [day.isoformat() for day in self.holidays.days],
            }
        if self.signed:
            data["signed"] = {
                document: {"on": copy.on.isoformat(), "file": copy.file, "digest": copy.digest}
                for document, copy in self.signed.items()
            }
        return (json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read_lock(path: Path, name: str) -> Checked[Lock]:
    """The project's lock, an empty one where there is none yet. `name` is the path for messages.

    Reports DG801 for a file that is not a lock, e.g. one with conflict marks of git in it.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Checked(Lock())
    try:
        return Checked(_parse(json.loads(content)))
    except json.JSONDecodeError as problem:
        return Checked(None, (_broken(name, problem.lineno, problem.colno),))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Checked(None, (_broken(name, 1, 1),))


def _parse(data: dict[str, Any]) -> Lock:
    if data["docgen-lock"] != VERSION:
        raise ValueError(data["docgen-lock"])
    holidays = data.get("holidays")
    return Lock(
        templates={
            name: LockedTemplate(str(row["version"]), str(row["checksum"]))
            for name, row in data["templates"].items()
        },
        holidays=None
        if holidays is None
        else LockedHolidays(
            base=str(holidays["base"]),
            source=str(holidays["source"]),
            covers=tuple(int(year) for year in holidays["covers"]),
            days=tuple(date.fromisoformat(day) for day in holidays["days"]),
        ),
        law={code: str(digest) for code, digest in data["law"].items()},
        signed={
            document: LockedCopy(date.fromisoformat(row["on"]), str(row["file"]), str(row["digest"]))
            for document, row in data.get("signed", {}).items()
        },
    )


def _broken(name: str, line: int, column: int) -> Any:
    at = Span(name, Position(line, column), Position(line, column + 1))
    return error(
        "DG801",
        "this lock cannot be read",
        at,
        hint="restore it from git; or delete it, and the next build chooses the newest templates again",
    )
