"""The content of a document to be written into a layout: paragraphs, tables, tags.

Texts may hold Jinja tags. `line` is the line of the source that a block was made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Text:
    """Words in one character style (its id), None for that of the paragraph."""

    text: str
    style: str | None = None


@dataclass(frozen=True)
class Break:
    """A line break."""


@dataclass(frozen=True)
class Reference:
    """A live cross-reference to a bookmark: to its automatic number, or to its words."""

    bookmark: str
    to_number: bool
    line: int = 0


Inline = Text | Break | Reference


@dataclass(frozen=True)
class ListPlace:
    """The place of a paragraph in a list: which list of the document, and how deep (0 is outermost)."""

    list: int
    level: int
    is_ordered: bool


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. A `bookmark` spans its first `bookmarked` inlines, all of them where that is None."""

    style: str
    inlines: tuple[Inline, ...]
    line: int
    place: ListPlace | None = None
    bookmark: str | None = None
    bookmarked: int | None = None


@dataclass(frozen=True)
class Tag:
    """A tag that governs paragraphs, or rows where it stands in a table: `{% if … %}`."""

    source: str
    line: int


@dataclass(frozen=True)
class Row:
    """A row of a table: the inlines of each cell."""

    cells: tuple[tuple[Inline, ...], ...]
    line: int


class Alignment(str, Enum):
    """How a column stands; its value is the paragraph style of its cells."""

    LEFT = "TableText"
    RIGHT = "TableNumber"
    CENTER = "TableCenter"


@dataclass(frozen=True)
class Table:
    """A table with a header row. `widths` are shares of the text width; `caption` is its alt text."""

    header: Row
    rows: tuple[Row | Tag, ...]
    alignments: tuple[Alignment, ...]
    widths: tuple[int, ...]
    caption: str
    has_total: bool
    line: int


@dataclass(frozen=True)
class Signatures:
    """One signature block for each signer in `signers`, the path of a field of the context."""

    signers: str
    line: int


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""

    line: int


@dataclass(frozen=True)
class NextStyle:
    """The next paragraph that is printed takes this style (its id), whichever it is."""

    style: str
    line: int


Block = Paragraph | Tag | Table | Signatures | PageBreak | NextStyle
