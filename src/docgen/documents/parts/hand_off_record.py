"""Parts 4 to 7 of the hand-off packet: contract set, payments, performance, log of contacts, from the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.change_order import change_order_name
from docgen.documents.contract import ID as CONTRACT
from docgen.documents.contract import contract_title
from docgen.documents.parts.account import item_label
from docgen.documents.parts.contacts import channel_of, may_go_to_an_agency
from docgen.documents.parts.exhibit_items import capitalized, letter_name
from docgen.documents.parts.exhibits import Exhibit, text_for
from docgen.documents.parts.words import NOTHING
from docgen.language import Language
from docgen.model import Payment
from docgen.model.record import AcceptedAs, Communication, Direction
from docgen.rules import ChangeOrderState, MilestoneState, ProjectState
from docgen.values import Money


@dataclass(frozen=True)
class ContractPaper:
    """One paper of the contract set. `standing` says when everybody had signed, or that this is not so."""

    name: str
    standing: str
    amount: str
    exhibit: str


@dataclass(frozen=True)
class PaymentRow:
    """One payment received, and what became of it."""

    day: date
    amount: Money
    way: str
    reference: str
    note: str


@dataclass(frozen=True)
class PerformanceRow:
    """One point of the work: days as recorded, a dash where nothing is. `defects` are those named at acceptance."""

    item: str
    target: str
    reached: str
    accepted: str
    invoices: str
    defects: tuple[str, ...]


@dataclass(frozen=True)
class ContactRow:
    """One entry of the log of contacts; `for_agency` says that an agency may have it, without `summary` (D12).

    `document` names the letter that went with it, a dash where the record names none.
    """

    for_agency: bool
    when: str
    channel: str
    people: str
    summary: str
    document: str


def contract_set(
    state: ProjectState, exhibits: tuple[Exhibit, ...], language: Language
) -> tuple[ContractPaper, ...]:
    """The contract, every change order and plan; one that not everybody has signed says so."""
    project, say = state.project, language.say
    name = say["enclosed_contract"].format(
        title=contract_title(project, language),
        number=project.contract.number,
        day=language.long_date(project.contract.date),
    )
    signed = state.contract_signed_on
    papers = [
        ContractPaper(
            name,
            _signed(signed, language),
            _price(state, language),
            text_for(exhibits, CONTRACT, language) or NOTHING,
        )
    ]
    papers += [_change_order(order, state, exhibits, language) for order in state.change_orders]
    for plan in state.plans:
        title = say["exhibit_plan"].format(day=language.long_date(plan.effective))
        exhibit = text_for(exhibits, plan.document, language) or NOTHING
        total = language.figure(plan.acknowledged.total)
        papers.append(ContractPaper(title, _signed(plan.signed_on, language), total, exhibit))
    return tuple(papers)


def _price(state: ProjectState, language: Language) -> str:
    """The agreed price; where tax is added to it, without and with the tax (S-8)."""
    net, gross = state.price.original, state.price.gross_original
    if gross == net:
        return language.figure(net)
    words = {"net": language.figure(net), "gross": language.figure(gross), "tax": language.say["tax"]}
    return language.say["hand_off_price_with_tax"].format(**words)


def _change_order(
    order: ChangeOrderState, state: ProjectState, exhibits: tuple[Exhibit, ...], language: Language
) -> ContractPaper:
    standing = _signed(order.executed_on, language)
    if order.executed and not order.applicable:
        standing = language.say["hand_off_not_applicable"]
    exhibit = text_for(exhibits, order.source.document, language) or NOTHING
    name = f"{change_order_name(order, language)}: {order.source.title}"
    amount = language.signed(order.amount)
    if state.price.gross_original != state.price.original:
        words = {"change": amount, "tax": language.say["tax"]}
        amount = language.say["hand_off_change_without_tax"].format(**words)
    return ContractPaper(name, standing, amount, exhibit)


def _signed(day: date | None, language: Language) -> str:
    if day is None:
        return language.say["hand_off_not_executed"]
    return language.say["hand_off_executed"].format(day=language.long_date(day))


def payment_rows(state: ProjectState, language: Language) -> tuple[PaymentRow, ...]:
    """Every payment of the record, oldest first."""
    payments = sorted(state.record.payments, key=lambda payment: payment.date)
    return tuple(
        PaymentRow(
            payment.date,
            payment.amount,
            payment.method or NOTHING,
            payment.reference or NOTHING,
            payment_note(payment, language),
        )
        for payment in payments
    )


def payment_note(payment: Payment, language: Language) -> str:
    """What became of it: posted, returned, waiting."""
    say = language.say
    if payment.reversed is not None:
        return say["hand_off_payment_reversed"].format(day=language.long_date(payment.reversed.date))
    if payment.returned is not None:
        return say["hand_off_payment_returned"].format(day=language.long_date(payment.returned))
    if payment.conditional and payment.accepted_as is None:
        return say["hand_off_payment_waiting"]
    if payment.accepted_as is AcceptedAs.SETTLEMENT:
        return say["hand_off_payment_settlement"]
    if payment.accepted_as is AcceptedAs.PART_PAYMENT:
        return say["hand_off_payment_part"]
    return say["hand_off_payment_posted"]


def performance_rows(state: ProjectState, language: Language) -> tuple[PerformanceRow, ...]:
    """Every point of the schedule with what is recorded of it."""
    rows = [milestone for milestone in state.milestones if not milestone.is_retention]
    return tuple(_performance(milestone, state, language) for milestone in rows)


def _performance(milestone: MilestoneState, state: ProjectState, language: Language) -> PerformanceRow:
    defects = [one.defects for one in state.record.milestones if one.id == milestone.id]
    return PerformanceRow(
        item=item_label(milestone.id, state, language),
        target=_target(milestone, state, language),
        reached=_day(milestone.recorded_reached, language),
        accepted=_day(milestone.accepted, language),
        invoices=language.join(milestone.invoice_numbers) or NOTHING,
        defects=tuple(text for listed in defects for text in listed),
    )


def _target(milestone: MilestoneState, state: ProjectState, language: Language) -> str:
    """The target that holds now; beside it the first one, where a change order or a suspension has moved it (R-20)."""
    agreed = [one.target for one in state.project.milestones if one.id == milestone.id]
    now, first = milestone.target_current, agreed[0] if agreed else milestone.target
    if now is None or first is None or now == first:
        return _day(now or first, language)
    words = {"now": language.long_date(now), "first": language.long_date(first)}
    return language.say["hand_off_target_moved"].format(**words)


def _day(day: date | None, language: Language) -> str:
    return NOTHING if day is None else language.long_date(day)


def contact_rows(state: ProjectState, language: Language) -> tuple[ContactRow, ...]:
    """The log of every contact, oldest first."""
    log = sorted(state.record.communications, key=lambda one: (one.date, one.time is not None, one.time))
    return tuple(_contact(one, state, language) for one in log)


def _contact(one: Communication, state: ProjectState, language: Language) -> ContactRow:
    when = language.long_date(one.date)
    if one.time is not None:
        when = language.say["date_at_time"].format(date=when, time=language.clock(one.time))
    key = "hand_off_contact_in" if one.direction is Direction.IN else "hand_off_contact_out"
    for_agency = may_go_to_an_agency(one, state.project, language)
    document = NOTHING if one.document is None else capitalized(letter_name(one.document, language))
    people = language.say[key].format(name=one.to)
    return ContactRow(for_agency, when, channel_of(one), people, one.summary, document)
