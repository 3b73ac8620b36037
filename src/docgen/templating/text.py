"""The source of a text template, and the problems in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.diagnostics import Diagnostic, Position, Related, Span, error


@dataclass(frozen=True)
class SourceText:
    """A text and its name in messages; lines count from one."""

    file: str
    lines: tuple[str, ...]

    def span(self, line: int, needle: str | None = None, column: int | None = None) -> Span:
        """Some words of a line: `needle` from `column` on, else the line without its indentation."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        start = text.find(needle, (column or 1) - 1) if needle else -1
        if start >= 0 and needle:
            end = start + len(needle)
        else:
            start = (column - 1) if column else len(text) - len(text.lstrip())
            end = max(len(text.rstrip()), start + 1)
        return Span(self.file, Position(line, start + 1), Position(line, end + 1))

    def word(self, line: int, name: str) -> Span | None:
        """A whole word of a line, None where it does not stand there."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        found = re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text) or re.search(
            rf"(?<!\w){re.escape(name)}(?!\w)", text
        )
        if found is None:
            return None
        return Span(self.file, Position(line, found.start() + 1), Position(line, found.end() + 1))


@dataclass
class Problems:
    """Collects what is wrong with one source."""

    source: SourceText
    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        line: int,
        needle: str | None = None,
        *,
        column: int | None = None,
        hint: str | None = None,
        related: Iterable[tuple[int, str]] = (),
    ) -> None:
        """An error at some words of a line."""
        second = tuple(Related(self.source.span(at), words) for at, words in related)
        at = self.source.span(line, needle, column)
        self.found.append(error(code, message, at, hint=hint, related=second))


LINES_PER_SOURCE = 1_000_000


@dataclass
class Sources:
    """The sources of one template, the included ones too: a number stands for a line of one of them.

    Blocks carry one number for their place; `number` makes it and `place` takes it apart.
    """

    texts: list[SourceText] = field(default_factory=list)

    def add(self, text: SourceText) -> int:
        """Take a source in; what is to be added to its lines."""
        self.texts.append(text)
        return (len(self.texts) - 1) * LINES_PER_SOURCE

    def place(self, number: int) -> tuple[SourceText, int]:
        """The source and the line that a number stands for."""
        index, line = divmod(number, LINES_PER_SOURCE)
        return self.texts[index], line
