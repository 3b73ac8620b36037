"""The terms and tables of a payment plan, ready to print (D07, R-27 to R-29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.parts.account import item_label, rate_words
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.words import contract_days
from docgen.language import Language
from docgen.model.plan import AfterDefault, PlanInterest, ResumeTrigger
from docgen.rules import PlanState, ProjectState
from docgen.rules.plan_balance import PlanMakeUp
from docgen.values import DayUnit, Money


@dataclass(frozen=True)
class AcknowledgedRow:
    """One unpaid item on the effective date: `total` = `principal` + `interest` + `fee`."""

    item: str
    due: date
    principal: Money
    interest: Money
    fee: Money
    total: Money


@dataclass(frozen=True)
class LineRow:
    """One line of interest. `start` is excluded, `end` included."""

    item: str
    principal: Money
    start: date
    end: date
    days: int
    rate: str
    amount: Money


@dataclass(frozen=True)
class PaymentRow:
    """One payment of the plan. `balance_after` is what is then left of the acknowledged balance."""

    label: str
    due: date
    amount: Money
    balance_after: Money


@dataclass(frozen=True)
class PlanInterestTerms:
    """R-28: what happens to interest. `accrues` is False where the contract has none or no principal is taken in.

    Of `paused`, `continues` and `waived` one is true, of `from_missed`, `from_default` and `from_start` too.
    """

    accrues: bool
    clause: str
    paused: bool
    continues: bool
    waived: bool
    from_missed: bool
    from_default: bool
    from_start: bool


@dataclass(frozen=True)
class PlanWorkTerms:
    """What the plan does to the work. `can_stop` says that the contract has a right to suspend it.

    `resume_day` is the position of the business day on which work goes on after the event, 0 for its own day.
    `after_start`, `after_down`, `after_first` and `after_all` name the event; with none of them the contract alone decides.
    """

    can_stop: bool
    suspend_clause: str
    resume_clause: str
    resume_day: int
    after_start: bool
    after_down: bool
    after_first: bool
    after_all: bool


@dataclass(frozen=True)
class PlanMissedTerms:
    """When a payment is late (R-27). `grace` is None where it is late after its own date; `cure` where no reminder is needed."""

    grace: str | None
    rolls: bool
    cure: str | None


def plan_number(state: ProjectState, plan: PlanState) -> str:
    """`KITCH-PP-1`: the plan's own id is part of it, so that the number of a signed plan never changes."""
    return f"{state.project.project.code}-PP-{plan.id}"


def acknowledged_rows(
    made_up: PlanMakeUp, state: ProjectState, language: Language
) -> tuple[AcknowledgedRow, ...]:
    """The items of the acknowledged balance, oldest first."""
    return tuple(
        AcknowledgedRow(
            item=item_label(charge.milestone, state, language),
            due=charge.due,
            principal=charge.principal,
            interest=charge.interest,
            fee=charge.fee,
            total=charge.unpaid,
        )
        for charge in made_up.charges
    )


def line_rows(made_up: PlanMakeUp, state: ProjectState, language: Language) -> tuple[LineRow, ...]:
    """The interest to the effective date."""
    return tuple(
        LineRow(
            item=item_label(line.milestone, state, language),
            principal=line.principal,
            start=line.start,
            end=line.end,
            days=line.days,
            rate=rate_words(line, language),
            amount=line.amount,
        )
        for line in made_up.lines
    )


def payment_rows(plan: PlanState, language: Language) -> tuple[PaymentRow, ...]:
    """The table of R-27."""
    down = language.say["plan_down_payment"]
    return tuple(
        PaymentRow(str(row.number) if row.number else down, row.due, row.amount, row.balance_after)
        for row in plan.payments
    )


def interest_terms(state: ProjectState, plan: PlanState, language: Language) -> PlanInterestTerms:
    """The interest policy of the plan."""
    accrues = state.project.terms.interest is not None and bool(plan.acknowledged.principal)
    return PlanInterestTerms(
        accrues=accrues,
        clause=clause_reference("late", state, language) if accrues else "",
        paused=plan.interest is PlanInterest.PAUSED,
        continues=plan.interest is PlanInterest.CONTINUES,
        waived=plan.interest is PlanInterest.WAIVED_ON_COMPLETION,
        from_missed=plan.after_default is AfterDefault.MISSED_DUE,
        from_default=plan.after_default is AfterDefault.DEFAULT_DATE,
        from_start=plan.after_default is AfterDefault.RETROACTIVE,
    )


def work_terms(state: ProjectState, plan: PlanState, language: Language) -> PlanWorkTerms:
    """R-20: the event after which suspended work goes on."""
    suspension, trigger = state.project.terms.suspension, plan.work_resumes_on
    if trigger is ResumeTrigger.DOWN_PAYMENT and not plan.down_payment.amount:
        trigger = ResumeTrigger.SIGNATURE  # nothing is paid down: it counts as made when the plan begins
    agreed = suspension is not None
    return PlanWorkTerms(
        can_stop=agreed,
        suspend_clause=clause_reference("suspend", state, language) if agreed else "",
        resume_clause=clause_reference("resume", state, language) if agreed else "",
        resume_day=suspension.resume_business_days if suspension is not None else 0,
        after_start=trigger is ResumeTrigger.SIGNATURE,
        after_down=trigger is ResumeTrigger.DOWN_PAYMENT,
        after_first=trigger is ResumeTrigger.FIRST_INSTALMENT,
        after_all=trigger is ResumeTrigger.COMPLETION,
    )


def missed_terms(plan: PlanState, language: Language) -> PlanMissedTerms:
    """How long a payment is in time, and what must come before the whole balance is due."""
    grace, cure = plan.source.grace, plan.cure_days
    return PlanMissedTerms(
        grace=contract_days(grace.days, grace.unit, language) if grace.days else None,
        rolls=grace.roll and grace.unit is DayUnit.CALENDAR,
        cure=None if cure is None else contract_days(cure, DayUnit.CALENDAR, language),
    )
