"""Putting several items of a list in the place of one, so that every other byte stays as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from docgen.source.document import Data, Document
from docgen.source.layout import Layout
from docgen.source.reader import read_yaml
from docgen.source.scalars import block, flow, scalar
from docgen.source.spans import Marks
from docgen.source.splice import BOM, CannotSplice, Entry


@dataclass(frozen=True)
class Cut:
    """What becomes of the item number `index` of a list.

    `before` are new items that come before it, in its own form, with `note` as a comment above them.
    `changed` are the keys of the item itself that get another value; `renamed` those that get another name
    as well, by their old name.
    """

    index: int
    before: tuple[Entry, ...] = ()
    changed: Mapping[str, Data] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class _Piece:
    """New text for a stretch of the old one."""

    start: int
    end: int
    text: str


def split_items(content: bytes, key: str, cuts: Sequence[Cut]) -> bytes:
    """The file with the items of the top-level list `key` cut; comments, order and quoting stay.

    Raises CannotSplice where the file cannot be read, or cannot be changed without changing more.
    """
    read = read_yaml(content, "")
    if read.value is None or read.diagnostics:
        raise CannotSplice
    text = content.decode()
    mark = BOM if text.startswith(BOM) else ""
    layout = Layout(text.removeprefix(BOM))
    pieces = [piece for cut in cuts for piece in _pieces(layout, read.value, key, cut)]
    changed = layout.text
    for piece in sorted(pieces, key=lambda one: (one.start, one.end), reverse=True):
        changed = changed[: piece.start] + piece.text + changed[piece.end :]
    made = (mark + changed).encode()
    again = read_yaml(made, "")
    if again.value is None or again.diagnostics or again.value.data != _wanted(read.value.data, key, cuts):
        raise CannotSplice
    return made


def _wanted(data: Data, key: str, cuts: Sequence[Cut]) -> Data:
    """What the changed file must say, and nothing else."""
    wanted = deepcopy(data)
    items = wanted.get(key) if isinstance(wanted, dict) else None
    if not isinstance(wanted, dict) or not isinstance(items, list):
        raise CannotSplice
    by_index = {cut.index: cut for cut in cuts}
    found: list[Data] = []
    for index, item in enumerate(items):
        cut = by_index.get(index)
        if cut is None:
            found.append(item)
        elif isinstance(item, dict):
            kept = {name: value for name, value in item.items() if name not in cut.renamed}
            found += [*map(dict, cut.before), {**kept, **cut.changed}]
        else:
            raise CannotSplice
    wanted[key] = found
    return wanted


def _pieces(layout: Layout, document: Document, key: str, cut: Cut) -> list[_Piece]:
    spots = document.spans.spots
    if (key, cut.index) not in spots:
        raise CannotSplice
    pieces = []
    old_names = {new: old for old, new in cut.renamed.items()}
    for name, value in cut.changed.items():
        spot = spots.get((key, cut.index, old_names.get(name, name)))
        if spot is None or spot.key is None:
            raise CannotSplice
        if name in old_names:
            pieces.append(_Piece(layout.start(spot.key), layout.end(spot.key), scalar(name)))
        start = layout.start(spot.value)
        # A text over several lines is seen to end where the next thing begins.
        pieces.append(_Piece(start, start + len(layout.of(spot.value).rstrip()), flow(value)))
    if cut.before:
        pieces.append(_new_items(layout, spots[(key, cut.index)].value, cut))
    return pieces


def _new_items(layout: Layout, item: Marks, cut: Cut) -> _Piece:
    """The new items, in the form of the old one: a dash for each, or between commas."""
    newline, before = layout.newline, layout.before(item)
    column = layout.dash_column(item)
    in_lines = column is not None and not _in_brackets(layout, item)
    if in_lines:
        start, margin = _dash_line(layout, item), " " * (column or 0)
        is_flow = layout.of(item).startswith("{")
        lines = [line for entry in cut.before for line in _item_lines(entry, margin, is_flow=is_flow)]
    elif not before.strip():
        start, margin = layout.offset(item[0], 0), before
        lines = [f"{margin}{flow(entry)}," for entry in cut.before]
    else:
        start = layout.start(item)
        return _Piece(start, start, "".join(f"{flow(entry)}, " for entry in cut.before))
    comment = [f"{margin}# {cut.note}"] if cut.note else []
    return _Piece(start, start, "".join(line + newline for line in (*comment, *lines)))


def _in_brackets(layout: Layout, item: Marks) -> bool:
    """Whether the item follows a comma or a bracket rather than a dash."""
    return layout.text[: layout.start(item)].rstrip().endswith((",", "["))


def _item_lines(entry: Entry, margin: str, *, is_flow: bool) -> list[str]:
    if is_flow:
        return [f"{margin}- {flow(entry)}"]
    head, *rest = block(entry)
    return [f"{margin}- {head}", *(f"{margin}  {line}" for line in rest)]


def _dash_line(layout: Layout, item: Marks) -> int:
    """Where the line with the dash of an item begins; the dash may stand above it."""
    number = item[0]
    before = layout.before(item)
    while not before.strip() and number > 0:
        number -= 1
        start = layout.offset(number, 0)
        before = layout.text[start : layout.line_end(start)].partition(" #")[0]
    return layout.offset(number, 0)
