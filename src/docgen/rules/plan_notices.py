"""What a payment plan makes of notices sent before it (S-7, R-10, R-20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from docgen.rules.basis import Basis
from docgen.rules.notices import DEMAND, NoticeState
from docgen.rules.suspensions import Suspension, with_notices
from docgen.rules.unpaid import paid_off_on


def under_plans(
    notices: Sequence[NoticeState], found: Sequence[Suspension], basis: Basis
) -> tuple[tuple[NoticeState, ...], tuple[Suspension, ...]]:
    """The notices, and the suspensions they began, once payment plans have taken in what they bind.

    A notice lapses when everything it binds was paid or taken into a plan: after a default what follows
    needs a notice of its own (R-10: a later final demand). Where work stood still when the plan came,
    the notices of that suspension last until work goes on.
    """
    if not basis.today.plans:
        return tuple(notices), tuple(found)
    return with_notices(notices, found, lambda notice: _after_plans(notice, found, basis))


def _after_plans(notice: NoticeState, found: Sequence[Suspension], basis: Basis) -> NoticeState:
    day = _taken_or_paid_on(notice, basis)
    if day is None or (notice.lapsed_on is not None and notice.lapsed_on <= day):
        return notice
    if notice.document != DEMAND:
        standing = (s for s in found if s.began is not None and s.began < day)
        running = next((s for s in standing if s.end is None or s.end > day), None)
        if running is not None:
            if running.end is None or running.end > basis.as_of:
                return notice
            day = running.end
    return replace(notice, lapsed_on=day)


def _taken_or_paid_on(notice: NoticeState, basis: Basis) -> date | None:
    """The first day on which nothing that the notice binds is left to the contract; None without a plan."""
    rest = set(notice.charges)
    for plan in basis.today.plans:
        begins = plan.terms.effective
        if begins < notice.sent_on or rest.isdisjoint(plan.charges):
            continue
        rest -= set(plan.charges)
        paid = paid_off_on(basis.account, rest, notice.sent_on, basis.as_of) if rest else begins
        if paid is not None:
            return max(begins, paid)
    return None
