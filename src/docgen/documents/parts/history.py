"""What letters and packets tell alike of the past: payment plans, offers of one, suspensions, change orders.

Each fact is a day, the end of the name of a phrase, and the words to fill in, besides `sender`, who tells it: a letter
has its phrases under `event_…`, a packet under `packet_told_…`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.contacts import is_with_client
from docgen.language import Language
from docgen.model.record import Communication
from docgen.rules import ChangeOrderState, InstalmentStatus, PlanState, ProjectState
from docgen.rules.plan_default import reminded_default
from docgen.rules.plan_payments import Instalment, payments_of
from docgen.rules.resumption import is_stop_recorded, recorded_resumption
from docgen.rules.suspensions import Suspension
from docgen.values import Money

Fact = tuple[date, str, dict[str, str]]

STATEMENT = "statement"

PLAN_OUTCOMES = ("plan_paid", "plan_missed", "plan_default", "plan_default_reminded")
"""What follows from the payments of a day; that a plan took effect is told before them."""


def plan_facts(plan: PlanState, state: ProjectState, language: Language) -> Iterator[Fact]:
    """A signed plan that took effect: its payments that were made, those that were missed, and its end in default (R-27).

    A payment that fell due only because the plan had ended was not missed under it.
    """
    if not _took_effect(plan, state):
        return
    yield plan.effective, "plan", {"amount": language.money(plan.acknowledged.total)}
    ended, missed = plan.default_date if plan.in_default else None, missed_under(plan)
    for one in plan.payments:
        words = {"amount": language.money(one.amount), "due": language.long_date(one.due)}
        if one.paid_on is not None and (ended is None or one.paid_on < ended):
            yield one.paid_on, "plan_paid", words
        elif one in missed:
            yield one.last_day, "plan_missed", words
    if ended is not None:
        yield _default(ended, plan, state, language)


def _default(ended: date, plan: PlanState, state: ProjectState, language: Language) -> Fact:
    """With days to cure also the reminder that the default rests on, and until when the payment could be made."""
    cure = reminded_default(plan, state)
    if cure is None:
        return ended, "plan_default", {}
    words = {
        "amount": language.money(cure.payment.amount),
        "due": language.long_date(cure.payment.due),
        "reminded": language.join([language.long_date(day) for day in cure.days]),
        "until": language.long_date(cure.until),
    }
    return ended, "plan_default_reminded", words


def missed_under(plan: PlanState) -> tuple[Instalment, ...]:
    """The payments that were missed while the plan ran, rather than once it had ended."""
    ended = plan.default_date if plan.in_default else None
    return tuple(
        one
        for one in plan.payments
        if one.status is InstalmentStatus.MISSED and (ended is None or one.last_day < ended)
    )


def paid_in_time(plan: PlanState, one: Instalment, state: ProjectState) -> Money:
    """What had been paid of one payment of a plan by the last day on which it was in time (R-27)."""
    plans = state.outlook.on(one.last_day).plans
    then = next(found for found in plans if found.terms.id == plan.id)
    return payments_of(then, True, one.last_day)[one.number].paid


def _took_effect(plan: PlanState, state: ProjectState) -> bool:
    return plan.signed_on is not None and plan.effective <= state.as_of


def told_items(items: Collection[str], state: ProjectState) -> tuple[str, ...]:
    """These milestones, and what else a plan over them took in: payments under it served that too (R-29)."""
    plans = [plan for plan in plans_about(items, state) if _took_effect(plan, state)]
    taken_in = {one for plan in plans for one in plan.acknowledged.milestones}
    return tuple(one.id for one in state.milestones if one.id in items or one.id in taken_in)


def plans_about(milestones: Collection[str], state: ProjectState) -> tuple[PlanState, ...]:
    """The plans that took in something of these milestones."""
    return tuple(plan for plan in state.plans if not set(plan.acknowledged.milestones).isdisjoint(milestones))


def offered_plans(state: ProjectState, language: Language) -> tuple[Communication, ...]:
    """The contacts in which a payment plan was offered to the client, by the words of the log."""
    return tuple(
        one
        for one in _to_client(state)
        if re.search(language.patterns["plan_offered"], one.summary, re.IGNORECASE)
    )


def statements_told(state: ProjectState) -> tuple[Communication, ...]:
    """The contacts with which a statement of account went to the client, where no notice of that day tells it."""
    sent = {(notice.document, notice.sent_on) for notice in state.notices}
    named = [one for one in _to_client(state) if one.document == STATEMENT]
    return tuple(one for one in named if (STATEMENT, one.date) not in sent)


def _to_client(state: ProjectState) -> Iterator[Communication]:
    yield from (one for one in state.record.communications if is_with_client(one, state.project))


def suspension_facts(one: Suspension, state: ProjectState, language: Language) -> Iterator[Fact]:
    """That work stopped, where the record shows it; else only what the notice of intent says (S-9)."""
    if one.began is None or one.began > state.as_of:
        return
    sent = {"sent": language.long_date(one.notice.sent_on)}
    if not is_stop_recorded(one, state):
        said = one.notice.printed_effective
        if said is not None:
            yield one.began, "stop_said", {**sent, "day": language.long_date(said)}
        else:
            yield one.began, "stop_possible", sent
    elif state.suspension.agreed:  # a contract without the clause cannot be cited for it
        yield one.began, "suspended", {"clause": clause_reference("suspend", state, language)}
    else:
        yield one.began, "suspended_plain", {}
    resumed = recorded_resumption(one, state)
    if resumed is not None:
        yield resumed, "resumed", {}


def change_order_facts(state: ProjectState, language: Language) -> Iterator[tuple[ChangeOrderState, Fact]]:
    """The change orders that all parties have signed and that count, each with what it did to the price."""
    for order in state.change_orders:
        if order.counts and order.executed_on is not None:
            change = language.signed(order.amount)
            if state.terms.tax_rate is not None:
                change = language.say["change_without_tax"].format(change=change, tax=language.say["tax"])
            words = {"number": str(order.number), "title": order.source.title, "change": change}
            yield order, (order.executed_on, "change_order", words)
