"""The documents that every party has signed and of which no copy is kept yet (S-21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from docgen.checks.sent import counted, departures
from docgen.checks.table import check_facts
from docgen.model import Project, Record
from docgen.rules.change_orders import assess_change_orders
from docgen.rules.plan_terms import plan_signed_on
from docgen.rules.price import currency_of, schedule_sum_problem
from docgen.rules.signatures import signed_on
from docgen.rules.terms import resolve_terms
from docgen.workspace import Loaded, Loading
from docgen.workspace.bound import CONTRACT
from docgen.workspace.calendar import business_calendar
from docgen.workspace.signed import Copy, copy_of


def newly_signed(loading: Loading) -> tuple[Copy, ...]:
    """A copy for each document that is signed and that the lock does not know.

    None at all while something is wrong with the project, and none of a change order that cannot be applied:
    nobody is held to what does not add up. The record counts whole, whatever the as-of date, but for a signature
    under other words than the project's (DG925).
    """
    loaded = loading.loaded
    if loaded is None or not _may_be_new(loaded) or not _is_sound(loading, loaded):
        return ()
    there = {one.document: one.row for one in loading.signed}
    loaded = replace(loaded, record=counted(loaded.record, departures(loading)))
    copies: list[Copy] = []
    for document, day in _signed(loaded):
        if document in loaded.lock.signed:
            continue
        if document in there:  # the lock was lost, the copy was not
            copies.append(Copy(document, there[document], None))
            continue
        copy = copy_of(document, day, loading.agreed, loaded.name)
        copies += [copy] if copy is not None else []
    return tuple(copies)


def _may_be_new(loaded: Loaded) -> bool:
    """Whether a signature stands under a document that the lock does not know."""
    return any(one.document not in loaded.lock.signed for one in loaded.record.signatures)


def _is_sound(loading: Loading, loaded: Loaded) -> bool:
    found = (*loading.diagnostics, *check_facts(loaded.project, loaded.record))
    return not any(one.is_error for one in found) and not schedule_sum_problem(loaded.project)


def _signed(loaded: Loaded) -> Iterator[tuple[str, date]]:
    """The signed documents with the day of the last signature."""
    project, record = loaded.project, loaded.record
    contract = signed_on(CONTRACT, project, record)
    if contract is not None:
        yield CONTRACT, contract
    if project.change_orders:
        yield from _orders(loaded, project, record)
    for plan in project.plans:
        day = plan_signed_on(plan, project, record)
        if day is not None:
            yield plan.document, day


def _orders(loaded: Loaded, project: Project, record: Record) -> Iterator[tuple[str, date]]:
    calendar = business_calendar(project, loaded.lock).value
    if calendar is None:
        return
    terms = resolve_terms(project, calendar[0], currency_of(project))
    for order in assess_change_orders(project, record, terms, project.contract.date).orders:
        if order.counts and order.executed_on is not None:
            yield order.source.document, order.executed_on
