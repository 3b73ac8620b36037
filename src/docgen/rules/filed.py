"""The claim of this project that was filed with a court: what it is about, and what of that is unpaid (R-37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.account import ChargeBalance, ChargeKey
from docgen.model.record import Filing
from docgen.rules.basis import Basis
from docgen.rules.statutory_interest import StatutoryAccrual
from docgen.rules.unpaid import chosen, key_of, unpaid_charges
from docgen.values import Money


@dataclass(frozen=True)
class FiledClaim:
    """The last filing of this project's own claim.

    `charges` is everything that was due and unpaid at the end of the day it was filed, which is in the one claim
    (R-37); `unpaid` is what of it is open on the as-of date, with interest and fees by the contract. `by_law` is what the
    law has added to it by then, also where the principal has been paid since, less what was paid above the account;
    zero where no more was claimed than the account had, with the fees of a lawyer.
    """

    source: Filing
    charges: tuple[ChargeKey, ...]
    unpaid: Money
    by_law: Money

    @property
    def open(self) -> Money:
        """What of it is open, with what the law adds."""
        return self.unpaid + self.by_law

    @property
    def is_open(self) -> bool:
        """Whether something of what it is about is still unpaid."""
        return bool(self.open)


def filed_claim(basis: Basis) -> FiledClaim | None:
    """The filing that record.yaml marks as this project's claim; None where there is none."""
    mine = sorted((one for one in basis.record.filings if one.this_claim), key=lambda one: one.date)
    if not mine:
        return None
    then = unpaid_charges(basis.account.on(mine[-1].date))
    due = tuple(charge for charge in then if charge.due <= mine[-1].date)
    keys = tuple(key_of(charge) for charge in due)
    left = Money.total((charge.unpaid for charge in chosen(basis.today, keys)), basis.currency)
    return FiledClaim(mine[-1], keys, left, _by_law(mine[-1], due, basis))


def _by_law(filing: Filing, due: Sequence[ChargeBalance], basis: Basis) -> Money:
    """What the law has added, where the claim asks for more than the account had and the fees of a lawyer."""
    settings, zero = basis.project.claim, basis.currency.zero()
    beside = filing.amount - Money.total((charge.unpaid for charge in due), basis.currency)
    fees = settings.attorney_fees if settings is not None else None
    if not beside.is_positive or beside == fees:
        return zero
    added = StatutoryAccrual(basis).of_charges([key_of(charge) for charge in due], basis.as_of)
    return max(zero, added.total - basis.today.totals.credit)
