"""The next thing to do or to wait for: one sentence, its day, and the command where there is one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from docgen.account import ChargeBalance
from docgen.reports.claim_in_court import is_claimed, is_decided, is_given_up, paid_in_court
from docgen.rules import ProjectState, Stage, WorkStatus
from docgen.rules.invoice_names import document_of as document_of_invoice
from docgen.rules.notices import DEMAND, FORMAL, SUSPENSION
from docgen.rules.plan_cure import OF_A_PAYMENT
from docgen.rules.reminders import PAST_GRACE, document_of, last_sent_at, sent_reminders
from docgen.rules.resumption import RESUMPTION
from docgen.rules.signatures import CONTRACT, names_unsigned
from docgen.rules.trifle import asked_on, only_trifles, trifles
from docgen.rules.unpaid import chosen, milestones_of, past_due, past_grace
from docgen.rules.unsent import unsent_behind

Row = dict[str, Any]

ONE_DAY = timedelta(days=1)

HAND_OFF, PACKET = "hand-off-packet", "small-claims-packet"

FRIENDLY = timedelta(days=3)
"""How long the friendly R4 is waited for before a formal letter is proposed, and an answer to it after that.

A default of practice like the days of R3: the letters are possible all the while.
"""


def next_step(state: ProjectState, documents: Sequence[Row]) -> Row:
    """What comes next: a signature that is missing, a letter once grace is over, or the next date.

    `document` is the id of the document to make or to have signed, None where there is only a date.
    """
    if state.contract_signed_on is None:
        return _to_sign(CONTRACT, state)
    allowed = {row["id"] for row in documents if row["allowed"]}
    if RESUMPTION in allowed:
        return _step("tell the client when work resumes", state.as_of, RESUMPTION)
    unsent = unsent_behind(past_due(state.account), state)
    if unsent and state.stage is not Stage.FILED:
        document = document_of_invoice(unsent[0], state.project.project.code)
        what = f"send invoice {unsent[0].number}, which is not on record as sent"
        return _step(what, state.as_of, document)
    others = _beyond_letters(state, documents)
    if others is not None:
        return others
    friendly = document_of(PAST_GRACE)
    if friendly in allowed and _friendly_until(state) is not None:
        return _step("send the friendly reminder before a formal letter", state.as_of, friendly)
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
        ended = state.work in (WorkStatus.COMPLETE, WorkStatus.TERMINATED)
        rest = "" if ended else "; record when the work is complete"
        return _step(f"nothing: everything billed is paid{rest}", None, None)
    return _step("invoice the next milestone when its point is reached", None, None)


def next_letter(state: ProjectState, allowed: Collection[str]) -> str | None:
    """The formal letter to send today: the first that may be made, once something is past its grace.

    None on a day on which another one or a reminder went out, so that the client can act on it; while so little
    is open that a call is better; while R4 has its time; for what was claimed in court; while it would rest on an
    invoice that never went out. No demand while a notice of intent is running.
    """
    return None if _wrote_today(state) else _letter_in_turn(state, allowed)


def _wrote_today(state: ProjectState) -> bool:
    days = [n.sent.day for n in state.record.notices if n.document in FORMAL]
    return state.as_of in (*days, *(one.on for one in sent_reminders(state)))


def _letter_in_turn(state: ProjectState, allowed: Collection[str]) -> str | None:
    if not state.past_grace.total_due or only_trifles(state) or is_claimed(state):
        return None
    for letter in FORMAL:  # the first that may be made today, and was not sent
        if letter not in allowed or (letter == DEMAND and _awaits_suspension(state)):
            continue
        if letter != SUSPENSION and _friendly_until(state) is not None:
            return None
        return None if unsent_behind(_asked_by(letter, state), state) else letter
    return None


def _asked_by(letter: str, state: ProjectState) -> Sequence[ChargeBalance]:
    """What a formal letter of the day is about: what its notice of intent binds, else all that is past grace."""
    notice = state.suspension.notice
    if letter == SUSPENSION and notice is not None:
        return chosen(state.account, notice.charges)
    return past_grace(state.account)


def _friendly_until(state: ProjectState) -> date | None:
    """The day on which a formal letter is the next step, where the friendly R4 has its time before that (D06).

    None where that day has come, where nothing is past grace, and once a formal letter binds.
    """
    late = past_grace(state.account)
    if not late or state.suspension.notice is not None or state.demand.notice is not None:
        return None
    sent = last_sent_at(state, PAST_GRACE)
    first = sent if sent is not None else min(charge.grace_end for charge in late) + timedelta(days=1)
    return first + FRIENDLY if state.as_of < first + FRIENDLY else None


def sent_packets(documents: Sequence[Row]) -> dict[str, str]:
    """The packets that went out for what is unpaid, with when: hand-off, small claims."""
    return {
        str(row["id"]): str(row["reason"])
        for row in documents
        if row["sent"] and row["id"] in (HAND_OFF, PACKET)
    }


def _beyond_letters(state: ProjectState, documents: Sequence[Row]) -> Row | None:
    """A claim in court that was paid, a sum too small for a letter, the choice after the demand, the claim in court.

    None where none is the case.
    """
    if paid_in_court(state) is not None:
        done = "settled" if state.filed is not None and state.filed.is_settled else "paid"
        what = f"tell the court that the claim was {done}, and end the case as its rules say"
        return _step(what, state.as_of, None)
    if only_trifles(state):
        items = ", ".join(milestones_of(trifles(state)))
        asked = all(asked_on(one, state) is not None for one in trifles(state))
        verb = "wait" if asked else "ask by phone"
        return _step(f"{verb} for the small rest of {items}, or waive it", state.as_of, None)
    if state.stage is Stage.READY_TO_FILE:
        sent = sent_packets(documents)
        if PACKET in sent:
            return _step("file the claim, then record it", state.as_of, PACKET)
        if HAND_OFF in sent:
            return _step("hear from whom the matter was handed to", None, None)
        what = "choose how to go on: a lawyer or an agency, a payment plan, or a small claim"
        return _step(what, state.as_of, None)
    if state.stage is Stage.FILED and not is_given_up(state):
        return _in_court(state)
    return None


def _in_court(state: ProjectState) -> Row:
    """The next day of the claim that was filed."""
    settings, dates = state.project.claim, state.court_dates
    if settings is None or settings.hearing_date is None or dates is None:
        return _step("write down the day of the hearing once the court has set it", None, None)
    days = (
        (dates.substituted.day, "last day for substituted service of the claim"),
        (dates.personal.day, "last day for service of the claim in person"),
        (dates.proof.day, "last day for the proof of service"),
        (dates.hearing, "the hearing"),
    )
    ahead = [(day, what) for day, what in days if day is not None and day >= state.as_of]
    if ahead:
        day, what = min(ahead)
        return _step(what, day, None)
    if is_decided(state):
        return _step("record what is paid", None, None)
    return _step("keep what the court decided, and record what is paid", state.as_of, None)


def _step(action: str, day: date | None, document: str | None) -> Row:
    return {"action": action, "date": day.isoformat() if day else None, "document": document}


def _to_sign(document: str, state: ProjectState) -> Row:
    name = document.replace("-", " ")
    if document in state.edited_since_sent:
        return _step(f"send the {name} for signature again: it was edited since", state.as_of, document)
    if document == CONTRACT:
        waiting = names_unsigned(state.project, state.record)
        action = f"contract not signed: waiting for {waiting}; have it signed and record the signatures"
        return _step(action, state.as_of, document)
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
    following = _letter_in_turn(state, {row["id"] for row in documents if row["allowed"]})
    if following is not None and _wrote_today(state):
        words = f"the {following.replace('-', ' ')}, if nothing is heard before"
        yield state.as_of + timedelta(days=1), words, following
    formal = _friendly_until(state)
    if formal is not None:
        yield formal, "a formal letter, if nothing is heard before", ""
    if _awaits_suspension(state) and state.suspension.effective is not None:
        yield state.suspension.effective, "work may be suspended from this day", "suspension-notice"
    demand = state.demand
    if demand.notice is not None and demand.items and demand.deadline >= state.as_of:
        yield demand.deadline, "the deadline of the demand", ""
    elif demand.notice is not None and demand.earliest_filing is not None:
        yield demand.earliest_filing, "a claim may be filed from this day", ""
    for row in documents:
        if row["possible_from"] is not None and row["id"] in FORMAL:
            words = f"the {row['id'].replace('-', ' ')} becomes possible"
            yield date.fromisoformat(row["possible_from"]), words, row["id"]
