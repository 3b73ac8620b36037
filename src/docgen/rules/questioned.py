"""What the client has questioned in time: as far as it goes, the contract makes it no reason to stop work (D02, clause 16).

It is owed all the same: it stays in the account, in the stages and in every claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from docgen.account import ChargeBalance
from docgen.model.record import Dispute
from docgen.rules.basis import Basis
from docgen.rules.invoice_names import record_names
from docgen.rules.receipt import received_on
from docgen.values import DayUnit, Money


def questioned(milestones: Collection[str], day: date, basis: Basis) -> Money:
    """How much of what is due of these milestones is in an open dispute on a day that was raised in time.

    A dispute counts that names a milestone: with its amount, else with all that is unpaid of it; never with more than was
    unpaid when it was raised. A payment lowers it only where the whole is in dispute, since it serves the oldest debt (R-22).
    """
    sums = (_of_milestone(name, day, basis) for name in dict.fromkeys(milestones))
    return Money.total(sums, basis.currency)


def open_in_time(milestone: str, day: date, basis: Basis) -> Iterator[Dispute]:
    """The disputes about a milestone that are open on a day and were raised within the days of the contract (D04)."""
    for one in basis.record.disputes:
        is_open = one.date <= day and (one.resolved is None or one.resolved > day)
        if one.milestone == milestone and is_open and _is_in_time(one, milestone, basis):
            yield one


def _of_milestone(milestone: str, day: date, basis: Basis) -> Money:
    zero = basis.currency.zero()
    found = tuple(open_in_time(milestone, day, basis))
    now = [one for one in basis.account.on(day).charges_of(milestone) if one.due <= day]
    if not found or not now:
        return zero
    first = min(one.date for one in found)
    principal = Money.total((_principal_when_raised(one, first, day, basis) for one in now), basis.currency)
    named = Money.total((principal if one.amount is None else one.amount for one in found), basis.currency)
    if named < principal:
        return named
    return principal + Money.total((one.unpaid - one.principal for one in now), basis.currency)


def _principal_when_raised(charge: ChargeBalance, raised: date, day: date, basis: Basis) -> Money:
    """What was unpaid of a charge when it was questioned; of one that fell due later, what fell due."""
    then = basis.account.on(min(day, max(raised, charge.due)))
    mine = (one.principal for one in then.charges_of(charge.milestone) if one.part == charge.part)
    return Money.total(mine, basis.currency)


def _is_in_time(dispute: Dispute, milestone: str, basis: Basis) -> bool:
    """Within the days that the contract gives after the receipt of an invoice of the milestone."""
    number = basis.project.terms.query_days
    invoices = [one for one in basis.record.invoices if one.milestone == milestone]
    if not number or not invoices:
        return True
    code, terms = basis.project.project.code, basis.project.terms.notices
    for invoice in invoices:
        names = record_names(invoice, code) if invoice.number is not None else ()
        sent = (one for one in basis.record.notices if one.document in names)
        days = [day for day in (received_on(one, terms, basis.calendar) for one in sent) if day is not None]
        received = min(days, default=invoice.date)
        if dispute.date <= basis.calendar.period_end(received, number, DayUnit.CALENDAR):
            return True
    return False
