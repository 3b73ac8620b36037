"""What a timeline is made of, and the facts that every part of it starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from docgen.diagnostics import FieldPath
from docgen.model import Record
from docgen.reports.why.clauses import clauses
from docgen.rules import ProjectState
from docgen.rules.knowledge import Known, known_on
from docgen.rules.legal import cited
from docgen.values import Money


class Whose(str, Enum):
    """Whose day it is, which decides when a calendar reminds of it.

    `client`: the last day of the client, what follows begins the next morning (R-8). `own`: the last day
    of the contractor. `opens`: the first day on which something may be done. `event`: just a day.
    """

    CLIENT = "client"
    OWN = "own"
    OPENS = "opens"
    EVENT = "event"


@dataclass(frozen=True)
class TimelineEntry:
    """One day of a project.

    `event` is a stable name and `subject` what it is about (`M3`, `change-order-1`); together with the
    project they name the entry. `rules` are ids of documents.md, `clause` is the contract's, `law` a
    citation. `at` is where the entry stands in the files, None for what is computed. `assumes` says what
    would have to happen first, None where the day stands if nothing else happens. `amount` is the sum
    concerned, where there is one.
    """

    day: date
    event: str
    subject: str
    text: str
    rules: tuple[str, ...] = ()
    clause: str | None = None
    law: str | None = None
    at: FieldPath | None = None
    whose: Whose = Whose.EVENT
    assumes: str | None = None
    amount: Money | None = None

    def is_past(self, as_of: date) -> bool:
        """Whether it lies behind on a day: earlier, or recorded on that very day."""
        recorded = self.at is not None and self.at.document == "record"
        return self.day < as_of or (self.day == as_of and recorded)


@dataclass(frozen=True)
class Facts:
    """A project on its day, with the places of what is on record."""

    state: ProjectState
    known: Known

    @staticmethod
    def of(state: ProjectState, record: Record) -> Facts:
        """`record` is the whole record as the file has it; later entries are left out (S-2)."""
        return Facts(state, known_on(record, state.as_of))

    @property
    def record(self) -> Record:
        """What is known on the as-of date."""
        return self.known.record

    @property
    def as_of(self) -> date:
        """The day of the timeline."""
        return self.state.as_of

    def name_of(self, party: str) -> str:
        """A party's legal name; its id where nobody has it."""
        return next((one.legal_name for one in self.state.project.parties if one.id == party), party)

    def clause(self, name: str) -> str | None:
        """A clause of the contract, `17 Right to suspend work`; None where the contract lacks it."""
        return next(iter(clauses(self.state, name)), None)

    def law(self, parameter: str) -> str | None:
        """The citation of a value of the law that was used, where its statute reaches this case (S-18)."""
        readings = (r for r in self.state.law_readings if r.name == parameter and r.known)
        return next((text for text in map(cited, readings) if text is not None), None)


def words_of(document: str) -> str:
    """A document's id as words: `change order 1`."""
    return document.replace("-", " ")


def the(document: str) -> str:
    """A document in a sentence: `the contract`, but `change order 1`."""
    return words_of(document) if any(sign.isdigit() for sign in document) else f"the {words_of(document)}"


def agreed(*parts: str | int) -> FieldPath:
    """A field of the project file."""
    return FieldPath("project", parts)
