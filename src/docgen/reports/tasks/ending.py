"""The end of a job: small rests of an item, what was credited, and the work itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from docgen.account import RETENTION, ChargeBalance
from docgen.account.types import Component
from docgen.reports.tasks.task import Choice, Task, Urgency, amount, command
from docgen.rules import ProjectState, WorkStatus
from docgen.rules.trifle import asked_on, question, trifles
from docgen.rules.unpaid import past_grace, unpaid_charges

CREDIT_DAYS = 30
"""For so many days after a credit note its change order is asked for."""


def small_rests(name: str, state: ProjectState) -> Iterator[Task]:
    """What is too small for a letter: a call, or a waiver of exactly what is open on the day."""
    for charge in trifles(state):
        asked, rest = asked_on(charge, state), f"the {amount(charge.unpaid)} left of {charge.milestone}"
        what = f"ask by phone for {rest}, or waive it" if asked is None else f"wait for {rest}, or waive it"
        why = f"{amount(charge.fell_due)} fell due on {charge.due}; so little is not worth a letter"
        why += f"; the client was called on {asked}" if asked is not None else ""
        talk = command(
            "record", "contact", name, "out", "--date", state.as_of.isoformat(), "--channel", "phone",
            "--to", state.project.clients[0].legal_name, "--summary", question(charge),
        )  # fmt: skip
        call = [Choice("after a call", talk)] if asked is None else []
        choices = [*call, *_waivers(name, charge, state)]
        yield Task(name, Urgency.REMINDERS, what, why, charge.due, None, None, charge.unpaid, tuple(choices))


def _waivers(name: str, charge: ChargeBalance, state: ProjectState) -> Iterator[Choice]:
    parts = (
        (Component.PRINCIPAL, charge.principal),
        (Component.INTEREST, charge.interest),
        (Component.FEE, charge.fee),
    )
    kept = charge.milestone == RETENTION
    if kept and len(unpaid_charges(state.account)) > 1:
        return  # the files have no id for what was kept back: a waiver without one serves the oldest sum
    for component, sum_open in parts:
        if sum_open:
            which = () if kept else ("--milestone", charge.milestone)
            line = command(
                "record", "waiver", name, str(sum_open), "--component", component.value, *which,
                "--date", state.as_of.isoformat(),
            )  # fmt: skip
            yield Choice(f"to give up the {component.value}", line)


def credited(name: str, state: ProjectState) -> Iterator[Task]:
    """D03: what a credit note took off is still in the price of the contract; a change order, or another invoice."""
    since = state.as_of - timedelta(days=CREDIT_DAYS)
    numbers = {note.invoice for note in state.record.credit_notes if note.date >= since}
    for milestone in state.milestones:
        open_sum = milestone.gross - milestone.invoiced - milestone.unbilled
        if not numbers & set(milestone.invoice_numbers) or not open_sum.is_positive:
            continue
        again = command(
            "record", "invoice", name, milestone.id, "--date", state.as_of.isoformat(), "--amount", "AMOUNT"
        )
        choices = (
            Choice(
                "it stays off: lower the milestone and the price in project.yaml, then",
                command("amend", name),
            ),
            Choice("the invoice was wrong: bill it again", again),
        )
        what = f"settle what was credited on {milestone.id}"
        why = f"{amount(open_sum)} was taken off the invoice; the contract has it in the price until a change order is signed"
        yield Task(name, Urgency.AGREEMENTS, what, why, None, None, None, open_sum, choices)


def completion(name: str, state: ProjectState) -> Iterator[Task]:
    """Every point is reached, and the last one accepted or its time for review over: the work is complete."""
    points = [one for one in state.milestones if not one.is_retention and one.amount]
    if state.work is not WorkStatus.ACTIVE or not points or any(one.reached is None for one in points):
        return
    last = max(points, key=lambda one: (one.accepted or one.reached or date.min, one.id))
    day = last.accepted or last.reached
    review = state.project.acceptance
    if day is None or (last.accepted is None and (state.as_of - day).days <= review.review_days):
        return
    how = "accepted" if last.accepted is not None else "reached, and the days for review are over"
    line = command("record", "work", name, "complete", "--date", day.isoformat())
    what = "record that the work is complete, if nothing is left to do"
    # Nobody threatens to stop finished work: with a sum past its grace this comes before the letters.
    urgency = Urgency.DECISIONS if past_grace(state.account) else Urgency.PROOF
    yield Task(name, urgency, what, f"every point is reached; {last.id} was {how} ({day})", day, line)
