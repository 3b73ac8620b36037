"""The letters of the road that may be sent today, the next one only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.documents.parts.sending import planned_way, two_ways
from docgen.reports.next_step import next_letter
from docgen.reports.tasks.task import Task, Urgency, amount, command, issue_command
from docgen.rules import ProjectState
from docgen.rules.plan_cure import OF_A_PAYMENT
from docgen.rules.plan_reminders import plan_reminder as reminder_of_plan
from docgen.rules.unpaid import past_grace

Row = dict[str, object]


def letters(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """The resumption notice, else the first formal letter that is due, else today's reminder."""
    allowed = {str(row["id"]) for row in documents if row["allowed"]}
    if "resumption-notice" in allowed:
        line = issue_command(name, "resumption-notice", state, planned_way(state.project))
        why = f"the account was cleared on {state.suspension.cleared_on}"
        yield Task(
            name, Urgency.OWED_BY_US, "tell the client when work resumes", why, state.as_of, line,
            "resumption-notice",
        )  # fmt: skip
    formal = _formal(name, state, allowed)
    if formal is not None:
        yield formal
        return
    for document in sorted(allowed):
        if document.startswith("reminder") and document != OF_A_PAYMENT:
            line = issue_command(name, document, state, planned_way(state.project))
            what, why = "send today's friendly reminder", _why(state) or "a payment is near"
            yield Task(
                name, Urgency.REMINDERS, what, why, state.as_of, line, document, state.totals.total_due
            )


def instalments(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """The reminder of a payment of a plan: inside its grace, or after it where no default comes without one (R-27)."""
    made = reminder_of_plan(state)
    if made is None or not any(row["id"] == OF_A_PAYMENT and row["allowed"] for row in documents):
        return
    first, days = made.bound[0], made.plan.cure_days
    line = issue_command(name, OF_A_PAYMENT, state, planned_way(state.project))
    why = f"{amount(first.payment.unpaid)} was due on {first.payment.due}; "
    if days is None:
        what, urgency = "send a friendly reminder of the late payment of the plan", Urgency.REMINDERS
        why += f"the plan is in default if it is not paid by {first.keeps_until}"
    else:
        what, urgency = "remind the client in writing of the missed payment of the plan", Urgency.LETTERS
        counted = "1 day" if days == 1 else f"{days} days"
        why += f"the plan gives {counted} after a reminder, and without one it is never in default"
    yield Task(name, urgency, what, why, made.since, line, OF_A_PAYMENT, first.payment.unpaid)


def _formal(name: str, state: ProjectState, allowed: set[str]) -> Task | None:
    document = next_letter(state, allowed)
    if document is None:
        return None
    ways = two_ways(state.project) if document == "demand-letter" else planned_way(state.project)
    line = issue_command(name, document, state, ways)
    what, total = f"send the {document.replace('-', ' ')}", state.past_grace.total_due
    return Task(name, Urgency.LETTERS, what, _why(state), state.as_of, line, document, total)


def _why(state: ProjectState) -> str:
    """How much is late, and for how long."""
    late = past_grace(state.account)
    if not late:
        return ""
    days = max((state.as_of - charge.grace_end).days for charge in late)
    sum_due = amount(state.past_grace.total_due)
    return f"{sum_due} is past grace, the oldest part for {days} {'day' if days == 1 else 'days'}"


def claim(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """The packets, once the deadline of the demand has passed and no claim was filed since."""
    demand = state.demand
    if demand.notice is None or not state.past_grace.total_due:
        return
    if any(filing.this_claim for filing in state.record.filings):
        return
    for row in documents:
        if row["id"] == "small-claims-packet" and row["allowed"]:
            line = command("build", name, "--only", "small-claims-packet")
            why = f"the deadline of the demand was {demand.deadline}; {_why(state)}"
            what = (
                "prepare the claim, or hand it to a lawyer or an agency (--only hand-off-packet); "
                "once filed: docgen record filing --this-claim"
            )
            yield Task(
                name, Urgency.CLAIM, what, why, demand.deadline, line, str(row["id"]), state.totals.total_due
            )
