"""The dated changes of every charge, milestone by milestone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from docgen.account.charges import (
    RETENTION,
    Billed,
    ChargeStep,
    Shares,
    StepCause,
    billed_invoices,
    due_of,
    invoices_of,
    is_due_by_invoice,
    notes_on,
    opened_on,
    shares_of,
)
from docgen.account.schedule import ScheduledMilestone, due_date
from docgen.account.terms import ResolvedTerms
from docgen.account.whole_milestone import Change, payable_changes
from docgen.model import Record
from docgen.values import Money


@dataclass(frozen=True)
class Kept:
    """A change of the sum held back, with its day (R-33a)."""

    on: date
    change: Money


@dataclass
class ChargeBook:
    """Collects the steps of one milestone and remembers its parts.

    `parts` holds the amount of each part; `last_due` is the due date of the newest one.
    """

    milestone: str
    steps: list[ChargeStep] = field(default_factory=list)
    parts: list[Money] = field(default_factory=list)
    last_due: date | None = None

    def open(self, on: date, due: date, change: Change) -> None:
        """Open a new part; nothing is opened for no money."""
        self.last_due = due
        if change.amount.is_positive:
            self.parts.append(change.amount)
            self._add(on, len(self.parts), due, change.amount, change)

    def apply(self, on: date, change: Change) -> None:
        """Raise the newest part while it is not past due, else open one due on the day; or lower parts."""
        if not change.amount.is_positive:
            self._lower(on, change)
        elif not self.parts or self.last_due is None or on > self.last_due:
            self.open(on, max(on, self.last_due or on), change)
        else:
            self.parts[-1] += change.amount
            self._add(on, len(self.parts), self.last_due, change.amount, change)

    def lower_part(self, part: int, on: date, change: Change) -> Money:
        """Lower one part, not below zero; returns what was lowered as a negative amount."""
        amount = max(change.amount, -self.parts[part - 1])
        if amount:
            self.parts[part - 1] += amount
            due = next(step.due for step in self.steps if step.part == part)
            self._add(on, part, due, amount, change)
        return amount

    def _lower(self, on: date, change: Change) -> None:
        left = change.amount
        for part in range(len(self.parts), 0, -1):
            left -= self.lower_part(part, on, Change(left, change.cause, change.reference))

    def _add(self, on: date, part: int, due: date, amount: Money, change: Change) -> None:
        step = ChargeStep(on, self.milestone, part, due, on, amount, change.cause, change.reference)
        self.steps.append(step)


def charge_steps(
    schedule: Sequence[ScheduledMilestone], record: Record, terms: ResolvedTerms
) -> tuple[ChargeStep, ...]:
    """Every change of every charge that schedule, invoices and credit notes bring, in schedule order.

    A milestone due by invoice has one charge for each invoice; any other is one charge from its first
    invoice or its due date on, whichever is earlier (S-5). What is kept back becomes the milestone
    `retention`, due with the one that releases it (R-33a).
    """
    steps: list[ChargeStep] = []
    kept: list[Kept] = []
    for milestone in schedule:
        shares = shares_of(milestone.id, terms)
        billed = billed_invoices(milestone, record.invoices, shares)
        if is_due_by_invoice(milestone):
            new_steps, new_kept = _by_invoice(milestone, billed, record, shares)
        else:
            new_steps, new_kept = _as_a_whole(milestone, billed, record, shares)
        steps += new_steps
        kept += new_kept
    return (*steps, *_retention(schedule, kept, record, terms))


def _by_invoice(
    milestone: ScheduledMilestone, billed: Sequence[Billed], record: Record, shares: Shares
) -> tuple[list[ChargeStep], list[Kept]]:
    book = ChargeBook(milestone.id)
    kept: list[Kept] = []
    part_of: dict[int, int] = {}
    for position, bill in enumerate(billed):
        day = bill.invoice.date
        due = due_date(milestone.due_rule, shares.terms.calendar, invoiced=day)
        asked = Change(bill.gross - bill.kept, StepCause.CHARGE, bill.invoice.number)
        if due is not None and asked.amount.is_positive:
            book.open(day, due, asked)
            part_of[position] = len(book.parts)
        kept.append(Kept(day, bill.kept))
    for note, position in notes_on(billed, record.credit_notes):
        held = shares.kept(note.amount) if billed[position].kept else note.amount.currency.zero()
        less = held - note.amount - shares.tax(note.amount)
        if position in part_of:
            book.lower_part(part_of[position], note.date, Change(less, StepCause.CREDIT_NOTE, note.number))
        kept.append(Kept(note.date, -held))
    return book.steps, kept


def _as_a_whole(
    milestone: ScheduledMilestone, billed: Sequence[Billed], record: Record, shares: Shares
) -> tuple[list[ChargeStep], list[Kept]]:
    due = due_of(milestone, record.invoices, shares.terms)
    if due is None:
        return [], []
    opens = opened_on(milestone, due, billed)
    if milestone.known_from is not None:
        due = max(due, milestone.known_from)
    book = ChargeBook(milestone.id)
    kept: list[Kept] = []
    shares = replace(shares, opens=opens)
    changes = payable_changes(milestone, billed, notes_on(billed, record.credit_notes), shares)
    first = [change for change in changes if change.on is None or change.on <= opens]
    asked = Money.total((change.payable for change in first), milestone.amount.currency)
    held = Money.total((change.kept for change in first), milestone.amount.currency)
    reference = next((change.reference for change in first if change.cause is StepCause.CHARGE), None)
    book.open(opens, due, Change(asked, StepCause.CHARGE, reference))
    kept.append(Kept(opens, held))
    for change in changes[len(first) :]:
        assert change.on is not None
        book.apply(change.on, Change(change.payable, change.cause, change.reference))
        kept.append(Kept(change.on, change.kept))
    return book.steps, kept


def _retention(
    schedule: Sequence[ScheduledMilestone], kept: Iterable[Kept], record: Record, terms: ResolvedTerms
) -> list[ChargeStep]:
    """R-33a: what was kept falls due with the release milestone; what is kept later, on its own day."""
    release = _release(schedule, terms)
    due = due_of(release, record.invoices, terms) if release is not None else None
    if release is None or due is None:
        return []
    opens = min([due, *(invoice.date for invoice in invoices_of(release.id, record.invoices)[:1])])
    book = ChargeBook(RETENTION)
    changes = sorted(kept, key=lambda change: change.on)
    held = Money.total((change.change for change in changes if change.on <= opens), terms.currency)
    book.open(opens, due, Change(held, StepCause.CHARGE, None))
    for change in changes:
        if change.on > opens and change.change:
            book.apply(change.on, Change(change.change, StepCause.CHARGE, None))
    return book.steps


def _release(schedule: Sequence[ScheduledMilestone], terms: ResolvedTerms) -> ScheduledMilestone | None:
    if terms.retention is None:
        return None
    return next((m for m in schedule if m.id == terms.retention.release), None)
