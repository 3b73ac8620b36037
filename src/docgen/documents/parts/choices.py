"""The choices a project makes and the optional fields it leaves out, for the reviewer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from docgen.model import Project
from docgen.model.base import Model

CHOICES = (
    "price.basis",
    "price.tax_included",
    "terms.grace.days",
    "terms.grace.unit",
    "terms.grace.roll",
    "terms.interest.start",
    "terms.interest.method",
    "terms.allow_both",
    "terms.rounding",
    "terms.allocation",
    "terms.overpayment",
    "terms.suspension.notice_days",
    "terms.suspension.unit",
    "terms.suspension.resume_business_days",
    "terms.suspension.recover_restart_costs",
    "terms.demand_days",
    "terms.headroom",
    "acceptance.deemed",
)
"""Fields where the law or the bargain leaves a choice that changes figures or dates."""

BLOCKS = ("project", "contract", "scope", "price", "terms", "terms.suspension", "terms.notices")


@dataclass(frozen=True)
class Choice:
    """One choice: the field, its value in words, and whether it was written or is the default."""

    field: str
    value: str
    is_default: bool


@dataclass(frozen=True)
class LeftOut:
    """The optional fields that one block of the project file leaves out."""

    block: str
    fields: tuple[str, ...]


def choices(project: Project) -> tuple[Choice, ...]:
    """Every choice of CHOICES that the project has."""
    found = []
    for path in CHOICES:
        block, _, name = path.rpartition(".")
        model = _at(project, block)
        if isinstance(model, Model):
            value = getattr(model, name)
            found.append(Choice(path, _words(value), name not in model.model_fields_set))
    return tuple(found)


def left_out(project: Project) -> tuple[LeftOut, ...]:
    """The optional fields that are absent, block by block; each takes its sentence or row with it."""
    rows = [LeftOut(name, fields) for name, model in _blocks(project) if (fields := _absent(name, model))]
    return tuple(rows)


def _blocks(project: Project) -> Iterator[tuple[str, Model]]:
    yield "project.yaml", project
    for path in BLOCKS:
        model = _at(project, path)
        if isinstance(model, Model):
            yield path, model
    for party in project.parties:
        yield f"parties: {party.id}", party


def _absent(block: str, model: Model) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in type(model).model_fields.items()
        if not field.is_required() and name not in model.model_fields_set and f"{block}.{name}" not in CHOICES
    )


def _at(project: Project, path: str) -> Any:
    value: Any = project
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _words(value: object) -> str:
    """A value as a reviewer reads it: yes, no, words without underscores."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    return str(value)
