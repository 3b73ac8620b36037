"""Why a date of the schedule is what it is: due, grace, targets, completion, signature, limitation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.account import RETENTION, ChargeBalance
from docgen.diagnostics import FieldPath
from docgen.model import DueRule
from docgen.model.schedule import DueEvent
from docgen.reports.why.clauses import clauses
from docgen.reports.why.trail import Matter, Name, Step, Told, project_place
from docgen.reports.why.words import counted, day
from docgen.rules import MilestoneState, ProjectState
from docgen.rules.legal import whole
from docgen.rules.unpaid import unpaid_charges
from docgen.values import add_months


def due(matter: Matter, name: Name) -> Told:
    """The due date of a milestone: its rule, and the event that started it (R-9, S-5)."""
    milestone, state = _milestone(matter, name), matter.state
    steps = list(_due_steps(milestone, matter))
    charge = _decisive(milestone, state)
    if charge is not None and len(state.account.charges_of(milestone.id)) > 1:
        steps.append(Step(f"billed in parts; the date is that of {_which(charge)}"))
    if milestone.due is None:
        steps.append(Step("it has not happened yet, so there is no due date"))
    return Told(
        f"When {milestone.id} falls due",
        tuple(steps),
        ("R-9", "R-1", "S-5"),
        clauses(state, "schedule", "invoices"),
    )


def _due_steps(milestone: MilestoneState, matter: Matter) -> Iterator[Step]:
    rule, state = milestone.due_rule, matter.state
    place = _place(milestone.id, state)
    if rule.date is not None:
        yield Step(f"the contract names the date: {day(rule.date)}", place)
        if milestone.due is not None and milestone.due != rule.date:
            yield Step(f"the milestone came into the contract later: due {day(milestone.due)}")
        return
    yield Step(f"{rule.days} {rule.unit.value} days after {_event(rule)}", place)
    start = _start(milestone, state)
    if start is None or rule.days is None:
        return
    field = "milestones" if rule.after is DueEvent.REACHED and milestone.recorded_reached else "invoices"
    entries = matter.entries(
        field, lambda e: milestone.id in (getattr(e, "milestone", None), getattr(e, "id", None))
    )
    yield Step(f"{_event(rule)}: {day(start)}", tuple(entries))
    yield Step(counted(start, rule.days, rule.unit, state.calendar, roll=False))


def _event(rule: DueRule) -> str:
    return "the invoice" if rule.after is DueEvent.INVOICE else "its point is reached"


def _start(milestone: MilestoneState, state: ProjectState) -> date | None:
    """The day from which the due date on display is counted."""
    rule = milestone.due_rule
    if rule.after is DueEvent.REACHED:
        return milestone.reached
    charge = _decisive(milestone, state)
    number = charge.invoice if charge is not None else None
    mine = [i for i in state.record.invoices if i.milestone == milestone.id]
    named = [i.date for i in mine if number is not None and i.number == number]
    return named[0] if named else min((i.date for i in mine), default=None)


def _decisive(milestone: MilestoneState, state: ProjectState) -> ChargeBalance | None:
    """The charge whose dates the milestone shows: the earliest unpaid one, else the last."""
    charges = state.account.charges_of(milestone.id)
    unpaid = [charge for charge in charges if charge.unpaid]
    return (unpaid[0] if unpaid else charges[-1]) if charges else None


def _which(charge: ChargeBalance) -> str:
    return f"invoice {charge.invoice}" if charge.invoice else f"part {charge.part}"


def grace_end(matter: Matter, name: Name) -> Told:
    """The last day of grace (R-9, R-2, R-4)."""
    milestone, state = _milestone(matter, name), matter.state
    grace = state.terms.grace
    steps: list[Step] = []
    if milestone.due is None:
        steps.append(Step(f"{milestone.id} has no due date yet", figure=f"milestones.{milestone.id}.due"))
    elif grace is None:
        steps.append(Step("the contract has no grace: the due date is its last day"))
    else:
        steps.append(Step(f"due {day(milestone.due)}", figure=f"milestones.{milestone.id}.due"))
        steps.append(
            Step(
                counted(milestone.due, grace.days, grace.unit, state.calendar, roll=grace.roll),
                (project_place("terms", "grace"),),
            )
        )
        steps.append(Step("payment on that day is in time (R-8)"))
    return Told(
        f"The last day of grace for {milestone.id}",
        tuple(steps),
        ("R-9", "R-1", "R-2", "R-4"),
        clauses(state, "grace"),
    )


def reached(matter: Matter, name: Name) -> Told:
    """When the point of a milestone was reached."""
    milestone = _milestone(matter, name)
    at = tuple(matter.entries("milestones", lambda e: e.id == milestone.id and e.reached is not None))
    billed = tuple(matter.entries("invoices", lambda e: e.milestone == milestone.id))
    if milestone.recorded_reached is not None:
        steps = (Step(f"recorded: reached on {day(milestone.recorded_reached)}", at),)
    elif milestone.reached is not None:
        steps = (
            Step(f"not recorded; its first invoice, {day(milestone.reached)}, counts as reached", billed),
        )
    else:
        steps = (Step("neither reached nor invoiced is on record"),)
    return Told(
        f"When {milestone.id}, {milestone.point}, was reached",
        steps,
        ("S-5",),
        clauses(matter.state, "acceptance"),
    )


def target(matter: Matter, name: Name) -> Told:
    """The target date: as agreed, moved by change orders that list it and by suspension."""
    milestone, state = _milestone(matter, name), matter.state
    steps = []
    if milestone.target is None:
        steps.append(Step("no target date was agreed"))
    else:
        steps.append(Step(f"agreed: {day(milestone.target)}", _place(milestone.id, state)))
        for order in state.change_orders:
            row = next((r for r in order.schedule if r.milestone == milestone.id), None)
            if (
                order.counts
                and row is not None
                and row.target_before != row.target_after
                and row.target_after
            ):
                steps.append(Step(f"CO-{order.number:02d} sets {day(row.target_after)}"))
        if milestone.target_current is not None and milestone.target_current != milestone.target:
            moved = (milestone.target_current - milestone.target).days
            steps.append(
                Step(
                    f"+ {moved} days of suspension = {day(milestone.target_current)}",
                    figure="suspension.days",
                )
            )
    return Told(
        f"The target date of {milestone.id}", tuple(steps), ("R-20", "S-12"), clauses(state, "time", "resume")
    )


def completion(matter: Matter, name: Name) -> Told:
    """The completion date, as agreed, by change orders, by suspension."""
    state, dates = matter.state, matter.state.completion
    steps = [
        Step(f"agreed: {day(dates.original)}", (project_place("contract", "completion"),))
        if dates.original is not None
        else Step("no completion date was agreed")
    ]
    if name[1] != "original" and dates.original is not None:
        for order in state.change_orders:
            if order.counts and order.days and order.completion_after is not None:
                words = f"CO-{order.number:02d}: {order.days:+d} days = {day(order.completion_after)}"
                steps.append(Step(words, figure=f"change_orders.{order.number}.days"))
    if name[1] == "current" and dates.contract is not None and dates.current is not None:
        days = (dates.current - dates.contract).days
        words = (
            f"+ {days} days of suspension = {day(dates.current)}" if days else "no suspension has moved it"
        )
        steps.append(Step(words, figure="suspension.days"))
    what = {"original": "as first agreed", "contract": "by executed change orders", "current": "now"}[name[1]]
    return Told(
        f"The completion date {what}",
        tuple(steps),
        ("R-30", "R-20", "S-12"),
        clauses(state, "time", "changes"),
    )


def signed_on(matter: Matter, name: Name) -> Told:
    """The day of the last signature under the contract."""
    del name
    state = matter.state
    at = tuple(matter.entries("signatures", lambda s: s.document == "contract"))
    if state.contract_signed_on is not None:
        step = Step(f"the last signature of a contractor or client: {day(state.contract_signed_on)}", at)
    else:
        step = Step("not every contractor and client has a signature on record", at)
    return Told("When the contract was signed", (step,), ("R-31",))


def edited_since_sent(matter: Matter, name: Name) -> Told:
    """S-22: the agreements whose newest copy that went out for signature says something else than the files."""
    del name
    edited = sorted(matter.state.edited_since_sent)
    at = tuple(matter.entries("notices", lambda n: n.document in edited))
    said = f"not the words of the newest copy that was sent: {', '.join(edited)}"
    step = Step(said, at) if edited else Step("nothing that was sent for signature was edited since")
    return Told("What was edited since it was sent for signature", (step,), ("S-22",))


def limitation(matter: Matter, name: Name) -> Told:
    """R-39: the earliest unpaid due date and the years of the law."""
    del name
    state = matter.state
    unpaid = [c for c in unpaid_charges(state.account) if c.due <= state.as_of]
    law = matter.law("limitation.years")
    years = next((whole(reading) for reading in law if reading.known), None)
    if not unpaid:
        steps: tuple[Step, ...] = (Step("nothing is due and unpaid"),)
    else:
        first = min(unpaid, key=lambda c: c.due)
        steps = (
            Step(
                f"the earliest unpaid due date: {first.milestone}, {day(first.due)}",
                figure=f"milestones.{first.milestone}.due",
            ),
            Step(f"{day(first.due)} + {years} years = {day(add_months(first.due, 12 * years))}, never rolled")
            if years is not None
            else Step("the years are not known here, so there is no date"),
        )
    return Told("The last day for suing", steps, ("R-39", "R-5"), (), law)


def _milestone(matter: Matter, name: Name) -> MilestoneState:
    found = matter.state.milestone(name[1])
    assert found is not None, "a name is looked up in the report before it is explained"
    return found


def _place(milestone: str, state: ProjectState) -> tuple[FieldPath, ...]:
    """Where a milestone was agreed: in the contract, or in the change order that added it."""
    if milestone == RETENTION:
        return (project_place("terms", "retention"),)
    for index, agreed in enumerate(state.project.milestones):
        if agreed.id == milestone:
            return (project_place("milestones", index),)
    for number, order in enumerate(state.project.change_orders):
        for position, effect in enumerate(order.milestones):
            if effect.new is not None and effect.new.id == milestone:
                return (project_place("change_orders", number, "milestones", position),)
    return ()
