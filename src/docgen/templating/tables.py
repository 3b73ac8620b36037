"""Tables of a text: rows, the tags between them, and the line of attributes below (DG317)."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.tree import SyntaxTreeNode

from docgen.templating.attributes import Attributes
from docgen.templating.inlines import Words
from docgen.templating.lift import LIFTED
from docgen.templating.markdown import cells_in, first_line
from docgen.templating.read_text import ReadText
from docgen.templating.tags import Nesting, TagAt
from docgen.word.blocks import Alignment, Row, Table, Tag

ALIGNMENTS = {"text-align:right": Alignment.RIGHT, "text-align:center": Alignment.CENTER}
KNOWN = ("caption", "widths", "total")
EXAMPLE = '{: caption="Payment schedule" widths="10 65 25" total="last"}'


def table_of(node: SyntaxTreeNode, read: ReadText, words: Words, attributes: Attributes | None) -> Table:
    """A table with its tags; `attributes` are those of the line below it."""
    line = first_line(node, read.lifted)
    head, *bodies = node.children
    header_cells = head.children[0].children
    columns = len(header_cells)
    rows = [row for body in bodies for row in body.children]
    for row in rows:
        _check_cells(row, columns, read)
    caption, widths, has_total = _settings(attributes, columns, line, read)
    number = line + read.offset
    return Table(
        header=_row(head.children[0], read, words),
        rows=_with_tags([_row(row, read, words) for row in rows], line, rows, read),
        alignments=tuple(
            ALIGNMENTS.get(str(cell.attrs.get("style")), Alignment.LEFT) for cell in header_cells
        ),
        widths=widths,
        caption=caption,
        has_total=has_total,
        line=number,
    )


def _row(node: SyntaxTreeNode, read: ReadText, words: Words) -> Row:
    line = first_line(node.children[0].children[0], read.lifted) if node.children else 1
    cells = tuple(words.of(cell.children[0] if cell.children else None, line) for cell in node.children)
    return Row(cells, line + read.offset)


def _check_cells(row: SyntaxTreeNode, columns: int, read: ReadText) -> None:
    """Markdown would drop what stands in a cell too many, and add cells that are missing."""
    at = row.children[0].children[0].map
    if at is None:
        return
    found = cells_in(read.lifted.lines[at[0]])
    if found != columns:
        line = read.lifted.numbers[at[0]]
        read.problems.add("DG317", f"this row has {found} cells, the header has {columns}", line)


def _settings(
    attributes: Attributes | None, columns: int, line: int, read: ReadText
) -> tuple[str, tuple[int, ...], bool]:
    """Caption, widths and whether the last row is a total."""
    add = read.problems.add
    equal = (1,) * columns
    if attributes is None or "caption" not in attributes.values:
        add(
            "DG317",
            "this table has no caption for those who cannot see it",
            line,
            hint=f"write below it {EXAMPLE}",
        )
        return "", equal, False
    for name in attributes.names:
        if name not in KNOWN:
            add("DG317", f"a table does not know `{name}`", line, hint=f"write below it {EXAMPLE}")
    caption = attributes.values["caption"]
    if not caption.strip() or LIFTED.search(caption):
        add("DG317", "a caption is plain words", line)
    total = attributes.values.get("total")
    if total not in (None, "last"):
        add("DG317", f'total="{total}" is not known', line, hint='write total="last", or nothing')
    if "widths" not in attributes.values:
        return caption, equal, total == "last"
    words = attributes.values["widths"].split()
    widths = tuple(int(word) for word in words if word.isascii() and word.isdigit() and int(word) > 0)
    if len(widths) != columns or len(words) != columns or sum(widths) != 100:
        message = f"the widths are to be {columns} percentages that add up to 100"
        add("DG317", message, line, hint=f"they add up to {sum(widths)}")
        return caption, equal, total == "last"
    return caption, widths, total == "last"


def _with_tags(
    made: list[Row], line: int, nodes: list[SyntaxTreeNode], read: ReadText
) -> tuple[Row | Tag, ...]:
    """Rows and the tags between them, in the order of the source."""
    last = line + _length(line, nodes, read)
    tags = [tag for tag in read.lifted.in_tables if line < tag.line <= last]
    _check_nesting(tags, read)
    found: list[Row | Tag] = [*made, *(Tag(tag.source, tag.line + read.offset) for tag in tags)]
    return tuple(sorted(found, key=lambda row: row.line))


def _length(line: int, nodes: list[SyntaxTreeNode], read: ReadText) -> int:
    """How many lines of the source a table takes, up to the line of attributes below it."""
    below = [at for at in read.lifted.attributes if at > line]
    rows = [
        read.lifted.numbers[row.children[0].children[0].map[0]]
        for row in nodes
        if row.children[0].children[0].map
    ]
    end = max([line + 1, *rows])
    following = min(below, default=end)
    between = [number for number in read.lifted.numbers if end < number < following]
    return (following if not between else end) - line


def _check_nesting(tags: Iterable[TagAt], read: ReadText) -> None:
    nesting = Nesting()
    for tag in tags:
        wrong = nesting.take(tag)
        if wrong:
            read.problems.add("DG314", wrong, tag.line, tag.source, column=tag.column)
    for tag in nesting.left_open:
        words = f"`{tag.keyword}` is not closed between the rows of this table"
        read.problems.add("DG314", words, tag.line, column=tag.column)
