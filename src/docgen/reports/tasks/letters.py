"""The letters of the road that may be sent today, the next one only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.documents.parts.reminded import numbers_of
from docgen.model.plan import ResumeTrigger
from docgen.reports.next_step import next_letter
from docgen.reports.tasks.task import Task, Urgency, amount, issue_command
from docgen.reports.tasks.ways import sending_of
from docgen.rules import ProjectState
from docgen.rules.invoice_names import document_id
from docgen.rules.plan_cure import OF_A_PAYMENT
from docgen.rules.plan_reminders import plan_reminder as reminder_of_plan
from docgen.rules.reminders import BEFORE_DUE, IN_GRACE, ON_DUE, PAST_GRACE, Reminder, reminder_on
from docgen.rules.resumption import resumption
from docgen.rules.sent import sent_on
from docgen.rules.signatures import first_performance
from docgen.rules.trifle import is_trifle
from docgen.rules.unpaid import key_of, past_grace
from docgen.values import Money

Row = dict[str, object]


def letters(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """The resumption notice, else the first formal letter that is due, else today's reminder."""
    allowed = {str(row["id"]) for row in documents if row["allowed"]}
    if "resumption-notice" in allowed:
        line = issue_command(name, "resumption-notice", state)
        why = _cleared(state)
        yield Task(
            name, Urgency.OWED_BY_US, "tell the client when work resumes", why, state.as_of, line,
            "resumption-notice",
        )  # fmt: skip
    formal = _formal(name, state, allowed)
    if formal is not None:
        yield formal
        return
    made = reminder_on(state, state.as_of)
    if made is not None and made.document in allowed and not _is_idle(made, state, allowed):
        yield _reminder(name, made, state)


def _cleared(state: ProjectState) -> str:
    """What lets work go on: everything due was paid, or what the payment plan names for it (R-20)."""
    found = resumption(state)
    plan = found.plan if found is not None else None
    if found is None or plan is None or plan.work_resumes_on is None:
        return f"the sum to resume was paid on {state.suspension.cleared_on}"
    name, day = f"payment plan {plan.id}", found.cleared_on
    met = {
        ResumeTrigger.SIGNATURE: f"{name} is signed and in effect since {day}",
        ResumeTrigger.DOWN_PAYMENT: f"the down payment of {name} came on {day}",
        ResumeTrigger.FIRST_INSTALMENT: f"the first instalment of {name} came on {day}",
        ResumeTrigger.COMPLETION: f"{name} was paid in full on {day}",
    }[plan.work_resumes_on]
    return f"{met}, and with that work goes on"


def instalments(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """The reminder of a payment of a plan: inside its grace, or after it where no default comes without one (R-27)."""
    made = reminder_of_plan(state)
    if made is None or not any(row["id"] == OF_A_PAYMENT and row["allowed"] for row in documents):
        return
    first, days = made.bound[0], made.plan.cure_days
    line = issue_command(name, OF_A_PAYMENT, state)
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
    line, ways = issue_command(name, document, state), sending_of(document, state.project).why
    what, total = f"send the {document.replace('-', ' ')}", state.past_grace.total_due
    why = "; ".join(part for part in (_why(state), ways) if part)
    return Task(name, Urgency.LETTERS, what, why, state.as_of, line, document, total)


def _is_idle(made: Reminder, state: ProjectState, allowed: set[str]) -> bool:
    """Whether there is a better way: what is too small for a letter, what is in court, an R1 whose invoice goes out today.

    Before the due date an invoice that was not sent is sent first, and says itself when it is due. Where nobody has agreed
    yet and nothing was done, only the contract is to be sent.
    """
    if state.contract_signed_on is None and first_performance(state.record) is None:
        return True
    in_court = state.filed.charges if state.filed is not None else ()
    if all(is_trifle(item.charge) or key_of(item.charge) in in_court for item in made.items):
        return True
    if made.level != BEFORE_DUE:
        return False
    code = state.project.project.code
    named = [document_id(n, code) for item in made.items for n in numbers_of(item.charge, state)]
    return any(one in allowed or sent_on(state, (one,), since=state.as_of) for one in named)


def _reminder(name: str, made: Reminder, state: ProjectState) -> Task:
    mine = [item.charge for item in made.items if item.level == made.level]
    principal = amount(Money.total((charge.principal for charge in mine), state.currency))
    due, grace = min(charge.due for charge in mine), min(charge.grace_end for charge in mine)
    why = {
        BEFORE_DUE: f"{principal} falls due on {due}",
        ON_DUE: f"{principal} is due today",
        IN_GRACE: f"{principal} was due on {due}, and there is grace until {grace}",
        PAST_GRACE: _why(state),
    }[made.level]
    line = issue_command(name, made.document, state)
    what, total = "send today's friendly reminder", state.totals.total_due
    return Task(name, Urgency.REMINDERS, what, why, state.as_of, line, made.document, total)


def _why(state: ProjectState) -> str:
    """How much is late, and for how long."""
    late = past_grace(state.account)
    if not late:
        return ""
    days = max((state.as_of - charge.grace_end).days for charge in late)
    sum_due = amount(state.past_grace.total_due)
    return f"{sum_due} is past grace, the oldest part for {days} {'day' if days == 1 else 'days'}"
