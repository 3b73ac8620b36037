"""A charge while the account is being folded: the only thing in it that changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from docgen.account.interest import first_base, interest_pieces, line_of
from docgen.account.terms import InterestTerms
from docgen.account.types import Component, InterestLine
from docgen.model.plan import PlanInterest
from docgen.values import Money, Rounding


@dataclass
class OpenCharge:
    """One charge: what is asked, paid and accrued. `order` is its place in the schedule.

    `charged` is what is asked now; `credited` was taken off it after it had entered the ledger (S-4).

    `plan` is set while a payment plan over the charge is performed, and says what happens to interest.
    What is posted since a plan took effect is kept apart as `accrued`: it is no part of the acknowledged
    balance. `held_back` are lines of a paused plan that count only if it ends by default, and
    `restarted` is the day from which interest then runs again (R-28).
    """

    milestone: str
    part: int
    order: int
    due: date
    grace_end: date
    reachable_from: date
    charged: Money
    paid: Money
    credited: Money
    interest: Money
    accrued: Money
    fee: Money
    invoice: str | None = None
    posted_to: date | None = None
    plan: PlanInterest | None = None
    was_in_plan: bool = False
    held_back: list[InterestLine] = field(default_factory=list)
    restarted: date | None = None

    @property
    def principal(self) -> Money:
        """Unpaid principal."""
        return self.charged - self.paid

    @property
    def is_paused(self) -> bool:
        """Whether no interest runs because of a plan (R-28)."""
        return self.plan is PlanInterest.PAUSED

    @property
    def acknowledged(self) -> Money:
        """Principal, interest and fee without the interest since a plan took effect (R-27)."""
        return self.principal + self.interest + self.fee

    @property
    def age(self) -> tuple[date, int, int]:
        """Sorts the oldest first: by due date, ties in schedule order (R-22)."""
        return self.due, self.order, self.part

    def owed(self, component: Component, *, to_payment: bool = True) -> Money:
        """What is unpaid of one component.

        While a plan runs a payment serves the acknowledged balance only (R-29); what is given up or
        settled may be the interest since then too.
        """
        if component is Component.PRINCIPAL:
            return self.principal
        if component is Component.FEE:
            return self.fee
        return self.interest if self.plan is not None and to_payment else self.interest + self.accrued

    def serve(self, component: Component, amount: Money) -> None:
        """Use `amount` for a component; the caller takes no more than is owed. Older interest comes first."""
        if component is Component.PRINCIPAL:
            self.paid += amount
        elif component is Component.INTEREST:
            older = min(amount, self.interest)
            self.interest -= older
            self.accrued -= amount - older
        else:
            self.fee -= amount

    def post(self, line: InterestLine) -> bool:
        """Take a line of interest; returns whether it is owed, or only kept in case a plan ends by default."""
        self.posted_to = line.end
        if self.is_paused:
            self.held_back.append(line)
            return False
        if self.was_in_plan:
            self.accrued += line.amount
        else:
            self.interest += line.amount
        return True

    def enter_plan(self, policy: PlanInterest) -> None:
        """R-27: all that is owed now becomes part of the acknowledged balance."""
        self.interest += self.accrued
        self.accrued -= self.accrued
        self.held_back.clear()
        self.plan, self.was_in_plan = policy, True

    def leave_plan(self) -> None:
        """The plan is over, and it was performed or replaced: interest that was held back never runs."""
        self.held_back.clear()
        self.plan = None

    def default(self, base: date | None, terms: InterestTerms, rounding: Rounding) -> list[InterestLine]:
        """R-28 after a default: the interest of the periods between payments since `base`, to be posted.

        None as base means as if it had never been paused.
        """
        lines, was_paused = list(self.held_back), self.is_paused
        self.leave_plan()
        if base is not None and was_paused:
            self.restarted = base
            lines = [part for line in lines for part in self._after(base, line, terms, rounding)]
        self.accrued += Money.total((line.amount for line in lines), self.charged.currency)
        return lines

    def _after(
        self, base: date, line: InterestLine, terms: InterestTerms, rounding: Rounding
    ) -> list[InterestLine]:
        start = max(base, line.start)
        pieces = interest_pieces(line.principal, terms, anchor=base, base=start, through=line.end)
        key = (self.milestone, self.part)
        return [line_of(piece, line.principal, key, rounding, posted=True) for piece in pieces]

    def lines_to(
        self, day: date, terms: InterestTerms, rounding: Rounding, *, posted: bool
    ) -> list[InterestLine]:
        """The interest lines from where interest was last posted to `day`, each rounded once (R-15)."""
        anchor = first_base(terms.start, self.due, self.grace_end, day)
        if anchor is None:
            return []
        if self.restarted is not None:
            anchor = max(anchor, self.restarted)
        base = anchor if self.posted_to is None else max(anchor, self.posted_to)
        pieces = interest_pieces(self.principal, terms, anchor=anchor, base=base, through=day)
        key = (self.milestone, self.part)
        return [line_of(piece, self.principal, key, rounding, posted=posted) for piece in pieces]


def oldest_first(charges: Iterable[OpenCharge]) -> list[OpenCharge]:
    """The charges by age (R-22)."""
    return sorted(charges, key=lambda charge: charge.age)
