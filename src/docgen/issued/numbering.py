"""The numbers of invoices: one series a project, without gaps, never used twice (documents.md 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from docgen.files import exclusive
from docgen.issued.entries import everything_wrong
from docgen.source import Data, Unread
from docgen.source.scalars import Words
from docgen.workspace import Loading, Workspace, load_project
from docgen.workspace.edit import Change, Edit, change_held, notes_folder

_COUNTED = re.compile(r"(?P<prefix>.*?)(?P<count>\d+)")


def record_invoice(workspace: Workspace, name: str, entry: Mapping[str, Data]) -> Edit:
    """Record an invoice with the next number, so that two at once get two numbers.

    Raises OSError where the disk refuses, InUse where another docgen is writing.
    """
    with exclusive(notes_folder(workspace.root) / "lock"):
        number = _next_of(load_project(workspace, name))
        whole = {"number": Words(number), **entry} if number is not None else dict(entry)
        return change_held(workspace, name, Change("invoices", whole), everything_wrong)


def _next_of(loading: Loading) -> str | None:
    """The next number of a project; None where its record cannot be read, which the change then reports."""
    if loading.facts is None:
        return None
    try:
        used = [one.number for one in loading.facts.record.invoices if one.number is not None]
        return next_invoice_number(loading.facts.project.project.code, used)
    except Unread:
        return None


def next_invoice_number(code: str, used: Iterable[str]) -> str:
    """The number after the highest one in the style of the last invoice; `{code}-INV-001` for the first."""
    counted = [found for found in map(_COUNTED.fullmatch, used) if found is not None]
    if not counted:
        return f"{code}-INV-001"
    prefix, digits = counted[-1]["prefix"], len(counted[-1]["count"])
    highest = max(int(found["count"]) for found in counted if found["prefix"] == prefix)
    return f"{prefix}{highest + 1:0{digits}d}"
