"""The words inside a block: styles, defined terms, typographic quotes, references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

from docgen.templating.clauses import SECTION, Clause, Kind, reference
from docgen.templating.lift import LIFTED, Lifted
from docgen.templating.tags import Nesting
from docgen.templating.text import Problems
from docgen.word.blocks import Break, Inline, Text
from docgen.word.problems import names_hint

STYLES = {"strong": "Strong", "em": "Emphasis"}
BEFORE_OPENING = " \t\n\u00a0([{/–—-"
QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}


class Words:
    """Turns the inline tokens of one source into inlines."""

    def __init__(
        self, lifted: Lifted, clauses: Mapping[str, Clause], problems: Problems, offset: int
    ) -> None:
        self._offset = offset
        self._lifted = lifted
        self._clauses = clauses
        self._problems = problems

    def of(self, node: SyntaxTreeNode | None, line: int) -> tuple[Inline, ...]:
        """The inlines of an inline token that stands at a line of the source (DG314, DG316, DG320)."""
        pieces: list[Inline] = []
        if node is not None:
            self._collect(node.children, None, line, pieces)
        self._check_nesting(pieces)
        return self._finished(pieces)

    def _collect(
        self, nodes: Sequence[SyntaxTreeNode], style: str | None, line: int, pieces: list[Inline]
    ) -> None:
        for index, node in enumerate(nodes):
            if node.type == "text":
                pieces.append(Text(node.content, style))
            elif node.type == "softbreak":
                pieces.append(Text(" ", style))
            elif node.type == "hardbreak":
                pieces.append(Break())
            elif node.type in STYLES:
                if style is not None:
                    self._problems.add("DG320", "bold and italic cannot be put together", line)
                inner = STYLES[node.type]
                if node.type == "strong" and _in_quotes(nodes, index):
                    inner = "DefinedTerm"
                self._collect(node.children, inner, line, pieces)
            elif node.type == "link":
                pieces += self._link(node, line)

    def _link(self, node: SyntaxTreeNode, line: int) -> tuple[Inline, ...]:
        target = str(node.attrs.get("href", ""))
        words = "".join(child.content for child in node.children)
        if not target.startswith("#") or words not in ("", "#"):
            hint = "a reference is written [](#id), or [#](#id) for the number alone"
            self._problems.add(
                "DG316", "a link to another place is not known", line, f"[{words}](", hint=hint
            )
            return ()
        name = target[1:]
        clause = self._clauses.get(name)
        needle = f"[{words}]({target})"
        if clause is None:
            hint = names_hint(name, list(self._clauses)) or "a clause gets its id as in ## Price {#price}"
            self._problems.add("DG316", f"there is no clause with the id `{name}`", line, needle, hint=hint)
            return ()
        if words == "#" and clause.kind is not Kind.NUMBERED:
            self._problems.add("DG316", f"`{name}` has no number", line, needle, hint=f"write []({target})")
            return ()
        return reference(clause, line + self._offset, number_only=words == "#")

    def _check_nesting(self, pieces: Sequence[Inline]) -> None:
        """Tags inside a line open and close inside it."""
        nesting = Nesting()
        for piece in pieces:
            for character in LIFTED.findall(piece.text) if isinstance(piece, Text) else ():
                tag = self._lifted.tag(character)
                wrong = nesting.take(tag)
                if wrong:
                    self._problems.add("DG314", wrong, tag.line, tag.source, column=tag.column)
        for tag in nesting.left_open:
            hint = "both stand inside one line, or each alone on its line"
            words = f"`{tag.keyword}` is not closed in this line"
            self._problems.add("DG314", words, tag.line, column=tag.column, hint=hint)

    def _finished(self, pieces: Sequence[Inline]) -> tuple[Inline, ...]:
        """The pieces with their tags, with typographic quotes; neighbours of one style are one."""
        made: list[Inline] = []
        before = ""
        for piece in pieces:
            if not isinstance(piece, Text):
                before = "" if isinstance(piece, Break) else "x"
                made.append(piece)
                continue
            if piece.text == SECTION:
                text, before = piece.text, " "
            else:
                quoted, before = self._quoted(piece.text, before)
                text = self._lifted.restored(quoted)
            if made and isinstance(made[-1], Text) and made[-1].style == piece.style:
                made[-1] = Text(made[-1].text + text, piece.style)
            elif text:
                made.append(Text(text, piece.style))
        return tuple(made)

    def _quoted(self, text: str, before: str) -> tuple[str, str]:
        """Straight quotes made typographic by what stands before them; a tag that governs is no word."""
        made: list[str] = []
        for character in text:
            if LIFTED.match(character):
                before = before if self._lifted.tag(character).keyword is not None else "x"
            elif character in QUOTES:
                opens = before == "" or before in BEFORE_OPENING or before in "“‘"
                character = QUOTES[character][0 if opens else 1]
                before = character
            else:
                before = character
            made.append(character)
        return "".join(made), before


def _in_quotes(nodes: Sequence[SyntaxTreeNode], index: int) -> bool:
    """Whether a quotation mark stands right before and right after a node."""
    around = (
        nodes[index - 1].content if index else "",
        nodes[index + 1].content if index + 1 < len(nodes) else "",
    )
    return around[0].endswith(('"', "“")) and around[1].startswith(('"', "”"))
