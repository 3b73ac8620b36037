"""From facts and law to one `ProjectState`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from docgen.account import Account
from docgen.diagnostics import Checked, Diagnostic, FieldPath, error
from docgen.law import LawReader
from docgen.model import Project, Record
from docgen.model.intake import Intake
from docgen.rules.answered_notices import but_for_questions
from docgen.rules.basis import Basis
from docgen.rules.billing import billings_of
from docgen.rules.change_orders import assess_change_orders, problems_of
from docgen.rules.claim import claim_state
from docgen.rules.consumer import cancellation_of
from docgen.rules.court_dates import court_dates
from docgen.rules.demand import demand_state
from docgen.rules.filed import filed_claim
from docgen.rules.knowledge import known_on
from docgen.rules.limitation import limitation_date
from docgen.rules.milestones import completion_of, milestone_states
from docgen.rules.notices import notice_states
from docgen.rules.plan import governing, plan_states
from docgen.rules.plan_notices import under_plans
from docgen.rules.plan_terms import signed_plans
from docgen.rules.price import currency_of, milestone_amounts, price_state, schedule_sum_problem
from docgen.rules.printed_law import read_for_documents
from docgen.rules.signatures import signed_on
from docgen.rules.standing import stage_of, work_status
from docgen.rules.state import ProjectState
from docgen.rules.statutory_suspension import statutory_route
from docgen.rules.suspension import suspension_state
from docgen.rules.suspensions import suspensions
from docgen.rules.terms import resolve_terms
from docgen.rules.warnings import warnings_of
from docgen.values import BusinessCalendar, OutsideCoverage


def assess(
    project: Project,
    record: Record,
    *,
    law: LawReader,
    calendar: BusinessCalendar,
    as_of: date,
    intake: Intake | None = None,
    sent_at: time | None = None,
) -> Checked[ProjectState]:
    """Everything that follows on `as_of`; with `sent_at` for letters that go out at that time of the day (R-17).

    There is no state where an error stops the project (S-23): E-SCHEDULE-SUM, DG702 to DG704, DG724, DG726 (the
    account cannot follow the record) and DG705 (a date outside the holiday list). Whatever stops one
    document or change order only is in `state.diagnostics`, with the warnings.
    """
    problems = schedule_sum_problem(project)
    if problems:
        return Checked(None, problems)
    try:
        basis = basis_of(project, record, law=law, calendar=calendar, as_of=as_of, sent_at=sent_at)
        if basis.today.diagnostics:
            return Checked(None, tuple(basis.known.in_file(found) for found in basis.today.diagnostics))
        return Checked(_state(basis, intake))
    except OutsideCoverage as outside:
        return Checked(None, (_outside(outside),))


def basis_of(
    project: Project,
    record: Record,
    *,
    law: LawReader,
    calendar: BusinessCalendar,
    as_of: date,
    sent_at: time | None = None,
) -> Basis:
    """What every rule starts from; raises OutsideCoverage where a date needs a holiday list that is missing."""
    known = known_on(record, as_of)
    terms = resolve_terms(project, calendar, currency_of(project), known.record)
    changed = assess_change_orders(project, known.record, terms, as_of)
    schedule = tuple(row.scheduled(known.record) for row in changed.rows)
    return Basis(
        project=project,
        known=known,
        as_of=as_of,
        calendar=calendar,
        terms=terms,
        changed=changed,
        price=price_state(milestone_amounts(project), (row.amount for row in changed.rows), project),
        account=Account(schedule, known.record, terms, signed_plans(project, known.record, calendar)),
        law=law,
        sent_at=sent_at,
    )


def _state(basis: Basis, intake: Intake | None) -> ProjectState:
    project, plans = basis.project, plan_states(basis)
    plan, sent = governing(plans), notice_states(basis)
    notices, found = but_for_questions(*under_plans(sent, suspensions(sent, basis), basis), basis)
    suspension, billings = suspension_state(found, basis), billings_of(basis)
    filed, contract_signed_on = filed_claim(basis), signed_on("contract", project, basis.record)
    state = ProjectState(
        project=project,
        record=basis.record,
        as_of=basis.as_of,
        goes_out=basis.goes_out,
        calendar=basis.calendar,
        currency=basis.currency,
        terms=basis.terms,
        contract_signed_on=contract_signed_on,
        price=basis.price,
        change_orders=basis.changed.orders,
        completion=completion_of(found, basis),
        milestones=milestone_states(billings, found, basis),
        account=basis.today,
        totals=basis.today.totals,
        past_grace=basis.today.past_grace,
        stage=stage_of(notices, suspension, billings, plan, filed, basis),
        work=work_status(suspension, basis),
        notices=notices,
        suspension=suspension,
        suspensions=found,
        statutory_route=statutory_route(basis),
        demand=demand_state(notices, basis),
        claim=claim_state(basis, filed),
        filed=filed,
        limitation_date=limitation_date(basis),
        court_dates=court_dates(basis),
        cancellation=cancellation_of(basis, contract_signed_on),
        plan=plan,
        plans=plans,
        law_readings=(),
        diagnostics=problems_of(basis.changed.orders),
        outlook=basis.account,
        intake=intake,
    )
    read_for_documents(basis)
    warnings = warnings_of(state, basis)
    return replace(state, law_readings=basis.law.trace, diagnostics=(*state.diagnostics, *warnings))


def _outside(outside: OutsideCoverage) -> Diagnostic:
    """S-13: a computed date lies in a year for which the holidays are not known."""
    year = outside.day.year
    return error(
        "DG705",
        f"the holidays of {year} are needed, and the calendar does not cover that year",
        FieldPath("project", ("project", "calendar")),
        hint=f"add the holidays of {year} under holidays: and the year under covers:",
    )
