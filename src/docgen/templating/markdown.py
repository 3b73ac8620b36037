"""Markdown as far as this language has it: what markdown-it-py reads, made into blocks."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

from docgen.templating.attributes import AT_END, Attributes, read_attributes
from docgen.templating.clauses import Kind
from docgen.templating.lift import Lifted
from docgen.templating.text import Problems

RULES = ("heading", "list", "table", "emphasis", "link", "escape", "newline", "entity", "balance_pairs")
CONTAINER = "container_block"


@cache
def _parser() -> MarkdownIt:
    """CommonMark without raw HTML, images and code, with tables and blocks."""
    return MarkdownIt("zero").enable(list(RULES)).use(container_plugin, "block", validate=lambda *_: True)


def parse(lifted: Lifted) -> SyntaxTreeNode:
    """The tree of a lifted text."""
    return SyntaxTreeNode(_parser().parse("\n".join(lifted.lines)))


def first_line(node: SyntaxTreeNode, lifted: Lifted) -> int:
    """The line of the source at which a node begins."""
    return lifted.numbers[node.map[0]] if node.map else 1


def line_after(node: SyntaxTreeNode, lifted: Lifted) -> int | None:
    """The line of the source right below a node, None at the end of the text."""
    end = node.map[1] if node.map else len(lifted.numbers)
    # A table at the end of a list item counts the blank line below it; a paragraph does not.
    while node.map and end - 1 > node.map[0] and not lifted.lines[end - 1].strip():
        end -= 1
    return lifted.numbers[end] if end < len(lifted.numbers) else None


def split_heading(node: SyntaxTreeNode, lifted: Lifted, problems: Problems) -> Attributes:
    """The attributes at the end of a heading, which are taken out of its words (DG315)."""
    inline = node.children[0] if node.children else None
    if inline is None or not inline.children:
        return Attributes()
    last = inline.children[-1]
    found = AT_END.search(last.content) if last.type == "text" else None
    if found is None or last.token is None:
        return Attributes()
    last.token.content = last.content[: found.start()]
    read = read_attributes(found["inner"])
    if read is None:
        line = first_line(node, lifted)
        hint = 'write them as in {#price .exhibit when="construction"}'
        problems.add("DG315", "the attributes of this heading cannot be understood", line, "{", hint=hint)
    return read or Attributes()


def kind_of(level: int, attributes: Attributes) -> Kind:
    """How references name a heading."""
    if "exhibit" in attributes.classes:
        return Kind.EXHIBIT
    plain = level != 2 or "unnumbered" in attributes.classes
    return Kind.UNNUMBERED if plain else Kind.NUMBERED


def cells_in(line: str) -> int:
    """How many cells a row of a table has."""
    text = line.strip().removeprefix("|")
    count = ends = 0
    escaped = False
    for position, character in enumerate(text):
        if character == "|" and not escaped:
            count += 1
            ends = position + 1
        escaped = character == "\\" and not escaped
    return count + (1 if text[ends:].strip() else 0)
