"""D10: the resumption notice: the full sum has come, and work goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.account import item_label
from docgen.documents.parts.ahead import NextPaymentView, next_payment_view
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.letter import Letter, letter_frame, letter_heading
from docgen.documents.parts.sending import planned_ways
from docgen.language import Language
from docgen.model.plan import ResumeTrigger
from docgen.rules import PlanState, ProjectState, WorkStatus
from docgen.rules.ahead import outlook_of
from docgen.rules.earlier import earlier
from docgen.rules.resumption import RESUMPTION, Resumption, last_suspension, resumption
from docgen.rules.sent import sent_on
from docgen.rules.words import figure
from docgen.values import Money

NOT_CLEARED, NOTHING = "E-NOT-CLEARED", "E-NOTHING-TO-SUSPEND"

TRIGGERS = {
    ResumeTrigger.SIGNATURE: "the signatures under the payment plan",
    ResumeTrigger.DOWN_PAYMENT: "the down payment of the payment plan",
    ResumeTrigger.FIRST_INSTALMENT: "the first instalment of the payment plan",
    ResumeTrigger.COMPLETION: "the last payment of the payment plan",
}
"""The event that lets work go on under a plan (R-20), as a refusal names it."""


@dataclass(frozen=True)
class MovedRow:
    """A target date that the suspension moves; `new` is `after` as it is printed, or that it is to be agreed."""

    item: str
    before: date
    after: date
    new: str


@dataclass(frozen=True)
class ResumptionNoticeContext:
    """What the notice prints (R-20).

    `received` are sums with their days. `trigger` ends a sentence about the plan of `plan_day`, by which work
    goes on; empty where everything due was paid, but for what of it the contractor gave up (`given_up`) and what was
    `questioned` by the client. `is_recorded` says that work has gone on by the record, `is_ahead` that the day has not passed. `to_agree` says that a moved date is not later than `resumed_on`, so
    that a new one is to be agreed. `plan_unpaid` is what is left of a plan that is performed, None where there
    is none; `due` is what is due besides, on the letter's day.
    """

    letter: Letter
    clause: str
    clause_number: str
    received: tuple[str, ...]
    trigger: str
    plan_day: date
    cleared_on: date
    given_up: Money
    questioned: Money
    resumed_on: date
    is_recorded: bool
    is_ahead: bool
    days: int
    first_day: date
    last_day: date
    targets: tuple[MovedRow, ...]
    completion_before: date | None
    completion_after: date | None
    completion_new: str
    has_dates: bool
    to_agree: bool
    plan_unpaid: Money | None
    due: Money
    grace_until: date | None
    following: NextPaymentView | None


class ResumptionNotice:
    """The resumption notice (documents.md D10, R-19, R-20)."""

    id = RESUMPTION
    template = RESUMPTION
    context_type: type = ResumptionNoticeContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """From the day on which the sum to resume, or the trigger of a plan, has come (E-NOT-CLEARED)."""
        suspension = last_suspension(state)
        if suspension is None or suspension.began is None:
            reason = "work has not been suspended"
            return Applicability.no(NOT_CLEARED, reason, waits_for="a suspension of work")
        sent = None if again else sent_on(state, (self.id,), since=suspension.began)
        if sent is not None:
            return Applicability.sent(sent, f"it was sent on {sent.isoformat()}")
        if state.work in (WorkStatus.COMPLETE, WorkStatus.TERMINATED) and suspension.resumed_on is None:
            return Applicability.no(NOTHING, f"the work is {state.work.value}: nothing is left to resume")
        if suspension.cleared_on is None:
            return _not_cleared(state)
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """A letter of the day; DRAFT until it is approved, after this suspension began."""
        suspension = last_suspension(state)
        began = suspension.began if suspension is not None else None
        mine = [one for one in state.record.approvals if one.document == document]
        approved = any(began is None or one.on >= began for one in mine)
        return replace(letter_heading(state, document, language), draft=not approved)

    def context(self, state: ProjectState, document: str, language: Language) -> ResumptionNoticeContext:
        """What came, when work goes on, which dates move, and how the account stands."""
        found, ahead = resumption(state), outlook_of(earlier(state, state.as_of))
        if found is None:
            raise ValueError(f"there is no {document} before a suspension is cleared")
        return ResumptionNoticeContext(
            letter=letter_frame(state, language, planned_ways(state)),
            clause=clause_reference("resume", state, language),
            clause_number=clause_reference("resume", state, language, short=True),
            received=_received(found, language),
            trigger=_trigger(found.plan, found.cleared_on, language),
            plan_day=found.plan.effective if found.plan is not None else found.cleared_on,
            cleared_on=found.cleared_on,
            given_up=found.given_up,
            questioned=found.questioned,
            resumed_on=found.resumed_on,
            is_recorded=found.is_recorded,
            is_ahead=found.resumed_on >= state.as_of,
            days=found.days,
            first_day=found.first_day,
            last_day=found.last_day,
            targets=tuple(
                MovedRow(
                    item_label(row.milestone, state, language),
                    row.before,
                    row.after,
                    _new(row.after, found, language),
                )
                for row in found.targets
            ),
            completion_before=found.completion_before,
            completion_after=found.completion_after,
            completion_new=_new(found.completion_after, found, language),
            has_dates=bool(found.days) and bool(found.targets or found.completion_after),
            to_agree=bool(found.days) and any(_is_over(day, found) for day in found.moved),
            plan_unpaid=ahead.plan.unpaid if ahead.plan is not None else None,
            due=ahead.due,
            grace_until=ahead.grace_until,
            following=next_payment_view(ahead.next, state.as_of, state, language),
        )


def _not_cleared(state: ProjectState) -> Applicability:
    """E-NOT-CLEARED with what is missing: the sum to resume, or what a plan makes the work wait for (R-20)."""
    plan, missing = state.plan, figure(state.suspension.sum_to_resume.total)
    trigger = plan.work_resumes_on if plan is not None and plan.in_effect and not plan.in_default else None
    if trigger is not None:
        reason = "the event that lets work go on under the payment plan is not on record"
        return Applicability.no(NOT_CLEARED, reason, waits_for=TRIGGERS[trigger])
    reason = f"of the sum to resume, {missing} is missing"
    return Applicability.no(NOT_CLEARED, reason, waits_for="the payment of the full sum to resume")


def _is_over(day: date, found: Resumption) -> bool:
    """Whether a moved date (R-20) is no date that work which goes on can keep."""
    return day <= found.resumed_on


def _new(day: date | None, found: Resumption, language: Language) -> str:
    """A moved date as the table prints it; empty where there is none."""
    if day is None:
        return ""
    told = language.long_date(day)
    return language.say["resumption_to_be_agreed"].format(day=told) if _is_over(day, found) else told


def _received(found: Resumption, language: Language) -> tuple[str, ...]:
    say = language.say["resumption_received"]
    return tuple(
        say.format(amount=language.money(amount), day=language.long_date(day))
        for day, amount in found.received
    )


def _trigger(plan: PlanState | None, met_on: date, language: Language) -> str:
    """How a sentence about the plan ends; empty where no plan lets the work go on."""
    if plan is None or plan.work_resumes_on is None:
        return ""
    key = f"resumption_trigger_{plan.work_resumes_on.value}"
    return language.say[key].format(day=language.long_date(met_on))
