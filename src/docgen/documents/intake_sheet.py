"""D01: the client intake and reference-check sheet, which stays in the office and is never sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.intake_calls import Call, PreviousContractor, call, previous_contractor
from docgen.documents.parts.intake_client import (
    ClientFacts,
    Fact,
    authority_and_money,
    client_facts,
    still_to_ask,
)
from docgen.documents.parts.parties import author_of
from docgen.documents.parts.signatures import SignatureBlock, SignatureLine
from docgen.documents.parts.words import NOTHING
from docgen.language import Language
from docgen.model.intake import Decision, Intake, PublicRecord, RedFlag, RedFlags
from docgen.rules import ProjectState
from docgen.rules.intake import (
    delete_on,
    intake_on,
    last_entry,
    missing_fields,
    searches_open,
    walk_away,
    wanted,
)

ID = "intake-sheet"
MISSING = "E-MISSING"


@dataclass(frozen=True)
class SearchRow:
    """A search in a public source. `where` names link and copy, a dash where there are none."""

    kind: str
    source: str
    day: date
    result: str
    where: str


@dataclass(frozen=True)
class FlagRow:
    """A sign of trouble: whether it was seen, and the note to it."""

    flag: str
    seen: str
    note: str


@dataclass(frozen=True)
class TermRow:
    """A term to propose and the reason for it."""

    term: str
    because: str


@dataclass(frozen=True)
class DecisionView:
    """The decision, by whom and when."""

    outcome: str
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    decided_by: str
    day: date


@dataclass(frozen=True)
class IntakeContext:
    """Everything that the sheet prints, as it was known on the state's day (D01, contents 1 to 8).

    `as_of` is the day of the newest entry. `ask_client` and `find_others` are how many references are still to be
    asked of the client and to be found without the client. `recommended` says that the rules recommend to walk away;
    `would_not_again` and `left_unpaid` name the contractors that speak for it. `delete_on` is the day on which the
    file is to be deleted, None without a decision to walk away.
    """

    project_title: str
    code: str
    begun: date
    as_of: date
    checker: str
    description: str
    clients: tuple[ClientFacts, ...]
    money: tuple[Fact, ...]
    still_to_ask: tuple[str, ...]
    contractors: tuple[PreviousContractor, ...]
    no_references: str | None
    ask_client: int
    find_others: int
    calls: tuple[Call, ...]
    searches: tuple[SearchRow, ...]
    open_searches: tuple[str, ...]
    flags: tuple[FlagRow, ...]
    terms: tuple[TermRow, ...]
    recommended: bool
    would_not_again: tuple[str, ...]
    left_unpaid: tuple[str, ...]
    decision: DecisionView | None
    delete_on: date | None
    signatures: tuple[SignatureBlock, ...]


class IntakeSheet:
    """The intake sheet (documents.md D01)."""

    id = ID
    template = ID
    context_type: type = IntakeContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """Where intake.yaml says what D01 requires (E-MISSING), from the day it was begun."""
        written, known = state.intake, intake_on(state.intake, state.as_of)
        if written is None:
            reason = "there is no intake.yaml beside project.yaml"
            return Applicability.no(MISSING, reason, waits_for="an intake.yaml, which docgen intake writes")
        if known is None:
            reason = f"the sheet was begun on {written.date.isoformat()}"
            return Applicability.no(MISSING, reason, possible_from=written.date)
        open_fields = missing_fields(known)
        if open_fields:
            reason = f"intake.yaml does not say yet: {', '.join(open_fields)}"
            return Applicability.no(MISSING, reason, waits_for="these fields in intake.yaml")
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """Numbered at once, dated on the day it was begun; a draft until there is a decision."""
        intake = _known(state)
        author, company = author_of(state.project)
        return Heading(
            title=language.say["title_intake_sheet"],
            number=f"{state.project.project.code}-IN",
            day=intake.date,
            draft=intake.decision is None,
            draft_note=language.say["intake_draft"],
            author=author,
            company=company,
        )

    def context(self, state: ProjectState, document: str, language: Language) -> IntakeContext:
        """What was asked and found, what follows from it, and what was decided."""
        intake, project, say = _known(state), state.project, language.say
        against, more = walk_away(intake), wanted(intake)
        return IntakeContext(
            project_title=project.project.title,
            code=project.project.code,
            begun=intake.date,
            as_of=last_entry(intake),
            checker=intake.checker or "",
            description=intake.project_description or "",
            clients=tuple(client_facts(one, project, language) for one in intake.clients),
            money=authority_and_money(intake, language),
            still_to_ask=still_to_ask(intake, language),
            contractors=tuple(previous_contractor(one, language) for one in intake.references),
            no_references=intake.no_references,
            ask_client=more.from_client,
            find_others=more.found_otherwise,
            calls=tuple(call(number, one, language) for number, one in enumerate(intake.references, start=1)),
            searches=tuple(_search(one, language) for one in intake.public_records),
            open_searches=tuple(say[f"intake_record_{kind.value}"] for kind in searches_open(intake)),
            flags=tuple(_flags(intake, language)),
            terms=tuple(_terms(intake, language)),
            recommended=against.recommended,
            would_not_again=against.would_not_again,
            left_unpaid=against.left_unpaid,
            decision=_decision(intake.decision, language) if intake.decision is not None else None,
            delete_on=delete_on(intake),
            signatures=(_checked_by(intake, language),),
        )


def _known(state: ProjectState) -> Intake:
    """The intake of a sheet that may be made."""
    known = intake_on(state.intake, state.as_of)
    if known is None:
        raise ValueError("an intake sheet is asked for without an intake")
    return known


def _search(record: PublicRecord, language: Language) -> SearchRow:
    kind = language.say[f"intake_record_{record.kind.value}"]
    if record.written_permission is not None:
        permitted = language.long_date(record.written_permission)
        kind = language.say["intake_permitted"].format(kind=kind, day=permitted)
    where = "; ".join(part for part in (record.link, record.file) if part) or NOTHING
    return SearchRow(kind, record.source, record.searched_on, record.result, where)


def _flags(intake: Intake, language: Language) -> Iterator[FlagRow]:
    """Every red flag of D01, contents 6; the last one follows from the calls."""
    say = language.say
    for name in RedFlags.model_fields:
        flag: RedFlag | None = getattr(intake.red_flags, name)
        seen = "unknown" if flag is None else "yes" if flag.present else "no"
        note = flag.note if flag is not None else None
        yield FlagRow(say[f"intake_flag_{name}"], say[f"intake_seen_{seen}"], note or NOTHING)
    against = walk_away(intake).would_not_again
    asked = [one.answers.work_again for one in intake.references]
    answered = bool(asked) and None not in asked
    seen = "yes" if against else "no" if answered else "unknown"
    note = language.join(against) if against else NOTHING
    yield FlagRow(say["intake_flag_reference_says_no"], say[f"intake_seen_{seen}"], note)


def _terms(intake: Intake, language: Language) -> Iterator[TermRow]:
    for one in intake.proposed_terms:
        term = language.say[f"intake_term_{one.term.value}"]
        yield TermRow(f"{term}: {one.detail}" if one.detail is not None else term, one.because)


def _decision(decision: Decision, language: Language) -> DecisionView:
    outcome = language.say[f"intake_outcome_{decision.outcome.value}"]
    return DecisionView(outcome, decision.reasons, decision.conditions, decision.decided_by, decision.date)


def _checked_by(intake: Intake, language: Language) -> SignatureBlock:
    """The checker signs; the day is written by hand."""
    say = language.say
    lines = (
        SignatureLine(say["signature"]),
        SignatureLine(say["name"], intake.checker or ""),
        SignatureLine(say["date"]),
    )
    return SignatureBlock(say["intake_checked_by"], lines)
