"""Checking a whole folder of law files: what is wrong in it, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, Span
from docgen.law import builtin_law
from docgen.law.check_folder import check_folder

from .conftest import EXAMPLE_LAW

Write = Callable[[str, str], Path]

ENTRY = "{value: 5, unit: USD, sources: [the act], confidence: high, last_checked: 2026-01-02}"


def found_in(folder: Path) -> list[tuple[str, str, int]]:
    """Code, file and line of everything wrong."""
    return [(one.code, *_place(one)) for one in check_folder(folder, builtin_law()).diagnostics]


def _place(one: Diagnostic) -> tuple[str, int]:
    assert isinstance(one.at, Span)
    return one.at.file, one.at.start.line


def test_docgens_own_law_and_the_example_have_no_problem() -> None:
    """Every file is read."""
    for folder in (builtin_law(), EXAMPLE_LAW):
        checked = check_folder(folder, builtin_law())
        assert checked.diagnostics == ()
        assert checked.files == len(list(folder.rglob("*.yaml")))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"limits:\n  undated: {ENTRY}\n", "DG602", 1),
        ("limit:\n  undated: {value: much, unit: USD, sources: [the act]}\n", "DG603", 2),
        ("limit:\n  undated: {value: 5, unit: dollars, sources: [the act]}\n", "DG603", 2),
        ("limit:\n  undated: {value: 5, unit: USD}\n", "DG604", 2),
        ("limit:\n  undated: {value: 5, unit: USD, sources: []}\n", "DG604", 2),
        ("limit:\n  soon: {value: 5, unit: USD, sources: [the act]}\n", "DG605", 2),
        (
            "limit:\n  2026-01-01: {value: 5, unit: USD, sources: [a]}\n  2025-01-01: {value: 4, unit: USD, sources: [a]}\n",
            "DG605",
            3,
        ),
        ("limit:\n  - when: {claimant: dog}\n    undated: {value: 5, sources: [a]}\n", "DG606", 2),
        ("limit:\n  undated: {sources: [the act]}\n", "DG607", 2),
        ("limit:\n  undated: {value: null}\n", "DG607", 2),
        ("limit:\n\tundated: {value: 5}\n", "DG102", 2),
    ],
)
def test_an_override_with_a_mistake_is_reported_at_its_line(
    write_law: Write, text: str, code: str, line: int
) -> None:
    """The file is named as a person in the workspace knows it."""
    folder = write_law("us/ca/small_claims.yaml", "")
    (folder / "us/ca/small_claims.yaml").write_text(text, encoding="utf-8")

    assert (code, "law/us/ca/small_claims.yaml", line) in found_in(folder)


def test_an_unknown_name_comes_with_the_nearest(write_law: Write) -> None:
    """Parameters and topics alike."""
    folder = write_law("us/ca/small_claims.yaml", f"limits:\n  undated: {ENTRY}\n")
    write_law("us/ca/intrest.yaml", "review_above: {}\n")

    hints = {one.hint for one in check_folder(folder, builtin_law()).diagnostics}

    assert hints == {"did you mean 'limit'?", "did you mean 'interest'?"}


def test_an_override_needs_less_than_a_place_of_ones_own(write_law: Write) -> None:
    """For California a value and a source will do; Atlantis states confidence and last check as well."""
    text = "limit:\n  undated: {value: 5, unit: USD, sources: [the act]}\n"
    folder = write_law("us/ca/small_claims.yaml", text)
    assert found_in(folder) == []

    write_law("at/lan/small_claims.yaml", text)
    write_law("at/lan/jurisdiction.yaml", "name: Atlantis\n")
    assert found_in(folder) == [("DG607", "law/at/lan/small_claims.yaml", 2)] * 2


def test_a_place_without_its_head_is_never_used(write_law: Write) -> None:
    """One error that says which file to write."""
    folder = write_law("at/lan/small_claims.yaml", f"limit:\n  undated: {ENTRY}\n")

    (problem,) = check_folder(folder, builtin_law()).diagnostics
    assert (problem.code, *_place(problem)) == ("DG607", "law/at/lan/small_claims.yaml", 1)
    assert problem.message == "nothing in lan is used: it has no jurisdiction.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "interest.yaml",
        "US/CA/interest.yaml",
        "us/california/interest.yaml",
        "us/ca/sf/interest.yaml",
        "us/interest.yml",
    ],
)
def test_a_file_that_is_never_read_is_an_error(write_law: Write, name: str) -> None:
    """Its values would be missed in silence."""
    folder = write_law(name, f"review_above:\n  undated: {ENTRY}\n")

    assert found_in(folder) == [("DG608", f"law/{name}", 1)]


def test_notes_and_hidden_files_beside_the_data_are_no_mistake(write_law: Write) -> None:
    """Only data is looked at."""
    folder = write_law("us/README.md", "# Where this is from\n")
    write_law("us/.draft.yaml", "anything: 1\n")

    assert found_in(folder) == []


def test_a_folder_in_the_place_of_a_file_is_no_crash(write_law: Write) -> None:
    """A diagnostic with the file, as for every file that cannot be read."""
    folder = write_law("us/ca/interest.yaml", "{}\n")
    (folder / "us/ca/consumer.yaml").mkdir()

    assert ("DG116", "law/us/ca/consumer.yaml", 1) in found_in(folder)
