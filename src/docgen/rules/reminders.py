"""Which friendly reminder a day asks for, and for what (documents.md D06, R1 to R4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import ChargeBalance
from docgen.model.record import Direction
from docgen.rules.formal_letters import bound_by_letters
from docgen.rules.plan_cure import OF_A_PAYMENT, REMINDER
from docgen.rules.state import ProjectState
from docgen.rules.unpaid import key_of

BEFORE_DUE, ON_DUE, IN_GRACE, PAST_GRACE = LEVELS = (1, 2, 3, 4)
"""R1 to R4."""

AFTER_DUE = timedelta(days=3)
"""How long after the due date R3 is sent first."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """Something unpaid with the level that the day gives it.

    `charge` is as it stands on the day; where its due date is still to come, as it will stand then.
    `since` is the first day of the level.
    """

    charge: ChargeBalance
    level: int
    since: date


@dataclass(frozen=True)
class Reminder:
    """The one reminder of a day: the highest level that applies, and everything it names, highest level first."""

    level: int
    items: tuple[Due, ...]

    @property
    def document(self) -> str:
        """Its id: `reminder-3` (S-19)."""
        return document_of(self.level)

    @property
    def since(self) -> date:
        """The day from which it can be what it is: the latest of its items came to its level then."""
        return max(item.since for item in self.items)


@dataclass(frozen=True)
class Sent:
    """A reminder on record: its day, its document, its level (None: not said), what it names (empty: not said)."""

    on: date
    document: str
    level: int | None
    items: tuple[str, ...]


def document_of(level: int) -> str:
    """The id of the reminder of a level."""
    return f"{REMINDER}-{level}"


def level_of(document: str) -> int | None:
    """The level that an id names; None for `reminder` alone and for other words."""
    return next((level for level in LEVELS if document == document_of(level)), None)


def reminder_on(state: ProjectState, day: date, *, sent: tuple[Sent, ...] | None = None) -> Reminder | None:
    """The reminder that a day asks for, if nothing else happens until then; None where it asks for none.

    `sent` are the reminders that count as sent: all on record where they are not given. A level is sent once
    for each item; what a formal letter binds gets no reminder any more, nor what a plan that is performed
    took in. Whether one may go out on the day is another question: `sent_on`, `paid_on`.
    """
    before = sent_reminders(state) if sent is None else sent
    formal = bound_by_letters(state)
    found = [
        item
        for item in _levels(state, day)
        if key_of(item.charge) not in formal and item.level not in _used(item.charge, before, state)
    ]
    if not found:
        return None
    found.sort(key=lambda item: (-item.level, item.charge.due))
    return Reminder(found[0].level, tuple(found))


def sent_reminders(state: ProjectState) -> tuple[Sent, ...]:
    """Every reminder on record that was not returned, oldest first: notices, and contacts that name one."""
    record = state.record
    found = [
        Sent(notice.sent.day, notice.document, level_of(notice.document), notice.items)
        for notice in record.notices
        if notice.bounced is False and _is_reminder(notice.document)
    ]
    found += [
        Sent(contact.date, contact.document, level_of(contact.document), ())
        for contact in record.communications
        if contact.direction is Direction.OUT and contact.document and _is_reminder(contact.document)
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def paid_on(state: ProjectState, day: date) -> bool:
    """Whether a payment is recorded for the day: no reminder goes out then (D06)."""
    return any(payment.date == day for payment in state.record.payments)


def last_reminded(state: ProjectState, reminder: Reminder) -> date | None:
    """The day of the last reminder, before the state's day, of anything that this one names."""
    earlier = [one for one in sent_reminders(state) if one.on < state.as_of]
    days = [one.on for one in earlier for item in reminder.items if _covered(item.charge, one, state)]
    return max(days, default=None)


def last_sent_at(state: ProjectState, level: int) -> date | None:
    """The day on which this level was last sent for something that is still unpaid; None where it was not."""
    sent = sent_reminders(state)
    days = [
        one.on
        for charge in _open(state, state.as_of)
        for one in sent
        if _covered(charge, one, state) == level
    ]
    return max(days, default=None)


