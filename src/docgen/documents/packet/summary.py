"""Part (b): the claim on one page for the judge, each sentence with its exhibit; and the same as reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.account import Component
from docgen.documents.packet.case import Case, price_words, sentence_case
from docgen.documents.packet.summary_steps import (
    credit_notes_told,
    fell_due_in_words,
    plans_told,
    steps_told,
)
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.settled import how_settled
from docgen.rules import NoticeState
from docgen.rules.invoice_names import document_id
from docgen.rules.unpaid import key_of, milestones_of, sums_of


@dataclass(frozen=True)
class Proven:
    """One sentence, and the exhibits or parts of the packet that show it."""

    text: str
    proof: str


@dataclass(frozen=True)
class Chapter:
    """Some sentences under one heading: who, promise, performance, non-payment, demand, sum."""

    title: str
    sentences: tuple[Proven, ...]


def summary(case: Case) -> tuple[Chapter, ...]:
    """The outline that a judge reads first; a chapter about which the record says nothing is left out."""
    found = (
        Chapter(case.say("chapter_who"), tuple(_who(case))),
        Chapter(case.say("chapter_promise"), tuple(_promise(case))),
        Chapter(case.say("chapter_performance"), tuple(_performance(case))),
        Chapter(case.say("chapter_nonpayment"), (*_nonpayment(case), *_proven(credit_notes_told(case)))),
        Chapter(case.say("chapter_plan"), _proven(plans_told(case))),
        Chapter(case.say("chapter_demand"), (*_proven(steps_told(case)), *_demand(case))),
        Chapter(case.say("chapter_sum"), tuple(_sum(case))),
    )
    return tuple(chapter for chapter in found if chapter.sentences)


def _proven(told: Iterable[tuple[str, str]]) -> tuple[Proven, ...]:
    return tuple(Proven(sentence_case(text), proof) for text, proof in told)


def reasons(case: Case) -> str:
    """Why the sum is owed, in three to six sentences without exhibits, for an official form."""
    state, contract = case.state, case.state.project.contract
    unpaid = case.principals
    sentences = [_agreed(case), *_changes(case, [charge.milestone for charge in unpaid])]
    done = [text for text in (_point(case, charge.milestone) for charge in unpaid) if text]
    if done:
        sentences.append(case.say("reached", points=case.join(done)))
    if unpaid:
        dues = case.join(fell_due_in_words(case, charge) for charge in unpaid)
        sentences.append(case.say("fell_due", amounts=dues, number=contract.number))
    paid = case.state.currency.zero()
    for charge in unpaid:
        paid += charge.settled
    words = {"parts": owed_in_words(case), "paid": case.money(paid)}
    words["how"] = _how_paid(case, [charge.milestone for charge in unpaid])
    sentences.append(case.say("owed_rest" if paid else "owed", day=case.day(state.as_of), **words))
    sentences += asked_for(case)
    return " ".join(sentence_case(one) for one in sentences)


def _changes(case: Case, milestones: list[str]) -> Iterator[str]:
    """That change orders made the price, where one of them brought something that is claimed."""
    orders = [order for order in case.state.change_orders if order.counts]
    brought = {e.new.id for order in orders for e in order.source.milestones if e.new is not None}
    if brought.isdisjoint(milestones):
        return
    key = "promise_changed_one" if len(orders) == 1 else "promise_changed_several"
    price = price_words(case, case.state.price.gross_current, case.state.price.current)
    yield case.say(key, numbers=case.join(str(order.number) for order in orders), price=price)


def _how_paid(case: Case, milestones: list[str]) -> str:
    """`paid`, `credited`, `waived`, as far as it is true of the principal of these items."""
    account = case.state.account
    return how_settled(Component.PRINCIPAL, account.entries, case.language, milestones, account.charges)


def owed_in_words(case: Case) -> str:
    """The parts of the claim in words: `$12,128.72 of principal, $315.45 of interest`."""
    parts = [part for part in case.claim.components if part.amount]
    return case.join(case.say(f"of_{part.name}", amount=case.money(part.amount)) for part in parts)


def _agreed(case: Case) -> str:
    """Who agreed on what, and when the last of them signed."""
    state, contract = case.state, case.state.project.contract
    summary_words = contract.work_summary
    words = {
        "plaintiff": case.plaintiff,
        "defendant": case.defendant,
        "number": contract.number,
        "day": case.day(contract.date),
        "work": case.say("for_work", work=summary_words.rstrip(" .")) if summary_words is not None else "",
    }
    if state.contract_signed_on is None:
        return case.say("agreed_unsigned", **words)
    return case.say("agreed", signed=case.day(state.contract_signed_on), **words)


def _who(case: Case) -> Iterator[Proven]:
    contract = case.proof(document="contract")
    if contract is not None:
        names = {"plaintiffs": case.names(case.plaintiffs), "defendants": case.names(case.defendants)}
        words = {"plaintiff": case.plaintiff, "defendant": case.defendant}
        yield Proven(sentence_case(case.say("who", **names, **words)), contract)
        yield Proven(sentence_case(_agreed(case)), case.signed("contract") or contract)


def _promise(case: Case) -> Iterator[Proven]:
    state, contract = case.state, case.proof(document="contract")
    if contract is None:
        return
    price = price_words(case, state.price.gross_original, state.price.original)
    yield Proven(
        sentence_case(case.say("promise", defendant=case.defendant, price=price)),
        contract,
    )
    orders = [order for order in state.change_orders if order.counts and order.executed_on is not None]
    if orders:
        proofs = [case.signed(order.source.document) or contract for order in orders]
        key = "promise_changed_one" if len(orders) == 1 else "promise_changed_several"
        names = case.join(str(order.number) for order in orders)
        price = price_words(case, state.price.gross_current, state.price.current)
        yield Proven(sentence_case(case.say(key, numbers=names, price=price)), case.join(proofs))


def _performance(case: Case) -> Iterator[Proven]:
    """What was reached of the items claimed; shown by the invoice that followed, else by the contract."""
    for milestone in case.items:
        text = _point(case, milestone, accepted=False)  # the invoice came before the acceptance
        proof = case.proof(milestone=milestone) or case.proof(document="contract")
        if text and proof is not None:
            yield Proven(sentence_case(case.say("reached", points=text)), proof)


def _nonpayment(case: Case) -> Iterator[Proven]:
    code = case.state.project.project.code
    for charge in case.principals:
        document = document_id(charge.invoice, code) if charge.invoice is not None else None
        proof = case.proof(document=document) if document else case.proof(milestone=charge.milestone)
        key = "unpaid_part" if charge.settled else "unpaid_all"
        key = key if charge.principal else "unpaid_then"
        words = {"unpaid": case.money(charge.principal), "paid": case.money(charge.settled)}
        words["how"] = _how_paid(case, [charge.milestone])
        text = case.say(key, due=fell_due_in_words(case, charge), **words)
        proof = proof or case.proof(document="contract")
        if proof is not None:
            yield Proven(sentence_case(text), case.say("and_statement", proof=proof))


def _demand(case: Case) -> Iterator[Proven]:
    notice = case.demand or case.superseded
    if notice is None:
        return
    proof = case.proof(document=notice.document, day=notice.sent_on)
    if proof is None:
        return
    yield Proven(" ".join(sentence_case(text) for text in asked_for(case)), proof)
    if case.demand is None:
        return
    if notice.deadline is not None and notice.deadline < case.state.as_of:
        text = case.say("deadline_passed", day=case.day(notice.deadline))
        yield Proven(sentence_case(text), case.say("shown_in_statement"))
    later = due_later(case, notice)
    if later is not None:
        yield Proven(sentence_case(later), case.say("shown_in_statement"))


def due_later(case: Case, notice: NoticeState) -> str | None:
    """What is claimed and was not demanded, because it fell due since; None where all of it was."""
    others = [name for name in case.items if name not in notice.items]
    if not others:
        return None
    key = "demanded_later" if len(others) == 1 else "demanded_later_several"
    return case.say(key, items=case.join(case.item(one) for one in others))


def asked_for(case: Case) -> tuple[str, ...]:
    """The demand in sentences; one that a payment plan superseded with that. Nothing where none is on record."""
    if case.demand is not None:
        return (asked_in_writing(case, case.demand),)
    if case.superseded is None:
        return ()
    return (asked_in_writing(case, case.superseded), case.say("demand_superseded"))


def asked_in_writing(case: Case, notice: NoticeState) -> str:
    """That a sum was demanded and for what, with every way of sending and the deliveries that are on record.

    The sum is that of the letter: what its items owed on the day it was sent.
    """
    ways = []
    for sending in notice.sendings:
        words = {"way": case.language.say[f"way_{sending.method.value}"], "day": case.day(sending.sent.day)}
        if sending.delivered is not None:
            ways.append(case.say("way_delivered", delivered=case.day(sending.delivered), **words))
        else:
            ways.append(case.say("way_sent", **words))
    then = sums_of(case.state.outlook.on(notice.sent_on), notice.charges, case.state.terms)
    items = case.join(case.item(one) for one in notice.items)
    words = {"sum": case.money(then.total_due), "items": items}
    return case.say("demanded", plaintiff=case.plaintiff, ways=case.join(ways), **words)


def _sum(case: Case) -> Iterator[Proven]:
    state, enclosed = case.state, case.proof(document="statement")
    shown = case.say("shown_in_statement")
    if enclosed is not None and case.demand is not None:
        shown = case.say("shown_with_exhibit", exhibit=enclosed, day=case.day(state.as_of))
    if case.claim.statutory_interest.total:
        shown = case.say("shown_by_law", proof=shown)
    for told in filing_told(case):
        yield Proven(sentence_case(told), case.say("shown_in_timeline_and_account"))
    text = case.say("sum", total=case.money(case.total), parts=owed_in_words(case), day=case.day(state.as_of))
    yield Proven(sentence_case(text), shown)
    if state.project.terms.interest is not None and state.totals.per_diem:
        clause = clause_reference("late", state, case.language)
        words = {"clause": clause, "amount": case.money(state.totals.per_diem)}
        contract = case.proof(document="contract")
        if contract is not None:
            yield Proven(sentence_case(case.say("sum_interest", **words)), contract)
    if case.claim.waived:
        words = {
            "claimed": case.money(case.claim.claimed or case.total),
            "waived": case.money(case.claim.waived),
        }
        yield Proven(sentence_case(case.say("sum_waived", **words)), case.say("shown_in_waiver"))


def filing_told(case: Case) -> Iterator[str]:
    """That the claim was filed, for how much of what was owed, and what was received since; nothing before it."""
    filed = case.state.filed
    if filed is None:
        return
    words = {"day": case.day(filed.source.date), "amount": case.money(filed.source.amount)}
    if filed.given_up:
        yield case.say("filed_for_less", less=case.money(filed.given_up), **words)
    else:
        yield case.say("filed_for", **words)
    if filed.received:
        yield case.say("received_since", received=case.money(filed.received))
    since = milestones_of(one for one in case.charges if key_of(one) not in filed.charges)
    if since:
        yield case.say("due_since", items=case.join(case.item(one) for one in since))


def _point(case: Case, milestone: str, *, accepted: bool = True) -> str | None:
    """`“Cabinets set” (M4) on May 22, 2026`, where the day is on record."""
    found = case.state.milestone(milestone)
    if found is None or found.is_retention or found.recorded_reached is None:
        return None
    words = {"id": found.id, "point": found.point, "day": case.day(found.recorded_reached)}
    if found.accepted is None or not accepted:
        return case.say("point", **words)
    return case.say("point_accepted", accepted=case.day(found.accepted), **words)
