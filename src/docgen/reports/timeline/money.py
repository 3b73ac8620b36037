"""The days of the money: invoices, payments and what became of them, credits, waivers."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.record import Invoice, Payment
from docgen.reports.timeline.entry import Facts, TimelineEntry
from docgen.rules.words import figure
from docgen.values import Money


def money(facts: Facts) -> Iterator[TimelineEntry]:
    """Everything on record that moves the account."""
    yield from _invoices(facts)
    for index, payment in enumerate(facts.record.payments):
        yield from _payment(payment, index, facts)
    yield from _credits(facts)
    yield from _adjustments(facts)


def _invoices(facts: Facts) -> Iterator[TimelineEntry]:
    for index, invoice in enumerate(facts.record.invoices):
        name = invoice.number or f"invoice {index + 1}"
        sum_ = _billed(invoice, facts)
        of = f": {figure(sum_)}" if sum_ is not None else ""
        clause, place = facts.clause("invoices"), facts.known.at("invoices", index)
        text = f"{name} for {invoice.milestone}{of}"
        yield TimelineEntry(invoice.date, "invoice", name, text, ("R-9",), clause, at=place, amount=sum_)
    for index, note in enumerate(facts.record.credit_notes):
        text = f"credit note of {figure(note.amount)} on {note.invoice}: {note.reason}"
        subject, place = note.number or f"{index + 1}", facts.known.at("credit_notes", index)
        yield TimelineEntry(note.date, "credit_note", subject, text, ("R-32",), at=place, amount=note.amount)


def _billed(invoice: Invoice, facts: Facts) -> Money | None:
    """The sum of an invoice with tax: what is invoiced on its milestone, where nothing else is.

    Of several on one milestone it is the sum that was written; None where none was.
    """
    others = [one for one in facts.record.invoices if one.milestone == invoice.milestone]
    milestone = facts.state.milestone(invoice.milestone)
    if len(others) > 1 or facts.record.credit_notes or milestone is None:
        return invoice.amount
    return milestone.invoiced


def _credits(facts: Facts) -> Iterator[TimelineEntry]:
    record, at = facts.record, facts.known.at
    for index, refund in enumerate(record.refunds):
        text, place = f"{figure(refund.amount)} paid back", at("refunds", index)
        yield TimelineEntry(
            refund.date, "refund", f"{index + 1}", text, ("R-24",), at=place, amount=refund.amount
        )
    for index, credit in enumerate(record.credit_instructions):
        text = f"the client wants the credit used for {credit.apply_to}"
        place = at("credit_instructions", index)
        yield TimelineEntry(credit.date, "credit_instruction", f"{index + 1}", text, ("R-24",), at=place)


def _adjustments(facts: Facts) -> Iterator[TimelineEntry]:
    record, at = facts.record, facts.known.at
    for index, waiver in enumerate(record.waivers):
        of = f" of {waiver.milestone}" if waiver.milestone is not None else ""
        text, place = f"{figure(waiver.amount)} of {waiver.component.value}{of} waived", at("waivers", index)
        yield TimelineEntry(waiver.date, "waiver", f"{index + 1}", text, at=place, amount=waiver.amount)
    for index, cost in enumerate(record.restart_costs):
        text, place = f"restart cost {figure(cost.amount)}: {cost.description}", at("restart_costs", index)
        clause = facts.clause("resume")
        yield TimelineEntry(
            cost.date, "restart_cost", f"{index + 1}", text, ("R-19",), clause, at=place, amount=cost.amount
        )


def _payment(payment: Payment, index: int, facts: Facts) -> Iterator[TimelineEntry]:
    """The payment, and what became of it: taken, sent back, or bounced (R-22, R-25)."""
    at, subject, sum_ = facts.known.at("payments", index), f"{index + 1}", figure(payment.amount)
    by = f" by {payment.method}" if payment.method else ""
    named = f", for {payment.designation.milestone}" if payment.designation is not None else ""
    offered = ", offered as payment in full" if payment.conditional else ""
    rules = ("R-25",) if payment.conditional else ("R-22", "R-23")
    yield TimelineEntry(
        payment.date,
        "payment",
        subject,
        f"{sum_} paid{by}{named}{offered}",
        rules,
        facts.clause("allocation"),
        at=at,
        amount=payment.amount,
    )
    if payment.accepted_as is not None and payment.accepted_on is not None:
        taken = payment.accepted_as.value.replace("_", " ")
        text = f"the {sum_} of {payment.date} taken as {taken}"
        yield TimelineEntry(payment.accepted_on, "payment_accepted", subject, text, ("R-25",), at=at)
    if payment.returned is not None:
        text = f"the {sum_} of {payment.date} sent back"
        yield TimelineEntry(payment.returned, "payment_returned", subject, text, ("R-25",), at=at)
    if payment.reversed is not None:
        text = f"the {sum_} of {payment.date} reversed: {payment.reversed.reason}"
        yield TimelineEntry(payment.reversed.date, "payment_reversed", subject, text, at=at)
