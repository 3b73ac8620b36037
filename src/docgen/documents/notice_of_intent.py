"""D08: the notice of intent to suspend work, the step that statutes ask for before stopping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability
from docgen.documents.parts.account import OwedRow
from docgen.documents.parts.disputes import DisputeRow
from docgen.documents.parts.letter import Letter
from docgen.documents.parts.sending import sent_on
from docgen.documents.statement import Statement
from docgen.rules import ProjectState, Stage, WorkStatus, first_day_past_due
from docgen.values import Money


@dataclass(frozen=True)
class NoticeOfIntentContext:
    """What the notice prints. Sums are those of the day; `cure_day` is the last day to pay (R-18)."""

    draft: bool
    letter: Letter
    clause: str
    last_reminder: date | None
    undisputed: bool
    disputes: tuple[DisputeRow, ...]
    rows: tuple[OwedRow, ...]
    principal: Money
    interest: Money
    fees: Money
    total: Money
    per_diem: Money
    interest_runs: bool
    cure_day: date
    effective_day: date
    work_active: bool
    statute: str | None
    construction: bool
    site_safety: str | None
    enclosures: tuple[str, ...]
    copies: tuple[str, ...]
    statement: Statement


class NoticeOfIntent:
    """The notice of intent to suspend (documents.md D08, R-18)."""

    id = "notice-of-intent"
    template = "notice-of-intent"
    context_type: type = NoticeOfIntentContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One, in every project whose contract has the right to suspend."""
        return (self.id,) if state.project.terms.suspension is not None else ()

    def applies(self, state: ProjectState, document: str) -> Applicability:
        """Refused while nothing is past its due date, while a plan runs, and when work is over."""
        if (sent := sent_on(state, self.id)) is not None:
            return sent
        if state.stage is Stage.PLAN_ACTIVE:
            return Applicability.no("E-PLAN-ACTIVE", PLAN_RUNS, waits_for=PLAN_ENDS)
        if state.work in (WorkStatus.COMPLETE, WorkStatus.TERMINATED):
            return Applicability.no("E-NOTHING-TO-SUSPEND", f"the work is {state.work.value}")
        first = first_day_past_due(state)
        if first is None or first > state.as_of:
            return Applicability.no()
        return Applicability.yes()
