"""Invoices for more than their milestone is (DG726)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.account.charges import Billed, billed_invoices, notes_on, shares_of
from docgen.account.schedule import ScheduledMilestone
from docgen.account.terms import ResolvedTerms
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import Record
from docgen.values import Money

_IN_FULL = "delete it, or agree a change order that adds to the milestone"


def over_billed_problems(
    schedule: Sequence[ScheduledMilestone], record: Record, terms: ResolvedTerms
) -> Iterator[Diagnostic]:
    """Every invoice that asks for more than is left of its milestone, or for a rest that is not there.

    Sums are in the terms of the price (S-8): tax and what is kept back come after, so there is no tolerance.
    The milestone is as the executed change orders leave it, and a credit note of any day gives its sum back.
    """
    for milestone in schedule:
        billed = billed_invoices(milestone, record.invoices, shares_of(milestone.id, terms))
        yield from _of_milestone(milestone, billed, record)


def _of_milestone(
    milestone: ScheduledMilestone, billed: Sequence[Billed], record: Record
) -> Iterator[Diagnostic]:
    zero = milestone.amount.currency.zero()
    credited = [zero] * len(billed)
    for note, position in notes_on(billed, record.credit_notes):
        credited[position] += note.amount
    before, given_back = zero, zero
    for bill, less in zip(billed, credited, strict=True):
        left = max(zero, milestone.amount - before + given_back)
        asked = bill.net - less
        is_empty = bill.invoice.amount is None and not bill.net and before.is_positive
        if asked > left or is_empty:
            index = next(at for at, one in enumerate(record.invoices) if one is bill.invoice)
            yield error(
                "DG726",
                f"{_name(bill)} asks for {asked} of {milestone.id}, of which {left} is left: "
                f"it is {_agreed(milestone)}, and {_billed(before, given_back)} before",
                FieldPath("record", ("invoices", index)),
                hint=_what_to_do(left, is_empty=is_empty),
            )
        before, given_back = before + bill.net, given_back + less


def _name(bill: Billed) -> str:
    number = bill.invoice.number
    return "this invoice" if number is None else f"invoice {number}"


def _agreed(milestone: ScheduledMilestone) -> str:
    changed = " with the executed change orders" if len(milestone.amounts) > 1 else ""
    return f"{milestone.amount}{changed}"


def _billed(before: Money, given_back: Money) -> str:
    less = f" less {given_back} of credit notes" if given_back.is_positive else ""
    return f"{before}{less} was billed"


def _what_to_do(left: Money, *, is_empty: bool) -> str:
    lower = f"give it an amount of at most {left}" if left.is_positive else _IN_FULL
    return (
        lower if is_empty else f"{lower}; if it went out like that, a credit note takes back what is too much"
    )
