"""The claim on another day: what is due today, recomputed for the planned filing and for the hearing (D13 e)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.rules.basis import Basis
from docgen.rules.statutory_interest import StatutoryAccrual
from docgen.rules.unpaid import key_of, sums_of
from docgen.values import Money


@dataclass(frozen=True)
class ClaimOnDay:
    """What the items that are due today come to on a later day, if nothing is paid until then.

    What falls due in between is no part of it (R-37: only sums already due are claimed). Interest is
    computed afresh from the days, never as days times the interest of one day (R-16). `days` is the distance
    from the as-of date; `statutory` is interest and fixed sums by statute, `total` all parts together.
    """

    day: date
    days: int
    principal: Money
    interest: Money
    fees: Money
    statutory: Money
    attorney_fees: Money
    total: Money


def claim_days(basis: Basis, accrual: StatutoryAccrual) -> tuple[ClaimOnDay, ...]:
    """The claim on the filing and hearing dates of the project file that are still to come, in their order.

    Empty where nothing is due. Raises OutsideCoverage where a date needs a holiday list that is missing.
    """
    settings, due = basis.project.claim, basis.today.totals.total_due
    if settings is None or not (due or accrual.claimed):
        return ()
    is_filed = any(one.this_claim for one in basis.record.filings)
    wanted = {None if is_filed else settings.filing_date, settings.hearing_date} - {None}
    return tuple(_on(day, basis, accrual) for day in sorted(d for d in wanted if d and d > basis.as_of))


def _on(day: date, basis: Basis, accrual: StatutoryAccrual) -> ClaimOnDay:
    keys = {key_of(c) for c in basis.today.charges if c.due <= basis.as_of or c.interest or c.fee}
    sums, zero = sums_of(basis.account.on(day), keys, basis.terms), basis.currency.zero()
    statutory = accrual.on(day).of(keys)
    settings = basis.project.claim
    lawyer = settings.attorney_fees if settings is not None and settings.attorney_fees is not None else zero
    lawyer = lawyer if sums.total_due else zero  # as in the claim of today
    return ClaimOnDay(
        day=day,
        days=(day - basis.as_of).days,
        principal=sums.principal_due,
        interest=sums.interest,
        fees=sums.fees,
        statutory=statutory,
        attorney_fees=lawyer,
        total=sums.total_due + statutory + lawyer,
    )
