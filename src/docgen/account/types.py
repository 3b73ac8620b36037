"""What an account is made of: ledger entries, interest lines, balances and totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from docgen.account.plan import PlanBalance
from docgen.diagnostics import Diagnostic
from docgen.values import Money, Rate


class EntryKind(str, Enum):
    """What an entry of the ledger records.

    `invoice_memo` and `credit_applied` do not move the balance: a charge posts on its due date (S-4),
    and a credit was already counted when it was received.
    """

    CHARGE = "charge"
    INVOICE_MEMO = "invoice_memo"
    CHANGE = "change"
    CREDIT_NOTE = "credit_note"
    FEE = "fee"
    INTEREST = "interest"
    WAIVER = "waiver"
    SETTLEMENT = "settlement"
    CREDIT_APPLIED = "credit_applied"
    RECEIPT = "receipt"
    WITHHELD_TAX = "withheld_tax"
    REVERSAL = "reversal"
    REFUND = "refund"


GIVEN_UP = (EntryKind.SETTLEMENT, EntryKind.WAIVER)
"""What lowers a debt because the contractor gave it up."""


class Component(str, Enum):
    """What a sum served: a part of what a milestone owes, or a credit that is held."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    FEE = "fee"
    CREDIT = "credit"


@dataclass(frozen=True)
class Allocated:
    """A part of a receipt, credit or waiver and what it served. `milestone` is None for a held credit."""

    milestone: str | None
    component: Component
    amount: Money


@dataclass(frozen=True)
class LedgerEntry:
    """One line of the ledger, in the order of S-6 within a day.

    Exactly one of `charge` (raises the balance) and `credit` (lowers it) is given, except on memo
    lines, which name their sum as `noted`. `balance` is the balance after the line. `provisional`
    lines are interest computed for the as-of date and not posted (R-14). `reference` is the number of
    the invoice, credit note or payment, or `CO-01` for a change order. `method` is how a payment came.
    """

    date: date
    kind: EntryKind
    milestone: str | None
    reference: str | None
    charge: Money | None
    credit: Money | None
    balance: Money
    provisional: bool = False
    allocations: tuple[Allocated, ...] = ()
    noted: Money | None = None
    method: str | None = None


@dataclass(frozen=True)
class InterestLine:
    """Interest of one milestone for one period at one rate, rounded once (R-12, R-15, S-10).

    `start` is excluded and `end` included; `days` is their distance. With the method
    `per_month_or_fraction`, `months` is the number of months charged and `rate` is per month.
    `posted` is False for a provisional line.
    """

    milestone: str
    principal: Money
    start: date
    end: date
    days: int
    rate: Rate
    amount: Money
    posted: bool
    months: int | None = None
    part: int = 1


@dataclass(frozen=True)
class ChargeBalance:
    """One charge of a milestone on the as-of date.

    A milestone billed in parts has several charges, numbered from 1, each with its own due date.
    `charged` and `paid` are principal (`paid` includes credits applied and waivers of principal); `credited` is what
    credit notes and change orders took off `charged` since it fell due;
    `interest` is unpaid posted interest plus the provisional line; `reachable_from` is the first day on which a payment can
    reach the charge (R-23, S-5). `in_plan` is True while a payment plan over it is performed, which is
    outside the grace stages (R-29), and `is_paused` where no interest runs because of it (R-28).
    """

    milestone: str
    part: int
    due: date
    grace_end: date
    reachable_from: date
    charged: Money
    paid: Money
    credited: Money
    principal: Money
    interest: Money
    fee: Money
    invoice: str | None = None
    in_plan: bool = False
    is_paused: bool = False

    @property
    def fell_due(self) -> Money:
        """What the ledger charges on the due date (S-4): `fell_due` - `settled` = `principal`."""
        return self.charged + self.credited

    @property
    def settled(self) -> Money:
        """What has been paid, credited or waived of it."""
        return self.paid + self.credited

    @property
    def unpaid(self) -> Money:
        """Principal, interest and fee together."""
        return self.principal + self.interest + self.fee


@dataclass(frozen=True)
class ItemBalance:
    """One milestone on the as-of date, all its charges together.

    `charged` and `paid` count every charge open to payment; `principal_due` only what is past or at
    its due date (S-3); `not_due` is unpaid principal that is invoiced but not yet due.
    `total` = principal_due + interest + fee.
    """

    milestone: str
    charged: Money
    paid: Money
    principal_due: Money
    not_due: Money
    interest: Money
    fee: Money
    total: Money


@dataclass(frozen=True)
class Totals:
    """Sums of an account on one day.

    `total_due` = principal_due + interest + fees; `credit` is held apart and never netted.
    `per_diem` is the interest of one further day, rounded once (R-16); zero where no interest runs or
    where interest is charged by the month. `prepaid` was received for charges not yet due; the ledger
    closes at total_due - credit - prepaid.
    """

    principal_due: Money
    interest: Money
    fees: Money
    credit: Money
    total_due: Money
    per_diem: Money
    prepaid: Money


@dataclass(frozen=True)
class RunningAccount:
    """The account on a day: what is owed, line by line, and how it came to be.

    `past_grace` holds only charges whose grace has ended, with their interest and fees (S-3), without
    those under a plan that is performed (R-29). `plans` are the payment plans that took effect, oldest first.
    `diagnostics` are facts the account cannot follow, e.g. a refund of more than the credit held.
    """

    as_of: date
    items: tuple[ItemBalance, ...]
    charges: tuple[ChargeBalance, ...]
    entries: tuple[LedgerEntry, ...]
    interest_lines: tuple[InterestLine, ...]
    totals: Totals
    past_grace: Totals
    diagnostics: tuple[Diagnostic, ...] = ()
    plans: tuple[PlanBalance, ...] = ()

    @property
    def plan(self) -> PlanBalance | None:
        """The plan that took effect last; None where none did."""
        return self.plans[-1] if self.plans else None

    def item(self, milestone: str) -> ItemBalance | None:
        """The balance of one milestone; None while nothing of it is open to payment."""
        return next((item for item in self.items if item.milestone == milestone), None)

    def charges_of(self, milestone: str) -> tuple[ChargeBalance, ...]:
        """The charges of one milestone, in the order of their due dates."""
        return tuple(charge for charge in self.charges if charge.milestone == milestone)
