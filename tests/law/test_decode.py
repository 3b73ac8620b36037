"""Every way in which a law file can be wrong, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from textwrap import indent

import pytest

from docgen.law import LawLibrary
from docgen.law.decode import decode_topic
from docgen.law.problems import Problems
from docgen.law.view import value_text

from .conftest import EXAMPLE_LAW

COMPLETE = {"sources": ["https://law.example.com/"], "confidence": "high", "last_checked": "2026-01-02"}


STAGE = {"after": "the due date", "days": "5", "action": "stop", "unit": "calendar"}


def found(topic: str, data: object) -> list[tuple[str, str]]:
    """The codes and messages for data of docgen's own."""
    problems = Problems(lambda path, on_key: None)
    decode_topic(topic, data, (), problems, override=False)
    return [(problem.code, problem.message) for problem in problems.found]


def dated(**entry: object) -> dict[str, object]:
    return {"undated": COMPLETE | entry}


def test_a_complete_value_has_no_problem() -> None:
    assert found("form", {"paper": dated(value="a4")}) == []


@pytest.mark.parametrize(
    ("topic", "data", "expected"),
    [
        ("form", {"paper": dated(value="a4", sources=[])}, ("DG604", "a value needs at least one source")),
        ("form", {"paper": dated(value="a4", confidence=None)}, ("DG607", "`confidence` is missing")),
        ("form", {"paper": dated(value="a4", last_checked=None)}, ("DG607", "`last_checked` is missing")),
        (
            "form",
            {"paper": dated(value="a4", confidence="sure")},
            ("DG603", "`confidence` is one of: high, medium, low"),
        ),
        (
            "form",
            {"paper": dated(value="a4", last_checked="2026-02-30")},
            ("DG603", "`last_checked` is a date, e.g. 2026-11-23"),
        ),
        ("form", {"paper": dated(value="a4", valeu="b")}, ("DG602", "the key 'valeu' is not known")),
        (
            "form",
            {"paper": dated(value=None)},
            ("DG607", "a value that is not known needs a note that says why"),
        ),
        ("form", {"paper": {"soon": COMPLETE}}, ("DG605", "'soon' is not a start date")),
        ("form", {"paper": {"2026-1-1": COMPLETE}}, ("DG605", "'2026-1-1' is not a start date")),
        ("form", ["paper"], ("DG603", "form is a mapping of parameters")),
        (
            "small_claims",
            {"limit": dated(value="1,000", unit="USD")},
            ("DG603", "small_claims.limit is an amount, e.g. 12500"),
        ),
        (
            "small_claims",
            {"limit": dated(value="1000", unit="dollars")},
            ("DG603", "the unit of an amount is its currency, e.g. USD"),
        ),
        (
            "small_claims",
            {"counts_late_fees": dated(value="maybe")},
            ("DG603", "small_claims.counts_late_fees is yes or no"),
        ),
        (
            "small_claims",
            {"alternatives": dated(value="High Court")},
            ("DG603", "small_claims.alternatives is a list of texts"),
        ),
        (
            "limitation",
            {"years": dated(value="4", unit="days")},
            ("DG603", "the unit of limitation.years is years"),
        ),
        (
            "limitation",
            {"years": dated(value="4.5", unit="years")},
            ("DG603", "limitation.years is a whole number"),
        ),
        (
            "interest",
            {"review_above": dated(value="10", unit="percent per year")},
            ("DG607", "a rate needs its `kind`: fixed, floating, ceiling, discretionary"),
        ),
        (
            "suspension",
            {"minimum_notice_days": dated(value="10")},
            (
                "DG603",
                (
                    "the unit of suspension.minimum_notice_days is "
                    "days or calendar days or business days or court days"
                ),
            ),
        ),
        ("suspension", {"stages": dated(value=[])}, ("DG603", "stages are a list of steps")),
        (
            "suspension",
            {"stages": dated(value=[{"days": "5"}])},
            ("DG603", "a stage needs `after`, `days`, `action`; `to` and `methods` are lists"),
        ),
        (
            "suspension",
            {"stages": dated(value=[{"after": "due", "days": "5", "action": "stop", "unit": "moon"}])},
            ("DG603", "the unit of a stage is calendar or business"),
        ),
        (
            "suspension",
            {"stages": dated(value=[STAGE | {"from": "monday"}])},
            ("DG603", "a stage counts `from` one of: due_date, payment_request, step, ahead"),
        ),
        (
            "suspension",
            {"stages": dated(value=[STAGE | {"last_day": "maybe"}])},
            ("DG603", "`last_day` is yes or no"),
        ),
        (
            "form",
            {"paper": dated(value="a4", until="soon")},
            ("DG603", "`until` is a date, e.g. 2026-11-23"),
        ),
        (
            "contract",
            {"deposit_cap_percent": dated(value="33 1/0", unit="percent of price")},
            ("DG603", "contract.deposit_cap_percent is a percentage without its sign, e.g. 10 or 33 1/3"),
        ),
        (
            "suspension",
            {"undisputed_only": dated(value="yes", scope={"weather": "fine"})},
            ("DG602", "for suspension.undisputed_only the facet 'weather' is not known"),
        ),
        (
            "form",
            {"paper": dated(value="a4", conflict=[{"value": "b", "note": "c"}])},
            ("DG604", "a differing value needs a source as well"),
        ),
        (
            "form",
            {"paper": dated(value="a4", conflict=[{"sources": ["x"]}])},
            ("DG607", "a conflict needs `value` and `note`, both texts"),
        ),
        (
            "form",
            {"paper": dated(value="a4", conflict="b")},
            ("DG603", "conflicts are a list of differing values with their sources"),
        ),
    ],
)
def test_a_wrong_value_is_reported(topic: str, data: object, expected: tuple[str, str]) -> None:
    assert found(topic, data) == [expected]


