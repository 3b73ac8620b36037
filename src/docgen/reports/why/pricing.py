"""Why the price, a change order's figures and a milestone's amount are what they are (R-30 to R-33)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.account import RETENTION
from docgen.diagnostics import FieldPath
from docgen.reports.why.clauses import clauses
from docgen.reports.why.trail import Matter, Name, Step, Told, project_place
from docgen.reports.why.words import added, day
from docgen.rules import ChangeOrderState, ProjectState
from docgen.rules.words import figure
from docgen.values import Money


def price(matter: Matter, name: Name) -> Told:
    """Original price, changes, and the price now, net or with tax."""
    state, price = matter.state, matter.state.price
    gross = name[1] == "gross"
    steps = [Step(f"the contract's price {figure(price.original)}", (project_place("price", "amount"),))]
    if name[1] != "original":
        counting = [order for order in state.change_orders if order.counts]
        steps += [
            Step(
                f"{_label(order)}, executed {day(order.executed_on)}: {_signed(order.amount)}",
                (_place(order, state),),
                f"change_orders.{order.number}.amount",
            )
            for order in counting
            if order.executed_on is not None
        ]
        steps += [
            Step(f"{_label(order)} is not executed: it counts nowhere", (_place(order, state),))
            for order in state.change_orders
            if not order.counts
        ]
        changes = Money.total((order.amount for order in counting), state.currency)
        steps.append(Step(f"{figure(price.original)} + {figure(changes)} = {figure(price.current)}"))
    if gross:
        steps.append(Step(_tax(state)))
    words = {
        "original": "The price of the contract as signed",
        "changes": "The net change by executed change orders",
        "current": "The price with executed change orders",
        "gross": "The price now, with tax",
    }
    return Told(
        words[name[1]],
        tuple(steps),
        ("R-30", "R-31", *(("S-8",) if gross else ())),
        clauses(state, "price", "changes"),
    )


def _tax(state: ProjectState) -> str:
    rate = state.terms.tax_rate
    if rate is None:
        return "the price includes tax"
    return f"{rate} % tax added, milestone by milestone: {figure(state.price.gross_current)}"


def change_order(matter: Matter, name: Name) -> Told:
    """One figure of a change order, with its signatures."""
    state = matter.state
    order = state.change_order(int(name[1]))
    assert order is not None, "a name is looked up in the report before it is explained"
    at = (_place(order, state),)
    steps = [
        Step(
            f"{_label(order)} changes the price by {_signed(order.amount)} and the time by {order.days:+d} days",
            at,
        )
    ]
    signed = list(matter.entries("signatures", lambda s: s.document == order.source.document))
    if signed:
        steps.append(Step("the signatures on record", tuple(signed)))
    if order.executed_on is not None:
        steps.append(Step(f"executed on {day(order.executed_on)}, the day of the last signature"))
    else:
        steps.append(Step("not signed by every party: it counts in no sum"))
    steps += [Step(problem.message) for problem in order.problems]
    return Told(
        f"{_label(order)}: {order.source.title}",
        tuple(steps),
        ("R-30", "R-31", "R-32"),
        clauses(state, "changes"),
    )


def milestone_amount(matter: Matter, name: Name) -> Told:
    """The amount of a milestone: of the contract, then of each executed change order."""
    state, milestone = matter.state, name[1]
    found = state.milestone(milestone)
    assert found is not None, "a name is looked up in the report before it is explained"
    if milestone == RETENTION:
        kept = [m for m in state.milestones if m.retained]
        steps = [Step(f"kept from {m.id}: {figure(m.retained)}") for m in kept]
        steps.append(Step(added((m.retained for m in kept), found.amount)))
        return Told("The sum retained", tuple(steps), ("R-33a",), clauses(state, "invoices"))
    steps = list(_amount_steps(milestone, state))
    if name[2] == "gross":
        steps.append(Step(_milestone_tax(found.amount, found.gross, state)))
    return Told(
        f"The amount of {milestone}, {found.point}",
        tuple(steps),
        ("R-32", "R-33", *(("S-8",) if name[2] == "gross" else ())),
        clauses(state, "schedule", "changes"),
    )


def _milestone_tax(amount: Money, gross: Money, state: ProjectState) -> str:
    rate = state.terms.tax_rate
    if rate is None:
        return f"prices include tax: {figure(gross)}"
    return f"{figure(amount)} + {rate} % tax = {figure(gross)}"


def _amount_steps(milestone: str, state: ProjectState) -> Iterator[Step]:
    for index, agreed in enumerate(state.project.milestones):
        if agreed.id == milestone:
            share = f" ({agreed.percent} % of the price)" if agreed.percent is not None else ""
            first = _first_amount(milestone, state)
            yield Step(
                f"agreed in the contract{share}: {figure(first)}", (project_place("milestones", index),)
            )
    for order in state.change_orders:
        row = next((r for r in order.schedule if r.milestone == milestone and r.touched), None)
        if row is None or not order.counts:
            continue
        before = figure(row.before) if row.before is not None else "new"
        yield Step(
            f"{_label(order)}: {before} {_signed(row.change)} = {figure(row.after)}", (_place(order, state),)
        )


def _first_amount(milestone: str, state: ProjectState) -> Money:
    """The amount before any change order: the first one that counts knows it, else it is today's."""
    for order in state.change_orders:
        row = next((r for r in order.schedule if r.milestone == milestone), None)
        if order.counts and row is not None and row.before is not None:
            return row.before
    found = state.milestone(milestone)
    assert found is not None, "the milestone is in the contract"
    return found.amount


def _label(order: ChangeOrderState) -> str:
    return f"CO-{order.number:02d}"


def _signed(amount: Money) -> str:
    return f"+ {figure(amount)}" if not amount < amount.currency.zero() else f"− {figure(abs(amount))}"


def _place(order: ChangeOrderState, state: ProjectState) -> FieldPath:
    index = state.project.change_orders.index(order.source)
    return project_place("change_orders", index)
