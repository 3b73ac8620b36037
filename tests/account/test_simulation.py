"""A second, independent account: day by day, with fractions, written from the specification alone.

It shares nothing with docgen but the models of the files. `DOCGEN_SIMULATIONS` sets the number of projects.
"""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest

from docgen.account import interest
from docgen.model import Notice, Plan, Record
from docgen.rules import plan_cure, plan_terms
from simulation import plan
from simulation.compare import differences
from simulation.generate import generated

PROJECTS = int(os.environ.get("DOCGEN_SIMULATIONS", "1000"))
SHARES = 8


@pytest.mark.parametrize("share", range(SHARES))
def test_the_simulation_agrees_to_the_cent_and_to_the_day(share: int) -> None:
    """Generated jobs, each on several days: sums, charges, stage, notices, suspension and demand are the same."""
    for seed in range(share, PROJECTS, SHARES):
        job = generated(seed)
        for day in job.days:
            assert not differences(job, day), (seed, day)


@pytest.mark.parametrize("share", range(2))
def test_the_simulation_of_payment_plans_agrees_to_the_cent_and_to_the_day(share: int) -> None:
    """R-27 to R-29: balance, instalments, default, completion, interest after it, and what is too much."""
    for seed in range(share, PROJECTS // 8, 2):
        job = plan.generated(seed)
        for day in job.days:
            assert not plan.differences(job, day), (seed, day)


def test_the_plans_end_in_every_way() -> None:
    """Among the jobs some are performed, some satisfied, and some in default under each rule for interest after it."""
    jobs = [plan.generated(seed) for seed in range(80)]
    ends = [(job, plan.Performance(job, job.days[-1])) for job in jobs]
    assert {job.after for job, end in ends if end.defaulted} == {"missed_due", "default_date", "retroactive"}
    assert any(end.satisfied for _, end in ends) and any(end.credit for _, end in ends)
    assert any(
        plan.Performance(job, day).defaulted is None and plan.Performance(job, day).satisfied is None
        for job in jobs
        for day in job.days
    )
    with_cure = [(job, end) for job, end in ends if job.cure is not None]
    assert any(end.defaulted for _, end in with_cure)
    assert any(_is_late(job, end) for job, end in with_cure), "late, and no reminder that counts"


def _is_late(job: plan.PlanJob, end: plan.Performance) -> bool:
    wanted = sum(amount for _, last, amount in end.asked if last < job.days[-1])
    return end.defaulted is None and end.paid < wanted


def test_the_jobs_cover_what_can_happen() -> None:
    """Among the jobs there are several currencies, interest starts, allocations, retentions, taxes and reversals."""
    jobs = [generated(seed) for seed in range(200)]
    terms = [job.project.terms for job in jobs]
    assert len({job.project.price.amount.currency.decimals for job in jobs}) >= 3
    assert len({one.interest.start for one in terms if one.interest is not None}) == 3
    assert len({one.allocation for one in terms}) == 3
    assert len({one.rounding for one in terms}) == 2
    assert any(one.retention for one in terms) and any(one.late_fee for one in terms)
    records = [job.record for job in jobs]
    assert any(p.reversed for record in records for p in record.payments)
    assert any(p.withheld_tax for record in records for p in record.payments)
    assert any(p.designation for record in records for p in record.payments)
    assert any(record.waivers for record in records) and any(record.notices for record in records)
    assert any(day.month == 2 and day.day == 29 for job in jobs for day in job.days)


def test_a_wrong_engine_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a divisor of 366 the engine differs in many jobs: the comparison can fail."""
    monkeypatch.setattr(interest, "DAYS_OF_A_YEAR", 366)
    wrong = 0
    for seed in range(40):
        job = generated(seed)
        wrong += any(differences(job, day) for day in job.days)
    assert wrong > 5
    jobs = [plan.generated(seed) for seed in range(20)]
    assert any(plan.differences(job, day) for job in jobs for day in job.days)


def test_a_reminder_inside_the_grace_that_counted_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """R-27: with an engine that takes a reminder sent on the last day in time the comparison fails."""
    counted = plan_cure.reminders_of_payment

    def too_early(terms: Plan, number: int, last: date, record: Record) -> tuple[Notice, ...]:
        return counted(terms, number, last - timedelta(days=1), record)

    monkeypatch.setattr(plan_terms, "reminders_of_payment", too_early)
    jobs = [plan.generated(seed) for seed in range(60)]
    assert any(plan.differences(job, job.days[-1]) for job in jobs if job.cure is not None)
