"""The next payment as a friendly letter names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.parts.account import item_label
from docgen.language import Language
from docgen.model.schedule import DueEvent, DueRule
from docgen.rules import ProjectState
from docgen.rules.ahead import NextPayment
from docgen.values import Money


@dataclass(frozen=True)
class NextPaymentView:
    """The next payment: what it is for, how much, and its due date, else in `when` the rule that gives it.

    `is_past` says that the due date is before the day of the letter, as of a payment of a plan that is late.
    """

    item: str
    amount: Money
    due: date | None
    when: str
    is_past: bool


def next_payment_view(
    found: NextPayment | None, day: date, state: ProjectState, language: Language
) -> NextPaymentView | None:
    """The next payment in the words of a letter of this day; None where there is none."""
    if found is None:
        return None
    if found.milestone is not None:
        item = item_label(found.milestone, state, language)
    elif found.instalment:
        item = language.say["next_instalment"].format(ordinal=language.ordinal(found.instalment))
    else:
        item = language.say["next_down_payment"]
    when = "" if found.due is not None or found.rule is None else _when(found.rule, language)
    is_past = found.due is not None and found.due < day
    return NextPaymentView(item, found.amount, found.due, when, is_past)


def _when(rule: DueRule, language: Language) -> str:
    key = "next_after_invoice" if rule.after is DueEvent.INVOICE else "next_after_reached"
    days = language.days(rule.days or 0, rule.unit.value)
    return language.say[key].format(days=days)
