"""Rules on paragraphs, runs, tables and fields."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.word.fields import fields_in
from docgen.word.gate.context import Finding, Package
from docgen.word.numbering import Numbering
from docgen.word.xml import Element, plain_text, w

EMPTY_IS_FINE = (w("br"), w("drawing"), w("pict"), w("object"), w("fldChar"), w("fldSimple"), w("sym"))
TEXT_HOLDERS = (w("p"), w("r"), w("tc"), w("tr"), w("tbl"), w("body"))


def cells_end_with_paragraph(package: Package) -> Iterator[Finding]:
    """Every cell ends with a paragraph."""
    for name, root in package.stories():
        for cell in root.iter(w("tc")):
            if len(cell) == 0 or cell[-1].tag != w("p"):
                yield name, f"a cell does not end with a paragraph: {_near(cell)}"


def tables_have_rows(package: Package) -> Iterator[Finding]:
    """Every table has a row, every row a cell."""
    for name, root in package.stories():
        for table in root.iter(w("tbl")):
            if next(table.iter(w("tr")), None) is None:
                yield name, f"a table has no row, {_after(table)}"
        for row in root.iter(w("tr")):
            if next(row.iter(w("tc")), None) is None:
                yield name, "a row has no cell"


def paragraphs_not_nested(package: Package) -> Iterator[Finding]:
    """No paragraph stands inside a paragraph, except in a text box."""
    for name, root in package.stories():
        for paragraph in root.iter(w("p")):
            for parent in paragraph.iterancestors(w("p"), w("txbxContent")):
                if parent.tag == w("p"):
                    yield name, f"a paragraph stands inside a paragraph: {_near(paragraph)}"
                break


def no_loose_text(package: Package) -> Iterator[Finding]:
    """Words stand in texts only, and a text holds no line break."""
    for name, root in package.stories():
        for node in root.iter(*TEXT_HOLDERS):
            loose = [node.text or "", *(child.tail or "" for child in node)]
            if any(piece.strip() for piece in loose):
                yield name, f"words stand outside a text: {''.join(loose).strip()[:60]}"
        for text in root.iter(w("t")):
            if "\n" in (text.text or ""):
                yield name, f"a text holds a line break: {(text.text or '')[:60]!r}"
        for instruction in root.iter(etree.ProcessingInstruction):
            yield name, f"a mark of the compiler is left over: {instruction.target}"


def deleted_text_is_marked(package: Package) -> Iterator[Finding]:
    """Deleted words are `w:delText`."""
    for name, root in package.stories():
        for deleted in root.iter(w("del")):
            if next(deleted.iter(w("t")), None) is not None:
                yield name, "a deletion holds text that is not marked as deleted"


def controls_have_content(package: Package) -> Iterator[Finding]:
    """Every content control has content."""
    for name, root in package.stories():
        for control in root.iter(w("sdt")):
            content = control.find(w("sdtContent"))
            if content is None or len(content) == 0:
                yield name, "a content control has no content"


def fields_are_whole(package: Package) -> Iterator[Finding]:
    """Every field begins, separates and ends, and shows a result."""
    for name, root in package.stories():
        depth = 0
        for character in root.iter(w("fldChar")):
            kind = character.get(w("fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            if depth < 0 or (kind == "separate" and depth == 0):
                break
        if depth != 0:
            yield name, "a field does not begin and end as it should"
        for found in fields_in(root):
            if not "".join(map(plain_text, found.result)):
                yield name, f"a field shows no result: {found.code.strip()}"


def numbered_paragraphs_say_something(package: Package) -> Iterator[Finding]:
    """A number or bullet stands before words."""
    numbering = Numbering(package.styles, package.numbering)
    for name, root in package.stories():
        for paragraph, label in numbering.labels(root):
            if label is None or plain_text(paragraph).strip():
                continue
            if next(paragraph.iter(*EMPTY_IS_FINE), None) is None:
                yield name, f"the paragraph numbered {label.text} is empty"


def _near(element: Element) -> str:
    return f"near {plain_text(element)[:60]!r}" if plain_text(element).strip() else _after(element)


def _after(element: Element) -> str:
    """The words before an element, to find it by."""
    for before in element.itersiblings(preceding=True):
        if plain_text(before).strip():
            return f"after {plain_text(before)[-60:]!r}"
    parent = element.getparent()
    return _after(parent) if parent is not None else "at the beginning"


STRUCTURE = (
    cells_end_with_paragraph,
    tables_have_rows,
    paragraphs_not_nested,
    no_loose_text,
    deleted_text_is_marked,
    controls_have_content,
    fields_are_whole,
    numbered_paragraphs_say_something,
)
