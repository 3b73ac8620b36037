"""Conditions as a person reads them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.law import Conditions
from docgen.law.condition import Condition
from docgen.law.words import conditions_in_words


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ((Condition("claimant", ("natural_person",)),), "for a natural person"),
        ((Condition("claimant", ("entity",)),), "for a company or other entity"),
        (
            (Condition("debtor", ("individual", "sole_proprietor", "entity")),),
            "against an individual, a sole proprietor or an entity",
        ),
        ((Condition("place", ("Harbour", "Port Example")),), "in Harbour or Port Example"),
        ((Condition("price", at_least=Decimal(150000)),), "for a price of at least 150,000"),
        (
            (Condition("amount", at_least=Decimal(1000), below=Decimal(10000)),),
            "for a debt of at least 1,000 and below 10,000",
        ),
        (
            (Condition("kind", ("construction",)), Condition("residential", ("no",))),
            "for construction, not on a home that the client lives in",
        ),
        ((Condition("court_tier", ("upper",)),), "court tier: upper"),
        ((Condition("weight", above=Decimal(2)),), "weight above 2"),
        ((), ""),
    ],
)
def test_facts_are_words_and_an_unknown_facet_is_written_with_its_name(
    conditions: tuple[Condition, ...], words: str
) -> None:
    """Never the braces of the file."""
    assert conditions_in_words(Conditions(conditions)) == words
