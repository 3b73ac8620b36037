"""What one change order does to the schedule, and why it may not (R-32, R-33)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import ChangeOrder, Milestone, MilestoneEffect
from docgen.rules.schedule import AmountChange, ScheduleRow, row_of
from docgen.rules.words import figure
from docgen.values import Money, Rounding, split

BilledNet = Callable[[ScheduleRow], Money]
"""What was invoiced on a milestone before the change order, in the terms of the price."""


@dataclass(frozen=True)
class Effect:
    """One effect, resolved: so much more or less on a milestone, a new target, or a new milestone."""

    milestone: str
    change: Money
    at: FieldPath
    target: date | None = None
    new: Milestone | None = None


@dataclass(frozen=True)
class Outcome:
    """The schedule after a change order, and what stands against it."""

    rows: tuple[ScheduleRow, ...]
    problems: tuple[Diagnostic, ...]


def reference_of(order: ChangeOrder) -> str:
    """The short name of a change order: `CO-01`."""
    return f"CO-{order.number:02d}"


def apply_change_order(
    rows: tuple[ScheduleRow, ...],
    order: ChangeOrder,
    *,
    on: date,
    price: Money,
    billed: BilledNet,
    at: FieldPath,
) -> Outcome:
    """The schedule with the change order executed `on` a day.

    `price` is the original contract price, for percentages of new milestones.
    Reports E-CO-FIELDS (an effect that is missing or points nowhere), E-SCHEDULE-SUM (the effects do
    not add up to the amount, R-32) and E-CO-BELOW-BILLED.
    """
    problems: list[Diagnostic] = []
    effects: list[Effect] = []
    for index, effect in enumerate(order.milestones):
        place = at.child("milestones", index)
        found = _resolve(rows, effect, order, price, place)
        if isinstance(found, Diagnostic):
            problems.append(found)
        else:
            effects += found
    if problems:
        return Outcome(rows, tuple(problems))
    problems += _sum_problem(order, effects, at)
    after = rows
    for one in effects:
        after = _with(after, one, AmountChange(on, one.change, reference_of(order)))
    problems += _below_billed(after, effects, billed)
    return Outcome(after, tuple(problems))


def _resolve(
    rows: Sequence[ScheduleRow], effect: MilestoneEffect, order: ChangeOrder, price: Money, at: FieldPath
) -> list[Effect] | Diagnostic:
    zero = price.currency.zero()
    if effect.new is not None:
        return _new(rows, effect.new, price, at.child("new"))
    if effect.spread:
        return _spread(rows, effect.spread, order, at.child("spread"))
    row = row_of(rows, effect.id or "")
    if row is None:
        return _unknown(effect.id or "", at.child("id"), order)
    change = effect.delta or zero
    if effect.amount is not None:
        change = effect.amount - row.amount
    return [Effect(row.id, change, at, effect.target)]


def _new(
    rows: Sequence[ScheduleRow], new: Milestone, price: Money, at: FieldPath
) -> list[Effect] | Diagnostic:
    if row_of(rows, new.id) is not None:
        return error("E-CO-FIELDS", f"the new milestone {new.id} exists already", at.child("id"))
    if new.amount is not None:
        amount = new.amount
    else:
        share = new.percent.fraction if new.percent is not None else 0
        amount = Money.rounded(price.exact * share, price.currency, Rounding.HALF_UP)
    return [Effect(new.id, amount, at, new.target, new)]


def _spread(
    rows: Sequence[ScheduleRow], names: Sequence[str], order: ChangeOrder, at: FieldPath
) -> list[Effect] | Diagnostic:
    """R-33: the amount is divided pro rata over the milestones named."""
    chosen: list[ScheduleRow] = []
    for index, name in enumerate(names):
        row = row_of(rows, name)
        if row is None:
            return _unknown(name, at.child(index), order)
        chosen.append(row)
    if not any(row.amount for row in chosen):
        return error("E-CO-FIELDS", "the milestones named have no amount to divide the change by", at)
    shares = split(order.amount, [row.amount.exact for row in chosen])
    return [Effect(row.id, share, at) for row, share in zip(chosen, shares, strict=True)]


def _unknown(name: str, at: FieldPath, order: ChangeOrder) -> Diagnostic:
    return error(
        "E-CO-FIELDS",
        f"change order {order.number} changes the milestone {name}, which does not exist by then",
        at,
        hint="name a milestone of the contract or of an executed change order with a lower number",
    )


def _sum_problem(order: ChangeOrder, effects: Sequence[Effect], at: FieldPath) -> Iterator[Diagnostic]:
    total = Money.total((effect.change for effect in effects), order.amount.currency)
    if total == order.amount:
        return
    if not any(effect.change for effect in effects):
        yield error(
            "E-CO-FIELDS",
            f"change order {order.number} changes the price by {figure(order.amount)}, "
            "but no milestone changes with it",
            at.child("amount"),
            hint="say under milestones: which payments change, or add a new one",
        )
        return
    yield error(
        "E-SCHEDULE-SUM",
        f"the milestones of change order {order.number} change by {figure(total)}, "
        f"its amount is {figure(order.amount)}",
        at.child("amount"),
        hint=f"the difference is {figure(abs(order.amount - total))}",
    )


def _with(rows: tuple[ScheduleRow, ...], effect: Effect, change: AmountChange) -> tuple[ScheduleRow, ...]:
    if effect.new is not None:
        new = effect.new
        row = ScheduleRow(new.id, new.point, new.due, new.target, change.amount, (), change)
        return (*rows, row)
    step = change if change.amount else None
    return tuple(row.changed(step, effect.target) if row.id == effect.milestone else row for row in rows)


def _below_billed(
    rows: Sequence[ScheduleRow], effects: Sequence[Effect], billed: BilledNet
) -> Iterator[Diagnostic]:
    """E-CO-BELOW-BILLED: a milestone may not fall below what was invoiced on it, nor below zero (R-32)."""
    for effect in effects:
        row = row_of(rows, effect.milestone)
        if row is None or effect.change >= effect.change.currency.zero():
            continue
        invoiced = billed(row)
        if row.amount >= max(invoiced, invoiced.currency.zero()):
            continue
        if invoiced.is_positive:
            reason = f"but {figure(invoiced)} of it is invoiced"
            hint = f"issue a credit note for {figure(invoiced - row.amount)} first"
        else:
            reason = "and an amount cannot be below zero"
            hint = "take the rest off another milestone"
        message = f"{row.id} would be {figure(row.amount)}, {reason}"
        yield error("E-CO-BELOW-BILLED", message, effect.at, hint=hint)
