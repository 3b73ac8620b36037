"""Agreements on their way to be signed: the name of each copy, and the values that it rests on (S-22)."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from docgen.workspace import Loading
from docgen.workspace.issued import FOLDER
from docgen.workspace.sent import sent_copy


def name_of_another(name: str, sent: date, folder: Path) -> str:
    """The name of one more copy, beside those that went out before; a second one of the day gets a number."""
    copies = folder / FOLDER
    taken = {path.stem for path in copies.iterdir()} if copies.is_dir() else set()
    name = f"{name}_sent-{sent.isoformat()}"
    numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in numbered if one not in taken)


def values_of(document: str, sent: date, loading: Loading, folder: Path) -> dict[str, bytes]:
    """The file with what an agreement says on the day it goes out: who signs the copy, signs these values."""
    copy = sent_copy(document, sent, loading.agreed, loading.name, folder)
    return dict((copy,)) if copy is not None else {}
