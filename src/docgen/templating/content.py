"""What a text is read into: the blocks of `word`, with headings and included templates not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.word.blocks import Block, Inline


@dataclass(frozen=True)
class Heading:
    """A heading. `level` 1 is the title; `id`, `when` and the kind come from its attributes."""

    level: int
    inlines: tuple[Inline, ...]
    line: int
    id: str | None
    when: str | None
    is_numbered: bool
    is_exhibit: bool


@dataclass(frozen=True)
class Include:
    """The place of another template's text."""

    template: str
    line: int


Item = Block | Heading | Include
