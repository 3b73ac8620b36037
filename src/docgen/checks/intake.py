"""Sanity of intake.yaml: what it must not say of a person, and whether it is about the contract's client (D01)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from docgen.checks.placeholders import placeholders_in
from docgen.checks.shape import PROJECT, as_far_as_read
from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.language.prohibited import Names
from docgen.language.protected import protected_matters
from docgen.model import Project
from docgen.model.base import Model
from docgen.model.intake import Intake

INTAKE = FieldPath("intake")
NAMES_AND_NUMBERS = (
    "legal_name",
    "contractor",
    "address",
    "contact",
    "checker",
    "decided_by",
    "register_name",
)
THINGS = ("number", "other_names", "officers", "link", "file", "property", "work", "project_description")
NOT_LOOKED_INTO = frozenset((*NAMES_AND_NUMBERS, *THINGS))
"""Keys whose texts are names, addresses, numbers, or about the work and not about a person."""


def check_intake(intake: Intake, project: Project) -> Iterator[Diagnostic]:
    """W-PROTECTED, DG725 and W-PLACEHOLDER over whatever could be read; no message repeats what somebody wrote.

    The reviewer's memos of all documents list the messages.
    """
    yield from as_far_as_read(_protected(intake, project))
    yield from as_far_as_read(_same_clients(intake, project))
    yield from placeholders_in(intake, INTAKE, "write what project.yaml says of the client by now")


def _protected(intake: Intake, project: Project) -> Iterator[Diagnostic]:
    """W-PROTECTED: a text about a person seems to speak of what an intake sheet leaves out."""
    names, language = Names(_names(intake)), project.project.language
    for at, text in _texts(intake, INTAKE):
        for matter in protected_matters(text, language, names):
            yield warning(
                "W-PROTECTED",
                f"this text seems to speak of {matter}, which has no place in an intake sheet",
                at,
                hint="leave it out: write only what bears on the job, its payment and the conduct on site",
            )


def _same_clients(intake: Intake, project: Project) -> Iterator[Diagnostic]:
    """DG725: the contract is with somebody whom nobody has looked into."""
    looked_into = {_plain(client.legal_name) for client in intake.clients}
    for index, party in enumerate(project.parties):
        if looked_into and party in project.clients and _plain(party.legal_name) not in looked_into:
            yield warning(
                "DG725",
                f"{party.legal_name} is a client here, and the intake sheet is about somebody else",
                PROJECT.child("parties", index, "legal_name"),
                hint="check this client too, or correct the name in one of the files",
            )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _names(intake: Intake) -> Iterator[str]:
    """Names of those the file is about, in which no word counts."""
    for name in (*(one.legal_name for one in intake.clients), *(one.contractor for one in intake.references)):
        if isinstance(name, str):
            yield name


def _texts(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Every text about a person below a field, with its place; what could not be read is passed over."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield at, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, at.child(index))
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            if name not in NOT_LOOKED_INTO:
                yield from _texts(getattr(value, name), at.child(name))
