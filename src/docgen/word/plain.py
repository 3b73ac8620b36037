"""The words of a letter with the styles they are set in, for a copy of it in plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.word.package import read_parts
from docgen.word.parts import MAIN, content_types, of_type
from docgen.word.text import paragraphs_in
from docgen.word.xml import Element, parse, w


@dataclass(frozen=True)
class Line:
    """A paragraph that says something: the id of its style, and its words with single spaces."""

    style: str
    text: str


def first_pages(content: bytes) -> tuple[Line, ...]:
    """The paragraphs of a finished document's body up to the first one that begins a new page.

    Those of a table follow each other, row by row. Raises NotAPackage where this is no Word document.
    """
    parts = read_parts(content)
    (main,) = of_type(content_types(parts), MAIN)
    return tuple(_lines(parse(parts[main])))


def _lines(root: Element) -> Iterator[Line]:
    for paragraph in root.iter(w("p")):
        if paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None:
            return
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        for text in paragraphs_in([paragraph]):
            yield Line(style.get(w("val")) if style is not None else "", text)
