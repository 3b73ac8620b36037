"""Part (g): one claim for everything that is due (R-37)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.packet.case import Case
from docgen.documents.parts.account import OwedRow, owed_rows
from docgen.documents.statement import LaterRow, Statement
from docgen.rules.unpaid import key_of, milestones_of
from docgen.values import Money


@dataclass(frozen=True)
class Splitting:
    """The unpaid items, all in this claim, and what falls due only later; `several` where there are two or more.

    `left_out` is what the law gave for `left_out_items`, which were paid late and in full: it is not claimed. None where
    there is none. `fell_due_since` is what is unpaid and was not due yet when the claim was filed.
    """

    rows: tuple[OwedRow, ...]
    principal: Money
    several: bool
    later: tuple[LaterRow, ...]
    left_out: Money | None
    left_out_items: str
    fell_due_since: tuple[str, ...]


def splitting(case: Case, statement: Statement) -> Splitting:
    """What is in the claim; nothing that is due is held back."""
    left_out, filed = case.claim.left_out, case.state.filed
    since = (c for c in case.charges if filed is not None and key_of(c) not in filed.charges)
    rows = owed_rows((charge for charge in case.charges if charge.principal), case.state, case.language)
    return Splitting(
        rows=rows,
        principal=Money.total((row.unpaid for row in rows), case.state.currency),
        several=len(rows) > 1,
        later=statement.later,
        left_out=left_out.amount if left_out is not None else None,
        left_out_items=case.join(map(case.item, left_out.items)) if left_out is not None else "",
        fell_due_since=tuple(case.item(name) for name in milestones_of(since)),
    )
