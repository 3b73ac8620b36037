"""The fifty states and the District of Columbia, against figures read by hand from the research."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from docgen.law import LawLibrary, LawReader, builtin_law

DAY = date(2026, 11, 23)
STATES = (
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH "
    "OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY"
)

# limit of a person and of an entity in USD, rate in percent a year (None: not known), years on a written contract
FIGURES = {
    "US-AL": (6000, 6000, "6", 6),
    "US-CO": (7500, 7500, "8", 6),
    "US-DE": (25000, 25000, None, 3),
    "US-FL": (8000, 8000, None, 5),
    "US-IL": (10000, 10000, "5", 10),
    "US-KS": (10000, 10000, "10", 5),
    "US-KY": (2500, 2500, "8", 10),
    "US-LA": (5000, 5000, "7.5", 3),
    "US-ME": (10000, 10000, None, 6),
    "US-NC": (10000, 10000, "8", 3),
    "US-NE": (7500, 7500, "12", 5),
    "US-OH": (6000, 6000, "7.0", 6),
    "US-SC": (7500, 7500, "8.75", 3),
    "US-TN": (25000, 25000, None, 6),
    "US-UT": (20000, 20000, "10", 6),
    "US-WA": (10000, 5000, "12", 6),
    "US-WV": (20000, 20000, None, 10),
    "US-WY": (6000, 6000, "7", 10),
    "US-DC": (10000, 10000, "6", 3),
}


def reader(code: str, day: date = DAY) -> LawReader:
    """The law of a state on a day."""
    found = LawLibrary((builtin_law(),)).jurisdiction(code).value
    assert found is not None, code
    return LawReader(found, day)


def test_every_state_is_there_with_a_limit_and_a_period() -> None:
    """Fifty states and the District: each has a limit and years, with a source."""
    codes = LawLibrary((builtin_law(),)).codes()
    assert {f"US-{state}" for state in STATES.split()} <= set(codes)
    for state in STATES.split():
        law = reader(f"US-{state}")
        readings = [law.read("limitation.years", debtor="business")]
        if state != "NY":  # there the place decides
            readings.append(law.read("small_claims.limit", claimant="natural_person"))
        for reading in readings:
            assert reading.known and reading.sources and reading.last_checked == DAY, (state, reading.name)


@pytest.mark.parametrize("code", FIGURES)
def test_the_figures_are_those_of_the_research(code: str) -> None:
    """Limit, rate and years of each place."""
    person, entity, rate, years = FIGURES[code]
    law = reader(code)
    assert law.read("small_claims.limit", claimant="natural_person").value == Decimal(person)
    assert law.read("small_claims.limit", claimant="entity").value == Decimal(entity)
    found = law.read("interest.statutory_rate", debtor="business").value
    assert found == (None if rate is None else Decimal(rate))
    assert law.read("limitation.years", debtor="business").value == years


def test_an_enacted_change_comes_on_its_day() -> None:
    """Utah: 20,000 to the end of 2029, 25,000 from 2030."""
    before, after = reader("US-UT", date(2029, 12, 31)), reader("US-UT", date(2030, 1, 1))
    assert before.read("small_claims.limit", claimant="entity").value == Decimal(20000)
    assert after.read("small_claims.limit", claimant="entity").value == Decimal(25000)


def test_what_is_compounded_or_at_discretion_is_never_computed() -> None:
    """Colorado compounds, New Mexico leaves the rate to the court: no method, and no fixed rate."""
    assert not reader("US-CO").read("interest.statutory_method", debtor="business").known
    rate = reader("US-NM").read("interest.statutory_rate", debtor="business")
    assert not rate.known or rate.kind == "discretionary"


def test_a_county_that_may_set_less_is_not_hidden() -> None:
    """North Carolina: counties may set less than 10,000; the lower figure stands beside it."""
    conflict = reader("US-NC").read("small_claims.limit", claimant="entity").conflict
    assert [one.value for one in conflict] == ["USD 5,000"]
