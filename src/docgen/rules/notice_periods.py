"""How long a notice gives: cure date and demand deadline (R-6, R-18, S-1, S-18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.law import Reading
from docgen.model import Notice
from docgen.rules.basis import Basis
from docgen.rules.legal import whole, words
from docgen.rules.parties import claimant_of, consumer_facet, residential_facet
from docgen.values import BusinessCalendar, DayUnit


@dataclass(frozen=True)
class NoticePeriod:
    """The days of notice before a suspension: the contract's, or the statutory minimum if that is longer.

    `statutory_days` is None where the law has no minimum or does not say. `statutory_wins` says that
    the minimum is used instead of the contract's days (W-SUSPEND-MIN).
    """

    days: int
    unit: DayUnit
    statutory_days: int | None
    statutory_wins: bool
    reading: Reading


def suspension_facets(basis: Basis) -> dict[str, str]:
    """The facts on which the law of suspension may depend."""
    return {
        "kind": basis.project.project.kind.value,
        "residential": residential_facet(basis.project),
        "price": str(max(basis.price.gross_current, basis.currency.zero())),
    }


def notice_period(basis: Basis, received: date, calendar: BusinessCalendar | None = None) -> NoticePeriod:
    """The larger of the contract's notice and the statutory minimum, from a receipt (R-18).

    A minimum counts outside the scope of its statute too, as a caution (S-18). Where one is counted in
    calendar and the other in business days, the later end decides.
    """
    agreed = basis.project.terms.suspension
    days, unit = (agreed.notice_days, agreed.unit) if agreed is not None else (0, DayUnit.CALENDAR)
    facets = suspension_facets(basis)
    reading = basis.law.read("suspension.minimum_notice_days", **facets)
    least = whole(reading) or None
    if least is None:
        return NoticePeriod(days, unit, None, False, reading)
    least_unit = DayUnit(words(basis.law.read("suspension.unit", **facets)) or DayUnit.CALENDAR.value)
    if unit is least_unit:
        longer = least > days
    else:
        counting = calendar or basis.calendar
        longer = counting.period_end(received, least, least_unit) > counting.period_end(received, days, unit)
    if longer:
        return NoticePeriod(least, least_unit, least, True, reading)
    return NoticePeriod(days, unit, least, False, reading)


def cure_date(basis: Basis, received: date) -> date:
    """The last day to pay after a notice of intent (R-18, rolled by R-2).

    With no days of notice at all nothing is counted and nothing rolled: the notice works from its receipt.
    """
    period = notice_period(basis, received)
    if period.days == 0:
        return received
    return basis.calendar.period_end(received, period.days, period.unit)


def demand_minimum(basis: Basis) -> int | None:
    """The shortest time that the law wants between demand and filing, over all debtors (R-38)."""
    project = basis.project
    facets = {"claimant": claimant_of(project), "consumer": consumer_facet(project)}
    types = dict.fromkeys(client.type.value for client in project.clients)
    days = [whole(basis.law.read("demand.minimum_days", debtor=debtor, **facets)) for debtor in types]
    return max((number for number in days if number), default=None)


def demand_days(basis: Basis) -> int:
    """The days of a demand: the contract's, or the legal minimum where that is longer (D11)."""
    return max(basis.project.terms.demand_days, demand_minimum(basis) or 0)


def demand_deadline(basis: Basis, received: date, calendar: BusinessCalendar) -> date:
    """The last day to pay after a demand: receipt and its days, rolled (R-2)."""
    return calendar.period_end(received, demand_days(basis), DayUnit.CALENDAR)


def deadline_of(sendings: Sequence[Notice], received: date | None, basis: Basis) -> date | None:
    """S-1: the later of the printed deadline and the one computed from receipt; None while neither is known."""
    printed = [
        n.printed.deadline for n in sendings if n.printed is not None and n.printed.deadline is not None
    ]
    computed: list[date] = []
    if received is not None and sendings[0].document == "demand-letter":
        computed = [demand_deadline(basis, received, basis.calendar)]
    elif received is not None and sendings[0].document == "notice-of-intent":
        computed = [cure_date(basis, received)]
    return max((*printed, *computed), default=None) if received is not None else None
