"""The words that name documents in the files (S-19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.account.events import effective_day
from docgen.checks.shape import unknown
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.source import Unread
from docgen.workspace import Facts

SINGLE = (
    "intake-sheet",
    "contract",
    "statement",
    "reminder",
    "reminder-1",
    "reminder-2",
    "reminder-3",
    "reminder-4",
    "reminder-instalment",
    "notice-of-intent",
    "suspension-notice",
    "resumption-notice",
    "demand-letter",
    "hand-off-packet",
    "small-claims-packet",
    "reviewer-memo",
)
SEVERAL = {
    "change-order": "change order",
    "invoice": "invoice",
    "payment-plan": "plan",
    "receipt": "day of a payment",
}


def known_documents(facts: Facts) -> tuple[str, ...]:
    """Every document id that this project can have, several of a kind with their numbers."""
    project, record = facts.project, facts.record
    orders = [order.document for order in project.change_orders]
    numbers = [one.number for one in record.invoices if one.number is not None]
    begin = f"{project.project.code}-"
    invoices = [f"invoice-{name}" for one in numbers for name in (one.removeprefix(begin), one)]
    receipts = [f"receipt-{day}" for day in _payment_days(facts)]
    plans = [f"payment-plan-{plan.id}" for plan in project.plans]
    plans += [f"payment-plan-{number}" for number in range(1, len(project.plans) + 1)]
    return (*SINGLE, *orders, *invoices, *plans, *receipts)


def _payment_days(facts: Facts) -> Iterator[date]:
    """The days on which payments were posted, of those that could be read."""
    for payment in facts.record.payments:
        try:
            day = effective_day(payment)
        except Unread:
            continue
        if day is not None:
            yield day


def check_document(document: str, facts: Facts, at: FieldPath) -> Iterator[Diagnostic]:
    """DG706: a word that is no document of this project."""
    known = known_documents(facts)
    if document in known or (document in SEVERAL and document != "change-order"):
        return
    kind = next((kind for kind in SEVERAL if document.startswith(f"{kind}-")), None)
    if document == "change-order":
        hint = "write its number too, e.g. change-order-1"
        yield error("DG706", "which change order is meant is not said", at, hint=hint)
    elif kind == "invoice" and any(one.number is None for one in facts.record.invoices):
        return  # an invoice without a number of its own gets one from docgen
    elif kind is not None:
        number = document.removeprefix(f"{kind}-")
        others = [one.removeprefix(f"{kind}-") for one in known if one.startswith(f"{kind}-")]
        yield from unknown(number, others, at, SEVERAL[kind], code="DG706")
    else:
        yield from unknown(document, (*known, *SEVERAL), at, "document", code="DG706")
