"""Writing blocks into a layout: the result is an ordinary Word template with docxtpl's tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.word.blocks import Block, NextStyle, Paragraph, Signatures, Table, Tag
from docgen.word.layout import Layout, Paper
from docgen.word.paragraphs import ParagraphWriter
from docgen.word.tables import signature_blocks, table_element
from docgen.word.xml import Element, w


@dataclass(frozen=True)
class Assembled:
    """A Word template, and for each of its body's paragraphs the line of the source it was made from."""

    content: bytes
    lines: tuple[int, ...]


def assemble(layout: bytes, blocks: Sequence[Block], *, paper: Paper, language: str) -> Assembled:
    """Write blocks into the body of a layout for this paper and language (`en-US`).

    Raises ValueError where the layout is no Word document or lacks a style that a block names.
    """
    target = Layout(layout)
    target.set_paper(paper)
    target.set_language(language)
    writer = ParagraphWriter(target)
    body = target.body
    section = body.find(w("sectPr"))
    for element in _elements(blocks, writer, target):
        section.addprevious(element)
    return Assembled(target.packed(), tuple(writer.lines))


def _elements(blocks: Sequence[Block], writer: ParagraphWriter, target: Layout) -> list[Element]:
    made: list[Element] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made.append(writer.paragraph(block))
        elif isinstance(block, Tag):
            made.append(writer.tag("p", block))
        elif isinstance(block, Table):
            made.append(table_element(block, writer, target.text_width))
        elif isinstance(block, Signatures):
            made.extend(signature_blocks(block, writer, target.text_width))
        elif isinstance(block, NextStyle):
            made.append(writer.next_style(block))
        else:
            made.append(writer.page_break(block))
    return made
