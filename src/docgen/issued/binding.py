"""What a letter binds once it is issued: the dates that it states, and its items (S-1, S-7)."""

from __future__ import annotations

from datetime import date

from docgen.documents.demand_letter import demanded
from docgen.documents.small_claims_packet import ID as PACKET
from docgen.documents.suspension_notice import first_day_of_suspension
from docgen.rules import ProjectState
from docgen.rules.notices import DEMAND, INTENT, SUSPENSION
from docgen.rules.plan_cure import REMINDER
from docgen.rules.plan_reminders import plan_reminder
from docgen.rules.plan_terms import plan_signatures
from docgen.rules.reminders import reminder_on
from docgen.rules.signatures import AGREEMENTS
from docgen.rules.unpaid import milestones_of, past_due, past_grace
from docgen.values import Money


def printed_dates(kind: str, state: ProjectState) -> tuple[tuple[str, date], ...]:
    """`deadline` and `effective` as the letter of the state's day prints them; empty for other documents."""
    suspension = state.suspension
    found: tuple[tuple[str, date | None], ...] = ()
    if kind == DEMAND and past_grace(state.account):
        found = (("deadline", demanded(state).deadline),)
    elif kind == INTENT:
        found = (("deadline", suspension.planned_cure), ("effective", suspension.planned_effective))
    elif kind == SUSPENSION:
        found = (("effective", first_day_of_suspension(state)),)
    elif kind == REMINDER:
        late = plan_reminder(state, before=state.as_of)
        found = (("deadline", late.deadline if late is not None else None),)
    return tuple((name, day) for name, day in found if day is not None)


def printed_claim(kind: str, state: ProjectState) -> Money | None:
    """The sum that a packet for the court claims, by which it is filed; None where nobody knows it, and elsewhere."""
    if kind != PACKET:
        return None
    return state.claim.claimed


def bound_items(kind: str, state: ProjectState) -> tuple[str, ...]:
    """What a letter binds, written down with it (S-7): milestones, or payments of a plan; empty for one that binds none."""
    if kind == DEMAND:
        return milestones_of(past_grace(state.account))
    if kind == INTENT:
        return milestones_of(past_due(state.account))
    if kind == REMINDER and (late := plan_reminder(state, before=state.as_of)) is not None:
        return late.items
    if kind == REMINDER:
        made = reminder_on(state, state.as_of) or reminder_on(state, state.as_of, sent=())
        return milestones_of(item.charge for item in made.items) if made is not None else ()
    if kind == SUSPENSION:
        notice = state.suspension.notice
        return notice.items if notice is not None else milestones_of(past_grace(state.account))
    return ()


def signed_on(document: str, state: ProjectState) -> date | None:
    """The day on which the last party signed an agreement; None for an open one and for a letter."""
    if document == "contract":
        return state.contract_signed_on
    found = (
        *((order.source.document, order.executed_on) for order in state.change_orders),
        *((plan.document, plan.signed_on) for plan in state.plans),
    )
    return dict(found).get(document)


def unsigned_by(document: str, state: ProjectState) -> tuple[str, ...]:
    """The ids of the parties whose signature an agreement waits for; none for a signed one and for a letter."""
    if not document.startswith(AGREEMENTS) or signed_on(document, state) is not None:
        return ()
    project, record = state.project, state.record
    wanted = [party.id for party in (*project.contractors, *project.clients)]
    signed = {one.party for one in record.signatures if one.document == document}
    for plan in project.plans:
        if plan.document == document:
            signed = {one.party for one in plan_signatures(plan, project, record)}
            wanted += [plan.guarantor] if plan.guarantor is not None else []
    return tuple(party for party in wanted if party not in signed)
