"""What is wrong where a text is not YAML, in words for somebody who writes contracts."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Position, Related, Span, error
from docgen.source.events import YamlSyntaxError
from docgen.source.text import lines_of


@dataclass(frozen=True)
class _Words:
    """What is said for one kind of problem: `{sign}` is the character at the place."""

    message: str
    hint: str
    began: str | None = None
    at_beginning: bool = False
    code: str = "DG101"


_QUOTE_IT = "put the whole text in quotes"
_FIT = _Words(
    "this does not fit the lines above it",
    "the lines of one block start in the same column, each as `key: value`; look for a wrong "
    "indentation, or for something after a closing quote or bracket",
    began="the block starts here",
)

# By a part of PyYAML's context and problem; the first row that fits is used. Its two parsers say
# the same with slightly different words.
_TABLE: tuple[tuple[str, str, _Words], ...] = (
    (
        "quoted scalar",
        "end of stream",
        _Words("this quote is never closed", "add the closing quote", at_beginning=True),
    ),
    (
        "quoted scalar",
        "unknown escape",
        _Words("this text has a backslash that means nothing", "use single quotes, or write \\\\"),
    ),
    (
        "flow mapping",
        "expected ',' or '}'",
        _Words(
            "a comma or a closing } is missing before this",
            "close the bracket, or put a text with commas or colons in quotes",
            began="the { stands here",
        ),
    ),
    (
        "flow sequence",
        "expected ',' or ']'",
        _Words(
            "a comma or a closing ] is missing before this",
            "close the bracket, or put a text with commas or colons in quotes",
            began="the [ stands here",
        ),
    ),
    ("block scalar", "", _Words("text that starts with > or | is read in a special way", _QUOTE_IT)),
    ("anchor", "", _Words("text that starts with & is read in a special way", _QUOTE_IT)),
    ("alias", "", _Words("text that starts with * is read in a special way", _QUOTE_IT)),
    ("tag", "", _Words("text that starts with ! is read in a special way", _QUOTE_IT)),
    ("", "tag handle", _Words("text that starts with ! is read in a special way", _QUOTE_IT)),
    ("", "tab character", _Words("a tab stands here, where YAML allows only spaces", "use spaces")),
    ("", "cannot start any token", _Words("text cannot start with {sign} here", _QUOTE_IT)),
    (
        "",
        "mapping values are not allowed",
        _Words(
            "this colon comes unexpectedly",
            "a text with a colon and a space in it needs quotes; a key on the line before needs its own "
            "colon and a space after it; and the lines of one block start in the same column",
        ),
    ),
    (
        "",
        "sequence entries are not allowed",
        _Words("a list cannot start here", "put the first `- ` on a line of its own below the key"),
    ),
    (
        "block collection",
        "",
        _Words("an item of the list is expected here", "start it with `- `", began="the list starts here"),
    ),
    ("block mapping", "", _FIT),
    ("", "node content", _Words("nothing is written before this", "write a value, or use quotes")),
    ("", "could not find expected ':'", _Words("a colon is missing after this", "write it as `key: value`")),
    (
        "",
        "<document start>",
        _Words("a file ends where a line `...` stands", "delete the line, or what follows it"),
    ),
    ("", "nesting depth", _Words("this is nested far too deep", "flatten it", code="DG110")),
    ("", "directive", _Words("text cannot start with % here", _QUOTE_IT)),
)


def syntax_problem(problem: YamlSyntaxError, text: str, file: str) -> Diagnostic:
    """The diagnostic for a place that is not YAML (DG101, DG110)."""
    words = _words(problem)
    lines = lines_of(text)
    at = problem.began if words.at_beginning and problem.began else problem.at
    line, column = _inside(at, lines)
    sign = lines[line][column : column + 1] or "this"
    related: tuple[Related, ...] = ()
    if words.began and problem.began and problem.began[0] != line:
        related = (Related(_span(file, *problem.began), words.began),)
    message = words.message.replace("{sign}", sign)
    return error(words.code, message, _span(file, line, column), hint=words.hint, related=related)


def _words(problem: YamlSyntaxError) -> _Words:
    for context, text, words in _TABLE:
        if context in problem.context and text in problem.problem:
            return words
    return _Words("this is not YAML that can be read", f"the reader says: {problem.problem}")


def _inside(at: tuple[int, int], lines: tuple[str, ...]) -> tuple[int, int]:
    """The place itself, or the end of the last line with something on it where the file ended."""
    line, column = at
    if line < len(lines) and lines[line].strip():
        return line, column
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, len(lines[line].rstrip())


def _span(file: str, line: int, column: int) -> Span:
    return Span(file, Position(line + 1, column + 1), Position(line + 1, column + 2))
