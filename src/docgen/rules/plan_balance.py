"""How the acknowledged balance of a payment plan is made up, item by item and line by line (R-27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import Account, ChargeBalance, InterestLine, LedgerEntry, PlanTerms
from docgen.account.events import effective_day
from docgen.rules.plan import PlanState
from docgen.rules.plan_terms import plan_signatures, plan_terms, signed_plans
from docgen.rules.state import ProjectState
from docgen.rules.unpaid import chosen, key_of
from docgen.values import Money


@dataclass(frozen=True)
class PlanMakeUp:
    """The acknowledged charges on the effective date, oldest first, and every interest line of theirs to that day.

    The unpaid parts of `charges` add up to the acknowledged balance; `settled` is what of the `lines` was
    paid or waived before, by `entries` of the account.
    """

    charges: tuple[ChargeBalance, ...]
    lines: tuple[InterestLine, ...]
    settled: Money
    entries: tuple[LedgerEntry, ...]


def plan_make_up(state: ProjectState, plan: PlanState) -> PlanMakeUp:
    """The account at the moment the plan takes effect: before the receipts of that day, which are payments under it."""
    account = _without_receipts_of(plan.effective, state)
    mine = plan_terms(plan.source, plan.signed_on, state.project, state.record, state.calendar)
    there = account.with_plans((*_before(plan, state), mine)).on(plan.effective)
    charges = chosen(there, plan.acknowledged.charges)
    keys = {key_of(charge) for charge in charges}
    lines = tuple(line for line in there.interest_lines if (line.milestone, line.part) in keys)
    computed = Money.total((line.amount for line in lines), state.currency)
    unpaid = Money.total((charge.interest for charge in charges), state.currency)
    return PlanMakeUp(charges, lines, computed - unpaid, there.entries)


def replaced_plans(state: ProjectState, plan: PlanState) -> tuple[PlanState, ...]:
    """The signed plans that are neither performed nor replaced when this one takes effect, and end with it."""
    names = {terms.id for terms in _before(plan, state)}
    return tuple(
        one
        for one in state.plans
        if one.id in names
        and one.effective < plan.effective
        and (one.satisfied_on is None or one.satisfied_on > plan.effective)
        and one.replaced_on in (None, plan.effective)
    )


def is_fully_signed(state: ProjectState, plan: PlanState) -> bool:
    """Whether every contractor, every client and the guarantor, where there is one, have signed."""
    if plan.signed_on is None:
        return False
    signers = {entry.party for entry in plan_signatures(plan.source, state.project, state.record)}
    return plan.source.guarantor is None or plan.source.guarantor in signers


def _before(plan: PlanState, state: ProjectState) -> tuple[PlanTerms, ...]:
    """The plans signed before this one."""
    found: list[PlanTerms] = []
    for one in signed_plans(state.project, state.record, state.calendar):
        if one.id == plan.id:
            break
        found.append(one)
    return tuple(found)


def _without_receipts_of(day: date, state: ProjectState) -> Account:
    record = state.record
    kept = record.model_copy(
        update={
            "payments": tuple(one for one in record.payments if effective_day(one) != day),
            "credit_instructions": tuple(one for one in record.credit_instructions if one.date != day),
        }
    )
    return Account(state.outlook.schedule, kept, state.outlook.terms)
