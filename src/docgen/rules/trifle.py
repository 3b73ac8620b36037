"""When so little of an item is open that a letter about it would cost more than it brings.

A default of practice, no rule of law and no figure of the contract. It changes no sum, no stage and no document: `docgen
next` proposes a call or a waiver in place of a letter, and every letter stays possible. This is the one place of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from docgen.account import ChargeBalance
from docgen.model.record import Direction
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

PHONE = "phone"
PATIENCE = timedelta(days=3)
"""For so long after a call no other one is proposed."""


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


def asked_on(charge: ChargeBalance, state: ProjectState) -> date | None:
    """The last day, of the state's or the three before it, on which the client was called, or asked for this rest."""
    first, said = state.as_of - PATIENCE, question(charge)
    days = [
        one.date
        for one in state.record.communications
        if one.direction is Direction.OUT and (one.summary == said or one.channel == PHONE)
    ]
    return max((day for day in days if day >= first), default=None)


def question(charge: ChargeBalance) -> str:
    """What the log says of the call."""
    return f"Asked for the rest of {charge.milestone}"


def _is_small(sum_open: Money) -> bool:
    return sum_open.amount <= SMALL.get(sum_open.currency.code, ELSEWHERE)
