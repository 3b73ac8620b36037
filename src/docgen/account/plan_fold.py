"""Payment plans while the account is being folded: they begin, are performed, or end by default (R-27 to R-29)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from docgen.account.allocation import WITHIN_MILESTONE
from docgen.account.open_charge import OpenCharge, oldest_first
from docgen.account.plan import PlanBalance, PlanDue, PlanTerms
from docgen.account.terms import ResolvedTerms
from docgen.account.types import Allocated, Component, InterestLine
from docgen.model.plan import AfterDefault, PlanInterest
from docgen.values import Money

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class GivenUp:
    """What the contractor gives up with the last payment of a plan, on one milestone."""

    milestone: str
    amount: Money
    served: tuple[Allocated, ...]


@dataclass
class RunningPlan:
    """A plan that took effect: the charges it takes in, and how far it was performed."""

    terms: PlanTerms
    charges: Sequence[OpenCharge]
    principal: Money
    interest: Money
    fees: Money
    amounts: tuple[Money, ...]
    paid_on: list[date] = field(default_factory=list)
    frozen_unpaid: Money | None = None
    defaulted_on: date | None = None
    satisfied_on: date | None = None
    replaced_on: date | None = None

    @property
    def acknowledged(self) -> Money:
        """The acknowledged balance."""
        return self.principal + self.interest + self.fees

    @property
    def unpaid(self) -> Money:
        """What is left of it; where another plan took its place, what was left on that day."""
        if self.frozen_unpaid is not None:
            return self.frozen_unpaid
        return Money.total((charge.acknowledged for charge in self.charges), self.principal.currency)

    @property
    def missed(self) -> PlanDue:
        """The first payment that was not made in full."""
        return self.terms.dues[len(self.paid_on)]


class PlanBook:
    """The plans of an account: at most one of them is performed at a time.

    `running` is that one; `all` are those that took effect, the oldest first.
    """

    def __init__(self, terms: ResolvedTerms) -> None:
        self.terms = terms
        self.all: list[RunningPlan] = []
        self.running: RunningPlan | None = None

    def begin(self, day: date, terms: PlanTerms, charges: Iterable[OpenCharge]) -> list[GivenUp]:
        """R-27: what is due and unpaid on the effective date is acknowledged; an older plan is replaced."""
        self._replace(day)
        wanted = [
            c for c in charges if c.due <= day and (not terms.includes or c.milestone in terms.includes)
        ]
        taken = oldest_first(charge for charge in wanted if charge.acknowledged or charge.accrued)
        for charge in taken:
            charge.enter_plan(terms.interest)
        currency = self.terms.currency
        principal = Money.total((charge.principal for charge in taken), currency)
        interest = Money.total((charge.interest for charge in taken), currency)
        fees = Money.total((charge.fee for charge in taken), currency)
        amounts = terms.amounts(principal + interest + fees)
        self.running = RunningPlan(terms, taken, principal, interest, fees, amounts)
        self.all.append(self.running)
        return self.note(day)

    def _replace(self, day: date) -> None:
        if not self.all or self.all[-1].satisfied_on is not None:
            return
        old = self.all[-1]
        old.frozen_unpaid, old.replaced_on, self.running = old.unpaid, day, None
        for charge in old.charges:
            charge.leave_plan()

    def note(self, day: date) -> list[GivenUp]:
        """After something was paid or given up: which payments of the plan are made, and is it performed?

        Returns what the contractor gives up when it is: the discount, and interest that is waived on
        completion (R-28).
        """
        if self.running is None:
            self._note_after_default(day)
            return []
        plan = self.running
        paid = plan.acknowledged - plan.unpaid
        asked = Money.total(plan.amounts[: len(plan.paid_on)], paid.currency)
        for amount in plan.amounts[len(plan.paid_on) :]:
            asked += amount
            if asked > paid:
                break
            plan.paid_on.append(day)
        zero = paid.currency.zero()
        if plan.unpaid > (plan.terms.discount or zero):
            return []
        return self._complete(day, plan)

    def _complete(self, day: date, plan: RunningPlan) -> list[GivenUp]:
        """Every payment was made: the plan is satisfied."""
        plan.satisfied_on, self.running = day, None
        plan.paid_on += [day] * (len(plan.amounts) - len(plan.paid_on))
        waived = plan.terms.interest is PlanInterest.WAIVED_ON_COMPLETION
        given_up: list[GivenUp] = []
        for charge in plan.charges:
            served = [
                Allocated(charge.milestone, component, amount)
                for component in WITHIN_MILESTONE
                if (amount := charge.owed(component))
            ]
            for part in served:
                charge.serve(part.component, part.amount)
            charge.leave_plan()
            if waived and charge.accrued:
                served.append(Allocated(charge.milestone, Component.INTEREST, charge.accrued))
                charge.serve(Component.INTEREST, charge.accrued)
            if served:
                total = Money.total((part.amount for part in served), self.terms.currency)
                given_up.append(GivenUp(charge.milestone, total, tuple(served)))
        return given_up

    def _note_after_default(self, day: date) -> None:
        """A plan in default is over when nothing of what it took in is owed, interest since then included."""
        plan = self.all[-1] if self.all else None
        if plan is None or plan.satisfied_on is not None:
            return
        if not any(charge.acknowledged or charge.accrued for charge in plan.charges):
            plan.satisfied_on = day

    def check(self, day: date, plan_id: str, number: int) -> list[InterestLine]:
        """Default where this payment is not made in full (R-27); returns the interest to be posted (R-28)."""
        plan = self.running
        if plan is None or plan.terms.id != plan_id or len(plan.paid_on) > number:
            return []
        plan.defaulted_on, self.running = day, None
        base = _base(plan, day)
        lines: list[InterestLine] = []
        for charge in plan.charges:
            if self.terms.interest is None:
                charge.leave_plan()
            else:
                lines += charge.default(base, self.terms.interest, self.terms.rounding)
        return lines

    def balances(self, provisional: Iterable[InterestLine]) -> tuple[PlanBalance, ...]:
        """The plans that took effect, with the interest to the day."""
        lines = list(provisional) if self.all else []
        return tuple(_balance(plan, lines) for plan in self.all)


def _base(plan: RunningPlan, day: date) -> date | None:
    """R-28: from when interest runs again after a paused plan; None as if it had never been paused."""
    if plan.terms.after_default is AfterDefault.RETROACTIVE:
        return None
    if plan.terms.after_default is AfterDefault.DEFAULT_DATE:
        return day - ONE_DAY
    return plan.missed.due


def _interest_from(plan: RunningPlan) -> date | None:
    if plan.defaulted_on is None or plan.terms.interest is not PlanInterest.PAUSED:
        return None
    return _base(plan, plan.defaulted_on) or plan.terms.effective


def _balance(plan: RunningPlan, provisional: Sequence[InterestLine]) -> PlanBalance:
    keys = tuple((charge.milestone, charge.part) for charge in plan.charges)
    currency, over = plan.principal.currency, plan.replaced_on is not None
    accrued = [charge.accrued for charge in plan.charges if not over]
    accrued += [line.amount for line in provisional if (line.milestone, line.part) in keys and not over]
    return PlanBalance(
        terms=plan.terms,
        charges=keys,
        principal=plan.principal,
        interest=plan.interest,
        fees=plan.fees,
        amounts=plan.amounts,
        paid_on=tuple(plan.paid_on),
        unpaid=plan.unpaid,
        accrued=Money.total(accrued, currency),
        defaulted_on=plan.defaulted_on,
        satisfied_on=plan.satisfied_on,
        replaced_on=plan.replaced_on,
        interest_from=_interest_from(plan),
    )
