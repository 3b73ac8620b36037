"""A file that goes out in place of docgen's own: what it can be, and that it is the document it is issued as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath

from docgen.diagnostics import Diagnostic, error
from docgen.files import digest_of
from docgen.issued.sending import OwnFile
from docgen.language import Language
from docgen.model import Notice
from docgen.word.package import NotAPackage
from docgen.word.provenance import Sealed, provenance_of
from docgen.word.text import paragraphs_of
from docgen.workspace.pages import IMAGES, pages_of

WORD, PDF = ".docx", ".pdf"
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def problems(
    own: OwnFile,
    document: str,
    project: str,
    dates: Iterable[tuple[str, date]],
    language: Language,
    notices: Iterable[Notice],
    *,
    is_signed: bool,
) -> Iterator[Diagnostic]:
    """DG910 for a file that cannot be it, DG908 and DG917 for another document, DG913 where it states no date it binds.

    `project` is the project's code, `dates` what will be recorded as printed in it, `notices` what is on record.
    `is_signed` says that the paper was signed by then: a picture of it is a copy.
    """
    unfit = _unfit(own, document, is_signed=is_signed)
    if unfit is not None:
        yield unfit
        return
    yield from _kept_as_another(own, document, notices)
    if _suffix(own) == WORD:
        sealed = provenance_of(own.content)
        yield from _of_another(own, sealed, document, project)
        yield from _without_its_dates(own, dates, language)


def _suffix(own: OwnFile) -> str:
    return PurePosixPath(own.name).suffix.lower()


def _unfit(own: OwnFile, document: str, *, is_signed: bool) -> Diagnostic | None:
    """DG910: what goes out is a Word file or a PDF; a picture can only show a paper that is signed."""
    kind = _suffix(own)
    if kind == WORD:
        try:
            paragraphs_of(own.content)
        except NotAPackage:
            hint = "open it, see what it is, and save it as a Word document (.docx) or a PDF"
            return error("DG910", f"{own.name} is no Word document, whatever its name says", hint=hint)
        return None
    if kind != PDF and kind not in IMAGES:
        hint = "save it as a Word document (.docx) or a PDF and give that"
        return error("DG910", f"{own.name} is not a file that docgen can keep as what was sent", hint=hint)
    if kind in IMAGES and not is_signed:
        message = f"{own.name} is a picture, and {document} is no paper that everybody has signed"
        hint = "give what you send, as .docx or .pdf; a picture is kept of a signed agreement only"
        return error("DG910", message, hint=hint)
    fault = pages_of(own.content, kind).problem
    return (
        None if fault is None else error("DG910", f"{own.name} cannot be kept: {fault}", hint="save it again")
    )


def _of_another(own: OwnFile, sealed: Sealed | None, document: str, project: str) -> Iterator[Diagnostic]:
    """DG908: the file says that it is another document of docgen's, or of another project."""
    if sealed is None:
        return
    made = sealed.provenance
    if made.project != project:
        yield error("DG908", f"{own.name} is {made.document} of {made.project}, not of {project}")
    elif made.document != document:
        yield error("DG908", f"{own.name} is {made.document}, not {document}")


def _without_its_dates(
    own: OwnFile, dates: Iterable[tuple[str, date]], language: Language
) -> Iterator[Diagnostic]:
    """DG913: the record would say that the letter states a day which it does not state (S-1)."""
    text = "\n".join(paragraphs_of(own.content)).translate(SPACES)
    for name, day in dates:
        said = language.long_date(day).translate(SPACES)
        if re.search(rf"(?<!\d){re.escape(said)}", text) is None:
            message = (
                f"{own.name} does not state the {name} that follows from the way and day of sending: {said}"
            )
            hint = "write that date in the file; it follows from the first --method and from --sent"
            yield error("DG913", message, hint=hint)


def _kept_as_another(own: OwnFile, document: str, notices: Iterable[Notice]) -> Iterator[Diagnostic]:
    """DG917: the same bytes are kept as another document: one of the two is the wrong file, and each is an exhibit."""
    digest = digest_of(own.content)
    for one in notices:
        if one.document != document and one.digest == digest:
            message = f"{own.name} is the file that is kept as {one.document} of {one.sent.day}"
            hint = f"give the file of {document}; papers that were scanned together are kept each by itself"
            yield error("DG917", message, hint=hint)
            return
