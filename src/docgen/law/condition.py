"""Conditions on the facts of a case: when a value applies, and inside which scope its statute does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Condition:
    """One fact that must hold: one of some texts, or an amount inside bounds (in the local currency)."""

    facet: str
    accepted: tuple[str, ...] = ()
    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    below: Decimal | None = None

    def holds(self, fact: str | None) -> bool | None:
        """Whether the fact satisfies it; None when the fact is not known (None or empty text).

        Texts are compared without regard to case and outer space. Raises ValueError when the
        condition bounds an amount and the fact is not a decimal number.
        """
        if fact is None or not fact.strip():
            return None
        if self.accepted:
            return _plain(fact) in {_plain(text) for text in self.accepted}
        return self._inside(_amount(fact))

    def _inside(self, amount: Decimal) -> bool:
        return (
            (self.at_least is None or amount >= self.at_least)
            and (self.above is None or amount > self.above)
            and (self.at_most is None or amount <= self.at_most)
            and (self.below is None or amount < self.below)
        )

    def __str__(self) -> str:
        """The condition in words, e.g. `claimant: entity` or `price: at least 150000`."""
        bounds = (
            ("at least", self.at_least),
            ("above", self.above),
            ("at most", self.at_most),
            ("below", self.below),
        )
        words = [f"{word} {bound}" for word, bound in bounds if bound is not None]
        return f"{self.facet}: {' or '.join(self.accepted) if self.accepted else ' and '.join(words)}"


@dataclass(frozen=True)
class Conditions:
    """Conditions that must all hold; none at all always hold."""

    all: tuple[Condition, ...] = ()

    def hold(self, facts: Mapping[str, str]) -> bool | None:
        """True when all hold, False when one fails, None when a fact that decides is not known."""
        answers = [condition.holds(facts.get(condition.facet)) for condition in self.all]
        if False in answers:
            return False
        return None if None in answers else True

    def covers(self, **facts: str) -> bool | None:
        """`hold`, for facts written out: `scope.covers(price="160000.00", residential="no")`."""
        return self.hold(facts)

    def missing(self, facts: Mapping[str, str]) -> tuple[str, ...]:
        """The facets that decide and are not among the facts."""
        return tuple(c.facet for c in self.all if c.holds(facts.get(c.facet)) is None)

    def __bool__(self) -> bool:
        return bool(self.all)

    def __str__(self) -> str:
        return "; ".join(str(condition) for condition in self.all)


EVERYWHERE = Conditions()
"""No condition at all."""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _amount(fact: str) -> Decimal:
    if not fact.replace(".", "", 1).isdecimal():
        raise ValueError(f"not an amount: {fact}")
    return Decimal(fact)
