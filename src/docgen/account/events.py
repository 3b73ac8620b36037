"""The dated events of an account, in the order in which they take effect (S-6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from docgen.account.charges import ChargeStep, StepCause
from docgen.account.plan import PlanTerms
from docgen.account.schedule import grace_end
from docgen.account.terms import ResolvedTerms
from docgen.model import Invoice, Payment, Record
from docgen.model.record import AcceptedAs, CreditInstruction, Refund, Waiver
from docgen.model.terms import Overpayment


class Phase(IntEnum):
    """The order within a day (S-6).

    Credit notes go with the charges they correct; waivers and credits follow the interest of the day,
    so that they can serve it; an instruction, a settlement and a refund see the receipts of the day.
    A default is that of the day before (R-8), so it comes first; a plan that takes effect acknowledges
    what is unpaid before the receipts of its day, which are payments under it (R-27).
    """

    PLAN_CHECK = 0
    CHANGE_ORDER = 1
    CHARGE = 2
    FEE = 3
    INTEREST = 4
    WAIVER = 5
    CREDIT = 6
    REVERSAL = 7
    PLAN = 8
    RECEIPT = 9
    INSTRUCTION = 10
    SETTLEMENT = 11
    REFUND = 12


@dataclass(frozen=True)
class ChargeDue:
    """A charge enters the ledger."""

    milestone: str
    part: int


@dataclass(frozen=True)
class FeeDue:
    """The day after grace: a late fee if something of the charge is unpaid (R-16a)."""

    milestone: str
    part: int


@dataclass(frozen=True)
class PostInterest:
    """Interest is computed to this day and posted (R-14)."""


@dataclass(frozen=True)
class PlanStart:
    """A payment plan takes effect (R-27)."""

    terms: PlanTerms


@dataclass(frozen=True)
class PlanCheck:
    """The day after the last one on which a payment of a plan was in time (R-27)."""

    plan: str
    number: int


@dataclass(frozen=True)
class ApplyCredit:
    """A held credit serves what is due (R-24)."""


@dataclass(frozen=True)
class Received:
    """A payment takes effect (R-22); an undone one only leaves its line (it was never made)."""

    payment: Payment
    undone: bool


@dataclass(frozen=True)
class Undone:
    """A payment was reversed or given back."""

    payment: Payment


@dataclass(frozen=True)
class Settled:
    """A payment was accepted in settlement: what is left of the debt is given up (R-25)."""

    payment: Payment


@dataclass(frozen=True)
class Waived:
    """A waiver, with its position in the record."""

    waiver: Waiver
    index: int


@dataclass(frozen=True)
class Refunded:
    """A refund, with its position in the record."""

    refund: Refund
    index: int


What = (
    ChargeStep
    | ChargeDue
    | FeeDue
    | Invoice
    | PostInterest
    | ApplyCredit
    | Received
    | Undone
    | Settled
    | CreditInstruction
    | Waived
    | Refunded
    | PlanStart
    | PlanCheck
)


@dataclass(frozen=True)
class Event:
    """Something that happens to the account; `key` orders events of one day and phase."""

    day: date
    phase: Phase
    key: tuple[int | str, ...]
    what: What

    @property
    def order(self) -> tuple[date, Phase, tuple[int | str, ...]]:
        """The sorting key."""
        return self.day, self.phase, self.key


def events_of(
    steps: Sequence[ChargeStep], record: Record, terms: ResolvedTerms, plans: Sequence[PlanTerms] = ()
) -> list[Event]:
    """All events of an account in order; a later event never changes an earlier one."""
    events = [*_charges(steps, terms), *_memos(record), *_payments(record), *_decisions(record)]
    events += _plans(plans)
    posting = {event.day for event in events if _posts_interest(event.what)}
    if terms.interest is not None:
        posting |= {step.start - timedelta(days=1) for step in terms.interest.steps if step.start is not None}
    events += [Event(day, Phase.INTEREST, (), PostInterest()) for day in posting]
    if terms.overpayment is Overpayment.CREDIT_NEXT:
        days = {event.day for event in events if event.phase <= Phase.CHARGE}
        events += [Event(day, Phase.CREDIT, (), ApplyCredit()) for day in days]
    return sorted(events, key=lambda event: event.order)


def _posts_interest(what: What) -> bool:
    """R-14: a payment, and whatever else serves interest or principal; not a payment never made."""
    if isinstance(what, Received):
        return not what.undone
    return isinstance(what, Settled | Waived | CreditInstruction | PlanStart)


def _plans(plans: Sequence[PlanTerms]) -> Iterator[Event]:
    for plan in plans:
        yield Event(plan.effective, Phase.PLAN, (plan.id,), PlanStart(plan))
        for due in plan.dues:
            if due.default_on is not None:
                check = PlanCheck(plan.id, due.number)
                yield Event(due.default_on, Phase.PLAN_CHECK, (plan.id, due.number), check)


def _charges(steps: Sequence[ChargeStep], terms: ResolvedTerms) -> Iterator[Event]:
    """Steps before the due event of their day, so that a charge enters the ledger with its right sum."""
    due: dict[tuple[str, int], tuple[int, date]] = {}
    for number, step in enumerate(steps):
        change_order = step.cause is StepCause.CHANGE_ORDER
        yield Event(step.on, Phase.CHANGE_ORDER if change_order else Phase.CHARGE, (0, number), step)
        due.setdefault((step.milestone, step.part), (number, step.due))
    for (milestone, part), (number, day) in due.items():
        yield Event(day, Phase.CHARGE, (1, number), ChargeDue(milestone, part))
        if terms.late_fee is not None:
            after_grace = grace_end(day, terms.grace, terms.calendar) + timedelta(days=1)
            yield Event(after_grace, Phase.FEE, (number,), FeeDue(milestone, part))


def _memos(record: Record) -> Iterator[Event]:
    for invoice in record.invoices:
        yield Event(invoice.date, Phase.CHARGE, (2, invoice.milestone, invoice.number or ""), invoice)


def _payments(record: Record) -> Iterator[Event]:
    for payment in record.payments:
        effective = effective_day(payment)
        if effective is None:
            continue
        undone_on = payment.reversed.date if payment.reversed is not None else payment.returned
        yield Event(effective, Phase.RECEIPT, _receipt_key(payment), Received(payment, undone_on is not None))
        if undone_on is not None:
            day = max(undone_on, effective)
            yield Event(day, Phase.REVERSAL, _receipt_key(payment), Undone(payment))
        elif payment.accepted_as is AcceptedAs.SETTLEMENT and payment.accepted_on is not None:
            day = max(payment.accepted_on, effective)
            yield Event(day, Phase.SETTLEMENT, _receipt_key(payment), Settled(payment))


def effective_day(payment: Payment) -> date | None:
    """The day on which a payment is posted; None while a conditional one waits for a decision (R-25)."""
    if not payment.conditional:
        return payment.date
    if payment.accepted_as is None or payment.accepted_on is None:
        return None
    return max(payment.date, payment.accepted_on)


def _receipt_key(payment: Payment) -> tuple[int | str, ...]:
    """S-6: component-designated, milestone-designated, undesignated; then larger first; then reference."""
    designation = payment.designation
    rank = 2 if designation is None else 1 if designation.component is None else 0
    withheld = payment.withheld_tax.amount.minor_units if payment.withheld_tax is not None else 0
    to = "" if designation is None else f"{designation.milestone} {designation.component or ''}"
    return rank, -payment.amount.minor_units - withheld, payment.reference or "", to, payment.method or ""


def _decisions(record: Record) -> Iterator[Event]:
    for index, waiver in enumerate(record.waivers):
        key = (waiver.milestone or "", waiver.component.value, -waiver.amount.minor_units)
        yield Event(waiver.date, Phase.WAIVER, key, Waived(waiver, index))
    for instruction in record.credit_instructions:
        yield Event(instruction.date, Phase.INSTRUCTION, (instruction.apply_to,), instruction)
    for index, refund in enumerate(record.refunds):
        yield Event(refund.date, Phase.REFUND, (-refund.amount.minor_units,), Refunded(refund, index))
