"""Credit notes that the account cannot follow (DG704, DG724)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.account.charges import billed_invoices, shares_of
from docgen.account.schedule import ScheduledMilestone
from docgen.account.terms import ResolvedTerms
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import Record
from docgen.values import Money


def credit_note_problems(
    schedule: Sequence[ScheduledMilestone], record: Record, terms: ResolvedTerms
) -> tuple[Diagnostic, ...]:
    """A credit note for an invoice that is not there (DG704), or for more than its invoice asks for (DG724)."""
    return (*_unknown_invoices(record), *_beyond_their_invoice(schedule, record, terms))


def _unknown_invoices(record: Record) -> Iterator[Diagnostic]:
    numbers = {invoice.number for invoice in record.invoices if invoice.number is not None}
    for index, note in enumerate(record.credit_notes):
        if note.invoice not in numbers:
            yield error(
                "DG704",
                f"no invoice has the number {note.invoice}",
                FieldPath("record", ("credit_notes", index, "invoice")),
                hint="give the invoice its number: under invoices, or correct it here",
            )


def _beyond_their_invoice(
    schedule: Sequence[ScheduledMilestone], record: Record, terms: ResolvedTerms
) -> Iterator[Diagnostic]:
    """Notes on one invoice are added up in the order of their days; sums are in the terms of the price."""
    billed = [
        one
        for milestone in schedule
        for one in billed_invoices(milestone, record.invoices, shares_of(milestone.id, terms))
    ]
    left: dict[str, Money] = {one.invoice.number: one.net for one in billed if one.invoice.number is not None}
    for index, note in sorted(enumerate(record.credit_notes), key=lambda pair: (pair[1].date, pair[0])):
        asked = left.get(note.invoice)
        if asked is None:
            continue
        left[note.invoice] = asked - note.amount
        if note.amount > asked:
            yield error(
                "DG724",
                f"{note.amount} is credited on {note.invoice}, which asks for {asked} by then",
                FieldPath("record", ("credit_notes", index, "amount")),
                hint="credit no more than the invoice asks for; money to give back goes under refunds:",
            )
