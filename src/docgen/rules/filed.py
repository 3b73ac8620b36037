"""The claim of this project that was filed with a court: what it is about, and what of that is unpaid (R-35, R-37)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from docgen.account import ChargeKey
from docgen.account.events import effective_day
from docgen.model.record import AcceptedAs, Filing
from docgen.rules.basis import Basis
from docgen.rules.statutory_interest import StatutoryAccrual
from docgen.rules.unpaid import chosen, key_of, unpaid_charges
from docgen.values import Money


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
    under the contract, `paid_on` the one since which nothing is open at all; None while something is.
    """

    source: Filing
    charges: tuple[ChargeKey, ...]
    asks_by_law: bool
    now: OpenClaim
    agreed_paid_on: date | None
    paid_on: date | None
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
    then = unpaid_charges(basis.account.on(source.date))
    keys = tuple(key_of(charge) for charge in then if charge.due <= source.date)
    nothing, accrual = OpenClaim(zero, zero, zero), StatutoryAccrual(basis, keys)
    claim = FiledClaim(source, keys, _asks_by_law(source, basis), nothing, None, None, accrual)
    days = sorted({source.date, *basis.account.days(source.date, basis.as_of), basis.as_of})
    agreed_paid_on = paid_on = None
    found = nothing
    for day in days if keys else ():
        found = claim.on(day)
        agreed_paid_on = None if found.agreed else agreed_paid_on or day
        paid_on = None if found.total else paid_on or day
    return FiledClaim(source, keys, claim.asks_by_law, found, agreed_paid_on, paid_on, accrual)


def _asks_by_law(source: Filing, basis: Basis) -> bool:
    """Whether the sum that was filed is more than the contract owed on its day, and not by a lawyer's fees alone."""
    due, settings = basis.account.on(source.date).totals.total_due, basis.project.claim
    lawyer = settings.attorney_fees if settings is not None else None
    return source.amount > due and (lawyer is None or source.amount != due + lawyer)


def _not_settled(keys: tuple[ChargeKey, ...], since: date, day: date, basis: Basis) -> tuple[ChargeKey, ...]:
    """Without what a payment settled since (R-25): with the rest of a debt, what the law adds to it is given up."""
    settled = set()
    for one in basis.record.payments:
        posted = effective_day(one)
        undone = one.reversed is not None or one.returned is not None
        if one.accepted_as is AcceptedAs.SETTLEMENT and not undone and posted and since <= posted <= day:
            settled.add(one.designation.milestone if one.designation is not None else None)
    return () if None in settled else tuple(key for key in keys if key[0] not in settled)
