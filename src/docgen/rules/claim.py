"""The sum that would be claimed in court, against the court's limit (R-35 to R-37)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import Totals
from docgen.rules.basis import Basis
from docgen.rules.legal import amount, texts, truth, words
from docgen.rules.limit import days_until, excess_over
from docgen.rules.parties import claimant_of, place_of
from docgen.values import Money

HORIZON = 3653
"""Ten years of days: how far ahead the crossing of the limit is looked for."""

WAIVE, NONE, TRACK, UNKNOWN = "waive_allowed", "not_allowed", "track_only", "unknown"
"""What may be done with the part of a claim above the limit (R-36)."""


@dataclass(frozen=True)
class ClaimComponent:
    """One part of the claim: `principal`, `fees` or `interest`, and whether it counts toward the limit."""

    name: str
    amount: Money
    counted: bool


@dataclass(frozen=True)
class ClaimState:
    """The claim on the as-of date.

    `claimant` is `natural_person` or `entity`. `counted` is the sum that counts toward the limit
    (R-35). `limit` and `in_limit` are None where the law is not known or the amount is in another
    currency. `claimed` and `waived` follow `treatment` (`waive_allowed`, `not_allowed`, `track_only`,
    `unknown`); `claimed` is None where there is no small claim or nobody knows (R-36).
    `crossing_date` is the first day on which the counted sum exceeds the limit if nothing else
    happens, `days_to_crossing` its distance; None where that is more than ten years off.
    """

    claimant: str
    counted: Money
    limit: Money | None
    excess: Money
    claimed: Money | None
    waived: Money
    forum: str | None
    alternatives: tuple[str, ...]
    treatment: str
    in_limit: bool | None
    components: tuple[ClaimComponent, ...]
    days_to_crossing: int | None
    crossing_date: date | None


def claim_state(basis: Basis) -> ClaimState:
    """The claim on the as-of date: everything due and unpaid, in one claim (R-35 to R-37, S-3)."""
    claimant, totals = claimant_of(basis.project), basis.today.totals
    facets = {"claimant": claimant, "place": place_of(basis.project)}
    limit = amount(basis.law.read("small_claims.limit", **facets), basis.currency)
    counts = _what_counts(basis)
    components = _components(totals, counts)
    counted = _counted(totals, counts)
    excess = excess_over(counted, limit)
    treatment = words(basis.law.read("small_claims.excess_treatment")) or UNKNOWN
    fits = None if limit is None else excess.is_zero
    claimed = _claimed(totals.total_due, excess, fits, treatment)
    days = _days_to_crossing(counts, limit, basis)
    return ClaimState(
        claimant=claimant,
        counted=counted,
        limit=limit,
        excess=excess,
        claimed=claimed,
        waived=excess if treatment == WAIVE else basis.currency.zero(),
        forum=words(basis.law.read("small_claims.forum_name", **facets)),
        alternatives=() if fits else texts(basis.law.read("small_claims.alternatives", claimant=claimant)),
        treatment=treatment,
        in_limit=fits,
        components=components,
        days_to_crossing=days,
        crossing_date=None if days is None else basis.as_of + timedelta(days=days),
    )


@dataclass(frozen=True)
class _Counts:
    """What the law counts toward the limit; what is not known counts, so that the sum is never too low."""

    fees: bool
    interest: bool


def _what_counts(basis: Basis) -> _Counts:
    """R-35: principal always, fees and contractual interest where the law says so, court costs never."""
    fees = truth(basis.law.read("small_claims.counts_late_fees"))
    interest = truth(basis.law.read("small_claims.counts_contractual_interest"))
    return _Counts(fees is not False, interest is not False)


def _components(totals: Totals, counts: _Counts) -> tuple[ClaimComponent, ...]:
    return (
        ClaimComponent("principal", totals.principal_due, True),
        ClaimComponent("fees", totals.fees, counts.fees),
        ClaimComponent("interest", totals.interest, counts.interest),
    )


def _counted(totals: Totals, counts: _Counts) -> Money:
    counted = [component.amount for component in _components(totals, counts) if component.counted]
    return Money.total(counted, totals.total_due.currency)


def _claimed(total: Money, excess: Money, fits: bool | None, treatment: str) -> Money | None:
    """R-36: all of it inside the limit, or where the limit only decides the track; the limit with a waiver."""
    if fits or treatment == TRACK:
        return total
    if fits is False and treatment == WAIVE:
        return total - excess
    return None


def _days_to_crossing(counts: _Counts, limit: Money | None, basis: Basis) -> int | None:
    """R-35: the smallest number of days after which the counted sum exceeds the limit.

    What falls due by then counts; where nothing is due now there is nothing to watch.
    """
    if limit is None or basis.today.totals.total_due.is_zero:
        return None
    most = limit

    def exceeds(days: int) -> bool:
        on = basis.account.on(basis.as_of + timedelta(days=days))
        return _counted(on.totals, counts) > most

    return days_until(exceeds, HORIZON)
