"""Warnings about change orders (R-31, S-33)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, warning
from docgen.rules.basis import Basis
from docgen.rules.change_effects import reference_of
from docgen.rules.legal import cited
from docgen.rules.parties import consumer_facet
from docgen.rules.state import ProjectState
from docgen.rules.warnings.places import day, project_field
from docgen.rules.words import figure, listed


def unsigned(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-CO-UNSIGNED: a change order that is not executed on this day counts in no sum (R-31).

    True from the change order's own date on (S-33): before that there is nothing to sign.
    """
    superseded = {order.source.supersedes for order in state.change_orders if order.executed}
    signers = [*state.project.contractors, *state.project.clients]
    for index, order in enumerate(state.project.change_orders):
        found = state.change_order(order.number)
        not_yet = order.date > state.as_of
        if found is None or found.executed or not_yet or order.number in superseded:
            continue
        signed = {s.party for s in state.record.signatures if s.document == order.document}
        missing = listed(party.legal_name for party in signers if party.id not in signed)
        yield warning(
            "W-CO-UNSIGNED",
            f"{reference_of(order)} ({figure(order.amount)}) is not signed by {missing}: it is left out of every sum",
            project_field("change_orders", index),
            hint=f"record the signatures under document {order.document} when they are there",
        )


def late(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-CO-LATE: executed after the planned start of its work; it counts, and may be disputed (R-31)."""
    facets = {"kind": state.project.project.kind.value, "consumer": consumer_facet(state.project)}
    for index, order in enumerate(state.project.change_orders):
        found = state.change_order(order.number)
        if found is None or not found.late or found.executed_on is None or order.work_start is None:
            continue
        yield warning(
            "W-CO-LATE",
            f"{reference_of(order)} was signed on {day(found.executed_on)}, after the planned start of its work, "
            f"{day(order.work_start)}",
            project_field("change_orders", index, "work_start"),
            hint="have changes signed before the planned start of their work",
            reference=cited(basis.law.read("contract.change_order_statement", **facets)),
        )
