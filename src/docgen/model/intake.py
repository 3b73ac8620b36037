"""The intake file: what is known of a client before there is a contract (documents.md D01).

Every statement about somebody carries its day and its source. A field that is not filled in is a question that is
still open; which of them the sheet must have is in `rules/intake.py`.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from docgen.model.base import Model
from docgen.model.fields import Amount, Boolean, Date, FormatVersion, Text, parse_integer, problem
from docgen.model.intake_reference import Reference
from docgen.model.party import Address, Contact, PartyType

DEFAULT_RETENTION, LONGEST_RETENTION = 24, 120  # months


def parse_retention(value: Any) -> int:
    """How many months the file is kept: 1 to 120 (DG208)."""
    months = parse_integer(value)
    if not 1 <= months <= LONGEST_RETENTION:
        raise problem("DG208", f"{months} months cannot be", f"write a number from 1 to {LONGEST_RETENTION}")
    return months


Months = Annotated[
    int,
    BeforeValidator(parse_retention),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": LONGEST_RETENTION}),
]


class RegisterEntry(Model):
    """What the public register says of a company or partnership."""

    register_name: Text
    number: Text | None = None
    status: Text | None = None
    good_standing: Boolean | None = None
    registered_since: Date | None = None
    officers: tuple[Text, ...] = ()
    address: Text | None = None
    other_names: tuple[Text, ...] = ()
    checked_on: Date


class SiteOwner(Model):
    """Whether the public property record shows this client as owner of the site."""

    shown_as_owner: Boolean
    source: Text
    checked_on: Date
    note: Text | None = None


class IntakeClient(Model):
    """Somebody who asks for the work; `legal_name` exactly as registered."""

    legal_name: Text
    type: PartyType | None = None
    address: Address | None = None
    contact: Contact | None = None
    register_entry: RegisterEntry | None = None
    site_owner: SiteOwner | None = None


class Authority(Model):
    """Who decides and signs on the client's side."""

    decision_maker: Text | None = None
    signs_contract: Text | None = None
    approves_changes: Text | None = None


class FundSource(str, Enum):
    """Where the client's money comes from."""

    OWN = "own"
    LOAN = "loan"
    INSURANCE_CLAIM = "insurance_claim"
    OTHER = "other"


class Funds(Model):
    """The budget and who pays it. `deposit_ready` is whether the first payment can be made at signing."""

    budget: Amount | None = None
    paid_by: Text | None = None
    source: FundSource | None = None
    lender: Text | None = None
    deposit_ready: Boolean | None = None
    note: Text | None = None


class RecordKind(str, Enum):
    """What was searched."""

    COURT_CLAIMS = "court_claims"
    LIENS = "liens"
    INSOLVENCY = "insolvency"
    LICENCES_AND_PERMITS = "licences_and_permits"
    CONSUMER_REPORT = "consumer_report"
    OTHER = "other"


class PublicRecord(Model):
    """A search in a public source and its result."""

    kind: RecordKind
    source: Text
    searched_on: Date
    result: Text
    link: Text | None = None
    file: Text | None = None
    written_permission: Date | None = None

    @model_validator(mode="after")
    def _permission(self) -> PublicRecord:
        if self.kind is RecordKind.CONSUMER_REPORT and self.written_permission is None:
            raise problem(
                "DG211",
                "a consumer report is not a public record, and the person's permission is not given here",
                "add written_permission: with the day of the written permission, or leave the report out",
            )
        return self


class RedFlag(Model):
    """Whether a sign of trouble was seen."""

    present: Boolean
    note: Text | None = None


class RedFlags(Model):
    """The signs of trouble of D01 that somebody has to look for; one that is not there was not looked at yet.

    That a reference says no follows from the answers.
    """

    refuses_written_contract: RedFlag | None = None
    wants_start_before_signature: RedFlag | None = None
    refuses_deposit_or_schedule: RedFlag | None = None
    contractors_unpaid_or_all_terrible: RedFlag | None = None
    price_pressure_with_growing_scope: RedFlag | None = None
    unclear_owner: RedFlag | None = None
    invoices_in_another_name: RedFlag | None = None
    cash_only: RedFlag | None = None
    urgent_start_without_drawings: RedFlag | None = None


class Term(str, Enum):
    """A term that what was found makes advisable."""

    LARGER_FIRST_PAYMENT = "larger_first_payment"
    SHORTER_INTERVALS = "shorter_intervals"
    SHORTER_GRACE = "shorter_grace"
    MILESTONES_BELOW_CEILING = "milestones_below_ceiling"
    LENDER_NOTICE = "lender_notice"
    OTHER = "other"


class ProposedTerm(Model):
    """A term to propose to the client, and what was found that asks for it."""

    term: Term
    detail: Text | None = None
    because: Text


class Outcome(str, Enum):
    """What was decided about working for the client."""

    GO = "go"
    GO_WITH_CONDITIONS = "go_with_conditions"
    WALK_AWAY = "walk_away"


class Decision(Model):
    """The decision, by a named person on a day."""

    outcome: Outcome
    reasons: Annotated[tuple[Text, ...], Field(min_length=1)]
    conditions: tuple[Text, ...] = ()
    decided_by: Text
    date: Date

    @model_validator(mode="after")
    def _conditions(self) -> Decision:
        if (self.outcome is Outcome.GO_WITH_CONDITIONS) != bool(self.conditions):
            raise problem(
                "DG211",
                "conditions and the outcome go_with_conditions stand together",
                "list the conditions under conditions:, or write another outcome",
            )
        return self


class Intake(Model):
    """The intake file: what was asked and found before the contract, and what was decided.

    `date` is the day the sheet was begun. `no_references` is the reason where there are none.
    `retention_months` is how long the file is kept after a decision to walk away.
    """

    docgen: FormatVersion
    date: Date
    checker: Text | None = None
    found_us_through: Text | None = None
    project_description: Text | None = None
    clients: tuple[IntakeClient, ...] = ()
    authority: Authority = Field(default_factory=Authority)
    funds: Funds = Field(default_factory=Funds)
    references: tuple[Reference, ...] = ()
    no_references: Text | None = None
    public_records: tuple[PublicRecord, ...] = ()
    red_flags: RedFlags = Field(default_factory=RedFlags)
    proposed_terms: tuple[ProposedTerm, ...] = ()
    decision: Decision | None = None
    retention_months: Months = DEFAULT_RETENTION

    @model_validator(mode="after")
    def _references_or_a_reason(self) -> Intake:
        if self.references and self.no_references is not None:
            raise problem(
                "DG211",
                "there are references, and a reason why there are none",
                "remove no_references:, or the references",
            )
        return self
