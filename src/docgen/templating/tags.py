"""Jinja's tags in a text: where they stand, and which of them this language has."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRING = r"\"[^\"\n]*\"|'[^'\n]*'"
TAG = re.compile(
    rf"\{{\{{(?:{_STRING}|[^'\"}}\n]|\}}(?!\}}))*\}}\}}"
    rf"|\{{%(?:{_STRING}|[^'\"%\n]|%(?!\}}))*%\}}"
    r"|\{\#\s(?:.|\n)*?\#\}"
)
HALF = re.compile(r"\{\{|\{%|%\}|\}\}|\{#(?=\s)")

OPENING = ("if", "for")
CLOSING = {"endif": "if", "endfor": "for"}
BRANCHES = ("elif", "else")
KEYWORDS = (*OPENING, *CLOSING, *BRANCHES, "set")


@dataclass(frozen=True)
class TagAt:
    """A tag and its place in the source. `keyword` is None for a tag that prints."""

    source: str
    line: int
    column: int
    keyword: str | None

    @property
    def inner(self) -> str:
        """What stands between the braces."""
        return self.source[2:-2].strip()


def keyword_of(source: str) -> str | None:
    """The first word of a `{% … %}` tag, empty where there is none; None for a tag that prints."""
    if not source.startswith("{%"):
        return None
    found = re.match(r"[A-Za-z_]*", source[2:-2].lstrip("-+").strip())
    return found.group() if found else ""


def has_dash(source: str) -> bool:
    """Whether a tag asks for white space control, which cuts through the paragraphs of Word."""
    return source[2] in "-+" or source[-3] in "-+"


def normal(source: str) -> str:
    """The tag with single spaces inside its braces."""
    return f"{source[:2]} {source[2:-2].strip()} {source[-2:]}"


class Nesting:
    """Follows tags that open and close within one stretch: a paragraph, a table, or the whole text."""

    def __init__(self) -> None:
        self._open: list[TagAt] = []

    def take(self, tag: TagAt) -> str | None:
        """What is wrong with this tag here, None where it fits."""
        keyword = tag.keyword
        if keyword in OPENING:
            self._open.append(tag)
        elif keyword in BRANCHES:
            wanted = ("if",) if keyword == "elif" else OPENING
            if not self._open or self._open[-1].keyword not in wanted:
                return f"`{keyword}` stands here without an `if` before it"
        elif keyword in CLOSING:
            opener = CLOSING[keyword]
            if not self._open:
                return f"`{keyword}` closes nothing that was opened in the same kind of place"
            if self._open[-1].keyword != opener:
                before = self._open[-1]
                return (
                    f"`{keyword}` stands where the `{before.keyword}` of line {before.line} is to be closed"
                )
            self._open.pop()
        return None

    @property
    def left_open(self) -> tuple[TagAt, ...]:
        """The tags that were never closed, the innermost last."""
        return tuple(self._open)
