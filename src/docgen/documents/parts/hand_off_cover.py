"""Index, cover memo and timeline of the hand-off packet: exhibits, warnings, the court, what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from docgen.diagnostics import Diagnostic
from docgen.documents.packet.case import Case
from docgen.documents.packet.damages import ComponentRow, component_rows, is_beside
from docgen.documents.packet.timeline import TimelineRow, timeline
from docgen.documents.parts.exhibits import Exhibit, pages_known, why_open
from docgen.documents.parts.words import NOTHING, sentence
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.rules.claim import TRACK, WAIVE
from docgen.values import Money

NOTICES_REQUIRED = "W-NOTICES-REQUIRED"
"""The warning that lists statutory notices by their ids."""

_DAY = re.compile(r"(?P<weekday>\b[A-Z][a-z]+day )?\b(?P<day>\d{4}-\d{2}-\d{2})\b")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True)
class Warned:
    """One open warning."""

    code: str
    message: str


@dataclass(frozen=True)
class ExhibitLine:
    """One exhibit of the index. `pages` is a number, or how they come to be known; `file` a dash without one."""

    name: str
    title: str
    day: date
    pages: str
    proves: str
    original_held: str
    file: str


@dataclass(frozen=True)
class BesideAccount:
    """What the claim asks for besides the account: what the law gives, and a lawyer's fees (R-35).

    `parts` are its sums in words, which with the total due of the account add up to `total`; `per_day` is what one
    further day adds by law, `statute` names the law behind it, empty where nothing of it comes from the law.
    """

    parts: str
    total: Money
    per_day: Money
    statute: str


@dataclass(frozen=True)
class Forum:
    """The claim against the limit of the court (R-35, R-36); `no_route` says why there is no small claim.

    `parts` are those of the claim, with whether each counts: those that do add up to `counted`.
    """

    parts: tuple[ComponentRow, ...]
    name: str | None
    counted: Money
    limit: Money | None
    excess: Money
    fits: bool
    exceeds: bool
    may_waive: bool
    is_track: bool
    alternatives: tuple[str, ...]
    no_route: str | None


def beside_account(state: ProjectState, language: Language) -> BesideAccount | None:
    """What the claim of the day has besides the account; None where it has nothing."""
    case, by_law = Case(state, language, ()), state.claim.statutory_interest
    parts = [part for part in state.claim.components if is_beside(part)]
    if not parts:
        return None
    told = case.join(case.say(f"of_{part.name}", amount=case.money(part.amount)) for part in parts)
    laws = (*by_law.rates, *(one.law for one in by_law.compensation))
    return BesideAccount(told, case.total, by_law.per_diem, case.statutes(laws) if laws else "")


def forum_of(state: ProjectState, language: Language) -> Forum:
    """The claim of the day, tested against the limit of its court."""
    claim = state.claim
    return Forum(
        parts=component_rows(Case(state, language, ())),
        name=claim.forum,
        counted=claim.counted,
        limit=claim.limit,
        excess=claim.excess,
        fits=claim.in_limit is True,
        exceeds=claim.in_limit is False,
        may_waive=claim.treatment == WAIVE,
        is_track=claim.treatment == TRACK,
        alternatives=claim.alternatives,
        no_route=sentence(claim.no_route) if claim.no_route is not None else None,
    )


def warned_of(state: ProjectState, language: Language) -> tuple[Warned, ...]:
    """Every warning of the day in a sentence, with dates and notices as the other parts write them."""
    return tuple(Warned(found.code, _told(_in_words(found, language))) for found in state.diagnostics)


def _in_words(found: Diagnostic, language: Language) -> str:
    message = _DAY.sub(lambda day: _day(day, language), found.message)
    if found.code != NOTICES_REQUIRED:
        return message
    titles = language.patterns["notice_titles"]
    return _NAME.sub(lambda name: titles.get(name[0], name[0]), message)


def _day(found: re.Match[str], language: Language) -> str:
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:  # a number that only looks like a date
        return found[0]
    return language.weekday_date(day) if found["weekday"] else language.long_date(day)


def _told(message: str) -> str:
    # A message that begins with the name of a value of law keeps it as it is written.
    named = "." in message.partition(" ")[0]
    return sentence(message if named else message[:1].upper() + message[1:])


def exhibit_line(one: Exhibit, language: Language) -> ExhibitLine:
    """An exhibit as the index prints it."""
    pages = pages_known(one, language) or why_open(one, language)
    return ExhibitLine(
        one.name, one.title, one.day, pages, one.proves, one.original_held, one.file or NOTHING
    )


@dataclass(frozen=True)
class _WholeCase(Case):
    """The whole matter rather than a claim in court: every payment of the contract, and the parties by role."""

    @property
    def plaintiff(self) -> str:
        return self.language.say[f"hand_off_contractor_{_number(len(self.plaintiffs))}"]

    @property
    def defendant(self) -> str:
        return self.language.say[f"hand_off_client_{_number(len(self.defendants))}"]

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(milestone.id for milestone in self.state.milestones)


def _number(people: int) -> str:
    return "one" if people == 1 else "several"


def whole_timeline(
    state: ProjectState, exhibits: tuple[Exhibit, ...], language: Language
) -> tuple[TimelineRow, ...]:
    """What happened, with the record's own evidence on its days."""
    told = timeline(_WholeCase(state, language, exhibits))
    shown = tuple(TimelineRow(one.day, sentence(one.title), one.name) for one in exhibits if one.is_evidence)
    return tuple(sorted((*told, *shown), key=lambda row: row.day))
