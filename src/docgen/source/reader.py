"""Reading YAML so that every scalar stays the text that was written, with its place (design 5)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from docgen.diagnostics import Checked, Diagnostic, Position, Span, error
from docgen.source.builder import MOST_NODES, Builder
from docgen.source.document import Document
from docgen.source.events import Event, YamlSyntaxError, read_events
from docgen.source.syntax import syntax_problem
from docgen.source.tabs import WIDTHS, back_to_tabs, expand, tab_problems
from docgen.source.text import decode_text, lines_of, without_invisible


def read_yaml(content: str | bytes, file: str) -> Checked[Document]:
    """Read one YAML file; `file` is its name in messages.

    Reports DG101 to DG114: what is not YAML, and what a contract's file must not have (duplicate
    keys, tabs, aliases …). Only a file that is not YAML or not text gives no document; after every
    other problem the rest of the file has been read.
    """
    problems: list[Diagnostic] = []
    text: str | None
    if isinstance(content, bytes):
        text, problems = decode_text(content, file)
        if text is None:
            return Checked(None, tuple(problems))
    else:
        text = content
    text, more = without_invisible(text, file)
    problems.extend(more)
    try:
        events = _events(text)
    except YamlSyntaxError as problem:
        tabs = _indenting_tabs(text, file)
        problems.extend(tabs or [syntax_problem(problem, text, file)])
        return Checked(None, tuple(problems))
    problems.extend(tab_problems(text, file, events) if "\t" in text else ())
    if len(events) > 2 * MOST_NODES:
        start = Span(file, Position(1, 1), Position(1, 2))
        problems.append(
            error("DG109", f"this file has more than {MOST_NODES:,} values", start, hint="split it")
        )
        return Checked(None, tuple(problems))
    builder = Builder(file, events)
    data = builder.build()
    document = Document(
        file, data, builder.spans, lines_of(text), frozenset(builder.unclear), frozenset(builder.open)
    )
    return Checked(document, tuple(problems + builder.problems))


def _events(text: str) -> list[Event]:
    """The events of a text, read with its indenting tabs as spaces where it is not YAML otherwise."""
    try:
        return _read(text)
    except YamlSyntaxError:
        if "\t" not in text:
            raise
        for width in WIDTHS:
            try:
                return _read(expand(text, width), back_to_tabs(text, width))
            except YamlSyntaxError:
                continue
        raise


def _read(text: str, turn: Callable[[Event], Event] | None = None) -> list[Event]:
    # Twice the number of values covers the ends of collections; one more shows that there are more.
    events = list(islice(read_events(text), 2 * MOST_NODES + 1))
    return [turn(event) for event in events] if turn else events


def _indenting_tabs(text: str, file: str) -> list[Diagnostic]:
    """The tabs of a file that cannot be read at all: they are the likely reason."""
    indented = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines_of(text)]
    return list(tab_problems("\n".join(indented), file, ()))
