"""Change orders in their sequence, and days that come in the wrong order (DG711 to DG715)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from docgen.checks.shape import PROJECT, RECORD, as_far_as_read, each
from docgen.diagnostics import Diagnostic, FieldPath, Related, error, warning
from docgen.model import Milestone, Notice, Payment, Signature
from docgen.model.record import WorkEntry, WorkEvent
from docgen.rules.invoice_names import document_of
from docgen.workspace import Facts

CONTRACT = "the contract is dated"
CONTRACT_DATE = PROJECT.child("contract", "date")


def change_order_sequence(facts: Facts) -> Iterator[Diagnostic]:
    """DG711: the numbers are 1, 2, 3 without a gap, and the dates follow them."""
    orders = sorted(enumerate(facts.project.change_orders), key=lambda pair: pair[1].number)
    at = PROJECT.child("change_orders")
    numbers = [order.number for _, order in orders]
    for place, (index, order) in enumerate(orders):
        expected = numbers[place - 1] + 1 if place else 1
        if order.number > expected:
            message = f"change order {order.number} comes, but there is no change order {expected}"
            yield error("DG711", message, at.child(index, "number"), hint="number them 1, 2, 3 …")
    for (first, one), (index, order) in pairwise(orders):
        yield from as_far_as_read(_dated_in_order(first, one, index, order, at))
    yield from each(facts.project.change_orders, at, _after_contract(facts, "change order"))


def _dated_in_order(first: int, one: Any, index: int, order: Any, at: FieldPath) -> Iterator[Diagnostic]:
    if order.date < one.date:
        message = f"change order {order.number} is dated before change order {one.number}"
        related = (Related(at.child(first, "date"), f"change order {one.number} has its date here"),)
        hint = "correct a date, or give the earlier one the lower number"
        yield error("DG711", message, at.child(index, "date"), hint=hint, related=related)


def entries_after_contract(facts: Facts) -> Iterator[Diagnostic]:
    """DG712 for a payment, DG715 for an invoice or a notice that is older than the contract."""
    contract_date = facts.project.contract.date

    def payment(entry: Payment, at: FieldPath) -> Iterator[Diagnostic]:
        if entry.date < contract_date:
            message = f"this payment of {entry.date} was made before the contract of {contract_date}"
            hint = "correct the date; money for another contract does not belong here"
            related = (Related(CONTRACT_DATE, "the contract has its date here"),)
            yield error("DG712", message, at.child("date"), hint=hint, related=related)

    record = facts.record
    yield from as_far_as_read(each(record.payments, RECORD.child("payments"), payment))
    invoice = _after_contract(facts, "invoice")
    yield from as_far_as_read(each(record.invoices, RECORD.child("invoices"), invoice))

    def notice(entry: Any, at: FieldPath) -> Iterator[Diagnostic]:
        if entry.document not in ("contract", "intake-sheet"):
            yield from _not_before(
                entry.sent.day, contract_date, at.child("sent"), CONTRACT_DATE, "it was sent on", CONTRACT
            )

    yield from as_far_as_read(each(record.notices, RECORD.child("notices"), notice))


def notices_after_documents(facts: Facts) -> Iterator[Diagnostic]:
    """DG715: no invoice and no change order goes out before the date that it bears."""
    code, orders = facts.project.project.code, facts.project.change_orders
    dated = {
        one.document: (one.date, PROJECT.child("change_orders", index, "date"))
        for index, one in enumerate(orders)
    }
    for index, one in enumerate(facts.record.invoices):
        if one.number is not None:
            dated[document_of(one, code)] = (one.date, RECORD.child("invoices", index, "date"))

    def check(notice: Notice, at: FieldPath) -> Iterator[Diagnostic]:
        day, place = dated.get(notice.document, (None, None))
        if day is not None and place is not None:
            words = f"{notice.document} was sent on"
            yield from _not_before(notice.sent.day, day, at.child("sent"), place, words, "it is dated")

    yield from each(facts.record.notices, RECORD.child("notices"), check)


def _after_contract(facts: Facts, what: str) -> Any:
    contract_date = facts.project.contract.date

    def check(entry: Any, at: FieldPath) -> Iterator[Diagnostic]:
        place = at.child("date")
        yield from _not_before(
            entry.date, contract_date, place, CONTRACT_DATE, f"this {what} is dated", CONTRACT
        )

    return check


def signatures(facts: Facts) -> Iterator[Diagnostic]:
    """DG713: nobody signs a document before the date it bears."""
    dated: dict[str, tuple[date, FieldPath]] = {"contract": (facts.project.contract.date, CONTRACT_DATE)}
    for index, order in enumerate(facts.project.change_orders):
        dated[order.document] = (order.date, PROJECT.child("change_orders", index, "date"))

    def check(signature: Signature, at: FieldPath) -> Iterator[Diagnostic]:
        day, place = dated.get(signature.document, (None, None))
        if day is not None and signature.at.day < day:
            message = (
                f"{signature.party} signed {signature.document} on {signature.at.day}, before its date {day}"
            )
            related = (Related(place, "its date stands here"),)
            yield error("DG713", message, at.child("at"), hint="correct one of the days", related=related)

    yield from each(facts.record.signatures, RECORD.child("signatures"), check)


def work_before_signature(facts: Facts) -> Iterator[Diagnostic]:
    """DG714: work that started before every party had signed."""
    bound = [*facts.project.contractors, *facts.project.clients]
    unsigned, last = [], None
    for party in bound:
        days = [
            one.at.day
            for one in facts.record.signatures
            if one.document == "contract" and one.party == party.id
        ]
        if not days:
            unsigned.append(party.id)
        elif last is None or min(days) > last:
            last = min(days)

    def check(entry: WorkEntry, at: FieldPath) -> Iterator[Diagnostic]:
        if entry.event != WorkEvent.STARTED:
            return
        hint = "record every signature under signatures:"
        if unsigned:
            message = f"work started on {entry.date}, but {unsigned[0]} has not signed the contract"
            yield warning("DG714", message, at.child("date"), hint=hint)
        elif last is not None and entry.date < last:
            message = f"work started on {entry.date}, before the last signature of {last}"
            yield warning("DG714", message, at.child("date"), hint="correct one of the days if it is wrong")

    yield from each(facts.record.work, RECORD.child("work"), check)


def project_days(facts: Facts) -> Iterator[Diagnostic]:
    """DG715: targets, due dates and the contract's own days come after the contract."""
    contract = facts.project.contract
    start = contract.date
    at = PROJECT.child("contract")
    if contract.completion is not None:
        first, place = (contract.work_start, "work_start") if contract.work_start else (start, "date")
        yield from _not_before(
            contract.completion,
            first,
            at.child("completion"),
            at.child(place),
            "completion is on",
            "the start is on",
        )

    def check(milestone: Milestone, at: FieldPath) -> Iterator[Diagnostic]:
        if milestone.target is not None:
            words = f"the target of {milestone.id} is"
            yield from _not_before(
                milestone.target, start, at.child("target"), CONTRACT_DATE, words, CONTRACT
            )
        if milestone.due.date is not None:
            words = f"{milestone.id} is due on"
            place = at.child("due", "date")
            yield from _not_before(milestone.due.date, start, place, CONTRACT_DATE, words, CONTRACT)

    yield from as_far_as_read(each(facts.project.milestones, PROJECT.child("milestones"), check))
    yield from _pairs(facts.project.plans, PROJECT.child("plans"), (_PLAN,))


