"""What is unpaid on a day: the charges behind notices, demands and stages (R-10, S-3, S-7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from docgen.account import Account, ChargeBalance, ChargeKey, ResolvedTerms, RunningAccount, Totals, totals_of


def key_of(charge: ChargeBalance) -> ChargeKey:
    """What names a charge."""
    return charge.milestone, charge.part


def unpaid_charges(account: RunningAccount) -> tuple[ChargeBalance, ...]:
    """The charges on which principal, interest or a fee is unpaid, oldest first."""
    return tuple(charge for charge in account.charges if charge.unpaid)


def outside_plans(account: RunningAccount) -> tuple[ChargeBalance, ...]:
    """What is unpaid and follows the contract: not under a payment plan that is performed (R-29)."""
    return tuple(charge for charge in unpaid_charges(account) if not charge.in_plan)


def past_due(account: RunningAccount) -> tuple[ChargeBalance, ...]:
    """What is unpaid after its due date, in grace or not; a plan that is performed apart (R-29)."""
    return tuple(charge for charge in outside_plans(account) if account.as_of > charge.due)


def past_grace(account: RunningAccount) -> tuple[ChargeBalance, ...]:
    """What is unpaid after its grace has ended (R-8: the last day is the debtor's); R-29 as above."""
    return tuple(charge for charge in outside_plans(account) if account.as_of > charge.grace_end)


def milestones_of(charges: Iterable[ChargeBalance]) -> tuple[str, ...]:
    """The milestones of some charges, each once, in their order."""
    return tuple(dict.fromkeys(charge.milestone for charge in charges))


def chosen(account: RunningAccount, keys: Collection[ChargeKey]) -> tuple[ChargeBalance, ...]:
    """The charges with these names."""
    return tuple(charge for charge in account.charges if key_of(charge) in keys)


def sums_of(account: RunningAccount, keys: Collection[ChargeKey], terms: ResolvedTerms) -> Totals:
    """The sums of some charges on the account's day."""
    return totals_of(chosen(account, keys), account.totals.credit, terms, account.as_of)


def paid_off_on(account: Account, keys: Collection[ChargeKey], first: date, last: date) -> date | None:
    """The first day from `first` to `last` at whose end nothing of these charges is unpaid."""
    for day in sorted({first, *account.days(first, last)}):
        if day <= last and not any(charge.unpaid for charge in chosen(account.on(day), keys)):
            return day
    return None
