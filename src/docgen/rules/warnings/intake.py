"""Warnings about the intake sheet (documents.md D01): none before the contract, or one kept too long."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.rules.basis import Basis
from docgen.rules.intake import delete_on, intake_on
from docgen.rules.state import ProjectState
from docgen.rules.warnings.places import day, project_field


def step_skipped(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-STEP-SKIPPED: a contract is drafted and nobody has looked into the client (P-6, D01).

    Only before every party has signed: afterwards the question is closed.
    """
    if state.contract_signed_on is None and intake_on(state.intake, state.as_of) is None:
        yield warning(
            "W-STEP-SKIPPED",
            "the contract is not signed, and there is no intake sheet: nobody has recorded who the client is",
            project_field("contract").key(),
            hint="docgen intake writes an intake.yaml to fill in",
        )


def kept_too_long(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-INTAKE-KEPT: the period for which the file is kept after a decision to walk away is over (D01)."""
    known = intake_on(state.intake, state.as_of)
    last = delete_on(known) if known is not None else None
    if last is not None and state.as_of >= last:
        yield warning(
            "W-INTAKE-KEPT",
            f"the intake file of a client that was turned down was to be deleted on {day(last)}",
            FieldPath("intake", ("decision",), on_key=True),
            hint="delete intake.yaml, its sheet below output, and the notes that belong to it",
        )
