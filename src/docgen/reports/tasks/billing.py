"""Points that were reached and are not billed, invoices that were not sent, receipts that are owed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from docgen.documents.parts.reminded import numbers_of
from docgen.reports.tasks.task import Task, Urgency, amount, command, issue_command
from docgen.rules import ProjectState, WorkStatus
from docgen.rules.invoices import document_of, numbered
from docgen.rules.payment_receipts import document_of as receipt_of
from docgen.rules.payment_receipts import receipt_days

Row = dict[str, object]

RECEIPT_DAYS = 14
"""For so many days a payment is worth a thank-you; older ones are history."""


def points(name: str, state: ProjectState) -> Iterator[Task]:
    """Points whose target date has come, and points that were reached and have no invoice."""
    if state.contract_signed_on is None:
        return
    for milestone in state.milestones:
        paid = milestone.charged.is_positive and milestone.paid >= milestone.charged
        if milestone.is_retention or milestone.invoiced_on is not None or paid:
            continue
        reached, target = milestone.recorded_reached, milestone.target_current
        if reached is not None:
            line = command("record", "invoice", name, milestone.id, "--date", state.as_of.isoformat())
            what = f"bill {milestone.id}: {amount(milestone.gross)} for “{milestone.point}”"
            yield Task(
                name, Urgency.BILLING, what, f"reached on {reached}", reached, line, sum=milestone.gross
            )
        elif target is not None and target <= state.as_of and state.work is WorkStatus.ACTIVE:
            line = command("record", "milestone", name, milestone.id, "--reached", "DATE")
            what = f"record whether “{milestone.point}” ({milestone.id}) has been reached"
            yield Task(name, Urgency.PROOF, what, f"its target date was {target}", target, line)


def invoices(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """Invoices on record that were not sent and are not paid."""
    code = state.project.project.code
    unpaid = (charge for charge in state.account.charges if charge.principal)
    open_ones = {number for charge in unpaid for number in numbers_of(charge, state)}
    for row in documents:
        document = str(row["id"])
        if not document.startswith("invoice-") or not row["allowed"]:
            continue
        found = next((one for one in numbered(state) if document_of(one, code) == document), None)
        if found is None or found.number not in open_ones:
            continue
        line = issue_command(name, document, state, state.project.terms.notices.methods[:1], approved=False)
        what = f"send invoice {found.number}"
        yield Task(name, Urgency.BILLING, what, f"it is dated {found.date}", found.date, line, document)


def receipts(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """A receipt for what came lately."""
    since = state.as_of - timedelta(days=RECEIPT_DAYS)
    recent = {receipt_of(day): day for day in receipt_days(state) if day >= since}
    for row in documents:
        document = str(row["id"])
        if document in recent and row["allowed"]:
            line = issue_command(name, document, state, state.project.terms.notices.methods[:1])
            yield Task(
                name,
                Urgency.THANKS,
                "send a receipt and thanks",
                f"money came on {recent[document]}",
                None,
                line,
                document,
            )
