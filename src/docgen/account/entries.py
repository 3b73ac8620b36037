"""Writing the lines of the ledger with their running balance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from docgen.account.types import Allocated, EntryKind, LedgerEntry
from docgen.model import Payment
from docgen.values import Money


@dataclass
class EntryBook:
    """The lines so far and the balance after the last one (charges less credits)."""

    balance: Money
    lines: list[LedgerEntry] = field(default_factory=list)

    def charge(
        self,
        day: date,
        kind: EntryKind,
        milestone: str | None,
        reference: str | None,
        amount: Money,
        *,
        provisional: bool = False,
    ) -> None:
        """A line that raises the balance."""
        self.balance += amount
        self.lines.append(
            LedgerEntry(day, kind, milestone, reference, amount, None, self.balance, provisional)
        )

    def credit(
        self,
        day: date,
        kind: EntryKind,
        milestone: str | None,
        reference: str | None,
        amount: Money,
        served: tuple[Allocated, ...] = (),
    ) -> None:
        """A line that lowers the balance."""
        self.balance -= amount
        self.lines.append(
            LedgerEntry(day, kind, milestone, reference, None, amount, self.balance, False, served)
        )

    def receipt(
        self, day: date, kind: EntryKind, payment: Payment, amount: Money, served: tuple[Allocated, ...]
    ) -> None:
        """A payment, with how it came."""
        self.balance -= amount
        self.lines.append(
            LedgerEntry(
                day,
                kind,
                payment.designation.milestone if payment.designation is not None else None,
                payment.reference,
                None,
                amount,
                self.balance,
                allocations=served,
                method=payment.method,
            )
        )

    def memo(
        self,
        day: date,
        kind: EntryKind,
        milestone: str | None,
        reference: str | None,
        noted: Money | None,
        served: tuple[Allocated, ...] = (),
    ) -> None:
        """A line that leaves the balance alone."""
        self.lines.append(
            LedgerEntry(
                day, kind, milestone, reference, None, None, self.balance, allocations=served, noted=noted
            )
        )
