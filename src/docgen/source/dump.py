"""Plain data as a whole YAML file, which a person can read and git compares line by line."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.source.document import Data
from docgen.source.reader import read_yaml
from docgen.source.scalars import LONGEST, flow, scalar

STEP = 2


def as_yaml(data: dict[str, Data]) -> str:
    """The data with an entry a line where it fits; read back, it is the same data.

    Raises ValueError for data that YAML as docgen reads it cannot hold, e.g. a control character.
    """
    text = unchecked_yaml(data)
    read = read_yaml(text, "")
    if read.value is None or read.diagnostics or read.value.data != data:
        raise ValueError("this data cannot be written as YAML")
    return text


def unchecked_yaml(data: dict[str, Data]) -> str:
    """The same text without reading it back: to compare with one that was checked when it was written."""
    return "".join(f"{line}\n" for line in _block(data, 0))


def _block(data: dict[str, Data], column: int) -> Iterator[str]:
    margin = " " * column
    for key, value in data.items():
        name = f"{margin}{scalar(key)}:"
        if _in_one_line(value, len(name) + 1, top=column == 0):
            yield f"{name} {flow(value)}"
            continue
        yield name
        if isinstance(value, dict):
            yield from _block(value, column + STEP)
        elif isinstance(value, list):
            yield from _items(value, column + STEP)


def _items(items: list[Data], column: int) -> Iterator[str]:
    margin = " " * column
    for item in items:
        if isinstance(item, dict) and not _in_one_line(item, column + STEP, top=False):
            head, *rest = _block(item, column + STEP)
            yield f"{margin}- {head.lstrip()}"
            yield from rest
        else:
            yield f"{margin}- {flow(item)}"


def _in_one_line(value: Data, column: int, *, top: bool) -> bool:
    """Whether a value stands behind its key: single values, short blocks, short lists of single words."""
    if not isinstance(value, dict | list) or not value:
        return True
    if isinstance(value, dict):
        return not top and column + len(flow(value)) <= LONGEST
    words = all(isinstance(item, str) and " " not in item for item in value)
    return words and column + len(flow(value)) <= LONGEST
