"""The problems of one or many projects, each once, in all the forms that commands print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from docgen.diagnostics import Diagnostic, FieldPath, Related, error
from docgen.diagnostics.render import as_github, as_json, as_text
from docgen.source import Unread
from docgen.workspace import Loading, Sources

AT = FieldPath("project", ("project", "code"))


@dataclass
class _Row:
    """What is wrong with one project."""

    project: str
    as_of: date
    sources: Sources
    diagnostics: list[Diagnostic]


@dataclass
class Report:
    """The problems by project. One of a file that projects share is told once only."""

    rows: list[_Row] = field(default_factory=list)
    _seen: set[Any] = field(default_factory=set)

    def add(self, project: str, as_of: date, sources: Sources, found: Iterable[Diagnostic]) -> None:
        """Add a project with its problems."""
        self.rows.append(_Row(project, as_of, sources, []))
        for one in found:
            self.add_to(project, sources, one)

    def add_to(self, project: str, sources: Sources, one: Diagnostic) -> None:
        """Add one more problem of a project that is in the report."""
        span = sources.span(one.at)
        key = (one.code, one.message, span) if span is not None else (one.code, one.message, project)
        if key not in self._seen:
            self._seen.add(key)
            next(row for row in self.rows if row.project == project).diagnostics.append(one)

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(one.is_error for row in self.rows for one in row.diagnostics)

    def to_text(self, *, colour: bool) -> list[str]:
        """Each problem for a person."""
        return [as_text(one, row.sources, colour=colour) for row, one in self._all()]

    def to_github(self) -> list[str]:
        """Each problem as an annotation."""
        return [as_github(one, row.sources) for row, one in self._all()]

    def to_json(self) -> dict[str, Any]:
        """Everything as data."""
        projects = [
            {
                "project": row.project,
                "as_of": row.as_of.isoformat(),
                "diagnostics": [as_json(one, row.sources) for one in row.diagnostics],
            }
            for row in self.rows
        ]
        return {"version": 1, "errors": self.errors, "warnings": self._warnings, "projects": projects}

    def summary(self) -> str:
        """One sentence over all projects."""
        projects = _count(len(self.rows), "project")
        if not self.errors and not self._warnings:
            return f"{projects} checked: no problems"
        return f"{projects} checked: {_count(self.errors, 'error')}, {_count(self._warnings, 'warning')}"

    @property
    def _warnings(self) -> int:
        return sum(not one.is_error for row in self.rows for one in row.diagnostics)

    def _all(self) -> Iterator[tuple[_Row, Diagnostic]]:
        for row in self.rows:
            for one in row.diagnostics:
                yield row, one


def same_codes(loadings: Iterable[Loading]) -> Iterator[tuple[Loading, Diagnostic]]:
    """DG720: two projects with one code, whose documents would bear the same numbers (S-27)."""
    first: dict[str, Loading] = {}
    for loading in loadings:
        code = _code(loading)
        if code is None:
            continue
        if code in first:
            other = first[code]
            related = (Related(other.sources.span(AT), f"{other.name} has it too"),)
            hint = "give each project a code of its own; it begins every document number"
            message = f"the code {code} belongs to another project already"
            yield loading, error("DG720", message, AT, hint=hint, related=related)
        else:
            first[code] = loading


def _code(loading: Loading) -> str | None:
    try:
        return str(loading.facts.project.project.code) if loading.facts is not None else None
    except Unread:
        return None


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
