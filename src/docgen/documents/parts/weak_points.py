"""Part 8 of the hand-off packet: what the other side could say, told candidly and only from the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.diagnostics import FieldPath
from docgen.documents.change_order import change_order_name
from docgen.documents.parts.account import item_label
from docgen.documents.parts.disputes import is_open
from docgen.documents.parts.exhibit_items import PACKETS, invoice_item, letter_name
from docgen.documents.parts.exhibits import Exhibit
from docgen.documents.parts.hand_off_record import payment_note
from docgen.documents.parts.statutory import statutory_texts
from docgen.documents.parts.words import sentence
from docgen.language import Language
from docgen.model.record import Dispute
from docgen.rules import ProjectState
from docgen.rules.early_stop import early_stops
from docgen.rules.invoice_names import record_names
from docgen.rules.plan_default import reminded_default
from docgen.rules.sent import sent_on
from docgen.rules.signatures import unsigned_by
from docgen.rules.stated import stated_early
from docgen.rules.superseded import superseded_demand
from docgen.rules.unpaid import milestones_of, past_grace

SKIPPED = "W-STEP-SKIPPED"
NOTICES = FieldPath("record", ("notices",))


def disputes_told(state: ProjectState, language: Language) -> tuple[str, ...]:
    """Every dispute on record, settled or not, with the client's reason and the answer that was given."""
    return tuple(" ".join(_dispute(one, state, language)) for one in state.record.disputes)


def _dispute(one: Dispute, state: ProjectState, language: Language) -> Iterator[str]:
    say, day = language.say, language.long_date(one.date)
    amount = language.money(one.amount) if one.amount is not None else say["weak_a_sum"]
    about = (
        say["weak_of_item"].format(item=item_label(one.milestone, state, language)) if one.milestone else ""
    )
    yield say["weak_dispute"].format(day=day, amount=amount, about=about, reason=sentence(one.reason))
    if one.response is not None:
        yield say["weak_answer"].format(response=sentence(one.response))
    else:
        yield say["weak_no_answer"]
    if is_open(one, state):
        yield say["weak_open"]
    elif one.resolved is not None:
        yield say["weak_resolved"].format(day=language.long_date(one.resolved))


def weak_points(state: ProjectState, exhibits: tuple[Exhibit, ...], language: Language) -> tuple[str, ...]:
    """Everything on record, or missing from it, that weakens the claim, disputes apart."""
    return (
        *_signatures(state, language),
        *_unsigned_copies(exhibits, language),
        *_statutory_notices(state, language),
        *_change_orders(state, language),
        *_performance(state, language),
        *_payments(state, language),
        *_letters(state, language),
        *_early_deadlines(state, language),
        *_plan_reminders(state, language),
        *_invoices(state, language),
        *_steps(state, language),
        *_not_demanded(state, language),
        *_copies(exhibits, language),
        *_evidence(state, language),
    )


def _signatures(state: ProjectState, language: Language) -> Iterator[str]:
    if state.contract_signed_on is None:
        names = language.join([party.legal_name for party in unsigned_by(state.project, state.record)])
        yield language.say["weak_contract_unsigned"].format(names=names)


def _unsigned_copies(exhibits: tuple[Exhibit, ...], language: Language) -> Iterator[str]:
    """Agreements of which only a copy that is not the signed paper is among the exhibits."""
    names = [exhibit.name for exhibit in exhibits if exhibit.is_unsigned]
    if names:
        yield language.say["weak_unsigned_copies"].format(names=language.join(names))


def _statutory_notices(state: ProjectState, language: Language) -> Iterator[str]:
    """Notices that the law wants in the agreement and whose text is not attached to it (S-15)."""
    missing = [text.title for text in statutory_texts(state, language) if text.as_of is None]
    if missing:
        yield language.say["weak_notices_missing"].format(names=language.join(missing))


def _evidence(state: ProjectState, language: Language) -> Iterator[str]:
    if not state.record.evidence:
        yield language.say["weak_no_evidence"]


def _change_orders(state: ProjectState, language: Language) -> Iterator[str]:
    """Signed late, never signed, or not applicable (R-31, S-33)."""
    say = language.say
    for order in state.change_orders:
        words = {"name": change_order_name(order, language)}
        start = order.source.work_start
        if not order.executed:
            yield say["weak_order_unsigned"].format(**words)
        elif not order.applicable:
            yield say["weak_order_inapplicable"].format(**words)
        elif order.late and order.executed_on is not None and start is not None:
            days = {"signed": language.long_date(order.executed_on), "start": language.long_date(start)}
            yield say["weak_order_late"].format(**words, **days)


def _performance(state: ProjectState, language: Language) -> Iterator[str]:
    """Defects that were named, and unpaid points that nobody recorded as reached or accepted."""
    say, unpaid = language.say, milestones_of(past_grace(state.account))
    for progress in state.record.milestones:
        if progress.defects:
            item = item_label(progress.id, state, language)
            yield say["weak_defects"].format(item=item, defects="; ".join(progress.defects))
    for milestone in state.milestones:
        if milestone.id not in unpaid or milestone.is_retention:
            continue
        item = item_label(milestone.id, state, language)
        if milestone.recorded_reached is None:
            yield say["weak_not_reached"].format(item=item)
        elif milestone.accepted is None:
            yield say["weak_not_accepted"].format(item=item)


