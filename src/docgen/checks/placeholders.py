"""Examples that `docgen new` wrote and nobody has replaced (W-PLACEHOLDER)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.checks.shape import PROJECT
from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.model import Project
from docgen.model.base import Model
from docgen.model.placeholders import PLACEHOLDERS
from docgen.source import UNREAD
from docgen.source.shape import key_of
from docgen.workspace import Facts

NOT_IN_CONTRACT = ("payment_details", "addressees", "change_orders", "plans", "claim")
"""Blocks of the project file that no contract prints."""
_LISTS = {"change-order": "change_orders", "payment-plan": "plans"}


def placeholders(facts: Facts) -> Iterator[Diagnostic]:
    """A warning at each of them; no document that prints one can be issued or signed (DG931)."""
    yield from placeholders_in(
        facts.project, PROJECT, "write your own words: nothing that prints it can be issued or signed"
    )


def placeholders_in(block: Model, at: FieldPath, hint: str) -> Iterator[Diagnostic]:
    """W-PLACEHOLDER for every example below a block."""
    for place, text in _below(block, at):
        yield warning(
            "W-PLACEHOLDER", f"'{text}' is an example that is still to be replaced", place, hint=hint
        )


def placeholder_fields(project: Project) -> Iterator[tuple[FieldPath, str]]:
    """Where examples stand, with their texts; what could not be read has none."""
    yield from _below(project, PROJECT)


def signed_placeholders(facts: Facts, document: str) -> Iterator[tuple[FieldPath, str]]:
    """The examples in what is agreed with a contract, a change order or a payment plan that somebody has signed."""
    if any(one.document == document for one in facts.record.signatures):
        yield from agreed_placeholders(facts.project, document)


def agreed_placeholders(project: Project, document: str) -> Iterator[tuple[FieldPath, str]]:
    """The examples in what a contract, a change order or a payment plan agrees."""
    own = next((block for kind, block in _LISTS.items() if document.startswith(kind)), None)
    for at, text in placeholder_fields(project):
        block = at.parts[0]
        if block == own or (own is None and block not in NOT_IN_CONTRACT):
            yield at, text


def _below(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if value is UNREAD:
        return
    if isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from _below(getattr(value, name, None), at.child(key_of(name, field)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(item, at.child(index))
    elif isinstance(value, str) and " ".join(value.split()) in PLACEHOLDERS:
        yield at, " ".join(value.split())
