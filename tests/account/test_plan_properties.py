"""What holds for every account under payment plans: nothing is lost, order does not matter (R-27 to R-29)."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.account import Component, EntryKind, PlanBalance, RunningAccount
from docgen.model.plan import PlanInterest
from docgen.values import Money
from random_accounts import USD, Job, jobs_with_plans, plan_days

ZERO = USD.zero()


def total(amounts: Iterable[Money]) -> Money:
    """The sum of some amounts."""
    return Money.total(amounts, USD)


@settings(max_examples=80)
@given(jobs_with_plans(), plan_days)
def test_the_ledger_closes_under_plans(job: Job, as_of: date) -> None:
    """D05: charges less credits equal what is due, less the credit held and what was paid in advance."""
    account = job.account(known=as_of).on(as_of)
    charges = total(entry.charge or ZERO for entry in account.entries)
    credits = total(entry.credit or ZERO for entry in account.entries)
    assert charges - credits == account.totals.total_due - account.totals.credit - account.totals.prepaid


@settings(max_examples=80)
@given(jobs_with_plans(), plan_days)
def test_every_payment_and_every_line_of_interest_is_accounted_for(job: Job, as_of: date) -> None:
    """R-22, R-28: a receipt is what it served; interest lines less what served interest are the interest owed."""
    account = job.account().on(as_of)
    for entry in account.entries:
        if entry.kind in (EntryKind.RECEIPT, EntryKind.WAIVER) and entry.allocations:
            assert total(part.amount for part in entry.allocations) == entry.credit
    served = total(
        part.amount
        for entry in account.entries
        for part in entry.allocations
        if part.component is Component.INTEREST
    )
    assert total(line.amount for line in account.interest_lines) - served == account.totals.interest
    for charge in account.charges:
        assert charge.principal >= ZERO and charge.interest >= ZERO and charge.fee >= ZERO


@settings(max_examples=80)
@given(jobs_with_plans(), plan_days)
def test_the_table_of_a_plan_is_the_acknowledged_balance(job: Job, as_of: date) -> None:
    """R-27: the payments add up to the balance; all instalments are equal, the last one is larger by less than
    a cent for each of them."""
    for plan in job.account().on(as_of).plans:
        instalments = plan.amounts[1:]
        assert total(plan.amounts) == plan.acknowledged
        assert set(instalments[:-1]) <= {instalments[0]}
        assert 0 <= (instalments[-1] - instalments[0]).minor_units < len(instalments)


@settings(max_examples=80)
@given(jobs_with_plans(), plan_days)
def test_the_charges_of_a_plan_are_its_unpaid_balance(job: Job, as_of: date) -> None:
    """R-27, R-28: the parts of the plan owe what is left of the acknowledged balance and interest since then;
    under a pause there is none."""
    account = job.account().on(as_of)
    plan = account.plan
    if plan is None:
        return
    charges = [charge for charge in account.charges if (charge.milestone, charge.part) in plan.charges]
    assert total(charge.unpaid for charge in charges) == plan.unpaid + plan.accrued
    assert ZERO <= plan.unpaid <= plan.acknowledged
    assert all(charge.in_plan is plan.is_performed for charge in charges)
    if plan.is_performed and plan.terms.interest is PlanInterest.PAUSED:
        assert plan.accrued == ZERO


@settings(max_examples=80)
@given(jobs_with_plans(), plan_days)
def test_what_was_acknowledged_is_paid_or_unpaid_to_the_cent(job: Job, as_of: date) -> None:
    """R-29: what the ledger says was used for the plan since its effective date is what is missing from it."""
    plain = tuple(replace(m, amounts=m.amounts[:1]) for m in job.schedule if m.due_rule.date is not None)
    kept = {name: job.record[name] for name in ("invoices", "payments")}
    first = tuple(replace(plan, interest=PlanInterest.PAUSED, discount=None) for plan in job.plans[:1])
    simple = replace(job, schedule=plain, record=kept, plans=first, terms=replace(job.terms, retention=None))
    account = simple.account(known=as_of).on(as_of)
    plan = account.plan
    if plan is None or plan.defaulted_on is not None:
        return
    assert plan.acknowledged - _served(account, plan) == plan.unpaid


def _served(account: RunningAccount, plan: PlanBalance) -> Money:
    """What receipts and settlements since the effective date used for the milestones of a plan."""
    names = {milestone for milestone, _ in plan.charges}
    kinds = (EntryKind.RECEIPT, EntryKind.WITHHELD_TAX, EntryKind.SETTLEMENT)
    return total(
        part.amount
        for entry in account.entries
        if entry.date >= plan.terms.effective and entry.kind in kinds
        for part in entry.allocations
        if part.milestone in names
    )


@settings(max_examples=80)
@given(jobs_with_plans(), plan_days, st.randoms(use_true_random=False))
def test_the_order_in_the_file_never_matters_under_plans(
    job: Job, as_of: date, shuffler: random.Random
) -> None:
    """S-6: the same facts in any order give the same account and the same plans."""
    shuffled = {name: list(entries) for name, entries in job.record.items()}
    for entries in shuffled.values():
        shuffler.shuffle(entries)
    first, second = job.account().on(as_of), job.with_record(shuffled).account().on(as_of)
    assert (first.totals, first.charges, first.plans) == (second.totals, second.charges, second.plans)


@settings(max_examples=80)
@given(jobs_with_plans(), plan_days, st.integers(0, 200))
def test_a_later_day_never_loses_an_event_under_plans(job: Job, as_of: date, later: int) -> None:
    """R-14, R-27: posted lines, defaults and completions of a day stand on every later day."""
    account = job.account()
    before, after = account.on(as_of), account.on(as_of + timedelta(days=later))
    posted = [entry for entry in before.entries if not entry.provisional]
    assert [entry for entry in after.entries if not entry.provisional][: len(posted)] == posted
    for old, new in zip(before.plans, after.plans, strict=False):
        assert new.terms == old.terms and new.acknowledged == old.acknowledged
        assert old.defaulted_on in (None, new.defaulted_on)
        assert old.satisfied_on in (None, new.satisfied_on)


@settings(max_examples=60)
@given(jobs_with_plans(), st.integers(1, 90))
def test_a_plan_changes_nothing_before_its_effective_date(job: Job, number: int) -> None:
    """R-27: up to the day before the account is that without any plan."""
    first = min(plan.effective for plan in job.plans)
    day = first - timedelta(days=number)
    assert job.account().on(day) == replace(job, plans=()).account().on(day)
