"""An invoice with every figure as of its own day (D04, R-9, R-33a, S-5, S-8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import (
    GIVEN_UP,
    RETENTION,
    EntryKind,
    RunningAccount,
    ScheduledMilestone,
    due_date,
    grace_end,
)
from docgen.account.charges import (
    Billed,
    billed_invoices,
    due_of,
    is_due_by_invoice,
    notes_on,
    shares_of,
)
from docgen.account.types import Component
from docgen.model import Invoice
from docgen.rules.earlier import Earlier, earlier
from docgen.rules.invoice_names import document_of
from docgen.rules.price import PriceState
from docgen.rules.schedule import accepted_on
from docgen.rules.state import ProjectState
from docgen.values import Money


@dataclass(frozen=True)
class InvoiceState:
    """One invoice on its own day, whatever the state's day is.

    `net` is in the terms of the price and `agreed` what the milestone asks for in the same terms;
    `gross` = `net` + `tax`. `kept` is kept back (R-33a), `covered` is what payments by that day and a
    held credit pay of it by the due date; `payable` = `gross` - `kept` - `covered`. `released` is what
    was kept back before and falls due with this milestone. `invoiced` is everything invoiced by that
    day with tax, `credited` what credit notes took off it and `waived` what of the principal was given up;
    `paid` is what was received by then less refunds, without `for_late`, which served interest and fees.
    """

    source: Invoice
    document: str
    milestone: ScheduledMilestone
    reached: date | None
    accepted: date | None
    agreed: Money
    net: Money
    tax: Money
    gross: Money
    kept: Money
    covered: Money
    payable: Money
    released: Money
    due: date
    grace_end: date
    price: PriceState
    invoiced: Money
    credited: Money
    waived: Money
    paid: Money
    for_late: Money

    @property
    def is_part(self) -> bool:
        """Whether it is for a part of the milestone only."""
        return self.net < self.agreed


def numbered(state: ProjectState) -> tuple[Invoice, ...]:
    """The invoices that have a number, by day, then number."""
    found = [invoice for invoice in state.record.invoices if invoice.number is not None]
    return tuple(sorted(found, key=lambda invoice: (invoice.date, invoice.number or "")))


def invoice_state(state: ProjectState, invoice: Invoice) -> InvoiceState | None:
    """The invoice on its day; None where its milestone was not agreed by then."""
    then = earlier(state, invoice.date)
    milestone = then.milestone(invoice.milestone)
    if milestone is None:
        return None
    shares = shares_of(milestone.id, then.terms)
    billed = billed_invoices(milestone, then.record.invoices, shares)
    position = next(at for at, one in enumerate(billed) if one.invoice.number == invoice.number)
    bill, due = billed[position], _due(milestone, invoice, then)
    asked = bill.gross - bill.kept
    covered = _covered(milestone, billed, position, due, then)
    paid, for_late = _paid(then.balance)
    return InvoiceState(
        source=invoice,
        document=document_of(invoice, state.project.project.code),
        milestone=milestone,
        reached=milestone.reached,
        accepted=accepted_on(milestone.id, then.record),
        agreed=milestone.amount,
        net=bill.net,
        tax=bill.tax,
        gross=bill.gross,
        kept=bill.kept,
        covered=covered,
        payable=asked - covered,
        released=_released(milestone.id, then),
        due=due,
        grace_end=grace_end(due, then.terms.grace, then.terms.calendar),
        price=then.price,
        invoiced=Money.total((_invoiced(one, then) for one in then.schedule), then.terms.currency),
        credited=Money.total((_credited(one, then) for one in then.schedule), then.terms.currency),
        waived=_waived(then.balance),
        paid=paid,
        for_late=for_late,
    )


def _due(milestone: ScheduledMilestone, invoice: Invoice, then: Earlier) -> date:
    """R-9: of the invoice itself, or of the whole milestone where one date holds for all of it (S-5)."""
    terms = then.terms
    if is_due_by_invoice(milestone):
        due = due_date(milestone.due_rule, terms.calendar, invoiced=invoice.date)
    else:
        due = due_of(milestone, then.record.invoices, terms)
        due = max(due, milestone.known_from) if due and milestone.known_from else due
    assert due is not None, "an invoice starts every period that a due rule can count"
    return due


def _covered(
    milestone: ScheduledMilestone, billed: tuple[Billed, ...], position: int, due: date, then: Earlier
) -> Money:
    """What of the invoice is paid at the end of its day, or will be by a held credit on its due date (R-24)."""
    zero, bill = then.terms.currency.zero(), billed[position]
    asked = bill.gross - bill.kept
    has_credit = bool(then.balance.totals.credit)
    balance = then.account.on(max(due, then.day)) if has_credit else then.balance
    charges = balance.charges_of(milestone.id)
    if is_due_by_invoice(milestone):
        paid = Money.total((c.paid for c in charges if c.invoice == bill.invoice.number), zero.currency)
        return min(paid, asked)
    # One charge for the whole milestone: what was paid of it serves the earlier invoices first.
    before = _asked_before(milestone, billed, position, then)
    paid = Money.total((charge.paid for charge in charges), zero.currency)
    return min(max(zero, paid - before), asked)


def _asked_before(
    milestone: ScheduledMilestone, billed: tuple[Billed, ...], position: int, then: Earlier
) -> Money:
    """What the invoices before this one ask for, less the credit notes on them."""
    shares, currency = shares_of(milestone.id, then.terms), then.terms.currency
    asked = Money.total((one.gross - one.kept for one in billed[:position]), currency)
    return asked - Money.total(
        (
            note.amount
            + shares.tax(note.amount)
            - (shares.kept(note.amount) if billed[at].kept else asked.currency.zero())
            for note, at in notes_on(billed, then.record.credit_notes)
            if at < position
        ),
        currency,
    )


def _invoiced(milestone: ScheduledMilestone, then: Earlier) -> Money:
    billed = billed_invoices(milestone, then.record.invoices, shares_of(milestone.id, then.terms))
    return Money.total((one.gross for one in billed), then.terms.currency)


def _credited(milestone: ScheduledMilestone, then: Earlier) -> Money:
    shares = shares_of(milestone.id, then.terms)
    billed = billed_invoices(milestone, then.record.invoices, shares)
    notes = notes_on(billed, then.record.credit_notes)
    return Money.total((note.amount + shares.tax(note.amount) for note, _ in notes), then.terms.currency)


def _released(milestone: str, then: Earlier) -> Money:
    """R-33a: what was kept back before, where this is the milestone that releases it."""
    retention, zero = then.terms.retention, then.terms.currency.zero()
    if retention is None or retention.release != milestone:
        return zero
    return Money.total((charge.principal for charge in then.balance.charges_of(RETENTION)), zero.currency)


def _waived(balance: RunningAccount) -> Money:
    """What of the principal was waived, or given up by a settlement."""
    parts = (part for entry in balance.entries if entry.kind in GIVEN_UP for part in entry.allocations)
    given_up = (part.amount for part in parts if part.component is Component.PRINCIPAL)
    return Money.total(given_up, balance.totals.credit.currency)


def _paid(balance: RunningAccount) -> tuple[Money, Money]:
    """What was received for the price, a credit included and refunds taken off; and what served interest and fees."""
    zero = balance.totals.credit.currency.zero()
    received, late = zero, zero
    for entry in balance.entries:
        if entry.kind in (EntryKind.RECEIPT, EntryKind.WITHHELD_TAX):
            for part in entry.allocations:
                if part.component in (Component.PRINCIPAL, Component.CREDIT):
                    received += part.amount
                else:
                    late += part.amount
        elif entry.kind is EntryKind.REFUND and entry.charge is not None:
            received -= entry.charge
    return received, late
