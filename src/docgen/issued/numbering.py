"""The numbers of invoices: one series a project, without gaps, never used twice (documents.md 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docgen.files import exclusive
from docgen.files.names import safe
from docgen.issued.series import number_in
from docgen.model import Record
from docgen.rules.invoice_names import INVOICE
from docgen.source import Data, Unread
from docgen.source.scalars import Words
from docgen.workspace import Loading, Workspace, load_project
from docgen.workspace.edit import Brings, Change, Edit, change_held, notes_folder
from docgen.workspace.issued import FOLDER
from docgen.workspace.same_event import Once

_COUNTED = re.compile(r"(?P<prefix>.*?)(?P<count>\d+)")


def record_invoice(
    workspace: Workspace, name: str, entry: Mapping[str, Data], brings: Brings, once: Once | None
) -> Edit:
    """Record an invoice with the next number, so that two at once get two numbers.

    Raises OSError where the disk refuses, InUse where another docgen is writing.
    """
    with exclusive(notes_folder(workspace.root) / "lock"):
        number = _next_of(load_project(workspace, name), workspace.project_folder(name) / FOLDER)
        whole = {"number": Words(number), **entry} if number is not None else dict(entry)
        return change_held(workspace, name, Change("invoices", whole, once=once), brings)


def _next_of(loading: Loading, issued: Path) -> str | None:
    """The next number of a project; None where its record cannot be read, which the change then reports."""
    if loading.facts is None:
        return None
    try:
        record, code = loading.facts.record, loading.facts.project.project.code
        used = [one.number for one in record.invoices if one.number is not None]
        return next_invoice_number(code, used, [*_sent(record), *_kept(issued)])
    except Unread:
        return None


def _sent(record: Record) -> Iterator[str]:
    """The numbers that invoices went out with, whether they are among the invoices still or not."""
    begin = f"{INVOICE}-"
    for notice in record.notices:
        if notice.document.startswith(begin):
            yield notice.number or notice.document.removeprefix(begin)
    for contact in record.communications:
        if contact.document is not None and contact.document.startswith(begin):
            yield contact.document.removeprefix(begin)


def _kept(issued: Path) -> Iterator[str]:
    """The numbers on copies that the record may not know."""
    if issued.is_dir():
        yield from (number_in(path.name) for path in issued.iterdir() if f"_{INVOICE}_" in path.name)


def next_invoice_number(code: str, used: Iterable[str], elsewhere: Iterable[str] = ()) -> str:
    """The number after the highest one in the style of the last invoice; `{code}-INV-001` for the first.

    `elsewhere` are numbers that went out or were frozen: they are used too, with the project's code or without it,
    and as the name of a file writes them.
    """
    numbers = list(used)
    counted = [found for found in map(_COUNTED.fullmatch, numbers) if found is not None]
    prefix, digits = (counted[-1]["prefix"], len(counted[-1]["count"])) if counted else (f"{code}-INV-", 3)

    def bare(text: str) -> str:
        return safe(f"{text}0").removeprefix(f"{code}-")

    found = (_COUNTED.fullmatch(number) for number in (*numbers, *elsewhere))
    taken = [int(one["count"]) for one in found if one is not None and bare(one["prefix"]) == bare(prefix)]
    return f"{prefix}{max(taken, default=0) + 1:0{digits}d}"
