"""`docgen law`: the places at a glance, one of them in full, and a check of one's own files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.cli.law_list import summary, table
from docgen.cli.law_page import page
from docgen.cli.main import run
from docgen.law import LawLibrary, builtin_law, describe

EXAMPLE_LAW = Path(__file__).parents[1] / "law" / "data"
DAY = date(2026, 11, 25)

OVERRIDE = """\
statutory_rate:
  2026-07-01:
    value: 11.75
    unit: percent per year
    kind: floating
    sources: [Reference rate as published by the central bank on 2026-07-01]
"""

Law = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with Exampleland and a value of its own for Thailand."""
    (tmp_path / "projects").mkdir()
    shutil.copytree(EXAMPLE_LAW, tmp_path / "law")
    (tmp_path / "law/th").mkdir()
    (tmp_path / "law/th/interest.yaml").write_text(OVERRIDE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def law(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Law:
    """Runs `docgen law` in the workspace and gives what it printed."""

    def printed(*arguments: str, code: int = 0) -> str:
        assert run(["-C", str(workspace), "law", *arguments]) == code
        return capsys.readouterr().out

    return printed


def places() -> list[dict[str, Any]]:
    """The summary of every jurisdiction of docgen."""
    library = LawLibrary((builtin_law(),))
    found = [library.jurisdiction(code).value for code in library.codes()]
    return [summary(place, DAY) for place in found if place is not None]


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_the_list_fits_its_width_and_names_every_place_once(width: int) -> None:
    """However many places there are."""
    rows = places()
    text = table(rows, width)
    codes = [line.split()[0] for line in text.splitlines() if line[:2].isupper() and line[2:3] in ("-", " ")]

    assert all(len(line) <= width for line in text.splitlines())
    assert codes == sorted(row["code"] for row in rows)


def test_the_list_says_where_there_is_no_small_claims_route(law: Law) -> None:
    """Ireland has a limit, which is no use to a contractor."""
    text = law("list")
    rows = {row["code"]: row for row in json.loads(law("list", "--format", "json"))["jurisdictions"]}

    assert "no small-claims route for unpaid work" in next(x for x in text.splitlines() if x.startswith("IE"))
    assert (rows["IE"]["small_claims"], rows["TH"]["small_claims"], rows["ZZ-EX"]["small_claims"]) == (
        False,
        True,
        None,
    )
    assert rows["TH"]["limit"] == "THB 300,000"
    assert rows["US-CA"]["limit"] == "USD 6,250–12,500, by claimant"
    assert rows["US-CA"]["limits"][0]["in_words"] == "for a natural person"
    assert "short_limit" not in rows["IE"]


def test_the_list_counts_what_is_not_known_and_what_is_weak(law: Law) -> None:
    """The figures are those of the page."""
    rows = {row["code"]: row for row in json.loads(law("list", "--format", "json"))["jurisdictions"]}
    thailand = rows["TH"]
    shown = json.loads(law("show", "TH", "--format", "json"))["values"]

    assert thailand["values"] == len(shown)
    assert thailand["not_known"] == sum(not one["known"] for one in shown)
    assert thailand["low_confidence"] == sum(one["known"] and one["confidence"] == "low" for one in shown)
    assert thailand["oldest_check"] == "2026-11-23"


def test_a_value_stands_first_and_its_facts_are_words(law: Law) -> None:
    """No braces, no names of facets."""
    lines = law("show", "zz-ex", "--on", "2026-06-01", "--topic", "small_claims").splitlines()
    at = lines.index("  limit")

    assert lines[0] == "Exampleland (ZZ-EX), law of 2026-06-01"
    assert lines[at + 1] == "    EXD 20,000, in Harbour or Port Example"
    assert lines[at + 2] == "      The largest claim the forum hears."
    assert "    EXD 10,000, for a natural person" in lines
    assert "    EXD 5,000, for a company or other entity" in lines
    assert not any("claimant:" in line or "{" in line for line in lines)


def test_each_source_is_numbered_once_at_the_foot(law: Law) -> None:
    """The values refer to it by number, also those of another source that differs."""
    text = law("show", "ZZ-EX", "--on", "2026-06-01", "--topic", "small_claims")
    body, _, foot = text.partition("SOURCES")

    assert foot.split() == ["[1]", "https://law.example.com/act", "[2]", "https://old.example.com/"]
    assert "https://" not in body
    assert "Courts Act s. 1 [1]. In force since 2025-01-01, high confidence, checked 2026-01-02." in body
    assert "Another source says 9000: An older page. [2]" in body


def test_what_is_not_known_says_why(law: Law) -> None:
    """The reason is the note; a floating rate shows its formula."""
    lines = law("show", "ZZ-EX", "--on", "2026-06-01").splitlines()
    at = lines.index("  where_to_sue")
    england = law("show", "GB-EAW", "--topic", "interest")

    assert lines[at + 1 : at + 4] == [
        "    not known",
        "      The place where a claim must be brought.",
        "      Nobody has asked yet.",
    ]
    assert "8 percent above the Bank of England reference rate; the figure is not known" in england


def test_a_value_of_the_workspace_is_named_as_one(law: Law) -> None:
    """With its own source, and docgen's value no longer shown."""
    text = law("show", "TH", "--topic", "interest", "--on", "2026-08-01")

    assert "    11.75 percent per year (floating)" in text
    assert "5 percent per year (fixed)" not in text.replace("7.5 percent", "").replace("11.75", "")
    assert "Set by this workspace for TH, in place of docgen's own value" in text


def test_a_value_of_the_country_says_so(law: Law) -> None:
    """What is common to all its regions."""
    assert "Common to all of ZZ." in law("show", "ZZ-EX", "--topic", "form")


def test_the_law_of_a_day_is_asked_for_with_on_or_as_of(law: Law) -> None:
    """One option under two names."""
    before = law("show", "TH", "--topic", "limitation", "--on", "2021-01-01")

    assert before == law("show", "TH", "--topic", "limitation", "--as-of", "2021-01-01")
    assert "law of 2021-01-01" in before


def test_canada_is_not_california(law: Law) -> None:
    """The code of a country with regions shows what is common, and where else to look."""
    text = law("show", "CA")

    assert text.startswith("Canada (CA)")
    assert "a project names one of its parts: CA-BC, CA-ON." in text
    assert "California is US-CA." in text


def test_ireland_says_at_the_top_that_there_is_no_route(law: Law) -> None:
    """Before any limit."""
    assert "There is no small-claims route for unpaid work here." in law("show", "IE").splitlines()[:4]


def test_an_unknown_place_and_an_unknown_topic_are_refused(law: Law) -> None:
    """Exit 1 for the place, 2 for wrong usage."""
    assert law("show", "TX", code=1) == ""
    assert law("show", "TH", "--topic", "courts", code=2) == ""


def test_the_data_are_complete_and_of_one_shape(law: Law) -> None:
    """Every value has every key; what does not exist is null; figures are texts, exactly."""
    whole = json.loads(law("show", "TH", "--format", "json", "--on", "2026-11-25"))
    values = whole["values"]
    limit = next(one for one in values if one["name"] == "small_claims.limit")
    years = next(one for one in values if one["name"] == "limitation.years")
    duty = next(one for one in values if one["name"] == "contract.required_contents")

    assert (whole["version"], whole["jurisdiction"], whole["country"], whole["regions"]) == (
        1,
        "TH",
        "TH",
        [],
    )
    assert len({tuple(one) for one in values}) == 1
    assert not any(found == "" for one in values for key, found in one.items() if key != "depends_on")
    assert (limit["exact"], limit["unit"], limit["in_force_from"]) == ("300000", "THB", "2003-12-29")
    assert limit["conflicts"][0]["value"] == "40000"
    assert years["when"] == [{"facet": "debtor", "any_of": ["consumer"]}] and years["exact"] == 2
    assert isinstance(duty["exact"], list) and duty["in_force_from"] == "2017-01-01"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_page_keeps_to_its_width_apart_from_addresses(width: int) -> None:
    """Thai, lists and long citations included."""
    library = LawLibrary((builtin_law(),))
    for code in ("TH", "GB-EAW", "US-NY"):
        place = library.jurisdiction(code).value
        assert place is not None
        body = page(place, DAY, describe(place, DAY), width).partition("\nSOURCES\n")[0]
        assert [line for line in body.splitlines() if len(line) > width and " " in line.strip()] == []


def test_a_check_of_good_files_is_silent_on_stdout(law: Law) -> None:
    """Exit 0, also with one's own folder named."""
    assert law("check") == ""
    assert law("check", str(builtin_law())) == ""


def test_a_check_prints_every_mistake_with_file_and_line(law: Law, workspace: Path) -> None:
    """Exit 1; as text, as data and as annotations."""
    file = workspace / "law/th/interest.yaml"
    file.write_text(
        OVERRIDE.replace("statutory_rate", "statutory_rat") + "review_above:\n  undated: {value: 9}\n"
    )

    text = law("check", code=1)
    data = json.loads(law("check", "--format", "json", code=1))

    assert (
        "law/th/interest.yaml:1:1: error[DG602]: in interest the parameter 'statutory_rat' is not known"
        in text
    )
    assert "help: did you mean 'statutory_rate'?" in text
    assert "law/th/interest.yaml:8:3: error[DG604]: a value needs at least one source" in text
    assert [(one["code"], one["line"]) for one in data["diagnostics"]] == [("DG602", 1), ("DG604", 8)]
    assert data["errors"] == 2
    assert law("check", "--format", "github", code=1).startswith("::error file=law/th/interest.yaml,line=1")


def test_a_check_without_files_of_ones_own_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workspace without law/ is fine; a folder that is no workspace is wrong usage."""
    (tmp_path / "projects").mkdir()

    assert run(["-C", str(tmp_path), "law", "check"]) == 0
    assert "docgen's own law is used" in capsys.readouterr().err
