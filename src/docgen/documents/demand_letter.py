"""D11: the final demand, the last letter before a court and later an exhibit there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.account import OwedRow, due_now, owed_rows
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.disputes import DisputeRow, open_disputes
from docgen.documents.parts.enclosures import demand_enclosures
from docgen.documents.parts.events import EventRow, events_of
from docgen.documents.parts.law import in_scope
from docgen.documents.parts.letter import Letter, letter_frame, letter_heading
from docgen.documents.parts.rates import rate_phrases
from docgen.documents.parts.sending import already_sent, not_signed, nothing_due, plan_runs, two_ways
from docgen.documents.parts.words import sentence
from docgen.documents.statement import Statement, statement_of
from docgen.language import Language
from docgen.model.terms import InterestMethod
from docgen.rules import ProjectState, first_day_past_grace
from docgen.rules.legal import texts
from docgen.rules.notices import DEMAND
from docgen.rules.unpaid import key_of, milestones_of, past_grace, sums_of
from docgen.values import DayUnit, Money

PROTOCOL, DEBT_PROTOCOL = "demand.protocol", "pap-debt"
WINDOW = "demand.window_earliest_days"
PROTOCOL_FORMS = "demand.enclosures"


@dataclass(frozen=True)
class DemandLetterContext:
    """What the demand prints: everything past its grace period, and apart from it what is in grace (S-3).

    `payoff` is what is owed on the deadline, computed afresh (D11). `court` is named only where the counted sum
    is within its limit (R-35). `is_by_periods` says that the days of interest of some row stand for several
    sums. `work` is the work in a few words, `scope_summary` as the contract describes it. `is_letter_of_claim`
    and `forms` belong to the English debt protocol, `is_consumer_claim` to New York's demand against a
    consumer.
    """

    letter: Letter
    contractors: tuple[str, ...]
    clients: tuple[str, ...]
    signed_on: date | None
    work: str | None
    scope_summary: str
    events: tuple[EventRow, ...]
    rows: tuple[OwedRow, ...]
    has_interest: bool
    is_by_periods: bool
    charged: Money
    paid: Money
    principal: Money
    interest: Money
    fees: Money
    total: Money
    rates: tuple[str, ...]
    is_simple: bool
    late_clause: str
    in_grace: tuple[OwedRow, ...]
    credit: Money
    deadline: date
    payoff: Money
    payoff_differs: bool
    per_diem: Money
    offers_mediation: bool
    disputes: tuple[DisputeRow, ...]
    court: str | None
    is_letter_of_claim: bool
    forms: tuple[str, ...]
    is_consumer_claim: bool
    enclosures: tuple[str, ...]
    statement: Statement


@dataclass(frozen=True)
class Demanded:
    """What the letter of a day demands: the items, what they owe on its deadline, and until when they can be paid."""

    items: tuple[str, ...]
    deadline: date
    payoff: Money
    per_diem: Money


class DemandLetter:
    """The final demand (documents.md D11, R-38)."""

    id = DEMAND
    template = DEMAND
    context_type: type = DemandLetterContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """From the day after a grace period that passed without full payment (E-NOTHING-DUE, S-3)."""
        refused = not_signed(state) or plan_runs(state)
        if not again:
            refused = already_sent(state, self.id) or refused
        if refused is not None:
            return refused
        first = first_day_past_grace(state)
        if first is None or first > state.as_of:
            return nothing_due("nothing is past its grace period", first)
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """A letter of the day; DRAFT until it is approved."""
        return letter_heading(state, document, language)

    def context(self, state: ProjectState, document: str, language: Language) -> DemandLetterContext:
        """What is owed and how it came to be, until when it can be paid, and what follows otherwise."""
        project, overdue = state.project, past_grace(state.account)
        sums, asked = state.past_grace, demanded(state)
        items = asked.items
        in_grace = [charge for charge in due_now(state) if charge not in overdue]
        letter = letter_frame(state, language, two_ways(state))
        interest, summary = project.terms.interest, project.contract.work_summary
        has_late = interest is not None or project.terms.late_fee is not None
        rows = owed_rows(overdue, state, language)
        return DemandLetterContext(
            letter=letter,
            contractors=tuple(party.legal_name for party in project.contractors),
            clients=tuple(party.legal_name for party in project.clients),
            signed_on=state.contract_signed_on,
            work=summary.rstrip(" .") if summary is not None else None,
            scope_summary=sentence(project.scope.summary),
            events=events_of(items, state, language, letter.we),
            rows=rows,
            has_interest=interest is not None,
            is_by_periods=any(row.is_by_periods for row in rows),
            charged=Money.total((charge.fell_due for charge in overdue), state.currency),
            paid=Money.total((charge.settled for charge in overdue), state.currency),
            principal=sums.principal_due,
            interest=sums.interest,
            fees=sums.fees,
            total=sums.total_due,
            rates=rate_phrases(state, language, items),
            is_simple=interest is not None and interest.method is InterestMethod.SIMPLE_365,
            late_clause=clause_reference("late", state, language) if has_late else "",
            in_grace=owed_rows(in_grace, state, language),
            credit=sums.credit,
            deadline=asked.deadline,
            payoff=asked.payoff,
            payoff_differs=asked.payoff != sums.total_due,
            per_diem=asked.per_diem,
            offers_mediation=bool(project.terms.mediation),
            disputes=open_disputes(state, items),
            court=_court(state, language),
            is_letter_of_claim=_is_letter_of_claim(state),
            forms=_forms(state),
            is_consumer_claim=in_scope(state.law_readings, WINDOW) is not None,
            enclosures=demand_enclosures(items, state, language),
            statement=statement_of(state, language),
        )


def demanded(state: ProjectState) -> Demanded:
    """The planned demand; where one is on record and another is made (S-22), the plan for a new one."""
    demand, overdue = state.demand, past_grace(state.account)
    items = milestones_of(overdue)
    if demand.notice is None:
        return Demanded(items, demand.deadline, demand.payoff_at_deadline, demand.per_diem)
    keys = [key_of(charge) for charge in overdue]
    deadline = state.calendar.period_end(demand.planned_received, demand.days, DayUnit.CALENDAR)
    payoff = sums_of(state.outlook.on(deadline), keys, state.terms).total_due
    return Demanded(items, deadline, payoff, state.past_grace.per_diem)


def _court(state: ProjectState, language: Language) -> str | None:
    """The court by name, only where the counted sum is known to be within its limit (D11, R-35)."""
    claim, settings = state.claim, state.project.claim
    if claim.in_limit is not True:
        return None
    if settings is not None and settings.court is not None:
        name = settings.court.name.removeprefix("the ").removeprefix("The ")
        return language.say["court_by_name"].format(name=name)
    return None if claim.forum is None else language.say["court_by_kind"].format(name=claim.forum)


def _is_letter_of_claim(state: ProjectState) -> bool:
    """Whether the protocol for debts of individuals governs the letter (England and Wales)."""
    return any(reading.name == PROTOCOL and reading.value == DEBT_PROTOCOL for reading in state.law_readings)


def _forms(state: ProjectState) -> tuple[str, ...]:
    """The forms that the protocol wants enclosed, besides the statement of account."""
    reading = in_scope(state.law_readings, PROTOCOL_FORMS) if _is_letter_of_claim(state) else None
    named = texts(reading) if reading is not None else ()
    return tuple(name for name in named if "statement of account" not in name)
