"""In which order a payment serves what is owed (R-22)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.account.open_charge import OpenCharge
from docgen.account.types import Allocated, Component
from docgen.model.record import Designation
from docgen.model.terms import Allocation
from docgen.values import Money

Target = tuple[OpenCharge, Component]

WITHIN_MILESTONE = (Component.FEE, Component.INTEREST, Component.PRINCIPAL)
PRINCIPAL_FIRST = (Component.PRINCIPAL, Component.INTEREST, Component.FEE)


def payment_targets(
    charges: Sequence[OpenCharge], designation: Designation | None, policy: Allocation
) -> Iterator[Target]:
    """What a payment serves, one after the other (R-22).

    `charges` are those the payment can reach (R-23), oldest first. The payer's designation comes first:
    the whole milestone in the order fee, interest, principal, or only the component named.
    """
    if designation is not None:
        yield from _designated(charges, designation)
    if policy is Allocation.MILESTONE_FIRST:
        for charge in charges:
            yield from _by_component([charge], WITHIN_MILESTONE)
    elif policy is Allocation.PRINCIPAL_FIRST:
        yield from _by_component(charges, PRINCIPAL_FIRST)
    else:
        yield from _by_component(charges, WITHIN_MILESTONE)


def payment_stages(
    charges: Sequence[OpenCharge], designation: Designation | None, policy: Allocation
) -> Iterator[Iterator[Target]]:
    """What a payment serves, in stages (R-22, R-29); each begins when the one before has been served.

    While a plan runs: the payer's designation, then the acknowledged balance, then everything else.
    """
    plan = [charge for charge in charges if charge.plan is not None]
    if plan:
        if designation is not None:
            yield _designated(charges, designation)
        yield payment_targets(plan, None, policy)
    yield payment_targets(charges, designation, policy)


def _designated(charges: Sequence[OpenCharge], designation: Designation) -> Iterator[Target]:
    named = [charge for charge in charges if charge.milestone == designation.milestone]
    chosen = designation.component
    yield from _by_component(named, WITHIN_MILESTONE if chosen is None else (Component(chosen.value),))


def _by_component(charges: Sequence[OpenCharge], components: Iterable[Component]) -> Iterator[Target]:
    for component in components:
        for charge in charges:
            yield charge, component


def serve(
    amount: Money, targets: Iterable[Target], *, to_payment: bool = True
) -> tuple[list[Allocated], Money]:
    """Use `amount` for the targets in their order; returns what served what, and what is left.

    `to_payment` is False where a debt is given up: that reaches interest since a plan began too (R-29).
    """
    served: list[Allocated] = []
    for charge, component in targets:
        share = min(amount, charge.owed(component, to_payment=to_payment))
        if share.is_positive:
            charge.serve(component, share)
            served.append(Allocated(charge.milestone, component, share))
            amount -= share
    return served, amount
