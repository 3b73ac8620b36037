"""The schedule of milestones while change orders are applied to it, one after the other (R-32)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from docgen.account import AmountFrom, ScheduledMilestone
from docgen.model import DueRule, Project, Record
from docgen.rules.price import milestone_amounts
from docgen.values import Money


@dataclass(frozen=True)
class AmountChange:
    """What an executed change order added to a milestone or took off it."""

    on: date
    amount: Money
    reference: str


@dataclass(frozen=True)
class ScheduleRow:
    """A milestone with the change orders applied so far.

    `first` is its first amount, from the contract or from the change order that added it (`added`).
    """

    id: str
    point: str
    due: DueRule
    target: date | None
    first: Money
    changes: tuple[AmountChange, ...] = ()
    added: AmountChange | None = None

    @property
    def amount(self) -> Money:
        """The amount after the changes."""
        return self.first + Money.total((change.amount for change in self.changes), self.first.currency)

    def changed(self, change: AmountChange | None, target: date | None) -> ScheduleRow:
        """The row with an amount added and a new target, where given."""
        changes = self.changes if change is None else (*self.changes, change)
        return replace(self, changes=changes, target=target or self.target)

    def scheduled(self, record: Record) -> ScheduledMilestone:
        """The milestone as the account charges it: changes in the order of their days, those of one day together.

        What one change order adds and another takes off on the same day is one change (S-6).
        """
        start = None if self.added is None else self.added.on
        amounts = [AmountFrom(start, self.first, None if self.added is None else self.added.reference)]
        for change in sorted(self.changes, key=lambda change: change.on):
            on = change.on if start is None else max(start, change.on)
            step = AmountFrom(on, amounts[-1].amount + change.amount, change.reference)
            if len(amounts) > 1 and amounts[-1].on == on:
                together = f"{amounts[-1].reference}, {change.reference}"
                amounts[-1] = AmountFrom(on, step.amount, together)
            else:
                amounts.append(step)
        return ScheduledMilestone(self.id, self.due, tuple(amounts), reached_on(self.id, record))


def original_rows(project: Project) -> tuple[ScheduleRow, ...]:
    """The schedule of the contract."""
    return tuple(
        ScheduleRow(milestone.id, milestone.point, milestone.due, milestone.target, amount)
        for milestone, amount in zip(project.milestones, milestone_amounts(project), strict=True)
    )


def row_of(rows: Sequence[ScheduleRow], identifier: str) -> ScheduleRow | None:
    """The row of a milestone."""
    return next((row for row in rows if row.id == identifier), None)


def reached_on(milestone: str, record: Record) -> date | None:
    """The recorded day on which a milestone's point was reached."""
    days = [p.reached for p in record.milestones if p.id == milestone and p.reached is not None]
    return min(days, default=None)


def accepted_on(milestone: str, record: Record) -> date | None:
    """The recorded day on which a milestone was accepted."""
    days = [p.accepted for p in record.milestones if p.id == milestone and p.accepted is not None]
    return min(days, default=None)
