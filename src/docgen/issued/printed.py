"""The dates that a letter states and that bind once it is issued (S-1)."""

from __future__ import annotations

from datetime import date

from docgen.rules import ProjectState
from docgen.rules.notices import DEMAND, INTENT


def printed_dates(kind: str, state: ProjectState) -> tuple[tuple[str, date], ...]:
    """`deadline` and `effective` as the letter of the state's day prints them; empty for other documents."""
    if kind == DEMAND and state.demand.items:
        return (("deadline", state.demand.deadline),)
    if kind == INTENT:
        suspension = state.suspension
        found = (("deadline", suspension.planned_cure), ("effective", suspension.planned_effective))
        return tuple((name, day) for name, day in found if day is not None)
    return ()
