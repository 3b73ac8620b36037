"""Names of documents' files and folders (S-20)."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from docgen.files.names import safe

OUTPUT = "output"
INTERNAL = "internal"
NEVER_SENT = ("intake-sheet",)
"""Documents that stay in the office, beside the reviewer's memos."""


def document_path(
    project: str, *, code: str, kind: str, number: str | None, day: date, alone: str | None = None
) -> str:
    """Where a document is written, relative to the workspace.

    `kind` is the id of the document type. A document without a number is a draft and named by the
    project's code; `alone` then names it apart from others of its kind.
    """
    if number is None:
        named = (alone or kind).removesuffix(f"-{day.isoformat()}")  # a receipt's id ends with its day
        name = f"{code}_{named}_{day.isoformat()}.draft.docx"
    else:
        name = f"{safe(number)}_{kind}_{day.isoformat()}.docx"
    folder = f"{project}/{INTERNAL}" if kind in NEVER_SENT else project
    return f"{OUTPUT}/{folder}/{name}"


def memo_path(document: str) -> str:
    """Where the reviewer's memo of the document at this path is written; never beside client documents."""
    folder, _, name = document.rpartition("/")
    stem = name.removesuffix(".docx").removesuffix(".draft")
    folder = folder.removesuffix(f"/{INTERNAL}")
    return f"{folder}/{INTERNAL}/{stem}.reviewer-memo.docx"


def beside_path(path: str, attempt: int) -> str:
    """Where the new version goes when the file at `path` must not be touched."""
    own = PurePosixPath(path)
    mark = "(new)" if attempt == 1 else f"(new {attempt})"
    return str(own.with_name(f"{own.stem} {mark}{own.suffix}"))
