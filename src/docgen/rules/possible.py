"""From which day a document that is refused now would be allowed, if nothing else happens (S-11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from docgen.account import ChargeBalance, RunningAccount
from docgen.rules.state import ProjectState
from docgen.rules.unpaid import past_due, past_grace

ONE_DAY = timedelta(days=1)


def first_day_past_due(state: ProjectState) -> date | None:
    """The first day, today or later, on which something unpaid is past its due date.

    None where that depends on an event, e.g. on an invoice.
    """
    return _first(state, lambda charge: charge.due, past_due)


def first_day_past_grace(state: ProjectState) -> date | None:
    """The first day, today or later, on which something unpaid is past its grace; None as above."""
    return _first(state, lambda charge: charge.grace_end, past_grace)


def _first(
    state: ProjectState,
    last_day: Callable[[ChargeBalance], date],
    overdue: Callable[[RunningAccount], tuple[ChargeBalance, ...]],
) -> date | None:
    """The day after the last day of some charge, or of a plan: on no other day something can become overdue.

    A charge that a held credit pays on its due date is paid in the account of that day.
    """
    if overdue(state.account):
        return state.as_of
    end = state.outlook.last_day
    if end is None:
        return None
    days = {last_day(charge) + ONE_DAY for charge in state.outlook.on(max(end, state.as_of)).charges}
    days |= set(state.outlook.default_days)  # with a default what the plan took in is overdue at once
    return next((day for day in sorted(days) if day > state.as_of and overdue(state.outlook.on(day))), None)
