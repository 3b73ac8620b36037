"""What the record says was sent, and how the next letter goes out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability
from docgen.documents.parts.contacts import is_with_client
from docgen.documents.parts.history import plans_about
from docgen.language import Language
from docgen.model import Notice
from docgen.model.record import Communication, Direction
from docgen.model.terms import NoticeMethod
from docgen.rules import NoticeState, ProjectState, Stage, WorkStatus
from docgen.rules.notices import latest
from docgen.rules.parties import notice_email
from docgen.rules.plan_cure import REMINDER
from docgen.rules.signatures import names_unsigned
from docgen.rules.superseded import superseded_demand
from docgen.rules.words import figure

TRACKED = (NoticeMethod.COURIER, NoticeMethod.POST, NoticeMethod.INTERNATIONAL_POST, NoticeMethod.HAND)
"""Ways of sending that leave a proof on paper, the best first."""

MISSED_EVENT = "a missed payment of the plan and a written reminder of it"
"""The event that a refusal waits for where a plan is in default only after a reminder (R-27)."""

DUE_EVENT = "a payment that falls due"
"""The event that a refusal waits for where no due date is known."""

QUESTION_EVENT = "the end of the dispute (resolved:), or another payment that falls due"
"""The event that a step against what is only questioned waits for."""

SIGNATURES_EVENT = "every signature of the contract"
"""The event that a letter resting on the contract's terms waits for (S-11)."""


@dataclass(frozen=True)
class SentLetter:
    """A letter on record: when and how it went out, and when it counts as received.

    Of several sendings it is the one from whose receipt the days of the letter run (S-7). `delivered` is its recorded
    delivery; None where none is on record.
    """

    sent: date
    way: str
    received: date | None
    delivered: date | None


def operative(state: ProjectState, document: str) -> NoticeState | None:
    """The last notice of a document that still binds something (S-7)."""
    return latest(state.notices, document)


def already_sent(state: ProjectState, document: str) -> Applicability | None:
    """The answer for a letter with an operative notice on record (S-22); None where there is none."""
    notice = operative(state, document)
    if notice is None:
        return None
    return Applicability.sent(notice.sent_on, f"it was sent on {notice.sent_on.isoformat()}")


def plan_runs(state: ProjectState, *, first_needs: str | None = None) -> Applicability | None:
    """E-PLAN-ACTIVE while a payment plan is being performed; None where there is none.

    It becomes possible on the default date, unless `first_needs` names an event that must come after it
    (S-11), or the plan lets a default follow only after a written reminder.
    """
    plan = state.plan
    if state.stage is not Stage.PLAN_ACTIVE or plan is None:
        return None
    reason = "a payment plan is being performed"
    if first_needs is not None:
        return Applicability.no("E-PLAN-ACTIVE", reason, waits_for=first_needs)
    if plan.default_date is None:
        return Applicability.no("E-PLAN-ACTIVE", reason, waits_for=MISSED_EVENT)
    return Applicability.no("E-PLAN-ACTIVE", reason, possible_from=plan.default_date)


def not_signed(state: ProjectState) -> Applicability | None:
    """E-NOT-SIGNED while the contract is not executed: grace, interest and the right to stop work rest on it."""
    if state.contract_signed_on is not None:
        return None
    reason = (
        f"the contract is not signed by {names_unsigned(state.project, state.record)}; docgen record signature "
        "takes one in ink, by e-mail or by conduct (--method)"
    )
    return Applicability.no("E-NOT-SIGNED", reason, waits_for=SIGNATURES_EVENT)


def nothing_to_suspend(state: ProjectState) -> Applicability | None:
    """E-NOTHING-TO-SUSPEND where the contract gives no right to stop, or there is no work left to stop."""
    if not state.suspension.agreed:
        return Applicability.no("E-NOTHING-TO-SUSPEND", "the contract gives no right to suspend work")
    if state.work in (WorkStatus.COMPLETE, WorkStatus.TERMINATED):
        return Applicability.no("E-NOTHING-TO-SUSPEND", f"the work is {state.work.value}")
    return None


def all_questioned(state: ProjectState) -> Applicability | None:
    """E-NOTHING-TO-SUSPEND where the client questioned in time all that is due: by the contract no reason to suspend."""
    resume = state.suspension.sum_to_resume
    if resume.total or not resume.questioned:
        return None
    reason = (
        f"the client questioned {figure(resume.questioned)} in time, which is all that is due, and the contract makes that "
        "no reason to suspend"
    )
    return Applicability.no("E-NOTHING-TO-SUSPEND", reason, waits_for=QUESTION_EVENT)


