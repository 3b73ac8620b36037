"""The project file: what was agreed."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from docgen.model.base import Model
from docgen.model.change_order import ChangeOrder
from docgen.model.contract import Acceptance, Contract, Price, Scope
from docgen.model.fields import (
    Boolean,
    Count,
    CurrencyCode,
    Date,
    FormatVersion,
    Identifier,
    JurisdictionCode,
    LanguageCode,
    PositiveAmount,
    ProjectCode,
    Text,
)
from docgen.model.party import Address, Party, PartyRole, Payee
from docgen.model.plan import Plan
from docgen.model.schedule import Milestone
from docgen.model.terms import Terms


class ProjectKind(str, Enum):
    """What kind of work it is; it switches clauses of the contract."""

    SERVICES = "services"
    CONSTRUCTION = "construction"


class ExhibitLabels(str, Enum):
    """How court exhibits are labelled."""

    NUMBERS = "numbers"
    LETTERS = "letters"


class Weekday(str, Enum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Its number, Monday being 0."""
        return list(Weekday).index(self)


class Venue(Model):
    """Where a forum depends on the place."""

    county: Text | None = None
    city: Text | None = None
    court: Text | None = None


class HolidayRule(Model):
    """Holidays as a named list (`base`) with days added and removed; `covers` names its years."""

    base: Text | None = None
    add: tuple[Date, ...] = ()
    remove: tuple[Date, ...] = ()
    covers: tuple[Count, ...] = ()


def _rule(value: Any) -> Any:
    """A plain list of dates is the holiday list itself."""
    return {"add": value} if isinstance(value, list) else value


class Calendar(Model):
    """Weekend and holidays of the project (R-3); a list written here is taken as complete."""

    weekend: tuple[Weekday, ...] = (Weekday.SATURDAY, Weekday.SUNDAY)
    holidays: Annotated[HolidayRule, BeforeValidator(_rule)]


class Header(Model):
    """The block `project`: what the job is and where."""

    code: ProjectCode
    title: Text
    kind: ProjectKind
    currency: CurrencyCode
    language: LanguageCode
    second_language: LanguageCode | None = None
    prevailing_language: LanguageCode | None = None
    jurisdiction: JurisdictionCode
    timezone: Text
    as_of: Date | None = None
    site_address: Address | None = None
    insurance_claim: Boolean = False
    venue: Venue | None = None
    calendar: Calendar
    exhibit_labels: ExhibitLabels | None = None


class StatutoryNotice(Model):
    """The official text of a notice that the contract must carry (S-15)."""

    id: Identifier
    file: Text
    as_of: Date


class Addressee(Model):
    """Someone else who must be told of a suspension."""

    name: Text
    address: Address | None = None
    email: Text | None = None


class Addressees(Model):
    """Lender and direct subcontractors, where a statute wants them to have a copy."""

    lender: Addressee | None = None
    subcontractors: tuple[Addressee, ...] = ()


class Court(Model):
    """The court of a claim, by its own name."""

    name: Text
    address: Address | None = None


class WitnessOfFact(Model):
    """A person who saw something, for the court."""

    name: Text
    saw: Text


class ClaimSettings(Model):
    """Choices for a claim in court; `attorney_fees` are claimed beside the debt (R-35)."""

    venue_basis: Text | None = None
    court: Court | None = None
    filing_date: Date | None = None
    hearing_date: Date | None = None
    witnesses: tuple[WitnessOfFact, ...] = ()
    attorney_fees: PositiveAmount | None = None
    settlement: Text | None = None
    instruction: Text | None = None


class Project(Model):
    """`project.yaml`: what was agreed."""

    docgen: FormatVersion
    project: Header
    templates: dict[str, Text] = Field(default_factory=dict)
    parties: Annotated[tuple[Party, ...], Field(min_length=1)]
    payment_details: tuple[Payee, ...] = ()
    contract: Contract
    scope: Scope
    acceptance: Acceptance
    price: Price
    milestones: Annotated[tuple[Milestone, ...], Field(min_length=1)]
    terms: Terms
    statutory_notices: tuple[StatutoryNotice, ...] = ()
    addressees: Addressees | None = None
    change_orders: tuple[ChangeOrder, ...] = ()
    plans: tuple[Plan, ...] = ()
    claim: ClaimSettings | None = None
    law: dict[str, Any] = Field(default_factory=dict)

    def with_role(self, role: PartyRole) -> tuple[Party, ...]:
        """The parties of one role, in the file's order."""
        return tuple(party for party in self.parties if party.role is role)

    @property
    def contractors(self) -> tuple[Party, ...]:
        """Whoever does the work and is owed money."""
        return self.with_role(PartyRole.CONTRACTOR)

    @property
    def clients(self) -> tuple[Party, ...]:
        """Whoever pays."""
        return self.with_role(PartyRole.CLIENT)
