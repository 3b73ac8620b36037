"""The nodes of a file as stretches of its text: where each begins and ends, without the comments around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from docgen.source.document import Document
from docgen.source.layout import Layout
from docgen.source.spans import Parts

_COMMENT = re.compile(r"\s+#")
_BLOCK_TEXT = ("|", ">")
_CLOSED = ("{", "[", '"', "'")


@dataclass(frozen=True)
class Nodes:
    """The nodes of one document in its text."""

    layout: Layout
    document: Document

    @cached_property
    def _below(self) -> dict[Parts, list[Parts]]:
        """The paths of the children of every path, in the order of the file."""
        found: dict[Parts, list[Parts]] = {}
        for path in self.document.spans.spots:
            if path:
                found.setdefault(path[:-1], []).append(path)
        return {path: sorted(inside, key=self.start) for path, inside in found.items()}

    def children(self, path: Parts) -> list[Parts]:
        """The items of a list, or the pairs of a block."""
        return self._below.get(path, [])

    def start(self, path: Parts) -> int:
        """Where a pair (at its key) or an item begins."""
        spot = self.document.spans.spots[path]
        return self.layout.start(spot.key if spot.key is not None else spot.value)

    def is_flow(self, path: Parts) -> bool:
        """Whether a block or list stands in brackets."""
        return self._text(path).startswith(("{", "["))

    def is_block(self, path: Parts) -> bool:
        """Whether a value is a block of keys that is not in brackets."""
        return bool(self.children(path)) and not self.is_flow(path)

    def stop(self, path: Parts) -> int:
        """Where a value ends: comments and blank lines below it are not part of it."""
        inside = self.children(path)
        text = self._text(path)
        start = self.layout.start(self.document.spans.spots[path].value)
        if inside and not self.is_flow(path):
            return max(self.stop(child) for child in inside)
        return start + len(_own(text, self._indent(start)))

    def dash_column(self, path: Parts) -> int | None:
        """The column of the dash before an item."""
        return self.layout.dash_column(self.document.spans.spots[path].value)

    def line_start(self, path: Parts) -> int:
        """Where the line begins on which a pair, or the dash of an item, stands."""
        layout, spot = self.layout, self.document.spans.spots[path]
        if spot.key is not None:
            return layout.offset(spot.key[0], 0)
        number, before = spot.value[0], layout.before(spot.value)
        while not before.strip() and number > 0:
            number -= 1
            start = layout.offset(number, 0)
            before = layout.text[start : layout.line_end(start)].partition(" #")[0]
        return layout.offset(number, 0)

    def _text(self, path: Parts) -> str:
        return self.layout.of(self.document.spans.spots[path].value)

    def _indent(self, start: int) -> int:
        """The indentation of the line on which a value begins."""
        line = self.layout.text.rfind("\n", 0, start) + 1
        rest = self.layout.text[line:start]
        return len(rest) - len(rest.lstrip(" "))


def _own(text: str, indent: int) -> str:
    """A single value's text without what only follows it; over several lines it is seen to end too late."""
    if text.startswith(_CLOSED):
        return text.rstrip()
    if not text.startswith(_BLOCK_TEXT):
        found = _COMMENT.search(text)
        return (text[: found.start()] if found is not None else text).rstrip()
    head, *lines = text.split("\n")
    kept = [head]
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        kept.append(line)
    return "\n".join(kept).rstrip()
