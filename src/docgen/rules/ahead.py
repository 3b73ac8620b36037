"""What is due, what comes next, and whether anything is left at all (R-10 row 12, R-29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import PlanBalance, ScheduledMilestone, totals_of
from docgen.account.charges import billed_invoices, is_due_by_invoice, notes_on, shares_of
from docgen.account.whole_milestone import unbilled
from docgen.model import DueRule
from docgen.rules.earlier import Earlier
from docgen.rules.unpaid import outside_plans
from docgen.values import Money


@dataclass(frozen=True)
class NextPayment:
    """The payment that is asked for next.

    `milestone` is None for a payment of a plan, which `instalment` then numbers (0 is the down payment).
    `due` is None where it depends on an event: `rule` says on which.
    """

    milestone: str | None
    amount: Money
    due: date | None
    rule: DueRule | None = None
    instalment: int | None = None


@dataclass(frozen=True)
class UnderPlan:
    """A payment plan that is performed: its effective date, and what is left of the acknowledged balance."""

    effective: date
    unpaid: Money


@dataclass(frozen=True)
class Outlook:
    """How an account stands at the end of a day.

    `due` is everything due outside a plan that is performed, with interest and fees. `grace_until` is the
    end of the grace that still runs for something past its due date. `next` is what falls due next.
    """

    plan: UnderPlan | None
    due: Money
    grace_until: date | None
    next: NextPayment | None
    is_closed: bool


def outlook_of(then: Earlier) -> Outlook:
    """How the account stands, as a friendly letter tells it."""
    open_charges, plan, day = outside_plans(then.balance), then.balance.plan, then.day
    in_grace = [charge.grace_end for charge in open_charges if charge.due < day <= charge.grace_end]
    is_performed = plan is not None and plan.is_performed
    due = totals_of([c for c in open_charges if c.due <= day], then.balance.totals.credit, then.terms, day)
    return Outlook(
        plan=UnderPlan(plan.terms.effective, plan.unpaid) if plan is not None and is_performed else None,
        due=due.total_due,
        grace_until=min(in_grace, default=None),
        next=next_payment(then),
        is_closed=is_closed(then),
    )


def next_payment(then: Earlier) -> NextPayment | None:
    """What falls due next after the day; None where nothing does.

    What is invoiced, and the instalment of a plan, come by their dates; else the first milestone of the
    schedule that is not invoiced yet, in full or in part.
    """
    dated = [
        NextPayment(charge.milestone, charge.principal, charge.due)
        for charge in then.balance.charges
        if charge.principal and charge.due > then.day and not charge.in_plan
    ]
    instalment = _instalment(then.balance.plan)
    if instalment is not None:
        dated.append(instalment)
    if dated:
        return min(dated, key=lambda one: (one.due or date.max, one.milestone or ""))
    return next(iter(_not_billed(then)), None)


def is_closed(then: Earlier) -> bool:
    """R-10 row 12: everything is invoiced and paid; a credit may remain."""
    return not any(charge.unpaid for charge in then.balance.charges) and not _not_billed(then)


def _instalment(plan: PlanBalance | None) -> NextPayment | None:
    """The first payment of a plan that is not made in full: what was paid counts for the earliest."""
    if plan is None or not plan.is_performed:
        return None
    left = plan.paid
    for due, amount in zip(plan.terms.dues, plan.amounts, strict=True):
        if left < amount:
            return NextPayment(None, amount - left, due.due, instalment=due.number)
        left -= amount
    return None


def _not_billed(then: Earlier) -> list[NextPayment]:
    """The milestones of which something is not charged yet, in the order of the schedule."""
    found = []
    for milestone in then.schedule:
        amount = _open_amount(milestone, then)
        if amount.is_positive:
            due = milestone.due_rule.date
            found.append(NextPayment(milestone.id, amount, due, milestone.due_rule))
    return found


def _open_amount(milestone: ScheduledMilestone, then: Earlier) -> Money:
    """What a milestone will ask for besides its invoices: with tax, without what is kept back (S-8, R-33a).

    What a credit note took back was asked for once; it is no next payment (D03).
    """
    zero, shares = then.terms.currency.zero(), shares_of(milestone.id, then.terms)
    if not is_due_by_invoice(milestone) and then.balance.charges_of(milestone.id):
        return zero
    billed = billed_invoices(milestone, then.record.invoices, shares)
    left = unbilled(milestone, billed, notes_on(billed, then.record.credit_notes), shares)
    return left + shares.tax(left) - shares.kept(left, then.day)
