"""D06: the friendly reminders R1 to R4, and the one of a payment of a plan; there is at most one a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.disputes import open_disputes
from docgen.documents.parts.letter import letter_frame
from docgen.documents.parts.parties import author_of
from docgen.documents.parts.plan_reminder import (
    plan_reminder_applies,
    plan_reminder_asked_for,
    plan_reminder_context,
    plan_subject,
)
from docgen.documents.parts.reminded import numbers_of, reminder_rows, subject_of
from docgen.documents.parts.reminder_context import ReminderContext, ended_plan, received_for
from docgen.documents.parts.running_letters import past_grace_beside, running, sums_beside
from docgen.documents.parts.sending import nothing_due, plan_runs
from docgen.documents.statement import statement_of
from docgen.language import Language
from docgen.rules import ProjectState, WorkStatus
from docgen.rules.invoice_names import document_of as document_id
from docgen.rules.notices import INTENT, SUSPENSION
from docgen.rules.plan_cure import OF_A_PAYMENT, REMINDER
from docgen.rules.plan_reminders import PlanReminder, running_plan, sent_plan_reminder
from docgen.rules.reminders import (
    LEVELS,
    Reminder,
    document_of,
    last_reminded,
    last_sent_at,
    level_of,
    next_reminder,
    paid_on,
    reminder_on,
    sent_reminders,
)

NOTHING = {
    1: "nothing falls due in the next days",
    2: "nothing unpaid is due today",
    3: "nothing unpaid is in its grace period and three days past its due date",
    4: "nothing unpaid is past its grace period without a formal letter about it",
}


class ReminderLetter:
    """A reminder (documents.md D06): `reminder-1` to `reminder-4`, and `reminder-instalment` while a plan is performed.

    `reminder` means the one of the day.
    """

    id = REMINDER
    template = REMINDER
    context_type: type = ReminderContext

    def ids(self) -> tuple[str, ...]:
        """All five."""
        return (*(document_of(level) for level in LEVELS), OF_A_PAYMENT)

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """Those sent for what is still at their level, and the one of the day or the next one."""
        sent = {level for level in LEVELS if last_sent_at(state, level) is not None}
        runs = running_plan(state) is not None
        now = None if runs else _level_now(state)
        of_a_plan = (OF_A_PAYMENT,) if runs or sent_plan_reminder(state) is not None else ()
        return (*(document_of(level) for level in LEVELS if level in sent or level == now), *of_a_plan)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """On the days of its level (R1 to R4), once for each item, one a day, never on the day of a payment."""
        if _is_of_a_plan(document, state):
            return plan_reminder_applies(state, again=again)
        level = level_of(document) or _level_now(state)
        refused = plan_runs(state)
        if refused is not None:
            return refused
        if again:
            made = reminder_on(state, state.as_of, sent=())
            return Applicability.yes() if made is not None and made.level == level else _not_yet(state, level)
        sent = last_sent_at(state, level)
        made = reminder_on(state, state.as_of)
        if sent is not None and (made is None or made.level != level or sent == state.as_of):
            return Applicability.sent(sent, f"it was sent on {sent.isoformat()}")
        if made is None or made.level != level:
            return _not_yet(state, level)
        if any(one.on == state.as_of for one in sent_reminders(state)):
            return _not_yet(state, level, "a reminder was sent today")
        if paid_on(state, state.as_of):
            return _not_yet(state, level, "a payment is recorded for today")
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """A letter of the day, named by its subject; DRAFT until it is approved for these items."""
        made: Reminder | PlanReminder | None
        if _is_of_a_plan(document, state):
            made = plan_reminder_asked_for(state)
            subject = plan_subject(made, language) if made is not None else None
        else:
            made = _asked_for(state, document)
            subject = subject_of(made, state, language) if made is not None else None
        author, company = author_of(state.project)
        title = subject or language.say["title_reminder"]
        draft = made is None or not _is_approved(state, made)
        return Heading(title, None, state.as_of, draft, language.say["draft"], author, company)

    def context(self, state: ProjectState, document: str, language: Language) -> ReminderContext:
        """What is coming up or unpaid, until when there is time, and how to talk about it."""
        if _is_of_a_plan(document, state):
            return plan_reminder_context(state, document, language)
        made, project = _asked_for(state, document), state.project
        if made is None:
            raise ValueError(f"there is no {document} on {state.as_of}")
        rows = reminder_rows(made, state, language)
        items = {item.charge.milestone for item in made.items}
        disputes = open_disputes(state, items)
        totals, past_grace, letters = sums_beside(state), past_grace_beside(state), running(state, language)
        is_noticed = any(one.document in (INTENT, SUSPENSION) for one in letters)
        return ReminderContext(
            letter=replace(letter_frame(state, language, ()), closing=language.say["reminder_closing"]),
            subject=subject_of(made, state, language),
            level=made.level,
            late=None,
            rows=tuple(row for row in rows if row.level == made.level),
            others=tuple(row for row in rows if row.level != made.level),
            earlier=last_reminded(state, made),
            ended=ended_plan(state),
            received=received_for(items, state),
            disputes=disputes,
            running=letters,
            has_grace=project.terms.grace is not None,
            total=totals.total_due,
            in_all=state.totals.total_due,
            interest=totals.interest,
            fees=totals.fees,
            per_diem=totals.per_diem,
            past_grace=past_grace.total_due,
            is_all_past_grace=past_grace.total_due == totals.total_due,
            clause=None if disputes or is_noticed else _right_to_suspend(state, language),
            is_working=state.work is WorkStatus.ACTIVE,
            statement=statement_of(state, language),
        )


def _is_of_a_plan(document: str, state: ProjectState) -> bool:
    return document == OF_A_PAYMENT or (document == REMINDER and running_plan(state) is not None)


def _level_now(state: ProjectState) -> int:
    """The level of the day, else of the next reminder, else R1, with which the next item begins."""
    made = reminder_on(state, state.as_of)
    coming = next_reminder(state) if made is None else None
    return made.level if made is not None else coming[1].level if coming is not None else LEVELS[0]


def _not_yet(state: ProjectState, level: int, reason: str | None = None) -> Applicability:
    """E-NOTHING-DUE with the next day on which this level is the day's (S-11)."""
    made, coming = reminder_on(state, state.as_of), next_reminder(state, level)
    if reason is None and made is not None and made.level != level:
        reason = f"the reminder of the day is {made.document}"
    return nothing_due(reason or NOTHING[level], coming[0] if coming is not None else None)


