"""What happened, day by day, as a demand tells it: every sentence comes from the record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from docgen.account import EntryKind
from docgen.documents.parts.account import used_for
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.sending import reminders_of
from docgen.language import Language
from docgen.rules import NoticeState, ProjectState
from docgen.rules.notices import DEMAND, INTENT, SUSPENSION
from docgen.rules.payment_receipts import came_on
from docgen.rules.resumption import is_recorded

LETTERS = (INTENT, SUSPENSION, DEMAND)

Told = tuple[date, str]


@dataclass(frozen=True)
class EventRow:
    """One day and what happened on it, in one or more sentences."""

    day: date
    text: str


def events_of(
    items: Collection[str], state: ProjectState, language: Language, we: str
) -> tuple[EventRow, ...]:
    """The history of these items, reminders and every letter, in the order of their days.

    What happened on one day stands in one row. `we` is how the sender speaks of itself: `I` or `we`.
    """
    me = we[:1].upper() + we[1:]
    told = [
        *_milestones(items, state, language),
        *_due(items, state, language),
        *_payments(items, state, language),
        *_reminders(items, state, language, me),
        *_letters(state, language, me),
        *_suspension(state, language),
    ]
    days: dict[date, list[str]] = {}
    for day, text in sorted(told, key=lambda one: one[0]):
        days.setdefault(day, []).append(text)
    return tuple(EventRow(day, " ".join(texts)) for day, texts in days.items())


def _milestones(items: Collection[str], state: ProjectState, language: Language) -> Iterator[Told]:
    say = language.say
    for milestone in state.milestones:
        if milestone.id not in items or milestone.is_retention:
            continue
        names = {"id": milestone.id, "point": milestone.point}
        if milestone.recorded_reached is not None:
            yield milestone.recorded_reached, say["event_reached"].format(**names)
        if milestone.accepted is not None:
            yield milestone.accepted, say["event_accepted"].format(**names)
    for invoice in state.record.invoices:
        if invoice.milestone in items:
            key = "event_invoice" if invoice.number is not None else "event_invoice_plain"
            yield invoice.date, say[key].format(number=invoice.number, id=invoice.milestone)
    for note in state.record.credit_notes:
        if note.invoice in {i.number for i in state.record.invoices if i.milestone in items}:
            amount = language.money(note.amount)
            yield note.date, say["event_credit_note"].format(invoice=note.invoice, amount=amount)


def _due(items: Collection[str], state: ProjectState, language: Language) -> Iterator[Told]:
    for charge in state.account.charges:
        if charge.milestone in items and charge.due <= state.as_of:
            amount = language.money(charge.charged)
            found = state.milestone(charge.milestone)
            name = language.say["event_retention"] if found and found.is_retention else charge.milestone
            yield charge.due, language.say["event_due"].format(id=name, amount=amount)


def _payments(items: Collection[str], state: ProjectState, language: Language) -> Iterator[Told]:
    """Payments that served these items, and payments that came back."""
    say = language.say
    for entry in state.account.entries:
        if entry.kind is EntryKind.RECEIPT and entry.credit:
            if any(part.milestone in items for part in entry.allocations):
                came = came_on(entry, state)
                words = {
                    "amount": language.money(entry.credit),
                    "items": used_for(entry, language),
                    "day": language.long_date(came),
                }
                key = "event_payment" if came == entry.date else "event_payment_accepted"
                yield entry.date, say[key].format(**words)
        elif entry.kind is EntryKind.REVERSAL and entry.charge:
            yield entry.date, say["event_reversal"].format(amount=language.money(entry.charge))


def _reminders(items: Collection[str], state: ProjectState, language: Language, we: str) -> Iterator[Told]:
    """The reminders from the first invoice or due date of these items on, with how each was given."""
    for contact in reminders_of(items, state):
        channel = _CHANNELS.get(contact.channel.lower(), contact.channel)
        yield contact.date, language.say["event_reminder"].format(we=we, channel=channel)


_CHANNELS = {"email": "e-mail"}


def _letters(state: ProjectState, language: Language, we: str) -> Iterator[Told]:
    for notice in state.notices:
        if notice.document in LETTERS:
            yield from _letter(notice, language, we)


def _letter(notice: NoticeState, language: Language, we: str) -> Iterator[Told]:
    """One sentence for every sending, and one for a recorded delivery."""
    say, title = language.say, language.say[f"letter_{notice.document}"]
    for sending in notice.sendings:
        sent, delivered = sending.sent.day, sending.delivered
        words = {"we": we, "title": title, "way": say[f"way_{sending.method.value}"]}
        if delivered == sent:
            yield sent, say["event_sent_delivered"].format(**words)
            continue
        yield sent, say["event_sent"].format(**words)
        if delivered is not None:
            yield delivered, say["event_delivered"].format(**words)


def _suspension(state: ProjectState, language: Language) -> Iterator[Told]:
    suspension, say = state.suspension, language.say
    if suspension.began is not None:
        # A contract without the clause cannot be cited for it.
        agreed = clause_reference("suspend", state, language) if suspension.agreed else None
        key = "event_suspended" if agreed is not None else "event_suspended_plain"
        yield suspension.began, say[key].format(clause=agreed)
        resumed = suspension.resumed_on if suspension.ended else None
        if resumed is not None and is_recorded(resumed, state):
            yield resumed, say["event_resumed"]
