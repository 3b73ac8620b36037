"""The fold: dated events go in one after the other, charges and the ledger come out.

This is the one loop of the domain: interest depends on the balance, allocation on interest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from docgen.account.allocation import payment_targets, serve
from docgen.account.charges import ChargeStep, StepCause
from docgen.account.entries import EntryBook
from docgen.account.events import (
    ApplyCredit,
    ChargeDue,
    Event,
    FeeDue,
    PostInterest,
    Received,
    Refunded,
    Settled,
    Undone,
    Waived,
)
from docgen.account.open_charge import OpenCharge, oldest_first
from docgen.account.schedule import grace_end
from docgen.account.terms import ResolvedTerms
from docgen.account.types import Allocated, Component, EntryKind, InterestLine
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import Invoice, Payment
from docgen.model.record import CreditInstruction
from docgen.values import Money

ALL_COMPONENTS = (Component.FEE, Component.INTEREST, Component.PRINCIPAL)


class Ledger:
    """An account while events go in.

    `credit` is money held for nothing in particular (R-24). `lines` are the posted interest lines.
    """

    def __init__(self, terms: ResolvedTerms) -> None:
        self.terms = terms
        self.zero = terms.currency.zero()
        self.charges: dict[tuple[str, int], OpenCharge] = {}
        self.credit = self.zero
        self.book = EntryBook(self.zero)
        self.lines: list[InterestLine] = []
        self.diagnostics: list[Diagnostic] = []
        self._orders: dict[str, int] = {}
        self._in_ledger: set[tuple[str, int]] = set()
        self._fee_posted: set[str] = set()

    def fold(self, events: Iterable[Event], as_of: date) -> None:
        """Let the events up to the end of `as_of` take effect."""
        for event in events:
            if event.day > as_of:
                return
            self.apply(event)

    def apply(self, event: Event) -> None:
        """Let one event take effect; later events never change earlier ones."""
        day = event.day
        match event.what:
            case ChargeStep() as step:
                self._change(step)
            case ChargeDue(milestone, part):
                self._charge_due(day, (milestone, part))
            case FeeDue(milestone, part):
                self._late_fee(day, (milestone, part))
            case Invoice() as invoice:
                self.book.memo(day, EntryKind.INVOICE_MEMO, invoice.milestone, invoice.number, invoice.amount)
            case PostInterest():
                for charge in oldest_first(self.charges.values()):
                    self._post_interest(day, charge)
            case ApplyCredit():
                self._apply_credit(day, oldest_first(self.charges.values()))
            case Received(payment, undone):
                self._receive(day, payment, undone=undone)
            case Undone(payment):
                self.book.charge(day, EntryKind.REVERSAL, None, payment.reference, total_of(payment))
            case Settled(payment):
                self._settle(day, payment)
            case Waived() as waived:
                self._waive(day, waived)
            case CreditInstruction() as instruction:
                named = [c for c in self.charges.values() if c.milestone == instruction.apply_to]
                self._apply_credit(day, oldest_first(named), instructed=True)
            case Refunded() as refunded:
                self._refund(day, refunded)

    def _change(self, step: ChargeStep) -> None:
        key = (step.milestone, step.part)
        if key not in self.charges:
            self._open(key, step)
            return
        charge = self.charges[key]
        if step.on > charge.due:
            self._post_interest(step.on, charge)
        charge.charged += step.change
        if charge.paid > charge.charged:
            self.credit += charge.paid - charge.charged
            charge.paid = charge.charged
        kind = EntryKind.CREDIT_NOTE if step.cause is StepCause.CREDIT_NOTE else EntryKind.CHANGE
        if key not in self._in_ledger:
            if step.cause is not StepCause.CHARGE:
                self.book.memo(step.on, kind, step.milestone, step.reference, abs(step.change))
        elif step.change.is_positive:
            self.book.charge(step.on, EntryKind.CHARGE, step.milestone, step.reference, step.change)
        else:
            self.book.credit(step.on, kind, step.milestone, step.reference, -step.change)

    def _open(self, key: tuple[str, int], step: ChargeStep) -> None:
        milestone, part = key
        self.charges[key] = OpenCharge(
            milestone=milestone,
            part=part,
            order=self._orders.setdefault(milestone, len(self._orders)),
            due=step.due,
            grace_end=grace_end(step.due, self.terms.grace, self.terms.calendar),
            reachable_from=step.reachable_from,
            charged=step.change,
            paid=self.zero,
            interest=self.zero,
            fee=self.zero,
            invoice=step.reference,
        )

    def _charge_due(self, day: date, key: tuple[str, int]) -> None:
        """S-4: the charge posts on its due date; the invoice was a memo line."""
        charge = self.charges[key]
        self._in_ledger.add(key)
        if charge.charged.is_positive:
            self.book.charge(day, EntryKind.CHARGE, charge.milestone, charge.invoice, charge.charged)

    def _late_fee(self, day: date, key: tuple[str, int]) -> None:
        """R-16a: one fee for each missed milestone, on the first day past grace."""
        fee, charge = self.terms.late_fee, self.charges[key]
        if fee is None or charge.milestone in self._fee_posted or not charge.principal.is_positive:
            return
        if fee.flat is not None:
            amount = fee.flat
        else:
            mine = (c.charged for c in self.charges.values() if c.milestone == charge.milestone)
            whole = Money.total(mine, self.terms.currency)
            share = fee.percent.fraction if fee.percent is not None else 0
            amount = Money.rounded(whole.exact * share, self.terms.currency, self.terms.rounding)
        self._fee_posted.add(charge.milestone)
        charge.fee += amount
        self.book.charge(day, EntryKind.FEE, charge.milestone, None, amount)

    def _post_interest(self, day: date, charge: OpenCharge) -> None:
        """R-14: interest to this day is posted and the base moves to it."""
        if self.terms.interest is None:
            return
        for line in charge.lines_to(day, self.terms.interest, self.terms.rounding, posted=True):
            self.lines.append(line)
            charge.interest += line.amount
            charge.posted_to = line.end
            self.book.charge(day, EntryKind.INTEREST, charge.milestone, None, line.amount)

    def _apply_credit(self, day: date, charges: list[OpenCharge], *, instructed: bool = False) -> None:
        """R-24: a credit serves the principal of what is due; by instruction also before that."""
        for charge in charges:
            open_to_it = charge.due <= day or (instructed and charge.reachable_from <= day)
            if not (open_to_it and self.credit.is_positive and charge.principal.is_positive):
                continue
            self._post_interest(day, charge)
            before = self.credit
            served, self.credit = serve(before, [(charge, Component.PRINCIPAL)])
            used = before - self.credit
            self.book.memo(day, EntryKind.CREDIT_APPLIED, charge.milestone, None, used, tuple(served))

    def _receive(self, day: date, payment: Payment, *, undone: bool) -> None:
        """R-22, R-23: serve what the payment can reach; the rest is held as a credit."""
        for amount, kind in _sums(payment):
            served: list[Allocated] = []
            if not undone:
                reachable = oldest_first(c for c in self.charges.values() if c.reachable_from <= day)
                targets = payment_targets(reachable, payment.designation, self.terms.allocation)
                served, left = serve(amount, targets)
                if left.is_positive:
                    self.credit += left
                    served.append(Allocated(None, Component.CREDIT, left))
            self.book.receipt(day, kind, payment, amount, tuple(served))

    def _settle(self, day: date, payment: Payment) -> None:
        """R-25: what is left of the debt the payment was offered for is given up."""
        only = payment.designation.milestone if payment.designation is not None else None
        for charge in oldest_first(self.charges.values()):
            if charge.reachable_from <= day and only in (None, charge.milestone):
                owed = charge.principal + charge.interest + charge.fee
                served, _ = serve(owed, [(charge, component) for component in ALL_COMPONENTS])
                if served:
                    self.book.credit(
                        day, EntryKind.SETTLEMENT, charge.milestone, payment.reference, owed, tuple(served)
                    )

    def _waive(self, day: date, waived: Waived) -> None:
        waiver = waived.waiver
        component = Component(waiver.component.value)
        charges = oldest_first(c for c in self.charges.values() if waiver.milestone in (None, c.milestone))
        served, left = serve(waiver.amount, [(charge, component) for charge in charges])
        if served:
            given_up = waiver.amount - left
            self.book.credit(day, EntryKind.WAIVER, waiver.milestone, None, given_up, tuple(served))
        if left.is_positive:
            owed = waiver.amount - left
            message = f"{waiver.amount} of {component.value} is given up, but only {owed} was owed on {day}"
            self.diagnostics.append(
                error("DG702", message, FieldPath("record", ("waivers", waived.index, "amount")))
            )

    def _refund(self, day: date, refunded: Refunded) -> None:
        refund = refunded.refund
        paid_back = min(refund.amount, self.credit)
        self.credit -= paid_back
        if paid_back.is_positive:
            self.book.charge(day, EntryKind.REFUND, None, None, paid_back)
        if paid_back < refund.amount:
            message = f"{refund.amount} is paid back, but the credit held on {day} was {paid_back}"
            self.diagnostics.append(
                error("DG703", message, FieldPath("record", ("refunds", refunded.index, "amount")))
            )


def _sums(payment: Payment) -> list[tuple[Money, EntryKind]]:
    """The cash, and tax withheld whose certificate is held (R-26)."""
    sums = [(payment.amount, EntryKind.RECEIPT)]
    tax = payment.withheld_tax
    if tax is not None and tax.held is not False:
        sums.append((tax.amount, EntryKind.WITHHELD_TAX))
    return sums


def total_of(payment: Payment) -> Money:
    """Everything a payment counts for: cash and withheld tax (R-26)."""
    return Money.total((amount for amount, _ in _sums(payment)), payment.amount.currency)
