"""Points that were reached and are not billed, invoices that were not sent, receipts that are owed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from docgen.diagnostics import FieldPath
from docgen.documents.parts.reminded import numbers_of
from docgen.model.schedule import DueEvent
from docgen.reports.tasks.task import Task, Urgency, amount, command, issue_command
from docgen.rules import MilestoneState, ProjectState, WorkStatus
from docgen.rules.invoice_names import document_of
from docgen.rules.invoices import numbered
from docgen.rules.payment_receipts import document_of as receipt_of
from docgen.rules.payment_receipts import receipt_days
from docgen.rules.unpaid import past_due
from docgen.rules.unsent import unsent_behind
from docgen.values import Money

Row = dict[str, object]

RECEIPT_DAYS = 14
"""For so many days a payment is worth a thank-you; older ones are history."""


def points(name: str, state: ProjectState) -> Iterator[Task]:
    """Points whose target date has come, and points that were reached and are not billed, or not in full."""
    if state.contract_signed_on is None:
        return
    for milestone in state.milestones:
        if milestone.is_retention or _is_paid(milestone):
            continue
        invoiced, reached, target = (
            milestone.invoiced_on,
            milestone.recorded_reached,
            milestone.target_current,
        )
        if reached is not None and _is_billable(milestone, state):
            yield _bill(name, milestone, reached, state)
        elif invoiced is not None or reached is not None:
            continue
        elif target is not None and target <= state.as_of and state.work is WorkStatus.ACTIVE:
            line = command("record", "milestone", name, milestone.id, "--reached", "DATE")
            what = f"record whether “{milestone.point}” ({milestone.id}) has been reached"
            yield Task(name, Urgency.PROOF, what, f"its target date was {target}", target, line)


def _is_paid(milestone: MilestoneState) -> bool:
    """Whether all of it is paid, also where no invoice asked for it; an invoice that decides what is due asks alone."""
    by_invoice = milestone.invoiced_on is not None and milestone.due_rule.after is DueEvent.INVOICE
    return not by_invoice and milestone.charged.is_positive and milestone.paid >= milestone.charged


def _is_billable(milestone: MilestoneState, state: ProjectState) -> bool:
    """Whether something of it was never asked for; the one that releases the retention is billed for that alone, too."""
    return milestone.unbilled.is_positive or (
        milestone.invoiced_on is None and _released(milestone, state).is_positive
    )


def _bill(name: str, milestone: MilestoneState, reached: date, state: ProjectState) -> Task:
    """The rest of a milestone that was billed in part, all of any other; with it falls due what was kept back."""
    rest, released = milestone.unbilled, _released(milestone, state)
    part = "the rest of " if milestone.invoiced_on else ""
    what = f"bill {part}{milestone.id}: {amount(rest)} for “{milestone.point}”"
    why = f"reached on {reached}"
    if released and milestone.due is None:
        why += f"; with it the retained {amount(released)} falls due"
    line = command("record", "invoice", name, milestone.id, "--date", state.as_of.isoformat())
    return Task(name, Urgency.BILLING, what, why, reached, line, sum=rest + released)


def _released(milestone: MilestoneState, state: ProjectState) -> Money:
    """What was kept back until this milestone (R-33a)."""
    retention = state.terms.retention
    kept = [one.amount for one in state.milestones if one.is_retention]
    mine = retention is not None and retention.release == milestone.id
    return Money.total(kept if mine else (), state.currency)


def invoices(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """Invoices on record that were not sent and are not paid; first those by which something is past due."""
    code = state.project.project.code
    unpaid = (charge for charge in state.account.charges if charge.principal)
    missing = {one.number for one in unsent_behind(past_due(state.account), state)}
    open_ones = {number for charge in unpaid for number in numbers_of(charge, state)}
    for row in documents:
        document = str(row["id"])
        if not document.startswith("invoice-") or not row["allowed"]:
            continue
        found = next((one for one in numbered(state) if document_of(one, code) == document), None)
        if found is None or found.number not in open_ones:
            continue
        line = issue_command(name, document, state, approved=False)
        what, why, urgency = f"send invoice {found.number}", f"it is dated {found.date}", Urgency.BILLING
        if found.number in missing:
            urgency = Urgency.OWED_BY_US
            why += ", and a letter would rest on it; if it went out already, record that instead: docgen record notice"
        at = None
        if found.date < state.as_of:
            # The contract has no invoice dated before it is sent (DG916).
            at = FieldPath("record", ("invoices", state.record.invoices.index(found), "date"))
            why += f"; date it {state.as_of} first"
        yield Task(name, urgency, what, why, found.date, line, document, at=at)


def receipts(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """A receipt for what came lately."""
    since = state.as_of - timedelta(days=RECEIPT_DAYS)
    recent = {receipt_of(day): day for day in receipt_days(state) if day >= since}
    for row in documents:
        document = str(row["id"])
        if document in recent and row["allowed"]:
            line = issue_command(name, document, state)
            yield Task(
                name,
                Urgency.THANKS,
                "send a receipt and thanks",
                f"money came on {recent[document]}",
                None,
                line,
                document,
            )
