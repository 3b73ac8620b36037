"""How many claims the same claimant has filed, for courts that count them (D13, W-FILING-COUNT)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docgen.documents.packet.case import Case
from docgen.law import Reading
from docgen.model.record import Filing
from docgen.rules.legal import amount, whole, words
from docgen.values import Money, add_months

NUMBER = "small_claims.filing_cap_number"
ABOVE = "small_claims.filing_cap_above"
PERIOD = "small_claims.filing_cap_period"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class FilingCap:
    """The cap on filings of this claimant: `most` in a month or year of claims above `above`."""

    most: int | None
    above: Money | None
    monthly: bool


def filing_cap(case: Case) -> FilingCap:
    """The cap as the law data has it; None where it has none."""
    number, above, period = (_mine(case, name) for name in (NUMBER, ABOVE, PERIOD))
    return FilingCap(
        most=whole(number) if number is not None else None,
        above=amount(above, case.state.currency) if above is not None else None,
        monthly=period is not None and words(period) == "calendar_month",
    )


def filing_day(case: Case) -> date:
    """The planned day of filing, or the packet's day where none is planned or it has passed."""
    settings = case.state.project.claim
    planned = settings.filing_date if settings is not None else None
    return case.state.as_of if planned is None else max(planned, case.state.as_of)


def filed_in_period(case: Case, cap: FilingCap) -> tuple[Filing, ...]:
    """The filings on record that count toward the cap, in the month or calendar year of filing."""
    on = filing_day(case)
    return tuple(
        one
        for one in case.state.record.filings
        if not one.this_claim
        and one.date.year == on.year
        and (not cap.monthly or one.date.month == on.month)
        and (cap.above is None or one.amount > cap.above)
    )


def filed_in_a_year(case: Case) -> tuple[Filing, ...]:
    """The filings on record of the twelve months that end on the day of filing."""
    on = filing_day(case)
    first = add_months(on, -12) + ONE_DAY
    return tuple(one for one in case.state.record.filings if first <= one.date <= on and not one.this_claim)


def _mine(case: Case, name: str) -> Reading | None:
    """The value that was read for this kind of claimant."""
    for one in case.state.law_readings:
        if one.name == name and dict(one.facets).get("claimant", "") in ("", case.claim.claimant):
            return one
    return None
