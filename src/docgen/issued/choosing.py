"""Which document is meant by the name on the command line, and whether it may be issued on its day."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from docgen.account.events import effective_day
from docgen.build.names import NEVER_SENT
from docgen.build.plan import PlannedDocument, plan, unmade
from docgen.diagnostics import Diagnostic, error
from docgen.documents.registry import kind_of
from docgen.model import Record
from docgen.rules import ProjectState
from docgen.rules.invoice_names import document_of
from docgen.rules.payment_receipts import document_of as receipt_of


def chosen(
    document: str, state: ProjectState, record: Record, *, again: bool
) -> PlannedDocument | Diagnostic:
    """The document that is meant, if it may be made on the state's day; `record` knows later days too.

    DG905 where the name is that of none, or of several; DG906 or its `E-…` where it may not be made then.
    """
    if document in NEVER_SENT:
        message = f"{document} stays in the office and is never sent"
        return error("DG906", message, hint="what the client may know goes into a letter of your own")
    found = plan(state, (document,), again=again)
    exact = [one for one in found if one.id == document]
    open_ones = exact or [one for one in found if one.answer.allowed] or list(found)
    if not open_ones:
        return _not_there(document, state, record)
    if len(open_ones) > 1:
        return _several(document, open_ones, state.as_of)
    one = open_ones[0]
    later = _days_of(state, record).get(one.id)
    if later is not None and later > state.as_of:
        return _not_yet_there(one.id, later, state.as_of)
    return one if one.answer.allowed else _refused(one, state.as_of)


def _refused(one: PlannedDocument, day: date) -> Diagnostic:
    answer = one.answer
    when = f"; possible from {answer.possible_from}" if answer.possible_from else ""
    hint = "use --again for another one" if answer.on is not None else None
    hint = f"it waits for {answer.waits_for}" if answer.waits_for else hint
    message = f"{one.id} cannot be issued on {day}: {answer.reason}{when}"
    return error(answer.code or "DG906", message, hint=hint)


def _several(document: str, found: list[PlannedDocument], day: date) -> Diagnostic:
    """Several that may be issued, or several that may not, each with its reason."""
    if any(one.answer.allowed for one in found):
        message = f"{document} does not name one document of this project"
        return error("DG905", message, hint=f"there is: {', '.join(one.id for one in found)}")
    codes = {one.answer.code for one in found if one.answer.code is not None}
    days = [one.answer.possible_from for one in found if one.answer.possible_from is not None]
    first = f"; the first one is possible on {min(days)}" if days else ""
    hint = "; ".join(unmade(one, asked=True).answer for one in found)
    if any(one.answer.on is not None for one in found):
        hint += "; --again makes the next one of a letter that was sent, on a day that allows it"
    return error(
        codes.pop() if len(codes) == 1 else "DG906",
        f"no {document} can be issued on {day}{first}",
        hint=hint,
    )


def _not_there(document: str, state: ProjectState, record: Record) -> Diagnostic:
    """DG905 with the nearest ids of the kind; DG906 for what is there on a later day only."""
    later = _days_of(state, record).get(document)
    if later is not None:
        return _not_yet_there(document, later, state.as_of)
    kind = kind_of(document)
    mine = [one.id for one in plan(state, (kind.id,), again=False)] if kind is not None else []
    near = get_close_matches(document, mine, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    hint += f"there is: {', '.join(mine)}" if mine else "it has none of this kind"
    return error("DG905", f"this project has no {document}", hint=hint)


def _not_yet_there(document: str, day: date, sent: date) -> Diagnostic:
    message = f"{document} is of {day}: it cannot have been sent on {sent}"
    return error("DG906", message, hint="correct --sent, or the day of the document in the files")


def _days_of(state: ProjectState, record: Record) -> dict[str, date]:
    """Change orders, and the invoices and receipts of the whole record, by their ids, with their days.

    A contract and a payment plan go out before the day that they bear, from which they hold.
    """
    code = state.project.project.code
    found = {document_of(one, code): one.date for one in record.invoices if one.number is not None}
    days = {day for day in map(effective_day, record.payments) if day is not None}
    orders = {order.document: order.date for order in state.project.change_orders}
    return found | orders | {receipt_of(day): day for day in days}
