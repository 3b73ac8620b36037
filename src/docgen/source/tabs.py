"""Tabs, which YAML does not allow as indentation: reported, and read as if they were spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from docgen.diagnostics import Diagnostic, Position, Span, error
from docgen.source.events import Event, Kind
from docgen.source.spans import Marks
from docgen.source.text import lines_of

WIDTHS = (2, 4, 8, 1, 3, 6)
_INDENT = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)


def expand(text: str, width: int) -> str:
    """The text with every tab of an indentation as `width` spaces."""
    return _INDENT.sub(lambda match: match[0].replace("\t", " " * width), text)


def back_to_tabs(text: str, width: int) -> Callable[[Event], Event]:
    """What turns an event of the expanded text back to the columns of the text as written."""
    indents = {number: _indent(line) for number, line in enumerate(lines_of(text)) if "\t" in _indent(line)}

    def column(line: int, expanded: int) -> int:
        reached = 0
        for written, sign in enumerate(indents.get(line, "")):
            reached += width if sign == "\t" else 1
            if expanded < reached:
                return written
        return expanded - (len(indents[line].replace("\t", " " * width)) - len(indents[line]))

    def turn(event: Event) -> Event:
        line, first, end_line, last = event.marks
        marks: Marks = (
            line,
            column(line, first) if line in indents else first,
            end_line,
            column(end_line, last) if end_line in indents else last,
        )
        return event._replace(marks=marks)

    return turn


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def tab_problems(text: str, file: str, events: Iterable[Event]) -> Iterator[Diagnostic]:
    """A report of each run of neighbouring lines that have tabs outside texts and comments (DG102)."""
    places = list(_tabs(text, [event.marks for event in events if event.kind is Kind.SCALAR]))
    run: list[tuple[int, int]] = []
    for line, column in places:
        if run and line == run[-1][0] + 1:
            run.append((line, column))
            continue
        if run:
            yield _problem(file, run)
        run = [(line, column)]
    if run:
        yield _problem(file, run)


def _problem(file: str, run: list[tuple[int, int]]) -> Diagnostic:
    line, column = run[0]
    at = Span(file, Position(line + 1, column + 1), Position(line + 1, column + 2))
    message = "a tab stands here, where YAML allows only spaces"
    if len(run) > 1:
        message = f"tabs stand here and down to line {run[-1][0] + 1}, where YAML allows only spaces"
    return error("DG102", message, at, hint="indent with two spaces; most editors can do that for you")


def _tabs(text: str, scalars: list[Marks]) -> Iterator[tuple[int, int]]:
    """Line and column of the first tab of every line that is neither in a scalar nor in a comment."""
    for number, line in enumerate(lines_of(text)):
        if "\t" not in line:
            continue
        inside = [marks for marks in scalars if marks[0] <= number <= marks[2]]
        for column, sign in enumerate(line):
            if any(_covers(marks, number, column) for marks in inside):
                continue
            if sign == "#" and (column == 0 or line[column - 1] in " \t"):
                break
            if sign == "\t":
                yield number, column
                break


def _covers(marks: Marks, line: int, column: int) -> bool:
    return (marks[0], marks[1]) <= (line, column) < (marks[2], marks[3])
