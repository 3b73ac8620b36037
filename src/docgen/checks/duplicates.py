"""Names that must be unique, and facts that stand twice (DG701, DG721)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from docgen.checks.shape import PROJECT, RECORD, as_far_as_read
from docgen.diagnostics import Diagnostic, FieldPath, Related, error, warning
from docgen.model import Notice, Payment, Signature
from docgen.rules.signatures import AGREEMENTS
from docgen.workspace import Facts

# Where an id or a number stands, and what it names.
_IN_PROJECT = (
    (("parties",), "id", "party"),
    (("milestones",), "id", "milestone"),
    (("scope", "deliverables"), "id", "deliverable"),
    (("change_orders",), "number", "change order"),
    (("plans",), "id", "plan"),
    (("statutory_notices",), "id", "statutory notice"),
)
_IN_RECORD = (
    (("milestones",), "id", "milestone"),
    (("invoices",), "number", "invoice"),
    (("credit_notes",), "number", "credit note"),
    (("notices",), "id", "notice"),
    (("disputes",), "id", "dispute"),
)


def duplicates(facts: Facts) -> Iterator[Diagnostic]:
    """DG701: two things of one kind with one name."""
    for rows, root, holder in (
        (_IN_PROJECT, PROJECT, facts.project),
        (_IN_RECORD, RECORD, facts.record),
    ):
        for path, key, what in rows:
            yield from as_far_as_read(_twice(holder, root, path, key, what))


def double_entries(facts: Facts) -> Iterator[Diagnostic]:
    """DG701 for two signatures of one party, DG721 for payments that are probably one and the same."""
    yield from as_far_as_read(_signatures(facts.record.signatures))
    yield from as_far_as_read(_numbers(facts.record.notices))
    yield from as_far_as_read(_invoice_numbers(facts))
    yield from as_far_as_read(_payments(facts.record.payments))


def _twice(holder: Any, root: FieldPath, path: tuple[str, ...], key: str, what: str) -> Iterator[Diagnostic]:
    for part in path:
        holder = getattr(holder, part)
    at = root.child(*path)
    named = [(index, getattr(entry, key)) for index, entry in enumerate(holder)]
    for first, again, name in _repeated(named):
        related = (Related(at.child(first, key), "it stands here first"),)
        message = f"the {what} {name} stands twice"
        hint = "give each a name of its own" if root is PROJECT else "make one entry of the two"
        yield error("DG701", message, at.child(again, key), hint=hint, related=related)


def _numbers(notices: Iterable[Notice]) -> Iterator[Diagnostic]:
    """DG701: a number belongs to one letter; sent in two ways, it is the same document and the same copy.

    An agreement keeps its number in every copy that goes out before and after it is signed.
    """
    first: dict[str, tuple[int, Notice]] = {}
    for index, notice in enumerate(notices):
        if notice.number is None:
            continue
        start, one = first.setdefault(notice.number, (index, notice))
        same_copy = one.file == notice.file or notice.document.startswith(AGREEMENTS)
        if one.document != notice.document or not same_copy:
            at = RECORD.child("notices")
            related = (Related(at.child(start, "number"), "it stands here first"),)
            message = f"the number {notice.number} stands under two letters"
            hint = "numbers are never used twice: give the later one the next number"
            yield error("DG701", message, at.child(index, "number"), hint=hint, related=related)


def _invoice_numbers(facts: Facts) -> Iterator[Diagnostic]:
    """DG701: INV-001 and KITCH-INV-001 are printed as one number (documents.md 6.1)."""
    begin = f"{facts.project.project.code}-"
    invoices, at = facts.record.invoices, RECORD.child("invoices")
    named = [
        (index, one.number.removeprefix(begin) if one.number is not None else None)
        for index, one in enumerate(invoices)
    ]
    for first, again, name in _repeated(named):
        if invoices[first].number != invoices[again].number:
            related = (Related(at.child(first, "number"), "it stands here first"),)
            message = f"the invoice {begin}{name} stands twice, once without the project's code"
            hint = "give each a number of its own"
            yield error("DG701", message, at.child(again, "number"), hint=hint, related=related)


def _signatures(signatures: Iterable[Signature]) -> Iterator[Diagnostic]:
    at = RECORD.child("signatures")
    named = [(index, (one.document, one.party)) for index, one in enumerate(signatures)]
    for first, again, (document, party) in _repeated(named):
        related = (Related(at.child(first), "it stands here first"),)
        message = f"the signature of {party} under {document} stands twice"
        yield error("DG701", message, at.child(again), hint="keep one of the two", related=related)


def _payments(payments: Sequence[Payment]) -> Iterator[Diagnostic]:
    """DG721: one reference and amount twice, or one day and amount that no references tell apart."""
    at = RECORD.child("payments")
    named = [
        (index, (one.reference, one.amount) if one.reference is not None else None)
        for index, one in enumerate(payments)
    ]
    for first, again, (reference, amount) in _repeated(named):
        related = (Related(at.child(first), "the other one"),)
        message = f"two payments of {amount} have the reference {reference}"
        hint = "delete one if it is the same money"
        yield warning("DG721", message, at.child(again), hint=hint, related=related)
    for first, again in _same_day(payments):
        one = payments[again]
        related = (Related(at.child(first), "the other one"),)
        message = f"two payments of {one.amount} on {one.date} are not told apart by their references"
        hint = "delete one if it is the same money, else give each its reference"
        yield warning("DG721", message, at.child(again), hint=hint, related=related)


def _same_day(payments: Sequence[Payment]) -> Iterator[tuple[int, int]]:
    """Payments of one day and amount of which one has no reference: the earlier and the later in the file."""
    seen: dict[Hashable, list[int]] = {}
    for index, one in enumerate(payments):
        others = seen.setdefault((one.date, one.amount), [])
        alike = (at for at in others if one.reference is None or payments[at].reference is None)
        first = next(alike, None)
        if first is not None:
            yield first, index
        others.append(index)


def _repeated(named: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, int, Any]]:
    """Every name that comes again: where it came first, where again, and the name itself."""
    seen: dict[Hashable, int] = {}
    for index, name in named:
        if name is None:
            continue
        if name in seen:
            yield seen[name], index, name
        else:
            seen[name] = index
