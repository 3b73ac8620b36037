"""What a payment counts for, and what a late fee comes to (R-16a, R-26)."""

from __future__ import annotations

from docgen.account.terms import ResolvedTerms
from docgen.account.types import EntryKind
from docgen.model import Payment
from docgen.model.terms import LateFee
from docgen.values import Money


def sums_of(payment: Payment) -> list[tuple[Money, EntryKind]]:
    """The cash, and tax withheld whose certificate is held (R-26)."""
    sums = [(payment.amount, EntryKind.RECEIPT)]
    tax = payment.withheld_tax
    if tax is not None and tax.held is not False:
        sums.append((tax.amount, EntryKind.WITHHELD_TAX))
    return sums


def total_of(payment: Payment) -> Money:
    """Everything a payment counts for: cash and withheld tax (R-26)."""
    return Money.total((amount for amount, _ in sums_of(payment)), payment.amount.currency)


def late_fee(fee: LateFee, charged: Money, terms: ResolvedTerms) -> Money:
    """R-16a: the flat fee, or its share of what was charged on the milestone, rounded once."""
    if fee.flat is not None:
        return fee.flat
    share = fee.percent.fraction if fee.percent is not None else 0
    return Money.rounded(charged.exact * share, terms.currency, terms.rounding)
