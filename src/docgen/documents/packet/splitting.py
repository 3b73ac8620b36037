"""Part (g): one claim for everything that is due (R-37)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.packet.case import Case
from docgen.documents.parts.account import OwedRow, owed_rows
from docgen.documents.statement import LaterRow, Statement
from docgen.values import Money


@dataclass(frozen=True)
class Splitting:
    """The unpaid items, all in this claim, and what falls due only later; `several` where there are two or more."""

    rows: tuple[OwedRow, ...]
    principal: Money
    several: bool
    later: tuple[LaterRow, ...]


def splitting(case: Case, statement: Statement) -> Splitting:
    """What is in the claim; nothing that is due is held back."""
    rows = owed_rows((charge for charge in case.charges if charge.principal), case.state, case.language)
    return Splitting(
        rows=rows,
        principal=Money.total((row.unpaid for row in rows), case.state.currency),
        several=len(rows) > 1,
        later=statement.later,
    )
