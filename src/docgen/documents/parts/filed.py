"""The claim that is with a court, as packets tell it (D12, D13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.rules import ProjectState
from docgen.values import Money


@dataclass(frozen=True)
class FiledView:
    """The claim as the record has it: the day it was filed, with which court, for how much.

    `given_up` is what was owed on that day and not claimed, `received` what came since, `open` what is unpaid of it.
    """

    day: date
    court: str | None
    amount: Money
    given_up: Money
    received: Money
    open: Money


def filed_view(state: ProjectState) -> FiledView | None:
    """The claim of this project that was filed; None where none was."""
    filed = state.filed
    if filed is None:
        return None
    source = filed.source
    return FiledView(source.date, source.court, source.amount, filed.given_up, filed.received, filed.unpaid)
