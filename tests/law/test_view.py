"""The law of a jurisdiction laid out for a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from docgen.law import Entry, Jurisdiction, LawLibrary, Row, Stage, describe
from docgen.law.view import value_text

from .conftest import DAY


def rows(jurisdiction: Jurisdiction, name: str, on: date = DAY) -> list[Row]:
    return [row for section in describe(jurisdiction, on) for row in section.rows if row.name == name]


def test_sections_are_topics_in_the_order_of_the_registry(exampleland: Jurisdiction) -> None:
    topics = [section.topic for section in describe(exampleland, DAY)]

    assert topics == [
        "small_claims",
        "demand",
        "service",
        "limitation",
        "form",
        "interest",
        "suspension",
        "collection",
        "consumer",
        "contract",
    ]


def test_a_parameter_has_a_row_for_each_case_with_the_value_of_the_day(exampleland: Jurisdiction) -> None:
    shown = [(r.depends_on, r.value, r.in_force_from) for r in rows(exampleland, "small_claims.limit")]

    assert shown == [
        ("place: Harbour or Port Example", "EXD 20,000", ""),
        ("claimant: natural_person", "EXD 10,000", "2025-01-01"),
        ("claimant: entity", "EXD 5,000", "2020-01-01"),
    ]


def test_before_a_value_is_in_force_it_is_not_known(exampleland: Jurisdiction) -> None:
    row = rows(exampleland, "small_claims.limit", date(2019, 1, 1))[1]

    assert (row.value, row.note) == ("not known", "the first known value comes into force on 2020-01-01")


def test_a_row_shows_source_note_scope_conflict_and_where_it_was_found(exampleland: Jurisdiction) -> None:
    (minimum, _) = rows(exampleland, "suspension.minimum_notice_days")
    conflict = rows(exampleland, "small_claims.limit")[1].conflict
    (unknown,) = rows(exampleland, "small_claims.where_to_sue")
    (hours,) = rows(exampleland, "collection.contact_hours")

    assert minimum.scope == "price: at least 150000; residential: no"
    assert minimum.sources == ("https://law.example.com/act",)
    assert conflict == ("9000: An older page. (https://old.example.com/)",)
    assert (unknown.value, unknown.note) == ("not known", "Nobody has asked yet.")
    assert (hours.jurisdiction, hours.override) == ("ZZ", False)


def test_a_parents_value_that_is_never_read_is_not_shown(library: LawLibrary) -> None:
    california = library.jurisdiction("US-CA").value
    assert california is not None

    assert [r.jurisdiction for r in rows(california, "consumer.cooling_off_unit")] == ["US-CA", "US-CA"]
    assert [r.jurisdiction for r in rows(california, "collection.creditor_covered")] == [
        "US-CA",
        "US-CA",
        "US",
    ]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (Entry(None, Decimal(12500), unit="USD"), "USD 12,500"),
        (
            Entry(None, Decimal("10.5"), unit="percent per year", kind="fixed"),
            "10.5 percent per year (fixed)",
        ),
        (Entry(None, 10, unit="calendar days"), "10 calendar days"),
        (Entry(None, True), "yes"),
        (Entry(None, False), "no"),
        (Entry(None, ("one", "two")), "one; two"),
        (Entry(None, None), "not known"),
        (Entry(None, None, formula="base + 8"), "not known (base + 8)"),
        (
            Entry(None, (Stage("the due date", 30, "calendar", "give notice", ("owner",), ("post",)),)),
            "30 calendar days after the due date: give notice to owner by post",
        ),
    ],
)
def test_values_as_words(entry: Entry, text: str) -> None:
    assert value_text(entry) == text
