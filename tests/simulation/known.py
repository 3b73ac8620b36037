"""What is known on a day: the agreement as amended, and the entries of the record up to that day (S-2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from docgen.model import ChangeOrder, Milestone, PartyRole, Project, Record
from docgen.model.record import Component, CreditInstruction, CreditNote, Refund, Waiver
from simulation.numbers import shares

Dated = TypeVar("Dated", CreditInstruction, CreditNote, Refund, Waiver)


@dataclass(frozen=True)
class Receipt:
    """Money that counts as received on `day`, in minor units."""

    day: date
    amount: int
    reference: str
    milestone: str | None
    component: Component | None
    settles: bool

    @property
    def turn(self) -> tuple[int, int, str]:
        """Its place within its day (S-6)."""
        kind = 2 if self.milestone is None else 1 if self.component is None else 0
        return kind, -self.amount, self.reference


@dataclass(frozen=True)
class Billed:
    """An invoice; `amount` is None where it bills what is left of the milestone."""

    day: date
    number: str
    milestone: str
    amount: int | None
    tax: int | None
    kept: int | None


class Known:
    """The facts a reader has at the end of `as_of`."""

    def __init__(self, project: Project, record: Record, as_of: date) -> None:
        self.project, self.as_of = project, as_of
        self.record = record
        self.unit = 10 ** len(str(project.price.amount).partition(".")[2])
        self.milestones = list(project.milestones)
        self.amounts = original_amounts(project)
        self.orders = [(day, order) for day, order in self._executed() if day <= as_of]
        self.invoices = [
            Billed(
                entry.date,
                entry.number or "",
                entry.milestone,
                *(
                    None if part is None else part.minor_units
                    for part in (entry.amount, entry.tax, entry.retention)
                ),
            )
            for entry in record.invoices
            if entry.date <= as_of
        ]
        self.reached = {
            entry.id: entry.reached
            for entry in record.milestones
            if entry.reached is not None and entry.reached <= as_of
        }
        self.waivers = self._known(record.waivers)
        self.refunds = self._known(record.refunds)
        self.instructions = self._known(record.credit_instructions)
        self.credit_notes = self._known(record.credit_notes)
        self.receipts = sorted(self._receipts(), key=lambda receipt: (receipt.day, receipt.turn))

    def _known(self, rows: Sequence[Dated]) -> list[Dated]:
        return [row for row in rows if row.date <= self.as_of]

    def _executed(self) -> list[tuple[date, ChangeOrder]]:
        """Each change order that every party signed, with the day of the last signature (R-31)."""
        wanted = {
            party.id
            for party in self.project.parties
            if party.role in (PartyRole.CONTRACTOR, PartyRole.CLIENT)
        }
        executed = []
        for order in self.project.change_orders:
            days = {row.party: row.at.day for row in self.record.signatures if row.document == order.document}
            if wanted <= set(days):
                executed.append((max(days[party] for party in wanted), order))
        return sorted(executed, key=lambda pair: (pair[0], pair[1].number))

    def _receipts(self) -> list[Receipt]:
        """The payments that count: not reversed, not returned, accepted where conditional (R-25, R-26)."""
        receipts = []
        for payment in self.record.payments:
            reversed_ = payment.reversed is not None and payment.reversed.date <= self.as_of
            returned = payment.returned is not None and payment.returned <= self.as_of
            day = payment.accepted_on if payment.conditional else payment.date
            if reversed_ or returned or day is None or max(day, payment.date) > self.as_of:
                continue
            amount, withheld = payment.amount.minor_units, payment.withheld_tax
            certified = withheld is not None and withheld.held is not False
            if certified and (withheld.held is True or withheld.held <= self.as_of):
                amount += withheld.amount.minor_units
            named = payment.designation
            receipts.append(
                Receipt(
                    max(day, payment.date),
                    amount,
                    payment.reference or "",
                    named.milestone if named else None,
                    named.component if named else None,
                    payment.accepted_as is not None and payment.accepted_as.value == "settlement",
                )
            )
        return receipts


def original_amounts(project: Project) -> dict[str, int]:
    """Each milestone's share of the price, in minor units; percents are shared out exactly (R-33)."""
    amounts = {row.id: row.amount.minor_units for row in project.milestones if row.amount is not None}
    shared = [row for row in project.milestones if row.percent is not None]
    rest = project.price.amount.minor_units - sum(amounts.values())
    if shared:
        parts = shares(rest, [row.percent.percent for row in shared if row.percent is not None])
        amounts |= {row.id: part for row, part in zip(shared, parts, strict=True)}
    return {row.id: amounts[row.id] for row in project.milestones}


def changed_amounts(
    order: ChangeOrder, amounts: dict[str, int]
) -> tuple[dict[str, int], list[Milestone], dict[str, date]]:
    """What the amounts are after `order`, the milestones it adds, and the targets it names (R-32)."""
    after, added, targets = dict(amounts), [], {}
    for effect in order.milestones:
        if effect.new is not None and effect.new.amount is not None:
            added.append(effect.new)
            after[effect.new.id] = effect.new.amount.minor_units
        elif effect.spread:
            weights = [Fraction(amounts[name]) for name in effect.spread]
            for name, part in zip(effect.spread, shares(order.amount.minor_units, weights), strict=True):
                after[name] += part
        elif effect.id is not None:
            if effect.delta is not None:
                after[effect.id] += effect.delta.minor_units
            if effect.amount is not None:
                after[effect.id] = effect.amount.minor_units
            if effect.target is not None:
                targets[effect.id] = effect.target
    return after, added, targets


def is_applicable(
    order: ChangeOrder, before: dict[str, int], after: dict[str, int], billed: dict[str, int]
) -> bool:
    """Nothing falls below zero or below what was invoiced, and the changes add up to its amount (R-32)."""
    adds_up = sum(after.values()) - sum(before.values()) == order.amount.minor_units
    fallen = [name for name in before if after[name] < before[name]]
    return adds_up and all(after[name] >= billed.get(name, 0) for name in fallen)
