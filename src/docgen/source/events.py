"""The one place that touches PyYAML: its event stream, reduced to what is needed here.

The stream is read event by event and never composed: composing resolves words (`NO`, `12:30`) and
can crash on deep nesting.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from docgen.source.spans import Marks


class Kind(Enum):
    """What an event is."""

    DOCUMENT = "document"
    SCALAR = "scalar"
    ALIAS = "alias"
    LIST = "list"
    MAPPING = "mapping"
    END = "end"


class Event(NamedTuple):
    """One event of a YAML stream.

    `text` is a scalar's text or the name of an alias. `plain` says that a scalar has no quotes and is
    no block of text, `flow` that a collection is written in brackets. `start` and `end` count
    characters from the beginning of the text.
    """

    kind: Kind
    marks: Marks
    start: int
    end: int
    text: str = ""
    plain: bool = False
    flow: bool = False
    anchor: str | None = None
    tag: str | None = None


class YamlSyntaxError(Exception):
    """The text is not YAML: PyYAML's words, where, and where the construct began."""

    def __init__(
        self, problem: str, context: str, at: tuple[int, int], began: tuple[int, int] | None
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.context = context
        self.at = at
        self.began = began


def read_events(text: str) -> Iterator[Event]:
    """The events of a text; raises YamlSyntaxError at the first place that is not YAML."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            reduced = _reduce(event)
            if reduced is not None:
                yield reduced
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        began = problem.context_mark
        raise YamlSyntaxError(
            problem.problem or "",
            problem.context or "",
            (mark.line, mark.column) if mark else (0, 0),
            (began.line, began.column) if began else None,
        ) from None


def _reduce(event: object) -> Event | None:
    from yaml import events

    if isinstance(event, events.ScalarEvent):
        text, plain = event.value, not event.style
        return _event(Kind.SCALAR, event, text=text, plain=plain, anchor=event.anchor, tag=event.tag)
    if isinstance(event, events.AliasEvent):
        return _event(Kind.ALIAS, event, text=event.anchor)
    if isinstance(event, events.SequenceStartEvent | events.MappingStartEvent):
        kind = Kind.LIST if isinstance(event, events.SequenceStartEvent) else Kind.MAPPING
        return _event(kind, event, flow=bool(event.flow_style), anchor=event.anchor, tag=event.tag)
    if isinstance(event, events.SequenceEndEvent | events.MappingEndEvent):
        return _event(Kind.END, event)
    return _event(Kind.DOCUMENT, event) if isinstance(event, events.DocumentStartEvent) else None


def _event(kind: Kind, event: object, **more: object) -> Event:
    first, last = event.start_mark, event.end_mark  # type: ignore[attr-defined]
    marks = (first.line, first.column, last.line, last.column)
    return Event(kind, marks, first.index, last.index, **more)  # type: ignore[arg-type]
