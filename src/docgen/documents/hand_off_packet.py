"""D12: the packet for a lawyer or a collection agency, who can act on it without asking a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from docgen.documents.base import Applicability, Heading
from docgen.documents.packet.timeline import TimelineRow
from docgen.documents.parts.account import OwedRow, due_now, owed_rows
from docgen.documents.parts.exhibits import exhibits_of
from docgen.documents.parts.filed import FiledView, filed_view
from docgen.documents.parts.hand_off_cover import (
    BesideAccount,
    ExhibitLine,
    Forum,
    Warned,
    beside_account,
    exhibit_line,
    forum_of,
    warned_of,
    whole_timeline,
)
from docgen.documents.parts.hand_off_people import Debtor, conflict_names, debtors
from docgen.documents.parts.hand_off_record import (
    ContactRow,
    ContractPaper,
    PaymentRow,
    PerformanceRow,
    contact_rows,
    contract_set,
    payment_rows,
    performance_rows,
)
from docgen.documents.parts.letter import letter_heading
from docgen.documents.parts.parties import home_country
from docgen.documents.parts.sending import already_sent, no_demand, nothing_due, plan_runs
from docgen.documents.parts.sendings import LetterRow, letter_rows
from docgen.documents.parts.signatures import SignatureBlock, SignatureLine, letter_block
from docgen.documents.parts.statutory_checklist import CheckRow, checklist
from docgen.documents.parts.weak_points import disputes_told, weak_points
from docgen.documents.parts.words import sentence
from docgen.documents.statement import Statement, statement_of
from docgen.language import Language
from docgen.model import Party, Project
from docgen.model.project import ProjectKind
from docgen.rules import ProjectState, first_day_past_grace
from docgen.rules.resumption import is_stop_recorded
from docgen.rules.suspensions import current
from docgen.values import Money

ID = "hand-off-packet"
TOO_EARLY = "E-TOO-EARLY"
LIENS_IN = "US"
DECISION = "a final demand whose deadline has passed, or the contractor's instruction (claim: instruction)"
"""The event that the packet waits for where no demand is on record (S-11)."""


@dataclass(frozen=True)
class HandOffContext:
    """Everything the packet prints, part by part.

    `wants` is the contractor's instruction and `authority` the settlement that it would accept; both are None
    where the project file says nothing. `filed` is the claim of this project that is with a court, and `hearing` its day
    where it is known. `beside` is None where the claim has nothing besides the account. `cessation_date` and
    `last_work_day` are there while work is suspended in a place where days without labour count for liens (R-21);
    `stop_recorded` says whether the record shows the stop (S-9). `evidence` are the exhibits that come from the record's
    own evidence. `whole` is False in the copy for an agency, which has no weak points, no warnings, no authority to
    settle, and of the contacts those with the debtor's side, without what was said.
    """

    whole: bool
    project_title: str
    contract_number: str
    contract_date: date
    as_of: date
    contractors: tuple[str, ...]
    clients: tuple[str, ...]
    work: str
    may_have_lien: bool
    currency: str
    rows: tuple[OwedRow, ...]
    charged: Money
    paid: Money
    first_due: date | None
    demand_sent: date | None
    demand_deadline: date | None
    demand_passed: bool
    limitation_date: date | None
    stop_recorded: bool
    last_work_day: date | None
    cessation_date: date | None
    cessation_passed: bool
    beside: BesideAccount | None
    forum: Forum
    filed: FiledView | None
    hearing: date | None
    wants: str | None
    authority: str | None
    conflicts: tuple[str, ...]
    warnings: tuple[Warned, ...]
    exhibits: tuple[ExhibitLine, ...]
    debtors: tuple[Debtor, ...]
    timeline: tuple[TimelineRow, ...]
    papers: tuple[ContractPaper, ...]
    statement: Statement
    payments: tuple[PaymentRow, ...]
    performance: tuple[PerformanceRow, ...]
    defects: tuple[str, ...]
    evidence: tuple[ExhibitLine, ...]
    contacts: tuple[ContactRow, ...]
    letters: tuple[LetterRow, ...]
    disputes: tuple[str, ...]
    weak_points: tuple[str, ...]
    checklist: tuple[CheckRow, ...]
    signatures: tuple[SignatureBlock, ...]


class HandOffPacket:
    """The hand-off packet (documents.md D12)."""

    id = ID
    template = ID
    context_type: type = HandOffContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """From the day after the demand's deadline, or as soon as the contractor has decided so.

        The decision is `claim: instruction`. Also while a claim that was filed is open. Refused while a plan runs
        (E-PLAN-ACTIVE), with nothing past grace (E-NOTHING-DUE), and before the deadline (E-TOO-EARLY).
        """
        decided = _wish(state) is not None
        refused = plan_runs(state, first_needs=None if decided else DECISION)
        if not again:
            refused = already_sent(state, self.id) or refused
        if refused is not None:
            return refused
        if state.filed is not None and state.filed.is_open:
            return Applicability.yes()
        first = first_day_past_grace(state)
        if first is None or first > state.as_of:
            reason = "nothing is past its grace period"
            if decided:
                return nothing_due(reason, first)
            return Applicability.no("E-NOTHING-DUE", reason, waits_for=DECISION)
        return Applicability.yes() if decided else _after_the_deadline(state)

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """A packet of the day; numbered when it is issued, DRAFT until it is approved (S-20)."""
        return letter_heading(state, document, language)

    def context(self, state: ProjectState, document: str, language: Language) -> HandOffContext:
        """All ten parts, from the state alone."""
        project, exhibits = state.project, exhibits_of(state, language)
        lines = tuple(exhibit_line(one, language) for one in exhibits)
        owed, performance = due_now(state), performance_rows(state, language)
        demand, settings, stopped = state.demand.notice, project.claim, state.suspension.in_effect
        deadline = demand.deadline if demand is not None else None
        cessation = state.suspension.cessation_date if stopped else None
        stop = current(state.suspensions, state.as_of)
        return HandOffContext(
            whole=True,
            project_title=project.project.title,
            contract_number=project.contract.number,
            contract_date=project.contract.date,
            as_of=state.as_of,
            contractors=tuple(party.legal_name for party in project.contractors),
            clients=tuple(party.legal_name for party in project.clients),
            work=sentence(project.contract.work_summary or project.scope.summary),
            may_have_lien=_may_have_lien(project),
            currency=state.currency.code,
            rows=owed_rows(owed, state, language),
            charged=Money.total((charge.fell_due for charge in owed), state.currency),
            paid=Money.total((charge.settled for charge in owed), state.currency),
            first_due=min((charge.due for charge in owed), default=None),
            demand_sent=demand.sent_on if demand is not None else None,
            demand_deadline=deadline,
            demand_passed=deadline is not None and deadline < state.as_of,
            limitation_date=state.limitation_date,
            stop_recorded=stop is not None and is_stop_recorded(stop, state),
            last_work_day=state.suspension.last_work_day if stopped else None,
            cessation_date=cessation,
            cessation_passed=cessation is not None and cessation <= state.as_of,
            beside=beside_account(state, language),
            forum=forum_of(state, language),
            filed=filed_view(state),
            hearing=settings.hearing_date if settings is not None else None,
            wants=_wish(state),
            authority=sentence(settings.settlement) if settings and settings.settlement else None,
            conflicts=conflict_names(project),
            warnings=warned_of(state, language),
            exhibits=lines,
            debtors=debtors(project, language),
            timeline=whole_timeline(state, exhibits, language),
            papers=contract_set(state, exhibits, language),
            statement=statement_of(state, language, titled=False),
            payments=payment_rows(state, language),
            performance=performance,
            defects=tuple(f"{row.item}: {text}" for row in performance for text in row.defects),
            evidence=tuple(line for one, line in zip(exhibits, lines, strict=True) if one.is_evidence),
            contacts=contact_rows(state, language),
            letters=letter_rows(state, exhibits, language),
            disputes=disputes_told(state, language),
            weak_points=weak_points(state, exhibits, language),
            checklist=checklist(state, language),
            signatures=tuple(_signature(party, language) for party in project.contractors),
        )

    def copy_name(self, language: Language) -> str:
        """The copy for a collection agency."""
        return language.say["hand_off_agency_copy"]

    def copy_heading(self, packet: Heading, language: Language) -> Heading:
        """Of the packet's number and day, under a title of its own."""
        return replace(packet, title=language.say["title_agency_copy"])

    def copy_context(self, packet: HandOffContext) -> HandOffContext:
        """Without what is between the contractor and a lawyer (D12, "Never")."""
        return replace(
            packet,
            whole=False,
            authority=None,  # whoever knows the lowest sum gets no more
            contacts=tuple(replace(one, summary="") for one in packet.contacts if one.for_agency),
            checklist=tuple(row for row in packet.checklist if not row.is_weak),
            weak_points=(),
            warnings=(),
        )


def _may_have_lien(project: Project) -> bool:
    """Whether there may be a lien at all: for work on land in the United States."""
    return project.project.kind is ProjectKind.CONSTRUCTION and home_country(project) == LIENS_IN


def _wish(state: ProjectState) -> str | None:
    """What the contractor wants done, which is the decision to hand the matter over."""
    settings = state.project.claim
    return sentence(settings.instruction) if settings is not None and settings.instruction else None


def _after_the_deadline(state: ProjectState) -> Applicability:
    demand = state.demand.notice
    if demand is None or demand.deadline is None:
        return Applicability.no(TOO_EARLY, no_demand(state), waits_for=DECISION)
    if demand.deadline < state.as_of:
        return Applicability.yes()
    reason = f"the demand can still be met, to the end of {demand.deadline.isoformat()}"
    return Applicability.no(TOO_EARLY, reason, possible_from=demand.deadline + timedelta(days=1))


def _signature(party: Party, language: Language) -> SignatureBlock:
    """The closing of a letter with the date, from which the reports are counted."""
    block = letter_block(party, language)
    return replace(block, lines=(*block.lines, SignatureLine(language.say["date"])))
