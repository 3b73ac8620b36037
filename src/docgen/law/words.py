"""Conditions as a person reads them: `for a natural person`, `for a price of at least 150,000`."""

from __future__ import annotations

from decimal import Decimal

from docgen.law.condition import Condition, Conditions

_PHRASES: dict[tuple[str, str], str] = {
    ("claimant", "natural_person"): "for a natural person",
    ("claimant", "entity"): "for a company or other entity",
    ("kind", "construction"): "for construction",
    ("kind", "services"): "for services",
    ("consumer", "yes"): "where the client is a consumer",
    ("consumer", "no"): "where the client is no consumer",
    ("residential", "yes"): "on a home that the client lives in",
    ("residential", "no"): "not on a home that the client lives in",
    ("age65", "yes"): "where the client is 65 or older",
    ("age65", "no"): "where the client is under 65",
    ("disaster", "yes"): "for repairs after a disaster",
    ("disaster", "no"): "not after a disaster",
    ("insurance_claim", "yes"): "where an insurer pays",
    ("insurance_claim", "no"): "where no insurer pays",
    ("debtor", "consumer"): "against a consumer",
    ("debtor", "business"): "against a business",
}

_LEADS: dict[str, tuple[str, bool]] = {
    "claimant": ("for", True),
    "debtor": ("against", True),
    "kind": ("for", False),
    "place": ("in", False),
    "price": ("for a price", False),
    "amount": ("for a debt", False),
}
"""How a facet begins where its value has no phrase of its own, and whether the values want an article."""

_BOUNDS = (("at_least", "of at least"), ("above", "above"), ("at_most", "of at most"), ("below", "below"))


def conditions_in_words(conditions: Conditions) -> str:
    """All of them in one phrase; empty where there are none.

    A facet that has no words of its own is written as `name: value`.
    """
    return ", ".join(_condition(condition) for condition in conditions.all)


def _condition(condition: Condition) -> str:
    lead, article = _LEADS.get(condition.facet, ("", False))
    if not condition.accepted:
        return f"{lead or condition.facet} {_bounds(condition)}"
    if len(condition.accepted) == 1:
        phrase = _PHRASES.get((condition.facet, condition.accepted[0]))
        if phrase is not None:
            return phrase
    names = [_name(text, article=article) for text in condition.accepted]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    return f"{lead} {listed}" if lead else f"{condition.facet.replace('_', ' ')}: {listed}"


def _name(text: str, *, article: bool) -> str:
    words = text.replace("_", " ")
    if not article:
        return words
    return f"{'an' if words[:1] in 'aeio' else 'a'} {words}"


def _bounds(condition: Condition) -> str:
    found = [(word, getattr(condition, name)) for name, word in _BOUNDS]
    return " and ".join(f"{word} {_figure(bound)}" for word, bound in found if bound is not None)


def _figure(amount: Decimal) -> str:
    return f"{amount:,f}"
