"""Warnings about the account and the facts behind it (S-5, S-33)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docgen.diagnostics import Diagnostic, warning
from docgen.model.record import Direction
from docgen.rules.basis import Basis
from docgen.rules.invoice_names import document_of
from docgen.rules.legal import cited, whole
from docgen.rules.notice_periods import suspension_facets
from docgen.rules.notices import INTENT
from docgen.rules.state import ProjectState
from docgen.rules.unpaid import past_due
from docgen.rules.unsent import unsent_behind
from docgen.rules.warnings.places import day, milestone_field, project_field, record_field
from docgen.rules.words import figure, listed

SOL_DAYS = 180
"""How long before the limitation date it is announced (R-39)."""

REMINDERS = ("reminder", INTENT)


def point_not_reached(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-POINT-NOT-REACHED: a fixed due date came and neither point nor invoice is on record by then (S-5)."""
    for milestone in state.milestones:
        fixed = milestone.due_rule.date
        if milestone.is_retention or fixed is None or fixed > state.as_of or not milestone.amount:
            continue
        if any(
            day is not None and day <= fixed for day in (milestone.recorded_reached, milestone.invoiced_on)
        ):
            continue
        yield warning(
            "W-POINT-NOT-REACHED",
            f"{milestone.id} fell due on {day(fixed)}, and by then neither its point nor an invoice is on record",
            milestone_field(state.project, milestone.id),
            hint="the due date binds as written; record reached: or the invoice if it was so",
        )


def invoice_unsent(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-INVOICE-UNSENT: something past due rests on an invoice that is not on record as sent (D04, R-9)."""
    code = state.project.project.code
    for invoice in unsent_behind(past_due(state.account), state):
        line = f"docgen record notice PROJECT {document_of(invoice, code)} --sent DATE --method HOW"
        yield warning(
            "W-INVOICE-UNSENT",
            f"{invoice.milestone} is past due by invoice {invoice.number}, and no notice or contact on record says "
            "that it was sent: the client may say that it never came",
            basis.known.at("invoices", basis.record.invoices.index(invoice), "date"),
            hint=f"send it before any letter about it; if it went out without docgen: {line}",
        )


def overpaid(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-OVERPAY: a credit is held (R-24); not for what of it covers interest that a filed claim asks for."""
    covers = state.filed.now.credited if state.filed is not None else state.currency.zero()
    if state.totals.credit > covers:
        yield warning(
            "W-OVERPAY",
            f"a credit of {figure(state.totals.credit - covers)} is held for the client",
            record_field("payments"),
            hint="tell the client; it is applied or paid back as terms.overpayment says",
        )


def paid_in_full(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-PAID-IN-FULL: a conditional payment waits for a decision (R-25, S-33)."""
    for index, payment in enumerate(state.record.payments):
        undone = payment.returned is not None or payment.reversed is not None
        if payment.conditional and payment.accepted_as is None and not undone:
            yield warning(
                "W-PAID-IN-FULL",
                f"{figure(payment.amount)} of {day(payment.date)} was offered as payment in full and is not posted",
                basis.known.at("payments", index),
                hint="decide before it is cashed: record accepted_as: with accepted_on:, or returned:",
                reference=cited(basis.law.read("payment.paid_in_full", consumer=_consumer(state))),
            )


def _consumer(state: ProjectState) -> str:
    return "yes" if any(client.is_consumer for client in state.project.clients) else "no"


def disputed(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-DISPUTED: an open dispute; the law of suspension and interest speaks of undisputed sums."""
    for index, dispute in enumerate(state.record.disputes):
        if dispute.resolved is not None:
            continue
        what = figure(dispute.amount) if dispute.amount is not None else "a sum"
        of = f" of {dispute.milestone}" if dispute.milestone is not None else ""
        answered = "" if dispute.response else " and has no answer on record"
        yield warning(
            "W-DISPUTED",
            f"the client disputes {what}{of} since {day(dispute.date)}{answered}: {dispute.reason}",
            basis.known.at("disputes", index),
            hint="answer it, and do not call the sum undisputed; record resolved: when it is over",
            reference=cited(basis.law.read("suspension.undisputed_only", **suspension_facets(basis))),
        )


def step_skipped(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-STEP-SKIPPED: a demand before any reminder or notice of intent (P-6, D11)."""
    demand = state.demand
    if not demand.items:
        return
    before = demand.notice.sent_on if demand.notice is not None else state.as_of
    sent = [n.sent_on for n in state.notices if n.document.startswith(REMINDERS)]
    out = [c for c in state.record.communications if c.direction is Direction.OUT]
    logged = [c.date for c in out if c.document is not None and c.document.startswith(REMINDERS)]
    if any(sent_on <= before for sent_on in (*sent, *logged)):
        return
    verb = f"was sent on {day(before)}" if demand.notice is not None else "would be the first letter"
    yield warning(
        "W-STEP-SKIPPED",
        f"the demand for {listed(demand.items)} {verb}: no reminder and no notice of intent is on record",
        record_field("notices"),
        hint="send a reminder or the notice of intent first, or record the one that went out",
    )


def limitation(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-SOL: within 180 days of the limitation date, or past it (R-39)."""
    last = state.limitation_date
    if last is None or state.as_of < last - timedelta(days=SOL_DAYS):
        return
    words = "has passed: a court may refuse the claim" if state.as_of > last else "is near"
    readings = [r for r in basis.law.trace if r.name == "limitation.years" and r.known]
    shortest = min(readings, key=lambda reading: whole(reading) or 0, default=None)
    yield warning(
        "W-SOL",
        f"the limitation date, {day(last)}, {words}",
        project_field("claim"),
        hint="see a lawyer now; docgen never lengthens this date",
        reference=cited(shortest) if shortest is not None else None,
    )