def test_a_percentage_with_a_fraction_is_exact_and_printed_as_it_is_written() -> None:
    problems = Problems(lambda path, on_key: None)
    data = {"deposit_cap_percent": dated(value="33 1/3", unit="percent of price")}

    (case,) = decode_topic("contract", data, (), problems, override=False)["contract.deposit_cap_percent"]

    assert problems.found == []
    assert case.entries[0].value == Fraction(100, 3)
    assert value_text(case.entries[0]) == "33 1/3 percent of price"


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("entity", "conditions are written as a mapping, e.g. {claimant: entity}"),
        ({"claimant": "company"}, "claimant is never 'company'"),
        ({"claimant": []}, "claimant is compared with a text or a list of texts"),
    ],
)
def test_a_case_with_a_wrong_condition_is_left_out_since_it_would_apply_too_widely(
    when: object, message: str
) -> None:
    problems = Problems(lambda path, on_key: None)
    case = {"when": when, **dated(value="1", unit="USD")}

    read = decode_topic("small_claims", {"limit": [case]}, (), problems, override=False)

    assert [(p.code, p.message) for p in problems.found] == [("DG606", message)]
    assert read == {}


@pytest.mark.parametrize("bounds", ["150000", {}, {"about": "3"}, {"above": "many"}])
def test_an_amount_is_bounded_by_numbers(bounds: object) -> None:
    case = {"when": {"amount": bounds}, **dated(value="40", unit="GBP")}

    assert [code for code, _ in found("interest", {"fixed_compensation": [case]})] == ["DG606"]


@pytest.mark.parametrize(
    "starts", [("2026-01-01", "2025-01-01"), ("2026-01-01", "2026-01-01 "), ("2026-01-01", "undated")]
)
def test_start_dates_go_forward(starts: tuple[str, str]) -> None:
    data = {"paper": {start: COMPLETE | {"value": "a4"} for start in starts}}

    assert [code for code, _ in found("form", data)] == ["DG605"]


def test_all_problems_of_all_files_are_reported_in_one_run(write_law: Callable[[str, str], Path]) -> None:
    write_law("zz/ex/form.yaml", "paper: {undated: {value: a5, sources: [x]}}\nclause: {}\n")
    root = write_law("zz/limitation.yaml", "years: {undated: {value: four, sources: [x]}}\n")

    problems = LawLibrary((EXAMPLE_LAW, root)).jurisdiction("ZZ-EX").diagnostics

    assert [p.code for p in problems] == ["DG603", "DG602", "DG603"]


def test_what_is_right_is_still_read() -> None:
    problems = Problems(lambda path, on_key: None)
    data = {"paper": dated(value="a4"), "clause_word": dated(value="Paragraph")}

    read = decode_topic("form", data, (), problems, override=False)

    assert list(read) == ["form.paper"]


def test_text_of_yaml_is_text(write_law: Callable[[str, str], Path]) -> None:
    """`NO` and `on` are names, not truth values; only the parameter's type says what a text is."""
    text = "server:\n" + indent("undated: {value: NO, sources: [on]}\n", "  ")
    root = write_law("zz/ex/service.yaml", text)

    jurisdiction = LawLibrary((EXAMPLE_LAW, root)).jurisdiction("ZZ-EX").value

    assert jurisdiction is not None
    (first, *_) = jurisdiction.cases("service.server")
    assert (first[1].entries[0].value, first[1].entries[0].sources) == ("NO", ("on",))
