"""The rows of the timeline that come from the account: what fell due, what was paid and came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.account import ChargeBalance, EntryKind
from docgen.documents.packet.case import Case
from docgen.documents.parts.account import item_label, used_for
from docgen.rules.payment_receipts import came_on

Row = tuple[date, str, str | None]
"""The day, what happened, and the exhibit that shows it."""


def due_told(case: Case) -> Iterator[Row]:
    """What fell due, as the ledger charges it (S-4), with the paper that shows the day."""
    for charge in case.state.account.charges:
        if charge.milestone in case.told and charge.due <= case.state.as_of and charge.fell_due:
            name = case.item(charge.milestone)
            if name == charge.milestone:
                name = _name_when_due(case, charge)
            text = case.say("told_due", id=name, amount=case.money(charge.fell_due))
            yield charge.due, text, _due_shown(case, charge.milestone)


def _name_when_due(case: Case, charge: ChargeBalance) -> str:
    """By its id; with its point where the row of its being reached does not come before."""
    found = case.state.milestone(charge.milestone)
    reached = found.recorded_reached if found is not None else None
    if charge.part == 1 and (reached is None or reached > charge.due):
        return item_label(charge.milestone, case.state, case.language)
    return charge.milestone


def _due_shown(case: Case, milestone: str) -> str | None:
    """Where the due date can be read: in the invoice, else in the agreement that has the milestone."""
    invoice = case.proof(milestone=milestone)
    added = [
        order.source.document
        for order in case.state.change_orders
        if order.counts and any(e.new is not None and e.new.id == milestone for e in order.source.milestones)
    ]
    agreed = case.proof(document=added[0] if added else "contract")
    return case.join(proof for proof in (invoice, agreed) if proof is not None) or None


def payments_told(case: Case) -> Iterator[Row]:
    """Every payment and what it served, and payments that came back."""
    named = set(case.told)

    def name(milestone: str) -> str:
        """With its point where no row before names it."""
        known = milestone in named
        named.add(milestone)
        return case.item(milestone) if known else item_label(milestone, case.state, case.language)

    for entry in case.state.account.entries:
        if entry.kind is EntryKind.RECEIPT and entry.credit:
            came = came_on(entry, case.state)
            words = {
                "amount": case.money(entry.credit),
                "items": used_for(entry, case.language, name),
                "day": case.day(came),
            }
            key = "told_payment" if came == entry.date else "told_payment_accepted"
            yield entry.date, case.say(key, **words), None
        elif entry.kind is EntryKind.REVERSAL and entry.charge:
            yield entry.date, case.say("told_reversal", amount=case.money(entry.charge)), None
