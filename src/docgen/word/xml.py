"""Names and small tools for WordprocessingML, on lxml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# lxml ships no types; an element is Any, and every use of it stays inside this package.
Element = Any

# The order that the schema asks for inside w:pPr, as far as docgen inserts there.
PARAGRAPH_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
    "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing",
)  # fmt: skip


class NotWellFormed(ValueError):
    """A part is not XML."""


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{WORD}}}{name}"


def make(name: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """A WordprocessingML element with `w:` attributes and children."""
    element = etree.Element(w(name), nsmap={"w": WORD})
    for key, value in (attributes or {}).items():
        element.set(w(key), value)
    element.extend(children)
    return element


def text_element(text: str) -> Element:
    """A `w:t` that keeps its spaces."""
    element = make("t")
    element.set(SPACE, "preserve")
    element.text = text
    return element


def parse(content: bytes, *, drop_layout_space: bool = False) -> Element:
    """The root of a part. No entity is resolved and nothing is fetched; raises NotWellFormed.

    `drop_layout_space` drops the white space between elements, never that of a text.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=drop_layout_space)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise NotWellFormed(str(problem)) from problem


def serialize(root: Element) -> bytes:
    """A part's bytes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def to_text(root: Element) -> str:
    """A part as a string without declaration, as templates are compiled from it."""
    return str(etree.tostring(root, encoding="unicode"))


def value_of(element: Element, child: str) -> str | None:
    """The `w:val` of a child element, None where there is none."""
    found = element.find(w(child)) if element is not None else None
    return None if found is None else found.get(w("val"))


def style_of(paragraph: Element) -> str | None:
    """The style id of a paragraph, None for the default style."""
    return value_of(paragraph.find(w("pPr")), "pStyle")


def properties_of(paragraph: Element) -> Element:
    """The `w:pPr` of a paragraph, made where it is missing."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def set_property(paragraph: Element, name: str) -> Element:
    """A property such as `keepNext`, switched on at its place in the schema's order."""
    properties = properties_of(paragraph)
    found = properties.find(w(name))
    if found is not None:
        return found
    order = PARAGRAPH_PROPERTIES.index(name)
    before = {w(other) for other in PARAGRAPH_PROPERTIES[:order]}
    position = sum(1 for child in properties if child.tag in before)
    made = make(name)
    properties.insert(position, made)
    return made


def plain_text(element: Element) -> str:
    """The text below an element: breaks as newlines, tabs as tabs; deleted text and codes left out."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for node in element.iter(w("t"), w("br"), w("tab"), w("noBreakHyphen")):
        if node.tag == w("t"):
            yield node.text or ""
        elif node.tag == w("br"):
            yield "\n"
        elif node.tag == w("noBreakHyphen"):
            yield "\u2011"
        elif node.getparent().tag == w("r"):
            yield "\t"
