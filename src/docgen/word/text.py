"""What a finished document says, paragraph by paragraph, whoever saved it last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.word.package import NotAPackage, read_parts
from docgen.word.parts import MAIN, STORIES, content_types, of_type
from docgen.word.xml import Element, NotWellFormed, parse, w

COMPUTED = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"))
"""Fields whose result follows from the layout: Word and LibreOffice write their own."""

_SPACES = re.compile(r"\s+")


def paragraphs_of(content: bytes) -> tuple[str, ...]:
    """The paragraphs of a .docx that say something: of its body, then of headers, footers and notes.

    Results of page fields are left out, and white space counts as one space, so that saving in another
    program changes nothing. Raises NotAPackage where this is no Word document.
    """
    parts = read_parts(content)
    try:
        types = content_types(parts)
        roots = [parse(parts[name]) for name in (*of_type(types, MAIN), *of_type(types, *STORIES))]
    except NotWellFormed as fault:
        raise NotAPackage(str(fault)) from fault
    if not of_type(types, MAIN):
        raise NotAPackage("there is no main part")
    return paragraphs_in(roots)


def paragraphs_in(roots: Iterable[Element]) -> tuple[str, ...]:
    """The same of parts that are parsed already: the body first, then the others; each text once.

    A header stands in several parts (first page, other pages), and programs copy it when they save.
    """
    body, *others = roots
    said = [text for text in map(_text, body.iter(w("p"))) if text]
    beside = [text for root in others for text in map(_text, root.iter(w("p"))) if text]
    return (*said, *dict.fromkeys(text for text in beside))


def _text(paragraph: Element) -> str:
    return _SPACES.sub(" ", "".join(_pieces(paragraph))).strip()


def _pieces(paragraph: Element) -> Iterator[str]:
    """The texts of a paragraph without those of nested ones, deletions and computed fields."""
    depth: list[bool] = []  # for each open field: whether its result is computed
    code = ""
    for node in paragraph.iter(w("t"), w("tab"), w("br"), w("noBreakHyphen"), w("fldChar"), w("instrText")):
        if _owner(node) is not paragraph:
            continue
        if node.tag == w("fldChar"):
            kind = node.get(w("fldCharType"))
            if kind == "begin":
                code = ""
                depth.append(False)
            elif kind == "separate" and depth:
                depth[-1] = _is_computed(code)
            elif kind == "end" and depth:
                depth.pop()
        elif node.tag == w("instrText"):
            code += node.text or ""
        elif not any(depth) and not _in_computed_simple_field(node):
            yield (
                (node.text or "")
                if node.tag == w("t")
                else "\u2011"
                if node.tag == w("noBreakHyphen")
                else " "
            )


def _is_computed(code: str) -> bool:
    """Whether a field's instruction gives a page number or a count of pages."""
    return code.split()[:1] != [] and code.split()[0].upper() in COMPUTED


def _owner(node: Element) -> Element:
    """The paragraph that holds a node; None for a node of the paragraph's properties (a tab stop)."""
    parent = node.getparent()
    while parent is not None and parent.tag != w("p"):
        if parent.tag == w("pPr"):
            return None
        parent = parent.getparent()
    return parent


def _in_computed_simple_field(node: Element) -> bool:
    parent = node.getparent()
    while parent is not None and parent.tag != w("p"):
        if parent.tag == w("fldSimple"):
            return _is_computed(parent.get(w("instr")) or "")
        parent = parent.getparent()
    return False
