"""The sum that would be claimed in court, against the court's limit (R-35 to R-37)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import GIVEN_UP, EntryKind
from docgen.law import Reading
from docgen.rules.asked_interest import asked_interest
from docgen.rules.basis import Basis
from docgen.rules.claim_days import ClaimOnDay, claim_days
from docgen.rules.filed import FiledClaim
from docgen.rules.legal import amount, texts, truth, words
from docgen.rules.limit import days_until, excess_over
from docgen.rules.parties import claimant_of, consumer_facet, place_of
from docgen.rules.statutory_interest import StatutoryAccrual, StatutoryInterest
from docgen.rules.unpaid import key_of, milestones_of
from docgen.values import Money

NOT_PAID = (*GIVEN_UP, EntryKind.CREDIT_NOTE)
"""What lowers a debt without money: what the law gave for it is not said to be left out."""

HORIZON = 3653
"""Ten years of days: how far ahead the crossing of the limit is looked for."""

APPROACH_DAYS = 60
"""How long before the crossing of the limit the date is printed (R-35)."""

WAIVE, NONE, TRACK, UNKNOWN = "waive_allowed", "not_allowed", "track_only", "unknown"
"""What may be done with the part of a claim above the limit (R-36)."""


@dataclass(frozen=True)
class ClaimComponent:
    """One part of the claim, and whether it counts toward the limit.

    `name` is `principal`, `fees`, `interest`, and where there is such a part `statutory_interest`,
    `fixed_compensation`, `attorney_fees`.
    """

    name: str
    amount: Money
    counted: bool


@dataclass(frozen=True)
class LeftOut:
    """What the law gave for debts that were paid late and in full: of these milestones, and not claimed."""

    items: tuple[str, ...]
    amount: Money


@dataclass(frozen=True)
class ClaimState:
    """The claim on the as-of date.

    `claimant` is `natural_person` or `entity`. `components` are its parts; their sum is what could be asked
    of a court, statutory interest included, although no account and no demand holds it. `counted` is
    the sum of those that count toward the limit (R-35). `limit` and `in_limit` are None where the law is not known or the
    amount is in another currency. `excess` is what is counted above the limit.

    `claimed` and `waived` follow `treatment` (R-36). Inside the limit, and where the limit only
    decides the track (`track_only`), all parts are claimed. With `waive_allowed` the claim is all parts less the
    excess, so the counted ones come to the limit exactly and what does not count is claimed beside them;
    `waived` is the excess. With `not_allowed` and `unknown`, or where the limit is not known, `claimed` is None.

    `no_route` says why there is no small claim at all where the law closes that way: then `forum`, `limit`
    and `claimed` are None. `crossing_date` is the first day on which the counted sum exceeds the limit if nothing else
    happens, `days_to_crossing` its distance; None where that is more than ten years off.

    `asked_interest` is interest that the court may award and need not, in no sum of the claim; None where there is
    none. `later` is the claim on the filing and hearing dates still to come. `left_out` is None where nothing that the
    law gives is left out of a claim that asks for such sums.
    """

    claimant: str
    counted: Money
    limit: Money | None
    excess: Money
    claimed: Money | None
    waived: Money
    forum: str | None
    no_route: str | None
    alternatives: tuple[str, ...]
    treatment: str
    in_limit: bool | None
    components: tuple[ClaimComponent, ...]
    statutory_interest: StatutoryInterest
    days_to_crossing: int | None
    crossing_date: date | None
    asked_interest: StatutoryInterest | None = None
    later: tuple[ClaimOnDay, ...] = ()
    left_out: LeftOut | None = None


def crosses_soon(claim: ClaimState, limitation: date | None) -> bool:
    """R-35: whether the sum outgrows the limit within 60 days, and while it can still be sued for."""
    days, crossing = claim.days_to_crossing, claim.crossing_date
    if not claim.in_limit or days is None or crossing is None or days > APPROACH_DAYS:
        return False
    return limitation is None or crossing <= limitation


def claim_state(basis: Basis, filed: FiledClaim | None = None) -> ClaimState:
    """The claim on the as-of date: everything due and unpaid, in one claim (R-35 to R-37, S-3).

    A claim that was `filed` goes on asking for what the law adds, also to what was paid since; the limit was that of its
    day, so nothing is given up any more, and `claimed` is what is unpaid.
    """
    claimant, closed = claimant_of(basis.project), route_closed(basis)
    in_court = filed if filed is not None and filed.is_open else None
    if in_court is not None:
        accrual = StatutoryAccrual(basis, in_court.charges_by_law, in_court.asks_by_law)
    else:
        accrual = StatutoryAccrual(basis)
    valuation = _Valuation(basis, accrual, closed is None)
    facets = {"claimant": claimant, "place": place_of(basis.project)}
    forum = limit = None
    treatment = NONE
    if closed is None:
        forum = words(basis.law.read("small_claims.forum_name", **facets))
        limit = amount(basis.law.read("small_claims.limit", **facets), basis.currency)
        treatment = words(basis.law.read("small_claims.excess_treatment")) or UNKNOWN
    components, counted = valuation.components(basis.as_of), valuation.counted(basis.as_of)
    whole = Money.total((component.amount for component in components), basis.currency)
    excess = excess_over(counted, limit)
    fits = None if limit is None else excess.is_zero
    claimed = _claimed(whole, excess, fits, treatment) if closed is None else None
    claimed = whole if in_court is not None else claimed
    days, by_law = _days_to_crossing(valuation, limit), valuation.accrual.on(basis.as_of)
    return ClaimState(
        claimant=claimant,
        counted=counted,
        limit=limit,
        excess=excess,
        claimed=claimed,
        waived=excess if treatment == WAIVE and in_court is None else basis.currency.zero(),
        forum=forum,
        no_route=_why_closed(closed) if closed is not None else None,
        alternatives=() if fits else texts(basis.law.read("small_claims.alternatives", claimant=claimant)),
        treatment=treatment,
        in_limit=fits,
        components=components,
        statutory_interest=by_law,
        days_to_crossing=days,
        crossing_date=None if days is None else basis.as_of + timedelta(days=days),
        asked_interest=asked_interest(basis, by_law),
        later=claim_days(basis, valuation.accrual),
        left_out=_left_out(basis, by_law),
    )


def _left_out(basis: Basis, claimed: StatutoryInterest) -> LeftOut | None:
    """What the law gave beyond what is claimed of it: for milestones that were paid late and in full, by payments."""
    if not claimed.total:
        return None
    due = tuple(key_of(charge) for charge in basis.today.charges if charge.due <= basis.as_of)
    found = StatutoryAccrual(basis, due).on(basis.as_of)
    without_money = (one for one in basis.today.entries if one.kind in NOT_PAID)
    left: set[str | None] = {part.milestone for one in without_money for part in one.allocations}
    left |= {one.milestone for one in basis.today.charges if one.unpaid}
    paid = [one for one in basis.today.charges if one.milestone not in left]
    keys = [key_of(one) for one in paid if found.of([key_of(one)]) and not claimed.of([key_of(one)])]
    items = milestones_of(one for one in paid if key_of(one) in keys)
    return LeftOut(items, found.of(keys)) if items else None


def route_closed(basis: Basis) -> Reading | None:
    """The law that gives this claim no small-claims route; None where there is one, or nobody says otherwise."""
    facets = {"claimant": claimant_of(basis.project), "consumer": consumer_facet(basis.project)}
    reading = basis.law.read("small_claims.available", **facets)
    return reading if truth(reading) is False else None


def _why_closed(reading: Reading) -> str:
    return (
        " ".join(reading.note.split()) if reading.note else "the small-claims route is not open to this claim"
    )


@dataclass(frozen=True)
class _Valuation:
    """What the claim would consist of on a day, if nothing else happens until then.

    What the law does not say counts toward the limit, so that the sum is never too low; where there is
    no small claim (`open` is False) there is no limit, and nothing is asked.
    """

    basis: Basis
    accrual: StatutoryAccrual
    open: bool

    def components(self, day: date) -> tuple[ClaimComponent, ...]:
        """R-35: principal always, the others where the law says so, court costs never.

        A fixed sum for a late debt counts as a late fee does; fees of a lawyer are a part only where
        they are claimed.
        """
        totals, settings = self.basis.account.on(day).totals, self.basis.project.claim
        parts = [
            ClaimComponent("principal", totals.principal_due, True),
            ClaimComponent("fees", totals.fees, self._counts("late_fees")),
            ClaimComponent("interest", totals.interest, self._counts("contractual_interest")),
        ]
        by_law = self.accrual.on(day)
        if by_law.amount is not None:
            counts = self._counts("statutory_interest")
            parts.append(ClaimComponent("statutory_interest", by_law.amount, counts))
        if by_law.compensation:
            counts = self._counts("late_fees")
            parts.append(ClaimComponent("fixed_compensation", by_law.compensated, counts))
        if settings is not None and settings.attorney_fees is not None and totals.total_due:
            counts = self._counts("attorney_fees")
            parts.append(ClaimComponent("attorney_fees", settings.attorney_fees, counts))
        return tuple(parts)

    def counted(self, day: date) -> Money:
        """The sum of what counts on a day."""
        counted = (part.amount for part in self.components(day) if part.counted)
        return Money.total(counted, self.basis.currency)

    def _counts(self, what: str) -> bool:
        return not self.open or truth(self.basis.law.read(f"small_claims.counts_{what}")) is not False


def _claimed(whole: Money, excess: Money, fits: bool | None, treatment: str) -> Money | None:
    """R-36: all of it inside the limit, or where the limit only decides the track; the limit with a waiver."""
    if fits or treatment == TRACK:
        return whole
    if fits is False and treatment == WAIVE:
        return whole - excess
    return None


def _days_to_crossing(valuation: _Valuation, limit: Money | None) -> int | None:
    """R-35: the smallest number of days after which the counted sum exceeds the limit.

    What falls due by then counts; where nothing is due now there is nothing to watch.
    """
    basis = valuation.basis
    if limit is None or basis.today.totals.total_due.is_zero:
        return None
    most = limit
    return days_until(lambda days: valuation.counted(basis.as_of + timedelta(days=days)) > most, HORIZON)
