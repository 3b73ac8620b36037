"""From the events of a YAML stream to plain data and the places of its parts."""

from __future__ import annotations

from docgen.diagnostics import Diagnostic, Related, Span, error
from docgen.source.document import Data
from docgen.source.events import Event, Kind
from docgen.source.numbers import joined_number
from docgen.source.spans import Marks, Parts, SpanTable, Spot, span_of
from docgen.source.text import forbidden_in

MOST_NODES = 100_000
DEEPEST = 32
NOTHING = frozenset({"", "~", "null"})
PLAIN_TAG = "tag:yaml.org,2002:str"


class Builder:
    """Reads the events of one file once, from the first to the last."""

    def __init__(self, file: str, events: list[Event]) -> None:
        self.spans = SpanTable()
        self.problems: list[Diagnostic] = []
        self.unclear: set[Parts] = set()
        self.open: set[Parts] = set()
        self._file = file
        self._events = events
        self._next = 0
        self._cut = (0, 0)  # where the last number cut at a comma ended

    def build(self) -> Data:
        """The data of the file's first and only document; None for an empty file."""
        data: Data = None
        for number, event in enumerate(self._documents()):
            if number:
                self._report("DG108", event.marks, "a second document starts here", "keep one per file")
                self.open.add(())  # what is missing may stand in the part that is not read
                break
            data, _ = self._node(self._take(), (), None)
        self.problems.sort(key=_place)
        return data

    def _documents(self) -> list[Event]:
        return [event for event in self._events if event.kind is Kind.DOCUMENT]

    def _take(self) -> Event:
        while (event := self._events[self._next]).kind is Kind.DOCUMENT:
            self._next += 1
        self._next += 1
        return event

    def _peek(self) -> Event:
        return self._events[self._next]

    def _node(self, event: Event, path: Parts, key: Marks | None) -> tuple[Data, Marks]:
        """The data of a node, and its marks, which are entered in the span table."""
        self._properties(event, path)
        self.spans.spots[path] = Spot(self._file, key, event.marks)
        data: Data
        if event.kind is Kind.ALIAS:
            self._alias(event, path)
            return None, event.marks
        if event.kind is Kind.SCALAR:
            self.problems.extend(forbidden_in(event.text, self._span(event.marks)))
            return None if event.plain and event.text in NOTHING else event.text, event.marks
        if len(path) >= DEEPEST:
            self._report("DG110", event.marks, f"this is nested deeper than {DEEPEST} levels", "flatten it")
            self.unclear.add(path)
            data, last = None, self._skip(event)
        elif event.kind is Kind.LIST:
            data, last = self._list(event, path)
        else:
            data, last = self._mapping(event, path)
        marks = (*event.marks[:2], *last[2:])
        self.spans.spots[path] = Spot(self._file, key, marks)
        return data, marks

    def _list(self, start: Event, path: Parts) -> tuple[Data, Marks]:
        items: list[Data] = []
        last = start.marks
        before: Event | None = None
        while (event := self._take()).kind is not Kind.END:
            joined = joined_number(before, event) if start.flow else None
            if joined is not None:
                self._comma(joined)
                spot = Spot(self._file, None, joined.marks)
                items[-1], before, last = joined.text, joined, joined.marks
                self.spans.spots[(*path, len(items) - 1)] = spot
                continue
            item, last = self._node(event, (*path, len(items)), None)
            items.append(item)
            before = event
        return items, event.marks if start.flow else last

    def _mapping(self, start: Event, path: Parts) -> tuple[Data, Marks]:
        block: dict[str, Data] = {}
        last = start.marks
        before: tuple[str, Event] | None = None
        while (key := self._take()).kind is not Kind.END:
            joined = joined_number(before[1], key) if start.flow and before else None
            if joined is not None and before is not None:
                self._comma(joined)
                last = self._skip(self._take())
                block[before[0]], before = joined.text, (before[0], joined)
                entry = self.spans.spots[(*path, before[0])]
                self.spans.spots[(*path, before[0])] = entry._replace(value=joined.marks)
                continue
            value = self._peek()
            name, last = self._entry(key, path, block)
            before = (name, value) if name is not None and value.kind is Kind.SCALAR else None
        return block, key.marks if start.flow else last

    def _entry(self, key: Event, path: Parts, block: dict[str, Data]) -> tuple[str | None, Marks]:
        """Read the value of a key into the block; None for a key that cannot be used."""
        if key.kind is not Kind.SCALAR:
            self._report("DG113", key.marks, "a key must be plain text", "write it as `key: value`")
            self.open.add(path)
            self._skip(key)
            return None, self._skip(self._take())
        if key.text == "<<" and key.plain:
            hint = "write the shared lines in each block"
            self._report("DG106", key.marks, "merging of blocks (<<) is not supported", hint)
            self.open.add(path)
            return None, self._skip(self._take())
        self._properties(key, (*path, key.text))
        if key.text in block:
            return None, self._duplicate(key, path)
        block[key.text], marks = self._node(self._take(), (*path, key.text), key.marks)
        return key.text, marks

    def _duplicate(self, key: Event, path: Parts) -> Marks:
        """Report a key that its block has already; its value is checked and then forgotten."""
        first = self.spans.spots[(*path, key.text)]
        related = Related(self._span(first.key or first.value), "it stands here first")
        message = f"the key {key.text} stands twice in this block"
        self.problems.append(
            error("DG103", message, self._span(key.marks), hint="keep one of the two", related=(related,))
        )
        kept, self.spans = self.spans, SpanTable()
        unclear, left_open = set(self.unclear), set(self.open)
        _, marks = self._node(self._take(), (*path, key.text), key.marks)
        self.spans, self.unclear, self.open = kept, unclear, left_open
        return marks

    def _skip(self, event: Event) -> Marks:
        """Pass over a node without reading it, and say where it stands."""
        depth = 0
        last = event
        while True:
            depth += {Kind.LIST: 1, Kind.MAPPING: 1, Kind.END: -1}.get(last.kind, 0)
            if depth == 0:
                return (*event.marks[:2], *last.marks[2:])
            last = self._take()

    def _properties(self, event: Event, path: Parts) -> None:
        """Report an anchor and a tag."""
        if event.anchor and event.kind is not Kind.ALIAS:
            hint = (
                f'write the value where it is needed; text that starts with & needs quotes: "&{event.anchor}"'
            )
            self._report("DG104", event.marks, f"anchors (&{event.anchor}) are not supported", hint)
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report("DG107", event.marks, f"tags ({tag}) are not supported", "put text with ! in quotes")
            if event.tag != PLAIN_TAG:
                self.unclear.add(path)

    def _alias(self, event: Event, path: Parts) -> None:
        hint = f'write the value itself; text that starts with * needs quotes: "*{event.text}"'
        self._report("DG105", event.marks, f"aliases (*{event.text}) are not supported", hint)
        self.unclear.add(path)

    def _comma(self, joined: Event) -> None:
        """Report a number that was cut at its commas; once, however many it has."""
        last = self.problems[-1] if self.problems else None
        if last and last.code == "DG114" and last.at == self._span((*joined.marks[:2], *self._cut)):
            self.problems.pop()
        self._cut = joined.marks[2:]
        hint = f'write {joined.text.replace(",", "")} or "{joined.text}"; put a space between two items'
        message = f"inside brackets a comma separates items, so {joined.text} is not one number"
        self._report("DG114", joined.marks, message, hint)

    def _report(self, code: str, marks: Marks, message: str, hint: str) -> None:
        self.problems.append(error(code, message, self._span(marks), hint=hint))

    def _span(self, marks: Marks) -> Span:
        return span_of(self._file, marks)


def _place(problem: Diagnostic) -> tuple[int, int]:
    at = problem.at
    return (at.start.line, at.start.column) if isinstance(at, Span) else (0, 0)