def _asked_for(state: ProjectState, document: str) -> Reminder | None:
    """The reminder as the day asks for it, whether or not it was sent since; else once more what was sent before.

    None on a day that asks for another one, or for none.
    """
    level = level_of(document) or _level_now(state)
    earlier = tuple(one for one in sent_reminders(state) if one.on < state.as_of)
    found = (reminder_on(state, state.as_of, sent=sent) for sent in (earlier, ()))
    return next((made for made in found if made is not None and made.level == level), None)


def invoices_named(state: ProjectState, document: str) -> tuple[str, ...]:
    """The documents of the invoices that a reminder of the day names."""
    made = None if _is_of_a_plan(document, state) else _asked_for(state, document)
    items = made.items if made is not None else ()
    numbers = {number for item in items for number in numbers_of(item.charge, state)}
    code = state.project.project.code
    return tuple(document_id(one, code) for one in state.record.invoices if one.number in numbers)


def _is_approved(state: ProjectState, made: Reminder | PlanReminder) -> bool:
    """Whether it was released since its items came to this level, and after the last one like it was sent.

    An earlier approval was for others.
    """
    names = (REMINDER, made.document)
    last = max((one.sent.day for one in state.record.notices if one.document in names), default=date.min)
    return any(
        approval.document in names and approval.on >= made.since and approval.on > last
        for approval in state.record.approvals
    )


def _right_to_suspend(state: ProjectState, language: Language) -> str | None:
    if not state.suspension.agreed or state.work in (WorkStatus.COMPLETE, WorkStatus.TERMINATED):
        return None
    return None if state.work is WorkStatus.SUSPENDED else clause_reference("suspend", state, language)
