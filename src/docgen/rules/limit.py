"""Arithmetic of a court's limit: ceiling, parts, excess, crossing (R-34, R-35)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from docgen.values import Money, Rate, split


def ceiling(limit: Money, headroom: Rate) -> Fraction:
    """R-34: the limit less room for interest, exact."""
    return limit.exact * (1 - headroom.fraction)


def suggested_parts(total: Money, limit: Money, headroom: Rate) -> tuple[Money, ...]:
    """R-34: equal parts of which none is above the ceiling; the sum itself where it needs no split.

    None at all where the headroom leaves no ceiling.
    """
    most = ceiling(limit, headroom)
    if most <= 0:
        return ()
    count = -((-total.exact / most).__floor__())
    return split(total, [1] * max(1, count))


def excess_over(counted: Money, limit: Money | None) -> Money:
    """R-35: what is counted above the limit; zero where the limit is not known."""
    zero = counted.currency.zero()
    return zero if limit is None else max(zero, counted - limit)


def days_until(exceeds: Callable[[int], bool], horizon: int) -> int | None:
    """The smallest number of days for which `exceeds` holds, up to the horizon.

    Once it holds it must hold ever after: a sum that is due only grows while nothing is paid.
    """
    if exceeds(0):
        return 0
    if not exceeds(horizon):
        return None
    low, high = 0, horizon
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if exceeds(middle) else (middle, high)
    return high
