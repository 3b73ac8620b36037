"""The contract's terms on money: price, schedule, grace, late payment, order of payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from docgen.documents.parts.words import contract_days, due_words, target_words
from docgen.language import Language
from docgen.model.contract import PriceBasis
from docgen.model.terms import Allocation, InterestMethod, InterestStart, Overpayment
from docgen.rules import ProjectState
from docgen.rules.price import milestone_amounts, with_tax
from docgen.values import DayUnit, Money, Rate, Rounding


@dataclass(frozen=True)
class RatePrice:
    """A price for one unit of work or time."""

    description: str
    unit: str
    rate: Money


@dataclass(frozen=True)
class PriceTerms:
    """The price. `amount` is in the terms of `price.tax_included` (S-8), `gross` has tax added.

    `tax_rate` is None where no rate is named; `is_taxed` says that tax is added on top.
    """

    amount: Money
    currency: str
    is_fixed: bool
    is_unit: bool
    cap: Money | None
    is_taxed: bool
    tax_rate: Rate | None
    tax: Money
    gross: Money
    unit_rates: tuple[RatePrice, ...]


@dataclass(frozen=True)
class ScheduleRow:
    """One payment of Exhibit B. `target`, `due` and `last_of_grace` are in words."""

    id: str
    point: str
    target: str
    amount: Money
    due: str
    last_of_grace: str
    cumulative: Money
    tax: Money
    gross: Money


@dataclass(frozen=True)
class RetentionTerms:
    """What is kept back from every invoice, and the point that releases it."""

    percent: Rate
    release: str


@dataclass(frozen=True)
class ScheduleTerms:
    """Exhibit B as first agreed; change orders have schedules of their own."""

    rows: tuple[ScheduleRow, ...]
    has_targets: bool
    retention: RetentionTerms | None


@dataclass(frozen=True)
class GraceTerms:
    """The grace period. `is_free` says that nothing at all follows inside it (S-14)."""

    length: str
    in_business_days: bool
    rolls: bool
    is_free: bool


@dataclass(frozen=True)
class RateStepRow:
    """A rate of interest and its days; `last_day` is None for the last rate."""

    rate: Rate
    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class LateTerms:
    """Late interest and late fee (R-12, R-13, R-16a, R-16b).

    `rate` is None where the rate changes by `steps`. `to_nearest` is the smallest amount of the currency.
    """

    has_interest: bool
    rate: Rate | None
    steps: tuple[RateStepRow, ...]
    from_due: bool
    from_grace: bool
    by_month: bool
    to_nearest: Money
    ties_to_even: bool
    has_fee: bool
    fee_flat: Money | None
    fee_percent: Rate | None


@dataclass(frozen=True)
class AllocationTerms:
    """The order in which payments are used, and what happens to a credit (R-22, R-24)."""

    interest_first: bool
    principal_first: bool
    credit_goes_on: bool
    credit_is_refunded: bool


def price_terms(state: ProjectState) -> PriceTerms:
    """The price as first agreed."""
    price, agreed = state.price, state.project.price
    return PriceTerms(
        amount=price.original,
        currency=state.currency.code,
        is_fixed=agreed.basis is PriceBasis.FIXED,
        is_unit=agreed.basis is PriceBasis.UNIT,
        cap=agreed.cap,
        is_taxed=_added_rate(state) is not None,
        tax_rate=agreed.tax_rate if agreed.tax_rate is not None and agreed.tax_rate.percent else None,
        tax=price.gross_original - price.original,
        gross=price.gross_original,
        unit_rates=tuple(RatePrice(rate.description, rate.unit, rate.rate) for rate in agreed.unit_rates),
    )


def _added_rate(state: ProjectState) -> Rate | None:
    """The rate of tax on top of the price; None where prices include it or there is none."""
    price = state.project.price
    return price.tax_rate if not price.tax_included and price.tax_rate and price.tax_rate.percent else None


def schedule_terms(state: ProjectState, language: Language) -> ScheduleTerms:
    """Exhibit B: every milestone with its amount, due date, last day of grace and cumulative total."""
    project = state.project
    rate, total = _added_rate(state), state.currency.zero()
    rows = []
    for milestone, amount in zip(project.milestones, milestone_amounts(project), strict=True):
        total += amount
        gross = with_tax(amount, rate, project.terms.rounding)
        row = ScheduleRow(
            id=milestone.id,
            point=milestone.point,
            target=target_words(milestone, language),
            amount=amount,
            due=due_words(milestone.due, language),
            last_of_grace=_last_of_grace(milestone.id, state, language),
            cumulative=total,
            tax=gross - amount,
            gross=gross,
        )
        rows.append(row)
    has_targets = any(milestone.target is not None for milestone in project.milestones)
    return ScheduleTerms(tuple(rows), has_targets, _retention(state))


def _last_of_grace(milestone: str, state: ProjectState, language: Language) -> str:
    """The last day of grace where the due date is fixed, else how long grace is (R-9)."""
    grace, found = state.project.terms.grace, state.milestone(milestone)
    if found is not None and found.last_of_fixed_grace is not None:
        return language.weekday_date(found.last_of_fixed_grace)
    if grace is None:
        return ""
    return language.say["grace_after_due"].format(days=contract_days(grace.days, grace.unit, language))


def _retention(state: ProjectState) -> RetentionTerms | None:
    agreed = state.project.terms.retention
    if agreed is None:
        return None
    points = {milestone.id: milestone.point for milestone in state.project.milestones}
    return RetentionTerms(agreed.percent, points.get(agreed.release, agreed.release))


def grace_terms(state: ProjectState, language: Language) -> GraceTerms | None:
    """The grace period, where the contract has one."""
    terms = state.project.terms
    if terms.grace is None:
        return None
    from_due = terms.interest is not None and terms.interest.start is InterestStart.AFTER_DUE
    return GraceTerms(
        length=contract_days(terms.grace.days, terms.grace.unit, language),
        in_business_days=terms.grace.unit is DayUnit.BUSINESS,
        rolls=terms.grace.roll,
        is_free=not from_due,
    )


def late_terms(state: ProjectState) -> LateTerms | None:
    """Interest and fee on late payments, where the contract has one of them."""
    terms = state.project.terms
    interest, fee = terms.interest, terms.late_fee
    if interest is None and fee is None:
        return None
    start = interest.start if interest is not None else None
    # Without a grace period its end is the due date, so that interest runs from there.
    from_due = start is InterestStart.AFTER_DUE or terms.grace is None
    return LateTerms(
        has_interest=interest is not None,
        rate=interest.rate if interest is not None else None,
        steps=_steps(state),
        from_due=from_due,
        from_grace=not from_due and start is InterestStart.AFTER_GRACE,
        by_month=interest is not None and interest.method is InterestMethod.PER_MONTH_OR_FRACTION,
        to_nearest=Money(Decimal(1).scaleb(-state.currency.decimals), state.currency),
        ties_to_even=terms.rounding is Rounding.HALF_EVEN,
        has_fee=fee is not None,
        fee_flat=fee.flat if fee is not None else None,
        fee_percent=fee.percent if fee is not None else None,
    )


def _steps(state: ProjectState) -> tuple[RateStepRow, ...]:
    interest = state.project.terms.interest
    steps = interest.rates if interest is not None else ()
    ends = [step.from_ - timedelta(days=1) for step in steps[1:]]
    return tuple(
        RateStepRow(step.rate, step.from_, end) for step, end in zip(steps, [*ends, None], strict=False)
    )


def allocation_terms(state: ProjectState) -> AllocationTerms:
    """How payments are used."""
    terms = state.project.terms
    return AllocationTerms(
        interest_first=terms.allocation is Allocation.INTEREST_FIRST,
        principal_first=terms.allocation is Allocation.PRINCIPAL_FIRST,
        credit_goes_on=terms.overpayment is Overpayment.CREDIT_NEXT,
        credit_is_refunded=terms.overpayment is Overpayment.REFUND,
    )