def _payments(state: ProjectState, language: Language) -> Iterator[str]:
    """Payments offered as payment in full, and amounts that the contractor gave up (R-25)."""
    say = language.say
    for payment in state.record.payments:
        if payment.conditional:
            words = {"amount": language.money(payment.amount), "day": language.long_date(payment.date)}
            yield say["weak_conditional"].format(**words, note=payment_note(payment, language))
    for waiver in state.record.waivers:
        words = {"amount": language.money(waiver.amount), "day": language.long_date(waiver.date)}
        yield say["weak_waiver"].format(**words)
    if state.totals.credit:
        yield say["weak_credit"].format(amount=language.money(state.totals.credit))


def _letters(state: ProjectState, language: Language) -> Iterator[str]:
    """Letters that came back, and letters whose receipt is only assumed (R-17)."""
    say = language.say
    for notice in state.notices:
        if notice.document.startswith(PACKETS):
            continue
        words = {
            "letter": letter_name(notice.document, language),
            "day": language.long_date(notice.sent_on),
        }
        for sending in notice.sendings:
            if sending.bounced is not False:
                way = say[f"way_{sending.method.value}"]
                yield say["weak_bounced"].format(**words, way=way)
        if notice.items and not any(sending.delivered for sending in notice.sendings):
            received = notice.received
            if received is not None:
                yield say["weak_assumed"].format(**words, received=language.long_date(received))


def _early_deadlines(state: ProjectState, language: Language) -> Iterator[str]:
    """Letters whose last day to pay comes before the days that they have to give are over (S-1)."""
    for one in stated_early(state):
        yield language.say["weak_early_deadline"].format(
            letter=letter_name(one.notice.document, language),
            day=language.long_date(one.notice.sent_on),
            stated=_weekday(one.stated, language),
            ends=_weekday(one.ends, language),
        )


def _plan_reminders(state: ProjectState, language: Language) -> Iterator[str]:
    """Plans whose end rests on a reminder of which no delivery is on record (R-27)."""
    for plan in state.plans:
        cure = reminded_default(plan, state)
        if cure is not None and not cure.is_delivered:
            days = language.join([language.long_date(day) for day in cure.days])
            yield language.say["weak_plan_reminder"].format(days=days)


def _invoices(state: ProjectState, language: Language) -> Iterator[str]:
    """Invoices of unpaid items whose sending, or whose delivery, is not on record."""
    unpaid, code = milestones_of(past_grace(state.account)), state.project.project.code
    untold, undelivered = [], []
    for invoice in state.record.invoices:
        if invoice.milestone not in unpaid:
            continue
        title = invoice_item(invoice, state, language).title
        documents = record_names(invoice, code) if invoice.number is not None else ()
        sent = [one for one in state.record.notices if one.document in documents]
        if not sent and sent_on(state, documents) is None:
            untold.append(title)
        elif not any(one.delivered for one in sent):
            undelivered.append(title)
    for key, names in (("weak_invoice_not_sent", untold), ("weak_invoice_undelivered", undelivered)):
        if names:
            yield language.say[key].format(names=language.join(names))


def _not_demanded(state: ProjectState, language: Language) -> Iterator[str]:
    """Items that are claimed though the demand on record did not name them: most of them fell due later."""
    demand = state.demand.notice
    if demand is None:
        return
    others = [name for name in milestones_of(past_grace(state.account)) if name not in demand.items]
    if others:
        items = language.join([item_label(name, state, language) for name in others])
        yield language.say["weak_not_demanded"].format(items=items, day=language.long_date(demand.sent_on))


def _steps(state: ProjectState, language: Language) -> Iterator[str]:
    """Steps that were left out (P-6)."""
    say, demand = language.say, state.demand.notice
    superseded = superseded_demand(state)
    if superseded is not None:
        yield say["weak_demand_superseded"].format(day=language.long_date(superseded.sent_on))
    elif demand is None:
        yield say["weak_no_demand"]
    elif demand.deadline is not None and demand.deadline >= state.as_of:
        yield say["weak_demand_runs"].format(deadline=_weekday(demand.deadline, language))
    if any(found.code == SKIPPED and found.at == NOTICES for found in state.diagnostics):
        yield say["weak_no_reminder"]
    for one in early_stops(state):
        key = "weak_suspended_early" if one.field == "notices" else "weak_stopped_early"
        yield say[key].format(day=_weekday(one.day, language), possible=_weekday(one.possible, language))


def _weekday(day: date, language: Language) -> str:
    return language.weekday_date(day)


def _copies(exhibits: tuple[Exhibit, ...], language: Language) -> Iterator[str]:
    """Exhibits of which no file is on record."""
    names = [one.name for one in exhibits if one.is_missing]
    if names:
        yield language.say["weak_no_copy"].format(names=language.join(names))
