"""D08: the notice of intent to suspend work, the step that statutes ask for before stopping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.account import OwedRow, due_now, owed_rows
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.disputes import DisputeRow, open_disputes
from docgen.documents.parts.enclosures import copies_of_notice, invoices_of
from docgen.documents.parts.law import suspension_statute
from docgen.documents.parts.letter import Letter, letter_frame, letter_heading
from docgen.documents.parts.reminder_context import EndedPlan, ended_plan
from docgen.documents.parts.sending import (
    all_questioned,
    already_sent,
    not_signed,
    nothing_due,
    nothing_to_suspend,
    plan_runs,
    planned_ways,
    reminders_of,
)
from docgen.documents.parts.words import sentence
from docgen.documents.statement import Statement, statement_of
from docgen.language import Language
from docgen.model import ProjectKind
from docgen.rules import ProjectState, WorkStatus, first_day_past_due
from docgen.rules.notices import INTENT
from docgen.values import Money


@dataclass(frozen=True)
class NoticeOfIntentContext:
    """What the notice prints. Sums are those of the day, of everything due (S-3).

    `last_day` is the last day to pay and `first_day` the first day of suspension (R-18), computed with
    the assumed receipt of the contract's first method (S-1). `statute` is cited only inside its scope.
    `ended` is a payment plan that ended by default. `questioned` is what of it the client questioned in time, which is no reason to suspend; `asked` is the rest.
    """

    letter: Letter
    clause: str
    clause_number: str
    last_reminder: date | None
    ended: EndedPlan | None
    rows: tuple[OwedRow, ...]
    has_interest: bool
    principal: Money
    interest: Money
    fees: Money
    total: Money
    questioned: Money
    asked: Money
    per_diem: Money
    disputes: tuple[DisputeRow, ...]
    last_day: date
    first_day: date
    is_working: bool
    statute: str | None
    construction: bool
    site_safety: str | None
    enclosures: tuple[str, ...]
    copies: tuple[str, ...]
    statement: Statement


class NoticeOfIntent:
    """The notice of intent to suspend (documents.md D08, R-18)."""

    id = INTENT
    template = INTENT
    context_type: type = NoticeOfIntentContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """From the day after a due date that passed unpaid, in grace or not (R-18), under a signed contract."""
        refused = not_signed(state) or nothing_to_suspend(state) or plan_runs(state)
        if not again:
            refused = already_sent(state, self.id) or refused
        if refused is not None:
            return refused
        first = first_day_past_due(state)
        if first is None or first > state.as_of:
            return nothing_due("nothing is past its due date", first)
        return all_questioned(state) or Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """A letter of the day; DRAFT until it is approved."""
        return letter_heading(state, document, language)

    def context(self, state: ProjectState, document: str, language: Language) -> NoticeOfIntentContext:
        """What is unpaid, until when it can be paid, and when work would stop."""
        project, totals, suspension = state.project, state.totals, state.suspension
        if suspension.planned_cure is None or suspension.planned_effective is None:
            raise ValueError(f"there is no {document} while nothing is past its due date")
        charges = due_now(state)
        safety = project.contract.site_safety
        items = {charge.milestone for charge in charges}
        reminded = reminders_of(items, state)
        return NoticeOfIntentContext(
            letter=letter_frame(state, language, planned_ways(state)),
            clause=clause_reference("suspend", state, language),
            clause_number=clause_reference("suspend", state, language, short=True),
            last_reminder=reminded[-1].date if reminded else None,
            ended=ended_plan(state),
            rows=owed_rows(charges, state, language),
            has_interest=project.terms.interest is not None,
            principal=totals.principal_due,
            interest=totals.interest,
            fees=totals.fees,
            total=totals.total_due,
            questioned=suspension.sum_to_resume.questioned,
            asked=totals.total_due - suspension.sum_to_resume.questioned,
            per_diem=totals.per_diem,
            disputes=open_disputes(state, items),
            last_day=suspension.planned_cure,
            first_day=suspension.planned_effective,
            is_working=state.work is WorkStatus.ACTIVE,
            statute=_statute(state),
            construction=project.project.kind is ProjectKind.CONSTRUCTION,
            site_safety=sentence(safety) if safety is not None else None,
            enclosures=(language.say["enclosed_statement"], *invoices_of(charges, state, language)),
            copies=copies_of_notice(state, language),
            statement=statement_of(state, language),
        )


def _statute(state: ProjectState) -> str | None:
    """S-18: the statute under which the notice is given too; none where its route wants something else before."""
    route = state.statutory_route
    if route is not None and route.reaches and not route.one_letter_can_be_the_notice(state.as_of):
        return None
    return suspension_statute(state.law_readings)
