"""How a part of a sum came to be no longer owed: paid, credited or waived, and only what is true."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.account import ChargeBalance, Component, EntryKind, LedgerEntry
from docgen.language import Language

WAYS = {
    EntryKind.RECEIPT: "paid",
    EntryKind.WITHHELD_TAX: "paid",
    EntryKind.CREDIT_APPLIED: "credited",
    EntryKind.WAIVER: "waived",
    EntryKind.SETTLEMENT: "waived",
}
"""What an entry of the account does to the sums that it serves; a settlement gives up what is left."""


def how_settled(
    component: Component,
    entries: Iterable[LedgerEntry],
    language: Language,
    items: Collection[str] | None = None,
    charges: Iterable[ChargeBalance] = (),
) -> str:
    """`paid`, or `paid and waived`, by these entries; `settled` where no entry says how.

    They count for one component, of these items or of all.
    `charges` tell what credit notes took back of the principal: that is no entry of its own.
    """
    found = {
        WAYS[entry.kind]
        for entry in entries
        if entry.kind in WAYS
        for part in entry.allocations
        if part.component is component and part.amount and (items is None or part.milestone in items)
    }
    if component is Component.PRINCIPAL and any(
        charge.credited and (items is None or charge.milestone in items) for charge in charges
    ):
        found.add("credited")
    ways = [way for way in dict.fromkeys(WAYS.values()) if way in found]
    return language.join([language.say[f"settled_{way}"] for way in ways]) or language.say["settled"]
