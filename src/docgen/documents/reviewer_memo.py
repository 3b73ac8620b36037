"""D14: the memo to the reviewer, made with every document and never sent to anybody outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docgen.diagnostics import Diagnostic
from docgen.documents.base import Heading
from docgen.documents.parts.choices import Choice, LeftOut, choices, left_out
from docgen.documents.parts.law import LawRow, law_read
from docgen.language import Language
from docgen.rules import ProjectState

ID = "reviewer-memo"
TEMPLATE = "reviewer-memo"


@dataclass(frozen=True)
class TemplateUsed:
    """A template that made the document: its id, version, status and checksum."""

    id: str
    version: str
    status: str
    language: str
    checksum: str


@dataclass(frozen=True)
class FileRead:
    """An input file, as the user would type its path, and the digest of what was read."""

    path: str
    digest: str


@dataclass(frozen=True)
class Finding:
    """A diagnostic with its place, `projects/kitchen/project.yaml:57:28`, or None where it has none."""

    diagnostic: Diagnostic
    place: str | None


@dataclass(frozen=True)
class MemoFacts:
    """What the build knows about one document besides the state.

    `document` is its id (`change-order-2`), `kind` its type's id (`change-order`).
    """

    document: str
    kind: str
    heading: Heading
    templates: tuple[TemplateUsed, ...]
    files: tuple[FileRead, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class FindingRow:
    """One warning or error. Absent parts are None."""

    code: str
    message: str
    place: str | None
    reference: str | None
    hint: str | None


@dataclass(frozen=True)
class MemoContext:
    """Everything the memo may print.

    Of the values of law, those that concern this kind of document: `law` the known ones, `unknown_law` the
    others, `silent_law` the names of what the law data says nothing about, `law_sources` every source once.
    `other_law` counts the values that were read for the project's other documents.
    """

    document: str
    kind: str
    document_title: str
    document_number: str | None
    document_day: date
    is_draft: bool
    as_of: date
    project_title: str
    code: str
    contract_number: str
    contractors: tuple[str, ...]
    clients: tuple[str, ...]
    jurisdiction: str
    stage: str
    findings: tuple[FindingRow, ...]
    templates: tuple[TemplateUsed, ...]
    files: tuple[FileRead, ...]
    law: tuple[LawRow, ...]
    unknown_law: tuple[LawRow, ...]
    silent_law: tuple[str, ...]
    law_sources: tuple[str, ...]
    other_law: int
    choices: tuple[Choice, ...]
    defaults: tuple[Choice, ...]
    left_out: tuple[LeftOut, ...]
    holiday_source: str
    holidays: tuple[date, ...]
    holiday_years: str


def memo_heading(heading: Heading) -> Heading:
    """What names the memo of the document that `heading` names; a memo is never a draft."""
    return Heading(
        title=f"Reviewer's memo: {heading.title}",
        number=heading.number,
        day=heading.day,
        draft=False,
        draft_note="",
        author=heading.author,
        company=heading.company,
    )


def memo_context(state: ProjectState, facts: MemoFacts, language: Language) -> MemoContext:
    """The memo of one document."""
    project, heading, calendar = state.project, facts.heading, state.calendar
    read, chosen = law_read(state.law_readings, facts.kind), choices(project)
    return MemoContext(
        document=facts.document,
        kind=facts.kind,
        document_title=heading.title,
        document_number=heading.number,
        document_day=heading.day,
        is_draft=heading.draft,
        as_of=state.as_of,
        project_title=project.project.title,
        code=project.project.code,
        contract_number=project.contract.number,
        contractors=tuple(party.legal_name for party in project.contractors),
        clients=tuple(party.legal_name for party in project.clients),
        jurisdiction=project.project.jurisdiction,
        stage=state.stage.value.replace("_", " "),
        findings=tuple(_finding_row(finding) for finding in facts.findings),
        templates=facts.templates,
        files=facts.files,
        law=tuple(row for row in read.rows if row.known),
        unknown_law=tuple(row for row in read.rows if row.researched and not row.known),
        silent_law=tuple(dict.fromkeys(row.name for row in read.rows if not row.researched)),
        law_sources=read.sources,
        other_law=read.others,
        choices=tuple(choice for choice in chosen if not choice.is_default),
        defaults=tuple(choice for choice in chosen if choice.is_default),
        left_out=left_out(project),
        holiday_source=calendar.source,
        holidays=_holidays(state),
        holiday_years=language.join(_ranges(calendar.covers or ())),
    )


def _holidays(state: ProjectState) -> tuple[date, ...]:
    """The holidays of the years that matter: from the contract's to the one after its end or after today."""
    contract = state.project.contract
    last = max(day for day in (state.as_of, contract.date, contract.completion) if day is not None)
    years = range(contract.date.year, last.year + 2)
    return tuple(sorted(day for day in state.calendar.holidays if day.year in years))


def _ranges(years: Iterable[int]) -> list[str]:
    """Years with runs drawn together: `2024`, `2026 to 2035`."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]


def _finding_row(finding: Finding) -> FindingRow:
    found = finding.diagnostic
    # A message that begins with the name of a value of law keeps it as it is written.
    first = found.message.partition(" ")[0]
    message = found.message if "." in first else found.message[:1].upper() + found.message[1:]
    # All files are those of the project, whose folder the table of files names.
    place = finding.place.rpartition("/")[2] if finding.place is not None else None
    return FindingRow(found.code, message, place, found.reference, found.hint)
