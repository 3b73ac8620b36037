"""How the law of the place charges interest on a late debt under a contract that is silent about it (R-35)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from docgen.account import InterestTerms, RateFrom
from docgen.law import Reading
from docgen.model.terms import InterestMethod, InterestStart
from docgen.rules.basis import Basis
from docgen.rules.legal import number, truth, words
from docgen.rules.notice_periods import suspension_facets
from docgen.rules.parties import debtor_role
from docgen.values import Rate

RATE = "interest.statutory_rate"
STARTS = "interest.statutory_starts"
METHOD = "interest.statutory_method"
STAYS = "interest.statutory_rate_stays"

MONTHLY = "percent per month"
MONTHS = 12

ONE_DAY = timedelta(days=1)

BEFORE_IT_RUNS = {"after_due": 0, "30th_day_after_due": 29}
"""Days after the due date that bear no interest: the 30th day after it is the first that does (R-1)."""


@dataclass(frozen=True)
class StatutoryRule:
    """Interest by statute, ready to compute with.

    `terms` are its rates and method. Interest runs from the day after `base(due)`. `rates` are the values
    of the law that were used, oldest first. `stays` says that a debt keeps the rate with which its interest began.
    """

    terms: InterestTerms
    free_days: int
    rates: tuple[Reading, ...]
    stays: bool = False

    def base(self, due: date) -> date:
        """The last day without interest."""
        return due + timedelta(days=self.free_days)

    def terms_of(self, due: date) -> InterestTerms:
        """The terms for a debt of a due date: all rates, or the one with which its interest began to run."""
        first = self.terms.rate_on(self.base(due) + ONE_DAY)
        if not self.stays or first is None:
            return self.terms
        return replace(self.terms, steps=(RateFrom(None, first),))


def facets_of(basis: Basis) -> dict[str, str]:
    """The facts on which the interest of a silent contract may depend."""
    return {"debtor": debtor_role(basis.project), **suspension_facets(basis)}


def statutory_rule(basis: Basis, first_due: date, *, asked: bool = False) -> StatutoryRule | str:
    """The rule for debts that fell due on `first_due` or later, or why there is none to compute with.

    A rate that the court may or may not give (`discretionary`), and one that is only a most
    (`ceiling`), are never computed as owed. Where a part of the time has no known rate, nothing is
    computed either: a sum that is known to be too low is not printed. With `asked` a rate that the court may
    give is taken all the same, for what a claim asks the court to award.
    """
    facets = facets_of(basis)
    today = basis.law.read(RATE, **facets)
    starts = words(basis.law.read(STARTS, **facets))
    method = words(basis.law.read(METHOD, **facets))
    not_owed = {kind: why for kind, why in _NOT_OWED.items() if not (asked and kind == DISCRETIONARY)}
    if today.kind in not_owed and today.known:
        return f"{number(today)} {today.unit or 'percent'} {not_owed[today.kind]}"
    if starts is None:
        return _unknown(STARTS, basis)
    how = InterestMethod(method) if method is not None else _method_of(today)
    free_days = BEFORE_IT_RUNS[starts]
    first = first_due + timedelta(days=free_days + 1)
    found = basis.law.history(RATE, min(first, basis.law.on), **facets)
    for place, (_, reading) in enumerate(found):
        if not reading.known or reading.kind in not_owed:
            return _unknown(RATE, basis, reading, _when(place, [on for on, _ in found]))
    steps = tuple(
        RateFrom(day if place else None, _rate(reading, how)) for place, (day, reading) in enumerate(found)
    )
    terms = InterestTerms(steps, InterestStart.AFTER_DUE, how)
    stays = len(found) > 1 and truth(basis.law.read(STAYS, **facets)) is True
    return StatutoryRule(terms, free_days, tuple(reading for _, reading in found), stays)


DISCRETIONARY = "discretionary"
_NOT_OWED = {
    DISCRETIONARY: "is what a court may award: it can be asked for, and is not owed before",
    "ceiling": "is the most that may be agreed: the law gives no rate of its own",
}


def _method_of(reading: Reading) -> InterestMethod:
    """Where the law has no method of its own: by the month for a monthly rate, else by days (R-12)."""
    monthly = reading.unit == MONTHLY
    return InterestMethod.PER_MONTH_OR_FRACTION if monthly else InterestMethod.SIMPLE_365


def _rate(reading: Reading, method: InterestMethod) -> Rate:
    """The rate in the period of the method: a year, or a month."""
    percent, monthly = Fraction(number(reading) or 0), reading.unit == MONTHLY
    if method is InterestMethod.PER_MONTH_OR_FRACTION:
        return Rate(percent if monthly else percent / MONTHS)
    return Rate(percent * MONTHS if monthly else percent)


def _when(place: int, days: list[date]) -> str:
    """For which time a value is missing: all of it, from a day on, or before one."""
    if place:
        return f" from {days[place].isoformat()} on"
    return f" before {days[1].isoformat()}" if len(days) > 1 else ""


def _unknown(name: str, basis: Basis, reading: Reading | None = None, when: str = "") -> str:
    """That a value is not known, and for which time, with the formula or note of the data."""
    said = f"{name} is not known for {basis.law.jurisdiction.code}{when}"
    why = (reading.formula or reading.note) if reading is not None and reading.last_checked else None
    return f"{said}: {' '.join(why.split())}" if why else said
