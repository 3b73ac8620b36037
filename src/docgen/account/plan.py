"""A payment plan as the account follows it (R-27 to R-29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from docgen.model.plan import AfterDefault, PlanInterest
from docgen.values import Money, Rounding

ChargeKey = tuple[str, int]
"""A charge by its milestone and part."""

DOWN_PAYMENT = 0
"""The number of the down payment among what a plan asks for."""


@dataclass(frozen=True)
class PlanDue:
    """One payment of a plan: the down payment (number 0, due on the effective date) or an instalment.

    `last_day` is the last day on which it is in time: `due` and the grace of the plan, rolled, and
    never before the plan was signed. `default_on` is the day on which the plan is in default if it is
    unpaid at the end of the day before; None while a reminder that the plan asks for was not sent.
    """

    number: int
    due: date
    last_day: date
    default_on: date | None


@dataclass(frozen=True)
class PlanTerms:
    """What was agreed, with every date computed.

    `includes` are the milestones taken in; none named means everything that is due and unpaid.
    `dues` begin with the down payment. `discount` is what the contractor gives up of the last payments
    when everything else was paid.
    """

    id: str
    effective: date
    includes: tuple[str, ...]
    down_payment: Money
    dues: tuple[PlanDue, ...]
    interest: PlanInterest
    after_default: AfterDefault
    discount: Money | None = None

    def amounts(self, acknowledged: Money) -> tuple[Money, ...]:
        """What each of `dues` asks for (R-27): every instalment rounded down, the last takes what is left.

        A down payment above the acknowledged balance asks for no more than that balance.
        """
        down, currency = min(self.down_payment, acknowledged), acknowledged.currency
        number = len(self.dues) - 1
        units = (acknowledged - down).minor_units // number
        one = Money.rounded(Fraction(units, 10**currency.decimals), currency, Rounding.HALF_UP)
        equal = (one,) * (number - 1)
        return (down, *equal, acknowledged - down - Money.total(equal, currency))


@dataclass(frozen=True)
class PlanBalance:
    """A plan that took effect, on the account's day.

    `principal`, `interest` and `fees` are the acknowledged balance, which is made up of `charges`.
    `amounts` is what each of `terms.dues` asks for, and `paid_on` the days on which the first of them
    were paid in full, earliest first: what lowers the acknowledged balance counts for the earliest
    open one. `unpaid` is what is left of the acknowledged balance, `accrued` unpaid interest since the
    effective date, posted or not. `replaced_on` is the day on which another plan took its place. `interest_from` is the
    day after which interest runs again where it was paused and the plan is in default (R-28).
    """

    terms: PlanTerms
    charges: tuple[ChargeKey, ...]
    principal: Money
    interest: Money
    fees: Money
    amounts: tuple[Money, ...]
    paid_on: tuple[date, ...]
    unpaid: Money
    accrued: Money
    defaulted_on: date | None
    satisfied_on: date | None
    replaced_on: date | None
    interest_from: date | None

    @property
    def acknowledged(self) -> Money:
        """The acknowledged balance (R-27)."""
        return self.principal + self.interest + self.fees

    @property
    def paid(self) -> Money:
        """What was paid of the acknowledged balance, given up or credited."""
        return self.acknowledged - self.unpaid

    @property
    def is_performed(self) -> bool:
        """Whether the plan still runs: not satisfied, not in default, not replaced."""
        return self.defaulted_on is None and self.satisfied_on is None and self.replaced_on is None


def in_force(plans: Iterable[PlanTerms]) -> tuple[PlanTerms, ...]:
    """The plans that take effect, in the order of their effective dates; `plans` are the oldest first.

    A newer plan replaces every older one from its effective date on; one that would take effect on that
    day or later never does.
    """
    found: list[PlanTerms] = []
    for plan in plans:
        found = [older for older in found if older.effective < plan.effective]
        found.append(plan)
    return tuple(found)
