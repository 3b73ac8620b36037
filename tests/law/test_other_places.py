"""Thailand, England, Canada, New South Wales, Ireland: the values of documents.md and of the research."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from docgen.law import LawLibrary, LawReader, describe

DAY = date(2026, 11, 23)
PLACES = ("AU-NSW", "CA-BC", "CA-ON", "GB-EAW", "IE", "TH")


def reader(library: LawLibrary, code: str, day: date = DAY) -> LawReader:
    """The law of a place on a day; its files have no mistake."""
    found = library.jurisdiction(code)
    assert found.value is not None and found.diagnostics == ()
    return LawReader(found.value, day)


def test_a_country_without_regions_is_a_jurisdiction_and_one_with_regions_is_not(library: LawLibrary) -> None:
    """TH and IE are named by projects; CA is Canada, whose provinces are, and never California."""
    codes = library.codes()

    assert set(PLACES) <= set(codes)
    assert not {"CA", "AU", "GB"} & set(codes)
    assert library.regions("CA") == ("CA-BC", "CA-ON")
    assert library.regions("TH") == ()
    assert library.namesakes("CA") == ("US-CA",)
    assert reader(library, "CA-ON").jurisdiction.country == "CA"
    assert reader(library, "US-CA").jurisdiction.country == "US"


@pytest.mark.parametrize(
    ("code", "limit", "unit", "available"),
    [
        ("TH", 300000, "THB", True),
        ("GB-EAW", 10000, "GBP", True),
        ("CA-ON", 50000, "CAD", True),
        ("CA-BC", 35000, "CAD", True),
        ("AU-NSW", 20000, "AUD", True),
        ("IE", 2000, "EUR", False),
    ],
)
@pytest.mark.parametrize("claimant", ["natural_person", "entity"])
def test_the_limit_holds_for_both_claimants_and_the_route_may_be_closed(
    library: LawLibrary, code: str, limit: int, unit: str, available: bool, claimant: str
) -> None:
    """In Ireland there is a limit, and no route for a claim for unpaid work."""
    law = reader(library, code)
    found = law.read("small_claims.limit", claimant=claimant, place="")

    assert (found.value, found.unit) == (limit, unit)
    assert law.read("small_claims.available", claimant=claimant, consumer="yes").value is available


@pytest.mark.parametrize(
    ("code", "contractual", "treatment"),
    [
        ("TH", True, "unknown"),
        ("CA-ON", False, None),
        ("CA-BC", False, "waive_allowed"),
        ("AU-NSW", None, None),
        ("IE", None, "not_allowed"),
    ],
)
def test_what_counts_and_what_becomes_of_the_excess(
    library: LawLibrary, code: str, contractual: bool | None, treatment: str | None
) -> None:
    """What was not researched is not known, and is never taken from a neighbour."""
    law = reader(library, code)

    assert law.read("small_claims.counts_contractual_interest").value is contractual
    assert law.read("small_claims.excess_treatment").value == treatment


@pytest.mark.parametrize(
    ("code", "consumer", "business"),
    [("TH", 2, 5), ("CA-ON", 2, 2), ("CA-BC", 2, 2), ("AU-NSW", 6, 6), ("IE", 6, 6)],
)
def test_the_years_to_sue(library: LawLibrary, code: str, consumer: int, business: int) -> None:
    """In Thailand two against a private client and five where the work was for the debtor's business."""
    law = reader(library, code)

    assert law.read("limitation.years", debtor="consumer").value == consumer
    assert law.read("limitation.years", debtor="business").value == business


@pytest.mark.parametrize(
    ("code", "construction", "unit"),
    [
        ("TH", 0, None),
        ("CA-ON", None, None),
        ("CA-BC", None, None),
        ("AU-NSW", 2, "business"),
        ("IE", 7, None),
    ],
)
def test_the_notice_before_work_stops(
    library: LawLibrary, code: str, construction: int | None, unit: str | None
) -> None:
    """Nothing is filled in where the research has nothing."""
    law = reader(library, code)
    facts = {"kind": "construction", "residential": "no", "price": "50000"}

    assert law.read("suspension.minimum_notice_days", **facts).value == construction
    assert law.read("suspension.unit", **facts).value == unit


def test_the_irish_act_is_cited_only_where_it_reaches(library: LawLibrary) -> None:
    """S-18: contracts under 10,000 and homes are outside; there the seven days are a caution."""
    found = reader(library, "IE").read("suspension.minimum_notice_days", kind="construction")

    assert found.scope.covers(price="10000", residential="no") is True
    assert found.scope.covers(price="9999", residential="no") is False
    assert found.scope.covers(price="10000", residential="yes") is False


