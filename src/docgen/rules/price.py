"""The contract price and the milestones that share it (R-30, R-32, R-33)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import Project
from docgen.rules.words import figure
from docgen.values import Currency, Money, Rate, Rounding, split


@dataclass(frozen=True)
class PriceState:
    """The price, in the terms of `price.tax_included` (S-8).

    `current` = original + changes. The `gross` figures have tax added, milestone by milestone; they
    equal the others where prices include tax.
    """

    original: Money
    changes: Money
    current: Money
    gross_original: Money
    gross_changes: Money
    gross_current: Money


def milestone_amounts(project: Project) -> tuple[Money, ...]:
    """The amount of every milestone of the contract, in the terms of the price (R-33).

    Percent milestones share what the others leave of the price, so that nothing is lost to rounding;
    where they would not add up to it, they are shares of the price itself.
    """
    price = project.price.amount
    fixed = Money.total((m.amount for m in project.milestones if m.amount is not None), price.currency)
    percents = [m.percent.fraction for m in project.milestones if m.percent is not None]
    shares = iter(_percent_shares(price, price - fixed, percents))
    return tuple(m.amount if m.amount is not None else next(shares) for m in project.milestones)


def _percent_shares(price: Money, rest: Money, percents: list[Fraction]) -> tuple[Money, ...]:
    if not any(percents):
        return tuple(price.currency.zero() for _ in percents)
    exact = price.exact * sum(percents, Fraction(0))
    one_unit = Fraction(1, 10**price.currency.decimals)
    total = (
        rest if abs(exact - rest.exact) < one_unit else Money.rounded(exact, price.currency, Rounding.HALF_UP)
    )
    return split(total, percents)


def schedule_sum_problem(project: Project) -> tuple[Diagnostic, ...]:
    """E-SCHEDULE-SUM: the milestones of the contract must add up to the price to the cent (R-32)."""
    amounts, price = milestone_amounts(project), project.price.amount
    total = Money.total(amounts, price.currency)
    if total == price:
        return ()
    last = len(amounts) - 1
    key = "amount" if project.milestones[last].amount is not None else "percent"
    difference = abs(price - total)
    word = "missing" if total < price else "too much"
    fitting = amounts[last] + price - total
    would = f"; the last milestone would be {figure(fitting)}" if fitting.is_positive else ""
    return (
        error(
            "E-SCHEDULE-SUM",
            f"the milestones add up to {figure(total)}, the price is {figure(price)}",
            FieldPath("project", ("milestones", last, key)),
            hint=f"{figure(difference)} is {word}{would}",
        ),
    )


def with_tax(net: Money, rate: Rate | None, rounding: Rounding) -> Money:
    """A net sum with tax added, rounded once; the sum itself where prices include tax (S-8)."""
    if rate is None:
        return net
    return net + Money.rounded(net.exact * rate.fraction, net.currency, rounding)


def price_state(original: Iterable[Money], current: Iterable[Money], project: Project) -> PriceState:
    """The price from the milestones before and after executed change orders."""
    rate = None if project.price.tax_included else project.price.tax_rate
    rounding, currency = project.terms.rounding, project.price.amount.currency
    before, after = tuple(original), tuple(current)
    gross = [Money.total((with_tax(m, rate, rounding) for m in part), currency) for part in (before, after)]
    now = project.price.amount + Money.total(after, currency) - Money.total(before, currency)
    return PriceState(
        original=project.price.amount,
        changes=now - project.price.amount,
        current=now,
        gross_original=gross[0],
        gross_changes=gross[1] - gross[0],
        gross_current=gross[1],
    )


def currency_of(project: Project) -> Currency:
    """The currency of the project."""
    return project.price.amount.currency
