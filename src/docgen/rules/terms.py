"""The payment terms of the contract, resolved for the account (S-28)."""

from __future__ import annotations

from docgen.account import InterestTerms, RateFrom, ResolvedTerms, RetentionTerms
from docgen.model import Project, Terms
from docgen.values import BusinessCalendar, Currency


def resolve_terms(project: Project, calendar: BusinessCalendar, currency: Currency) -> ResolvedTerms:
    """What the account needs of the contract.

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
        retention=_retention(terms),
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


def _retention(terms: Terms) -> RetentionTerms | None:
    if terms.retention is None:
        return None
    return RetentionTerms(terms.retention.percent, terms.retention.release)
