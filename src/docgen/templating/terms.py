"""Defined terms: each is defined once, and used (documents.md 6.3, 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Related, error, warning
from docgen.templating.tags import BRANCHES, CLOSING, OPENING, TAG, keyword_of
from docgen.templating.text_template import TextTemplate
from docgen.word.blocks import Block, Inline, Paragraph, Row, Table, Tag, Text

Path = tuple[tuple[int, int], ...]
"""The conditions around a place: the number of each `if`, and which of its branches."""


@dataclass(frozen=True)
class Definition:
    """A term where it is defined."""

    term: str
    line: int
    path: Path


def term_problems(text: TextTemplate) -> list[Diagnostic]:
    """DG336 for a term that nobody uses (a warning), DG337 for one that is defined twice."""
    definitions, words = _read(text.blocks)
    found: list[Diagnostic] = []
    for index, one in enumerate(definitions):
        source, line = text.sources.place(one.line)
        at = source.span(line, one.term)
        before = next(
            (other for other in definitions[:index] if other.term == one.term and not _exclusive(other, one)),
            None,
        )
        if before is not None:
            first, there = text.sources.place(before.line)
            related = (Related(first.span(there, before.term), "it is defined here first"),)
            found.append(error("DG337", f"the term “{one.term}” is defined twice", at, related=related))
        elif not re.search(rf"\b{re.escape(one.term)}", words):
            message = f"the term “{one.term}” is defined and never used"
            found.append(warning("DG336", message, at, hint="use it, or take the definition out"))
    return found


def _exclusive(one: Definition, other: Definition) -> bool:
    """Whether the two stand in different branches of one condition."""
    branches = dict(one.path)
    return any(number in branches and branches[number] != branch for number, branch in other.path)


def _read(blocks: Iterable[Block]) -> tuple[list[Definition], str]:
    """The definitions, and all other words."""
    definitions: list[Definition] = []
    words: list[str] = []
    stack: list[tuple[int, int]] = []
    count = 0
    for piece, line in _pieces(blocks):
        if isinstance(piece, Text) and piece.style == "DefinedTerm":
            definitions.append(Definition(piece.text, line, tuple(stack)))
            continue
        text = piece.text if isinstance(piece, Text) else piece.source
        for tag in TAG.finditer(text):
            keyword = keyword_of(tag.group())
            if keyword in OPENING:
                count += 1
                stack.append((count, 0))
            elif keyword in BRANCHES and stack:
                stack[-1] = (stack[-1][0], stack[-1][1] + 1)
            elif keyword in CLOSING and stack:
                stack.pop()
        words.append(TAG.sub("", text) if isinstance(piece, Text) else "\n")
    return definitions, "".join(words)


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[Text | Tag, int]]:
    """The words and tags in order, each with its place."""
    for block in blocks:
        if isinstance(block, Tag):
            yield block, block.line
        elif isinstance(block, Paragraph):
            yield from _texts(block.inlines, block.line)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                if isinstance(row, Row):
                    for cell in row.cells:
                        yield from _texts(cell, row.line)
                else:
                    yield row, row.line


def _texts(inlines: Iterable[Inline], line: int) -> Iterator[tuple[Text | Tag, int]]:
    yield Text("\n"), line
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline, line
