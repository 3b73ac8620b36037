"""D15: a receipt and thank-you for the payments of one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.account import item_label
from docgen.documents.parts.ahead import NextPaymentView, next_payment_view
from docgen.documents.parts.letter import Letter, is_approved, letter_frame
from docgen.documents.parts.parties import author_of
from docgen.documents.parts.sending import planned_ways
from docgen.documents.parts.words import NOTHING
from docgen.language import Language
from docgen.model import Payment
from docgen.model.record import AcceptedAs
from docgen.model.terms import Overpayment
from docgen.rules import ProjectState
from docgen.rules.ahead import UnderPlan
from docgen.rules.by_law import adds_by_law
from docgen.rules.payment_receipts import (
    RECEIPT,
    PaymentReceipt,
    Used,
    document_of,
    payment_receipt,
    receipt_days,
    receipt_sent_on,
    standing,
)
from docgen.values import Money

NOT_CLEARED = "E-NOT-CLEARED"


@dataclass(frozen=True)
class ReceivedRow:
    """One sum received, and how it came."""

    how: str
    amount: Money


@dataclass(frozen=True)
class UsedRow:
    """What a part of the payment was used for (R-22)."""

    item: str
    purpose: str
    amount: Money


@dataclass(frozen=True)
class InCourt:
    """What the claim that was filed asks for beside the account: interest and fixed sums that the law gives (R-35).

    `total` is all that is open of the claim, `agreed` what of it the agreement owes, `by_law` the rest, and
    `credited` what of the credit covers the rest already.
    """

    filed: date
    agreed: Money
    by_law: Money
    credited: Money
    total: Money


@dataclass(frozen=True)
class ReceiptContext:
    """What a receipt prints, all of it as of the end of the day of the payment.

    `received` and `used` both add up to `total`. `how` is how a single payment came; empty where the record does not
    say. `remarks` tell of payments that came with a condition (R-25), which `came_earlier`. `due` is what is due outside
    a plan that is performed. `following` is the next payment; None where there is none. `court` is there where a claim
    was filed that asks for more than the agreement owes; what of the credit covers that is not in `credit`.
    """

    letter: Letter
    currency: str
    is_single: bool
    came_earlier: bool
    how: str
    received: tuple[ReceivedRow, ...]
    total: Money
    remarks: tuple[str, ...]
    tax_pending: Money
    used: tuple[UsedRow, ...]
    given_up: Money
    is_closed: bool
    plan: UnderPlan | None
    due: Money
    adds_by_law: bool
    per_diem: Money
    grace_until: date | None
    credit: Money
    credit_goes_on: bool
    credit_is_refunded: bool
    following: NextPaymentView | None
    court: InCourt | None


class Receipt:
    """The receipt for one day (documents.md D15, R-22)."""

    id = RECEIPT
    template = RECEIPT
    context_type: type = ReceiptContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One for every day on which payments cleared, in order."""
        return tuple(document_of(day) for day in receipt_days(state))

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """From the day of the payment; not for one that came back since (E-NOT-CLEARED)."""
        day = _day(document)
        sent = None if again else receipt_sent_on(state, day)
        if sent is not None:
            return Applicability.sent(sent, f"it was sent on {sent.isoformat()}")
        if not standing(state, day):
            reason = f"the payment of {day.isoformat()} came back"
            return Applicability.no(NOT_CLEARED, reason, waits_for="a new payment")
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """Dated on the day of the payment; a letter, so DRAFT until it is approved."""
        author, company = author_of(state.project)
        draft = not is_approved(state.record, document)
        title = language.say["title_receipt"]
        return Heading(title, None, _day(document), draft, language.say["draft"], author, company)

    def context(self, state: ProjectState, document: str, language: Language) -> ReceiptContext:
        """What came, what it paid, and what is left."""
        found, policy = payment_receipt(state, _day(document)), state.terms.overpayment
        ahead, by_law = found.outlook, adds_by_law(state)
        received = tuple(row for payment in found.payments for row in _received(payment, language))
        single = found.payments[0] if len(received) == 1 else None
        court = _in_court(found, state)
        return ReceiptContext(
            letter=replace(letter_frame(state, language, planned_ways(state)), day=found.day),
            currency=state.currency.code,
            is_single=single is not None,
            came_earlier=any(payment.date < found.day for payment in found.payments),
            how=_how(single, language) if single is not None else "",
            received=received,
            total=found.total,
            remarks=tuple(_remark(payment, language) for payment in found.payments if payment.accepted_as),
            tax_pending=found.tax_pending,
            used=tuple(_used(one, state, language) for one in found.used),
            given_up=found.given_up,
            is_closed=ahead.is_closed and not (court.by_law if court is not None else by_law),
            plan=ahead.plan,
            due=ahead.due,
            adds_by_law=by_law and court is None,
            per_diem=found.totals.per_diem,
            grace_until=ahead.grace_until,
            credit=found.totals.credit - court.credited if court is not None else found.totals.credit,
            credit_goes_on=policy is Overpayment.CREDIT_NEXT,
            credit_is_refunded=policy is Overpayment.REFUND,
            following=next_payment_view(ahead.next, found.day, state, language),
            court=court,
        )


def _day(document: str) -> date:
    return date.fromisoformat(document.removeprefix(f"{RECEIPT}-"))


def _in_court(found: PaymentReceipt, state: ProjectState) -> InCourt | None:
    open_claim = found.filed
    if state.filed is None or open_claim is None or not (open_claim.by_law or open_claim.credited):
        return None
    return InCourt(
        state.filed.source.date,
        open_claim.agreed,
        open_claim.by_law,
        open_claim.credited,
        open_claim.total,
    )


def _received(payment: Payment, language: Language) -> Iterator[ReceivedRow]:
    """The cash, and tax withheld whose certificate is held (R-26)."""
    yield ReceivedRow(_how(payment, language) or language.say["receipt_payment"], payment.amount)
    tax = payment.withheld_tax
    if tax is not None and tax.held is not False:
        key = "receipt_withheld" if tax.certificate is None else "receipt_withheld_named"
        yield ReceivedRow(language.say[key].format(certificate=tax.certificate), tax.amount)


def _how(payment: Payment, language: Language) -> str:
    """How a payment came: `transfer, reference INV-002`; empty where nothing is on record."""
    parts = [payment.method] if payment.method is not None else []
    if payment.reference is not None:
        parts.append(language.say["receipt_reference"].format(reference=payment.reference))
    return ", ".join(parts)


def _remark(payment: Payment, language: Language) -> str:
    """R-25: what was decided about a payment that came with a condition."""
    key = "receipt_settlement" if payment.accepted_as is AcceptedAs.SETTLEMENT else "receipt_part_payment"
    decided = payment.accepted_on or payment.date
    return language.say[key].format(
        amount=language.money(payment.amount),
        day=language.long_date(payment.date),
        decided=language.long_date(decided),
    )


def _used(one: Used, state: ProjectState, language: Language) -> UsedRow:
    purpose = language.say[f"receipt_for_{one.component.value}"]
    item = item_label(one.milestone, state, language) if one.milestone is not None else NOTHING
    return UsedRow(item, purpose, one.amount)
