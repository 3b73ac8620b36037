"""A file as it was read: plain data in which every scalar is the text that was written."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.source.spans import Parts, SpanTable

Data = dict[str, "Data"] | list["Data"] | str | None
"""Mappings, lists, the text of scalars, and None where nothing or `null` was written."""


@dataclass(frozen=True)
class Document:
    """The data of one file, where each part of it stands, and the file's lines.

    `unclear` names the paths whose value could not be understood and has been reported; `open` the
    mappings that may lack keys for such a reason. What follows from them is not reported again.
    """

    file: str
    data: Data
    spans: SpanTable
    lines: tuple[str, ...]
    unclear: frozenset[Parts] = field(default_factory=frozenset)
    open: frozenset[Parts] = field(default_factory=frozenset)


def value_at(data: Data, parts: Parts) -> Data:
    """The value at a path, None where there is none."""
    for part in parts:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data
