"""The clauses of a text by their ids, and what a reference to one prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.word.blocks import Inline, Reference, Text

SECTION = "{{ say.section }} "


class Kind(str, Enum):
    """How a heading is named: by its number, by `Exhibit A`, by its words."""

    NUMBERED = "numbered"
    EXHIBIT = "exhibit"
    UNNUMBERED = "unnumbered"


@dataclass(frozen=True)
class Clause:
    """A heading with an id; `line` is its place."""

    id: str
    kind: Kind
    line: int

    @property
    def bookmark(self) -> str:
        """The id as Word takes it for a bookmark."""
        return bookmark_of(self.id)


def bookmark_of(id_: str) -> str:
    """An id as the name of a bookmark, which holds no hyphen."""
    return id_.replace("-", "_")


def reference(clause: Clause, line: int, *, number_only: bool) -> tuple[Inline, ...]:
    """What `[](#id)` or `[#](#id)` at this line prints."""
    live = Reference(clause.bookmark, to_number=clause.kind is Kind.NUMBERED, line=line)
    if clause.kind is Kind.NUMBERED and not number_only:
        return (Text(SECTION), live)
    return (live,)
