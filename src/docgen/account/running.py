"""The running account: the fold over all events, closed at an as-of date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from docgen.account.charge_steps import charge_steps
from docgen.account.credit_notes import credit_note_problems
from docgen.account.events import events_of
from docgen.account.interest import DAYS_OF_A_YEAR, first_base
from docgen.account.ledger import Ledger
from docgen.account.open_charge import OpenCharge, oldest_first
from docgen.account.over_billed import over_billed_problems
from docgen.account.plan import PlanTerms, in_force
from docgen.account.schedule import ScheduledMilestone
from docgen.account.terms import ResolvedTerms
from docgen.account.types import (
    ChargeBalance,
    EntryKind,
    InterestLine,
    ItemBalance,
    RunningAccount,
    Totals,
)
from docgen.diagnostics import Diagnostic
from docgen.model import Record
from docgen.model.terms import InterestMethod
from docgen.values import Money


class Account:
    """The account of a project, on any day.

    `record` holds only what is known (S-2); `plans` are the signed payment plans, the one signed last at
    the end. Raises OutsideCoverage where a due or grace date needs a
    year that the holiday list lacks.
    """

    def __init__(
        self,
        schedule: tuple[ScheduledMilestone, ...],
        record: Record,
        terms: ResolvedTerms,
        plans: Sequence[PlanTerms] = (),
    ) -> None:
        self.schedule = schedule
        self.record = record
        self.terms = terms
        self.plans = in_force(plans)
        self._events = events_of(charge_steps(schedule, record, terms), record, terms, self.plans)
        self._known: dict[date, RunningAccount] = {}

    def on(self, as_of: date) -> RunningAccount:
        """The account at the end of `as_of`, with interest to that day (R-14).

        Entries after that day have no effect, so the same facts give the account of an earlier day, or
        of a later one if nothing else happens.
        """
        if as_of not in self._known:
            self._known[as_of] = self._close(as_of)
        return self._known[as_of]

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """The days from `first` to `last` on which something happens to the account, in order.

        Between them only interest grows.
        """
        return tuple(sorted({event.day for event in self._events if first <= event.day <= last}))

    def with_plans(self, plans: Sequence[PlanTerms]) -> Account:
        """The same account under other payment plans."""
        return Account(self.schedule, self.record, self.terms, plans)

    @property
    def default_days(self) -> tuple[date, ...]:
        """The days on which a payment plan may be in default, in order; whether it is depends on the payments."""
        days = {due.default_on for plan in self.plans for due in plan.dues if due.default_on is not None}
        return tuple(sorted(days))

    @property
    def last_day(self) -> date | None:
        """The last day on which something happens, if nothing new is recorded; None for an empty account."""
        return self._events[-1].day if self._events else None

    @cached_property
    def _misbilled(self) -> tuple[Diagnostic, ...]:
        """DG704, DG724, DG726: invoices and credit notes that the account cannot follow."""
        facts = self.schedule, self.record, self.terms
        return (*credit_note_problems(*facts), *over_billed_problems(*facts))

    def _close(self, as_of: date) -> RunningAccount:
        ledger = Ledger(self.terms, [milestone.id for milestone in self.schedule])
        ledger.fold(self._events, as_of)
        charges = oldest_first(ledger.charges.values())
        provisional = _provisional_lines(charges, self.terms, as_of)
        for line in provisional:  # S-4: they stand in the ledger as lines of the as-of date
            ledger.book.charge(as_of, EntryKind.INTEREST, line.milestone, None, line.amount, provisional=True)
        balances = tuple(_balance(charge, provisional) for charge in charges)
        past_grace = [b for b in balances if as_of > b.grace_end and not b.in_plan]
        return RunningAccount(
            as_of=as_of,
            items=_items(self.schedule, balances, as_of),
            charges=balances,
            entries=tuple(ledger.book.lines),
            interest_lines=(*ledger.lines, *provisional),
            totals=totals_of(balances, ledger.credit, self.terms, as_of),
            past_grace=totals_of(past_grace, ledger.credit, self.terms, as_of),
            diagnostics=(*ledger.diagnostics, *self._misbilled),
            plans=ledger.plans.balances(provisional),
        )


def _provisional_lines(
    charges: Sequence[OpenCharge], terms: ResolvedTerms, as_of: date
) -> tuple[InterestLine, ...]:
    """R-14: interest from the last posting to the as-of date is computed and not posted; none while paused."""
    if terms.interest is None:
        return ()
    interest, rounding = terms.interest, terms.rounding
    return tuple(
        line
        for charge in charges
        if not charge.is_paused
        for line in charge.lines_to(as_of, interest, rounding, posted=False)
    )


def _balance(charge: OpenCharge, provisional: Sequence[InterestLine]) -> ChargeBalance:
    accrued = (
        line.amount for line in provisional if (line.milestone, line.part) == (charge.milestone, charge.part)
    )
    return ChargeBalance(
        milestone=charge.milestone,
        part=charge.part,
        due=charge.due,
        grace_end=charge.grace_end,
        reachable_from=charge.reachable_from,
        charged=charge.charged,
        paid=charge.paid,
        credited=charge.credited,
        principal=charge.principal,
        interest=charge.interest + charge.accrued + Money.total(accrued, charge.charged.currency),
        fee=charge.fee,
        invoice=charge.invoice,
        in_plan=charge.plan is not None,
        is_paused=charge.is_paused,
    )


def _items(
    schedule: Sequence[ScheduledMilestone], balances: Sequence[ChargeBalance], as_of: date
) -> tuple[ItemBalance, ...]:
    """The milestones with a charge, in schedule order; the retained sum last."""
    names = dict.fromkeys([*(m.id for m in schedule), *(b.milestone for b in balances)])
    grouped = {name: [b for b in balances if b.milestone == name] for name in names}
    return tuple(_item(name, mine, as_of) for name, mine in grouped.items() if mine)


def _item(milestone: str, balances: Sequence[ChargeBalance], as_of: date) -> ItemBalance:
    def total(amount: Callable[[ChargeBalance], Money], *, due: bool | None = None) -> Money:
        chosen = (b for b in balances if due is None or (b.due <= as_of) is due)
        return Money.total(map(amount, chosen), balances[0].charged.currency)

    principal_due = total(lambda b: b.principal, due=True)
    interest, fee = total(lambda b: b.interest), total(lambda b: b.fee)
    return ItemBalance(
        milestone=milestone,
        charged=total(lambda b: b.charged),
        paid=total(lambda b: b.paid),
        principal_due=principal_due,
        not_due=total(lambda b: b.principal, due=False),
        interest=interest,
        fee=fee,
        total=principal_due + interest + fee,
    )


def totals_of(balances: Sequence[ChargeBalance], credit: Money, terms: ResolvedTerms, as_of: date) -> Totals:
    """The sums of some charges on a day; the credit is named beside them."""
    currency = terms.currency
    principal = Money.total((b.principal for b in balances if b.due <= as_of), currency)
    interest = Money.total((b.interest for b in balances), currency)
    fees = Money.total((b.fee for b in balances), currency)
    return Totals(
        principal_due=principal,
        interest=interest,
        fees=fees,
        credit=credit,
        total_due=principal + interest + fees,
        per_diem=per_diem(balances, terms, as_of),
        prepaid=Money.total((b.paid for b in balances if b.due > as_of), currency),
    )


def per_diem(balances: Sequence[ChargeBalance], terms: ResolvedTerms, as_of: date) -> Money:
    """R-16: the interest of the day after `as_of` on principals that bear interest, rounded once.

    Zero where interest is charged by the month: then no day adds a share of its own.
    """
    interest = terms.interest
    rate = interest.rate_on(as_of + timedelta(days=1)) if interest is not None else None
    if interest is None or rate is None or interest.method is InterestMethod.PER_MONTH_OR_FRACTION:
        return terms.currency.zero()
    running = (
        b.principal.exact
        for b in balances
        if not b.is_paused and first_base(interest.start, b.due, b.grace_end, as_of) is not None
    )
    exact = sum(running, Fraction(0)) * rate.fraction / DAYS_OF_A_YEAR
    return Money.rounded(exact, terms.currency, terms.rounding)
