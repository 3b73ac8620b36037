"""The contract's terms on the work: scope, acceptance, suspension, warranty, insurance, termination."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.parts.words import contract_days, sentence
from docgen.language import Language
from docgen.model import Project
from docgen.model.terms import Insurance, Termination
from docgen.values import DayUnit


@dataclass(frozen=True)
class DeliverableRow:
    """A result that is handed over, and the test by which it is judged."""

    number: int
    description: str
    acceptance: str


@dataclass(frozen=True)
class Drawing:
    """A drawing or specification of Exhibit C."""

    title: str
    file: str


@dataclass(frozen=True)
class ScopeTerms:
    """What is to be done. No exclusions means that the parties agreed that there are none."""

    summary: str
    inclusions: tuple[str, ...]
    exclusions: tuple[str, ...]
    assumptions: tuple[str, ...]
    deliverables: tuple[DeliverableRow, ...]
    drawings: tuple[Drawing, ...]
    materials: str | None


@dataclass(frozen=True)
class DutyTerms:
    """What the client does; `decision_time` is None where the contract sets no days."""

    items: tuple[str, ...]
    decision_time: str | None


@dataclass(frozen=True)
class AcceptanceTerms:
    """How long a review takes, and whether silence accepts."""

    review_time: str
    silence_accepts: bool


@dataclass(frozen=True)
class SuspensionTerms:
    """The right to stop work. `notice` is None where no days of notice are agreed.

    `resume_day` is the position of the business day on which work resumes, 0 for the day of payment itself.
    """

    notice: str | None
    resume_day: int
    recovers_restart_costs: bool


@dataclass(frozen=True)
class WarrantyTerms:
    """How long defects are corrected; 0 months where no period is agreed."""

    months: int
    remedy: str | None


@dataclass(frozen=True)
class InsuranceRow:
    """One insurance policy."""

    policy: str
    insurer: str
    details: str


@dataclass(frozen=True)
class TerminationTerms:
    """How the agreement can end early; `cure_time` is None where no days are agreed."""

    cure_time: str | None
    for_convenience: bool
    prolonged_suspension: str


def scope_terms(project: Project) -> ScopeTerms:
    """What is included and what is not."""
    scope, terms = project.scope, project.terms
    return ScopeTerms(
        summary=sentence(scope.summary),
        inclusions=scope.inclusions,
        exclusions=scope.excluded,
        assumptions=scope.assumptions,
        deliverables=tuple(
            DeliverableRow(number, item.description, item.acceptance)
            for number, item in enumerate(scope.deliverables, start=1)
        ),
        drawings=tuple(Drawing(drawing.title, drawing.file) for drawing in project.contract.drawings),
        materials=sentence(terms.materials) if terms.materials is not None else None,
    )


def duty_terms(project: Project, language: Language) -> DutyTerms:
    """What the client does."""
    duties = project.terms.client_duties
    if duties is None:
        return DutyTerms((), None)
    days = duties.decision_days
    items = tuple(item.rstrip(" .;,") for item in duties.items)
    return DutyTerms(items, None if days is None else _calendar_days(days, language))


def acceptance_terms(project: Project, language: Language) -> AcceptanceTerms:
    """How results are accepted."""
    acceptance = project.acceptance
    return AcceptanceTerms(_calendar_days(acceptance.review_days, language), acceptance.deemed)


def suspension_terms(project: Project, language: Language) -> SuspensionTerms | None:
    """The right to stop work, where the contract gives it."""
    agreed = project.terms.suspension
    if agreed is None:
        return None
    notice = contract_days(agreed.notice_days, agreed.unit, language) if agreed.notice_days else None
    return SuspensionTerms(notice, agreed.resume_business_days, agreed.recover_restart_costs)


def warranty_terms(project: Project) -> WarrantyTerms:
    """How defects are corrected."""
    agreed = project.terms.warranty
    if agreed is None:
        return WarrantyTerms(0, None)
    return WarrantyTerms(agreed.months, sentence(agreed.remedy) if agreed.remedy else None)


def insurance_rows(project: Project, language: Language) -> tuple[InsuranceRow, ...]:
    """The policies that the contract names."""
    return tuple(
        InsuranceRow(policy.policy, policy.insurer, _details(policy, language))
        for policy in project.terms.insurance
    )


def _details(policy: Insurance, language: Language) -> str:
    say = language.say
    parts = [say["policy_number"].format(number=policy.number)] if policy.number else []
    parts += [say["policy_limit"].format(amount=language.money(policy.limit))] if policy.limit else []
    parts += [say["policy_expiry"].format(day=language.long_date(policy.expiry))] if policy.expiry else []
    return ", ".join(parts) or say["policy_on_request"]


def termination_terms(project: Project, language: Language) -> TerminationTerms:
    """How the agreement can end early."""
    agreed = project.terms.termination or Termination()
    return TerminationTerms(
        cure_time=None if agreed.cure_days is None else _calendar_days(agreed.cure_days, language),
        for_convenience=agreed.convenience,
        prolonged_suspension=_calendar_days(agreed.prolonged_suspension_days, language),
    )


def _calendar_days(number: int, language: Language) -> str:
    return contract_days(number, DayUnit.CALENDAR, language)
