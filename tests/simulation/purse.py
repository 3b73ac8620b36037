"""Money that comes in or is given up, and what it serves (R-22 to R-25)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from docgen.model.record import Component
from simulation.known import Known, Receipt
from simulation.ledger import InterestTerm, Sum

PARTS = (Component.FEE, Component.INTEREST, Component.PRINCIPAL)
PRINCIPAL_FIRST = (Component.PRINCIPAL, Component.INTEREST, Component.FEE)


class Purse:
    """The credit held, and how receipts, credit, waivers and refunds change the sums.

    `impossible` holds the code of the error where the record gives up or pays back more than there is.
    """

    def __init__(self, known: Known, sums: dict[str, Sum], interest: InterestTerm) -> None:
        self.interest = interest
        self.known, self.terms = known, known.project.terms
        self.sums = sums
        self.credit = 0
        self.impossible: set[str] = set()

    def oldest(self, name: str | None = None) -> list[Sum]:
        """The sums of one milestone, or all, the oldest first (R-22)."""
        items = [item for item in self.sums.values() if name in (None, item.milestone)]
        return sorted(items, key=lambda item: item.age)

    def waive(self, day: date) -> None:
        """What the contractor gives up."""
        for waiver in self.known.waivers:
            if waiver.date == day:
                order = [(item, waiver.component) for item in self.oldest(waiver.milestone)]
                if serve(waiver.amount.minor_units, order):
                    self.impossible.add("DG702")

    def apply_credit(self, day: date) -> None:
        """A held credit serves the principal of what is due, where the contract says so (R-24)."""
        if self.terms.overpayment.value == "credit_next":
            self._use_credit(day, [item for item in self.oldest() if item.due <= day])

    def follow_instructions(self, day: date) -> None:
        """The client may say what a credit is for (R-24)."""
        for entry in self.known.instructions:
            if entry.date == day:
                self._use_credit(day, self.oldest(entry.apply_to))

    def _use_credit(self, day: date, items: list[Sum]) -> None:
        for item in items:
            if self.credit:
                self.interest.post(item, day)
            self.credit = serve(self.credit, [(item, Component.PRINCIPAL)])

    def receive(self, receipt: Receipt) -> None:
        """Serve the designation, then the contract's order; the rest is credit (R-22, R-23)."""
        order: list[tuple[Sum, Component]] = []
        if receipt.milestone is not None:
            parts = PARTS if receipt.component is None else (receipt.component,)
            order = [(item, part) for part in parts for item in self.oldest(receipt.milestone)]
        self.credit += serve(receipt.amount, [*order, *self._agreed_order()])

    def _agreed_order(self) -> list[tuple[Sum, Component]]:
        oldest, policy = self.oldest(), self.terms.allocation.value
        if policy == "milestone_first":
            return [(item, part) for item in oldest for part in PARTS]
        parts = PARTS if policy == "interest_first" else PRINCIPAL_FIRST
        return [(item, part) for part in parts for item in oldest]

    def settle(self, receipt: Receipt) -> None:
        """A payment accepted in settlement ends the debt it was offered for (R-25)."""
        if receipt.settles:
            for item in self.oldest(receipt.milestone):
                item.principal = item.interest = item.fee = 0

    def refund(self, day: date) -> None:
        """Money paid back out of the credit."""
        for refund in self.known.refunds:
            if refund.date == day:
                self.credit -= refund.amount.minor_units
                if self.credit < 0:
                    self.credit = 0
                    self.impossible.add("DG703")


def serve(amount: int, order: Iterable[tuple[Sum, Component]]) -> int:
    """Use `amount` in this order; what is left over."""
    for item, part in order:
        owed: int = getattr(item, part.value)
        used = min(amount, owed)
        setattr(item, part.value, owed - used)
        amount -= used
    return amount
