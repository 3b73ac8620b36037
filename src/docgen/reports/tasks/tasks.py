"""Every task of a project on a day, and the order of the tasks of a whole practice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from docgen.reports.tasks.agreements import agreements, signed_copies
from docgen.reports.tasks.billing import invoices, points, receipts
from docgen.reports.tasks.court import claim
from docgen.reports.tasks.decisions import decisions, last_days, proofs
from docgen.reports.tasks.ending import completion, credited, small_rests
from docgen.reports.tasks.letters import instalments, letters
from docgen.reports.tasks.task import Task
from docgen.rules import ProjectState

Row = dict[str, Any]

OF_THE_STATE = (
    last_days,
    decisions,
    small_rests,
    agreements,
    points,
    completion,
    credited,
    signed_copies,
    proofs,
)
OF_DOCUMENTS = (claim, letters, instalments, invoices, receipts)


def tasks(name: str, state: ProjectState, documents: Sequence[Row]) -> tuple[Task, ...]:
    """What to do in one project on its day; `documents` are the rows of `document_rows`."""
    found = [task for family in OF_THE_STATE for task in family(name, state)]
    found += [task for family in OF_DOCUMENTS for task in family(name, state, documents)]
    return in_order(found)


def in_order(found: Iterable[Task]) -> tuple[Task, ...]:
    """The most urgent first; of tasks alike the oldest day, then the largest sum, then the project's name."""
    return tuple(sorted(found, key=_rank))


def _rank(task: Task) -> tuple[Any, ...]:
    sum_due = -task.sum.minor_units if task.sum is not None else 0
    return (task.urgency, task.day or date.max, sum_due, task.project, task.what)
