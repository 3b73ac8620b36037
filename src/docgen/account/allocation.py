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
        named = [charge for charge in charges if charge.milestone == designation.milestone]
        chosen = designation.component
        components = WITHIN_MILESTONE if chosen is None else (Component(chosen.value),)
        yield from _by_component(named, components)
    if policy is Allocation.MILESTONE_FIRST:
        for charge in charges:
            yield from _by_component([charge], WITHIN_MILESTONE)
    elif policy is Allocation.PRINCIPAL_FIRST:
        yield from _by_component(charges, PRINCIPAL_FIRST)
    else:
        yield from _by_component(charges, WITHIN_MILESTONE)


def _by_component(charges: Sequence[OpenCharge], components: Iterable[Component]) -> Iterator[Target]:
    for component in components:
        for charge in charges:
            yield charge, component


def serve(amount: Money, targets: Iterable[Target]) -> tuple[list[Allocated], Money]:
    """Use `amount` for the targets in their order; returns what served what, and what is left."""
    served: list[Allocated] = []
    for charge, component in targets:
        share = min(amount, charge.owed(component))
        if share.is_positive:
            charge.serve(component, share)
            served.append(Allocated(charge.milestone, component, share))
            amount -= share
    return served, amount
