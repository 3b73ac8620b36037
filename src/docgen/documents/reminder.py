"""D06: the friendly reminders R1 to R4, of which there is at most one a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.account import EntryKind
from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.disputes import DisputeRow, open_disputes
from docgen.documents.parts.letter import Letter, letter_frame
from docgen.documents.parts.parties import author_of
from docgen.documents.parts.reminded import ReminderRow, numbers_of, reminder_rows, subject_of
from docgen.documents.parts.sending import nothing_due, plan_runs
from docgen.documents.statement import Statement, statement_of
from docgen.language import Language
from docgen.rules import ProjectState, WorkStatus
from docgen.rules.invoices import document_of as document_id
from docgen.rules.payment_receipts import came_on
from docgen.rules.reminders import (
    LEVELS,
    REMINDER,
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
from docgen.values import Money

NOTHING = {
    1: "nothing falls due in the next days",
    2: "nothing unpaid is due today",
    3: "nothing unpaid is in its grace period and three days past its due date",
    4: "nothing unpaid is past its grace period without a formal letter about it",
}


@dataclass(frozen=True)
class Received:
    """The last payment that served something the reminder names."""

    amount: Money
    on: date


@dataclass(frozen=True)
class ReminderContext:
    """What a reminder prints; `level` is 1 to 4 for R1 to R4.

    `rows` are the items at that level, `others` those at a lower one. `earlier` is the day of the last
    reminder of any of them, `received` the last payment for one. `total`, `interest`, `fees` and `past_grace` are
    those of the statement (D05), which R4 encloses. `clause` is the right to suspend work, None where it was not agreed, there
    is no work left to stop or the sum is contested.
    """

    letter: Letter
    subject: str
    level: int
    rows: tuple[ReminderRow, ...]
    others: tuple[ReminderRow, ...]
    earlier: date | None
    received: Received | None
    disputes: tuple[DisputeRow, ...]
    has_grace: bool
    total: Money
    interest: Money
    fees: Money
    per_diem: Money
    past_grace: Money
    is_all_past_grace: bool
    clause: str | None
    is_working: bool
    statement: Statement


class ReminderLetter:
    """A reminder (documents.md D06): `reminder-1` to `reminder-4`; `reminder` means the one of the day."""

    id = REMINDER
    template = REMINDER
    context_type: type = ReminderContext

    def ids(self) -> tuple[str, ...]:
        """All four."""
        return tuple(document_of(level) for level in LEVELS)

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """Those sent for what is still at their level, and the one of the day or the next one."""
        sent = {level for level in LEVELS if last_sent_at(state, level) is not None}
        return tuple(document_of(level) for level in LEVELS if level in sent or level == _level_now(state))

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """On the days of its level (R1 to R4), once for each item, one a day, never on the day of a payment."""
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
        made = _asked_for(state, document)
        author, company = author_of(state.project)
        title = language.say["title_reminder"] if made is None else subject_of(made, state, language)
        draft = made is None or not _is_approved(state, made)
        return Heading(title, None, state.as_of, draft, language.say["draft"], author, company)

    def context(self, state: ProjectState, document: str, language: Language) -> ReminderContext:
        """What is coming up or unpaid, until when there is time, and how to talk about it."""
        made, project, totals = _asked_for(state, document), state.project, state.totals
        if made is None:
            raise ValueError(f"there is no {document} on {state.as_of}")
        rows = reminder_rows(made, state, language)
        items = {item.charge.milestone for item in made.items}
        disputes = open_disputes(state, items)
        return ReminderContext(
            letter=replace(letter_frame(state, language, ()), closing=language.say["reminder_closing"]),
            subject=subject_of(made, state, language),
            level=made.level,
            rows=tuple(row for row in rows if row.level == made.level),
            others=tuple(row for row in rows if row.level != made.level),
            earlier=last_reminded(state, made),
            received=_received(state, items),
            disputes=disputes,
            has_grace=project.terms.grace is not None,
            total=totals.total_due,
            interest=totals.interest,
            fees=totals.fees,
            per_diem=totals.per_diem,
            past_grace=state.past_grace.total_due,
            is_all_past_grace=state.past_grace.total_due == totals.total_due,
            clause=None if disputes else _right_to_suspend(state, language),
            is_working=state.work is WorkStatus.ACTIVE,
            statement=statement_of(state, language),
        )


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
    made = _asked_for(state, document)
    items = made.items if made is not None else ()
    numbers = {number for item in items for number in numbers_of(item.charge, state)}
    code = state.project.project.code
    return tuple(document_id(one, code) for one in state.record.invoices if one.number in numbers)


def _is_approved(state: ProjectState, made: Reminder) -> bool:
    """Whether it was released since its items came to this level, and after the last one like it was sent.

    An earlier approval was for others.
    """
    names = (REMINDER, made.document)
    last = max((one.sent.day for one in state.record.notices if one.document in names), default=date.min)
    return any(
        approval.document in names and approval.on >= made.since and approval.on > last
        for approval in state.record.approvals
    )


def _received(state: ProjectState, items: set[str]) -> Received | None:
    """The last payment that served one of the items; none that was returned since."""
    for entry in reversed(state.account.entries):
        if entry.kind is EntryKind.REVERSAL:
            return None
        served = any(part.milestone in items for part in entry.allocations)
        if entry.kind is EntryKind.RECEIPT and served and entry.credit is not None:
            return Received(entry.credit, came_on(entry, state))
    return None


def _right_to_suspend(state: ProjectState, language: Language) -> str | None:
    if not state.suspension.agreed or state.work in (WorkStatus.COMPLETE, WorkStatus.TERMINATED):
        return None
    return None if state.work is WorkStatus.SUSPENDED else clause_reference("suspend", state, language)
