"""`docgen next`: what to do today, in order, with the command for each."""

from __future__ import annotations

import json
import os
import shlex
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from textwrap import wrap

import click

from docgen.build.request import day_for
from docgen.checks import examine
from docgen.checks.placeholders import agreed_placeholders
from docgen.cli.clock import now
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.options import as_of_option, format_option, projects_argument
from docgen.cli.session import Session, pass_session, session_options
from docgen.diagnostics import Checked
from docgen.law import LawLibrary, law_roots
from docgen.reports.next_step import next_step
from docgen.reports.status import document_rows
from docgen.reports.tasks import Task, in_order, tasks, tasks_of_errors, tasks_of_examples
from docgen.reports.tasks.page import Place, page, task_row
from docgen.rules import ProjectState
from docgen.rules.knowledge import known_on
from docgen.rules.signatures import CONTRACT
from docgen.workspace import Loading, Workspace, load_project


@dataclass(frozen=True)
class _Day:
    """One project: its day, its tasks, and what comes next where there is nothing to do today."""

    name: str
    day: date
    tasks: tuple[Task, ...]
    coming: str


@click.command(epilog="Example: docgen next --as-of 2026-07-13")
@projects_argument
@as_of_option
@format_option()
@session_options
@pass_session
def command(session: Session, projects: tuple[str, ...], as_of: date | None, form: str) -> int:
    """List what to do today in all projects, in order, with the command for each.

    First what keeps docgen from computing, then days that cannot come back, what is owed to the client,
    decisions, the claim, letters, bills, friendly reminders, examples to replace, signatures, proofs, thanks.
    Of tasks alike the oldest comes first. The commands run as they stand in the folder where you are; DATE,
    AMOUNT and SCAN stand for a day, a sum and a file that only you know.
    """
    workspace = the_workspace(session)
    names = chosen_projects(workspace, projects)
    if not names:
        session.say("there are no projects yet; make one with: docgen new NAME")
    law = LawLibrary(law_roots(workspace.own_law))
    days = [_day(workspace, law, name, as_of) for name in names]
    found, place = in_order(task for one in days for task in one.tasks), _place(session, workspace)
    if form == "json":
        rows = [task_row(task, place) for task in found]
        ahead = [{"project": one.name, "as_of": one.day.isoformat(), "next": one.coming} for one in days]
        whole = {"version": 1, "tasks": rows, "projects": ahead}
        session.result(json.dumps(whole, indent=2, ensure_ascii=False))
    elif days:
        session.result("\n".join(_lines(found, days, place, session.width)))
    return 0


def _day(workspace: Workspace, law: LawLibrary, name: str, as_of: date | None) -> _Day:
    loading = load_project(workspace, name)
    day, _ = day_for(now(), as_of, loading.fixed_as_of, loading.timezone or "UTC")
    examined = examine(loading, law, day)
    state = examined.value
    if state is None:
        errors = sum(one.is_error for one in examined.diagnostics)
        return _Day(name, day, tasks_of_errors(name, errors), "")
    documents = document_rows(state)
    coming = next_step(state, documents)
    when = f" ({coming['date']})" if coming["date"] else ""
    found = _before_contract(tasks(name, state, documents), loading, examined)
    found = tuple(_with_line(task, loading, day) for task in found)
    return _Day(name, day, found, f"{coming['action']}{when}")


def _before_contract(
    found: tuple[Task, ...], loading: Loading, examined: Checked[ProjectState]
) -> tuple[Task, ...]:
    """With the examples to replace first; a contract that has one is not proposed, it would be refused (DG931)."""
    examples = sum(one.code == "W-PLACEHOLDER" for one in examined.diagnostics)
    if loading.facts is not None and any(agreed_placeholders(loading.facts.project, CONTRACT)):
        found = tuple(task for task in found if task.document != CONTRACT)
    return (*tasks_of_examples(loading.name, examples), *found)


def _with_line(task: Task, loading: Loading, day: date) -> Task:
    """The task with the line of the record that is to be changed first."""
    if task.at is None or loading.loaded is None:
        return task
    field, index, *rest = task.at.parts
    span = loading.sources.span(known_on(loading.loaded.record, day).at(str(field), int(index), *rest))
    return (
        task if span is None else replace(task, why=f"{task.why}, {Path(span.file).name}:{span.start.line}")
    )


def _lines(found: tuple[Task, ...], days: list[_Day], place: Place, width: int) -> list[str]:
    lines = page(found, place, width)
    idle = [one for one in days if not one.tasks]
    if idle and lines:
        lines.append("")
    for one in idle:
        text = f"{one.name}: nothing to do on {one.day}; next: {one.coming}"
        lines += wrap(text, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return lines


def _place(session: Session, workspace: Workspace) -> Place:
    """Where the page is read: the folder in which docgen was started, whatever -C says."""
    away = session.directory != Path()
    start = shlex.join(("docgen", "-C", str(session.directory))) if away else "docgen"
    projects = os.path.relpath(workspace.root / "projects")
    return Place(start, Path(projects).as_posix())
