"""Interest and fixed sums that the law gives on late debts where the contract has no interest term (R-35, S-33).

Nothing of it is ever posted in the account and nothing is part of the sum a demand asks for: it is a part of the
claim, where a court is asked for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from docgen.account import ChargeBalance, ChargeKey, InterestLine
from docgen.account.interest import DAYS_OF_A_YEAR, interest_pieces, line_of
from docgen.law import Reading
from docgen.model.terms import InterestMethod
from docgen.rules.basis import Basis
from docgen.rules.legal import amount
from docgen.rules.parties import debtor_role
from docgen.rules.statutory_rule import StatutoryRule, statutory_rule
from docgen.rules.unpaid import chosen, key_of
from docgen.values import Money

ONE_DAY = timedelta(days=1)
COMPENSATION = "interest.fixed_compensation"

AGREED = "the contract has an interest term"
NOTHING_LATE = "nothing is due and unpaid"
NOT_ASKED = "the claim that was filed asks for none"


@dataclass(frozen=True)
class Compensation:
    """The fixed sum for one late debt; `debt` is what was unpaid of it when it became late, `law` what gives the sum."""

    milestone: str
    part: int
    debt: Money
    amount: Money
    law: Reading


@dataclass(frozen=True)
class StatutoryInterest:
    """What the law adds to the principal that is due and unpaid, on one day.

    `amount` is the interest, the sum of `lines`; it is None where there is none to compute, and
    `reason` says why: the contract has its own term, nothing is due, the law is not known, or a court
    may give it and need not. `per_diem` is the interest of one further day, rounded once; zero where interest
    is charged by the month (R-16). `compensation` has a line for each late debt where the law gives a
    fixed sum. `rates` are the values of the law behind the lines, oldest first.
    """

    amount: Money | None
    reason: str | None
    lines: tuple[InterestLine, ...]
    per_diem: Money
    compensation: tuple[Compensation, ...]
    rates: tuple[Reading, ...]

    @property
    def compensated(self) -> Money:
        """The fixed sums together."""
        return Money.total((one.amount for one in self.compensation), self.per_diem.currency)

    @property
    def total(self) -> Money:
        """Interest and fixed sums together; what is not known counts as nothing."""
        return self.compensated if self.amount is None else self.compensated + self.amount

    def of(self, keys: Collection[ChargeKey]) -> Money:
        """Interest and fixed sums of these charges."""
        lines = (line.amount for line in self.lines if (line.milestone, line.part) in keys)
        fixed = (one.amount for one in self.compensation if (one.milestone, one.part) in keys)
        return Money.total((*lines, *fixed), self.per_diem.currency)


@dataclass(frozen=True)
class StatutoryAccrual:
    """Statutory interest on any day, as if nothing happened after the as-of date.

    `claimed` are the charges of a claim that was filed: what they bore stays claimed when they are paid later.
    `is_asked` is False where a claim was filed that asks for nothing by law.
    """

    basis: Basis
    claimed: tuple[ChargeKey, ...] = ()
    is_asked: bool = True

    @cached_property
    def rule(self) -> StatutoryRule | str:
        """The rule of the law, or why nothing is computed; the law is asked only where something is due."""
        if self.basis.terms.interest is not None:
            return AGREED
        if not self.is_asked:
            return NOT_ASKED
        late = self._late(self.basis.as_of)
        return statutory_rule(self.basis, min(charge.due for charge in late)) if late else NOTHING_LATE

    def on(self, day: date) -> StatutoryInterest:
        """Interest and fixed sums at the end of a day, on every charge of which principal is unpaid then.

        A charge that was paid late, and in full, adds nothing, unless it is in `claimed`: what it bore is not
        claimed any more.
        """
        zero, rule = self.basis.currency.zero(), self.rule
        if rule in (AGREED, NOTHING_LATE, NOT_ASKED):
            return StatutoryInterest(None, str(rule), (), zero, (), ())
        charges = self._late(day)
        fixed = tuple(self._compensation(charges, rule, day))
        if isinstance(rule, str):
            return StatutoryInterest(None, rule, (), zero, fixed, ())
        lines = tuple(line for charge in charges for line in self._lines(charge, rule, day))
        return StatutoryInterest(
            amount=Money.total((line.amount for line in lines), self.basis.currency),
            reason=None,
            lines=lines,
            per_diem=self._per_diem(charges, rule, day),
            compensation=fixed,
            rates=rule.rates,
        )

    def _late(self, day: date) -> tuple[ChargeBalance, ...]:
        """The charges that were due by a day, and of which principal is unpaid then or a court is asked."""
        due = (one for one in self.basis.account.on(day).charges if one.due <= day)
        return tuple(one for one in due if one.principal.is_positive or key_of(one) in self.claimed)

    def _lines(self, charge: ChargeBalance, rule: StatutoryRule, day: date) -> Iterator[InterestLine]:
        """One line for each time with one principal and one rate, each rounded once (R-12, R-15)."""
        base, terms = rule.base(charge.due), rule.terms_of(charge.due)
        for start, end, principal in self._principals(charge, base, day):
            for piece in interest_pieces(principal, terms, anchor=base, base=start, through=end):
                key = (charge.milestone, charge.part)
                yield line_of(piece, principal, key, self.basis.terms.rounding, posted=False)

    def _principals(self, charge: ChargeBalance, base: date, day: date) -> Iterator[tuple[date, date, Money]]:
        """What bore interest after `base` up to and with `day`: from, to, principal.

        The day of a payment still bears interest on what was unpaid before it (R-13), so the principal at the end of
        a day holds from the next day on. While a plan that pauses interest is performed nothing runs; when it has
        ended in default, interest runs again from the day that it names, or as if it had never been paused (R-28).
        """
        if day <= base:
            return
        again = self._run_again(charge, day)
        start, principal = base, self._bearing(charge, base, again)
        days = {*self.basis.account.days(base + ONE_DAY, day - ONE_DAY), *again.values()}
        for on in sorted(one for one in days if base < one < day):
            now = self._bearing(charge, on, again)
            if now != principal:
                yield start, on, principal
                start, principal = on, now
        yield start, day, principal

    def _run_again(self, charge: ChargeBalance, day: date) -> dict[str, date]:
        """The plans over a charge that are in default on a day, with the day after which interest runs again (R-28)."""
        plans = (one for one in self.basis.account.on(day).plans if key_of(charge) in one.charges)
        return {one.terms.id: one.interest_from for one in plans if one.interest_from is not None}

    def _bearing(self, charge: ChargeBalance, on: date, again: Mapping[str, date]) -> Money:
        """The principal that bears interest from the day after `on`; `again` are the plans that pause it no more."""
        then = self.basis.account.on(on)
        plan = then.plan
        lifted = plan is not None and on >= again.get(plan.terms.id, date.max)
        running = (one.principal for one in chosen(then, (key_of(charge),)) if lifted or not one.is_paused)
        return Money.total(running, self.basis.currency)

    def _per_diem(self, charges: tuple[ChargeBalance, ...], rule: StatutoryRule, day: date) -> Money:
        """R-16: one further day on the principals on which interest has begun to run."""
        if rule.terms.method is InterestMethod.PER_MONTH_OR_FRACTION:
            return self.basis.currency.zero()
        running = (c for c in charges if day > rule.base(c.due) and not c.is_paused)
        rates = ((c.principal.exact, rule.terms_of(c.due).rate_on(day + ONE_DAY)) for c in running)
        exact = sum((principal * rate.fraction for principal, rate in rates if rate is not None), Fraction(0))
        return Money.rounded(exact / DAYS_OF_A_YEAR, self.basis.currency, self.basis.terms.rounding)

    def _compensation(
        self, charges: tuple[ChargeBalance, ...], rule: StatutoryRule | str, day: date
    ) -> Iterator[Compensation]:
        """The fixed sum for each debt that is late, by what of it was unpaid when it became so."""
        for charge in charges:
            base = charge.due if isinstance(rule, str) else rule.base(charge.due)
            debt = self._bearing(charge, base, self._run_again(charge, day))
            if day <= base or not debt.is_positive:
                continue
            law = self._fixed(debt, day)
            fixed = amount(law, self.basis.currency)
            if fixed:
                yield Compensation(charge.milestone, charge.part, debt, fixed, law)

    def _fixed(self, debt: Money, day: date) -> Reading:
        """The law on a debt; what is asked for a later day than today is no value that is used today."""
        law, facets = self.basis.law, {"debtor": debtor_role(self.basis.project), "amount": str(debt)}
        if day == self.basis.as_of:
            return law.read(COMPENSATION, **facets)
        return law.history(COMPENSATION, law.on, **facets)[-1][1]
