"""Words that a letter about money never says, in the free text that letters print (E-LANGUAGE, W-LANGUAGE)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.shape import as_far_as_read
from docgen.diagnostics import Diagnostic
from docgen.language.prohibited import Names
from docgen.model import Project, Record
from docgen.rules.letter_names import NAMES
from docgen.rules.letter_texts import FREE_TEXTS, Source
from docgen.rules.wording import problems_of_text
from docgen.source import Unread


def wording(project: Project, record: Record, as_of: date) -> Iterator[Diagnostic]:
    """E-LANGUAGE stops the letters that print the text, never the project (S-23); W-LANGUAGE stops nothing.

    Not one of the checks of the facts, whose errors stop the project. Works on what could be read.
    """
    names = Names(_names(project))
    for source in FREE_TEXTS:
        yield from as_far_as_read(_of_source(source, project, record, as_of, names))


def _of_source(
    source: Source, project: Project, record: Record, as_of: date, names: Names
) -> Iterator[Diagnostic]:
    for free in source(project, record, as_of):
        if isinstance(free.text, str):  # a text that could not be read is reported already
            yield from problems_of_text(free, project, names)


def _names(project: Project) -> Iterator[str]:
    for source in NAMES:
        try:
            yield from (name for name in source(project) if isinstance(name, str))
        except Unread:
            continue
