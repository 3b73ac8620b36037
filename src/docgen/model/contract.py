"""The bargain: contract data, scope, acceptance and price."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from docgen.model.base import Model
from docgen.model.fields import Boolean, Count, Date, Identifier, Percent, PositiveAmount, Text, problem


class SigningPlace(str, Enum):
    """Where the contract is signed; it decides whether a cancellation right exists."""

    CONTRACTOR_PREMISES = "contractor_premises"
    CLIENT_HOME = "client_home"
    OTHER_OFF_PREMISES = "other_off_premises"
    REMOTE = "remote"


class Drawing(Model):
    """A drawing or specification that belongs to the contract."""

    file: Text
    title: Text


class Contract(Model):
    """The contract's own data (documents.md 2.2)."""

    number: Text
    date: Date
    effective_date: Date | None = None
    signed_at: SigningPlace
    work_start: Date | None = None
    completion: Date | None = None
    recitals: tuple[Text, ...] = ()
    witnesses: Count = 0
    initials: Boolean = False
    electronic: Boolean = False
    drawings: tuple[Drawing, ...] = ()
    change_authority: tuple[Identifier, ...] = ()
    site_safety: Text | None = None
    work_summary: Text | None = None


class Deliverable(Model):
    """Something handed over, with a criterion that a third person can test."""

    id: Identifier
    description: Text
    acceptance: Text


def _list_or_none(value: Any) -> Any:
    if isinstance(value, str) and value.strip() != "none":
        raise problem("DG211", f"'{value}' is not a list", "write a list of exclusions, or the word none")
    if isinstance(value, list) and not value:
        raise problem(
            "DG211", "the list of exclusions is empty", "list what is not included, or write the word none"
        )
    return "none" if isinstance(value, str) else value


class Scope(Model):
    """What is included and what is not. No exclusions must be said: `exclusions: none`."""

    summary: Text
    inclusions: Annotated[tuple[Text, ...], Field(min_length=1)]
    exclusions: Annotated[tuple[Text, ...] | Literal["none"], BeforeValidator(_list_or_none)]
    assumptions: tuple[Text, ...] = ()
    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1)]

    @property
    def excluded(self) -> tuple[str, ...]:
        """The exclusions as a list, empty where the contract says there are none."""
        return () if self.exclusions == "none" else tuple(self.exclusions)


class Acceptance(Model):
    """How work is accepted: `review_days` calendar days, and whether silence accepts."""

    review_days: Count
    deemed: Boolean


class PriceBasis(str, Enum):
    """How the price is formed."""

    FIXED = "fixed"
    UNIT = "unit"
    TIME_AND_MATERIALS = "time_and_materials"


class UnitRate(Model):
    """A price for one unit of work."""

    description: Text
    unit: Text
    rate: PositiveAmount


class Price(Model):
    """The contract price, in the terms of `tax_included` (S-8)."""

    amount: PositiveAmount
    basis: PriceBasis
    cap: PositiveAmount | None = None
    tax_included: Boolean
    tax_rate: Percent | None = None
    unit_rates: tuple[UnitRate, ...] = ()

    @model_validator(mode="after")
    def _tax_rate_when_added(self) -> Price:
        if not self.tax_included and self.tax_rate is None:
            raise problem(
                "DG211",
                "tax is added to this price, but its rate is missing",
                "add tax_rate: 20 %, or tax_rate: 0 %",
            )
        return self
