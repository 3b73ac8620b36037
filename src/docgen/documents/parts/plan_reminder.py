"""The reminder of a payment of a plan that was not made: when it may be made, and what it says (D06, R-27)."""

from __future__ import annotations

from dataclasses import replace

from docgen.documents.base import Applicability
from docgen.documents.parts.disputes import open_disputes
from docgen.documents.parts.letter import letter_frame
from docgen.documents.parts.plan_terms import plan_number
from docgen.documents.parts.reminder_context import LatePaymentRow, LatePlan, ReminderContext, received_for
from docgen.documents.parts.sending import nothing_due
from docgen.documents.statement import statement_of
from docgen.language import Language
from docgen.rules import ProjectState, WorkStatus
from docgen.rules.plan_reminders import (
    LatePayment,
    PlanReminder,
    first_plan_reminder,
    plan_reminder,
    running_plan,
    sent_plan_reminder,
)
from docgen.rules.reminders import paid_on, sent_reminders

MISSED = "a payment of a plan that is not made"
"""The event that a refusal waits for where no plan runs, or nothing more of it is to come."""


def plan_reminder_applies(state: ProjectState, *, again: bool) -> Applicability:
    """With days to cure from the day after a payment's grace, else inside it; once for each payment, one a day.

    E-PLAN-ACTIVE before, E-NOTHING-DUE where no plan is performed.
    """
    sent = sent_plan_reminder(state)
    if running_plan(state) is None:
        if sent is not None:
            return Applicability.sent(sent, f"it was sent on {sent.isoformat()}")
        return Applicability.no("E-NOTHING-DUE", "no payment plan is being performed", waits_for=MISSED)
    made, first = plan_reminder(state), first_plan_reminder(state)
    if made is not None and again:
        return Applicability.yes()
    if sent is not None and (made is None or made.asks_again or sent == state.as_of):
        return Applicability.sent(sent, f"it was sent on {sent.isoformat()}")
    if made is None:
        late = "late" if state.plan is None or state.plan.cure_days is None else "past its grace period"
        reason = f"a payment plan is being performed, and no payment of it is {late}"
        waits_for = MISSED if first is None else None
        return Applicability.no("E-PLAN-ACTIVE", reason, possible_from=first, waits_for=waits_for)
    if any(one.on == state.as_of for one in sent_reminders(state)):
        return nothing_due("a reminder was sent today", first)
    if paid_on(state, state.as_of):
        return nothing_due("a payment is recorded for today", first)
    return Applicability.yes()


def plan_reminder_asked_for(state: ProjectState) -> PlanReminder | None:
    """The reminder as the day asks for it, whether or not it was sent since."""
    return plan_reminder(state, before=state.as_of)


def plan_subject(made: PlanReminder, language: Language) -> str:
    """The subject in one line; it names the payments that are new in it."""
    names = language.join([_name(one, language) for one in made.bound])
    return language.say["reminder_subject_plan"].format(names=names)


def _late_plan(made: PlanReminder, state: ProjectState, language: Language) -> LatePlan:
    plan = made.plan
    party = next((one for one in state.project.parties if one.id == plan.source.guarantor), None)
    return LatePlan(
        number=plan_number(state, plan),
        rows=tuple(_row(one, language) for one in made.payments),
        is_after_grace=plan.cure_days is not None,
        keeps_until=min(one.keeps_until for one in made.payments),
        unpaid=plan.unpaid,
        clause=language.say["clause_by_title"].format(title=language.say["plan_clause_missed"]),
        guarantor=None if party is None else party.legal_name,
    )


def _row(late: LatePayment, language: Language) -> LatePaymentRow:
    payment, name = late.payment, _name(late, language)
    return LatePaymentRow(
        label=name[:1].upper() + name[1:],
        amount=payment.amount,
        left=payment.unpaid,
        is_part=payment.unpaid != payment.amount,
        due=payment.due,
        last_day=payment.last_day,
        keeps_until=late.keeps_until,
    )


def _name(late: LatePayment, language: Language) -> str:
    if not late.payment.number:
        return language.say["reminder_plan_down_payment"]
    return language.say["reminder_plan_payment"].format(number=late.payment.number)


def plan_reminder_context(state: ProjectState, document: str, language: Language) -> ReminderContext:
    """The reminder of a payment of the plan: nothing of the contract's own sums stands in it."""
    made, zero = plan_reminder_asked_for(state), state.currency.zero()
    if made is None:
        raise ValueError(f"there is no {document} on {state.as_of}")
    items = set(made.plan.acknowledged.milestones)
    received = received_for(items, state)
    return ReminderContext(
        letter=replace(letter_frame(state, language, ()), closing=language.say["reminder_closing"]),
        subject=plan_subject(made, language),
        level=0,
        late=_late_plan(made, state, language),
        rows=(),
        others=(),
        ended=None,
        earlier=max((one.reminded_on for one in made.payments if one.reminded_on is not None), default=None),
        received=received if received is not None and received.on >= made.plan.effective else None,
        disputes=open_disputes(state, items),
        running=(),
        has_grace=True,
        total=made.plan.unpaid,
        in_all=made.plan.unpaid,
        interest=zero,
        fees=zero,
        per_diem=zero,
        past_grace=zero,
        is_all_past_grace=False,
        clause=None,
        is_working=state.work is WorkStatus.ACTIVE,
        statement=statement_of(state, language),
    )
