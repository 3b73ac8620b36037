"""Part (e): how the sum is made up, what it is on later days, and the court's limit; part (f), the waiver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.account import InterestLine
from docgen.documents.packet.case import Case
from docgen.documents.parts.account import OwedRow, item_label, owed_rows, rate_words
from docgen.documents.statement import InterestRow, Statement
from docgen.rules import ClaimComponent
from docgen.rules.claim import crosses_soon
from docgen.rules.statutory_interest import StatutoryInterest
from docgen.values import Money

IN_THE_ACCOUNT = ("principal", "fees", "interest")
"""The parts of a claim that the statement of account has."""


@dataclass(frozen=True)
class ComponentRow:
    """One part of the claim, and whether it counts toward the court's limit (R-35)."""

    name: str
    amount: Money
    counted: str


@dataclass(frozen=True)
class FixedRow:
    """The fixed sum that statute gives for one late debt."""

    item: str
    debt: Money
    amount: Money


@dataclass(frozen=True)
class ByLaw:
    """Interest by statute: its lines, their sum, and the statute; `per_day` is that of one further day."""

    rows: tuple[InterestRow, ...]
    amount: Money
    per_day: Money
    statute: str


@dataclass(frozen=True)
class LaterRow:
    """The claim on a later day: `label` says which, `days` how far off it is."""

    label: str
    day: date
    days: int
    interest: Money
    total: Money


@dataclass(frozen=True)
class LimitBox:
    """The claim against the court's limit (R-35, R-36). `limit` and `claimed` are None where there is none.

    `treatment` says in a sentence what may be done with the excess; empty where there is none. `crossing` is the day
    on which the sum outgrows the limit, where it is near or not after the planned filing; `filed_too_late` is the latter.
    """

    forum: str | None
    counted: Money
    limit: Money | None
    excess: Money
    claimed: Money | None
    waived: Money
    treatment: str
    crossing: date | None
    filed_too_late: bool


@dataclass(frozen=True)
class Damages:
    """The principal, interest and fees that make up the claim on the packet's day.

    The `unpaid` of the rows add up to `principal`; the components add up to `total`. `interest_rows` add
    up to `interest_total`, of which `interest_settled` is paid or waived and `interest` is claimed. `beside` are the
    components that no account holds: with the total due of the statement they add up to `total`.
    """

    rows: tuple[OwedRow, ...]
    charged: Money
    paid: Money
    principal: Money
    interest_rows: tuple[InterestRow, ...]
    interest_total: Money
    interest_settled: Money
    interest: Money
    by_law: ByLaw | None
    fixed: tuple[FixedRow, ...]
    fixed_total: Money
    fixed_statute: str
    asked: ByLaw | None
    components: tuple[ComponentRow, ...]
    beside: tuple[ComponentRow, ...]
    total: Money
    per_diem: Money
    later: tuple[LaterRow, ...]
    credit: Money
    limit: LimitBox


def damages(case: Case, statement: Statement) -> Damages:
    """Everything of the claim, so that a reader can add it up again."""
    state, claim, currency = case.state, case.claim, case.state.currency
    rows = owed_rows(case.principals, state, case.language)
    by_law = claim.statutory_interest
    return Damages(
        rows=rows,
        charged=Money.total((row.charged for row in rows), currency),
        paid=Money.total((row.paid for row in rows), currency),
        principal=state.totals.principal_due,
        interest_rows=statement.interest_rows,
        interest_total=statement.interest_total,
        interest_settled=statement.interest_settled,
        interest=state.totals.interest,
        by_law=_by_law(case, by_law) if by_law.amount is not None else None,
        fixed=tuple(
            FixedRow(item_label(one.milestone, state, case.language), one.debt, one.amount)
            for one in by_law.compensation
        ),
        fixed_total=by_law.compensated,
        fixed_statute=case.statutes(one.law for one in by_law.compensation),
        asked=_by_law(case, claim.asked_interest) if claim.asked_interest is not None else None,
        components=component_rows(case),
        beside=tuple(_component(case, part) for part in claim.components if is_beside(part)),
        total=case.total,
        per_diem=state.totals.per_diem + by_law.per_diem,
        later=tuple(_later(case)),
        credit=state.totals.credit,
        limit=_limit_box(case),
    )


def component_rows(case: Case) -> tuple[ComponentRow, ...]:
    """Every part of the claim that is not zero, and the principal."""
    return tuple(_component(case, part) for part in case.claim.components if _is_shown(part))


def _is_shown(part: ClaimComponent) -> bool:
    return part.name == "principal" or bool(part.amount)


def is_beside(part: ClaimComponent) -> bool:
    """Whether a part of the claim is in no account: what the law gives, and a lawyer's fees."""
    return part.name not in IN_THE_ACCOUNT and bool(part.amount)


def _component(case: Case, part: ClaimComponent) -> ComponentRow:
    counted = case.claim.limit is not None
    word = ("yes" if part.counted else "no") if counted else "nothing"
    return ComponentRow(case.say(f"part_{part.name}"), part.amount, case.say(f"counted_{word}"))


def _by_law(case: Case, interest: StatutoryInterest) -> ByLaw:
    zero = case.state.currency.zero()
    return ByLaw(
        rows=tuple(_line(case, line) for line in interest.lines),
        amount=interest.amount if interest.amount is not None else zero,
        per_day=interest.per_diem,
        statute=case.statutes(interest.rates),
    )


def _line(case: Case, line: InterestLine) -> InterestRow:
    return InterestRow(
        item=item_label(line.milestone, case.state, case.language),
        principal=line.principal,
        start=line.start,
        end=line.end,
        days=line.days,
        rate=rate_words(line, case.language),
        amount=line.amount,
    )


def _later(case: Case) -> Iterator[LaterRow]:
    """The filing and hearing days that are still to come (D13 e)."""
    settings = case.state.project.claim
    for one in case.claim.later:
        is_hearing = settings is not None and one.day == settings.hearing_date
        label = case.say("on_hearing" if is_hearing else "on_filing")
        yield LaterRow(label, one.day, one.days, one.interest + one.statutory, one.total)


def _limit_box(case: Case) -> LimitBox:
    claim, settings = case.claim, case.state.project.claim
    crossing, filing = claim.crossing_date, settings.filing_date if settings is not None else None
    filing = filing if case.state.filed is None else None
    too_late = bool(claim.in_limit and crossing and filing and filing >= crossing)
    is_near = crosses_soon(claim, case.state.limitation_date)
    return LimitBox(
        forum=claim.forum,
        counted=claim.counted,
        limit=claim.limit,
        excess=claim.excess,
        claimed=claim.claimed,
        waived=claim.waived,
        treatment=case.say(f"treatment_{claim.treatment}") if claim.excess else "",
        crossing=crossing if is_near or too_late else None,
        filed_too_late=too_late,
    )
