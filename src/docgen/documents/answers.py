"""Whether a document may be made today: its own rules, and for letters the words that it would print."""

from __future__ import annotations

from docgen.documents.base import Applicability, DocumentType
from docgen.rules import ProjectState
from docgen.rules.letter_texts import LETTERS
from docgen.rules.wording import REFUSED, wording_refusal


def answer_for(
    kind: DocumentType, state: ProjectState, document: str, *, again: bool = False
) -> Applicability:
    """The answer of a document's type; E-LANGUAGE where only its free text stands against a letter (S-16)."""
    answer = kind.applies(state, document, again=again)
    if not answer.allowed or kind.id not in LETTERS:
        return answer
    objection = wording_refusal(state, kind.id)
    if objection is None:
        return answer
    return Applicability.no(REFUSED, f"it would say {objection.said}", waits_for="other words in the files")
