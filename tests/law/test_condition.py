"""Conditions on facts: texts, bounds of amounts, and facts that are not known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.law.condition import Condition, Conditions

ENTITY = Condition("claimant", ("entity",))
LARGE = Condition("price", at_least=Decimal(150000))


def test_a_text_is_compared_without_case_and_outer_space() -> None:
    harbour = Condition("place", ("Port Example", "Harbour"))

    assert harbour.holds("  port  EXAMPLE ") is True
    assert harbour.holds("Example") is False


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [
        ({"at_least": Decimal(100)}, "100", "99.99"),
        ({"above": Decimal(100)}, "100.01", "100"),
        ({"at_most": Decimal(100)}, "100.00", "100.01"),
        ({"below": Decimal(100)}, "99.99", "100"),
    ],
)
def test_the_bound_itself_belongs_inside_only_where_the_word_says_so(
    bounds: dict[str, Decimal], inside: str, outside: str
) -> None:
    condition = Condition("price", **bounds)  # type: ignore[arg-type]

    assert (condition.holds(inside), condition.holds(outside)) == (True, False)


@pytest.mark.parametrize("fact", ["1,000", "-5", "NaN", "twelve", "1e5"])
def test_a_fact_that_is_no_amount_is_a_mistake_of_the_caller(fact: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        LARGE.holds(fact)


def test_a_fact_that_is_not_known_leaves_the_answer_open() -> None:
    both = Conditions((ENTITY, LARGE))

    assert both.covers(claimant="entity") is None
    assert both.covers(claimant="entity", price=" ") is None
    assert both.missing({"claimant": "entity"}) == ("price",)


def test_one_failed_condition_decides_even_when_another_is_open() -> None:
    assert Conditions((LARGE, ENTITY)).covers(claimant="natural_person") is False


def test_no_condition_always_holds() -> None:
    assert Conditions().covers() is True
    assert not Conditions()


def test_conditions_read_as_words() -> None:
    between = Condition("amount", at_least=Decimal(1000), below=Decimal(10000))

    assert str(Conditions((ENTITY, between))) == "claimant: entity; amount: at least 1000 and below 10000"
