"""A text by lines and characters: what a splice needs to know of its surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from docgen.source.spans import Marks

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Layout:
    """The text of a file, with lines counted as the span table counts them."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    @cached_property
    def newline(self) -> str:
        """The line break that the file uses."""
        match = _BREAK.search(self.text)
        return match[0] if match is not None else "\n"

    @property
    def with_end(self) -> str:
        """The text with a line break at its end, if it has any text."""
        ended = not self.text or self.text.endswith(("\n", "\r"))
        return self.text if ended else self.text + self.newline

    def offset(self, line: int, column: int) -> int:
        """Where a line and column, from zero, are in the text."""
        if line >= len(self._starts):
            return len(self.text)
        return min(self._starts[line] + column, len(self.text))

    def start(self, marks: Marks) -> int:
        """The first character of a node."""
        return self.offset(*marks[:2])

    def end(self, marks: Marks) -> int:
        """The character after a node."""
        return self.offset(*marks[2:])

    def of(self, marks: Marks) -> str:
        """The text of a node."""
        return self.text[self.start(marks) : self.end(marks)]

    def line_end(self, offset: int) -> int:
        """Where the line with a character ends, before its line break."""
        match = _BREAK.search(self.text, offset)
        return match.start() if match is not None else len(self.text)

    def next_line(self, offset: int) -> int:
        """Where the line after the one with a character begins; the end of the text where there is none."""
        match = _BREAK.search(self.text, offset)
        return match.end() if match is not None else len(self.text)

    def before(self, marks: Marks) -> str:
        """What stands before a node on its line."""
        return self.text[self.offset(marks[0], 0) : self.start(marks)]

    def dash_column(self, marks: Marks) -> int | None:
        """The column of the dash before an item of a list; None where it cannot be seen."""
        number, before = marks[0], self.before(marks)
        while not before.strip() and number > 0:
            number -= 1
            start = self.offset(number, 0)
            before = self.text[start : self.line_end(start)].partition(" #")[0]
        before = before.rstrip()
        return len(before) - 1 if before.endswith("-") else None

    def insert(self, at: int, piece: str) -> str:
        """The text with a piece put in."""
        return self.text[:at] + piece + self.text[at:]

    def after(self, marks: Marks, lines: list[str]) -> list[str]:
        """Ways to put whole lines after a node: right below its last line, else where it was seen to end."""
        start, end = self.start(marks), self.end(marks)
        stop = self.line_end(start + len(self.text[start:end].rstrip()))
        found = [self.insert(stop, "".join(self.newline + line for line in lines))]
        if end > stop:
            whole = "".join(line + self.newline for line in lines)
            found += [self.insert(end, whole), self.with_end + whole]
        return found
