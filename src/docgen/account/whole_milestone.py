"""What a milestone with one due date asks for as change orders, invoices and credit notes come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.account.charges import Billed, Shares, StepCause
from docgen.account.schedule import ScheduledMilestone
from docgen.model.record import CreditNote
from docgen.values import Money


@dataclass(frozen=True)
class Change:
    """A change of a charge and its cause."""

    amount: Money
    cause: StepCause
    reference: str | None


@dataclass(frozen=True)
class PayableChange:
    """How much more or less a milestone asks for from a day on; `on` None means from the contract."""

    on: date | None
    payable: Money
    kept: Money
    cause: StepCause
    reference: str | None


@dataclass(frozen=True)
class _Standing:
    """A milestone between two events, in the terms of the price except `gross`.

    `credited` is what credit notes took off and no change order or new invoice has taken up since.
    """

    amount: Money
    net: Money
    gross: Money
    kept: Money
    credited: Money

    def asked(self, shares: Shares) -> tuple[Money, Money]:
        """Payable and kept: of the invoices, and of what is owed without an invoice."""
        unbilled = max(self.amount.currency.zero(), self.amount - self.credited - self.net)
        kept = self.kept + shares.kept(unbilled, shares.opens)
        return self.gross + unbilled + shares.tax(unbilled) - kept, kept


def unbilled(
    milestone: ScheduledMilestone,
    billed: Sequence[Billed],
    notes: Sequence[tuple[CreditNote, int]],
    shares: Shares,
) -> Money:
    """What no invoice has asked for, in the terms of the price.

    What a credit note took off was asked for: nobody owes it until a change order or another invoice takes it up (D03).
    """
    zero = milestone.amount.currency.zero()
    standing = _Standing(milestone.amounts[0].amount, zero, zero, zero, zero)
    for *_, what in _events(milestone, billed, notes):
        standing = _after(standing, what, shares)
    return max(zero, milestone.amount - standing.credited - standing.net)


_ORDER = (StepCause.CHANGE_ORDER, StepCause.CHARGE, StepCause.CREDIT_NOTE)
_Event = tuple[date, StepCause, str | None, "Money | Billed | tuple[CreditNote, bool]"]


def payable_changes(
    milestone: ScheduledMilestone,
    billed: Sequence[Billed],
    notes: Sequence[tuple[CreditNote, int]],
    shares: Shares,
) -> list[PayableChange]:
    """The changes in the order of S-6: change orders before invoices, credit notes after them.

    A change order that takes off what a credit note already took off takes nothing more from the
    account (documents.md D03: for work already invoiced, a credit note first, then the change order).
    """
    zero = milestone.amount.currency.zero()
    first = milestone.amounts[0]
    standing = _Standing(first.amount, zero, zero, zero, zero)
    payable, kept = standing.asked(shares)
    changes = [PayableChange(first.on, payable, kept, StepCause.CHARGE, None)]
    for day, cause, reference, what in _events(milestone, billed, notes):
        standing = _after(standing, what, shares)
        new_payable, new_kept = standing.asked(shares)
        changes.append(PayableChange(day, new_payable - payable, new_kept - kept, cause, reference))
        payable, kept = new_payable, new_kept
    return changes


def _events(
    milestone: ScheduledMilestone, billed: Sequence[Billed], notes: Sequence[tuple[CreditNote, int]]
) -> list[_Event]:
    events: list[_Event] = [
        (step.on, StepCause.CHANGE_ORDER, step.reference, step.amount)
        for step in milestone.amounts[1:]
        if step.on is not None
    ]
    events += [(b.invoice.date, StepCause.CHARGE, b.invoice.number, b) for b in billed]
    events += [
        (note.date, StepCause.CREDIT_NOTE, note.number, (note, bool(billed[position].kept)))
        for note, position in notes
    ]
    return sorted(events, key=lambda event: (event[0], _ORDER.index(event[1])))


def _after(standing: _Standing, what: Money | Billed | tuple[CreditNote, bool], shares: Shares) -> _Standing:
    zero = standing.amount.currency.zero()
    if isinstance(what, Money):
        taken_off = max(zero, standing.amount - what)
        credited = standing.credited - min(standing.credited, taken_off)
        return _Standing(what, standing.net, standing.gross, standing.kept, credited)
    if isinstance(what, Billed):
        net = standing.net + what.net
        credited = min(standing.credited, max(zero, standing.amount - net))
        return _Standing(
            standing.amount, net, standing.gross + what.gross, standing.kept + what.kept, credited
        )
    note, was_kept = what
    held = shares.kept(note.amount) if was_kept else zero
    gross = standing.gross - note.amount - shares.tax(note.amount)
    credited = standing.credited + note.amount
    return _Standing(standing.amount, standing.net - note.amount, gross, standing.kept - held, credited)
