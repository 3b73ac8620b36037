"""When so little of an item is open that a letter about it would cost more than it brings.

A default of practice, no rule of law and no figure of the contract. It changes no sum, no stage and no document: `docgen
next` proposes a call or a waiver in place of a letter, and every letter stays possible. This is the one place of it.
"""

from __future__ import annotations

from decimal import Decimal

from docgen.account import ChargeBalance
from docgen.rules.state import ProjectState
from docgen.rules.unpaid import past_due
from docgen.values import Money

SHARE = Decimal("0.01")
"""Less than this part of the item is open."""

SMALL = {
    "USD": Decimal(5), "CAD": Decimal(5), "AUD": Decimal(5), "NZD": Decimal(5), "EUR": Decimal(5), "GBP": Decimal(5),
    "CHF": Decimal(5), "SGD": Decimal(5), "THB": Decimal(100), "JPY": Decimal(500), "INR": Decimal(200),
}  # fmt: skip
"""And no more than this sum, in the units of the currency."""

ELSEWHERE = Decimal(1)
"""The same in every other currency."""


def is_trifle(charge: ChargeBalance) -> bool:
    """Whether what is open of the item, with interest and fees, is small against the item and small in itself."""
    return (
        bool(charge.unpaid)
        and _is_small(charge.unpaid)
        and charge.unpaid.amount < charge.charged.amount * SHARE
    )


def trifles(state: ProjectState) -> tuple[ChargeBalance, ...]:
    """What is unpaid after its due date, and so small."""
    return tuple(charge for charge in past_due(state.account) if is_trifle(charge))


def only_trifles(state: ProjectState) -> bool:
    """Whether something is unpaid after its due date, and nothing of it more than a trifle."""
    late = past_due(state.account)
    return bool(late) and all(is_trifle(charge) for charge in late)


def _is_small(sum_open: Money) -> bool:
    return sum_open.amount <= SMALL.get(sum_open.currency.code, ELSEWHERE)
