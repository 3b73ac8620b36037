"""The stage of the account and of each milestone, and how the work stands (R-10, R-11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from docgen.account import ChargeBalance
from docgen.model.record import WorkEvent
from docgen.rules.basis import Basis
from docgen.rules.billing import Billing
from docgen.rules.filed import FiledClaim
from docgen.rules.notices import DEMAND, NoticeState, latest
from docgen.rules.plan import PlanState
from docgen.rules.stage import Stage, WorkStatus
from docgen.rules.suspension import SuspensionState
from docgen.rules.unpaid import chosen, outside_plans


def stage_of(
    notices: Sequence[NoticeState],
    suspension: SuspensionState,
    billings: Iterable[Billing],
    plan: PlanState | None,
    filed: FiledClaim | None,
    basis: Basis,
) -> Stage:
    """R-10: the first line that applies; rows 3, 4 and 6 look at what the notice binds (S-7).

    `plan` is the one that governs; a demand sent from its default date on leads to rows 3 and 4. A claim that
    was filed, from that date on too, stands while something that it is about is unpaid.
    """
    demand = latest(notices, DEMAND)
    if plan is not None and plan.is_performed:
        return Stage.PLAN_ACTIVE
    if plan is not None and plan.in_default and plan.satisfied_on is None:
        steps = [demand.sent_on] if demand is not None else []
        steps += [filed.source.date] if filed is not None else []
        if not any(plan.default_date is None or day >= plan.default_date for day in steps):
            return Stage.PLAN_DEFAULT
    if filed is not None and filed.is_open:
        return Stage.FILED
    if demand is not None and demand.deadline is not None:
        return Stage.READY_TO_FILE if basis.as_of > demand.deadline else Stage.FINAL_DEMAND
    if suspension.in_effect:
        return Stage.SUSPENDED
    if _is_noticed(suspension, basis):
        return Stage.SUSPENSION_NOTICE
    return account_stage(billings, basis)


def _is_noticed(suspension: SuspensionState, basis: Basis) -> bool:
    """Row 6: a notice of intent is received, something in it is past grace, and work has not stopped yet."""
    notice, day = suspension.notice, basis.as_of
    if notice is None or notice.received is None or suspension.effective is None:
        return False
    bound = chosen(basis.today, notice.charges)
    past = any(charge.unpaid and not charge.in_plan and day > charge.grace_end for charge in bound)
    return notice.received <= day < suspension.effective and past


def account_stage(billings: Iterable[Billing], basis: Basis) -> Stage:
    """Rows 7 to 12 of R-10, for the whole account or for some of its milestones.

    An item not yet open to payment counts for row 10 from its fixed due date; what a held credit will
    pay on that day does not. A plan that is performed is outside these rows (R-29): what it took in has
    the stage `plan_active` where nothing else of the milestone is due or coming.
    """
    some = tuple(billings)
    names = {billing.milestone for billing in some}
    unpaid = [c for c in outside_plans(basis.today) if c.milestone in names]
    if any(basis.as_of > charge.grace_end for charge in unpaid):
        return Stage.PAST_GRACE
    if any(basis.as_of > charge.due for charge in unpaid):
        return Stage.IN_GRACE
    if any(basis.as_of == charge.due for charge in unpaid):
        return Stage.DUE_TODAY
    soon = basis.as_of + timedelta(days=basis.project.terms.pre_due_days)
    if any(basis.as_of < charge.due <= soon for charge in _unpaid_ahead(names, soon, basis)):
        return Stage.PRE_DUE
    if any(c.in_plan and c.unpaid and c.milestone in names for c in basis.today.charges):
        return Stage.PLAN_ACTIVE
    return Stage.CURRENT if unpaid or any(billing.remains for billing in some) else Stage.CLOSED


def _unpaid_ahead(names: set[str], day: date, basis: Basis) -> list[ChargeBalance]:
    charges = basis.account.on(day).charges
    return [c for c in charges if c.milestone in names and c.principal and not c.in_plan]


def work_status(suspension: SuspensionState, basis: Basis) -> WorkStatus:
    """R-11: what the record says last; a suspension is computed (S-9).

    Work without an entry counts as started from the contract's start date, or where the contract has
    none from the first point reached.
    """
    entries = sorted(basis.record.work, key=lambda entry: entry.date)
    events = {entry.event for entry in entries}
    if WorkEvent.TERMINATED in events:
        return WorkStatus.TERMINATED
    if WorkEvent.COMPLETE in events:
        return WorkStatus.COMPLETE
    if suspension.in_effect:
        return WorkStatus.SUSPENDED
    if entries and entries[-1].event is WorkEvent.STOPPED and not _ended_since(entries[-1].date, suspension):
        return WorkStatus.SUSPENDED
    return WorkStatus.ACTIVE if entries or _has_started(basis) else WorkStatus.NOT_STARTED


def _ended_since(stopped: date, suspension: SuspensionState) -> bool:
    return suspension.ended and suspension.resumed_on is not None and stopped < suspension.resumed_on


def _has_started(basis: Basis) -> bool:
    start = basis.project.contract.work_start
    if start is not None:
        return start <= basis.as_of
    return any(progress.reached is not None for progress in basis.record.milestones)
