"""The rates of interest as a letter names them, with the days of each where there are several."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from docgen.language import Language
from docgen.model.terms import InterestMethod
from docgen.rules import ProjectState


def rate_phrases(state: ProjectState, language: Language, items: Collection[str]) -> tuple[str, ...]:
    """The rates at which interest of these items was computed, each once, in the order of their use.

    Where no interest has accrued yet, the rates of the contract that are in force.
    """
    terms = state.terms.interest
    if terms is None:
        return ()
    by_month = terms.method is InterestMethod.PER_MONTH_OR_FRACTION
    per = language.say["rate_a_month" if by_month else "rate_a_year"]
    mine = (line for line in state.account.interest_lines if line.milestone in items)
    lines = sorted(mine, key=lambda line: line.start)
    used = [line.rate for line in lines]
    current = terms.rate_on(state.as_of)
    rates = tuple(dict.fromkeys(used or ([current] if current is not None else [])))
    phrases = [per.format(rate=language.percent(rate)) for rate in rates]
    for position, rate in enumerate(rates[1:], start=1):
        start = min(line.start for line in lines if line.rate == rate) + timedelta(days=1)
        phrases[position] = language.say["rate_from"].format(
            rate=phrases[position], day=language.long_date(start)
        )
    return tuple(phrases)
