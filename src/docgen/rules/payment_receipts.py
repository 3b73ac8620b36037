"""What a receipt says: the payments of a day, what they paid, and what is left (D15, R-22, R-24 to R-26)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docgen.account import GIVEN_UP, Component, EntryKind, LedgerEntry, Totals
from docgen.account.events import effective_day
from docgen.model import Payment
from docgen.rules.ahead import Outlook, outlook_of
from docgen.rules.earlier import Earlier, earlier
from docgen.rules.filed import OpenClaim
from docgen.rules.sent import sent_on
from docgen.rules.state import ProjectState
from docgen.rules.unpaid import chosen
from docgen.values import Money

RECEIPT = "receipt"

RECEIVED = (EntryKind.RECEIPT, EntryKind.WITHHELD_TAX)


@dataclass(frozen=True)
class Used:
    """What of the payments of a day served one thing (R-22); `milestone` is None for a held credit."""

    milestone: str | None
    component: Component
    amount: Money


@dataclass(frozen=True)
class PaymentReceipt:
    """The payments of one day with every figure as of its end, as they were known then.

    `payments` are those that were posted, `cash` and `tax` their sums (tax withheld with a certificate
    held), which together are `total` and the sum of `used`. `tax_pending` is tax withheld whose
    certificate was not held by then (R-26). `given_up` is what the contractor gave up on that day. `filed` is what
    is open of the claim that was filed by then; None where none was.
    """

    day: date
    payments: tuple[Payment, ...]
    cash: Money
    tax: Money
    total: Money
    tax_pending: Money
    used: tuple[Used, ...]
    given_up: Money
    totals: Totals
    outlook: Outlook
    filed: OpenClaim | None


def receipt_days(state: ProjectState) -> tuple[date, ...]:
    """The days on which payments were posted, in order; a conditional one counts from its acceptance (R-25)."""
    return tuple(sorted({day for day in map(effective_day, state.record.payments) if day is not None}))


def document_of(day: date) -> str:
    """The document's id: `receipt-2026-05-06`."""
    return f"{RECEIPT}-{day.isoformat()}"


def receipt_sent_on(state: ProjectState, day: date) -> date | None:
    """When the receipt for a day went out; one that the record calls `receipt` is for the last payment before it."""
    named = sent_on(state, (document_of(day),))
    following = min((other for other in receipt_days(state) if other > day), default=date.max)
    plain = sent_on(state, (RECEIPT,), since=day, before=following)
    return min((found for found in (named, plain) if found is not None), default=None)


def standing(state: ProjectState, day: date) -> tuple[Payment, ...]:
    """The payments posted on a day of which nothing says that they came back since."""
    return tuple(one for one in state.record.payments if effective_day(one) == day and not _undone(one))


def came_on(entry: LedgerEntry, state: ProjectState) -> date:
    """The day on which the money of a posted payment came: one with a condition is posted when it is accepted (R-25)."""
    days = [
        one.date
        for one in state.record.payments
        if effective_day(one) == entry.date and one.amount == entry.credit
    ]
    return min(days, default=entry.date)


def payment_receipt(state: ProjectState, day: date) -> PaymentReceipt:
    """The receipt for a day on which a payment was posted.

    It stays as it was known at the end of the day; only a payment of that very day that came back since is no
    part of it.
    """
    back = [one for one in state.record.payments if effective_day(one) == day and _undone(one)]
    kept = tuple(one for one in state.record.payments if one not in back)
    then = earlier(state, day, record=state.record.model_copy(update={"payments": kept}))
    currency, balance = state.currency, then.balance
    entries = [entry for entry in balance.entries if entry.date == day]
    received = [entry for entry in entries if entry.kind in RECEIVED and entry.allocations]
    mine = tuple(one for one in then.record.payments if effective_day(one) == day)
    cash, tax = (_sum((e for e in received if e.kind is kind), state) for kind in RECEIVED)
    pending = (
        one.withheld_tax.amount
        for one in mine
        if one.withheld_tax is not None and one.withheld_tax.held is False
    )
    return PaymentReceipt(
        day=day,
        payments=mine,
        cash=cash,
        tax=tax,
        total=cash + tax,
        tax_pending=Money.total(pending, currency),
        used=_used(received),
        given_up=_sum((entry for entry in entries if entry.kind in GIVEN_UP), state),
        totals=balance.totals,
        outlook=outlook_of(then),
        filed=_open_claim(state, then),
    )


def _open_claim(state: ProjectState, then: Earlier) -> OpenClaim | None:
    """What of the claim was open on an earlier day; None where a payment has come back since, or some was given up."""
    filed = state.filed
    if filed is None or filed.source.date > then.day or filed.given_up:
        return None
    found = filed.on(then.day)
    agreed = Money.total((one.unpaid for one in chosen(then.balance, filed.charges)), state.currency)
    return found if found.agreed == agreed else None


def _undone(payment: Payment) -> bool:
    return payment.reversed is not None or payment.returned is not None


def _sum(entries: Iterable[LedgerEntry], state: ProjectState) -> Money:
    return Money.total((entry.credit for entry in entries if entry.credit is not None), state.currency)


def _used(entries: Iterable[LedgerEntry]) -> tuple[Used, ...]:
    """Each thing served once, in the order in which it was served."""
    found: dict[tuple[str | None, Component], Money] = {}
    for entry in entries:
        for part in entry.allocations:
            key = part.milestone, part.component
            found[key] = found[key] + part.amount if key in found else part.amount
    return tuple(Used(milestone, component, amount) for (milestone, component), amount in found.items())
