"""D09: the suspension notice: work is stopped, and this is what starts it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.account import due_now
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.disputes import DisputeRow, open_disputes
from docgen.documents.parts.letter import Letter, letter_frame, letter_heading
from docgen.documents.parts.sending import (
    SentLetter,
    all_questioned,
    already_sent,
    not_signed,
    nothing_due,
    nothing_to_suspend,
    plan_runs,
    planned_ways,
    sent_letter,
)
from docgen.documents.parts.words import sentence
from docgen.documents.statement import Statement, statement_of
from docgen.language import Language
from docgen.model import ProjectKind
from docgen.rules import NoticeState, ProjectState, first_day_past_grace
from docgen.rules.notices import SUSPENSION
from docgen.rules.unpaid import milestones_of, sums_of
from docgen.values import Money

NOTICE_EVENT = "a notice of intent to suspend work"


@dataclass(frozen=True)
class RestartCostRow:
    """One itemised cost of restarting."""

    description: str
    amount: Money


@dataclass(frozen=True)
class SuspensionNoticeContext:
    """What the notice prints: since when work is stopped, and the exact sum that restarts it (R-19).

    `named` is what is unpaid of what the notice of intent binds, with its interest and fees, where more than
    that is due; None where that is all. `intent` is the notice of intent, `last_day` the last day to pay that
    it gave; each None where there was none. `resume_day` is the position of the business day on which work
    restarts, 0 for the day of payment itself. `disputes` are those that are open, and `questioned` what of the
    sums due was questioned in time: no reason to suspend, and no part of `sum_to_resume`.
    """

    letter: Letter
    clause: str
    clause_number: str
    first_day: date
    named: Money | None
    total: Money
    intent: SentLetter | None
    last_day: date | None
    sum_to_resume: Money
    disputes: tuple[DisputeRow, ...]
    questioned: Money
    per_diem: Money
    resume_day: int
    restart_costs: tuple[RestartCostRow, ...]
    construction: bool
    site_safety: str | None
    has_warranty: bool
    has_insurance: bool
    has_dates: bool
    enclosures: tuple[str, ...]
    statement: Statement


class SuspensionNotice:
    """The suspension notice (documents.md D09, R-18, S-9)."""

    id = SUSPENSION
    template = SUSPENSION
    context_type: type = SuspensionNoticeContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """From the effective date of the operative notice of intent, while it is unpaid (E-SUSPEND-EARLY)."""
        needs = state.suspension.notice_days > 0 and not (_binds(state) and state.suspension.in_effect)
        refused = not_signed(state) or nothing_to_suspend(state)
        refused = refused or plan_runs(state, first_needs=NOTICE_EVENT if needs else None)
        if not again:
            refused = already_sent(state, self.id) or refused
        if refused is not None:
            return refused
        found = _under_notice(state) if _binds(state) else _without_notice(state)
        return (all_questioned(state) or found) if found.allowed else found

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """A letter of the day; DRAFT until it is approved."""
        return letter_heading(state, document, language)

    def context(self, state: ProjectState, document: str, language: Language) -> SuspensionNoticeContext:
        """What is stopped, why, and what starts it again."""
        project, suspension, terms = state.project, state.suspension, state.project.terms
        notice = suspension.notice if _binds(state) else None
        safety, resume = project.contract.site_safety, suspension.sum_to_resume
        return SuspensionNoticeContext(
            letter=letter_frame(state, language, planned_ways(state)),
            clause=clause_reference("suspend", state, language),
            clause_number=clause_reference("suspend", state, language, short=True),
            first_day=first_day_of_suspension(state),
            named=_named(notice, state),
            total=state.totals.total_due,
            intent=None if notice is None else sent_letter(notice, language),
            last_day=suspension.cure_date if notice is not None and suspension.notice_days else None,
            sum_to_resume=resume.total,
            disputes=open_disputes(state, milestones_of(due_now(state))),
            questioned=resume.questioned,
            per_diem=resume.per_diem,
            resume_day=terms.suspension.resume_business_days if terms.suspension is not None else 1,
            restart_costs=tuple(RestartCostRow(cost.description, cost.amount) for cost in resume.costs),
            construction=project.project.kind is ProjectKind.CONSTRUCTION,
            site_safety=sentence(safety) if safety is not None else None,
            has_warranty=terms.warranty is not None,
            has_insurance=bool(terms.insurance),
            has_dates=state.completion.original is not None or any(row.target for row in state.milestones),
            enclosures=(language.say["enclosed_statement"],),
            statement=statement_of(state, language),
        )


def _named(notice: NoticeState | None, state: ProjectState) -> Money | None:
    """S-7: the part of what is due that the notice binds; None where there is no notice or nothing else is due."""
    if notice is None:
        return None
    named = sums_of(state.account, notice.charges, state.terms).total_due
    return named if named != state.totals.total_due else None


def _binds(state: ProjectState) -> bool:
    """Whether a notice of intent is on record whose suspension is to come or in effect."""
    notice = state.suspension.notice
    return notice is not None and notice.operative and not state.suspension.ended


def _under_notice(state: ProjectState) -> Applicability:
    """Allowed from the effective date, unless the record says that work went on (S-9)."""
    effective = state.suspension.effective
    if effective is not None and effective > state.as_of:
        reason = f"work may stop from {effective.isoformat()}, the day after the notice and grace periods"
        return Applicability.no("E-SUSPEND-EARLY", reason, possible_from=effective)
    if state.suspension.began is None:
        reason = "the record says that work went on"
        return Applicability.no("E-SUSPEND-EARLY", reason, waits_for="an entry that work has stopped")
    return Applicability.yes()


def _without_notice(state: ProjectState) -> Applicability:
    """Refused, unless neither contract nor law asks for any days of notice."""
    needs_notice, first = state.suspension.notice_days > 0, first_day_past_grace(state)
    if first is None or first > state.as_of:
        if needs_notice:
            reason = "nothing is past its grace period, and there is no notice of intent"
            return Applicability.no("E-NOTHING-DUE", reason, waits_for=NOTICE_EVENT)
        return nothing_due("nothing is past its grace period", first)
    if needs_notice:
        reason = "there is no notice of intent on record that is still unpaid"
        return Applicability.no("E-SUSPEND-EARLY", reason, waits_for=NOTICE_EVENT)
    return Applicability.yes()


def first_day_of_suspension(state: ProjectState) -> date:
    """The first day of suspension; without a notice of intent the day of receipt of this letter."""
    suspension = state.suspension
    if _binds(state) and suspension.effective is not None:
        return suspension.began or suspension.effective
    planned = (suspension.planned_received, suspension.planned_effective)
    return max((day for day in planned if day is not None), default=state.as_of)
