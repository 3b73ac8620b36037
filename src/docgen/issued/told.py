"""What an issued copy states that the account no longer says of its day: DG918 (P-1, issue 4: sent is sent).

Entries that are dated back change what a receipt or a letter with a statement of account told the client. The copy stays
as it is; who wrote the entry must know of it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from docgen.account.events import effective_day
from docgen.build.desk import language_of
from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.language import Language
from docgen.model import Notice
from docgen.rules import ProjectState
from docgen.rules.earlier import earlier
from docgen.rules.notices import FORMAL
from docgen.rules.payment_receipts import RECEIPT, payment_receipt, receipt_days
from docgen.values import Money
from docgen.word.package import NotAPackage
from docgen.word.provenance import provenance_of
from docgen.word.text import paragraphs_of
from docgen.workspace import Loaded
from docgen.workspace.issued import is_below

WITH_STATEMENT = (*FORMAL, "reminder-4")
"""Letters that enclose the statement of account, whose total is that of the account on their day (D05)."""

FIGURE = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(,\d{3})+")
"""A cell of a table that is a sum; no postal code."""


def told_otherwise(loaded: Loaded, state: ProjectState) -> tuple[Diagnostic, ...]:
    """DG918 for each copy made by docgen of a receipt, or of a letter with a statement, whose sums are others by now.

    Of each document the newest copy counts. One that is missing, or that docgen did not make, is not looked at.
    """
    language = language_of(loaded)
    if isinstance(language, Diagnostic):
        return ()
    return tuple(_found(loaded, state, language))


def _found(loaded: Loaded, state: ProjectState, language: Language) -> Iterator[Diagnostic]:
    known = [one for one in enumerate(loaded.record.notices) if one[1].sent.day <= state.as_of]
    newest = {
        one.document: (index, one) for index, one in sorted(known, key=lambda found: str(found[1].sent))
    }
    for index, notice in newest.values():
        if notice.file is None:
            continue
        day = _day_of(notice, state)
        texts = _texts(loaded.folder / notice.file, notice) if day is not None else None
        if day is None or texts is None:
            continue
        is_letter = notice.document in WITH_STATEMENT
        now = (
            _now_in_letter(texts, day, state, language)
            if is_letter
            else _now_in_receipt(texts, day, state, language)
        )
        if now is not None:
            yield _otherwise(index, notice, day, now, loaded)


def _day_of(notice: Notice, state: ProjectState) -> date | None:
    """The day whose sums the document states; None where it states none that can be compared."""
    if notice.document in WITH_STATEMENT:
        return notice.sent.day
    day = next(
        (one for one in receipt_days(state) if notice.document == f"{RECEIPT}-{one.isoformat()}"), None
    )
    return day if day is None or payment_receipt(state, day).used else None


def _texts(path: Path, notice: Notice) -> tuple[str, ...] | None:
    """What a copy says that docgen made on the day it was sent; None of any other file."""
    if notice.file is None or not is_below(notice.file) or path.suffix != ".docx":
        return None
    try:
        content = path.read_bytes()
        sealed = provenance_of(content)
        if sealed is None or sealed.provenance.as_of != notice.sent.day.isoformat():
            return None
        return paragraphs_of(content)
    except (OSError, NotAPackage):
        return None


def _now_in_letter(texts: Sequence[str], day: date, state: ProjectState, language: Language) -> str | None:
    """What its statement would say now; None where it says so.

    A payment of its own day may have come after the letter: without it the letter may be right too.
    """
    total = earlier(state, day).balance.totals.total_due
    others = tuple(one for one in state.record.payments if effective_day(one) != day)
    record = state.record.model_copy(update={"payments": others})
    before = earlier(state, day, record=record).balance.totals.total_due
    if _says(texts, total, language) or _says(texts, before, language):
        return None
    return f"another total than the {language.money(total)} that the account has for {day} now"


def _now_in_receipt(texts: Sequence[str], day: date, state: ProjectState, language: Language) -> str | None:
    """What it would say now of what the payment paid and of what is left; None where it says so."""
    receipt = payment_receipt(state, day)
    tax = (one.withheld_tax.amount for one in receipt.payments if one.withheld_tax is not None)
    used, due = [one.amount for one in receipt.used], receipt.outlook.due
    sums = {
        language.figure(one)
        for one in (*used, receipt.total, *(one.amount for one in receipt.payments), *tax)
    }
    stated = {text for text in texts if FIGURE.fullmatch(text)}
    mine = {language.figure(one) for one in used}
    if mine <= stated <= sums and (not due or _says(texts, due, language)):
        return None
    served = language.join([language.money(one) for one in used])
    return f"another use of the payment of {day}, or another rest, than the account has now: {served} used, {language.money(due)} due"


def _says(texts: Sequence[str], amount: Money, language: Language) -> bool:
    found = re.compile(rf"(?<![\d.,]){re.escape(language.figure(amount))}(?![\d]|[.,]\d)")
    return any(found.search(text) for text in texts)


def _otherwise(index: int, notice: Notice, day: date, now: str, loaded: Loaded) -> Diagnostic:
    hint = (
        f"an entry that was added since counts on {day} or before it; a waiver counts before the payments of its day. Date "
        f"it on the day on which it happened, or send the document again with the sums of now: docgen issue "
        f"{shlex.quote(loaded.name)} {notice.document} --again --method HOW"
    )
    place = FieldPath("record", ("notices", index, "file"))
    message = f"{notice.number or notice.document}, sent on {notice.sent.day}, states {now}"
    return warning("DG918", message, place, hint=hint)
