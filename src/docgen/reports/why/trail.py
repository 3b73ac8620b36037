"""What an explanation is made of, and the facts that every explainer starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from docgen.diagnostics import FieldPath
from docgen.law import Reading
from docgen.model import Record
from docgen.reports.practice import practice_row
from docgen.rules import ProjectState

Name = tuple[str, ...]
"""A figure's name, part by part: `("milestones", "M3", "interest")`."""


@dataclass(frozen=True)
class Step:
    """One line of the way to a figure.

    `at` are the entries of the files it rests on; `figure` is the name of another figure that explains
    this line further.
    """

    text: str
    at: tuple[FieldPath, ...] = ()
    figure: str | None = None


@dataclass(frozen=True)
class Explanation:
    """Why a figure is what it is.

    `value` is as `status` prints it, None where there is none today. `steps` is the arithmetic with its
    numbers and the events it rests on; `rules` the ids of documents.md; `clauses` those of the contract;
    `law` the values of the law that were used.
    """

    figure: str
    value: str | None
    what: str
    steps: tuple[Step, ...]
    rules: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    law: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Told:
    """What an explainer gives: an `Explanation` without the name and the value of the figure."""

    what: str
    steps: tuple[Step, ...] = ()
    rules: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    law: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Matter:
    """A project on its day, with its record as the file has it.

    `record` gives the entries their places; only those dated by the as-of date count (S-2).
    """

    name: str
    state: ProjectState
    record: Record
    _entries: dict[str, list[tuple[FieldPath, Any]]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def report(self) -> dict[str, Any]:
        """The status report: every figure has its value from there."""
        return practice_row(self.name, self.state, [])

    def entries(self, field_name: str, chosen: Callable[[Any], bool] = lambda _: True) -> Iterator[FieldPath]:
        """The places of the record's entries that count on the as-of date and are chosen."""
        for index, entry in enumerate(getattr(self.record, field_name)):
            if day_of(entry) <= self.state.as_of and chosen(entry):
                yield FieldPath("record", (field_name, index))

    def law(self, *names: str) -> tuple[Reading, ...]:
        """The values of these parameters that the rules used."""
        return tuple(reading for reading in self.state.law_readings if reading.name in names)


def day_of(entry: Any) -> date:
    """The day from which an entry of the record counts; the earliest day for one without (S-2)."""
    for name in ("date", "on"):
        found = getattr(entry, name, None)
        if isinstance(found, date):
            return found
    moment = getattr(entry, "sent", None) or getattr(entry, "at", None)
    return moment.day if moment is not None else date.min


def project_place(*parts: str | int) -> FieldPath:
    """A field of the project file."""
    return FieldPath("project", parts)


Explainer = Callable[[Matter, Name], Told]
