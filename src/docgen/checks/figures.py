"""Figures that cannot be meant (DG710)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.shape import PROJECT, as_far_as_read, each
from docgen.diagnostics import Diagnostic, FieldPath, Related, error
from docgen.model import Milestone, Terms
from docgen.values import Rate
from docgen.workspace import Facts

WHOLE = 100


def percentages(facts: Facts) -> Iterator[Diagnostic]:
    """DG710: shares, rates and taxes above 100 percent."""

    def share(milestone: Milestone, at: FieldPath) -> Iterator[Diagnostic]:
        yield from _at_most_whole(milestone.percent, at.child("percent"))

    yield from as_far_as_read(each(facts.project.milestones, PROJECT.child("milestones"), share))
    yield from as_far_as_read(
        _at_most_whole(facts.project.price.tax_rate, PROJECT.child("price", "tax_rate"))
    )
    for path in ("interest.rate", "late_fee.percent", "retention.percent", "headroom"):
        yield from as_far_as_read(_of_terms(facts.project.terms, path))


def _of_terms(terms: Terms, path: str) -> Iterator[Diagnostic]:
    value: Rate | None = None
    holder: object = terms
    for part in path.split("."):
        holder = getattr(holder, part)
        if holder is None:
            return
    value = holder if isinstance(holder, Rate) else None
    yield from _at_most_whole(value, PROJECT.child("terms", *path.split(".")))


def cap(facts: Facts) -> Iterator[Diagnostic]:
    """DG710: a cap lies at or above the price."""
    price = facts.project.price
    if price.cap is not None and price.cap < price.amount:
        at = PROJECT.child("price")
        message = f"the cap {price.cap} is below the price {price.amount}"
        related = (Related(at.child("amount"), "the price stands here"),)
        yield error(
            "DG710", message, at.child("cap"), hint="raise the cap, or lower the price", related=related
        )


def _at_most_whole(rate: Rate | None, at: FieldPath) -> Iterator[Diagnostic]:
    if rate is not None and rate.percent > WHOLE:
        yield error("DG710", f"{rate} % is more than 100 %", at, hint="is a decimal point missing?")
