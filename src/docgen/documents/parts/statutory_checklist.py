"""Part 9 of the hand-off packet: what the law asks of the contractor, beside what the record shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from docgen.documents.change_order import change_order_name
from docgen.documents.parts.law import in_scope, known
from docgen.documents.parts.statutory import REQUIRED, statutory_texts
from docgen.documents.parts.words import NOTHING
from docgen.language import Language
from docgen.law import Reading
from docgen.model import Notice
from docgen.model.record import WorkEvent
from docgen.rules import ChangeOrderState, NoticeState, ProjectState
from docgen.rules.legal import truth
from docgen.rules.notices import DEMAND, INTENT, SUSPENSION
from docgen.rules.plan_default import reminded_default

LICENCE = "contract.licence_required"
COOLING_OFF = "consumer.cooling_off_days"
NOTICE_DAYS = "suspension.minimum_notice_days"
DEMAND_DAYS = "demand.minimum_days"
LIMITATION = "limitation.years"


@dataclass(frozen=True)
class CheckRow:
    """One point: what the record shows, and the statute behind it (a dash where none is known or reaches).

    `is_weak` says that it tells a weak point of the claim, which is not for an agency (D12).
    """

    point: str
    recorded: str
    law: str
    is_weak: bool = False


def checklist(state: ProjectState, language: Language) -> tuple[CheckRow, ...]:
    """Every point that concerns this project, in the order of a job's life."""
    return (
        *_licence(state, language),
        *_signed(state, language),
        *_notices(state, language),
        *_cancellation(state, language),
        *(_change_order(order, state, language) for order in state.change_orders if order.executed),
        *_letters(state, language),
        *_plans(state, language),
        *_limitation(state, language),
    )


def _row(key: str, recorded: str, reading: Reading | None, language: Language) -> CheckRow:
    return CheckRow(language.say[f"check_{key}"], recorded, _citation(reading))


def _citation(reading: Reading | None) -> str:
    return reading.citation if reading is not None and reading.citation else NOTHING


def _licence(state: ProjectState, language: Language) -> Iterator[CheckRow]:
    reading = known(state.law_readings, LICENCE)
    numbers = [(party.legal_name, party.licence_no) for party in state.project.contractors]
    if not any(number for _, number in numbers) and (reading is None or truth(reading) is False):
        return
    told = [
        language.say["check_licence_no"].format(name=name, number=number)
        if number
        else language.say["check_no_licence_no"].format(name=name)
        for name, number in numbers
    ]
    yield _row("licence", "; ".join(told), reading, language)


def _signed(state: ProjectState, language: Language) -> Iterator[CheckRow]:
    say, signed = language.say, state.contract_signed_on
    started = [work.date for work in state.record.work if work.event is WorkEvent.STARTED]
    if signed is None:
        yield _row("contract", say["check_unsigned"], None, language)
    elif not started:
        yield _row("contract", say["check_signed"].format(day=_day(signed, language)), None, language)
    else:
        words = {"day": _day(signed, language), "start": _day(min(started), language)}
        key = "check_signed_before_work" if signed <= min(started) else "check_signed_after_work"
        yield _row("contract", say[key].format(**words), None, language)


def _notices(state: ProjectState, language: Language) -> Iterator[CheckRow]:
    """The statutory notices of the contract: those whose text is attached, and those that lack it (S-15)."""
    texts = statutory_texts(state, language)
    given = tuple(text.title for text in texts if text.as_of is not None)
    missing = tuple(text.title for text in texts if text.as_of is None)
    reading = known(state.law_readings, REQUIRED)
    if given:
        told = language.say["check_notices_attached"].format(names=language.join(given))
        yield _row("notices", told, reading, language)
    if missing:
        told = language.say["check_notices_missing"].format(names=language.join(missing))
        yield replace(_row("notices", told, reading, language), is_weak=True)


