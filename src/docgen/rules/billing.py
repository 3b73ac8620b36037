"""What was invoiced on each milestone, and what of it remains to be charged (S-8, R-33a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import RETENTION, ScheduledMilestone
from docgen.account.charges import billed_invoices, due_of, is_due_by_invoice, notes_on, opened_on, shares_of
from docgen.account.whole_milestone import unbilled
from docgen.rules.basis import Basis
from docgen.rules.schedule import ScheduleRow
from docgen.values import Money


@dataclass(frozen=True)
class Billing:
    """The invoices of one milestone, less their credit notes.

    `invoiced` is the sum of the invoices with tax, `retained` what is kept back from the milestone.
    `unbilled` is what no invoice asked for yet, in the terms of the price: a credit note adds nothing to it, since
    nobody owes what it took back. `remains` says that a part of the milestone is not charged yet. `due` is its
    first due date.
    """

    milestone: str
    scheduled: ScheduledMilestone
    invoiced_on: date | None
    numbers: tuple[str, ...]
    invoiced: Money
    retained: Money
    unbilled: Money
    remains: bool
    due: date | None


def billing_of(row: ScheduleRow, basis: Basis) -> Billing:
    """The billing of one milestone on the as-of date."""
    record, terms = basis.record, basis.terms
    scheduled, shares = row.scheduled(record), shares_of(row.id, terms)
    billed = billed_invoices(scheduled, record.invoices, shares)
    notes = notes_on(billed, record.credit_notes)
    zero = basis.currency.zero()
    credited = Money.total((note.amount + shares.tax(note.amount) for note, _ in notes), basis.currency)
    net = Money.total((b.net for b in billed), basis.currency)
    net -= Money.total((note.amount for note, _ in notes), basis.currency)
    kept = Money.total((b.kept for b in billed), basis.currency)
    kept -= Money.total((shares.kept(note.amount) for note, at in notes if billed[at].kept), basis.currency)
    open_sum = unbilled(scheduled, billed, notes, shares)
    opened = bool(basis.today.charges_of(row.id))
    due = due_of(scheduled, record.invoices, terms)
    if is_due_by_invoice(scheduled):
        remains = open_sum.is_positive
    else:
        remains = row.amount.is_positive and not opened
        if opened and due is not None:
            kept += shares.kept(max(zero, row.amount - net), opened_on(scheduled, due, billed))
    if due is not None and scheduled.known_from is not None and not is_due_by_invoice(scheduled):
        due = max(due, scheduled.known_from)
    return Billing(
        milestone=row.id,
        scheduled=scheduled,
        invoiced_on=billed[0].invoice.date if billed else None,
        numbers=tuple(b.invoice.number for b in billed if b.invoice.number is not None),
        invoiced=Money.total((b.gross for b in billed), basis.currency) - credited,
        retained=kept,
        unbilled=open_sum,
        remains=remains,
        due=due,
    )


def billings_of(basis: Basis) -> tuple[Billing, ...]:
    """The billing of every milestone, and that of the retained sum last, where something is kept back."""
    found = tuple(billing_of(row, basis) for row in basis.changed.rows)
    return (*found, *_retention(found, basis))


def _retention(found: tuple[Billing, ...], basis: Basis) -> tuple[Billing, ...]:
    """R-33a: what was kept back is a milestone of its own, due with the one that releases it."""
    terms = basis.terms.retention
    kept = Money.total((billing.retained for billing in found), basis.currency)
    release = next((b for b in found if terms is not None and b.milestone == terms.release), None)
    if release is None or not (kept or basis.today.charges_of(RETENTION)):
        return ()
    opened = bool(basis.today.charges_of(RETENTION))
    zero = basis.currency.zero()
    return (Billing(RETENTION, release.scheduled, None, (), zero, kept, zero, not opened, release.due),)
