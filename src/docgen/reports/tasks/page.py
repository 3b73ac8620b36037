"""The list of tasks as a page: each with why, and the command to copy as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from docgen.reports.tasks.task import Choice, Task


@dataclass(frozen=True)
class Place:
    """Where the page is read: what a command begins with there, and the folder of the projects as a path from there."""

    start: str
    projects: str

    def line(self, command: str | None) -> str | None:
        """The command as it runs there."""
        return None if command is None else command.replace("docgen", self.start, 1)

    def file(self, project: str) -> str:
        """The project file as a path from there."""
        return f"{self.projects}/{project}/project.yaml"


def page(found: Sequence[Task], place: Place, width: int) -> list[str]:
    """The lines of the page. Sentences wrap; commands and blocks do not, so that they can be copied."""
    room = len(str(len(found)))
    return [
        line
        for number, task in enumerate(found, 1)
        for line in _task(task, f"{number:>{room}}. ", place, width)
    ]


def _task(task: Task, mark: str, place: Place, width: int) -> Iterator[str]:
    margin = " " * len(mark)
    yield from _wrapped(f"{task.project}: {task.what}", width, mark, margin)
    yield from _wrapped(task.why, width, margin, margin)
    yield from _command(task.command, margin, place)
    for choice in task.choices:
        where = f"; into {place.file(task.project)}:" if choice.block is not None else ""
        yield from _wrapped(f"{choice.what}{where}", width, f"{margin}- ", f"{margin}  ")
        if choice.block is not None:
            # At the margin of the page, so that it can be pasted as it stands.
            yield from ("", *choice.block.splitlines(), "")
        yield from _command(choice.command, f"{margin}  ", place)


def _command(command: str | None, margin: str, place: Place) -> Iterator[str]:
    if command is not None:
        yield f"{margin}$ {place.line(command)}"


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def task_row(task: Task, place: Place) -> dict[str, Any]:
    """A task as plain data."""
    return {
        "project": task.project,
        "urgency": task.urgency.name.lower(),
        "what": task.what,
        "why": task.why,
        "day": task.day.isoformat() if task.day is not None else None,
        "command": place.line(task.command),
        "document": task.document,
        "choices": [_choice(choice, task, place) for choice in task.choices],
    }


def _choice(choice: Choice, task: Task, place: Place) -> dict[str, Any]:
    file = place.file(task.project) if choice.block is not None else None
    return {"what": choice.what, "command": place.line(choice.command), "block": choice.block, "file": file}
