"""The final demand: deadline, pay-off, earliest filing (R-38)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import ChargeKey, RunningAccount, Totals
from docgen.rules.basis import Basis
from docgen.rules.legal import whole
from docgen.rules.notice_periods import demand_deadline, demand_minimum
from docgen.rules.notices import DEMAND, NoticeState, latest
from docgen.rules.parties import claimant_of, consumer_facet
from docgen.rules.receipt import planned_receipt
from docgen.rules.unpaid import key_of, milestones_of, past_grace, sums_of
from docgen.values import Money


@dataclass(frozen=True)
class DemandState:
    """The demand on record, or the one that could be sent on the as-of date.

    `notice` is the operative demand, None when none was sent. `days` is the length of its period in
    calendar days from receipt, `minimum_days` the legal minimum (None where there is none or it is not known).
    `planned_received` is the assumed receipt of a letter that goes out on the as-of date, at its hour, by the
    contract's first method. `deadline` is the planned one while unsent, the operative one once sent. `items` are the
    milestones demanded: past grace, or those the notice binds. `total` is what they owe on the as-of
    date, `payoff_at_deadline` what they will owe on the deadline (recomputed, never per diem times
    days; statutory interest is no part of either, S-33). `window_opens` is the first day of the law's own window or
    minimum, counted from sending and not rolled, None where the law has none; `earliest_filing` is
    the first business day that meets it and the deadline; `latest_filing` is there only where the law closes the
    window again. All three are None where nothing is demanded.
    """

    notice: NoticeState | None
    days: int
    minimum_days: int | None
    planned_received: date
    deadline: date
    items: tuple[str, ...]
    total: Money
    payoff_at_deadline: Money
    per_diem: Money
    window_opens: date | None
    earliest_filing: date | None
    latest_filing: date | None


def demand_state(notices: Sequence[NoticeState], basis: Basis) -> DemandState:
    """The final demand on the as-of date: the operative one, else the one that could be sent (D11, S-1)."""
    notice = latest(notices, DEMAND)
    minimum, overdue = demand_minimum(basis), past_grace(basis.today)
    calendar = basis.calendar if notice is not None or overdue else basis.rough_calendar
    planned = planned_receipt(basis.goes_out, basis.project.terms.notices, calendar)
    if notice is not None and notice.deadline is not None:
        deadline, keys, items = notice.deadline, notice.charges, notice.items
    else:
        notice, items = None, milestones_of(overdue)
        deadline = demand_deadline(basis, planned, calendar)
        keys = tuple(key_of(charge) for charge in overdue)
    today = _sums(basis.today, keys, basis)
    opens, first, last = _window(notice, deadline, minimum, basis) if keys else (None, None, None)
    return DemandState(
        notice=notice,
        days=max(basis.project.terms.demand_days, minimum or 0),
        minimum_days=minimum,
        planned_received=planned,
        deadline=deadline,
        items=items,
        total=today.total_due,
        payoff_at_deadline=_sums(basis.account.on(deadline), keys, basis).total_due,
        per_diem=today.per_diem,
        window_opens=opens,
        earliest_filing=first,
        latest_filing=last,
    )


def _sums(account: RunningAccount, keys: tuple[ChargeKey, ...], basis: Basis) -> Totals:
    return sums_of(account, keys, basis.terms)


def _window(
    notice: NoticeState | None, deadline: date, minimum: int | None, basis: Basis
) -> tuple[date | None, date, date | None]:
    """R-38: when the law's window opens, the first business day after the deadline inside it, and its end.

    Where a demand went out on several days, the last counts for the beginning and the first for the end.
    """
    first_sent = notice.sent_on if notice is not None else basis.as_of
    last_sent = max((n.sent.day for n in notice.sendings), default=first_sent) if notice else first_sent
    facets = {"claimant": claimant_of(basis.project), "consumer": consumer_facet(basis.project)}
    earliest = whole(basis.law.read("demand.window_earliest_days", **facets)) or 0
    latest_days = whole(basis.law.read("demand.window_latest_days", **facets))
    least = max(earliest, minimum or 0)
    opens = last_sent + timedelta(days=least)
    first = basis.calendar.roll(max(deadline + timedelta(days=1), opens))
    last = first_sent + timedelta(days=latest_days) if latest_days is not None else None
    return opens if least else None, first, last
