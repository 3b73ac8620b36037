"""What a reminder prints (D06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import EntryKind
from docgen.documents.parts.disputes import DisputeRow
from docgen.documents.parts.letter import Letter
from docgen.documents.parts.reminded import ReminderRow
from docgen.documents.parts.running_letters import RunningLetter
from docgen.documents.statement import Statement
from docgen.rules import ProjectState
from docgen.rules.payment_receipts import came_on
from docgen.values import Money


@dataclass(frozen=True)
class Received:
    """The last payment that served something the reminder names."""

    amount: Money
    on: date


@dataclass(frozen=True)
class LatePaymentRow:
    """A payment of a plan: `label` begins a sentence (`Payment 2`).

    `left` is unpaid of `amount`, `is_part` says that some is paid.
    `last_day` is the last day on which it was or is in time, `keeps_until` the last day on which it keeps the plan.
    """

    label: str
    amount: Money
    left: Money
    is_part: bool
    due: date
    last_day: date
    keeps_until: date


@dataclass(frozen=True)
class LatePlan:
    """What a reminder says of a payment plan.

    `is_after_grace` is True where the plan gives days to cure after a reminder, and False inside the grace. `keeps_until` is
    the first day by which one of the `rows` must be paid, `unpaid` what is left of the acknowledged balance, due if it is
    not. `clause` names the part of the plan that says so. `guarantor` gets a copy.
    """

    number: str
    rows: tuple[LatePaymentRow, ...]
    is_after_grace: bool
    keeps_until: date
    unpaid: Money
    clause: str
    guarantor: str | None


@dataclass(frozen=True)
class EndedPlan:
    """A payment plan that ended by default with something unpaid (R-27): the days on which it took effect and ended."""

    effective: date
    ended: date


@dataclass(frozen=True)
class ReminderContext:
    """What a reminder prints; `level` is 1 to 4 for R1 to R4, 0 for the reminder of a payment of a plan, which is in `late`.

    `rows` are the items at that level, `others` those at a lower one. `earlier` is the day of the last reminder
    of any of them, `ended` a plan that ended by default, `received` the last payment for one. `running` are the
    formal letters about other items that still run. `total`, `interest`, `fees`, `per_diem` and `past_grace` are
    without what those are about; `in_all` is the total of the statement (D05), which R4 encloses. `clause` is the
    right to suspend work, None where it was not agreed, there is no work left to stop, the sum is contested or
    a notice about the work runs already.
    """

    letter: Letter
    subject: str
    level: int
    late: LatePlan | None
    rows: tuple[ReminderRow, ...]
    others: tuple[ReminderRow, ...]
    earlier: date | None
    ended: EndedPlan | None
    received: Received | None
    disputes: tuple[DisputeRow, ...]
    running: tuple[RunningLetter, ...]
    has_grace: bool
    total: Money
    in_all: Money
    interest: Money
    fees: Money
    per_diem: Money
    past_grace: Money
    is_all_past_grace: bool
    clause: str | None
    is_working: bool
    statement: Statement


def received_for(items: set[str], state: ProjectState) -> Received | None:
    """The last payment that served one of the items; none that was returned since."""
    for entry in reversed(state.account.entries):
        if entry.kind is EntryKind.REVERSAL:
            return None
        served = any(part.milestone in items for part in entry.allocations)
        if entry.kind is EntryKind.RECEIPT and served and entry.credit is not None:
            return Received(entry.credit, came_on(entry, state))
    return None


def ended_plan(state: ProjectState) -> EndedPlan | None:
    """The plan in effect, where it has ended by default; None while it is performed and once it is paid."""
    plan = state.plan
    if plan is None or not plan.in_default or not plan.unpaid or plan.default_date is None:
        return None
    return EndedPlan(plan.effective, plan.default_date)
