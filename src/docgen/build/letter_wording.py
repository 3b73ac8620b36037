"""The words of a finished letter, whoever wrote its template (E-LANGUAGE, W-LANGUAGE, S-16)."""

from __future__ import annotations

from docgen.diagnostics import Diagnostic
from docgen.language.prohibited import Names
from docgen.rules import ProjectState
from docgen.rules.letter_names import names_in
from docgen.rules.letter_texts import LETTERS, free_texts
from docgen.rules.wording import objections
from docgen.word.text import paragraphs_of


def wording_of(content: bytes, kind: str, document: str, state: ProjectState) -> tuple[Diagnostic, ...]:
    """What a finished letter says that a letter about money does not, with the sentence; empty for other documents.

    Names, addresses and scope are not looked into. Neither is free text of the project's files, which is
    checked where it stands there.
    """
    if kind not in LETTERS:
        return ()
    own = (free.text for free in free_texts(state.project, state.record, state.as_of))
    names = Names((*names_in(state), *own))
    text = "\n\n".join(paragraphs_of(content))
    found = objections(text, state.project, (kind,), names)
    return tuple(
        one.diagnostic(f"the finished {document.replace('-', ' ')} would say", None) for one in found
    )
