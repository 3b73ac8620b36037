"""A diagnostic as text, JSON and annotation."""

from __future__ import annotations

from rich.cells import cell_len

from docgen.diagnostics import Diagnostic, FieldPath, Place, Position, Related, Span, error, warning
from docgen.diagnostics.render import as_github, as_json, as_text


class Lines:
    """The lines of one file called `a.yaml`; a field stands where its last part says."""

    def __init__(self, *lines: str) -> None:
        self._lines = lines

    def span(self, place: Place | None) -> Span | None:
        if isinstance(place, FieldPath):
            line = place.parts[-1]
            assert isinstance(line, int)
            return Span("a.yaml", Position(line, 1), Position(line, 4))
        return place

    def line(self, file: str, number: int) -> str | None:
        return self._lines[number - 1] if file == "a.yaml" and number <= len(self._lines) else None


def at(line: int, first: int, last: int) -> Span:
    return Span("a.yaml", Position(line, first), Position(line, last))


def marked(line: str, part: str) -> tuple[str, str]:
    """The excerpt line and the caret line of a diagnostic about a part of a line."""
    first = line.index(part) + 1
    problem = error("DG999", "wrong", at(1, first, first + len(part)))
    _, shown, carets = as_text(problem, Lines(line)).splitlines()
    return shown, carets


def covered(line: str, part: str) -> None:
    """The carets stand under exactly the columns of the part."""
    shown, carets = marked(line, part)
    start = carets.index("^")
    assert cell_len(shown[: shown.index(part)]) == start
    assert carets.count("^") == cell_len(part)


def test_the_text_has_place_excerpt_second_place_help_and_reference() -> None:
    """The form of the design page, line by line."""
    problem = error(
        "DG999",
        "the end is before the start",
        at(2, 6, 16),
        hint="correct one of them",
        related=(Related(at(1, 8, 18), "the start stands here"),),
        reference="R-9",
    )

    text = as_text(problem, Lines("start: 2026-03-02", "end: 2026-03-01"))

    assert text == (
        "a.yaml:2:6: error[DG999]: the end is before the start\n"
        "2 | end: 2026-03-01\n"
        "  |      ^^^^^^^^^^\n"
        "a.yaml:1:8: the start stands here\n"
        "1 | start: 2026-03-02\n"
        "  |        ^^^^^^^^^^\n"
        "help: correct one of them\n"
        "see: R-9"
    )


def test_carets_stand_right_after_thai_and_emoji_and_under_them() -> None:
    """Vowels above a letter take no column, an emoji takes two."""
    covered("title: น้ำประปา  # ที่บ้าน", "น้ำประปา")
    covered('name: "👩‍🔧 ช่างไม้", city: Bangkok', "Bangkok")
    covered("名前: 山田太郎, x: wrong", "wrong")
    covered("名前: 山田太郎, x: wrong", "山田")


def test_tabs_are_shown_as_spaces_and_carets_follow() -> None:
    """What the terminal does with a tab does not matter."""
    shown, carets = marked("\t- wrong", "wrong")

    assert "\t" not in shown
    assert shown.index("wrong") == carets.index("^")


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    """A line of thousands of characters does not fill the screen."""
    line = "x" * 3000 + " wrong " + "y" * 3000

    shown, carets = marked(line, "wrong")

    assert len(shown) < 130
    assert "wrong" in shown
    assert shown.index("wrong") == carets.index("^")


def test_control_characters_do_not_reach_the_terminal() -> None:
    """Neither escape sequences nor marks that turn the direction of text."""
    shown, _ = marked("a: \x1b[31mred\u202e wrong", "wrong")

    assert "\x1b" not in shown and "\u202e" not in shown


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    """The rest would only repeat the file."""
    problem = error("DG999", "wrong", Span("a.yaml", Position(1, 3), Position(4, 2)))

    assert as_text(problem, Lines("- id: M1  ")).splitlines()[1:] == ["1 | - id: M1", "  |   ^^^^^^"]


def test_without_a_line_or_a_place_the_words_remain() -> None:
    """A file that is not there has no excerpt; a problem of the whole has no place."""
    assert as_text(error("DG999", "gone", at(7, 1, 2)), Lines("x")) == "a.yaml:7:1: error[DG999]: gone"
    assert as_text(warning("W-X", "beware"), Lines()) == "warning[W-X]: beware"


def test_colour_changes_no_word() -> None:
    """With the escapes taken out, the text is the same."""
    import re

    problem = error("DG999", "wrong", at(1, 1, 2), hint="right")
    coloured = as_text(problem, Lines("abc"), colour=True)

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == as_text(problem, Lines("abc"))


def full() -> Diagnostic:
    return error(
        "E-X",
        "50 % is wrong",
        FieldPath("project", ("a", 2)),
        hint="write: a, b",
        related=(Related(at(1, 5, 6), "see here"),),
    )


def test_the_json_form_has_every_key_always() -> None:
    """Programs need not ask whether a key is there."""
    assert as_json(full(), Lines("one", "two")) == {
        "code": "E-X",
        "severity": "error",
        "message": "50 % is wrong",
        "file": "a.yaml",
        "line": 2,
        "column": 1,
        "hint": "write: a, b",
        "reference": None,
        "related": [{"message": "see here", "file": "a.yaml", "line": 1, "column": 5}],
    }
    assert as_json(warning("W-X", "beware"), Lines())["file"] is None


def test_the_annotation_escapes_what_github_reads_as_syntax() -> None:
    """Percent signs and line breaks in the message, colons and commas in the settings."""
    assert as_github(full(), Lines()) == (
        "::error file=a.yaml,line=2,col=1,endLine=2,endColumn=4,title=E-X::50 %25 is wrong%0Ahelp: write: a, b"
    )
    odd = error("DG999", "x", Span("a,b:c.yaml", Position(1, 1), Position(1, 2)))
    assert "file=a%2Cb%3Ac.yaml," in as_github(odd, Lines())
