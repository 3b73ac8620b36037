"""A diagnostic as text for people, as JSON for programs, and as an annotation for CI (design 12)."""

from __future__ import annotations

from typing import Any, Protocol

from docgen.diagnostics.diagnostic import Diagnostic, Place, Severity, Span
from docgen.diagnostics.excerpt import excerpt

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_HELP = "\x1b[36m"


class PlaceFinder(Protocol):
    """Whoever knows where fields stand and what the lines of the files are."""

    def span(self, place: Place | None) -> Span | None:
        """The place in its file, None where there is none."""

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, counted from one; None where the file or the line is not there."""


def as_text(diagnostic: Diagnostic, finder: PlaceFinder, *, colour: bool = False) -> str:
    """The form of design 12: place, sentence, excerpt with carets, second places, help."""
    ink = _Ink(colour)
    mark = _COLOURS[diagnostic.severity]
    title = ink(f"{diagnostic.severity.value}[{diagnostic.code}]:", mark)
    lines = _placed(diagnostic.at, f"{title} {diagnostic.message}", finder, ink, mark)
    for other in diagnostic.related:
        lines += _placed(other.at, other.message, finder, ink, _HELP)
    if diagnostic.hint:
        lines.append(f"{ink('help:', _HELP)} {diagnostic.hint}")
    if diagnostic.reference:
        lines.append(f"{ink('see:', _HELP)} {diagnostic.reference}")
    return "\n".join(lines)


def as_json(diagnostic: Diagnostic, finder: PlaceFinder) -> dict[str, Any]:
    """The stable JSON form; places count from one and are null where there is none."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(finder.span(diagnostic.at)),
        "hint": diagnostic.hint,
        "reference": diagnostic.reference,
        "related": [
            {"message": other.message, **_place(finder.span(other.at))} for other in diagnostic.related
        ],
    }


def as_github(diagnostic: Diagnostic, finder: PlaceFinder) -> str:
    """A workflow command of GitHub Actions, which shows the diagnostic beside its line."""
    span = finder.span(diagnostic.at)
    settings = {"title": diagnostic.code}
    if span is not None:
        settings = {
            "file": span.file,
            "line": str(span.start.line),
            "col": str(span.start.column),
            "endLine": str(span.end.line),
            "endColumn": str(span.end.column),
            **settings,
        }
    pairs = ",".join(f"{name}={_property(value)}" for name, value in settings.items())
    words = [diagnostic.message]
    words += [f"help: {diagnostic.hint}"] if diagnostic.hint else []
    return f"::{diagnostic.severity.value} {pairs}::{_message(chr(10).join(words))}"


class _Ink:
    """Colours a piece of text, or leaves it."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted

    def __call__(self, text: str, style: str) -> str:
        return f"{style}{text}{_RESET}" if self._wanted else text


def _placed(place: Place | None, words: str, finder: PlaceFinder, ink: _Ink, style: str) -> list[str]:
    span = finder.span(place)
    if span is None:
        return [words]
    at = ink(f"{span.file}:{span.start.line}:{span.start.column}:", _BOLD)
    return [f"{at} {words}", *_excerpt(span, finder, ink, style)]


def _excerpt(span: Span, finder: PlaceFinder, ink: _Ink, style: str) -> list[str]:
    """The first line of the span with carets below its part."""
    line = finder.line(span.file, span.start.line)
    if line is None:
        return []
    first = min(span.start.column - 1, len(line))
    same_line = span.end.line == span.start.line
    last = span.end.column - 1 if same_line else len(line.rstrip())
    shown, carets = excerpt(line, first, last)
    number = str(span.start.line)
    return [f"{number} | {shown}", f"{' ' * len(number)} | {ink(carets, style)}"]


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"file": None, "line": None, "column": None}
    return {"file": span.file, "line": span.start.line, "column": span.start.column}


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
