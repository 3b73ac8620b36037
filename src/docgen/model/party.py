"""Who is bound, and how to reach them."""

from __future__ import annotations

from enum import Enum

from docgen.model.base import Model
from docgen.model.fields import Boolean, CountryCode, Email, Identifier, Text


class PartyRole(str, Enum):
    """What a party is in the contract."""

    CONTRACTOR = "contractor"
    CLIENT = "client"
    GUARANTOR = "guarantor"
    WITNESS = "witness"


class PartyType(str, Enum):
    """The legal form of a party; it decides the signature block and the court's limit."""

    INDIVIDUAL = "individual"
    SOLE_PROPRIETOR = "sole_proprietor"
    COMPANY = "company"
    PARTNERSHIP = "partnership"
    PUBLIC_ENTITY = "public_entity"

    @property
    def is_natural_person(self) -> bool:
        """Whether the law treats it as a natural person (a sole proprietor is one)."""
        return self in (PartyType.INDIVIDUAL, PartyType.SOLE_PROPRIETOR)


class Address(Model):
    """A physical or mailing address."""

    street: Text
    city: Text
    region: Text | None = None
    postal_code: Text | None = None
    country: CountryCode


class Contact(Model):
    """A person to talk to."""

    name: Text
    phone: Text | None = None
    email: Email | None = None


class Signatory(Model):
    """The person who signs for a company, and why that person may bind it."""

    name: Text
    title: Text
    authority: Text | None = None


class Party(Model):
    """One party, exactly as its identity document or register names it (documents.md 2.1).

    `trade_name` is printed after the legal name, never instead of it. `residential_occupier` says
    that the site is the client's dwelling. From the moment there is a `representative`, letters go
    to the representative only.
    """

    id: Identifier
    role: PartyRole
    type: PartyType
    legal_name: Text
    trade_name: Text | None = None
    registration_no: Text | None = None
    registered_in: Text | None = None
    licence_no: Text | None = None
    address: Address
    mailing_address: Address | None = None
    email: Email | None = None
    phone: Text | None = None
    contact: Contact | None = None
    signatory: Signatory | None = None
    is_consumer: Boolean | None = None
    residential_occupier: Boolean | None = None
    age_65_or_over: Boolean | None = None
    agent_for_service: Text | None = None
    active_military: Boolean | None = None
    representative: Contact | None = None


class PaymentKind(str, Enum):
    """How money can reach the contractor."""

    BANK = "bank"
    CHECK = "check"
    LINK = "link"
    CASH = "cash"


class Payee(Model):
    """One way to pay."""

    kind: PaymentKind
    payee: Text
    bank: Text | None = None
    account: Text | None = None
    routing: Text | None = None
    iban: Text | None = None
    instructions: Text | None = None
