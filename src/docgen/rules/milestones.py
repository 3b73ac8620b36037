"""Each milestone on the as-of date: what was agreed, what happened, what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import RETENTION, ChargeBalance, InterestLine, grace_end
from docgen.model import DueRule
from docgen.rules.basis import Basis
from docgen.rules.billing import Billing
from docgen.rules.change_orders import moved
from docgen.rules.price import with_tax
from docgen.rules.schedule import ScheduleRow, accepted_on, reached_on, row_of
from docgen.rules.stage import Stage
from docgen.rules.standing import account_stage
from docgen.rules.suspensions import Suspension
from docgen.values import Money


@dataclass(frozen=True)
class Completion:
    """The completion date: as first agreed, moved by change orders, moved by suspension too (S-12)."""

    original: date | None
    contract: date | None
    current: date | None


@dataclass(frozen=True)
class MilestoneState:
    """A milestone with executed change orders applied.

    `amount` is in the terms of the price, `gross` with tax. `target` is the agreed target date,
    `target_current` has suspension days added. `due` and `grace_end` are those of its earliest unpaid
    charge, else of its last one; None while it has no due date yet. `reached` is the recorded day, else
    the day of the first invoice (S-5); `recorded_reached` is only the recorded one. `invoiced` is
    what was invoiced with tax, less credit notes; `unbilled` is what no invoice asked for yet, with tax; `charged`
    is what the account charges (less what is retained), `paid` the principal paid, credited or waived;
    `principal_due` is due and unpaid, `not_due` invoiced, unpaid and not yet due; `total` = principal_due + interest + fee.
    `interest_days` is the number of days on which it bore interest. `last_of_fixed_grace` is the end
    of grace where the due date is a fixed date, for the contract's schedule. The sum held back under
    R-33a is a milestone of its own with `is_retention`.
    """

    id: str
    point: str
    amount: Money
    gross: Money
    target: date | None
    target_current: date | None
    due_rule: DueRule
    due: date | None
    grace_end: date | None
    past_grace_from: date | None
    reached: date | None
    recorded_reached: date | None
    accepted: date | None
    invoiced_on: date | None
    invoice_numbers: tuple[str, ...]
    invoiced: Money
    unbilled: Money
    retained: Money
    charged: Money
    paid: Money
    principal_due: Money
    not_due: Money
    interest: Money
    fee: Money
    total: Money
    interest_days: int
    stage: Stage
    last_of_fixed_grace: date | None
    is_retention: bool = False


def completion_of(found: Sequence[Suspension], basis: Basis) -> Completion:
    """S-12: the completion date moves by executed change orders and by suspension, never rolled."""
    original = basis.project.contract.completion
    contract = moved(original, basis.changed.days)
    return Completion(original, contract, moved(contract, sum(one.days or 0 for one in found)))


def milestone_states(
    billings: Iterable[Billing], found: Sequence[Suspension], basis: Basis
) -> tuple[MilestoneState, ...]:
    """Every milestone of the schedule, then the retained sum (R-9, R-33a, S-4, S-5)."""
    return tuple(_state(billing, found, basis) for billing in billings)


def _state(billing: Billing, found: Sequence[Suspension], basis: Basis) -> MilestoneState:
    is_retention = billing.milestone == RETENTION
    row = row_of(basis.changed.rows, billing.scheduled.id)
    assert row is not None, "a billing belongs to a row of the schedule"
    zero = basis.currency.zero()
    amount = billing.retained if is_retention else row.amount
    due, end = _dates(basis.today.charges_of(billing.milestone), billing.due, basis)
    recorded = None if is_retention else reached_on(row.id, basis.record)
    reached = recorded or billing.invoiced_on
    item = basis.today.item(billing.milestone)
    return MilestoneState(
        id=billing.milestone,
        point=row.point,
        amount=amount,
        gross=amount if is_retention else with_tax(amount, basis.terms.tax_rate, basis.terms.rounding),
        target=None if is_retention else row.target,
        target_current=None if is_retention else _target(row, reached, found),
        due_rule=row.due,
        due=due,
        grace_end=end,
        past_grace_from=moved(end, 1),
        reached=reached,
        recorded_reached=recorded,
        accepted=None if is_retention else accepted_on(row.id, basis.record),
        invoiced_on=billing.invoiced_on,
        invoice_numbers=billing.numbers,
        invoiced=billing.invoiced,
        unbilled=with_tax(billing.unbilled, basis.terms.tax_rate, basis.terms.rounding),
        retained=zero if is_retention else billing.retained,
        charged=item.charged if item else zero,
        paid=item.paid if item else zero,
        principal_due=item.principal_due if item else zero,
        not_due=item.not_due if item else zero,
        interest=item.interest if item else zero,
        fee=item.fee if item else zero,
        total=item.total if item else zero,
        interest_days=_interest_days(basis.today.interest_lines, billing.milestone),
        stage=account_stage([billing], basis),
        last_of_fixed_grace=_fixed_grace(row, basis),
        is_retention=is_retention,
    )


def _dates(
    charges: Sequence[ChargeBalance], first: date | None, basis: Basis
) -> tuple[date | None, date | None]:
    """R-9: due date and end of grace of the earliest unpaid charge, else of the last one."""
    unpaid = [charge for charge in charges if charge.unpaid]
    if charges:
        charge = unpaid[0] if unpaid else charges[-1]
        return charge.due, charge.grace_end
    if first is None:
        return None, None
    return first, grace_end(first, basis.terms.grace, basis.calendar)


def _target(row: ScheduleRow, reached: date | None, found: Sequence[Suspension]) -> date | None:
    """R-20: a target not reached before a suspension moves by its days."""
    days = sum(
        one.days or 0 for one in found if one.began is not None and (reached is None or reached >= one.began)
    )
    return moved(row.target, days)


def _interest_days(lines: Iterable[InterestLine], milestone: str) -> int:
    """The days on which some part of the milestone bore interest, each counted once."""
    days = {
        line.start + timedelta(days=number)
        for line in lines
        if line.milestone == milestone
        for number in range(1, line.days + 1)
    }
    return len(days)


def _fixed_grace(row: ScheduleRow, basis: Basis) -> date | None:
    if row.due.date is None:
        return None
    return grace_end(row.due.date, basis.terms.grace, basis.calendar)
