"""Lifting Jinja out of a text, so that Markdown never meets it, and putting it back.

Each tag becomes one character of a private plane that Markdown takes for a letter. Tags alone on their
line and lines of attributes are taken out and remembered by their line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.templating.attributes import LINE, Attributes, read_attributes
from docgen.templating.tags import HALF, KEYWORDS, TAG, TagAt, has_dash, keyword_of, normal
from docgen.templating.text import Problems
from docgen.word.problems import nearest

FIRST, LAST = 0xF0000, 0xFFFFD
LIFTED = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff{chr(FIRST)}-\U0010ffff]")


@dataclass(frozen=True)
class Lifted:
    """A text without tags. `numbers` holds the source line of each of its lines.

    `alone` are the tags that govern paragraphs, `in_tables` those that govern rows, both in order;
    `attributes` the lines of attributes, by their line.
    """

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    tags: tuple[TagAt, ...]
    alone: tuple[TagAt, ...]
    in_tables: tuple[TagAt, ...]
    attributes: Mapping[int, Attributes]

    def tag(self, character: str) -> TagAt:
        """The tag that a lifted character stands for."""
        return self.tags[ord(character) - FIRST]

    def restored(self, text: str) -> str:
        """A text with its tags put back."""
        return LIFTED.sub(lambda found: self.tag(found.group()).source, text)


class _Lifting:
    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.tags: list[TagAt] = []

    def replaced(self, text: str, first_line: int) -> str:
        """The text with a character for each tag; notes are dropped, their line ends kept."""
        return TAG.sub(lambda found: self._one(found, text, first_line), text)

    def _one(self, found: re.Match[str], text: str, first_line: int) -> str:
        source = found.group()
        if source.startswith("{#"):
            return "\x00" + "\n\x00" * source.count("\n")
        before = text[: found.start()]
        line = first_line + before.count("\n")
        column = found.start() - (before.rfind("\n") + 1) + 1
        keyword = keyword_of(source)
        self._judge(source, keyword, line, column)
        self.tags.append(TagAt(normal(source), line, column, keyword))
        return chr(FIRST + len(self.tags) - 1)

    def _judge(self, source: str, keyword: str | None, line: int, column: int) -> None:
        add = self.problems.add
        if has_dash(source):
            add("DG312", "white space control with `-` or `+` is not known", line, source, column=column)
        elif keyword is not None and keyword not in KEYWORDS:
            near = nearest(keyword, list(KEYWORDS))
            hint = f"did you mean `{near}`?" if near else f"there is: {', '.join(KEYWORDS)}"
            add("DG312", f"there is no tag `{keyword}`", line, source, column=column, hint=hint)
        elif re.search(r"[{}]|%(?=\})", source[2:-2]) or (keyword is not None and "%" in source[2:-2]):
            add("DG312", "a tag cannot hold `{`, `}` or `%`", line, source, column=column)


def lift(body: str, first_line: int, problems: Problems) -> Lifted:
    """Take the tags out of a text whose first line has this number (DG311, DG312, DG319)."""
    for number, line in enumerate(body.split("\n"), start=first_line):
        found = _FORBIDDEN.search(line)
        if found:
            message = f"the text has the character U+{ord(found.group()):04X}, which a template cannot hold"
            problems.add("DG311", message, number, found.group(), hint="delete it")
    lifting = _Lifting(problems)
    lines = lifting.replaced(_FORBIDDEN.sub(" ", body), first_line).split("\n")
    rows = [_Row(line.replace("\x00", ""), at, "\x00" in line) for at, line in enumerate(lines, first_line)]
    for row in rows:
        half = HALF.search(row.text)
        if half:
            words = f"`{half.group()}` stands here without the other half of its tag"
            problems.add("DG312", words, row.number, half.group(), hint="a tag ends on the line it begins on")
    rows = [row for row in rows if row.text.strip() or not row.had_note]
    return _sorted_out(rows, lifting.tags, problems)


@dataclass(frozen=True)
class _Row:
    text: str
    number: int
    had_note: bool


def _sorted_out(rows: list[_Row], tags: list[TagAt], problems: Problems) -> Lifted:
    lines: list[str] = []
    numbers: list[int] = []
    alone: list[TagAt] = []
    in_tables: list[TagAt] = []
    attributes: dict[int, Attributes] = {}
    stands_alone = [_tags_alone(row.text, tags) for row in rows]
    for index, row in enumerate(rows):
        text = row.text
        if stands_alone[index]:
            if _between_rows(rows, stands_alone, index):
                in_tables += stands_alone[index]
                continue
            alone += stands_alone[index]
            text = ""
        elif found := LINE.match(text):
            read = read_attributes(found["inner"])
            if read is None:
                problems.add("DG319", "these attributes cannot be understood", row.number, hint=EXAMPLE)
            attributes[row.number] = read or Attributes()
            text = ""
        lines.append(text)
        numbers.append(row.number)
    return Lifted(tuple(lines), tuple(numbers), tuple(tags), tuple(alone), tuple(in_tables), attributes)


EXAMPLE = 'write them as in {#price .exhibit when="construction"}'


def _tags_alone(text: str, tags: list[TagAt]) -> list[TagAt]:
    """The tags of a line that holds nothing else, where they govern and do not print."""
    found = [tags[ord(character) - FIRST] for character in LIFTED.findall(text)]
    if not found or LIFTED.sub("", text).strip() or any(tag.keyword is None for tag in found):
        return []
    return found


def _between_rows(rows: list[_Row], stands_alone: list[list[TagAt]], index: int) -> bool:
    """Whether the lines around this one, tags left out, belong to one table."""

    def neighbour(step: int) -> str:
        at = index + step
        while 0 <= at < len(rows) and stands_alone[at]:
            at += step
        return rows[at].text.lstrip() if 0 <= at < len(rows) else ""

    return neighbour(-1).startswith("|") and neighbour(1).startswith(("|", "{:"))
