"""From schedule, invoices and credit notes to the charges of the account (S-4, S-5, S-8, R-33a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from docgen.account.schedule import ScheduledMilestone, due_date
from docgen.account.terms import ResolvedTerms
from docgen.model import Invoice
from docgen.model.record import CreditNote
from docgen.model.schedule import DueEvent
from docgen.values import Money, Rate

RETENTION = "retention"
"""The id of the retained sum in the account: a milestone of its own (R-33a)."""


class StepCause(Enum):
    """What changes a charge."""

    CHANGE_ORDER = "change_order"
    CHARGE = "charge"
    CREDIT_NOTE = "credit_note"


@dataclass(frozen=True)
class ChargeStep:
    """A change of what one charge asks for.

    A charge is one part of a milestone with its own due date. It opens with its first step; a payment
    can reach it from `reachable_from` (R-23), and it enters the ledger on `due` (S-4).
    """

    on: date
    milestone: str
    part: int
    due: date
    reachable_from: date
    change: Money
    cause: StepCause
    reference: str | None = None


@dataclass(frozen=True)
class Billed:
    """An invoice with its sums: net (in the terms of the price), tax added to it, and what is kept."""

    invoice: Invoice
    net: Money
    tax: Money
    kept: Money

    @property
    def gross(self) -> Money:
        """The invoice total."""
        return self.net + self.tax


@dataclass(frozen=True)
class Shares:
    """How tax and retention follow from a net sum, each rounded once (S-8, R-33a).

    `opens` is the day on which a milestone is asked for that needs no invoice; None where only invoices ask for it.
    """

    terms: ResolvedTerms
    retained: bool
    opens: date | None = None

    def tax(self, net: Money) -> Money:
        """Tax added to a net sum; zero where prices include it."""
        return self._part(net, self.terms.tax_rate)

    def kept(self, net: Money, on: date | None = None) -> Money:
        """What is kept back from a net sum that is asked for on a day: nothing once the retention was released.

        None as the day is one before that.
        """
        retention = self.terms.retention
        if retention is None or not self.retained:
            return self._part(net, None)
        released = retention.released_on
        is_late = on is not None and released is not None and on > released
        return self._part(net, None if is_late else retention.rate)

    def _part(self, net: Money, rate: Rate | None) -> Money:
        if rate is None:
            return net.currency.zero()
        return Money.rounded(net.exact * rate.fraction, net.currency, self.terms.rounding)


def shares_of(milestone: str, terms: ResolvedTerms) -> Shares:
    """The shares that hold for a milestone; nothing is kept from the one that releases the retention."""
    return Shares(terms, terms.retention is not None and terms.retention.release != milestone)


def billed_invoices(
    milestone: ScheduledMilestone, invoices: Sequence[Invoice], shares: Shares
) -> tuple[Billed, ...]:
    """The invoices of a milestone in their order, with their sums.

    An invoice without an amount is for all that was not yet invoiced on its day.
    """
    found: list[Billed] = []
    zero = milestone.amount.currency.zero()
    for invoice in invoices_of(milestone.id, invoices):
        earlier = Money.total((billed.net for billed in found), zero.currency)
        net = invoice.amount or max(zero, milestone.amount_on(invoice.date) - earlier)
        if shares.terms.tax_rate is None:
            tax = zero
        else:
            tax = invoice.tax if invoice.tax is not None else shares.tax(net)
        kept = invoice.retention if invoice.retention is not None else shares.kept(net, invoice.date)
        found.append(Billed(invoice, net, tax, kept))
    return tuple(found)


def invoices_of(milestone: str, invoices: Sequence[Invoice]) -> list[Invoice]:
    """The invoices of one milestone, by day, then number; their order in the file never matters."""
    mine = [invoice for invoice in invoices if invoice.milestone == milestone]
    return sorted(mine, key=lambda i: (i.date, i.number or "", str(i.amount or "")))


def due_of(milestone: ScheduledMilestone, invoices: Sequence[Invoice], terms: ResolvedTerms) -> date | None:
    """The first due date of a milestone; None while it has none."""
    mine = invoices_of(milestone.id, invoices)
    invoiced = mine[0].date if mine else None
    return due_date(milestone.due_rule, terms.calendar, invoiced=invoiced, reached=milestone.reached)


def opened_on(milestone: ScheduledMilestone, due: date, billed: Sequence[Billed]) -> date:
    """From when a milestone that needs no invoice is asked for: its first invoice or its due date, the earlier one.

    Never before it came into the contract.
    """
    opens = min([due, *(bill.invoice.date for bill in billed[:1])])
    return opens if milestone.known_from is None else max(opens, milestone.known_from)


def is_due_by_invoice(milestone: ScheduledMilestone) -> bool:
    """Whether each invoice is a charge of its own: the rule counts from it, or only it shows the point."""
    after = milestone.due_rule.after
    return after is DueEvent.INVOICE or (after is DueEvent.REACHED and milestone.reached is None)


def notes_on(billed: Sequence[Billed], notes: Sequence[CreditNote]) -> list[tuple[CreditNote, int]]:
    """The credit notes on these invoices with the position of the invoice, by day, then number.

    A note dated before its invoice takes effect with it: nothing is owed before that it could reduce.
    """
    positions = {b.invoice.number: index for index, b in enumerate(billed) if b.invoice.number is not None}
    mine = [
        (_not_before(note, billed[positions[note.invoice]].invoice), positions[note.invoice])
        for note in notes
        if note.invoice in positions
    ]
    return sorted(mine, key=lambda pair: (pair[0].date, pair[0].number or "", str(pair[0].amount)))


def _not_before(note: CreditNote, invoice: Invoice) -> CreditNote:
    if note.date >= invoice.date:
        return note
    return note.model_copy(update={"date": invoice.date})
