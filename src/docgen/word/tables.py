"""Tables and signature blocks, from blocks."""

from __future__ import annotations

from itertools import pairwise

from docgen.word.blocks import Alignment, Inline, Paragraph, Row, Signatures, Table, Tag, Text
from docgen.word.paragraphs import ParagraphWriter
from docgen.word.xml import Element, make

LABEL_SHARE = 22
LINE_SHARE = 46
# From so many columns on a table has smaller type and less space in its cells.
MANY_COLUMNS = 7
# The space before words that stand right of a figure, in twentieths of a point.
AFTER_FIGURES = 240
AFTER_FIGURES_NARROW = 190


def table_element(table: Table, writer: ParagraphWriter, text_width: int) -> Element:
    """A table over the whole text width (in twentieths of a point) with a repeating header row."""
    widths = _columns(table.widths, text_width)
    is_narrow = len(widths) >= MANY_COLUMNS
    styles = tuple(alignment.value + ("Small" if is_narrow else "") for alignment in table.alignments)
    look = "DocumentTableNarrow" if is_narrow else "DocumentTable"
    gap = AFTER_FIGURES_NARROW if is_narrow else AFTER_FIGURES
    gaps = tuple(gap if after else 0 for after in _after_figures(table.alignments))
    element = make("tbl", None, _properties(look, sum(widths), table.caption, table.has_total))
    element.append(make("tblGrid", None, *(make("gridCol", {"w": str(width)}) for width in widths)))
    element.append(_row(table.header, styles, widths, writer, gaps, is_header=True))
    for row in table.rows:
        if isinstance(row, Tag):
            element.append(_tag_row(row, writer, widths))
        else:
            element.append(_row(row, styles, widths, writer, gaps))
    return element


def signature_blocks(block: Signatures, writer: ParagraphWriter, text_width: int) -> list[Element]:
    """A loop over the signers: for each its heading, and a table of labels and lines to write on."""
    widths = (text_width * LABEL_SHARE // 100, text_width * LINE_SHARE // 100)
    line = block.line

    def said(text: str) -> tuple[Inline, ...]:
        return (Text(text),)

    begin = writer.tag("p", Tag(f"{{% for signer in {block.signers} %}}", line))
    heading = writer.paragraph(Paragraph("SignatureHeading", said("{{ signer.heading }}"), line))
    table = make(
        "tbl", None, _properties("Signatures", sum(widths), "Signature", has_total=False, has_header=False)
    )
    table.append(make("tblGrid", None, *(make("gridCol", {"w": str(width)}) for width in widths)))
    table.append(_tag_row(Tag("{% for line in signer.lines %}", line), writer, widths))
    cells = (said("{{ line.label }}"), said("{{ line.text }}"))
    styles = ("SignatureLabel", "SignatureText")
    table.append(_row(Row(cells, line), styles, widths, writer, (0, 0), lined=True))
    table.append(_tag_row(Tag("{% endfor %}", line), writer, widths))
    return [begin, heading, table, writer.tag("p", Tag("{% endfor %}", line))]


def _columns(shares: tuple[int, ...], text_width: int) -> tuple[int, ...]:
    """Whole widths that add up to the text width."""
    total = sum(shares)
    edges = [text_width * sum(shares[:count]) // total for count in range(len(shares) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _after_figures(alignments: tuple[Alignment, ...]) -> tuple[bool, ...]:
    """For each column whether it holds words right beside a column of figures, which would run into them."""
    pairs = pairwise((Alignment.LEFT, *alignments))
    return tuple(before is Alignment.RIGHT and own is Alignment.LEFT for before, own in pairs)


def _properties(style: str, width: int, caption: str, has_total: bool, has_header: bool = True) -> Element:
    look = {
        "val": f"{0x0400 | 0x0200 | (0x0020 if has_header else 0) | (0x0040 if has_total else 0):04X}",
        "firstRow": str(int(has_header)),
        "lastRow": str(int(has_total)),
        "firstColumn": "0",
        "lastColumn": "0",
        "noHBand": "1",
        "noVBand": "1",
    }
    return make(
        "tblPr",
        None,
        make("tblStyle", {"val": style}),
        make("tblW", {"w": str(width), "type": "dxa"}),
        make("tblLayout", {"type": "fixed"}),
        make("tblLook", look),
        make("tblCaption", {"val": caption}),
    )


def _row(
    row: Row,
    styles: tuple[str, ...],
    widths: tuple[int, ...],
    writer: ParagraphWriter,
    gaps: tuple[int, ...],
    *,
    is_header: bool = False,
    lined: bool = False,
) -> Element:
    properties = make("trPr", None, make("cantSplit"))
    if is_header:
        properties.append(make("tblHeader"))
    element = make("tr", None, properties)
    for position, (cell, style, width) in enumerate(zip(row.cells, styles, widths, strict=True)):
        about = make("tcPr", None, make("tcW", {"w": str(width), "type": "dxa"}))
        if lined and position == len(widths) - 1:
            line = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
            about.append(make("tcBorders", None, make("bottom", line)))
        if gaps[position]:
            about.append(make("tcMar", None, make("left", {"w": str(gaps[position]), "type": "dxa"})))
        if lined:
            about.append(make("vAlign", {"val": "bottom"}))
        element.append(make("tc", None, about, writer.cell_paragraph(style, cell, row.line)))
    return element


def _tag_row(tag: Tag, writer: ParagraphWriter, widths: tuple[int, ...]) -> Element:
    """A row that holds only a tag; it vanishes when the template is compiled."""
    about = make(
        "tcPr",
        None,
        make("tcW", {"w": str(sum(widths)), "type": "dxa"}),
        make("gridSpan", {"val": str(len(widths))}),
    )
    return make("tr", None, make("tc", None, about, writer.tag("tr", tag)))