# Two days of one entry: which comes second, which first, and the words for both.
_Pair = tuple[str, str, str, str]
_PLAN: _Pair = ("first", "effective", "the first instalment is due on", "the plan takes effect on")
_RECORD_PAIRS: tuple[tuple[str, tuple[_Pair, ...]], ...] = (
    ("milestones", (("accepted", "reached", "it was accepted on", "it was reached on"),)),
    (
        "payments",
        (
            ("returned", "date", "it was returned on", "it was received on"),
            ("accepted_on", "date", "it was accepted on", "it was received on"),
            ("reversed.date", "date", "it was reversed on", "it was received on"),
        ),
    ),
    ("notices", (("delivered", "sent", "it was delivered on", "it was sent on"),)),
    ("disputes", (("resolved", "date", "it was resolved on", "it was raised on"),)),
)


def record_days(facts: Facts) -> Iterator[Diagnostic]:
    """DG715: nothing is delivered before it is sent, accepted before it is reached, and so on."""
    for field, pairs in _RECORD_PAIRS:
        yield from as_far_as_read(_pairs(getattr(facts.record, field), RECORD.child(field), pairs))


def _pairs(entries: Any, at: FieldPath, pairs: tuple[_Pair, ...]) -> Iterator[Diagnostic]:
    def check(entry: Any, place: FieldPath) -> Iterator[Diagnostic]:
        for pair in pairs:
            yield from as_far_as_read(_pair(entry, place, pair))

    yield from each(entries, at, check)


def _pair(entry: Any, at: FieldPath, pair: _Pair) -> Iterator[Diagnostic]:
    second, first, words, before = pair
    later, earlier = _day(entry, second), _day(entry, first)
    if later is not None and earlier is not None:
        yield from _not_before(later, earlier, at.child(*second.split(".")), at.child(first), words, before)


def _day(entry: Any, path: str) -> date | None:
    """A day of an entry; that of a moment, where one is written."""
    for part in path.split("."):
        entry = getattr(entry, part) if entry is not None else None
    found: date | None = getattr(entry, "day", entry) if not isinstance(entry, date) else entry
    return found


def _not_before(
    day: date, first: date, at: FieldPath, related: FieldPath, words: str, before: str
) -> Iterator[Diagnostic]:
    if day < first:
        place = (Related(related, f"{before} {first}"),)
        message = f"{words} {day}, which is before {first}"
        yield error("DG715", message, at, hint="correct one of the two days", related=place)
