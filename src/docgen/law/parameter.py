"""What a parameter of the law is: its name, the type of its value, and what the value may depend on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ValueType(Enum):
    """How the text of a value is read."""

    AMOUNT = "amount"
    RATE = "rate"
    PERCENT = "percentage"
    NUMBER = "number"
    DAYS = "days"
    BOOLEAN = "boolean"
    TEXT = "text"
    TEXTS = "list of texts"
    CHOICE = "choice"
    STAGES = "list of stages"


@dataclass(frozen=True)
class Facet:
    """Something a value may depend on, e.g. the type of the claimant.

    `allowed` lists the possible values; when it is empty the facet is free text, or with `amount`
    a decimal number in the currency of the jurisdiction. `default` is assumed where the caller says nothing.
    """

    name: str
    allowed: tuple[str, ...] = ()
    amount: bool = False
    default: str = ""


@dataclass(frozen=True)
class Parameter:
    """One question that can be put to the law of a jurisdiction.

    `name` is `topic.key`; the topic is the name of the data file. `choices` belongs to
    `ValueType.CHOICE`. `unit` is the unit every value must have, where there is only one.
    """

    name: str
    type: ValueType
    description: str
    facets: tuple[Facet, ...] = ()
    choices: tuple[str, ...] = ()
    unit: str | None = None

    @property
    def topic(self) -> str:
        """The data file it stands in."""
        return self.name.partition(".")[0]

    @property
    def key(self) -> str:
        """Its key in that file."""
        return self.name.partition(".")[2]

    def facet(self, name: str) -> Facet | None:
        """The facet of that name, None when the value may not depend on it."""
        return next((facet for facet in self.facets if facet.name == name), None)