def no_demand(state: ProjectState) -> str:
    """The reason of what waits for a final demand: there is none, or none since a payment plan."""
    earlier = superseded_demand(state)
    if earlier is None:
        return "no final demand is on record"
    day = earlier.sent_on.isoformat()
    return f"a payment plan took in what the demand of {day} asked for, and no later one is on record"


def nothing_due(reason: str, first: date | None) -> Applicability:
    """E-NOTHING-DUE, with the first day on which that changes if nothing else happens (S-11)."""
    waits_for = DUE_EVENT if first is None else None
    return Applicability.no("E-NOTHING-DUE", reason, possible_from=first, waits_for=waits_for)


def sent_letter(notice: NoticeState, language: Language) -> SentLetter:
    """A notice as a later letter mentions it: only what is on record."""
    sending = notice.decisive or notice.source
    return SentLetter(
        sent=sending.sent.day,
        way=language.say[f"way_{sending.method.value}"],
        received=notice.received,
        delivered=sending.delivered,
    )


def reminders(state: ProjectState) -> tuple[Communication, ...]:
    """The reminders to the client's side on record, oldest first: contacts, and letters that did not come back.

    A contact on the day and by the way of a letter is that letter told twice.
    """
    letters = [one for one in state.record.notices if one.document.startswith(REMINDER)]
    found = [
        contact
        for contact in state.record.communications
        if (contact.document or "").startswith(REMINDER)
        and is_with_client(contact, state.project)
        and not any(_is_letter(contact, letter) for letter in letters)
    ]
    found += [
        Communication(
            date=notice.sent.day,
            time=notice.sent.time_of_day,
            channel=_channel_of(notice),
            direction=Direction.OUT,
            to=notice.address or ", ".join(client.legal_name for client in state.project.clients),
            summary=notice.document,
            document=notice.document,
        )
        for notice in letters
        if notice.bounced is False
    ]
    return tuple(sorted(found, key=lambda contact: contact.date))


def _is_letter(contact: Communication, letter: Notice) -> bool:
    return contact.date == letter.sent.day and contact.channel.lower().replace(
        "e-mail", "email"
    ) == _channel_of(letter)


def _channel_of(letter: Notice) -> str:
    return letter.method.value.replace("_", " ")


def reminders_of(items: Collection[str], state: ProjectState) -> tuple[Communication, ...]:
    """The reminders on record that can be about these milestones, oldest first.

    From their first invoice or due date on; none that went out as a letter about other items only. What a plan took in
    is reminded of by the payments of the plan.
    """
    named = {(notice.document, notice.sent.day): notice.items for notice in state.record.notices}
    return tuple(
        contact
        for contact in reminders(state)
        if is_about(named.get((contact.document or "", contact.date), ()), contact.date, items, state)
    )


def is_about(named: Collection[str], on: date, items: Collection[str], state: ProjectState) -> bool:
    """Whether a reminder of a day can be about these milestones; `named` are the items of the letter, if it has any.

    From the first invoice or due date of the milestones on.
    """
    plans = plans_about(items, state)
    mine = {*items, *(plan.source.payment(row.number) for plan in plans for row in plan.payments)}
    started = [invoice.date for invoice in state.record.invoices if invoice.milestone in items]
    started += [charge.due for charge in state.account.charges if charge.milestone in items]
    return on >= min(started, default=date.min) and (not named or not mine.isdisjoint(named))


def planned_ways(state: ProjectState) -> tuple[NoticeMethod, ...]:
    """How a letter goes out: the ways of its issue, before it the contract's first, by which its dates are computed (S-1)."""
    return state.dispatch.methods or state.project.terms.notices.methods[:1]


def two_ways(state: ProjectState) -> tuple[NoticeMethod, ...]:
    """How a demand goes out: the ways of its issue, before it the contract's first and a second, paper beside e-mail (D11)."""
    if state.dispatch.methods:
        return state.dispatch.methods
    project, allowed = state.project, state.project.terms.notices.methods
    first = allowed[0]
    if first is NoticeMethod.EMAIL:
        second = next((method for method in TRACKED if method in allowed), None)
    else:
        can_mail = NoticeMethod.EMAIL in allowed and all(notice_email(client) for client in project.clients)
        second = NoticeMethod.EMAIL if can_mail else None
    return (first,) if second is None else (first, second)
