"""Changing a YAML file in one place, so that every other byte stays as it was.

A change is tried in the form that suits the file, read back, and taken only when exactly the change
is there and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from docgen.source.document import Data, Document
from docgen.source.layout import Layout
from docgen.source.reader import read_yaml
from docgen.source.scalars import block, flow, scalar
from docgen.source.spans import Parts, Spot

BOM = "\ufeff"
_REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(#.*)?")

Entry = dict[str, Data]


class CannotSplice(Exception):
    """No form of the change left the rest of the file as it was."""


def append_entry(content: bytes, key: str, entry: Entry, *, empty: str = "") -> bytes:
    """The file with one more entry in the list `key` of its top level.

    `empty` is the text to begin with where the file has no data. Raises CannotSplice where the file
    cannot be changed without changing more.
    """
    layout, document = readable(content)
    if document.data is None:
        begun = Layout(layout.with_end + empty.replace("\n", layout.newline))
        start = read_yaml(begun.text, "").value
        wanted = dict(start.data) if start is not None and isinstance(start.data, dict) else {}
        return checked(content, [_at_end(begun, key, entry)], {**wanted, key: [dict(entry)]})
    if not isinstance(document.data, dict):
        raise CannotSplice
    wanted = deepcopy(document.data)
    items = wanted.get(key)
    if items is not None and not isinstance(items, list):
        raise CannotSplice
    wanted[key] = [*(items or []), dict(entry)]
    return checked(content, _appended(layout, document, key, items or [], entry), wanted)


def set_key(content: bytes, path: Parts, key: str, value: Data) -> bytes:
    """The file with a key of the block at `path` that has no value yet set to one.

    Raises CannotSplice where that cannot be done without changing more.
    """
    layout, document = readable(content)
    wanted = deepcopy(document.data)
    holder: Data = wanted
    for part in path:
        holder = holder[part] if isinstance(holder, dict | list) else None  # type: ignore[index]
    if not isinstance(holder, dict) or holder.get(key) is not None:
        raise CannotSplice
    present = key in holder
    holder[key] = value
    way = _filled if present else _added
    return checked(content, way(layout, document, path, key, value), wanted)


def readable(content: bytes) -> tuple[Layout, Document]:
    """The text as positions count it, and the document; raises CannotSplice where it cannot be read."""
    read = read_yaml(content, "")
    if read.value is None or read.diagnostics:
        raise CannotSplice
    return Layout(content.decode().removeprefix(BOM)), read.value


def checked(content: bytes, candidates: Iterable[str], wanted: Data) -> bytes:
    """The first candidate that reads as exactly what is wanted."""
    mark = BOM if content.decode().startswith(BOM) else ""
    for candidate in candidates:
        changed = (mark + candidate).encode()
        read = read_yaml(changed, "")
        if read.value is not None and not read.diagnostics and read.value.data == wanted:
            return changed
    raise CannotSplice


def _appended(layout: Layout, document: Document, key: str, items: list[Data], entry: Entry) -> Iterator[str]:
    """Ways to write the file with the entry at the end of the list."""
    spot = document.spans.spots.get((key,))
    if spot is None:
        yield from _new_list(layout, document, key, entry)
    elif not items:
        yield from _first_item(layout, spot, entry)
    elif layout.of(spot.value).startswith("["):
        yield from _flow_item(layout, document.spans.spots[(key, len(items) - 1)], entry)
    else:
        first, last = document.spans.spots[(key, 0)], document.spans.spots[(key, len(items) - 1)]
        yield from _block_item(layout, first, last, items[-1], entry)


def _new_list(layout: Layout, document: Document, key: str, entry: Entry) -> Iterator[str]:
    root = document.spans.spots[()]
    if not layout.of(root.value).startswith("{"):
        yield _at_end(layout, key, entry)
        return
    piece = f"{key}: [{flow(entry)}]"
    ends = [layout.end(spot.value) for parts, spot in document.spans.spots.items() if parts]
    if ends:
        yield layout.insert(max(ends), f", {piece}")
    yield layout.insert(layout.end(root.value) - 1, piece)


def _at_end(layout: Layout, key: str, entry: Entry) -> str:
    newline = layout.newline
    return f"{layout.with_end}{key}:{newline}  - {flow(entry)}{newline}"


def _first_item(layout: Layout, spot: Spot, entry: Entry) -> Iterator[str]:
    """The list has its key, but nothing in it: no value, `null`, or `[]`."""
    if spot.key is None:
        return
    text, start, end = layout.text, layout.start(spot.value), layout.end(spot.value)
    line = f"{layout.newline}{' ' * spot.key[1]}  - {flow(entry)}"
    if text[start:end].strip():
        if not text[end : layout.line_end(end)].strip():
            yield text[:start].rstrip(" ") + line + text[end:]
        yield text[:start] + f"[{flow(entry)}]" + text[end:]
        return
    colon = text.find(":", layout.end(spot.key))
    yield layout.insert(layout.line_end(colon), line)
    yield layout.insert(colon + 1, f" [{flow(entry)}]")


def _flow_item(layout: Layout, last: Spot, entry: Entry) -> Iterator[str]:
    """The list stands in brackets: after its last item, on a line of its own where that has one."""
    text, end, margin = layout.text, layout.end(last.value), layout.before(last.value)
    stop = layout.line_end(end)
    rest = _REST_OF_LINE.fullmatch(text[end:stop])
    if not margin.strip() and rest is not None:
        line = f"{layout.newline}{margin}{flow(entry)}{rest[1]}"
        yield text[:end] + ("" if rest[1] else ",") + text[end:stop] + line + text[stop:]
    yield layout.insert(end, f", {flow(entry)}")


def _block_item(layout: Layout, first: Spot, last: Spot, item: Data, entry: Entry) -> Iterator[str]:
    """The list has a dash for each item: a new one in the form of the last."""
    column = layout.dash_column(last.value)
    margin = " " * (layout.dash_column(first.value) or 0 if column is None else column)
    if isinstance(item, dict) and item and not layout.of(last.value).startswith("{"):
        head, *rest = block(entry)
        lines = [f"{margin}- {head}", *(f"{margin}  {line}" for line in rest)]
    else:
        lines = [f"{margin}- {flow(entry)}"]
    yield from layout.after(last.value, lines)


def _filled(layout: Layout, document: Document, path: Parts, key: str, value: Data) -> Iterator[str]:
    """The key is there without a value."""
    spot = document.spans.spots[(*path, key)]
    start, end = layout.start(spot.value), layout.end(spot.value)
    if layout.text[start:end].strip():
        yield layout.text[:start] + flow(value) + layout.text[end:]
    elif spot.key is not None:
        yield layout.insert(layout.text.find(":", layout.end(spot.key)) + 1, f" {flow(value)}")


def _added(layout: Layout, document: Document, path: Parts, key: str, value: Data) -> Iterator[str]:
    """The key is not there: after the last one of its block."""
    holder = document.spans.spots[path].value
    inside = [spot for parts, spot in document.spans.spots.items() if parts and parts[:-1] == path]
    columns = [spot.key[1] for spot in inside if spot.key is not None]
    if not columns:
        return
    last = max((spot.value for spot in inside), key=lambda marks: marks[2:])
    pair = f"{scalar(key)}: {flow(value)}"
    if layout.of(holder).startswith("{"):
        yield layout.insert(layout.end(last), f", {pair}")
    else:
        yield from layout.after(last, [" " * min(columns) + pair])
