"""Milestones: the points in the work that money is tied to."""

from __future__ import annotations

from enum import Enum

from pydantic import model_validator

from docgen.model.base import Model
from docgen.model.fields import Amount, Boolean, Count, Date, Identifier, Percent, Text, problem
from docgen.values import DayUnit


class DueEvent(str, Enum):
    """What starts the period after which a milestone is due."""

    INVOICE = "invoice"
    REACHED = "reached"


class DueRule(Model):
    """When a milestone falls due: a fixed `date`, or `days` `after` its invoice or its point (R-9)."""

    date: Date | None = None
    after: DueEvent | None = None
    days: Count | None = None
    unit: DayUnit = DayUnit.CALENDAR

    @model_validator(mode="after")
    def _one_rule(self) -> DueRule:
        fixed, relative = self.date is not None, self.after is not None and self.days is not None
        if fixed == relative or (fixed and (self.after is not None or self.days is not None)):
            raise problem(
                "DG211",
                "the due rule is neither a date nor a number of days after something",
                "write {date: 2026-03-02} or {after: invoice, days: 7} or {after: reached, days: 7}",
            )
        return self


class Milestone(Model):
    """One payment: an observable point of the work, its amount, and when it is due.

    Exactly one of `amount` and `percent` (of the contract price) is given.
    """

    id: Identifier
    point: Text
    amount: Amount | None = None
    percent: Percent | None = None
    target: Date | None = None
    retention_release: Boolean = False
    due: DueRule

    @model_validator(mode="after")
    def _amount_or_percent(self) -> Milestone:
        if (self.amount is None) == (self.percent is None):
            raise problem(
                "DG211",
                f"milestone {self.id} needs either an amount or a percent",
                "give exactly one of them",
            )
        return self
