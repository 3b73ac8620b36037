"""Invoices that are not on record as sent, though what is asked for rests on them (D04, R-9)."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.account import ChargeBalance
from docgen.model import Invoice
from docgen.rules.invoice_names import record_names
from docgen.rules.invoices import numbered
from docgen.rules.sent import sent_on
from docgen.rules.state import ProjectState


def _is_unsent(invoice: Invoice, state: ProjectState) -> bool:
    """Whether neither a notice nor an outgoing contact of the record names the invoice."""
    return sent_on(state, record_names(invoice, state.project.project.code)) is None


def unsent_behind(charges: Iterable[ChargeBalance], state: ProjectState) -> tuple[Invoice, ...]:
    """The numbered invoices without which these charges would not be due, and which never went out, oldest first.

    What falls due on a fixed date, or with its point, is due without an invoice.
    """
    named = {charge.invoice for charge in charges if charge.invoice is not None}
    return tuple(one for one in numbered(state) if one.number in named and _is_unsent(one, state))
