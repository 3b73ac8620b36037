"""Changing a YAML file in one place, so that every other byte stays as it was.

A change is tried in the form that suits the file, read back, and taken only when exactly the change
is there and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from docgen.source.document import Data, Document
from docgen.source.reader import read_yaml
from docgen.source.scalars import block, flow, scalar
from docgen.source.spans import Marks, Parts, Spot

_BREAK = re.compile(r"\r\n|\r|\n")
BOM = "\ufeff"


class CannotSplice(Exception):
    """No form of the change left the rest of the file as it was."""


def append_entry(content: bytes, key: str, entry: dict[str, Data], *, empty: str = "") -> bytes:
    """The file with one more entry in the list `key` of its top level.

    `empty` is the text to begin with where the file has no data. Raises CannotSplice where the file
    cannot be changed without changing more.
    """
    text, document = _read(content)
    if document.data is None:
        start = _with_end(text, _newline(text)) + empty
        return _checked(content, [_at_end(start, key, entry)], _wanted_in_new(empty, key, entry))
    if not isinstance(document.data, dict):
        raise CannotSplice
    wanted = deepcopy(document.data)
    items = wanted.get(key)
    if items is not None and not isinstance(items, list):
        raise CannotSplice
    wanted[key] = [*(items or []), dict(entry)]
    return _checked(content, _appended(text, document, key, entry), wanted)


def set_key(content: bytes, path: Parts, key: str, value: Data) -> bytes:
    """The file with a key of the block at `path` that has no value yet set to one.

    Raises CannotSplice where that cannot be done without changing more.
    """
    text, document = _read(content)
    wanted = deepcopy(document.data)
    holder: Data = wanted
    for part in path:
        holder = holder[part] if isinstance(holder, dict | list) else None  # type: ignore[index]
    if not isinstance(holder, dict) or holder.get(key) is not None:
        raise CannotSplice
    present = key in holder
    holder[key] = value
    changes = _filled(text, document, (*path, key), value) if present else _added(text, document, path, key, value)
    return _checked(content, changes, wanted)


def line_of(content: bytes, path: Parts) -> int:
    """The line, counted from one, where a field stands."""
    _, document = _read(content)
    span = document.spans.span(path)
    return span.start.line if span is not None else 1


def _read(content: bytes) -> tuple[str, Document]:
    """The text as positions count it, and the document; raises CannotSplice where it cannot be read."""
    read = read_yaml(content, "")
    if read.value is None or any(found.is_error for found in read.diagnostics):
        raise CannotSplice
    return content.decode().removeprefix(BOM), read.value


def _checked(content: bytes, candidates: Iterator[str] | list[str], wanted: Data) -> bytes:
    """The first candidate that reads as exactly what is wanted."""
    mark = BOM if content.decode().startswith(BOM) else ""
    for candidate in candidates:
        changed = (mark + candidate).encode()
        read = read_yaml(changed, "")
        if read.value is not None and not read.diagnostics and read.value.data == wanted:
            return changed
    raise CannotSplice


def _wanted_in_new(empty: str, key: str, entry: dict[str, Data]) -> Data:
    start = read_yaml(empty, "").value
    data = start.data if start is not None and isinstance(start.data, dict) else {}
    return {**data, key: [dict(entry)]}


def _appended(text: str, document: Document, key: str, entry: dict[str, Data]) -> Iterator[str]:
    """Ways to write the file with the entry at the end of the list."""
    data = document.data
    items = data.get(key) if isinstance(data, dict) else None
    spot = document.spans.spots.get((key,))
    if spot is None:
        yield from _new_list(text, document, key, entry)
    elif not items:
        yield from _first_item(text, spot, entry)
    elif isinstance(items, list) and _sign_at(text, spot.value) == "[":
        yield from _flow_item(text, document, key, len(items), entry)
    elif isinstance(items, list):
        yield from _block_item(text, document, key, len(items), entry)


def _new_list(text: str, document: Document, key: str, entry: dict[str, Data]) -> Iterator[str]:
    root = document.spans.spots[()]
    if _sign_at(text, root.value) == "{":
        last = max((spot.value for spot in document.spans.spots.values() if spot is not root), key=_end)
        comma = ", " if document.data else ""
        yield _insert(text, _offset(text, *last[2:]), f"{comma}{key}: [{flow(entry)}]")
        yield _insert(text, _offset(text, *root.value[2:]) - 1, f"{comma}{key}: [{flow(entry)}]")
        return
    yield _at_end(text, key, entry)


def _at_end(text: str, key: str, entry: dict[str, Data]) -> str:
    newline = _newline(text)
    return f"{_with_end(text, newline)}{key}:{newline}  - {flow(entry)}{newline}"


def _first_item(text: str, spot: Spot, entry: dict[str, Data]) -> Iterator[str]:
    """The list has its key, but nothing in it: no value, `null`, or `[]`."""
    newline = _newline(text)
    start, end = _offset(text, *spot.value[:2]), _offset(text, *spot.value[2:])
    indent = " " * (spot.key[1] if spot.key is not None else 0)
    stop = _line_end(text, end)
    if text[start:end].strip() and not text[end:stop].strip():
        yield text[:start].rstrip(" ") + f"{newline}{indent}  - {flow(entry)}" + text[end:]
    if text[start:end].strip():
        yield text[:start] + f"[{flow(entry)}]" + text[end:]
    else:
        key_end = _offset(text, *spot.key[2:]) if spot.key is not None else end
        stop = _line_end(text, key_end)
        yield _insert(text, stop, f"{newline}{indent}  - {flow(entry)}")
        colon = text.find(":", key_end)
        yield text[: colon + 1] + f" [{flow(entry)}]" + text[colon + 1 :]


def _flow_item(
    text: str, document: Document, key: str, count: int, entry: dict[str, Data]
) -> Iterator[str]:
    """The list stands in brackets: after its last item, on a line of its own where that has one."""
    last = document.spans.spots[(key, count - 1)].value
    end = _offset(text, *last[2:])
    before = _line_of(text, last[0])[: last[1]]
    if before and not before.strip():
        yield _insert(text, end, f",{_newline(text)}{before}{flow(entry)}")
    yield _insert(text, end, f", {flow(entry)}")


def _block_item(
    text: str, document: Document, key: str, count: int, entry: dict[str, Data]
) -> Iterator[str]:
    """The list has a dash for each item: a new one in the form of the last."""
    first, last = document.spans.spots[(key, 0)].value, document.spans.spots[(key, count - 1)].value
    newline = _newline(text)
    indent = _dash_column(text, last) or _dash_column(text, first)
    margin = " " * (indent or 0)
    lines = [f"{margin}- {flow(entry)}"]
    item = document.data[key][count - 1] if isinstance(document.data, dict) else None  # type: ignore[index]
    if isinstance(item, dict) and item and _sign_at(text, last) != "{":
        head, *rest = block(entry)
        lines = [f"{margin}- {head}", *(f"{margin}  {line}" for line in rest)]
    yield from _after_value(text, last, newline, lines)


def _after_value(text: str, value: Marks, newline: str, lines: list[str]) -> Iterator[str]:
    """Whole lines after a value: right below its last line, else where the reader saw it end."""
    end = _offset(text, *value[2:])
    start = _offset(text, *value[:2])
    last = start + len(text[start:end].rstrip())
    stop = _line_end(text, max(start, last))
    yield _insert(text, stop, "".join(newline + line for line in lines))
    if end > stop:
        yield text[:end] + "".join(line + newline for line in lines) + text[end:]
        yield _with_end(text, newline) + "".join(line + newline for line in lines)


def _filled(text: str, document: Document, path: Parts, value: Data) -> Iterator[str]:
    """The key is there without a value."""
    spot = document.spans.spots[path]
    start, end = _offset(text, *spot.value[:2]), _offset(text, *spot.value[2:])
    if text[start:end].strip():
        yield text[:start] + flow(value) + text[end:]
    elif spot.key is not None:
        colon = text.find(":", _offset(text, *spot.key[2:]))
        yield _insert(text, colon + 1, f" {flow(value)}")


def _added(text: str, document: Document, path: Parts, key: str, value: Data) -> Iterator[str]:
    """The key is not there: after the last one of its block."""
    holder = document.spans.spots[path].value
    inside = [
        (parts, spot) for parts, spot in document.spans.spots.items() if parts[:-1] == path and len(parts) > len(path)
    ]
    if not inside:
        return
    last = max((spot.value for _, spot in inside), key=_end)
    if _sign_at(text, holder) == "{":
        yield _insert(text, _offset(text, *last[2:]), f", {scalar(key)}: {flow(value)}")
        return
    column = min(spot.key[1] for _, spot in inside if spot.key is not None)
    line = f"{' ' * column}{scalar(key)}: {flow(value)}"
    yield from _after_value(text, last, _newline(text), [line])


def _dash_column(text: str, value: Marks) -> int | None:
    """The column of the dash before an item; None where it stands elsewhere."""
    number, before = value[0], _line_of(text, value[0])[: value[1]]
    while not before.strip() and number > 0:
        number -= 1
        before = _line_of(text, number).partition(" #")[0]
    before = before.rstrip()
    return len(before) - 1 if before.endswith("-") else None


def _end(marks: Marks) -> tuple[int, int]:
    return marks[2:]


def _sign_at(text: str, marks: Marks) -> str:
    start = _offset(text, *marks[:2])
    return text[start : start + 1]


def _insert(text: str, at: int, piece: str) -> str:
    return text[:at] + piece + text[at:]


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _BREAK.finditer(text))]


def _offset(text: str, line: int, column: int) -> int:
    starts = _starts(text)
    return min(starts[line] + column, len(text)) if line < len(starts) else len(text)


def _line_of(text: str, number: int) -> str:
    lines = _BREAK.split(text)
    return lines[number] if number < len(lines) else ""


def _line_end(text: str, offset: int) -> int:
    """Where the line with a character ends, before its line break."""
    match = _BREAK.search(text, offset)
    return match.start() if match is not None else len(text)


def _newline(text: str) -> str:
    """The line break that the file uses."""
    match = _BREAK.search(text)
    return match[0] if match is not None else "\n"


def _with_end(text: str, newline: str) -> str:
    """The text with a line break at its end, if it has any text."""
    return text if not text or text.endswith(("\n", "\r")) else text + newline
