"""Paragraphs and their runs, from blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from docgen.word.blocks import Break, Inline, NextStyle, PageBreak, Paragraph, Reference, Tag, Text
from docgen.word.layout import Layout
from docgen.word.tidy import NEXT_STYLE
from docgen.word.xml import Element, make, text_element

OPENING = re.compile(r"^\{([%#])(-?)\s*")


class ParagraphWriter:
    """Writes paragraphs for one layout and notes, in order, the source line of each."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._bookmarks = 0
        self.lines: list[int] = []

    def paragraph(self, block: Paragraph) -> Element:
        """A paragraph of the body."""
        properties = make("pPr", None, make("pStyle", {"val": self._layout.paragraph_style(block.style)}))
        if block.place is not None:
            number = self._layout.list_number(block.place)
            level = make("ilvl", {"val": str(block.place.level)})
            properties.append(make("numPr", None, level, make("numId", {"val": number})))
        runs = [self._inline(inline) for inline in block.inlines]
        if block.bookmark is not None:
            self._bookmarks += 1
            number = str(self._bookmarks)
            end = len(runs) if block.bookmarked is None else block.bookmarked
            runs.insert(end, make("bookmarkEnd", {"id": number}))
            runs.insert(0, make("bookmarkStart", {"id": number, "name": block.bookmark}))
        return self._made(block.line, properties, runs)

    def cell_paragraph(self, style: str, inlines: Iterable[Inline], line: int) -> Element:
        """A paragraph of a table cell."""
        properties = make("pPr", None, make("pStyle", {"val": self._layout.paragraph_style(style)}))
        return self._made(line, properties, [self._inline(inline) for inline in inlines])

    def tag(self, kind: str, tag: Tag) -> Element:
        """A paragraph that holds only a tag, in docxtpl's form: `{%p if … %}`, `{%tr for … %}`."""
        source = OPENING.sub(rf"{{\1\2{kind} ", " ".join(tag.source.split()))
        return self._made(tag.line, make("pPr"), [make("r", None, text_element(source))])

    def page_break(self, block: PageBreak) -> Element:
        """A paragraph that breaks the page."""
        properties = make("pPr", None, make("pStyle", {"val": self._layout.paragraph_style("PageBreak")}))
        return self._made(block.line, properties, [make("r", None, make("br", {"type": "page"}))])

    def next_style(self, block: NextStyle) -> Element:
        """A mark that gives the next printed paragraph another style."""
        return etree.ProcessingInstruction(NEXT_STYLE, self._layout.paragraph_style(block.style))

    def _made(self, line: int, properties: Element, runs: list[Element]) -> Element:
        self.lines.append(line)
        return make("p", None, *([properties] if len(properties) else []), *runs)

    def _inline(self, inline: Inline) -> Element:
        if isinstance(inline, Break):
            return make("r", None, make("br"))
        if isinstance(inline, Reference):
            switches = "\\w \\h" if inline.to_number else "\\h"
            # The cached result is written when the document is made; until then it says where it stands.
            result = make("r", None, text_element(str(inline.line)))
            return make("fldSimple", {"instr": f" REF {inline.bookmark} {switches} "}, result)
        return self._text(inline)

    def _text(self, inline: Text) -> Element:
        run = make("r")
        if inline.style is not None:
            style = self._layout.character_style(inline.style)
            run.append(make("rPr", None, make("rStyle", {"val": style})))
        run.append(text_element(inline.text))
        return run
