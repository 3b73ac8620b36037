"""England and Wales: particulars of claim with contract, breach, sum and interest (D13 a)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.account import Component, InterestLine
from docgen.documents.packet.case import Case, price_words, sentence_case
from docgen.documents.packet.periods import period_words, periods
from docgen.documents.packet.summary import asked_for, due_later, filing_told, owed_in_words
from docgen.documents.packet.worksheet_rows import (
    Worksheet,
    WorksheetRow,
    agents,
    court_name,
    people,
    sum_claimed,
)
from docgen.documents.parts.account import item_label, rate_words
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.rates import rate_phrases
from docgen.documents.parts.settled import how_settled
from docgen.rules.statutory_interest import StatutoryInterest
from docgen.values import Money


def worksheet(case: Case) -> Worksheet:
    """The boxes of the claim form, then the particulars, paragraph by paragraph."""
    answers = (
        ("court", court_name(case)),
        ("claimant", people(case, case.plaintiffs)),
        ("defendant", "\n".join([people(case, case.defendants), *agents(case, is_asked=False)])),
        ("brief", case.say("eaw_brief_answer", number=case.state.project.contract.number)),
        ("value", f"{sum_claimed(case)}. {case.say('eaw_value_note')}"),
        *([] if _has_rate(case) else [("interest", case.by_you("eaw_interest_unknown"))]),
        *([] if _has_statutes(case) else [("statute", case.by_you("eaw_statute_unknown"))]),
    )
    return Worksheet(
        form=case.say("eaw_form"),
        intro=case.say("eaw_intro"),
        rows=tuple(
            WorksheetRow(str(number), case.say(f"eaw_{name}"), answer)
            for number, (name, answer) in enumerate(answers, start=1)
        ),
        by_hand=case.say("eaw_by_hand"),
        paragraphs=tuple(sentence_case(one) for one in _particulars(case)),
    )


def _particulars(case: Case) -> Iterator[str]:
    yield from _contract(case)
    yield from _performance(case)
    yield from _breach(case)
    yield from _interest(case)
    yield from filing_told(case)
    words = {"total": case.money(case.total), "parts": owed_in_words(case), "day": case.day(case.state.as_of)}
    yield case.say("eaw_sum" if case.state.filed is None else "eaw_sum_open", **words)
    notice = case.demand
    yield from asked_for(case)
    if notice is not None:
        later = due_later(case, notice)
        if later is not None:
            yield later


def _contract(case: Case) -> Iterator[str]:
    state, contract = case.state, case.state.project.contract
    work = contract.work_summary
    words = {
        "plaintiff": case.plaintiff,
        "defendant": case.defendant,
        "plaintiffs": case.names(case.plaintiffs),
        "defendants": case.names(case.defendants),
        "number": contract.number,
        "day": case.day(contract.date),
        "work": case.say("for_work", work=work.rstrip(" .")) if work is not None else "",
        "price": price_words(case, state.price.gross_original, state.price.original),
    }
    if state.contract_signed_on is not None:
        yield case.say("eaw_contract", **words)
        yield case.say("eaw_signed", day=case.day(state.contract_signed_on))
    else:
        # What nobody is recorded to have signed is not told as undertaken.
        yield case.say("who", **words)
        yield case.say("agreed_unsigned", **words)
        yield case.say("promise", **words)
    orders = [order for order in state.change_orders if order.counts]
    if orders:
        numbers = case.join(str(order.number) for order in orders)
        key = "promise_changed_one" if len(orders) == 1 else "promise_changed_several"
        price = price_words(case, state.price.gross_current, state.price.current)
        yield case.say(key, numbers=numbers, price=price)
    if state.contract_signed_on is not None:
        yield case.say("eaw_term")


def _performance(case: Case) -> Iterator[str]:
    for milestone in case.items:
        found = case.state.milestone(milestone)
        if found is not None and not found.is_retention and found.recorded_reached is not None:
            words = {"id": found.id, "point": found.point, "day": case.day(found.recorded_reached)}
            yield case.say("eaw_reached", **words)


def _breach(case: Case) -> Iterator[str]:
    """Each payment that fell due, and what of it the defendant has not paid."""
    for charge in case.principals:
        words = {
            "item": item_label(charge.milestone, case.state, case.language),
            "amount": case.money(charge.fell_due),
            "due": case.day(charge.due),
            "unpaid": case.money(charge.principal),
            "defendant": case.defendant,
        }
        yield case.say("eaw_breach" if charge.principal else "eaw_breach_then", **words)


def _interest(case: Case) -> Iterator[str]:
    """For interest: the clause or the statute, the rate, the period, the amount and the daily rate."""
    state, claim = case.state, case.claim
    if state.project.terms.interest is not None:
        yield from _agreed_interest(case)
    elif claim.statutory_interest.amount is not None:
        yield from _by_statute(case, claim.statutory_interest, "eaw_interest_statute")
    elif claim.asked_interest is not None:
        yield from _by_statute(case, claim.asked_interest, "eaw_interest_asked")
    if claim.statutory_interest.compensation:
        statute = case.statutes((one.law for one in claim.statutory_interest.compensation), "eaw_the_statute")
        amount = case.money(claim.statutory_interest.compensated)
        yield case.say("eaw_compensation", statute=statute, amount=amount)


def _has_rate(case: Case) -> bool:
    """Whether a rate of interest is known, agreed or by statute; without one the particulars ask for none."""
    claim = case.claim
    return (
        case.state.project.terms.interest is not None
        or claim.statutory_interest.amount is not None
        or claim.asked_interest is not None
    )


def _has_statutes(case: Case) -> bool:
    """Whether the law data names the statute of everything that is claimed by law; a blank is left for one that it lacks."""
    by_law, asked = case.claim.statutory_interest, case.claim.asked_interest
    used = [
        *by_law.rates,
        *(one.law for one in by_law.compensation),
        *(asked.rates if asked is not None else ()),
    ]
    return all(one.citation for one in used)


def _agreed_interest(case: Case) -> Iterator[str]:
    state = case.state
    clause = clause_reference("late", state, case.language)
    rates = case.join(rate_phrases(state, case.language, case.items))
    lines = [line for line in state.account.interest_lines if line.milestone in case.items]
    if not lines or not state.totals.interest:
        yield case.say("eaw_interest_none_yet", clause=clause, rates=rates)
        return
    accrued = Money.total((line.amount for line in lines), state.currency)
    words = {
        "clause": clause,
        "rates": rates,
        "amount": case.money(state.totals.interest),
        "accrued": case.money(accrued),
        "settled": case.money(accrued - state.totals.interest),
        "how": how_settled(Component.INTEREST, state.account.entries, case.language, case.items),
    }
    whole = accrued == state.totals.interest
    yield _over(case, lines, "eaw_interest_agreed" if whole else "eaw_interest_agreed_rest", words)
    if state.totals.per_diem:
        yield case.say("eaw_interest_daily", amount=case.money(state.totals.per_diem))


def _by_statute(case: Case, interest: StatutoryInterest, key: str) -> Iterator[str]:
    statute = case.statutes(interest.rates, "eaw_the_statute")
    if not interest.lines or interest.amount is None:
        yield case.say("eaw_interest_statute_none_yet", statute=statute)
        return
    words = {
        "statute": statute,
        "rates": case.join(rate_words(line, case.language) for line in interest.lines),
        "amount": case.money(interest.amount),
    }
    yield _over(case, interest.lines, key, words)
    if interest.per_diem:
        yield case.say("eaw_interest_daily", amount=case.money(interest.per_diem))


def _over(case: Case, lines: Sequence[InterestLine], key: str, words: Mapping[str, str]) -> str:
    """The sentence with the time in which interest ran; each period with its days and amount where there are several."""
    found = periods(lines)
    if len(found) > 1:
        return case.say(f"{key}_by_periods", periods=period_words(case, found), **words)
    return case.say(key, first=case.day(found[0].first), last=case.day(found[0].last), **words)
