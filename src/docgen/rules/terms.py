"""The payment terms of the contract, resolved for the account (S-28)."""

from __future__ import annotations

from datetime import date

from docgen.account import InterestTerms, RateFrom, ResolvedTerms, RetentionTerms
from docgen.model import Project, Record, Terms
from docgen.values import BusinessCalendar, Currency


def resolve_terms(
    project: Project, calendar: BusinessCalendar, currency: Currency, record: Record | None = None
) -> ResolvedTerms:
    """What the account needs of the contract, and of the record: when the retention was released.

    Where the contract has no interest term there is none: statutory interest is never posted (S-33).
    """
    terms = project.terms
    return ResolvedTerms(
        currency=currency,
        calendar=calendar,
        grace=terms.grace,
        interest=_interest(terms),
        late_fee=terms.late_fee,
        rounding=terms.rounding,
        allocation=terms.allocation,
        overpayment=terms.overpayment,
        retention=_retention(project, record),
        tax_rate=None if project.price.tax_included else project.price.tax_rate,
    )


def _interest(terms: Terms) -> InterestTerms | None:
    interest = terms.interest
    if interest is None:
        return None
    if interest.rate is not None:
        steps: tuple[RateFrom, ...] = (RateFrom(None, interest.rate),)
    else:
        steps = tuple(RateFrom(step.from_, step.rate) for step in interest.rates)
    return InterestTerms(steps, interest.start, interest.method)


def _retention(project: Project, record: Record | None) -> RetentionTerms | None:
    agreed = project.terms.retention
    if agreed is None:
        return None
    released_on = None if record is None else _reached_on(agreed.release, project, record)
    return RetentionTerms(agreed.percent, agreed.release, released_on)


def _reached_on(name: str, project: Project, record: Record) -> date | None:
    """The day of a point: recorded, its first invoice, which counts as it (S-5), or agreed; the earliest of them.

    Whatever is recorded later thus changes nothing of what was asked for before.
    """
    days = [one.reached for one in record.milestones if one.id == name and one.reached is not None]
    days += [one.date for one in record.invoices if one.milestone == name]
    days += [one.due.date for one in project.milestones if one.id == name and one.due.date is not None]
    return min(days, default=None)
