"""An invoice that goes out on a later day than it bears (DG916)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.model import Record
from docgen.rules import ProjectState
from docgen.rules.invoice_names import document_of
from docgen.rules.invoices import invoice_state
from docgen.rules.sent import sent_on


def dated_before_sent(
    document: str, state: ProjectState, record: Record, *, is_frozen: bool
) -> Iterator[Diagnostic]:
    """DG916 on the state's day, on which the invoice goes out for the first time; `record` is the whole file.

    The contract has it dated no earlier than it is sent (clause Invoices); its due date counts from what it says.
    `is_frozen` says that its copy is made and recorded already.
    """
    code, day = state.project.project.code, state.as_of
    for index, invoice in enumerate(record.invoices):
        if invoice.number is None or document_of(invoice, code) != document or invoice.date >= day:
            continue
        if sent_on(state, (document, f"invoice-{invoice.number}"), before=day) is not None:
            return
        found = invoice_state(state, invoice)
        due = f" and stays due on {found.due}" if found is not None else ""
        message = f"{document} is dated {invoice.date}{due}, and goes out on {day}: the contract has no invoice dated "
        at = FieldPath("record", ("invoices", index, "date"))
        undo = "delete its new entry under notices: and its copy, " if is_frozen else ""
        hint = f"as long as you have not sent it: {undo}write date: {day} here, then issue it again"
        yield warning("DG916", f"{message}before the day on which it is sent", at, hint=hint)
