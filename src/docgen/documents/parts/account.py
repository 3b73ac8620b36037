"""How sums owed and their items are named, in every document that prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from docgen.account import ChargeBalance, Component, InterestLine, LedgerEntry
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.values import Currency, Money


@dataclass(frozen=True)
class OwedRow:
    """One unpaid charge in a letter's table: `unpaid` = `charged` - `paid`, `total` = `unpaid` + `interest`.

    `charged` is what fell due on the due date; `paid` counts what was credited since. `interest_days` are the days
    for which the unpaid interest was computed; `is_by_periods` says that the principal or the rate changed in them.
    A late fee is not part of the row.
    """

    item: str
    due: date
    last_of_grace: date
    charged: Money
    paid: Money
    unpaid: Money
    interest_days: int
    is_by_periods: bool
    interest: Money
    total: Money


def owed_rows(
    charges: Iterable[ChargeBalance], state: ProjectState, language: Language
) -> tuple[OwedRow, ...]:
    """The rows of these charges, in their order."""
    return tuple(_owed(charge, state, language) for charge in charges)


def _owed(charge: ChargeBalance, state: ProjectState, language: Language) -> OwedRow:
    lines = _unpaid_lines(charge, state.account.interest_lines)
    return OwedRow(
        item=_with_invoices(charge, state, language),
        due=charge.due,
        last_of_grace=charge.grace_end,
        charged=charge.fell_due,
        paid=charge.settled,
        unpaid=charge.principal,
        interest_days=sum(line.days for line in lines),
        is_by_periods=len({(line.principal, line.rate) for line in lines}) > 1,
        interest=charge.interest,
        total=charge.principal + charge.interest,
    )


def _with_invoices(charge: ChargeBalance, state: ProjectState, language: Language) -> str:
    """The item with its invoice; with all invoices of the milestone where they do not decide what is due."""
    label, milestone = item_label(charge.milestone, state, language), state.milestone(charge.milestone)
    numbers = milestone.invoice_numbers if milestone is not None else ()
    named = charge.invoice if charge.invoice is not None else language.join(numbers)
    return language.say["item_with_invoice"].format(item=label, invoice=named) if named else label


def _unpaid_lines(charge: ChargeBalance, lines: Iterable[InterestLine]) -> list[InterestLine]:
    """The lines that make up the unpaid interest: the latest ones, what came before is paid."""
    found, left = [], charge.interest
    mine = [line for line in lines if (line.milestone, line.part) == (charge.milestone, charge.part)]
    for line in reversed(mine):
        if not left.is_positive:
            break
        found.append(line)
        left -= line.amount
    return found


def due_now(state: ProjectState) -> tuple[ChargeBalance, ...]:
    """The charges that make up the total due: at or past their due date, in grace or not (S-3)."""
    return tuple(
        charge
        for charge in state.account.charges
        if (charge.due <= state.as_of and charge.unpaid) or charge.interest or charge.fee
    )


def item_label(milestone: str, state: ProjectState, language: Language) -> str:
    """An item by its id and point: `M3 – Cabinets set`; the retained sum by the point that releases it."""
    found = state.milestone(milestone)
    if found is None:
        return milestone
    if found.is_retention:
        return language.say["retained_sum"].format(point=found.point)
    return language.say["item_label"].format(id=found.id, point=found.point)


def used_for(entry: LedgerEntry, language: Language, naming: Callable[[str], str] = str) -> str:
    """What a receipt served: `C1`, or with the amounts where it served several: `interest ($21.28) and C1 ($1,978.72)`.

    The amounts add up to the receipt (R-22). `naming` says how a milestone is named, its id where nothing is given.
    """
    sums: dict[tuple[Component, str | None], Money] = {}
    for part in entry.allocations:
        key = (part.component, part.milestone if part.component is Component.PRINCIPAL else None)
        sums[key] = sums[key] + part.amount if key in sums else part.amount
    served = {
        naming(milestone) if milestone is not None else language.say[f"used_{component.value}"]: amount
        for (component, milestone), amount in sums.items()
    }
    if len(served) < 2:
        return "".join(served)
    say = language.say["used_part"]
    return language.join(
        [say.format(name=name, amount=language.money(amount)) for name, amount in served.items()]
    )


def rate_words(line: InterestLine, language: Language) -> str:
    """The rate of one interest line, with the number of months where interest is charged by the month."""
    rate = language.percent(line.rate)
    if line.months is None:
        return language.say["rate_a_year"].format(rate=rate)
    return language.say["rate_months"].format(rate=rate, months=line.months)


def smallest_unit(currency: Currency, language: Language) -> str:
    """The name of the currency's smallest unit, to which amounts are rounded: `cent`."""
    names = language.patterns["currency"].get(currency.code)
    if names is None:
        return language.say["smallest_unit"]
    return str(names["minor" if currency.decimals else "major"][0])
