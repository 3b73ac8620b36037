"""The clauses of the contract: which of them appear, and how a letter refers to one (S-32)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.parts.statutory import statutory_notices
from docgen.language import Language
from docgen.model import ProjectKind
from docgen.rules import ProjectState

NUMBERED_IN = "1.0"
"""The version of the built-in contract whose clauses CLAUSES lists."""

CLAUSES: tuple[tuple[str, str | None], ...] = (
    ("parties", None),
    ("recitals", "has_recitals"),
    ("definitions", None),
    ("precedence", None),
    ("scope", None),
    ("exclusions", None),
    ("client_duties", None),
    ("materials", "construction"),
    ("acceptance", None),
    ("time", None),
    ("price", None),
    ("schedule", None),
    ("invoices", None),
    ("grace", "has_grace"),
    ("late", "has_late"),
    ("allocation", None),
    ("suspend", "has_suspension"),
    ("resume", "has_suspension"),
    ("changes", None),
    ("emergency", "construction"),
    ("hardship", None),
    ("notices", None),
    ("warranty", None),
    ("ip", "has_ip"),
    ("confidentiality", "has_confidentiality"),
    ("insurance", None),
    ("statutory", "has_statutory"),
    ("cancellation", "has_cancellation"),
    ("unforeseen", None),
    ("termination", None),
    ("disputes", None),
    ("law", None),
    ("fees", "has_fees"),
    ("status", None),
    ("entire", None),
    ("severability", None),
    ("formalities", None),
    ("signatures", None),
)
"""Every clause by its id, with the condition under which it appears; None means always."""


@dataclass(frozen=True)
class Conditions:
    """The conditions of the contract's clauses and exhibits, by the names that its template uses."""

    construction: bool
    has_recitals: bool
    has_drawings: bool
    has_grace: bool
    has_late: bool
    has_suspension: bool
    has_ip: bool
    has_confidentiality: bool
    has_statutory: bool
    has_cancellation: bool
    has_fees: bool


def conditions(state: ProjectState) -> Conditions:
    """What holds in this project.

    Rights in the results are dealt with in every contract for services, unless it says `ip: false`.
    """
    project, terms = state.project, state.project.terms
    construction = project.project.kind is ProjectKind.CONSTRUCTION
    return Conditions(
        construction=construction,
        has_recitals=bool(project.contract.recitals),
        has_drawings=bool(project.contract.drawings),
        has_grace=terms.grace is not None,
        has_late=terms.interest is not None or terms.late_fee is not None,
        has_suspension=terms.suspension is not None,
        has_ip=bool(terms.ip) if terms.ip is not None else not construction,
        has_confidentiality=bool(terms.confidentiality),
        has_statutory=bool(statutory_notices(state)),
        has_cancellation=state.cancellation is not None,
        has_fees=bool(terms.attorney_fees),
    )


def clause_number(clause: str, holding: Conditions) -> int:
    """The number that Word gives to a clause of the built-in contract."""
    shown = [name for name, when in CLAUSES if when is None or getattr(holding, when)]
    return shown.index(clause) + 1


def clause_reference(clause: str, state: ProjectState, language: Language, *, short: bool = False) -> str:
    """A clause of the contract as a letter names it: `Section 17 (Right to suspend work)`.

    `short` leaves out its heading. Where the project is pinned to another version of the contract its numbers are not known here, and
    the heading alone names the clause.
    """
    say = language.say
    title = say[f"clause_{clause}"]
    if state.project.templates.get("contract", NUMBERED_IN) != NUMBERED_IN:
        return say["clause_by_title"].format(title=title)
    number = clause_number(clause, conditions(state))
    return say["clause_short" if short else "clause_by_number"].format(number=number, title=title)
