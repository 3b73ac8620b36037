"""Mending a rendered part: what tags leave behind, and what Word would call unreadable."""

from __future__ import annotations

import re

from lxml import etree

from docgen.word.flow import (
    keep_introductions,
    keep_signatures_together,
    keep_tables_together,
    move_page_breaks,
    part_tables,
    repair_cells,
    space_below_tables,
)
from docgen.word.xml import (
    DRAWING,
    Element,
    make,
    plain_text,
    properties_of,
    text_element,
    w,
)

MARK = "docgen-tagged"
NEXT_STYLE = "docgen-next-style"
TAG = re.compile(r"\{[{%]")
CONTROL = re.compile(r"\{[{%#]-?(p|tr|tc|r)\s")
BREAKS = re.compile("([\n\t])")

INVISIBLE = frozenset(
    w(name)
    for name in (
        "pPr", "rPr", "r", "t", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak",
        "permStart", "permEnd", "smartTag", "sdt", "sdtContent", "sdtPr",
    )
)  # fmt: skip


def mark_tagged(root: Element) -> None:
    """Mark the paragraphs of a template that hold tags: only these may vanish when nothing is printed."""
    for paragraph in list(root.iter(w("p"))):
        text = plain_text(paragraph)
        if TAG.search(text) and not CONTROL.search(text):
            paragraph.insert(0, etree.ProcessingInstruction(MARK))


def tidy(root: Element) -> None:
    """Mend a rendered part in place."""
    split_breaks(root)
    drop_empty_paragraphs(root)
    give_next_styles(root)
    for paragraph in root.iter(w("p")):
        join_runs(paragraph)
    repair_cells(root)
    move_page_breaks(root)
    part_tables(root)
    keep_tables_together(root)
    keep_introductions(root)
    keep_signatures_together(root)
    space_below_tables(root)
    renumber_ids(root)


def split_breaks(root: Element) -> None:
    """Line breaks and tabs in a text become Word's own."""
    for element in list(root.iter(w("t"))):
        text = element.text or ""
        if "\n" not in text and "\t" not in text:
            continue
        for piece in BREAKS.split(text):
            if piece:
                made = make({"\n": "br", "\t": "tab"}[piece]) if piece in "\n\t" else text_element(piece)
                element.addprevious(made)
        element.getparent().remove(element)


def drop_empty_paragraphs(root: Element) -> None:
    """Drop the marked paragraphs that print nothing, and the marks."""
    for mark in list(root.iter(etree.ProcessingInstruction)):
        if mark.target != MARK:
            continue
        paragraph = mark.getparent()
        paragraph.remove(mark)
        if _is_empty(paragraph) and not _ends_cell(paragraph):
            paragraph.getparent().remove(paragraph)


def give_next_styles(root: Element) -> None:
    """Each mark gives its style to the paragraph right below it, and goes."""
    for mark in list(root.iter(etree.ProcessingInstruction)):
        if mark.target != NEXT_STYLE:
            continue
        following = mark.getnext()
        if following is not None and following.tag == w("p"):
            style = properties_of(following).find(w("pStyle"))
            if style is not None:
                style.set(w("val"), mark.text)
        mark.getparent().remove(mark)


def _is_empty(paragraph: Element) -> bool:
    properties = paragraph.find(w("pPr"))
    if properties is not None and properties.find(w("sectPr")) is not None:
        return False
    content = (node for child in paragraph if child is not properties for node in child.iter())
    return all(
        node.tag in INVISIBLE and not (node.tag == w("t") and node.text)
        for node in content
        if not _inside_run_properties(node)
    )


def _inside_run_properties(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == w("rPr")


def _ends_cell(paragraph: Element) -> bool:
    parent = paragraph.getparent()
    return parent.tag == w("tc") and len(parent.findall(w("p"))) == 1


def join_runs(paragraph: Element) -> None:
    """One run per formatting: drop runs without content, join neighbours that look the same."""
    before: Element = None
    for run in list(paragraph):
        if run.tag != w("r"):
            before = None
            continue
        for text in [node for node in run.findall(w("t")) if not node.text]:
            run.remove(text)
        properties = run.find(w("rPr"))
        if len(run) == (properties is not None):
            paragraph.remove(run)
            continue
        if before is not None and _looks(before) == _looks(run) and _is_words(before) and _is_words(run):
            _append(before, run)
            paragraph.remove(run)
        else:
            before = run


def _looks(run: Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else bytes(etree.tostring(properties, method="c14n"))


def _is_words(run: Element) -> bool:
    return all(child.tag in (w("rPr"), w("t"), w("br"), w("tab")) for child in run)


def _append(run: Element, other: Element) -> None:
    for child in other:
        if child.tag == w("rPr"):
            continue
        last = run[-1]
        if child.tag == w("t") and last.tag == w("t"):
            last.getparent().replace(last, text_element((last.text or "") + (child.text or "")))
        else:
            run.append(child)


def renumber_ids(root: Element) -> None:
    """Ids that a loop repeats become unique: bookmarks, drawings and content controls."""
    names: dict[str, str] = {}
    for count, node in enumerate(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        old = node.get(w("id"))
        if node.tag == w("bookmarkStart"):
            names[old] = str(count + 1)
            node.set(w("id"), names[old])
        elif old in names:
            node.set(w("id"), names.pop(old))
    for count, node in enumerate(root.iter(f"{{{DRAWING}}}docPr")):
        node.set("id", str(count + 1))
    for count, properties in enumerate(root.iter(w("sdtPr"))):
        number = properties.find(w("id"))
        if number is not None:
            number.set(w("val"), str(count + 1))
