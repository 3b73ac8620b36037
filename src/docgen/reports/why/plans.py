"""Why the figures of a payment plan are what they are (R-27 to R-29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docgen.diagnostics import FieldPath
from docgen.model import Notice
from docgen.reports.why.clauses import clauses
from docgen.reports.why.trail import Matter, Name, Step, Told, project_place
from docgen.reports.why.words import added, day
from docgen.rules import Instalment, PlanState
from docgen.rules.plan_cure import received_by_all, reminders_of_payment
from docgen.rules.receipt import received_on
from docgen.rules.words import figure

ONE_DAY = timedelta(days=1)


def no_plan(matter: Matter, name: Name) -> Told:
    """Where no plan governs."""
    del name
    return Told(
        "The payment plan",
        (Step("no signed plan is in effect"),),
        ("R-27",),
        clauses(matter.state, "hardship"),
    )


def plan(matter: Matter, name: Name) -> Told:
    """One figure of a plan: balance, instalments and what was paid."""
    found = _found(matter, name)
    rows = [
        Step(
            f"payment {row.number}: {figure(row.amount)} due {day(row.due)}, in time until {day(row.last_day)}, paid {figure(row.paid)}"
        )
        for row in found.payments
    ]
    signed = tuple(matter.entries("signatures", lambda s: s.document == found.document))
    steps = (
        Step(
            f"plan {found.id}, effective {day(found.effective)}", (project_place("plans", found.number - 1),)
        ),
        Step(
            f"signed by all on {day(found.signed_on)}"
            if found.signed_on
            else "not signed by all: it changes nothing",
            signed,
        ),
        *_balance(found),
        *rows,
        *_default(found, matter),
        Step(f"paid {figure(found.paid)}, unpaid {figure(found.unpaid)} of the acknowledged balance"),
    )
    return Told(
        f"Payment plan {found.id}", steps, ("R-27", "R-28", "R-29"), clauses(matter.state, "hardship")
    )


def _default(found: PlanState, matter: Matter) -> Iterator[Step]:
    """When the plan is in default: after the grace of a payment, or after the days that a reminder of it gives (R-27)."""
    row = found.next
    if found.missed is not None:
        rows = found.payments[found.payments.index(found.missed) :]
        row = next((one for one in rows if one.default_on == found.default_date), found.missed)
    if row is None:
        return
    place = project_place("plans", found.number - 1, "grace" if found.cure_days is None else "cure_days")
    if found.cure_days is None:
        yield Step(
            "a payment not made by the end of its last day in time is a default on the next day", (place,)
        )
    else:
        text = f"payment {row.number}: a written reminder sent after {day(row.last_day)} counts"
        yield Step(f"{text}, and gives {found.cure_days} days from its receipt", (place,))
        yield from _reminders(found, row, matter)
    if row.default_on is None:
        yield Step("no such reminder has reached every client: no default")
    elif found.in_default:
        yield Step(
            f"payment {row.number} was not made by the end of {day(row.default_on - ONE_DAY)}: in default on {day(row.default_on)}"
        )
    else:
        yield Step(
            f"payment {row.number} keeps the plan until {day(row.default_on - ONE_DAY)}; in default on {day(row.default_on)} otherwise"
        )


def _reminders(found: PlanState, row: Instalment, matter: Matter) -> Iterator[Step]:
    state = matter.state
    counted = reminders_of_payment(found.source, row.number, row.last_day, state.record)
    for one in counted:
        received = received_on(one, state.project.terms.notices, state.calendar)
        how = (
            f"counts as received on {day(received)}" if received is not None else "came back: it is no notice"
        )
        stated = f"; it states {day(one.printed.deadline)}" if one.printed and one.printed.deadline else ""
        yield Step(
            f"{one.document} sent on {day(one.sent.day)} by {one.method.value} {how}{stated}",
            _places(one, matter),
        )
    if received_by_all(counted, state.project, state.calendar) is not None and len(state.project.clients) > 1:
        yield Step("with several clients: the latest over the clients of the earliest receipt of each")


def _places(notice: Notice, matter: Matter) -> tuple[FieldPath, ...]:
    sent = (notice.document, notice.sent, notice.method)
    return tuple(matter.entries("notices", lambda n: (n.document, n.sent, n.method) == sent))


def _balance(found: PlanState) -> tuple[Step, ...]:
    balance = found.acknowledged
    parts = (balance.principal, balance.interest, balance.fees)
    return (Step("principal, interest and fees on that day"), Step(added(parts, balance.total)))


def _found(matter: Matter, name: Name) -> PlanState:
    state = matter.state
    if name[0] == "plan" and state.plan is not None:
        return state.plan
    return next(one for one in state.plans if one.id == name[1])
