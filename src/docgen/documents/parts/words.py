"""Small pieces of wording that several documents need."""

from __future__ import annotations

from docgen.language import Language
from docgen.model import Milestone
from docgen.model.schedule import DueEvent, DueRule
from docgen.values import DayUnit

NOTHING = "–"
"""What stands in a cell that has no entry."""

_ENDS = (".", "!", "?", ":", ";", "…")


def sentence(text: str) -> str:
    """Free text as a sentence: with a full stop where it has no end of its own."""
    plain = text.rstrip()
    return (
        plain if plain.endswith(_ENDS) or plain.endswith(tuple(f"{end}”" for end in _ENDS)) else f"{plain}."
    )


def contract_days(number: int, unit: DayUnit, language: Language) -> str:
    """A number of days in the defined terms of the contract: `5 Business Days`, `7 calendar days`."""
    return language.days(number, unit.value).replace("business day", "Business Day")


def due_words(rule: DueRule, language: Language) -> str:
    """When a payment is due: its date, or the rule that will give it."""
    if rule.date is not None:
        return language.weekday_date(rule.date)
    key = "due_after_invoice" if rule.after is DueEvent.INVOICE else "due_after_reached"
    return language.say[key].format(days=contract_days(rule.days or 0, rule.unit, language))


def target_words(milestone: Milestone, language: Language) -> str:
    """The target date of a milestone, where it has one."""
    return NOTHING if milestone.target is None else language.long_date(milestone.target)
