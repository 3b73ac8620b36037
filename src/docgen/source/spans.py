"""Where every key and value of a file stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.diagnostics import Position, Span

Parts = tuple[str | int, ...]
Marks = tuple[int, int, int, int]
"""First line, first column, last line, column after the last character; all from zero."""


class Spot(NamedTuple):
    """One node of a file: where its key stands (None for an item of a list) and where its value stands."""

    file: str
    key: Marks | None
    value: Marks


@dataclass
class SpanTable:
    """The spots of a document, by path. The spots of one table may lie in several files."""

    spots: dict[Parts, Spot] = field(default_factory=dict)

    def __contains__(self, parts: Parts) -> bool:
        return parts in self.spots

    def span(self, parts: Parts, *, on_key: bool = False) -> Span | None:
        """Where this field stands; the nearest block around it where it is not in the file."""
        for length in range(len(parts), -1, -1):
            spot = self.spots.get(parts[:length])
            if spot is not None:
                wants_key = on_key or length < len(parts)
                return span_of(spot.file, spot.key if wants_key and spot.key else spot.value)
        return None

    def under(self, parts: Parts) -> Iterator[tuple[Parts, Spot]]:
        """The spots at and below a path, each with the rest of its path."""
        for path, spot in self.spots.items():
            if path[: len(parts)] == parts:
                yield path[len(parts) :], spot

    def graft(self, parts: Parts, other: SpanTable, source: Parts) -> None:
        """Take over the spots that `other` has at and below `source`, as spots at and below `parts`."""
        self.spots.update({parts + rest: spot for rest, spot in other.under(source)})


def span_of(file: str, marks: Marks) -> Span:
    """The marks as a span of a file, counted from one."""
    line, column, end_line, end_column = marks
    return Span(file, Position(line + 1, column + 1), Position(end_line + 1, end_column + 1))
