"""D13: the small-claims packet, one document with everything that a person takes to the court."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.packet.case import Case
from docgen.documents.packet.damages import Damages, damages
from docgen.documents.packet.exhibit_index import ExhibitIndex, WitnessRow, exhibit_index, witnesses
from docgen.documents.packet.letters import Letters, letters_of
from docgen.documents.packet.service import Service, service
from docgen.documents.packet.settlement import Settlement, settlement
from docgen.documents.packet.sources import Sources, sources
from docgen.documents.packet.splitting import Splitting, splitting
from docgen.documents.packet.summary import Chapter, summary
from docgen.documents.packet.timeline import TimelineRow, timeline
from docgen.documents.packet.worksheet import ClosedRoute, closed_route, worksheet_of
from docgen.documents.packet.worksheet_rows import Worksheet
from docgen.documents.parts.exhibits import exhibits_of
from docgen.documents.parts.filed import FiledView, filed_view
from docgen.documents.parts.letter import letter_heading
from docgen.documents.parts.sending import already_sent, no_demand, nothing_due, plan_runs
from docgen.documents.statement import Statement, statement_of
from docgen.language import Language
from docgen.rules import DemandState, ProjectState, first_day_past_grace
from docgen.values import Money

ID = "small-claims-packet"

CLAIM_EVENT = "a block claim: in project.yaml that says why this court (venue_basis)"
NEW_DEMAND = "a new demand letter"


@dataclass(frozen=True)
class SmallClaimsPacketContext:
    """What the packet prints: parts (a) to (k) of D13, all as of one day (P-2).

    `filing` is the planned day of filing where it lies after the packet's day; the sums are those of `as_of` all the
    same, and part (e) has them for that day too. `worksheet` is None where `closed` says why; its particulars of claim
    are a part of their own. A waiver of the excess is part (f) (R-36). `letters` are those of the parts that are there.
    `filed` is the claim once it was filed. `whole` is False in the court set, which has only what is filed and served.
    """

    whole: bool
    as_of: date
    project_title: str
    contract_number: str
    contract_date: date
    plaintiffs: tuple[str, ...]
    defendants: tuple[str, ...]
    plaintiff: str
    defendant: str
    court: str | None
    hearing: date | None
    filing: date | None
    filed: FiledView | None
    total: Money
    letters: Letters
    worksheet: Worksheet | None
    closed: ClosedRoute | None
    summary: tuple[Chapter, ...]
    timeline: tuple[TimelineRow, ...]
    statement: Statement
    damages: Damages
    has_particulars: bool
    particulars: tuple[str, ...]
    has_waiver: bool
    splitting: Splitting
    exhibits: ExhibitIndex
    has_witnesses: bool
    witnesses: tuple[WitnessRow, ...]
    service: Service
    settlement: Settlement
    sources: Sources


class SmallClaimsPacket:
    """The small-claims packet (documents.md D13, R-34 to R-39)."""

    id = ID
    template = ID
    context_type: type = SmallClaimsPacketContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """Once something is past grace and the time that the recorded demand gave is over (R-38).

        While a claim that was filed is open it is made for the hearing, also where only what the law adds is unpaid.
        Refused with E-PLAN-ACTIVE, E-NOTHING-DUE and E-TOO-EARLY; with E-MISSING where the project file has no
        `claim:`, which is what a court is told and nobody else knows. Without a demand on record it is
        made where somebody asks for it by name, and W-DEMAND-MISSING says so.
        """
        waits_for = CLAIM_EVENT if state.project.claim is None else None
        refused = _not_before(plan_runs(state, first_needs=waits_for), state.demand)
        if not again:
            refused = already_sent(state, self.id) or refused
        if refused is not None:
            return refused
        if state.filed is not None and state.filed.is_open and waits_for is None:
            return Applicability.yes()  # for the hearing: what is asked for was past grace and demanded
        first = first_day_past_grace(state)
        if first is None or first > state.as_of:
            answer = nothing_due("nothing is past its grace period", None if waits_for else first)
            return replace(answer, waits_for=waits_for or answer.waits_for)
        if waits_for is not None:
            return Applicability.no(
                "E-MISSING", "the project file does not prepare a claim", waits_for=waits_for
            )
        unasked = None if state.demand.notice is not None else no_demand(state)
        return _too_early(state) or Applicability.yes(unasked=unasked)

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """A document of the day; DRAFT until it is approved. Nothing in it is signed."""
        heading = letter_heading(state, document, language)
        return replace(heading, draft_note=language.say["packet_draft"])

    def context(self, state: ProjectState, document: str, language: Language) -> SmallClaimsPacketContext:
        """Every part, from one state."""
        case = Case(state, language, exhibits_of(state, language))
        project, settings, statement = (
            state.project,
            state.project.claim,
            statement_of(state, language, titled=False),
        )
        waives, seen, worksheet = bool(state.claim.waived), witnesses(case), worksheet_of(case)
        particulars = worksheet.paragraphs if worksheet is not None else ()
        planned = settings.filing_date if settings is not None and state.filed is None else None
        return SmallClaimsPacketContext(
            whole=True,
            as_of=state.as_of,
            project_title=project.project.title,
            contract_number=project.contract.number,
            contract_date=project.contract.date,
            plaintiffs=tuple(party.legal_name for party in case.plaintiffs),
            defendants=tuple(party.legal_name for party in case.defendants),
            plaintiff=case.plaintiff,
            defendant=case.defendant,
            court=settings.court.name if settings is not None and settings.court is not None else None,
            hearing=settings.hearing_date if settings is not None else None,
            filing=planned if planned is not None and planned > state.as_of else None,
            filed=filed_view(state),
            total=case.total,
            letters=letters_of(
                has_particulars=bool(particulars), has_waiver=waives, has_witnesses=bool(seen)
            ),
            worksheet=worksheet,
            closed=closed_route(case),
            summary=summary(case),
            timeline=timeline(case),
            statement=statement,
            damages=damages(case, statement),
            has_particulars=bool(particulars),
            particulars=particulars,
            has_waiver=waives,
            splitting=splitting(case, statement),
            exhibits=exhibit_index(case),
            has_witnesses=bool(seen),
            witnesses=seen,
            service=service(case),
            settlement=settlement(case),
            sources=sources(case),
        )

    def copy_name(self, language: Language) -> str:
        """The court set: what is filed and served."""
        return language.say["packet_court_set"]

    def copy_heading(self, packet: Heading, language: Language) -> Heading:
        """Of the packet's number and day, under a title of its own."""
        return replace(packet, title=language.say["title_court_set"])

    def copy_context(self, packet: SmallClaimsPacketContext) -> SmallClaimsPacketContext:
        """The packet without the parts that are for the contractor alone."""
        return replace(packet, whole=False)


def _too_early(state: ProjectState) -> Applicability | None:
    """E-TOO-EARLY while the time of the recorded demand runs, and after the law's window has closed (R-38)."""
    demand = state.demand
    first, last = demand.earliest_filing, demand.latest_filing
    if demand.notice is None or first is None:
        return None
    if last is not None and max(first, state.as_of) > last:
        reason = f"a claim on the demand on record had to be filed by {last.isoformat()}"
        return Applicability.no("E-TOO-EARLY", reason, waits_for=NEW_DEMAND)
    if first > state.as_of:
        reason = f"the demand on record gives time until {demand.deadline.isoformat()}"
        return Applicability.no("E-TOO-EARLY", reason, possible_from=first)
    return None


def _not_before(refused: Applicability | None, demand: DemandState) -> Applicability | None:
    """A refusal whose first possible day is not before the one that a demand on record allows (S-11)."""
    first = demand.earliest_filing if demand.notice is not None else None
    if refused is None or refused.possible_from is None or first is None:
        return refused
    return replace(refused, possible_from=max(refused.possible_from, first))
