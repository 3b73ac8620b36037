"""Mending a rendered part: cells, page breaks, and what stands next to a table."""

from __future__ import annotations

from docgen.word.xml import Element, make, plain_text, set_property, style_of, value_of, w

PAGE_BREAK = "PageBreak"
SIGNATURES = "Signatures"
ENCLOSURE = "Enclosure"
DOCUMENT_TABLE = "DocumentTable"
# The paragraph between two tables, and the one that ends a body: so low that it never needs a page.
THIN, LOWEST = "200", "20"
# Tables of up to so many rows stay on one page; longer ones keep two rows with their head and their total.
WHOLE_TABLE = 10
LEAST_ROWS = 2
# What stands with a signature: back to a paragraph of so many characters, but not more paragraphs than this.
SOME_LENGTH, MOST_BEFORE = 60, 4
# Signature blocks that fill no more than this stay on one page: points for a line and for a heading.
SIGNATURE_PAGE, LINE_HEIGHT, HEADING_HEIGHT = 540, 24, 28
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
            line = THIN if following.tag == w("tbl") else LOWEST
            spacing = make("spacing", {"before": "0", "after": "0", "line": line, "lineRule": "exact"})
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


def keep_tables_together(root: Element) -> None:
    """No header row and no total stands alone on a page, and short tables are not split at all."""
    for table in root.iter(w("tbl")):
        if not (value_of(table.find(w("tblPr")), "tblStyle") or "").startswith(DOCUMENT_TABLE):
            continue
        rows = table.findall(w("tr"))
        is_short = len(rows) <= WHOLE_TABLE + 1
        kept = rows[:-1] if is_short else rows[:LEAST_ROWS] + rows[-1 - LEAST_ROWS : -1]
        for row in kept:
            _keep_with_next(row)


def keep_introductions(root: Element) -> None:
    """Words that end in a colon stay with the list or table that they introduce."""
    for paragraph in root.iter(w("p")):
        words = paragraph.findall(f".//{w('t')}")
        if words and (words[-1].text or "").endswith(":") and paragraph.getnext() is not None:
            set_property(paragraph, "keepNext")


def keep_signatures_together(root: Element) -> None:
    """A signature table stays whole, with its heading and with the words before it (documents.md 6.3, 6).

    Blocks in a row stay together where a page holds them all; of more than that, the last two do, so that
    none stands alone. The list of what a letter encloses stays with its signature.
    """
    for blocks in _signature_groups(root):
        lines = [table.findall(w("tr")) for table in blocks]
        height = sum(map(len, lines)) * LINE_HEIGHT + len(blocks) * HEADING_HEIGHT
        for position, (table, rows) in enumerate(zip(blocks, lines, strict=True)):
            is_last = position == len(blocks) - 1
            joins_next = not is_last and (height <= SIGNATURE_PAGE or position == len(blocks) - 2)
            joins_next = joins_next or (is_last and _stands_before(table, ENCLOSURE))
            for row in rows if joins_next else rows[:-1]:
                _keep_with_next(row)
            for paragraph in _before(table):
                set_property(paragraph, "keepNext")


def _signature_groups(root: Element) -> list[list[Element]]:
    """The signature tables, those that only a heading parts in one group."""
    groups: list[list[Element]] = []
    last: Element = None
    for table in root.iter(w("tbl")):
        if value_of(table.find(w("tblPr")), "tblStyle") != SIGNATURES:
            continue
        heading = table.getprevious()
        if last is not None and heading is not None and heading.getprevious() is last:
            groups[-1].append(table)
        else:
            groups.append([table])
        last = table
    return groups


def _stands_before(table: Element, style: str) -> bool:
    following = table.getnext()
    return following is not None and following.tag == w("p") and style_of(following) == style


def _keep_with_next(row: Element) -> None:
    for paragraph in row.iter(w("p")):
        set_property(paragraph, "keepNext")


def _before(table: Element) -> list[Element]:
    """The heading of a signature table and the words before that, back to a paragraph of some length.

    So a letter's signature is not alone with "Sincerely" on a page.
    """
    found: list[Element] = []
    element = table.getprevious()
    while element is not None and element.tag == w("p") and len(found) < MOST_BEFORE:
        found.append(element)
        if len(found) > 1 and len(plain_text(element)) >= SOME_LENGTH:
            break
        element = element.getprevious()
    return found
