"""The law that comes with docgen: complete, sourced, and what the worked examples compute with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from docgen.law import PARAMETERS, Jurisdiction, LawLibrary, LawReader, Row, builtin_law, describe

REAL = ("GB-EAW", "US-CA", "US-NY", "US-TX")
PARENTS = ("AU", "CA", "GB", "US")
EVERY = LawLibrary((builtin_law(),)).codes()
DAY = date(2026, 11, 23)


def load(library: LawLibrary, code: str) -> Jurisdiction:
    loaded = library.jurisdiction(code)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value


@pytest.mark.parametrize("code", [*EVERY, *PARENTS, "ZZ-EX"])
def test_every_file_keeps_the_schema_with_dates_in_order_and_a_source_under_every_value(
    library: LawLibrary, code: str
) -> None:
    jurisdiction = load(library, code)

    entries = [e for n in jurisdiction.parameters for _, case in jurisdiction.cases(n) for e in case.entries]

    assert entries
    assert all(entry.sources for entry in entries if entry.value is not None)
    assert all(entry.note for entry in entries if entry.value is None)
    assert all(entry.last_checked and entry.confidence for entry in entries)


def test_every_folder_of_data_is_a_jurisdiction_that_loads() -> None:
    folders = {file.parent for file in builtin_law().rglob("*.yaml")}

    assert {folder for folder in folders if not (folder / "jurisdiction.yaml").is_file()} == set()
    assert len(folders) == len(EVERY) + len(PARENTS)


def test_every_source_is_an_address_or_says_that_there_is_none(library: LawLibrary) -> None:
    for code in EVERY:
        jurisdiction = load(library, code)
        for name in jurisdiction.parameters:
            for _, case in jurisdiction.cases(name):
                for source in (s for entry in case.entries for s in entry.sources):
                    assert source.startswith(("https://", "http://")) or "no legal source" in source


@pytest.mark.parametrize(
    ("code", "person", "entity", "place"),
    [
        ("US-CA", 12500, 6250, ""),
        ("US-TX", 20000, 20000, ""),
        ("US-NY", 10000, 10000, "New York City"),
        ("US-NY", 5000, 5000, "city court"),
        ("US-NY", 3000, None, "town court"),
        ("US-NY", None, None, ""),
        ("GB-EAW", 10000, 10000, ""),
    ],
)
def test_the_limits_of_the_forums(
    library: LawLibrary, code: str, person: int | None, entity: int | None, place: str
) -> None:
    reader = LawReader(load(library, code), DAY)

    assert reader.read("small_claims.limit", claimant="natural_person", place=place).value == person
    assert reader.read("small_claims.limit", claimant="entity", place=place).value == entity


@pytest.mark.parametrize(
    ("code", "contractual", "statutory", "treatment"),
    [
        ("US-CA", True, True, "waive_allowed"),
        ("US-TX", True, False, "not_allowed"),
        ("US-NY", False, False, "unknown"),
        ("GB-EAW", False, False, "track_only"),
    ],
)
def test_what_counts_toward_the_limit_and_what_becomes_of_the_excess(
    library: LawLibrary, code: str, contractual: bool, statutory: bool, treatment: str
) -> None:
    reader = LawReader(load(library, code), DAY)

    assert reader.read("small_claims.counts_contractual_interest").value is contractual
    assert reader.read("small_claims.counts_statutory_interest").value is statutory
    assert reader.read("small_claims.excess_treatment").value == treatment


@pytest.mark.parametrize(
    ("code", "construction", "home", "services"),
    [("US-CA", 0, 0, 0), ("US-TX", 10, 10, 0), ("US-NY", 10, 10, 0), ("GB-EAW", 7, 0, 0)],
)
def test_the_minimum_notice_of_a_suspension(
    library: LawLibrary, code: str, construction: int, home: int, services: int
) -> None:
    reader = LawReader(load(library, code), DAY)

    def days(kind: str, residential: str) -> object:
        return reader.read("suspension.minimum_notice_days", kind=kind, residential=residential).value

    assert days("construction", "no") == construction
    assert days("construction", "yes") == home
    assert days("services", "no") == services


def test_new_york_cites_its_suspension_statute_only_for_large_work_that_is_no_home(
    library: LawLibrary,
) -> None:
    reading = LawReader(load(library, "US-NY"), DAY).read(
        "suspension.minimum_notice_days", kind="construction"
    )

    assert reading.scope.covers(price="150000", residential="no") is True
    assert reading.scope.covers(price="48600", residential="no") is False
    assert reading.scope.covers(price="200000", residential="yes") is False


def test_the_california_safe_harbour_and_cessation_of_labour(library: LawLibrary) -> None:
    reader = LawReader(load(library, "US-CA"), DAY)
    names = (
        "safe_harbour_days_overdue",
        "safe_harbour_notice_days",
        "safe_harbour_posting_days",
        "cessation_days",
    )

    assert [reader.read(f"suspension.{n}", kind="construction").value for n in names] == [35, 10, 5, 60]


def test_new_york_lowered_the_rate_for_consumer_debt(library: LawLibrary) -> None:
    jurisdiction = load(library, "US-NY")

    def rate(day: date, debtor: str) -> object:
        return (
            LawReader(jurisdiction, day).read("interest.statutory_rate", debtor=debtor, kind="services").value
        )

    assert rate(date(2022, 4, 29), "consumer") == 9
    assert rate(date(2022, 4, 30), "consumer") == 2
    assert rate(date(2022, 4, 30), "business") == 9


def test_new_york_large_construction_bears_one_percent_a_month_or_fraction(library: LawLibrary) -> None:
    reader = LawReader(load(library, "US-NY"), DAY)
    facts = {"debtor": "business", "kind": "construction", "price": "150000", "residential": "no"}

    rate = reader.read("interest.statutory_rate", **facts)

    assert (rate.value, rate.unit) == (1, "percent per month")
    assert reader.read("interest.statutory_method", **facts).value == "per_month_or_fraction"


def test_the_california_limit_is_not_known_before_it_was_raised(library: LawLibrary) -> None:
    reading = LawReader(load(library, "US-CA"), date(2023, 12, 31)).read(
        "small_claims.limit", claimant="entity"
    )

    assert reading.value is None


def test_england_owes_no_figure_for_a_floating_rate_it_does_not_know(library: LawLibrary) -> None:
    reading = LawReader(load(library, "GB-EAW"), DAY).read("interest.statutory_rate", debtor="business")

    assert (reading.value, reading.kind) == (None, "floating")
    assert reading.formula == "8 percent above the Bank of England reference rate"


@pytest.mark.parametrize(
    ("code", "facts", "days", "unit"),
    [
        ("US-CA", {"age65": "no"}, 3, "business"),
        ("US-CA", {"age65": "yes"}, 5, "business"),
        ("US-CA", {"age65": "no", "disaster": "yes"}, 7, "business"),
        ("US-TX", {}, 3, "business_saturday_counts"),
        ("US-NY", {}, 3, "business"),
        ("GB-EAW", {}, 14, "calendar"),
    ],
)
def test_the_cancellation_period(
    library: LawLibrary, code: str, facts: dict[str, str], days: int, unit: str
) -> None:
    reader = LawReader(load(library, code), DAY)

    assert reader.read("consumer.cooling_off_days", **facts).value == days
    assert reader.read("consumer.cooling_off_unit", **facts).value == unit


def test_a_rule_of_the_union_is_found_through_the_state(library: LawLibrary) -> None:
    reader = LawReader(load(library, "US-CA"), DAY)

    assert reader.read("collection.own_name_rule").jurisdiction == "US"
    assert reader.read("collection.creditor_covered", debtor="consumer").jurisdiction == "US-CA"
    assert reader.read("form.paper").value == "letter"


def test_the_deposit_of_a_home_improvement_is_capped_in_two_ways(library: LawLibrary) -> None:
    reader = LawReader(load(library, "US-CA"), DAY)
    facts = {"kind": "construction", "consumer": "yes"}

    assert reader.read("contract.deposit_cap_amount", **facts).value == Decimal(1000)
    assert reader.read("contract.deposit_cap_percent", **facts).value == Decimal(10)


@pytest.mark.parametrize(("code", "years"), [("US-CA", 4), ("US-TX", 4), ("US-NY", 6), ("GB-EAW", 6)])
def test_the_limitation_of_a_written_contract(library: LawLibrary, code: str, years: int) -> None:
    reader = LawReader(load(library, code), DAY)

    assert [reader.read("limitation.years", debtor=d).value for d in ("consumer", "business")] == [years] * 2


@pytest.mark.parametrize("code", EVERY)
def test_the_whole_law_of_a_jurisdiction(library: LawLibrary, code: str, snapshot: SnapshotAssertion) -> None:
    """A change of the data shows here line by line; look at each before accepting it."""
    sections = describe(load(library, code), DAY)

    assert "\n".join(_line(row) for section in sections for row in section.rows) == snapshot


def _line(row: Row) -> str:
    parts = (
        row.name,
        row.depends_on,
        row.value,
        row.in_force_from,
        row.citation,
        row.confidence,
        row.jurisdiction,
    )
    return " | ".join(part for part in parts if part)


def test_every_parameter_of_the_registry_has_a_description_and_a_topic_of_its_own() -> None:
    assert all(p.description.endswith(".") and p.topic and p.key for p in PARAMETERS.values())


def test_every_parameter_has_data_somewhere(library: LawLibrary) -> None:
    spoken_of = {name for code in (*EVERY, "ZZ-EX") for name in load(library, code).parameters}

    assert set(PARAMETERS) - spoken_of == set()


def test_no_law_file_lies_outside_a_topic() -> None:
    topics = {p.topic for p in PARAMETERS.values()} | {"jurisdiction"}

    assert {Path(file).stem for file in builtin_law().rglob("*.yaml")} <= topics
