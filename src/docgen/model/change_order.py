"""Change orders: the only way to change work, price or time."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from docgen.model.base import Model
from docgen.model.fields import Amount, Count, Date, Identifier, Integer, SignedAmount, Text, problem
from docgen.model.schedule import Milestone


class MilestoneEffect(Model):
    """What a change order does to the schedule (R-32).

    One of: a `delta` or a new `amount` and/or a new `target` for the milestone `id`; a `new`
    milestone; or `spread`, the whole amount divided pro rata over the milestones named (R-33).
    """

    id: Identifier | None = None
    delta: SignedAmount | None = None
    amount: Amount | None = None
    target: Date | None = None
    new: Milestone | None = None
    spread: tuple[Identifier, ...] = ()

    @model_validator(mode="after")
    def _one_effect(self) -> MilestoneEffect:
        kinds = [self.id is not None, self.new is not None, bool(self.spread)]
        details = [self.delta is not None, self.amount is not None, self.target is not None]
        changes_one = self.id is not None and any(details) and not all(details[:2])
        if sum(kinds) != 1 or (any(details) if self.id is None else not changes_one):
            raise problem(
                "DG211",
                "this is not an effect on a milestone",
                "write {id: M3, delta: 500.00}, {id: M3, amount: 500.00}, {id: M3, target: 2026-05-01}, "
                "{new: {...}} or {spread: [M3, M4]}",
            )
        return self


class Breakdown(Model):
    """One part of a change order's amount, e.g. labour."""

    kind: Text
    amount: SignedAmount


class ChangeOrder(Model):
    """One change to the contract (documents.md D03). `amount` and `days` may be negative or zero.

    `work_start` is the planned first day of the changed work. `days` are calendar days on the
    completion date.
    """

    number: Annotated[Count, Field(ge=1)]
    title: Text
    description: Text
    date: Date
    reason: Text
    amount: SignedAmount
    days: Integer
    work_start: Date | None = None
    supersedes: Count | None = None
    breakdown: tuple[Breakdown, ...] = ()
    drawings: tuple[Text, ...] = ()
    milestones: tuple[MilestoneEffect, ...] = ()

    @property
    def document(self) -> str:
        """Its document id (S-19): `change-order-2`."""
        return f"change-order-{self.number}"
