"""The tags of a text without its words: what Jinja sees of it, with the place of each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.templating.tags import TAG
from docgen.word.blocks import Block, Inline, NextStyle, PageBreak, Paragraph, Signatures, Table, Tag, Text

SIGNATURES = (
    "{{% for signer in {path} %}}{{{{ signer.heading }}}}{{% for line in signer.lines %}}"
    "{{{{ line.label }}}}{{{{ line.text }}}}{{% endfor %}}{{% endfor %}}"
)


def skeleton(blocks: Iterable[Block]) -> tuple[str, tuple[int, ...]]:
    """Jinja's source, and for each of its lines the number of the place it comes from."""
    lines: list[str] = []
    numbers: list[int] = []
    for number, tags in _tags(blocks):
        lines.append(tags)
        numbers.append(number)
    return "\n".join(lines), tuple(numbers)


def _tags(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.line, tags_in(block.inlines)
        elif isinstance(block, Tag):
            yield block.line, block.source
        elif isinstance(block, Signatures):
            yield block.line, SIGNATURES.format(path=block.signers)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                if isinstance(row, Tag):
                    yield row.line, row.source
                else:
                    yield row.line, "".join(tags_in(cell) for cell in row.cells)
        else:
            assert isinstance(block, PageBreak | NextStyle)


def tags_in(inlines: Iterable[Inline]) -> str:
    """The tags of some words, one after the other."""
    texts = "".join(one.text for one in inlines if isinstance(one, Text))
    return "".join(found.group() for found in TAG.finditer(texts))
