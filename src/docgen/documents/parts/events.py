"""What happened, day by day, as a demand tells it: every sentence comes from the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docgen.account import EntryKind
from docgen.documents.parts.account import used_for
from docgen.documents.parts.contacts import channel_of
from docgen.documents.parts.exhibit_items import letter_name
from docgen.documents.parts.history import (
    PLAN_OUTCOMES,
    STATEMENT,
    Fact,
    change_order_facts,
    offered_plans,
    plan_facts,
    plans_about,
    statements_told,
    suspension_facts,
    told_items,
)
from docgen.documents.parts.sending import reminders_of
from docgen.language import Language
from docgen.model.record import Communication
from docgen.rules import NoticeState, ProjectState
from docgen.rules.notices import DEMAND, INTENT, SUSPENSION
from docgen.rules.payment_receipts import came_on
from docgen.rules.resumption import RESUMPTION
from docgen.rules.signatures import is_kept

LETTERS = (INTENT, SUSPENSION, RESUMPTION, DEMAND, STATEMENT, "payment-plan")
"""The letters that a demand tells of; reminders have a sentence of their own."""

Told = tuple[date, str]


@dataclass(frozen=True)
class EventRow:
    """One day and what happened on it, in one or more sentences."""

    day: date
    text: str


def events_of(
    items: Collection[str], state: ProjectState, language: Language, we: str
) -> tuple[EventRow, ...]:
    """The history of these items and of what plans over them took in, with change orders, plans, reminders and letters.

    In the order of their days; what happened on one day stands in one row. `we` is how the sender speaks of itself.
    """
    me, whole = we[:1].upper() + we[1:], told_items(items, state)
    facts = tuple(_facts(items, state, language))
    steps = [
        *_told((fact for fact in facts if fact[1] not in PLAN_OUTCOMES), language, we),
        *_payments(whole, state, language),
        *_told((fact for fact in facts if fact[1] in PLAN_OUTCOMES), language, we),
        *_offers(state, language, me),
        *_letters(state, language, me),
    ]
    work = [*_milestones(whole, state, language), *_due(whole, state, language)]
    days_told = {day for day, _ in (*work, *steps)}
    told = [*work, *_reminders(items, state, language, me, days_told), *steps]
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
        if charge.milestone in items and charge.due <= state.as_of and charge.fell_due:
            amount = language.money(charge.fell_due)
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


def _reminders(
    items: Collection[str], state: ProjectState, language: Language, we: str, breaks: Collection[date]
) -> Iterator[Told]:
    """The reminders about these items; several with no other event between them are told on the day of the last one."""
    run: list[Communication] = []
    for contact in reminders_of(items, state):
        if run and any(run[-1].date < day < contact.date for day in breaks):
            yield _reminded(run, language, we)
            run = []
        run.append(contact)
    if run:
        yield _reminded(run, language, we)


def _reminded(run: Sequence[Communication], language: Language, we: str) -> Told:
    if len(run) == 1:
        return run[0].date, language.say["event_reminder"].format(we=we, channel=channel_of(run[0]))
    ways = {channel_of(one) for one in run}
    if len(ways) == 1:
        words = {"days": language.join([language.long_date(one.date) for one in run]), "channel": ways.pop()}
        return run[-1].date, language.say["event_reminders_alike"].format(we=we, **words)
    days = [
        language.say["event_reminder_day"].format(day=language.long_date(one.date), channel=channel_of(one))
        for one in run
    ]
    return run[-1].date, language.say["event_reminders"].format(we=we, days=language.join(days))


def _offers(state: ProjectState, language: Language, we: str) -> Iterator[Told]:
    """Payment plans that were offered, and statements that went out without a notice of their own."""
    for key, contacts in (
        ("event_plan_offer", offered_plans(state, language)),
        ("event_statement", statements_told(state)),
    ):
        for one in contacts:
            yield one.date, language.say[key].format(we=we, channel=channel_of(one))


def _letters(state: ProjectState, language: Language, we: str) -> Iterator[Told]:
    for notice in state.notices:
        if notice.document.startswith(LETTERS):
            yield from _letter(notice, language, we)


def _letter(notice: NoticeState, language: Language, we: str) -> Iterator[Told]:
    """One sentence for every sending, and one for a recorded delivery; a signed paper that was filed went to nobody."""
    say, title = language.say, letter_name(notice.document, language)
    for sending in notice.sendings:
        if is_kept(sending):
            continue
        sent, delivered = sending.sent.day, sending.delivered
        words = {"we": we, "title": title, "way": say[f"way_{sending.method.value}"]}
        if delivered == sent:
            yield sent, say["event_sent_delivered"].format(**words)
            continue
        yield sent, say["event_sent"].format(**words)
        if delivered is not None:
            yield delivered, say["event_delivered"].format(**words)


def _facts(items: Collection[str], state: ProjectState, language: Language) -> Iterator[Fact]:
    """Change orders, the plans over these items, and every suspension."""
    yield from (fact for _, fact in change_order_facts(state, language))
    for plan in plans_about(items, state):
        yield from plan_facts(plan, state, language)
    for one in state.suspensions:
        yield from suspension_facts(one, state, language)


def _told(facts: Iterable[Fact], language: Language, we: str) -> Iterator[Told]:
    for day, key, words in facts:
        yield day, language.say[f"event_{key}"].format(sender=we, **words)
