"""The next thing to do or to wait for: one sentence, its day, and the command where there is one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from docgen.rules import ProjectState, Stage
from docgen.rules.plan_cure import OF_A_PAYMENT

Row = dict[str, Any]

ONE_DAY = timedelta(days=1)

# The letters in the order of the road: the first that may be made today, and was not sent, is next.
RESUMPTION = "resumption-notice"
LETTERS = ("notice-of-intent", "suspension-notice", "demand-letter")


def next_step(state: ProjectState, documents: Sequence[Row]) -> Row:
    """What comes next: a signature that is missing, a letter once grace is over, or the next date.

    `document` is the id of the document to make or to have signed, None where there is only a date.
    """
    if state.contract_signed_on is None:
        return _to_sign("contract", state)
    allowed = {row["id"] for row in documents if row["allowed"]}
    if RESUMPTION in allowed:
        return _step("tell the client when work resumes", state.as_of, RESUMPTION)
    letter = next_letter(state, allowed)
    if letter is not None:
        return _step(f"send the {letter.replace('-', ' ')}", state.as_of, letter)
    if OF_A_PAYMENT in allowed and state.plan is not None and state.plan.needs_reminder:
        return _step(
            "remind the client in writing of the missed payment of the plan", state.as_of, OF_A_PAYMENT
        )
    for order in state.change_orders:
        if not order.executed and order.applicable and order.source.date <= state.as_of:
            return _to_sign(order.source.document, state)
    for plan in state.plans:
        if plan.signed_on is None and plan.acknowledged.total:
            return _to_sign(plan.document, state)
    coming = min(_coming(state, documents), default=None)
    if coming is not None:
        return _step(coming[1], coming[0], coming[2] or None)
    if state.stage is Stage.CLOSED:
        return _step("nothing: everything billed is paid", None, None)
    return _step("invoice the next milestone when its point is reached", None, None)


def next_letter(state: ProjectState, allowed: Collection[str]) -> str | None:
    """The formal letter to send today: the first that may be made, once something is past its grace.

    None on a day on which another one went out, so that the client can act on it, and no demand while
    a notice of intent is running.
    """
    sent_today = any(n.document in LETTERS and n.sent.day == state.as_of for n in state.record.notices)
    if sent_today or not state.past_grace.total_due:
        return None
    for letter in LETTERS:
        if letter in allowed and not (letter == "demand-letter" and _awaits_suspension(state)):
            return letter
    return None


def _step(action: str, day: date | None, document: str | None) -> Row:
    return {"action": action, "date": day.isoformat() if day else None, "document": document}


def _to_sign(document: str, state: ProjectState) -> Row:
    name = document.replace("-", " ")
    return _step(f"have the {name} signed and record the signatures", state.as_of, document)


def _awaits_suspension(state: ProjectState) -> bool:
    """Whether a notice of intent is running: the demand comes after the day it names."""
    effective = state.suspension.effective
    return state.suspension.notice is not None and effective is not None and effective > state.as_of


def _coming(state: ProjectState, documents: Sequence[Row]) -> Iterator[tuple[date, str, str]]:
    """What lies ahead, with its day: due dates, ends of grace, deadlines, letters that become possible."""
    for milestone in state.milestones:
        unpaid = milestone.principal_due or milestone.not_due or milestone.interest or milestone.fee
        if milestone.stage is Stage.PLAN_ACTIVE:
            continue
        if unpaid and milestone.due and milestone.due >= state.as_of:
            yield milestone.due, f"{milestone.id} falls due", ""
        elif unpaid and milestone.grace_end and milestone.grace_end >= state.as_of:
            yield milestone.grace_end, f"last day of grace for {milestone.id}", ""
    plan = state.plan
    if plan is not None and plan.next is not None:
        late = plan.next.due < state.as_of
        name = f"instalment {plan.next.number}" if plan.next.number else "the down payment"
        if not late:
            yield plan.next.due, f"{name} of the payment plan is due", ""
        elif plan.next.last_day >= state.as_of:
            yield plan.next.last_day, f"last day for {name} of the payment plan", ""
        elif plan.default_date is not None:
            yield plan.default_date - ONE_DAY, "last day to pay before the payment plan is in default", ""
    if _awaits_suspension(state) and state.suspension.effective is not None:
        yield state.suspension.effective, "work may be suspended from this day", "suspension-notice"
    demand = state.demand
    if demand.notice is not None and demand.items and demand.deadline >= state.as_of:
        yield demand.deadline, "the deadline of the demand", ""
    elif demand.notice is not None and demand.earliest_filing is not None:
        yield demand.earliest_filing, "a claim may be filed from this day", ""
    for row in documents:
        if row["possible_from"] is not None and row["id"] in LETTERS:
            words = f"the {row['id'].replace('-', ' ')} becomes possible"
            yield date.fromisoformat(row["possible_from"]), words, row["id"]
