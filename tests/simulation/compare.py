"""The same job through the engine and through the simulation, field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

from docgen.law import LawReader
from docgen.rules import ProjectState, assess
from docgen.values import BusinessCalendar, Money
from facts import jurisdiction
from simulation.account import Simulation
from simulation.generate import Job
from simulation.known import Known
from simulation.procedure import Procedure

Facts = dict[str, Any]


def engine_state(job: Job, as_of: date) -> ProjectState | set[str]:
    """What docgen computes; the codes of the errors where it refuses the record."""
    calendar = job.project.project.calendar
    days = BusinessCalendar(
        weekend=frozenset(day.number for day in calendar.weekend),
        holidays=frozenset(calendar.holidays.add),
    )
    law = LawReader(jurisdiction("ZZ-EX"), as_of, {})
    checked = assess(job.project, job.record, law=law, calendar=days, as_of=as_of)
    return checked.value or {found.code for found in checked.diagnostics}


def units(money: Money) -> int:
    """Minor units, from the text of the amount."""
    return int(str(money).replace(".", ""))


def by_engine(state: ProjectState) -> Facts:
    """What is compared, as the engine has it."""
    totals, suspension, demand = state.totals, state.suspension, state.demand
    facts: Facts = {
        "principal": units(totals.principal_due),
        "interest": units(totals.interest),
        "fees": units(totals.fees),
        "credit": units(totals.credit),
        "total": units(totals.total_due),
        "per diem": units(totals.per_diem),
        "past grace": units(state.past_grace.total_due),
        "stage": state.stage.value,
        "charges": sorted(
            (
                c.due,
                c.milestone,
                c.grace_end,
                units(c.charged),
                units(c.principal),
                units(c.interest),
                units(c.fee),
            )
            for c in state.account.charges
            if c.charged or c.interest or c.fee
        ),
        "completion": state.completion.current,
        "targets": {row.id: row.target_current for row in state.milestones if not row.is_retention},
        "sum to resume": units(suspension.sum_to_resume.total),
    }
    if suspension.notice is not None:
        facts |= {
            "intent received": suspension.notice.received,
            "cure": suspension.cure_date,
            "effective": suspension.effective,
            "resumed": suspension.resumed_on,
            "suspension days": suspension.days,
        }
    if demand.notice is not None:
        facts |= {
            "demand received": demand.notice.received,
            "deadline": demand.deadline,
            "payoff": units(demand.payoff_at_deadline),
            "filing": demand.earliest_filing,
        }
    return facts


def by_simulation(job: Job, as_of: date) -> Facts | set[str]:
    """The same, as the simulation has it."""
    account = Simulation(Known(job.project, job.record, as_of))
    impossible = account.purse.impossible | account.bills.impossible
    if impossible:
        return impossible
    procedure, evening = Procedure(account), account.on(as_of)
    due = [item for item in evening.sums if item.due <= as_of]
    accrued = {item.key: item.interest + account.interest.accrued(item, as_of) for item in evening.sums}
    principal, fees = sum(item.principal for item in due), sum(item.fee for item in evening.sums)
    interest = sum(accrued.values())
    facts: Facts = {
        "principal": principal,
        "interest": interest,
        "fees": fees,
        "credit": evening.credit,
        "total": principal + interest + fees,
        "per diem": account.interest.per_diem(list(evening.sums), as_of),
        "past grace": sum(account.owed(item, as_of) for item in due if item.grace_end < as_of),
        "stage": procedure.stage(),
        "charges": sorted(
            (i.due, i.milestone, i.grace_end, i.total, i.principal, accrued[i.key], i.fee)
            for i in evening.sums
            if i.total or accrued[i.key] or i.fee
        ),
        "completion": procedure.completion(),
        "targets": procedure.targets(),
        "sum to resume": procedure.sum_to_resume(as_of),
    }
    return facts | procedure.intent_facts() | procedure.demand_facts()


def differences(job: Job, as_of: date) -> Facts:
    """What the two say differently: the field with the engine's and the simulation's value."""
    state, theirs = engine_state(job, as_of), by_simulation(job, as_of)
    if isinstance(state, set) or isinstance(theirs, set):
        return {} if state == theirs else {"refused": (state if isinstance(state, set) else None, theirs)}
    ours = by_engine(state)
    return {
        name: (ours.get(name), theirs.get(name))
        for name in ours.keys() | theirs.keys()
        if ours.get(name) != theirs.get(name)
    }
