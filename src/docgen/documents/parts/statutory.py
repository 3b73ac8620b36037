"""The notices that statute wants in the contract (S-15): which are attached, which are still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.parts.law import known
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.rules.legal import texts

REQUIRED = "contract.required_notices"


@dataclass(frozen=True)
class StatutoryText:
    """One notice: its name, and the day of the attached official text; None while it is missing."""

    title: str
    as_of: date | None


def statutory_notices(state: ProjectState) -> dict[str, date | None]:
    """The notices by id: those the law requires, then others the project attaches, with the day of the text."""
    attached = {notice.id: notice.as_of for notice in state.project.statutory_notices}
    reading = known(state.law_readings, REQUIRED)
    required = texts(reading) if reading is not None else ()
    return {name: attached.get(name) for name in (*required, *attached)}


def is_complete(state: ProjectState) -> bool:
    """Whether the official text of every required notice is attached; until then DRAFT stays (S-15)."""
    return all(day is not None for day in statutory_notices(state).values())


def statutory_texts(state: ProjectState, language: Language) -> tuple[StatutoryText, ...]:
    """The notices as the contract names them."""
    titles = language.patterns["notice_titles"]
    return tuple(
        StatutoryText(titles.get(name) or _plain(name), day) for name, day in statutory_notices(state).items()
    )


def _plain(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"