def test_thai_default_interest_fell_in_2021(library: LawLibrary) -> None:
    """5 percent since 11 April 2021, 7.5 before; the general rate 3; never interest on interest."""

    def rate(day: date, name: str = "interest.statutory_rate") -> object:
        return reader(library, "TH", day).read(name).value

    assert (rate(date(2021, 4, 10)), rate(date(2021, 4, 11))) == (Decimal("7.5"), Decimal(5))
    assert rate(DAY, "interest.general_rate") == 3
    assert reader(library, "TH").read("interest.on_interest_allowed").value is False


def test_thai_rules_on_collecting(library: LawLibrary) -> None:
    """Documents.md section 4, in force since 2 September 2015; the count of contacts since 2019."""
    law = reader(library, "TH")

    assert law.read("collection.creditor_covered", debtor="business").value is True
    assert law.read("collection.contacts_per_day", debtor="consumer").value == 1
    hours = law.read("collection.contact_hours", debtor="consumer")
    assert hours.value == ("Mon-Fri 08:00-20:00", "Sat-Sun 08:00-18:00", "holidays 08:00-18:00")
    assert [other.value for other in hours.conflict] == ["09:00"]
    assert reader(library, "TH", date(2015, 9, 1)).read("collection.contact_hours").value is None


def test_thai_stamp_duty(library: LawLibrary) -> None:
    """One baht for each thousand; cash within 15 days from a million."""
    law = reader(library, "TH")
    names = ("stamp_duty_per", "stamp_duty_cash_from", "stamp_duty_cash_days")

    assert [law.read(f"contract.{name}", kind="services").value for name in names] == [1000, 1000000, 15]
    assert law.read("tax.stamp_duty_duplicate").value == 5


def test_a_value_whose_decree_has_ended_is_not_known_afterwards(library: LawLibrary) -> None:
    """Thai value added tax: 7 percent to 30 September 2026, then nothing that is known."""
    during, after = (
        reader(library, "TH", day).read("tax.vat_rate") for day in (date(2026, 9, 30), date(2026, 10, 1))
    )

    assert (during.value, during.until) == (7, date(2026, 9, 30))
    assert after.value is None and after.note is not None


def test_only_a_juristic_person_withholds_tax_in_thailand(library: LawLibrary) -> None:
    """A private homeowner does not."""
    law = reader(library, "TH")
    shares = {who: law.read("tax.withholding_rate", debtor=who).value for who in ("company", "individual")}

    assert shares == {"company": 3, "individual": 0}


def test_a_consumer_is_sued_at_home_in_thailand(library: LawLibrary) -> None:
    """Only consumers; of others nothing is said."""
    law = reader(library, "TH")

    assert "domicile" in str(law.read("small_claims.where_to_sue", consumer="yes").value)
    assert law.read("small_claims.where_to_sue", consumer="no").value is None


@pytest.mark.parametrize(
    ("amount", "sum_"), [("1000", 40), ("1000.01", 70), ("10000", 70), ("10000.01", 100)]
)
def test_irish_compensation_goes_by_the_amount_of_the_debt(
    library: LawLibrary, amount: str, sum_: int
) -> None:
    """Between businesses, for each invoice."""
    found = reader(library, "IE").read("interest.fixed_compensation", debtor="business", amount=amount)

    assert found.value == sum_


def test_a_limit_that_rose_is_not_known_before_and_shows_the_older_figure(library: LawLibrary) -> None:
    """Ontario, 1 October 2025; the stored regulation still shows 35,000."""
    found = reader(library, "CA-ON").read("small_claims.limit", claimant="entity", place="")

    assert [other.value for other in found.conflict] == ["35000"]
    before = reader(library, "CA-ON", date(2025, 9, 30)).read(
        "small_claims.limit", claimant="entity", place=""
    )
    assert before.value is None


@pytest.mark.parametrize("code", PLACES)
def test_every_value_says_when_it_was_checked_and_how_sure_it_is(library: LawLibrary, code: str) -> None:
    """And every figure has an address, or says that it is a custom."""
    place = reader(library, code).jurisdiction
    rows = [row for section in describe(place, DAY) for row in section.rows]

    assert all(row.last_checked >= "2026-11-23" and row.confidence for row in rows)
    assert all(row.sources for row in rows if row.known)
    assert all(row.note for row in rows if not row.known)