def next_reminder(state: ProjectState, level: int | None = None) -> tuple[date, Reminder] | None:
    """The first reminder after the state's day if nothing else happens: of any level, or of one (S-11)."""
    for day in sorted(set(_days_to_look_at(state))):
        found = reminder_on(state, day)
        if found is not None and level in (None, found.level):
            return day, found
    return None


def _is_reminder(document: str) -> bool:
    return document in (REMINDER, OF_A_PAYMENT) or level_of(document) is not None


def _levels(state: ProjectState, day: date) -> Iterator[Due]:
    """Everything unpaid that a level of the day is for; before the contract is signed nothing is coming up."""
    for charge in _open(state, day):
        level = _level_on(charge, day, state)
        if level == BEFORE_DUE and state.contract_signed_on is None:
            continue
        owed = charge.unpaid if level == PAST_GRACE else charge.principal
        if level is not None and owed and day >= (since := _since(charge, level, state)):
            yield Due(charge, level, since)


def _open(state: ProjectState, day: date) -> Iterator[ChargeBalance]:
    """What is unpaid on a day, or will be on its due date in the days before it; a plan that is performed apart."""
    soon = day + timedelta(days=state.project.terms.pre_due_days)
    for charge in state.outlook.on(soon).charges:
        stands = _as_it_stands(charge, max(day, charge.due), state) if charge.due <= soon else None
        if stands is not None and stands.unpaid and not stands.in_plan:
            yield stands


def _as_it_stands(charge: ChargeBalance, day: date, state: ProjectState) -> ChargeBalance | None:
    """The charge on another day; what is not open to payment on the day that counts is not there."""
    found = state.outlook.on(day).charges_of(charge.milestone)
    return next((one for one in found if one.part == charge.part), None)


def _level_on(charge: ChargeBalance, day: date, state: ProjectState) -> int | None:
    """The level that a day stands for, also on the days before its reminder goes out."""
    if day < charge.due:
        return BEFORE_DUE if day >= _since(charge, BEFORE_DUE, state) else None
    if day == charge.due:
        return ON_DUE
    return IN_GRACE if day <= charge.grace_end else PAST_GRACE


def _since(charge: ChargeBalance, level: int, state: ProjectState) -> date:
    """The first day on which the reminder of a level goes out."""
    return {
        BEFORE_DUE: charge.due - timedelta(days=state.project.terms.pre_due_days),
        ON_DUE: charge.due,
        IN_GRACE: charge.due + AFTER_DUE,
        PAST_GRACE: charge.grace_end + ONE_DAY,
    }[level]


def _covered(charge: ChargeBalance, sent: Sent, state: ProjectState) -> int | None:
    """The level of a charge that a sent reminder used up: that of its day, not above the level it names.

    None where it was about a payment of a plan.
    """
    if sent.document == OF_A_PAYMENT:
        return None
    if (sent.items and charge.milestone not in sent.items) or not _was_billed(charge, sent.on, state):
        return None
    stood = _level_on(charge, sent.on, state)
    return stood if stood is None or sent.level is None else min(stood, sent.level)


def _was_billed(charge: ChargeBalance, day: date, state: ProjectState) -> bool:
    """Whether the part had its invoice by then; one for the whole milestone, or by date, was known all along."""
    return all(
        one.date <= day for one in state.record.invoices if one.number and one.number == charge.invoice
    )


def _used(charge: ChargeBalance, sent: tuple[Sent, ...], state: ProjectState) -> set[int | None]:
    return {_covered(charge, one, state) for one in sent}


def _days_to_look_at(state: ProjectState) -> Iterator[date]:
    """Tomorrow, and every later day on which something comes to a level or a plan may end in default."""
    last, today = state.outlook.last_day, state.as_of
    yield today + ONE_DAY
    if last is None:
        return
    days = set(state.outlook.default_days)
    for charge in state.outlook.on(max(last, today)).charges:
        days |= {_since(charge, level, state) for level in LEVELS}
    yield from (day for day in days if day > today)
