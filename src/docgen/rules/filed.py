"""The claim of this project that was filed with a court: what it is about, and what of that is unpaid (R-35, R-37)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from docgen.account import ChargeKey
from docgen.account.events import effective_day
from docgen.model.record import AcceptedAs, Filing, Payment
from docgen.rules.basis import Basis
from docgen.rules.statutory_interest import StatutoryAccrual
from docgen.rules.unpaid import chosen, key_of, unpaid_charges
from docgen.values import Money

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OpenClaim:
    """What of a filed claim is unpaid on a day.

    `agreed` is owed under the contract. `by_law` is interest and fixed sums that the law gives, less `credited`: the
    credit that the account holds for the client once nothing is owed under the contract any more.
    """

    agreed: Money
    by_law: Money
    credited: Money

    @property
    def total(self) -> Money:
        """Both together."""
        return self.agreed + self.by_law


@dataclass(frozen=True)
class FiledClaim:
    """The last filing of this project's own claim.

    `charges` is everything that was due and unpaid at the end of the day it was filed, which is in the one claim
    (R-37). `asks_by_law` says that more was claimed than the contract owed, so that it asks for what the law adds
    (R-35). `now` is what of it is open on the as-of date. `agreed_paid_on` is the day since which nothing is owed
    under the contract, `paid_on` the one since which nothing is open at all; None while something is. `given_up` is what
    was owed on the day of the filing and not claimed; `received` what was received on that day and later.
    """

    source: Filing
    charges: tuple[ChargeKey, ...]
    asks_by_law: bool
    now: OpenClaim
    agreed_paid_on: date | None
    paid_on: date | None
    given_up: Money
    received: Money
    accrual: StatutoryAccrual = field(repr=False, compare=False)

    @property
    def unpaid(self) -> Money:
        """What of the claim is open on the as-of date."""
        return self.now.total

    @property
    def is_open(self) -> bool:
        """Whether something of what it is about is still unpaid."""
        return bool(self.unpaid)

    @property
    def is_settled(self) -> bool:
        """Whether a payment was accepted as settlement of some of it since the filing (R-25)."""
        basis = self.accrual.basis
        return len(_not_settled(self.charges, self.source.date, basis.as_of, basis)) < len(self.charges)

    @property
    def charges_by_law(self) -> tuple[ChargeKey, ...]:
        """The charges for which it still asks for what the law adds, also for those that are paid by now."""
        if not (self.asks_by_law and self.is_open):
            return ()
        return _not_settled(self.charges, self.source.date, self.accrual.basis.as_of, self.accrual.basis)

    def on(self, day: date) -> OpenClaim:
        """What of it was open at the end of a day from the filing to the as-of date."""
        basis, keys = self.accrual.basis, self.charges
        account, zero = basis.account.on(day), basis.currency.zero()
        agreed = Money.total((charge.unpaid for charge in chosen(account, keys)), basis.currency)
        if not self.asks_by_law:
            return OpenClaim(agreed, zero, zero)
        by_law = self.accrual.on(day).of(_not_settled(keys, self.source.date, day, basis))
        credited = zero if agreed else min(account.totals.credit, by_law)
        return OpenClaim(agreed, by_law - credited, credited)


def filed_claim(basis: Basis) -> FiledClaim | None:
    """The filing that record.yaml marks as this project's claim; None where there is none."""
    mine = sorted((one for one in basis.record.filings if one.this_claim), key=lambda one: one.date)
    if not mine:
        return None
    source, zero = mine[-1], basis.currency.zero()
    keys = charges_when_filed(source.date, basis)
    nothing, accrual = OpenClaim(zero, zero, zero), StatutoryAccrual(basis, keys)
    asks = _asks_by_law(source, basis)
    claim = FiledClaim(source, keys, asks, nothing, None, None, zero, zero, accrual)
    days = sorted({source.date, *basis.account.days(source.date, basis.as_of), basis.as_of})
    agreed_paid_on = paid_on = None
    found = nothing
    for day in days if keys else ():
        found = claim.on(day)
        agreed_paid_on = None if found.agreed else agreed_paid_on or day
        paid_on = None if found.total else paid_on or day
    owed = max(claim.on(day).total for day in _before_payments(source.date))
    given_up, received = max(zero, owed - source.amount), _received(source.date, basis)
    return FiledClaim(source, keys, asks, found, agreed_paid_on, paid_on, given_up, received, accrual)


def _before_payments(day: date) -> tuple[date, date]:
    """A day and the one before it: what is paid on the day of the filing comes after the claim."""
    return day - ONE_DAY, day


def charges_when_filed(day: date, basis: Basis) -> tuple[ChargeKey, ...]:
    """What was due by the day of the filing, and unpaid before the payments of that day or after them."""
    open_then = {key_of(c) for on in _before_payments(day) for c in unpaid_charges(basis.account.on(on))}
    charges = basis.account.on(day).charges
    return tuple(key_of(charge) for charge in charges if charge.due <= day and key_of(charge) in open_then)


def due_when_filed(day: date, basis: Basis) -> Money:
    """What was due under the contract on the day of a filing, before the payments of that day."""
    return max(basis.account.on(on).totals.total_due for on in _before_payments(day))


def _received(since: date, basis: Basis) -> Money:
    """The payments that were posted on the day of the filing or later, and stand (R-25)."""
    payments = (one for one in basis.record.payments if _stands(one))
    found = (one.amount for one in payments if (effective_day(one) or date.min) >= since)
    return Money.total(found, basis.currency)


def _stands(payment: Payment) -> bool:
    return payment.reversed is None and payment.returned is None


def _asks_by_law(source: Filing, basis: Basis) -> bool:
    """Whether the sum that was filed is more than the contract owed on its day, and not by a lawyer's fees alone."""
    due, settings = due_when_filed(source.date, basis), basis.project.claim
    lawyer = settings.attorney_fees if settings is not None else None
    return source.amount > due and (lawyer is None or source.amount != due + lawyer)


def _not_settled(keys: tuple[ChargeKey, ...], since: date, day: date, basis: Basis) -> tuple[ChargeKey, ...]:
    """Without what a payment settled since (R-25): with the rest of a debt, what the law adds to it is given up."""
    settled = set()
    for one in basis.record.payments:
        posted = effective_day(one)
        if one.accepted_as is AcceptedAs.SETTLEMENT and _stands(one) and posted and since <= posted <= day:
            settled.add(one.designation.milestone if one.designation is not None else None)
    return () if None in settled else tuple(key for key in keys if key[0] not in settled)
