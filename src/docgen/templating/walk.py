"""From the tree of one source to its items, in order, with the tags that govern them."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.tree import SyntaxTreeNode

from docgen.templating.attributes import PATH, Attributes
from docgen.templating.boxes import PARAGRAPHS, check_closed, split_info
from docgen.templating.clauses import Clause, Kind
from docgen.templating.content import Heading, Include, Item
from docgen.templating.inlines import Words
from docgen.templating.lists import Depth
from docgen.templating.markdown import CONTAINER, first_line, kind_of, line_after
from docgen.templating.read_text import ReadText
from docgen.templating.tables import table_of
from docgen.templating.tags import Nesting
from docgen.word.blocks import NextStyle, PageBreak, Paragraph, Signatures, Tag

CLASSES = {"subtitle": "Subtitle", "small": "SmallText", "right": "RightText", "center": "CenteredText"}
HEADING_NAMES = ("#", ".unnumbered", ".exhibit", "when")


class Walk:
    """Walks one source; `items` grow in the order of its lines."""

    def __init__(self, read: ReadText, clauses: Mapping[str, Clause], lists: int) -> None:
        self._read = read
        self._words = Words(read.lifted, clauses, read.problems, read.offset)
        self._items: list[Item] = []
        self._in_clause = False
        self.lists = lists
        self._used: set[int] = set()

    def items(self) -> tuple[Item, ...]:
        """Everything of the source, tags at their places (DG314, DG315, DG317 to DG320)."""
        read = self._read
        check_closed(list(zip(read.lifted.numbers, read.lifted.lines, strict=True)), read.problems)
        for node in read.tree.children:
            self._block(node)
        for line in read.lifted.attributes:
            if line not in self._used:
                read.problems.add(
                    "DG319", "there is no paragraph or table right above these attributes", line
                )
        return self._with_tags()

    def _with_tags(self) -> tuple[Item, ...]:
        """The items and the tags between them; tags that stand alone close where they were opened."""
        nesting = Nesting()
        for tag in self._read.lifted.alone:
            wrong = nesting.take(tag)
            if wrong:
                self._problem("DG314", wrong, tag.line, tag.source)
        for tag in nesting.left_open:
            hint = f"write the tag that ends it alone on a line: {{% end{tag.keyword} %}}"
            self._problem("DG314", f"`{tag.keyword}` is never closed", tag.line, tag.source, hint=hint)
        offset = self._read.offset
        tags = [Tag(tag.source, tag.line + offset) for tag in self._read.lifted.alone]
        return tuple(sorted([*self._items, *tags], key=lambda item: item.line))

    def _problem(
        self, code: str, message: str, line: int, needle: str | None = None, *, hint: str | None = None
    ) -> None:
        self._read.problems.add(code, message, line, needle, hint=hint)

    def _block(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            self._heading(node)
        elif node.type == "paragraph":
            self._paragraph(node, "ClauseText" if self._in_clause else "BodyText")
        elif node.type in ("ordered_list", "bullet_list"):
            self.lists += 1
            self._list(node, 0)
        elif node.type == "table":
            self._table(node)
        elif node.type == CONTAINER:
            self._container(node)

    def _heading(self, node: SyntaxTreeNode) -> None:
        line = first_line(node, self._read.lifted)
        level = int(node.tag[1:])
        attributes = self._read.headings[line]
        kind = kind_of(level, attributes)
        if level > 3:
            self._problem("DG315", "a heading has at most three levels", line)
        for name in attributes.names:
            if name not in HEADING_NAMES:
                hint = f"there is: #id, {', '.join(HEADING_NAMES[1:])}"
                self._problem("DG315", f"a heading does not know `{name}`", line, name.lstrip("."), hint=hint)
        when = attributes.values.get("when")
        if when is not None and not PATH.fullmatch(when):
            self._problem("DG315", "`when` is the name of one field", line, when)
        if level == 1 and (attributes.names or kind is Kind.EXHIBIT):
            self._problem("DG315", "the title has no attributes", line, "{")
        self._in_clause = kind is Kind.NUMBERED
        inlines = self._words.of(node.children[0] if node.children else None, line)
        if not inlines:
            self._problem("DG315", "this heading has no words", line)
        self._items.append(
            Heading(
                level=level,
                inlines=inlines,
                line=line + self._read.offset,
                id=attributes.id,
                when=when,
                is_numbered=kind is Kind.NUMBERED,
                is_exhibit=kind is Kind.EXHIBIT,
            )
        )

    def _attributes_below(self, node: SyntaxTreeNode) -> Attributes | None:
        line = line_after(node, self._read.lifted)
        if line is None or line not in self._read.lifted.attributes:
            return None
        self._used.add(line)
        return self._read.lifted.attributes[line]

    def _paragraph(self, node: SyntaxTreeNode, style: str, depth: Depth | None = None) -> None:
        line = first_line(node, self._read.lifted)
        attributes = self._attributes_below(node)
        for name in attributes.names if attributes else ():
            wanted = CLASSES.get(name.removeprefix(".")) if name.startswith(".") else None
            if wanted is None or depth is not None:
                hint = f"a paragraph outside lists knows {', '.join(f'.{known}' for known in CLASSES)}"
                self._problem("DG319", f"`{name}` cannot be applied here", line, hint=hint)
            else:
                style = wanted
        place = depth.place if depth else None
        inlines = self._words.of(node.children[0] if node.children else None, line)
        self._items.append(Paragraph(style, inlines, line + self._read.offset, place))

    def _list(self, node: SyntaxTreeNode, level: int) -> None:
        line = first_line(node, self._read.lifted)
        is_ordered = node.type == "ordered_list"
        if node.attrs.get("start") is not None:
            self._problem(
                "DG320", "a list begins with `1.`; Word counts", line, hint="write 1. before every item"
            )
        number = self.lists
        depth = Depth(self._in_clause, level, number, is_ordered)
        if depth.is_too_deep:
            self._problem("DG320", "lists have at most three levels", line)
            return
        for item in node.children:
            self._item(item, depth)

    def _item(self, node: SyntaxTreeNode, depth: Depth) -> None:
        first = True
        for child in node.children:
            if first and child.type != "paragraph":
                line = first_line(node, self._read.lifted)
                self._problem("DG320", "an item of a list begins with words", line)
            if child.type == "paragraph":
                self._paragraph(child, depth.style if first else depth.style_below, depth if first else None)
            elif child.type in ("ordered_list", "bullet_list"):
                if child.type == "ordered_list" and not depth.is_ordered:
                    self.lists += 1
                self._list(child, depth.depth + 1)
            else:
                self._block(child)
            first = False

    def _table(self, node: SyntaxTreeNode) -> None:
        attributes = self._attributes_below(node)
        self._items.append(table_of(node, self._read, self._words, attributes))

    def _container(self, node: SyntaxTreeNode) -> None:
        line = first_line(node, self._read.lifted)
        name, argument, attributes = split_info(str(node.info), line, self._read.problems)
        number = line + self._read.offset
        if name in PARAGRAPHS:
            self._box(node, name, line)
            return
        if name and node.children:
            inside = first_line(node.children[0], self._read.lifted)
            self._problem("DG318", f"nothing stands inside a block `{name}`", inside)
        if name == "newpage":
            self._items.append(PageBreak(number))
        elif name == "signatures":
            self._items.append(Signatures(attributes.values.get("for", "signers"), number))
        elif name == "include":
            self._items.append(Include(argument, number))

    def _box(self, node: SyntaxTreeNode, name: str, line: int) -> None:
        style, others = PARAGRAPHS[name]
        if name == "address":
            # A second address does not stick to the first, whichever of its lines is printed first.
            self._items.append(NextStyle("AddressFirst", line + self._read.offset))
        for child in node.children:
            if child.type != "paragraph":
                inside = first_line(child, self._read.lifted)
                self._problem("DG318", f"a block `{name}` holds paragraphs only", inside)
                continue
            self._paragraph(child, style)
            style = others
