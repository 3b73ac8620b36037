"""From bytes to text that YAML can read: encoding, invisible characters, lines."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, Position, Span, error

_LINE_BREAK = re.compile(r"\r\n|\r|\n")

# What XML 1.0, and so a Word file, cannot hold; and the line breaks that only YAML 1.1 knows, which
# would make its line numbers differ from those of every editor.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# The same, for text that came from an escape such as "\x0b": there a line separator is only text.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without their ends, counted as editors count them."""
    return tuple(_LINE_BREAK.split(text))


def decode_text(content: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of a UTF-8 file, with or without a byte order mark (DG112).

    Bytes that are not UTF-8 are reported and stand as U+FFFD, so that the rest can be read; a file of
    another encoding gives None.
    """
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if content.startswith(mark):
            return None, [_not_utf8(file, Position(1, 1), "this file is UTF-16, not UTF-8")]
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode(), []
    except UnicodeDecodeError as problem:
        before = lines_of(content[: problem.start].decode(errors="replace"))
        at = Position(len(before), len(before[-1]) + 1)
        text = content.decode(errors="replace")
        return text, [_not_utf8(file, at, "from here on this file is not UTF-8")]


def _not_utf8(file: str, at: Position, message: str) -> Diagnostic:
    span = Span(file, at, Position(at.line, at.column + 1))
    return error("DG112", message, span, hint="save the file as UTF-8 in your editor")


def without_invisible(text: str, file: str) -> tuple[str, list[Diagnostic]]:
    """The text with each forbidden character reported and replaced by a space (DG111)."""
    text = text.removeprefix("\ufeff")
    if not _FORBIDDEN.search(text):
        return text, []
    problems = []
    for number, line in enumerate(lines_of(text), start=1):
        for match in _FORBIDDEN.finditer(line):
            at = Span(file, Position(number, match.start() + 1), Position(number, match.end() + 1))
            problems.append(_forbidden(match[0], at, "delete it; it is invisible in most editors"))
    return _FORBIDDEN.sub(" ", text), problems


def forbidden_in(value: str, at: Span) -> Iterator[Diagnostic]:
    """The report of a character that no Word file can hold, written as an escape (DG111)."""
    match = _NOT_IN_XML.search(value)
    if match is not None:
        yield _forbidden(match[0], at, "remove the escape")


def _forbidden(character: str, at: Span, hint: str) -> Diagnostic:
    kind = "control character" if unicodedata.category(character) == "Cc" else "character"
    message = f"the {kind} U+{ord(character):04X} cannot stand in a document"
    return error("DG111", message, at, hint=hint)
