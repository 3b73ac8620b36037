"""Finding and loading jurisdictions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.diagnostics import Position, Span
from docgen.law import LawLibrary, builtin_law, law_roots
from docgen.law.files import read_law_file

from .conftest import EXAMPLE_LAW


def test_countries_with_regions_are_parents_and_not_listed(library: LawLibrary) -> None:
    codes = library.codes()

    assert {"GB-EAW", "US-CA", "US-NY", "US-TX", "ZZ-EX"} <= set(codes)
    assert not {"GB", "US", "ZZ"} & set(codes) and list(codes) == sorted(codes)


def test_a_jurisdiction_knows_its_name_country_and_topics(library: LawLibrary) -> None:
    jurisdiction = library.jurisdiction("ZZ-EX").value

    assert jurisdiction is not None
    assert (jurisdiction.code, jurisdiction.name, jurisdiction.country) == ("ZZ-EX", "Exampleland", "ZZ")
    assert jurisdiction.topics[:2] == ("small_claims", "demand")
    assert {"collection.contact_hours", "small_claims.limit"} <= set(jurisdiction.parameters)


def test_a_parent_can_be_shown_by_itself(library: LawLibrary) -> None:
    federation = library.jurisdiction("ZZ").value

    assert federation is not None
    assert federation.topics == ("form", "collection")


def test_an_unknown_code_names_the_nearest(library: LawLibrary) -> None:
    answer = library.jurisdiction("US-CAL")

    (problem,) = answer.diagnostics
    assert answer.value is None
    assert (problem.code, problem.message) == ("DG601", "there is no law data for US-CAL")
    assert problem.hint == "did you mean US-CA?"


@pytest.mark.parametrize("code", ["", "../..", "us-ca", "US-", "US-CA-SF", "/etc"])
def test_a_code_never_leads_out_of_the_folders(library: LawLibrary, code: str) -> None:
    assert library.jurisdiction(code).value is None


def test_loading_reads_only_the_jurisdiction_and_its_parent_and_only_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def counting(file: Path) -> object:
        read.append(file.relative_to(EXAMPLE_LAW.parent).parts[1])
        assert "zz" in file.parts
        return read_law_file(file)

    monkeypatch.setattr("docgen.law.library.read_law_file", counting)
    library = LawLibrary((builtin_law(), EXAMPLE_LAW))

    first = library.jurisdiction("ZZ-EX")
    number = len(read)
    second = library.jurisdiction("ZZ-EX")

    assert number == len(list((EXAMPLE_LAW / "zz").rglob("*.yaml"))) - 1  # all but the parent's name
    assert len(read) == number
    assert first is second


def test_a_file_that_is_no_topic_is_reported(write_law: Callable[[str, str], Path]) -> None:
    root = write_law("zz/ex/intrest.yaml", "statutory_rate: {}")

    problems = LawLibrary((EXAMPLE_LAW, root)).jurisdiction("ZZ-EX").diagnostics

    assert [(p.code, p.hint) for p in problems] == [("DG602", "did you mean 'interest'?")]


def test_a_new_jurisdiction_needs_a_name(write_law: Callable[[str, str], Path]) -> None:
    root = write_law("xx/jurisdiction.yaml", "title: Nowhere")

    answer = LawLibrary((root,)).jurisdiction("XX")

    assert [p.code for p in answer.diagnostics] == ["DG607"]


def test_a_problem_in_a_file_is_reported_with_its_line_and_column(
    write_law: Callable[[str, str], Path],
) -> None:
    root = write_law(
        "zz/ex/form.yaml",
        """\
        paper:
          undated: {value: foolscap, sources: [house style]}
        clause_wrod:
          undated: {value: Clause, sources: [house style]}
        """,
    )

    wrong, unknown = LawLibrary((EXAMPLE_LAW, root)).jurisdiction("ZZ-EX").diagnostics

    assert isinstance(wrong.at, Span) and isinstance(unknown.at, Span)
    assert (wrong.code, wrong.at.start) == ("DG603", Position(2, 20))
    assert (unknown.code, unknown.at.start) == ("DG602", Position(3, 1))
    assert unknown.hint == "did you mean 'clause_word'?"
    assert Path(wrong.at.file) == root / "zz/ex/form.yaml"


def test_a_file_that_is_not_yaml_is_reported_and_the_rest_is_read(
    write_law: Callable[[str, str], Path],
) -> None:
    write_law("zz/ex/form.yaml", "paper: {undated: {value")
    root = write_law("zz/ex/payment.yaml", "order: {undated: {value: Oldest first., sources: [a letter]}}")

    answer = LawLibrary((EXAMPLE_LAW, root)).jurisdiction("ZZ-EX")

    assert len(answer.diagnostics) == 1
    assert answer.value is not None
    assert "payment.order" in answer.value.parameters


def test_a_folder_of_the_workspace_is_read_after_the_built_in_one(tmp_path: Path) -> None:
    """So that its values override; a folder that is not there is not read."""
    assert law_roots(None) == (builtin_law(),)
    assert law_roots(tmp_path / "nowhere") == (builtin_law(),)
    assert law_roots(tmp_path) == (builtin_law(), tmp_path)
