"""Changing a YAML file so that it says something else, in as few places as can be; comments stay.

Every step changes one value, key or item, is read back, and is taken only when exactly that is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher

from docgen.source.document import Data, Document, value_at
from docgen.source.layout import Layout
from docgen.source.nodes import Nodes
from docgen.source.scalars import block, flow
from docgen.source.spans import Parts
from docgen.source.splice import CannotSplice, checked, readable, set_key

MOST_STEPS = 2000
NAMES = ("id", "number", "document", "file", "use")
"""The keys that tell one block of a list from another."""


def rewrite(content: bytes, wanted: Data) -> bytes:
    """The file with the data `wanted`; what is the same in both keeps its bytes.

    Raises CannotSplice where the file cannot be read, or cannot be changed without changing more.
    """
    for _ in range(MOST_STEPS):
        layout, document = readable(content)
        if document.data == wanted:
            return content
        step = _first_step(document.data, wanted, ())
        content = step.taken(content, layout, document)
    raise CannotSplice


@dataclass(frozen=True)
class _Set:
    """Another value at a path: of a key that is there, or of an item."""

    path: Parts
    value: Data

    def taken(self, content: bytes, layout: Layout, document: Document) -> bytes:
        key = self.path[-1] if self.path else None
        if isinstance(key, str) and value_at(document.data, self.path) is None:
            return set_key(content, self.path[:-1], key, self.value)
        after, holder = _holder(document, self.path)
        holder[self.path[-1]] = self.value  # type: ignore[index]
        return checked(content, self._ways(layout, document), after)

    def _ways(self, layout: Layout, document: Document) -> Iterator[str]:
        nodes, spot = Nodes(layout, document), document.spans.spots[self.path]
        text, start, stop = layout.text, layout.start(spot.value), nodes.stop(self.path)
        for written in _forms(self.value, like=text[start:stop]):
            yield text[:start] + written + text[stop:]
        if spot.key is not None:
            colon = text.find(":", layout.end(spot.key))
            yield f"{text[: colon + 1]} {flow(self.value)}{text[stop:]}"


@dataclass(frozen=True)
class _Remove:
    """A key or an item less."""

    path: Parts

    def taken(self, content: bytes, layout: Layout, document: Document) -> bytes:
        after, holder = _holder(document, self.path)
        del holder[self.path[-1]]  # type: ignore[arg-type]
        return checked(content, self._ways(layout, document), after)

    def _ways(self, layout: Layout, document: Document) -> Iterator[str]:
        nodes, text = Nodes(layout, document), layout.text
        beside = nodes.children(self.path[:-1])
        place = beside.index(self.path)
        start, stop = nodes.start(self.path), nodes.stop(self.path)
        if not nodes.is_flow(self.path[:-1]):
            yield text[: nodes.line_start(self.path)] + text[layout.next_line(stop) :]
        elif place:
            yield text[: nodes.stop(beside[place - 1])] + text[stop:]
        if place + 1 < len(beside):
            yield text[:start] + text[nodes.start(beside[place + 1]) :]
        yield text[:start] + text[stop:]


@dataclass(frozen=True)
class _Insert:
    """An item more in a list that has some, before the one that is at this index now."""

    path: Parts
    index: int
    value: Data

    def taken(self, content: bytes, layout: Layout, document: Document) -> bytes:
        after, holder = _holder(document, (*self.path, self.index))
        assert isinstance(holder, list)
        holder.insert(self.index, self.value)
        return checked(content, self._ways(layout, document), after)

    def _ways(self, layout: Layout, document: Document) -> Iterator[str]:
        nodes, text = Nodes(layout, document), layout.text
        beside = nodes.children(self.path)
        before = beside[self.index - 1] if self.index else None
        if nodes.is_flow(self.path):
            if before is not None:
                yield layout.insert(nodes.stop(before), f", {flow(self.value)}")
            else:
                yield layout.insert(nodes.start(beside[0]), f"{flow(self.value)}, ")
            return
        like = before or beside[0]
        column, own = nodes.dash_column(like) or 0, text[nodes.start(like) : nodes.stop(like)]
        for lines in self._forms(" " * column, own, in_block=nodes.is_block(like)):
            if before is not None:
                stop = layout.line_end(nodes.stop(before))
                yield layout.insert(stop, "".join(layout.newline + line for line in lines))
            else:
                whole = "".join(line + layout.newline for line in lines)
                yield layout.insert(nodes.line_start(like), whole)

    def _forms(self, margin: str, like: str, *, in_block: bool) -> Iterator[list[str]]:
        """The lines of the new item, in the form of one beside it."""
        if in_block and isinstance(self.value, dict) and self.value:
            head, *rest = block(self.value)
            yield [f"{margin}- {head}", *(f"{margin}  {line}" for line in rest)]
        for written in _forms(self.value, like=like):
            yield [f"{margin}- {written}"]


_Step = _Set | _Remove | _Insert


def _holder(document: Document, path: Parts) -> tuple[Data, dict[str, Data] | list[Data]]:
    """A copy of the data to be changed, and the block or list in it that holds a path."""
    if not path:
        raise CannotSplice  # the whole file
    after = deepcopy(document.data)
    holder = value_at(after, path[:-1])
    if not isinstance(holder, dict | list):
        raise CannotSplice
    return after, holder


def _first_step(data: Data, wanted: Data, path: Parts) -> _Step:
    """What to do first about two values that differ."""
    if isinstance(data, dict) and isinstance(wanted, dict) and data:
        return _in_block(data, wanted, path)
    if isinstance(data, list) and isinstance(wanted, list) and data and wanted:
        return _in_list(data, wanted, path)
    return _Set(path, wanted)


def _in_block(data: dict[str, Data], wanted: dict[str, Data], path: Parts) -> _Step:
    for key, value in wanted.items():
        if key not in data:
            return _Set((*path, key), value)
        if data[key] != value:
            return _first_step(data[key], value, (*path, key))
    gone = next(key for key in data if key not in wanted)
    return _Remove((*path, gone))


def _in_list(data: list[Data], wanted: list[Data], path: Parts) -> _Step:
    old, new = [_name(item) for item in data], [_name(item) for item in wanted]
    if old == new:
        index = next(index for index, item in enumerate(data) if item != wanted[index])
        return _first_step(data[index], wanted[index], (*path, index))
    matched = SequenceMatcher(None, old, new, autojunk=False)
    _, first, last, start, end = next(one for one in matched.get_opcodes() if one[0] != "equal")
    if last - first == end - start:
        return _first_step(data[first], wanted[start], (*path, first))
    if last - first > end - start:
        return _Remove((*path, _strangest(old, range(first, last), new[start:end])))
    place = _strangest(new, range(start, end), old[first:last])
    return _Insert(path, min(first + place - start, last), wanted[place])


def _strangest(names: list[str], places: range, others: list[str]) -> int:
    """The place of the item that is least like any of the others: the one that came or went."""

    def likeness(place: int) -> float:
        ratios = (SequenceMatcher(None, names[place], other).ratio() for other in others)
        return max(ratios, default=0.0)

    return min(reversed(places), key=likeness)


def _forms(value: Data, *, like: str) -> Iterator[str]:
    """Ways to write a value in the place of another: without quotes first, where the other has none."""
    if isinstance(value, str) and not like.startswith(("'", '"', "|", ">")):
        yield value
    yield flow(value)


def _name(item: Data) -> str:
    """What an item of a list is known by."""
    if isinstance(item, dict):
        for key in NAMES:
            if isinstance(item.get(key), str):
                return f"{key} {item[key]}"
    return flow(item)
