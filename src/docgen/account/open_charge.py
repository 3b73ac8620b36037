"""A charge while the account is being folded: the only thing in it that changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docgen.account.interest import first_base, interest_pieces
from docgen.account.terms import InterestTerms
from docgen.account.types import Component, InterestLine
from docgen.values import Money, Rounding


@dataclass
class OpenCharge:
    """One charge: what is asked, paid and accrued. `order` is its place in the schedule."""

    milestone: str
    part: int
    order: int
    due: date
    grace_end: date
    reachable_from: date
    charged: Money
    paid: Money
    interest: Money
    fee: Money
    invoice: str | None = None
    posted_to: date | None = None

    @property
    def principal(self) -> Money:
        """Unpaid principal."""
        return self.charged - self.paid

    @property
    def age(self) -> tuple[date, int, int]:
        """Sorts the oldest first: by due date, ties in schedule order (R-22)."""
        return self.due, self.order, self.part

    def owed(self, component: Component) -> Money:
        """What is unpaid of one component."""
        if component is Component.PRINCIPAL:
            return self.principal
        return self.interest if component is Component.INTEREST else self.fee

    def serve(self, component: Component, amount: Money) -> None:
        """Use `amount` for a component; the caller takes no more than is owed."""
        if component is Component.PRINCIPAL:
            self.paid += amount
        elif component is Component.INTEREST:
            self.interest -= amount
        else:
            self.fee -= amount

    def lines_to(
        self, day: date, terms: InterestTerms, rounding: Rounding, *, posted: bool
    ) -> list[InterestLine]:
        """The interest lines from where interest was last posted to `day`, each rounded once (R-15)."""
        anchor = first_base(terms.start, self.due, self.grace_end, day)
        if anchor is None:
            return []
        base = anchor if self.posted_to is None else max(anchor, self.posted_to)
        pieces = interest_pieces(self.principal, terms, anchor=anchor, base=base, through=day)
        return [
            InterestLine(
                milestone=self.milestone,
                principal=self.principal,
                start=piece.start,
                end=piece.end,
                days=piece.days,
                rate=piece.rate,
                amount=Money.rounded(piece.exact, self.charged.currency, rounding),
                posted=posted,
                months=piece.months,
                part=self.part,
            )
            for piece in pieces
        ]


def oldest_first(charges: Iterable[OpenCharge]) -> list[OpenCharge]:
    """The charges by age (R-22)."""
    return sorted(charges, key=lambda charge: charge.age)
