"""The fold: dated events go in one after the other, charges and the ledger come out.

This is the one loop of the domain: interest depends on the balance, allocation on interest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from docgen.account.allocation import WITHIN_MILESTONE, payment_stages, serve
from docgen.account.charges import ChargeStep, StepCause
from docgen.account.entries import EntryBook
from docgen.account.events import (
    ApplyCredit,
    ChargeDue,
    Event,
    FeeDue,
    Phase,
    PlanCheck,
    PlanStart,
    PostInterest,
    Received,
    Refunded,
    Settled,
    Undone,
    Waived,
)
from docgen.account.open_charge import OpenCharge, oldest_first
from docgen.account.plan_fold import GivenUp, PlanBook
from docgen.account.receipts import late_fee, sums_of, total_of
from docgen.account.schedule import grace_end
from docgen.account.terms import ResolvedTerms
from docgen.account.types import Allocated, Component, EntryKind, InterestLine
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import Invoice, Payment
from docgen.model.record import CreditInstruction
from docgen.values import Money

MAY_SERVE_A_PLAN = frozenset(Phase) - {Phase.PLAN_CHECK, Phase.FEE, Phase.INTEREST, Phase.PLAN, Phase.REFUND}


class Ledger:
    """An account while events go in.

    `schedule` are the milestones in the contract's order, which decides between equal due dates (R-22).
    `credit` is money held for nothing in particular (R-24). `lines` are the posted interest lines.
    """

    def __init__(self, terms: ResolvedTerms, schedule: Sequence[str] = ()) -> None:
        self.terms = terms
        self.zero = terms.currency.zero()
        self.charges: dict[tuple[str, int], OpenCharge] = {}
        self.credit = self.zero
        self.book = EntryBook(self.zero)
        self.lines: list[InterestLine] = []
        self.plans = PlanBook(terms)
        self.diagnostics: list[Diagnostic] = []
        self._orders = {milestone: place for place, milestone in enumerate(schedule)}
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
            case PlanCheck(plan, number):
                self._post(day, self.plans.check(day, plan, number))
            case PlanStart(plan_terms):
                self._give_up(day, self.plans.begin(day, plan_terms, self.charges.values()))
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
        if event.phase in MAY_SERVE_A_PLAN:
            self._give_up(day, self.plans.note(day))

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
            charge.credited -= step.change
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
            credited=self.zero,
            interest=self.zero,
            accrued=self.zero,
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
        """R-16a: one fee for each missed milestone, on the first day past grace.

        What a plan has taken in is outside the grace stages (R-29) and costs none.
        """
        fee, charge = self.terms.late_fee, self.charges[key]
        if fee is None or charge.was_in_plan or not charge.principal.is_positive:
            return
        if charge.milestone in self._fee_posted:
            return
        mine = (c.charged for c in self.charges.values() if c.milestone == charge.milestone)
        amount = late_fee(fee, Money.total(mine, self.terms.currency), self.terms)
        self._fee_posted.add(charge.milestone)
        charge.fee += amount
        self.book.charge(day, EntryKind.FEE, charge.milestone, None, amount)

    def _post_interest(self, day: date, charge: OpenCharge) -> None:
        """R-14: interest to this day is posted and the base moves to it."""
        if self.terms.interest is None:
            return
        lines = charge.lines_to(day, self.terms.interest, self.terms.rounding, posted=True)
        self._post(day, [line for line in lines if charge.post(line)])

    def _post(self, day: date, lines: Iterable[InterestLine]) -> None:
        for line in lines:
            self.lines.append(line)
            self.book.charge(day, EntryKind.INTEREST, line.milestone, None, line.amount)

    def _give_up(self, day: date, given_up: Iterable[GivenUp]) -> None:
        """What the contractor gives up when a plan is performed (R-28)."""
        for one in given_up:
            self.book.credit(day, EntryKind.WAIVER, one.milestone, None, one.amount, one.served)

    def _apply_credit(self, day: date, charges: list[OpenCharge], *, instructed: bool = False) -> None:
        """R-24: a credit serves the principal of what is due; by instruction also before that, or under a plan."""
        for charge in charges:
            by_itself = charge.due <= day and charge.plan is None
            open_to_it = by_itself or (instructed and charge.reachable_from <= day)
            if not (open_to_it and self.credit.is_positive and charge.principal.is_positive):
                continue
            self._post_interest(day, charge)
            before = self.credit
            served, self.credit = serve(before, [(charge, Component.PRINCIPAL)])
            used = before - self.credit
            self.book.memo(day, EntryKind.CREDIT_APPLIED, charge.milestone, None, used, tuple(served))

    def _receive(self, day: date, payment: Payment, *, undone: bool) -> None:
        """R-22, R-23, R-29: serve what the payment can reach; the rest is held as a credit."""
        for amount, kind in sums_of(payment):
            served: list[Allocated] = []
            given_up: list[GivenUp] = []
            if not undone:
                left = amount
                reachable = oldest_first(c for c in self.charges.values() if c.reachable_from <= day)
                for stage in payment_stages(reachable, payment.designation, self.terms.allocation):
                    part, left = serve(left, stage)
                    served += part
                    given_up += self.plans.note(day)  # a plan performed ends before the rest is used
                if left.is_positive:
                    self.credit += left
                    served.append(Allocated(None, Component.CREDIT, left))
            self.book.receipt(day, kind, payment, amount, tuple(served))
            self._give_up(day, given_up)

    def _settle(self, day: date, payment: Payment) -> None:
        """R-25: what is left of the debt the payment was offered for is given up."""
        only = payment.designation.milestone if payment.designation is not None else None
        for charge in oldest_first(self.charges.values()):
            if charge.reachable_from <= day and only in (None, charge.milestone):
                owed = charge.acknowledged + charge.accrued
                targets = [(charge, component) for component in WITHIN_MILESTONE]
                served, _ = serve(owed, targets, to_payment=False)
                if served:
                    self.book.credit(
                        day, EntryKind.SETTLEMENT, charge.milestone, payment.reference, owed, tuple(served)
                    )

    def _waive(self, day: date, waived: Waived) -> None:
        waiver = waived.waiver
        component = Component(waiver.component.value)
        charges = oldest_first(c for c in self.charges.values() if waiver.milestone in (None, c.milestone))
        targets = [(charge, component) for charge in charges]
        served, left = serve(waiver.amount, targets, to_payment=False)
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
