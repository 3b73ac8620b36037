"""What the summary tells of the way to the claim: credit notes, statements, offers of a plan, a plan that was broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.account import ChargeBalance, Component
from docgen.documents.packet.case import Case
from docgen.documents.parts.history import (
    STATEMENT,
    Fact,
    missed_under,
    offered_plans,
    paid_in_time,
    plan_facts,
    plans_about,
    suspension_facts,
)
from docgen.documents.parts.sending import reminders_of
from docgen.documents.parts.settled import how_settled
from docgen.rules import NoticeState, PlanState
from docgen.rules.notices import INTENT
from docgen.rules.plan_default import reminded_default

Told = tuple[str, str]
"""A sentence, and what shows it."""


def credit_notes_told(case: Case) -> Iterator[Told]:
    """The credit notes on invoices of the items claimed; the account shows them, the invoice came before."""
    mine = {one.number for one in case.state.record.invoices if one.milestone in case.items}
    for note in case.state.record.credit_notes:
        if note.invoice in mine:
            words = {"amount": case.money(note.amount), "invoice": note.invoice, "day": case.day(note.date)}
            yield case.say("credit_note", **words), case.say("shown_in_account")


def steps_told(case: Case) -> Iterator[Told]:
    """What was done before the claim: reminders, notices of intent, a stop of the work, statements, offers of a plan."""
    yield from _reminders(case)
    yield from _intents(case)
    yield from _stops(case)
    sent = [one for one in case.state.notices if one.document == STATEMENT]
    if sent:
        proofs = [case.proof(document=STATEMENT, day=one.sent_on) for one in sent]
        days = case.join(case.day(one.sent_on) for one in sent)
        yield case.say("statement_sent", plaintiff=case.plaintiff, days=days), _shown(case, proofs)
    offers = offered_plans(case.state, case.language)
    if offers:
        days = case.join(case.day(one.date) for one in offers)
        words = {"plaintiff": case.plaintiff, "defendant": case.defendant, "days": days}
        yield case.say("plan_offered", **words), case.say("shown_in_timeline")


def _reminders(case: Case) -> Iterator[Told]:
    """Every reminder of the items claimed, with those that are exhibits."""
    found = reminders_of(case.items, case.state)
    if found:
        proofs = [case.proof(document=one.document, day=one.date) for one in found]
        days = case.join(case.day(one.date) for one in found)
        words = {"plaintiff": case.plaintiff, "defendant": case.defendant}
        yield case.say("reminded", days=days, **words), _shown(case, proofs)


def _intents(case: Case) -> Iterator[Told]:
    """The notices of intent that were about the items claimed."""
    found = [one for one in case.state.notices if one.document == INTENT and _is_about(case, one)]
    if found:
        proofs = [case.proof(document=INTENT, day=one.sent_on) for one in found]
        days = case.join(case.day(one.sent_on) for one in found)
        yield case.say("intent_sent", plaintiff=case.plaintiff, days=days), _shown(case, proofs)


def _shown(case: Case, proofs: Iterable[str | None]) -> str:
    """The exhibits; the timeline too where one of them is none."""
    return case.join(proof or case.say("shown_in_timeline") for proof in proofs)


def _stops(case: Case) -> Iterator[Told]:
    """That work was suspended and went on, where the record shows it, and under which clause for overdue payments."""
    for one in case.state.suspensions:
        if not _is_about(case, one.notice):
            continue
        for day, key, words in suspension_facts(one, case.state, case.language):
            if key in ("suspended", "suspended_plain", "resumed"):
                yield case.say(f"{key}_on", day=case.day(day), **words), case.say("shown_in_timeline")


def _is_about(case: Case, notice: NoticeState) -> bool:
    return not notice.items or not set(notice.items).isdisjoint(case.items)


def plans_told(case: Case) -> Iterator[Told]:
    """Every plan over the items that took effect: what was paid of it, what was missed, and its end in default."""
    for plan in plans_about(case.items, case.state):
        yield from _plan(case, plan)


def _taken_in(case: Case, plan: PlanState) -> Iterator[Told]:
    """What the plan took in and is no part of the claim, because it has been settled since."""
    account = case.state.account
    for charge in account.charges:
        key = (charge.milestone, charge.part)
        if key in plan.acknowledged.charges and charge.milestone not in case.items and charge.fell_due:
            words = {
                "due": fell_due_in_words(case, charge),
                "how": how_settled(
                    Component.PRINCIPAL, account.entries, case.language, [charge.milestone], account.charges
                ),
            }
            yield case.say("plan_took_in", **words), case.say("shown_in_account")


def fell_due_in_words(case: Case, charge: ChargeBalance) -> str:
    """`$2,000.00 for M1 fell due on May 11, 2026`."""
    words = {"id": case.item(charge.milestone), "day": case.day(charge.due)}
    return case.say("due_of", amount=case.money(charge.fell_due), **words)


def _plan(case: Case, plan: PlanState) -> Iterator[Told]:
    facts = tuple(plan_facts(plan, case.state, case.language))
    exhibit = case.proof(document=plan.document) or case.say("shown_in_timeline")
    if not facts or plan.signed_on is None:
        return
    signature = case.signed(plan.document) or exhibit
    yield case.say("plan_agreed", day=case.day(plan.effective), signed=case.day(plan.signed_on)), signature
    words = {"defendant": case.defendant, "amount": case.money(plan.acknowledged.total)}
    yield case.say("plan_acknowledged", **words), signature
    yield from _taken_in(case, plan)
    for text in (*_paid_in_full(case, plan, facts), *_missed(case, plan)):
        yield text, case.say("and_statement", proof=exhibit)
    yield from _ended(case, plan, exhibit)


def _ended(case: Case, plan: PlanState, exhibit: str) -> Iterator[Told]:
    """The end of a plan in default; with days to cure after the written reminder that it rests on (R-27)."""
    if not plan.in_default or plan.default_date is None:
        return
    cure, ended = reminded_default(plan, case.state), case.day(plan.default_date)
    if cure is None:
        yield case.say("plan_ended", day=ended), exhibit
        return
    proofs = [case.proof(document=one.document, day=one.sent.day) for one in cure.reminders]
    words = {
        "plaintiff": case.plaintiff,
        "defendant": case.defendant,
        "due": case.day(cure.payment.due),
        "days": case.join(case.day(day) for day in cure.days),
        "until": case.day(cure.until),
    }
    yield case.say("plan_reminded", **words), _shown(case, proofs)
    yield case.say("plan_ended_reminded", day=ended), exhibit


def _paid_in_full(case: Case, plan: PlanState, facts: Iterable[Fact]) -> Iterator[str]:
    parts = [case.say("plan_part", **words) for _, kind, words in facts if kind == "plan_paid"]
    late = any(one.paid_on is not None and one.paid_on > one.last_day for one in plan.payments)
    if parts:
        in_time = "" if late else case.say("plan_in_time")
        yield case.say("plan_paid", in_time=in_time, parts=case.join(parts))


def _missed(case: Case, plan: PlanState) -> Iterator[str]:
    """Each payment that was missed under the plan, with what of it was paid by the last day on which it was in time."""
    for one in missed_under(plan):
        paid = paid_in_time(plan, one, case.state)
        words = {"amount": case.money(one.amount), "due": case.day(one.due), "last": case.day(one.last_day)}
        part = case.say("plan_missed_part", amount=case.money(paid)) if paid else ""
        yield case.say("plan_missed", part=part, **words)
