"""What restarting the work costs the client, where the contract says so (R-19)."""

from __future__ import annotations

from datetime import date

from docgen.model.record import RestartCost
from docgen.rules.basis import Basis
from docgen.values import Money


def restart_costs(first: date, day: date, basis: Basis) -> tuple[RestartCost, ...]:
    """The itemised costs from the first day of a suspension to `day`; none unless the contract has them."""
    agreed = basis.project.terms.suspension
    if agreed is None or not agreed.recover_restart_costs:
        return ()
    return tuple(cost for cost in basis.record.restart_costs if first <= cost.date <= day)


def open_restart_costs(first: date, day: date, basis: Basis) -> Money:
    """What of them is unpaid on a day: money received for them is held as a credit, since no milestone owes it."""
    costs = Money.total((cost.amount for cost in restart_costs(first, day, basis)), basis.currency)
    return max(basis.currency.zero(), costs - basis.account.on(day).totals.credit)
