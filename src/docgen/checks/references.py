"""References that point nowhere: milestones, parties, invoices, documents (DG704, DG706, DG707)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from docgen.checks.document_ids import check_document
from docgen.checks.shape import PROJECT, RECORD, as_far_as_read, each, unknown
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import PartyRole, Plan
from docgen.workspace import Facts

RETENTION = "retention"  # the sum kept back is a charge of its own (R-33a)

# Where the record names a milestone; a list of names is looked at one by one.
_MILESTONES = (
    ("milestones", ("id",)),
    ("invoices", ("milestone",)),
    ("payments", ("designation", "milestone")),
    ("credit_instructions", ("apply_to",)),
    ("waivers", ("milestone",)),
    ("disputes", ("milestone",)),
)
_DOCUMENTS = ("signatures", "notices", "approvals", "communications")


def references(facts: Facts) -> Iterator[Diagnostic]:
    """Every name in project and record that must be the name of something else there."""
    for check in (_milestones, _parties, _documents, _invoices, _of_project):
        yield from as_far_as_read(check(facts))


def milestone_ids(facts: Facts) -> tuple[str, ...]:
    """The milestones of the contract and those that change orders add."""
    project = facts.project
    own = [milestone.id for milestone in project.milestones]
    new = [
        effect.new.id
        for order in project.change_orders
        for effect in order.milestones
        if effect.new is not None
    ]
    return (*own, *new)


def _milestones(facts: Facts) -> Iterator[Diagnostic]:
    known = milestone_ids(facts)
    if facts.project.terms.retention is not None:
        known = (*known, RETENTION)
    for field, path in _MILESTONES:
        yield from as_far_as_read(_named(facts.record, field, path, known, "milestone"))
    yield from as_far_as_read(_items(facts, known))


def _items(facts: Facts, milestones: Iterable[str]) -> Iterator[Diagnostic]:
    """What a notice is about: milestones, and a reminder also payments of a plan (`payment-plan-1.2`)."""
    payments = [plan.payment(n) for plan in facts.project.plans for n in range(plan.instalments + 1)]
    what = "milestone or payment of a plan" if payments else "milestone"
    yield from _named(facts.record, "notices", ("items",), (*milestones, *payments), what)


def _parties(facts: Facts) -> Iterator[Diagnostic]:
    known = [party.id for party in facts.project.parties]
    for field, path in (("signatures", ("party",)), ("notices", ("to",))):
        yield from as_far_as_read(_named(facts.record, field, path, known, "party"))


def _named(
    record: Any, field: str, path: tuple[str, ...], known: Iterable[str], what: str
) -> Iterator[Diagnostic]:
    def check(entry: Any, at: FieldPath) -> Iterator[Diagnostic]:
        value = entry
        for part in path:
            value = getattr(value, part)
            if value is None:
                return
        place = at.child(*path)
        if isinstance(value, tuple):
            for index, name in enumerate(value):
                yield from unknown(name, known, place.child(index), what)
        else:
            yield from unknown(value, known, place, what)

    yield from each(getattr(record, field), RECORD.child(field), check)


def _documents(facts: Facts) -> Iterator[Diagnostic]:
    def check(entry: Any, at: FieldPath) -> Iterator[Diagnostic]:
        if entry.document is not None:
            yield from check_document(entry.document, facts, at.child("document"))

    for field in _DOCUMENTS:
        yield from as_far_as_read(each(getattr(facts.record, field), RECORD.child(field), check))


def _invoices(facts: Facts) -> Iterator[Diagnostic]:
    known = [invoice.number for invoice in facts.record.invoices if invoice.number is not None]

    def check(entry: Any, at: FieldPath) -> Iterator[Diagnostic]:
        for found in unknown(entry.invoice, known, at.child("invoice"), "invoice", code="DG704"):
            if known:
                yield found
            else:
                hint = "give the invoice its number: under invoices"
                yield error("DG704", f"no invoice has the number {entry.invoice}", found.at, hint=hint)

    yield from each(facts.record.credit_notes, RECORD.child("credit_notes"), check)


def _of_project(facts: Facts) -> Iterator[Diagnostic]:
    for check in _PROJECT_CHECKS:
        yield from as_far_as_read(check(facts))


def _change_authority(facts: Facts) -> Iterator[Diagnostic]:
    known = [party.id for party in facts.project.parties]
    at = PROJECT.child("contract", "change_authority")
    for index, name in enumerate(facts.project.contract.change_authority):
        yield from unknown(name, known, at.child(index), "party")


def _release(facts: Facts) -> Iterator[Diagnostic]:
    retention = facts.project.terms.retention
    if retention is not None:
        at = PROJECT.child("terms", "retention", "release")
        yield from unknown(retention.release, milestone_ids(facts), at, "milestone")


def _plans(facts: Facts) -> Iterator[Diagnostic]:
    milestones = (*milestone_ids(facts), RETENTION)
    guarantors = [party.id for party in facts.project.parties if party.role == PartyRole.GUARANTOR]

    def check(plan: Plan, at: FieldPath) -> Iterator[Diagnostic]:
        for index, name in enumerate(plan.includes):
            yield from unknown(name, milestones, at.child("includes", index), "milestone")
        if plan.guarantor is not None:
            yield from unknown(plan.guarantor, guarantors, at.child("guarantor"), "guarantor")

    yield from each(facts.project.plans, PROJECT.child("plans"), check)


def _supersedes(facts: Facts) -> Iterator[Diagnostic]:
    known = [order.number for order in facts.project.change_orders]

    def check(order: Any, at: FieldPath) -> Iterator[Diagnostic]:
        if order.supersedes is None:
            return
        earlier = [str(number) for number in known if number < order.number]
        yield from unknown(str(order.supersedes), earlier, at.child("supersedes"), "earlier change order")

    yield from each(facts.project.change_orders, PROJECT.child("change_orders"), check)


_PROJECT_CHECKS: tuple[Callable[[Facts], Iterator[Diagnostic]], ...] = (
    _change_authority,
    _release,
    _plans,
    _supersedes,
)
