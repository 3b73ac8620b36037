"""What a reminder is about: its items by the names of their invoices, and its subject (D06)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from docgen.account import ChargeBalance
from docgen.documents.parts.account import item_label
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.rules.reminders import BEFORE_DUE, Due, Reminder
from docgen.values import Money


@dataclass(frozen=True)
class ReminderRow:
    """One item: `name` begins a sentence, `inside` stands in one (`invoice INV-003`, `the rest of …`).

    `point` is None where the name says it already. `amount` is unpaid principal on the letter's day, before the due date
    what will be due then. `owed` is everything unpaid on the item, and `is_more` says that interest or a fee is part of it.
    `reached` and `accepted` are on record, None else.
    """

    name: str
    inside: str
    point: str | None
    amount: Money
    owed: Money
    is_more: bool
    due: date
    grace_end: date
    level: int
    reached: date | None
    accepted: date | None


def reminder_rows(made: Reminder, state: ProjectState, language: Language) -> tuple[ReminderRow, ...]:
    """The items of a reminder, the highest level first."""
    return tuple(_row(item, state, language) for item in made.items)


def subject_of(made: Reminder, state: ProjectState, language: Language) -> str:
    """The subject in one line; it names the items of the reminder's own level."""
    say, mine = language.say, [item for item in made.items if item.level == made.level]
    if made.level != BEFORE_DUE:
        return say[f"reminder_subject_{made.level}"].format(
            names=names_of((item.charge for item in mine), state, language)
        )
    total = Money.total((item.charge.principal for item in mine), state.currency)
    first, milestone = mine[0].charge, state.milestone(mine[0].charge.milestone)
    point = milestone.point if milestone is not None else first.milestone
    key = "reminder_subject_1" if len(mine) == 1 else "reminder_subject_1_several"
    return say[key].format(
        point=" ".join(point.split()), amount=language.money(total), due=language.long_date(first.due)
    )


def names_of(charges: Iterable[ChargeBalance], state: ProjectState, language: Language) -> str:
    """`invoices INV-003 and INV-004`; payments without an invoice one by one."""
    some = tuple(charges)
    numbers = [numbers_of(charge, state) for charge in some]
    if all(numbers):
        every = tuple(dict.fromkeys(number for mine in numbers for number in mine))
        return _invoices(every, language)
    return language.join([_plain_name(charge, state, language) for charge in some])


def _row(item: Due, state: ProjectState, language: Language) -> ReminderRow:
    charge, milestone = item.charge, state.milestone(item.charge.milestone)
    inside = _plain_name(charge, state, language)
    if charge.paid and charge.principal:
        inside = language.say["reminder_rest"].format(name=inside)
    named = numbers_of(charge, state)
    return ReminderRow(
        name=inside[:1].upper() + inside[1:],
        inside=inside,
        point=item_label(charge.milestone, state, language) if named else None,
        amount=charge.principal,
        owed=charge.unpaid,
        is_more=charge.unpaid > charge.principal,
        due=charge.due,
        grace_end=charge.grace_end,
        level=item.level,
        reached=milestone.recorded_reached if milestone is not None else None,
        accepted=milestone.accepted if milestone is not None else None,
    )


def _plain_name(charge: ChargeBalance, state: ProjectState, language: Language) -> str:
    """`invoice INV-003`; where no invoice has a number, the payment by its point."""
    numbers, milestone = numbers_of(charge, state), state.milestone(charge.milestone)
    if not numbers and milestone is not None and milestone.is_retention:
        return language.say["reminder_retention"].format(point=" ".join(milestone.point.split()))
    if not numbers:
        label = " ".join(item_label(charge.milestone, state, language).split())
        return language.say["reminder_payment"].format(item=label)
    return _invoices(numbers, language)


def _invoices(numbers: Sequence[str], language: Language) -> str:
    key = "reminder_invoice" if len(numbers) == 1 else "reminder_invoices"
    return language.say[key].format(numbers=language.join(numbers))


def numbers_of(charge: ChargeBalance, state: ProjectState) -> tuple[str, ...]:
    """The invoice of the charge; all of the milestone's where they do not decide what is due."""
    if charge.invoice is not None:
        return (charge.invoice,)
    milestone = state.milestone(charge.milestone)
    return milestone.invoice_numbers if milestone is not None else ()
