"""D02: the contract, the whole bargain in 38 clauses and five exhibits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.addresses import address_line
from docgen.documents.parts.clauses import Conditions, conditions
from docgen.documents.parts.contract_money import (
    AllocationTerms,
    GraceTerms,
    LateTerms,
    PriceTerms,
    ScheduleTerms,
    allocation_terms,
    grace_terms,
    late_terms,
    price_terms,
    schedule_terms,
)
from docgen.documents.parts.contract_people import (
    BusinessDays,
    CancellationTerms,
    ChangeSigner,
    NoticeTerms,
    business_days,
    cancellation_terms,
    change_signers,
    notice_terms,
    venue_words,
)
from docgen.documents.parts.contract_work import (
    AcceptanceTerms,
    DutyTerms,
    InsuranceRow,
    ScopeTerms,
    SuspensionTerms,
    TerminationTerms,
    WarrantyTerms,
    acceptance_terms,
    duty_terms,
    insurance_rows,
    scope_terms,
    suspension_terms,
    termination_terms,
    warranty_terms,
)
from docgen.documents.parts.parties import PartyView, author_of, home_country, party_views
from docgen.documents.parts.signatures import SignatureBlock, blank_blocks, signature_blocks
from docgen.documents.parts.statutory import StatutoryText, is_complete, statutory_texts
from docgen.documents.parts.words import sentence
from docgen.language import Language
from docgen.model import Project, ProjectKind
from docgen.rules import ProjectState

ID = "contract"


@dataclass(frozen=True)
class ContractContext(Conditions):
    """Everything the contract prints: what was agreed at first, before any change order.

    The texts of single clauses (`ip_text` …) are the project's own wording; None means docgen's.
    `statutory` holds the notices whose official text is attached, `statutory_missing` the others.
    """

    title: str
    project_title: str
    number: str
    contract_date: date
    effective_date: date | None
    contractors: tuple[PartyView, ...]
    clients: tuple[PartyView, ...]
    several_contractors: bool
    several_clients: bool
    signs_for_company: bool
    client_names: tuple[str, ...]
    recitals: tuple[str, ...]
    site: str | None
    place: str
    venue: str | None
    is_consumer: bool
    days: BusinessDays
    scope: ScopeTerms
    duties: DutyTerms
    acceptance: AcceptanceTerms
    work_start: date | None
    completion: date | None
    price: PriceTerms
    schedule: ScheduleTerms
    query_time: str
    grace: GraceTerms | None
    late: LateTerms | None
    allocation: AllocationTerms
    suspension: SuspensionTerms | None
    change_signers: tuple[ChangeSigner, ...]
    notice: NoticeTerms
    warranty: WarrantyTerms
    ip_text: str | None
    confidentiality_text: str | None
    has_mediation: bool
    mediation_text: str | None
    fees_text: str | None
    insurance: tuple[InsuranceRow, ...]
    statutory: tuple[StatutoryText, ...]
    statutory_missing: tuple[StatutoryText, ...]
    cancellation: CancellationTerms | None
    termination: TerminationTerms
    languages: tuple[str, ...]
    prevailing_language: str | None
    is_electronic: bool
    signers: tuple[SignatureBlock, ...]
    form_signers: tuple[SignatureBlock, ...]


class Contract:
    """The contract (documents.md D02)."""

    id = ID
    template = ID
    context_type: type = ContractContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """Always: what stands against a contract (E-MISSING, E-SCHEDULE-SUM) stops the whole project (S-23)."""
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """Its own number and date; DRAFT until everybody has signed and every notice is attached (S-15)."""
        contract = state.project.contract
        author, company = author_of(state.project)
        signed = state.contract_signed_on is not None
        return Heading(
            title=contract_title(state.project, language),
            number=contract.number,
            day=contract.date,
            draft=not signed or not is_complete(state),
            draft_note=language.say["draft_notices_missing" if signed else "draft"],
            author=author,
            company=company,
        )

    def context(self, state: ProjectState, document: str, language: Language) -> ContractContext:
        """What was agreed."""
        project, terms, contract = state.project, state.project.terms, state.project.contract
        place = language.place_name(project.project.jurisdiction)
        notices = statutory_texts(state, language)
        bilingual = (
            project.project.second_language is not None and project.project.prevailing_language is not None
        )
        codes = (project.project.language, project.project.second_language) if bilingual else ()
        return ContractContext(
            **vars(conditions(state)),
            title=contract_title(project, language),
            project_title=project.project.title,
            number=contract.number,
            contract_date=contract.date,
            effective_date=contract.effective_date,
            contractors=party_views(project.contractors, project, language),
            clients=party_views(project.clients, project, language),
            several_contractors=len(project.contractors) > 1,
            several_clients=len(project.clients) > 1,
            signs_for_company=any(
                not party.type.is_natural_person for party in (*project.contractors, *project.clients)
            ),
            client_names=tuple(client.legal_name for client in project.clients),
            recitals=tuple(sentence(recital) for recital in contract.recitals),
            site=_site(project, language),
            place=place,
            venue=venue_words(project.project.venue, place, language),
            is_consumer=any(client.is_consumer for client in project.clients),
            days=business_days(project, language),
            scope=scope_terms(project),
            duties=duty_terms(project, language),
            acceptance=acceptance_terms(project, language),
            work_start=contract.work_start,
            completion=contract.completion,
            price=price_terms(state),
            schedule=schedule_terms(state, language),
            query_time=language.days(terms.query_days),
            grace=grace_terms(state, language),
            late=late_terms(state),
            allocation=allocation_terms(state),
            suspension=suspension_terms(project, language),
            change_signers=change_signers(project, language),
            notice=notice_terms(project, language),
            warranty=warranty_terms(project),
            ip_text=_own_text(terms.ip),
            confidentiality_text=_own_text(terms.confidentiality),
            has_mediation=bool(terms.mediation),
            mediation_text=_own_text(terms.mediation),
            fees_text=_own_text(terms.attorney_fees),
            insurance=insurance_rows(project, language),
            statutory=tuple(notice for notice in notices if notice.as_of is not None),
            statutory_missing=tuple(notice for notice in notices if notice.as_of is None),
            cancellation=cancellation_terms(state, language),
            termination=termination_terms(project, language),
            languages=tuple(language.language_name(code) for code in codes if code is not None),
            prevailing_language=_prevailing(project, language) if bilingual else None,
            is_electronic=contract.electronic,
            signers=signature_blocks(project, state.record, ID, language, witnesses=contract.witnesses),
            form_signers=blank_blocks(project, language),
        )


def contract_title(project: Project, language: Language) -> str:
    """What the contract is called: `Construction Agreement` or `Services Agreement`."""
    construction = project.project.kind is ProjectKind.CONSTRUCTION
    return language.say["title_construction" if construction else "title_services"]


def _site(project: Project, language: Language) -> str | None:
    address = project.project.site_address
    return None if address is None else address_line(address, language, home=home_country(project))


def _prevailing(project: Project, language: Language) -> str | None:
    code = project.project.prevailing_language
    return None if code is None else language.language_name(code)


def _own_text(clause: str | bool | None) -> str | None:
    """The project's own wording of a clause; None where docgen's is used, or none at all."""
    return sentence(clause) if isinstance(clause, str) else None
