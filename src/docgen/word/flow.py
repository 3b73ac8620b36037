"""Mending a rendered part: cells, page breaks, and what stands next to a table."""

from __future__ import annotations

from docgen.word.xml import Element, make, set_property, style_of, value_of, w

PAGE_BREAK = "PageBreak"
SIGNATURES = "Signatures"
DOCUMENT_TABLE = "DocumentTable"
THIN = "200"
BELOW_TABLES = ("BodyText", "Clause", "List", "SmallText")
SPACE_BELOW = "180"


def repair_cells(root: Element) -> None:
    """A cell ends with a paragraph; a condition around its only one leaves none."""
    for cell in root.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):
            cell.append(make("p"))


def move_page_breaks(root: Element) -> None:
    """A paragraph that only breaks the page becomes a property of what follows it."""
    for paragraph in list(root.iter(w("p"))):
        if style_of(paragraph) != PAGE_BREAK:
            continue
        following = paragraph.getnext()
        target = (
            following if following is None or following.tag == w("p") else next(following.iter(w("p")), None)
        )
        if target is not None:
            set_property(target, "pageBreakBefore")
            paragraph.getparent().remove(paragraph)


def part_tables(root: Element) -> None:
    """Two tables in a row would be one table in Word, and a body ends with a paragraph: a thin one."""
    for table in list(root.iter(w("tbl"))):
        following = table.getnext()
        if following is not None and following.tag in (w("tbl"), w("sectPr")):
            spacing = make("spacing", {"before": "0", "after": "0", "line": THIN, "lineRule": "exact"})
            table.addnext(make("p", None, make("pPr", None, spacing)))


def space_below_tables(root: Element) -> None:
    """The paragraph below a table stands off from it; Word gives tables no space of their own."""
    for table in root.iter(w("tbl")):
        following = table.getnext()
        looks = value_of(table.find(w("tblPr")), "tblStyle") or ""
        if following is None or following.tag != w("p") or not looks.startswith(DOCUMENT_TABLE):
            continue
        style = style_of(following) or ""
        if style.startswith(BELOW_TABLES):
            set_property(following, "spacing").set(w("before"), SPACE_BELOW)


def keep_signatures_together(root: Element) -> None:
    """A signature table stays whole, with its heading and with the words before it (documents.md 6.3, 6)."""
    for table in root.iter(w("tbl")):
        if value_of(table.find(w("tblPr")), "tblStyle") != SIGNATURES:
            continue
        for row in table.findall(w("tr"))[:-1]:
            for paragraph in row.iter(w("p")):
                set_property(paragraph, "keepNext")
        for paragraph in _before(table):
            set_property(paragraph, "keepNext")


def _before(table: Element) -> list[Element]:
    """The heading of a signature table, and the paragraph before that."""
    found: list[Element] = []
    element = table.getprevious()
    while element is not None and element.tag == w("p") and len(found) < 2:
        found.append(element)
        element = element.getprevious()
    return found
