"""Asking the law of Exampleland."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from docgen.law import Jurisdiction, LawLibrary, LawReader, Stage, builtin_law


def test_a_limit_depends_on_who_claims_and_where(reader: LawReader) -> None:
    person = reader.read("small_claims.limit", claimant="natural_person", place="Inland")
    entity = reader.read("small_claims.limit", claimant="entity", place="Inland")
    harbour = reader.read("small_claims.limit", claimant="entity", place="port example")

    assert [r.value for r in (person, entity, harbour)] == [Decimal(10000), Decimal(5000), Decimal(20000)]
    assert person.unit == "EXD"


def test_the_newest_value_not_after_the_day_counts(exampleland: Jurisdiction) -> None:
    def limit(day: date) -> object:
        reader = LawReader(exampleland, day)
        return reader.read("small_claims.limit", claimant="natural_person", place="Inland").value

    assert limit(date(2024, 12, 31)) == Decimal(8000)
    assert limit(date(2025, 1, 1)) == Decimal(10000)


def test_before_the_first_value_there_is_none_and_the_note_says_when_it_begins(
    exampleland: Jurisdiction,
) -> None:
    reading = LawReader(exampleland, date(2019, 12, 31)).read(
        "small_claims.limit", claimant="natural_person", place="Inland"
    )

    assert not reading.known
    assert reading.note == "the first known value came into force on 2020-01-01"


def test_an_undated_value_is_in_force_on_every_day(exampleland: Jurisdiction) -> None:
    reading = LawReader(exampleland, date(1900, 1, 1)).read("small_claims.exhibit_labels")

    assert reading.value == "letters"
    assert reading.in_force_from is None


def test_a_fact_that_decides_and_is_missing_makes_the_answer_unknown(reader: LawReader) -> None:
    reading = reader.read("small_claims.limit", claimant="entity")

    assert reading.value is None
    assert reading.note == "it depends on place, not given here"


def test_a_facet_with_a_default_need_not_be_given(reader: LawReader) -> None:
    plain = reader.read("consumer.cooling_off_days", age65="no", kind="services")
    disaster = reader.read("consumer.cooling_off_days", age65="no", kind="services", disaster="yes")

    assert (plain.value, disaster.value) == (3, 7)


def test_a_value_can_depend_on_an_amount(reader: LawReader) -> None:
    sums = ["999.99", "1000.00", "9999.99", "10000.00"]

    values = [reader.read("interest.fixed_compensation", debtor="business", amount=s).value for s in sums]

    assert values == [40, 70, 70, 100]


def test_a_floating_rate_has_dated_figures_and_says_how_it_floats(exampleland: Jurisdiction) -> None:
    facts = {"debtor": "business", "kind": "services", "price": "1", "residential": "no"}

    before = LawReader(exampleland, date(2026, 6, 30)).read("interest.statutory_rate", **facts)
    after = LawReader(exampleland, date(2026, 7, 1)).read("interest.statutory_rate", **facts)

    assert (before.value, after.value) == (Decimal(11), Decimal("10.5"))
    assert (after.kind, after.formula) == ("floating", "8 percent above the base rate")


def test_a_discretionary_rate_and_a_ceiling_say_so(reader: LawReader) -> None:
    assert reader.read("interest.statutory_rate", debtor="consumer").kind == "discretionary"
    assert reader.read("interest.review_above").kind == "ceiling"


def test_a_silent_region_is_answered_by_its_parent(reader: LawReader) -> None:
    reading = reader.read("form.clause_word")

    assert (reading.value, reading.jurisdiction) == ("Clause", "ZZ")


def test_what_no_file_has_reads_as_unknown(reader: LawReader) -> None:
    reading = reader.read("payment.order")

    assert (reading.value, reading.known, reading.sources) == (None, False, ())
    assert reading.jurisdiction == "ZZ-EX"
    assert reading.note == "there is no value for ZZ-EX and these facts"


def test_null_is_an_answer_with_its_own_note(reader: LawReader) -> None:
    reading = reader.read("small_claims.where_to_sue", consumer="yes")

    assert (reading.value, reading.note) == (None, "Nobody has asked yet.")


def test_no_is_known(reader: LawReader) -> None:
    reading = reader.read("small_claims.counts_statutory_interest")

    assert reading.value is False
    assert reading.known


def test_a_scope_tells_where_the_statute_may_be_cited(reader: LawReader) -> None:
    reading = reader.read("suspension.minimum_notice_days", kind="construction")

    assert reading.value == 10
    assert reading.scope.covers(price="150000.00", residential="no") is True
    assert reading.scope.covers(price="149999.99", residential="no") is False
    assert reading.scope.covers(residential="no") is None


def test_a_staged_notice_keeps_its_order_addressees_and_units(reader: LawReader) -> None:
    stages = reader.read("suspension.stages", kind="construction", residential="no").value

    assert isinstance(stages, tuple)
    steps = [stage for stage in stages if isinstance(stage, Stage)]
    assert [(s.days, s.unit) for s in steps] == [(30, "calendar"), (30, "calendar"), (10, "business")]
    assert steps[1].to == ("owner", "lender", "subcontractors")
    assert steps[1].methods == ("certified mail",)


def test_a_differing_value_stays_beside_the_one_in_use(reader: LawReader) -> None:
    reading = reader.read("small_claims.limit", claimant="natural_person", place="Inland")

    assert [(c.value, c.sources) for c in reading.conflict] == [("9000", ("https://old.example.com/",))]


def test_the_trace_has_every_reading_once_in_order_of_first_use(reader: LawReader) -> None:
    reader.read("limitation.years", debtor="business")
    reader.read("form.paper")
    reader.read("limitation.years", debtor="business")
    reader.read("limitation.years", debtor="consumer")
    reader.read("payment.order")

    assert [(r.name, r.value, r.facets) for r in reader.trace] == [
        ("limitation.years", 5, (("debtor", "business"),)),
        ("form.paper", "a4", ()),
        ("limitation.years", 2, (("debtor", "consumer"),)),
        ("payment.order", None, ()),
    ]


def test_a_reading_carries_everything_a_legal_basis_needs(reader: LawReader) -> None:
    reading = reader.read("small_claims.limit", claimant="entity", place="Inland")

    assert reading.citation == "Courts Act s. 1"
    assert reading.sources == ("https://law.example.com/act",)
    assert reading.in_force_from == date(2020, 1, 1)
    assert (reading.confidence, reading.last_checked) == ("high", date(2026, 1, 2))
    assert reading.override is False


@pytest.mark.parametrize(
    ("name", "facets"),
    [
        ("small_claims.limits", {}),
        ("limit", {}),
        ("small_claims.limit", {"claiment": "entity"}),
        ("small_claims.limit", {"claimant": "company"}),
    ],
)
def test_a_name_the_registry_does_not_have_is_a_mistake_of_the_program(
    reader: LawReader, name: str, facets: dict[str, str]
) -> None:
    with pytest.raises(KeyError):
        reader.read(name, **facets)


@pytest.mark.parametrize(
    ("code", "name", "entry", "citation"),
    [
        # The data knows the statute and not the figure, which somebody fills in.
        (
            "GB-EAW",
            "statutory_rate",
            {"value": "11.75"},
            "Late Payment of Commercial Debts (Interest) Act 1998",
        ),
        ("GB-EAW", "statutory_rate", {"value": "11.75", "citation": "Another Act"}, "Another Act"),
        # The data has a figure of its own: its statute says nothing about another one.
        ("GB-EAW", "default_term_days", {"value": "14"}, None),
    ],
)
def test_a_value_that_fills_in_an_unknown_one_keeps_its_citation(
    code: str, name: str, entry: dict[str, str], citation: str | None
) -> None:
    place = LawLibrary((builtin_law(),)).jurisdiction(code).value
    assert place is not None
    override = {"interest": {name: {"undated": {**entry, "sources": ["here"]}}}}
    reading = LawReader(place, date(2026, 7, 1), override).read(f"interest.{name}", debtor="business")
    assert reading.override and reading.citation == citation
