"""One thing to do: what, why, and the command that does it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from docgen.diagnostics import FieldPath
from docgen.reports.tasks.ways import sending_of
from docgen.rules import ProjectState
from docgen.rules.words import figure
from docgen.values import Money


class Urgency(IntEnum):
    """What comes first: what keeps docgen from computing, then days that cannot come back, then the road's steps.

    `CONTRACT` is its missing signature once work has begun: everything after it rests on that. `PREPARATION` is what
    comes before a contract: the examples of a new project, the intake sheet.
    """

    ERRORS = 0
    LAST_DAYS = 1
    CONTRACT = 2
    OWED_BY_US = 3
    DECISIONS = 4
    CLAIM = 5
    LETTERS = 6
    BILLING = 7
    REMINDERS = 8
    PREPARATION = 9
    AGREEMENTS = 10
    PROOF = 11
    THANKS = 12


@dataclass(frozen=True)
class Choice:
    """One of several ways to do a task.

    `block` is YAML to put into project.yaml first, complete but for what only the person knows; None where nothing
    is to be written. `command` then does it.
    """

    what: str
    command: str | None = None
    block: str | None = None


@dataclass(frozen=True)
class Task:
    """One thing to do in a project today.

    `what` is a sentence that begins with a verb, `why` what it rests on. `day` is the day by which, or since which, it is
    to be done. `command` does it, None where only a person can. `sum` is the money it is about, which orders tasks alike.
    `choices` are the ways on where there are several, in the order of the road; then `command` is None.
    `at` is the entry of the record, counted among those known on the day, that is to be changed first, with which `why`
    ends; None where nothing is.
    """

    project: str
    urgency: Urgency
    what: str
    why: str
    day: date | None = None
    command: str | None = None
    document: str | None = None
    sum: Money | None = None
    choices: tuple[Choice, ...] = ()
    at: FieldPath | None = None


def amount(money: Money) -> str:
    """A sum with its currency: `USD 1,200.00`."""
    return f"{money.currency.code} {figure(money)}"


def command(*words: str) -> str:
    """A command line to copy: `docgen record …`, quoted where the shell needs it."""
    return shlex.join(("docgen", *words))


def issue_command(name: str, document: str, state: ProjectState, *, approved: bool = True) -> str:
    """The command that issues a document on the state's day, released by the contractor's own person."""
    methods = sending_of(document, state.project).methods
    ways = [word for method in methods for word in ("--method", method.value)]
    release = ("--approved-by", _releaser(state)) if approved else ()
    return command("issue", name, document, "--sent", state.as_of.isoformat(), *ways, *release)


def build_command(name: str, document: str, state: ProjectState) -> str:
    """The command that builds a document as of the state's day."""
    return command("build", name, "--only", document, "--as-of", state.as_of.isoformat())


def _releaser(state: ProjectState) -> str:
    """Who releases letters: the contractor in person, else who signs for it."""
    contractor = state.project.contractors[0]
    if contractor.type.is_natural_person:
        return contractor.legal_name
    person = contractor.contact or contractor.signatory
    return person.name if person is not None else contractor.legal_name


def tasks_of_errors(name: str, number: int) -> tuple[Task, ...]:
    """The one task of a project that errors stop: nothing else can be known of it."""
    what = f"correct {number} {'problem' if number == 1 else 'problems'} in the files"
    return (
        Task(name, Urgency.ERRORS, what, "nothing is computed until then", command=command("check", name)),
    )


def tasks_of_examples(name: str, number: int) -> tuple[Task, ...]:
    """The task of a project in which examples of `docgen new` are still to be replaced (W-PLACEHOLDER)."""
    if not number:
        return ()
    what = "replace the example" if number == 1 else f"replace the {number} examples"
    why = "nothing that prints one can be issued or signed"
    line = command("check", name)
    return (Task(name, Urgency.PREPARATION, f"{what} in the files with your own words", why, command=line),)