def _cancellation(state: ProjectState, language: Language) -> Iterator[CheckRow]:
    right, say = state.cancellation, language.say
    if right is None:
        return
    told = [say["check_cancel_until"].format(day=_weekday(right.last_day, language))]
    started = [work.date for work in state.record.work if work.event is WorkEvent.STARTED]
    if started and min(started) <= right.last_day:
        asked = [one.date for one in state.record.early_start_requests if one.date <= min(started)]
        key = "check_early_start_asked" if asked else "check_early_start_not_asked"
        day = _day(min(asked), language) if asked else ""
        told.append(say[key].format(start=_day(min(started), language), day=day))
    elif started:
        told.append(say["check_started_after"].format(start=_day(min(started), language)))
    yield _row("cancellation", " ".join(told), known(state.law_readings, COOLING_OFF), language)


def _change_order(order: ChangeOrderState, state: ProjectState, language: Language) -> CheckRow:
    say, start, signed = language.say, order.source.work_start, order.executed_on
    assert signed is not None  # only executed ones are asked
    words = {"day": _day(signed, language), "start": _day(start, language) if start else ""}
    key = "check_signed" if start is None else "check_order_late" if order.late else "check_order_before"
    return CheckRow(change_order_name(order, language), say[key].format(**words), NOTHING)


def _letters(state: ProjectState, language: Language) -> Iterator[CheckRow]:
    """Notice of intent, suspension and demand: given when, received when, and the period that was left."""
    for kind, law in ((INTENT, NOTICE_DAYS), (SUSPENSION, None), (DEMAND, DEMAND_DAYS)):
        mine = [notice for notice in state.notices if notice.document == kind]
        reading = in_scope(state.law_readings, law) if law is not None else None
        if law == NOTICE_DAYS and reading is not None and not reading.value:
            reading = None  # S-18: a statute that asks for no notice here is not cited
        for notice in mine:
            yield _row(kind, _given(notice, language), reading, language)
        if not mine and kind == DEMAND:
            yield _row(kind, language.say["check_no_demand"], reading, language)


def _given(notice: NoticeState, language: Language) -> str:
    say = language.say
    told = [text for sending in notice.sendings for text in _sending(sending, language)]
    if notice.received is None:
        told.append(say["check_not_received"])
    elif all(sending.delivered != notice.received for sending in notice.sendings):
        told.append(say["check_deemed"].format(day=_day(notice.received, language)))
    if notice.document != SUSPENSION and notice.deadline is not None:
        told.append(say["check_deadline"].format(day=_weekday(notice.deadline, language)))
    return " ".join(told)


def _sending(sending: Notice, language: Language) -> Iterator[str]:
    """One way on which it went out, and its delivery, return, or that neither is recorded."""
    say, way = language.say, language.say[f"way_{sending.method.value}"]
    yield say["check_sent"].format(day=_day(sending.sent.day, language), way=way)
    if sending.delivered is not None:
        yield say["check_received"].format(day=_day(sending.delivered, language))
    else:
        yield say["check_no_delivery" if sending.bounced is False else "check_came_back"]


def _plans(state: ProjectState, language: Language) -> Iterator[CheckRow]:
    """The written reminder that had to come before a plan could end in default (R-27)."""
    for plan in state.plans:
        cure = reminded_default(plan, state)
        if cure is not None and plan.default_date is not None:
            told = [text for one in cure.reminders for text in _sending(one, language)]
            words = {"until": _weekday(cure.until, language), "day": _day(plan.default_date, language)}
            due = language.say["check_plan_due"].format(
                amount=language.money(cure.payment.amount), due=_day(cure.payment.due, language)
            )
            ended = language.say["check_plan_ended"].format(**words)
            yield _row("plan", " ".join((due, *told, ended)), None, language)


def _limitation(state: ProjectState, language: Language) -> Iterator[CheckRow]:
    if state.limitation_date is not None:
        told = language.say["check_limitation_day"].format(day=_weekday(state.limitation_date, language))
        yield _row("limitation", told, known(state.law_readings, LIMITATION), language)


def _day(day: date, language: Language) -> str:
    return language.long_date(day)


def _weekday(day: date, language: Language) -> str:
    return language.weekday_date(day)
