"""The record file: what happened, each thing with its day."""

from __future__ import annotations

from enum import Enum

from pydantic import model_validator

from docgen.model.base import Model
from docgen.model.fields import (
    Amount,
    Boolean,
    Date,
    DayOrFlag,
    FormatVersion,
    Identifier,
    PositiveAmount,
    Text,
    TimeOfDay,
    When,
    problem,
)
from docgen.model.terms import NoticeMethod


class Signature(Model):
    """One party's signature under one document."""

    document: Text
    party: Identifier
    at: When
    method: Text | None = None


class WorkEvent(str, Enum):
    """What happened to the work as a whole."""

    STARTED = "started"
    STOPPED = "stopped"
    CONTINUED = "continued"
    RESUMED = "resumed"
    COMPLETE = "complete"
    TERMINATED = "terminated"


class WorkEntry(Model):
    """A change of the work's status (R-11)."""

    date: Date
    event: WorkEvent
    note: Text | None = None


class MilestoneProgress(Model):
    """When a milestone's point was reached and accepted."""

    id: Identifier
    reached: Date | None = None
    accepted: Date | None = None
    defects: tuple[Text, ...] = ()


class Invoice(Model):
    """An invoice for a milestone, or for a part of it."""

    number: Text | None = None
    date: Date
    milestone: Identifier
    amount: PositiveAmount | None = None
    tax: Amount | None = None
    retention: Amount | None = None


class CreditNote(Model):
    """A reduction of an invoice."""

    number: Text | None = None
    date: Date
    invoice: Text
    amount: PositiveAmount
    reason: Text


class Component(str, Enum):
    """A part of what a milestone owes."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    FEE = "fee"


class Designation(Model):
    """What the payer says the payment is for (R-22)."""

    milestone: Identifier
    component: Component | None = None


class WithheldTax(Model):
    """Tax the payer kept; it counts as paid once the certificate is held (R-26)."""

    amount: PositiveAmount
    certificate: Text | None = None
    held: DayOrFlag = False


class AcceptedAs(str, Enum):
    """What a conditional payment was taken as (R-25)."""

    PART_PAYMENT = "part_payment"
    SETTLEMENT = "settlement"


class Reversal(Model):
    """A payment that bounced; it counts as never made from this day on."""

    date: Date
    reason: Text


class Payment(Model):
    """Money received; `date` is the day the funds cleared."""

    date: Date
    amount: PositiveAmount
    method: Text | None = None
    reference: Text | None = None
    withheld_tax: WithheldTax | None = None
    designation: Designation | None = None
    conditional: Boolean = False
    accepted_as: AcceptedAs | None = None
    accepted_on: Date | None = None
    returned: Date | None = None
    reversed: Reversal | None = None

    @model_validator(mode="after")
    def _decision_has_a_day(self) -> Payment:
        if self.accepted_as is not None and self.accepted_on is None:
            raise problem(
                "DG211", "accepted_as needs the day of the decision", "add accepted_on: with a date"
            )
        return self


class Refund(Model):
    """Money paid back to the client."""

    date: Date
    amount: PositiveAmount


class CreditInstruction(Model):
    """The client's instruction to use a credit for a milestone (R-24)."""

    date: Date
    apply_to: Identifier


class Waiver(Model):
    """An amount the contractor gives up."""

    date: Date
    milestone: Identifier | None = None
    component: Component
    amount: PositiveAmount


class RestartCost(Model):
    """An itemised cost of restarting after a suspension (R-19)."""

    date: Date
    description: Text
    amount: PositiveAmount


class Printed(Model):
    """Dates that a sent letter states (S-1), and the sum that a packet for the court claims."""

    deadline: Date | None = None
    effective: Date | None = None
    claimed: PositiveAmount | None = None


class FrozenFile(Model):
    """A file that was frozen with a document: its name below the project's folder, the SHA-256 of its bytes."""

    file: Text
    digest: Text


class Notice(Model):
    """A document that was sent. `document` is its document id (S-19).

    `file` is the copy of what was sent, below the project's folder, `digest` the SHA-256 of its bytes;
    `beside` is what was frozen with it, e.g. the archive of a packet.
    """

    id: Identifier | None = None
    number: Text | None = None
    document: Text
    items: tuple[Identifier, ...] = ()
    to: tuple[Identifier, ...] = ()
    sent: When
    method: NoticeMethod
    address: Text | None = None
    tracking: Text | None = None
    delivered: Date | None = None
    bounced: DayOrFlag = False
    printed: Printed | None = None
    file: Text | None = None
    digest: Text | None = None
    beside: tuple[FrozenFile, ...] = ()


class Approval(Model):
    """A letter released for sending; it loses DRAFT with it."""

    document: Text
    by: Text
    on: Date


class Dispute(Model):
    """A sum the client contests."""

    id: Identifier
    date: Date
    milestone: Identifier | None = None
    amount: Amount | None = None
    reason: Text
    response: Text | None = None
    resolved: Date | None = None


class Direction(str, Enum):
    """Who spoke to whom."""

    IN = "in"
    OUT = "out"


class Communication(Model):
    """One contact, for the follow-up log."""

    date: Date
    time: TimeOfDay | None = None
    channel: Text
    direction: Direction
    to: Text
    summary: Text
    document: Text | None = None


class EarlyStartRequest(Model):
    """The client's express request to start within the cancellation period."""

    date: Date
    file: Text | None = None


class Evidence(Model):
    """A file that proves something."""

    file: Text
    description: Text
    date: Date
    source: Text | None = None
    original_held: Boolean | None = None


class Filing(Model):
    """A small claim filed by this claimant, for courts that count them.

    `this_claim` marks the filing of this project's own claim, which is no earlier one when it is counted.
    """

    date: Date
    court: Text | None = None
    amount: PositiveAmount
    this_claim: Boolean = False


class Record(Model):
    """`record.yaml`: what happened. An entry is known from its own date on (S-2)."""

    docgen: FormatVersion
    signatures: tuple[Signature, ...] = ()
    work: tuple[WorkEntry, ...] = ()
    milestones: tuple[MilestoneProgress, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    credit_notes: tuple[CreditNote, ...] = ()
    payments: tuple[Payment, ...] = ()
    refunds: tuple[Refund, ...] = ()
    credit_instructions: tuple[CreditInstruction, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    restart_costs: tuple[RestartCost, ...] = ()
    notices: tuple[Notice, ...] = ()
    approvals: tuple[Approval, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    communications: tuple[Communication, ...] = ()
    early_start_requests: tuple[EarlyStartRequest, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    filings: tuple[Filing, ...] = ()

    @staticmethod
    def empty() -> Record:
        """A record in which nothing has happened yet."""
        return Record(docgen=1)
