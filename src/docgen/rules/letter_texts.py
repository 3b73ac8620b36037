"""Which documents are letters, and what free text is printed in them (S-16)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from docgen.diagnostics import FieldPath
from docgen.model import Project, ProjectKind, Record
from docgen.model.record import Direction

LETTERS = (
    "invoice",
    "receipt",
    "reminder",
    "payment-plan",
    "notice-of-intent",
    "suspension-notice",
    "resumption-notice",
    "demand-letter",
)
"""D04, D06 to D11 and D15: the documents whose prose, and whose free text, is held to documents.md section 8."""

WITHOUT_WAYS_TO_PAY = ("receipt", "resumption-notice")
"""The letters that do not ask for money."""

WITH_STATEMENT = ("reminder", "payment-plan", "notice-of-intent", "suspension-notice", "demand-letter")
"""The letters that enclose the statement of account."""


@dataclass(frozen=True)
class FreeText:
    """A text that the user wrote, where it stands, and the letters that print it."""

    text: str
    at: FieldPath
    letters: tuple[str, ...]


Source = Callable[[Project, Record, date], Iterator[FreeText]]


def _project(text: str | None, letters: tuple[str, ...], *parts: str | int) -> Iterator[FreeText]:
    if text is not None:
        yield FreeText(text, FieldPath("project", parts), letters)


def _record(text: str | None, letters: tuple[str, ...], *parts: str | int) -> Iterator[FreeText]:
    if text is not None:
        yield FreeText(text, FieldPath("record", parts), letters)


def _instructions(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    letters = tuple(letter for letter in LETTERS if letter not in WITHOUT_WAYS_TO_PAY)
    for index, payee in enumerate(project.payment_details):
        yield from _project(payee.instructions, letters, "payment_details", index, "instructions")


def _site_safety(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    if project.project.kind is ProjectKind.CONSTRUCTION:
        letters = ("notice-of-intent", "suspension-notice")
        yield from _project(project.contract.site_safety, letters, "contract", "site_safety")


def _work_summary(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    yield from _project(project.contract.work_summary, ("demand-letter",), "contract", "work_summary")


def _answers(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    """The answers to disputes that are open on the day."""
    letters = ("notice-of-intent", "demand-letter")
    for index, dispute in enumerate(record.disputes):
        is_over = dispute.resolved is not None and dispute.resolved <= as_of
        if dispute.date <= as_of and not is_over:
            yield from _record(dispute.response, letters, "disputes", index, "response")


def _restart_costs(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    for index, cost in enumerate(record.restart_costs):
        if cost.date <= as_of:
            yield from _record(
                cost.description, ("suspension-notice",), "restart_costs", index, "description"
            )


def _payments(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    """How a payment was made, as receipts and the ledger of the statement name it."""
    for index, payment in enumerate(record.payments):
        if payment.date <= as_of:
            yield from _record(payment.method, ("receipt", *WITH_STATEMENT), "payments", index, "method")


def _evidence(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    for index, piece in enumerate(record.evidence):
        if piece.date <= as_of:
            yield from _record(piece.description, ("demand-letter",), "evidence", index, "description")


def _channels(project: Project, record: Record, as_of: date) -> Iterator[FreeText]:
    """How a reminder was given, which the history in the demand names."""
    for index, contact in enumerate(record.communications):
        reminds = contact.direction is Direction.OUT and (contact.document or "").startswith("reminder")
        if reminds and contact.date <= as_of:
            yield from _record(contact.channel, ("demand-letter",), "communications", index, "channel")


FREE_TEXTS: tuple[Source, ...] = (
    _instructions,
    _site_safety,
    _work_summary,
    _answers,
    _restart_costs,
    _payments,
    _evidence,
    _channels,
)
"""Every kind of free text that a letter prints, each by itself so that an unread one hides no other."""


def free_texts(project: Project, record: Record, as_of: date) -> tuple[FreeText, ...]:
    """All free text that the letters of the day print; later entries of the record are not known yet (S-2)."""
    return tuple(chain.from_iterable(source(project, record, as_of) for source in FREE_TEXTS))
