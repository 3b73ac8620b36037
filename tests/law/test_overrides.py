"""Values of a project or workspace in place of docgen's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docgen.diagnostics import FieldPath
from docgen.law import Jurisdiction, LawLibrary, LawReader, check_overrides

from .conftest import DAY, EXAMPLE_LAW

CLERK = ["Clerk of the court, by telephone on 2026-05-04"]


def limit_of(value: str) -> dict[str, Any]:
    return {"small_claims": {"limit": {"2026-05-01": {"value": value, "sources": CLERK}}}}


def test_a_project_value_wins_from_its_day(exampleland: Jurisdiction) -> None:
    def limit(day: date) -> tuple[object, bool]:
        reading = LawReader(exampleland, day, limit_of("7500")).read(
            "small_claims.limit", claimant="entity", place="Inland"
        )
        return reading.value, reading.override

    assert limit(date(2026, 4, 30)) == (Decimal(5000), False)
    assert limit(date(2026, 5, 1)) == (Decimal(7500), True)


def test_a_project_value_for_one_case_leaves_the_others(exampleland: Jurisdiction) -> None:
    only_entities = {
        "small_claims": {
            "limit": [{"when": {"claimant": "entity"}, "undated": {"value": "1", "sources": CLERK}}]
        }
    }
    reader = LawReader(exampleland, DAY, only_entities)

    assert reader.read("small_claims.limit", claimant="entity", place="Inland").value == Decimal(1)
    assert reader.read("small_claims.limit", claimant="natural_person", place="Inland").value == 10000


def test_an_override_shows_its_own_source(exampleland: Jurisdiction) -> None:
    reading = LawReader(exampleland, DAY, limit_of("7500")).read("small_claims.limit", claimant="entity")

    assert reading.sources == tuple(CLERK)
    assert reading.citation is None


@pytest.mark.parametrize(
    ("overrides", "code", "place"),
    [
        ({"small_claim": {}}, "DG602", "project:law.small_claim"),
        ({"small_claims": {"limits": {}}}, "DG602", "project:law.small_claims.limits"),
        (
            {"form": {"paper": {"undated": {"value": "a4"}}}},
            "DG604",
            "project:law.form.paper.undated",
        ),
        (
            {"form": {"paper": {"undated": {"value": "foolscap", "sources": CLERK}}}},
            "DG603",
            "project:law.form.paper.undated.value",
        ),
        ({"form": {"paper": {"2026-02-30": {}}}}, "DG605", "project:law.form.paper.2026-02-30"),
        ({"form": "a4"}, "DG603", "project:law.form"),
        ({"form": {"paper": "a4"}}, "DG605", "project:law.form.paper"),
        ({"form": {"paper": {"undated": "a4"}}}, "DG603", "project:law.form.paper.undated"),
        ({"form": {"paper": {"undated": {"sources": CLERK}}}}, "DG607", "project:law.form.paper.undated"),
    ],
)
def test_what_is_wrong_in_an_override_is_reported_at_its_place(
    overrides: dict[str, Any], code: str, place: str
) -> None:
    found = check_overrides(overrides)

    assert (found[0].code, str(found[0].at)) == (code, place)


def test_all_problems_are_reported_in_one_run_and_none_of_the_values_is_used(
    exampleland: Jurisdiction,
) -> None:
    overrides = {"form": {"paper": {"undated": {"value": "a5"}}, "clause": {}}, "courts": {}}

    codes = [(problem.code, str(problem.at)) for problem in check_overrides(overrides)]

    assert codes == [
        ("DG603", "project:law.form.paper.undated.value"),
        ("DG604", "project:law.form.paper.undated"),
        ("DG602", "project:law.form.clause"),
        ("DG602", "project:law.courts"),
    ]
    assert LawReader(exampleland, DAY, overrides).read("form.paper").value == "a4"


def test_right_overrides_have_no_problem() -> None:
    assert check_overrides(limit_of("7500")) == ()
    assert check_overrides(None) == ()


def test_the_place_of_an_override_can_be_another_file() -> None:
    (problem,) = check_overrides({"courts": {}}, FieldPath("case", ("law",)))

    assert str(problem.at) == "case:law.courts"


def test_a_workspace_folder_overrides_and_adds_to_a_jurisdiction(
    write_law: Callable[[str, str], Path],
) -> None:
    root = write_law(
        "zz/ex/limitation.yaml",
        """
        years:
          undated: {value: 3, unit: years, sources: [a letter from counsel]}
        acknowledgement:
          undated: {value: A signed writing., sources: [a letter from counsel]}
        """,
    )
    jurisdiction = LawLibrary((EXAMPLE_LAW, root)).jurisdiction("ZZ-EX")
    assert jurisdiction.value is not None
    reader = LawReader(jurisdiction.value, DAY)

    years = reader.read("limitation.years", debtor="business")

    assert jurisdiction.diagnostics == ()
    assert (years.value, years.override) == (3, True)
    assert reader.read("limitation.acknowledgement").value == "A signed writing."
    assert reader.read("form.paper").override is False


def test_a_project_value_wins_over_the_workspace(write_law: Callable[[str, str], Path]) -> None:
    root = write_law("zz/ex/form.yaml", "paper: {undated: {value: letter, sources: [house style]}}")
    jurisdiction = LawLibrary((EXAMPLE_LAW, root)).jurisdiction("ZZ-EX").value
    assert jurisdiction is not None
    own = {"form": {"paper": {"undated": {"value": "a4", "sources": ["the client asked"]}}}}

    assert LawReader(jurisdiction, DAY).read("form.paper").value == "letter"
    assert LawReader(jurisdiction, DAY, own).read("form.paper").value == "a4"
