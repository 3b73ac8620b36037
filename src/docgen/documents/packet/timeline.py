"""Part (c): what happened, day by day, each thing with its exhibit; every line is an entry of the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.documents.packet.case import Case, sentence_case
from docgen.documents.packet.timeline_money import due_told, payments_told
from docgen.documents.parts.contacts import channel_of
from docgen.documents.parts.exhibit_items import PACKETS, letter_object
from docgen.documents.parts.history import (
    PLAN_OUTCOMES,
    Fact,
    change_order_facts,
    offered_plans,
    plan_facts,
    plans_about,
    statements_told,
    suspension_facts,
)
from docgen.documents.parts.sending import reminders_of
from docgen.documents.parts.words import NOTHING
from docgen.model.record import WorkEvent
from docgen.rules import NoticeState
from docgen.rules.invoice_names import document_of, record_names
from docgen.rules.signatures import AGREEMENTS, is_kept

STANDING = (WorkEvent.STARTED, WorkEvent.COMPLETE, WorkEvent.TERMINATED)
"""Events of the work that have a line of their own; suspension and resumption follow from the notices."""


@dataclass(frozen=True)
class TimelineRow:
    """One day, what happened on it, and the exhibit that shows it; a dash where the record has none."""

    day: date
    text: str
    exhibit: str


@dataclass(frozen=True)
class _Told:
    day: date
    text: str
    exhibit: str | None = None
    is_offer: bool = False


def timeline(case: Case) -> tuple[TimelineRow, ...]:
    """The history of the agreement and of the items claimed, in the order of the days."""
    told = [
        *_agreement(case),
        *_work(case),
        *_items(case),
        *(_Told(*one) for one in due_told(case)),
        *_plans(case, outcomes=False),
        *(_Told(*one) for one in payments_told(case)),
        *_reminders(case),
        *_letters(case),
        *_suspensions(case),
        *_plans(case, outcomes=True),
        *_filings(case),
        *_contacts(case),
        *_disputes(case),
    ]
    # What is sent for signature and signed on one day is sent first.
    rows = sorted(told, key=lambda one: (one.day, not one.is_offer))
    return tuple(TimelineRow(one.day, sentence_case(one.text), one.exhibit or NOTHING) for one in rows)


def _agreement(case: Case) -> Iterator[_Told]:
    state, number = case.state, case.state.project.contract.number
    if state.contract_signed_on is not None:
        signed = case.say("told_signed", number=number)
        yield _Told(state.contract_signed_on, signed, case.signed("contract"))
    for order, fact in change_order_facts(state, case.language):
        yield _told(case, fact, case.signed(order.source.document))


def _told(case: Case, fact: Fact, exhibit: str | None = None) -> _Told:
    day, key, words = fact
    return _Told(day, case.say(f"told_{key}", sender=case.plaintiff, **words), exhibit)


def _work(case: Case) -> Iterator[_Told]:
    for entry in case.state.record.work:
        if entry.event in STANDING:
            yield _Told(entry.date, case.say(f"told_work_{entry.event.value}"))


def _items(case: Case) -> Iterator[_Told]:
    """Points reached and accepted, invoices and credit notes of the items claimed."""
    for milestone in case.state.milestones:
        if milestone.id not in case.told or milestone.is_retention:
            continue
        names, invoice = {"id": milestone.id, "point": milestone.point}, case.proof(milestone=milestone.id)
        if milestone.recorded_reached is not None:
            yield _Told(milestone.recorded_reached, case.say("told_reached", **names), invoice)
        if milestone.accepted is not None:
            yield _Told(milestone.accepted, case.say("told_accepted", **names))
    mine = [one for one in case.state.record.invoices if one.milestone in case.told]
    code = case.state.project.project.code
    sent = {(notice.document, notice.sent_on) for notice in case.state.notices}
    for one in mine:
        if (document_of(one, code), one.date) in sent:
            continue  # told as a letter
        key = "told_invoice" if one.number is not None else "told_invoice_plain"
        text = case.say(key, number=one.number, id=one.milestone)
        if one.number is not None:
            yield _Told(one.date, text, case.proof(document=document_of(one, code)))
        else:
            yield _Told(one.date, text, case.proof(milestone=one.milestone, day=one.date))
    for note in case.state.record.credit_notes:
        if note.invoice in {one.number for one in mine}:
            amount = case.money(note.amount)
            yield _Told(note.date, case.say("told_credit_note", invoice=note.invoice, amount=amount))


def _reminders(case: Case) -> Iterator[_Told]:
    """Reminders from the first invoice or due date of the items on; one that is a letter on record is told there."""
    sent = {(n.document, s.sent.day) for n in case.state.notices for s in n.sendings}
    for contact in reminders_of(case.items, case.state):
        if (contact.document, contact.date) not in sent:
            words = {"plaintiff": case.plaintiff, "defendant": case.defendant}
            yield _Told(contact.date, case.say("told_reminder", channel=channel_of(contact), **words))


def _letters(case: Case) -> Iterator[_Told]:
    for notice in case.state.notices:
        if not notice.document.startswith(PACKETS):
            yield from _letter(case, notice)
    demand = case.demand
    if demand is not None and demand.deadline is not None and demand.deadline <= case.state.as_of:
        exhibit = case.proof(document=demand.document, day=demand.sent_on)
        yield _Told(demand.deadline, case.say("told_deadline"), exhibit)


def _letter(case: Case, notice: NoticeState) -> Iterator[_Told]:
    """One line for every sending, and one for a recorded delivery or return."""
    document, spoken, unsigned = notice.document, case.language, _unsigned(case, notice.document)
    exhibit = case.proof(document=document, day=notice.sent_on) or case.proof(document=document)
    code = case.state.project.project.code
    invoices = (one for one in case.state.record.invoices if document in record_names(one, code))
    number = next((one.number for one in invoices), None)
    for sending in notice.sendings:
        if is_kept(sending):
            continue
        way = spoken.say[f"way_{sending.method.value}"]
        new = letter_object(document, spoken, number=number)
        known = letter_object(document, spoken, known=True, number=number)
        key = "told_sent" if unsigned is None else "told_sent_unsigned"
        sent = case.say(key, plaintiff=case.plaintiff, object=new, way=way, who=unsigned)
        yield _Told(sending.sent.day, sent, exhibit, is_offer=document.startswith(AGREEMENTS))
        if sending.bounced is not False:
            back = sending.bounced if isinstance(sending.bounced, date) else sending.sent.day
            yield _Told(back, case.say("told_bounced", object=known, way=way))
        elif sending.delivered is not None:
            yield _Told(sending.delivered, case.say("told_delivered", object=known, way=way))


def _unsigned(case: Case, document: str) -> str | None:
    """Who has not signed a change order, which then counts in no sum (R-31); None for any other letter."""
    orders = case.state.change_orders
    if not any(one.source.document == document and not one.executed for one in orders):
        return None
    signed = {one.party for one in case.state.record.signatures if one.document == document}
    by_plaintiff = all(party.id in signed for party in case.plaintiffs)
    return case.defendant if by_plaintiff else case.say("told_all_parties")


def _suspensions(case: Case) -> Iterator[_Told]:
    for one in case.state.suspensions:
        for fact in suspension_facts(one, case.state, case.language):
            yield _told(case, fact)


def _plans(case: Case, *, outcomes: bool) -> Iterator[_Told]:
    """Plans that took effect; their `outcomes` are told after the payments of the day."""
    for plan in plans_about(case.items, case.state):
        for fact in plan_facts(plan, case.state, case.language):
            if (fact[1] in PLAN_OUTCOMES) is outcomes:
                is_plan = fact[1] == "plan"
                exhibit = case.signed(plan.document) if is_plan else case.proof(document=plan.document)
                yield _told(case, fact, exhibit)


def _filings(case: Case) -> Iterator[_Told]:
    """That the claim was filed, with its court where the record names one."""
    for one in case.state.record.filings:
        if one.this_claim:
            key = "told_filed" if one.court is not None else "told_filed_plain"
            words = {"plaintiff": case.plaintiff, "amount": case.money(one.amount), "court": one.court}
            yield _Told(one.date, case.say(key, **words))


def _contacts(case: Case) -> Iterator[_Told]:
    """What was offered and stated in a contact that is no letter."""
    for key, contacts in (
        ("told_plan_offer", offered_plans(case.state, case.language)),
        ("told_statement", statements_told(case.state)),
    ):
        for one in contacts:
            words = {"plaintiff": case.plaintiff, "defendant": case.defendant, "channel": channel_of(one)}
            yield _Told(one.date, case.say(key, **words))


def _disputes(case: Case) -> Iterator[_Told]:
    """That the client contested a sum, and that it was settled: told as plainly as the rest."""
    for one in case.state.record.disputes:
        if one.milestone is None or one.milestone in case.told:
            what = one.milestone or case.say("told_dispute_bill")
            if one.amount:
                what = case.say("told_dispute_part", amount=case.money(one.amount), item=what)
            yield _Told(one.date, case.say("told_dispute", defendant=case.defendant, what=what))
            if one.resolved is not None and one.resolved <= case.state.as_of:
                yield _Told(one.resolved, case.say("told_dispute_resolved"))
