"""Whether a document may be made today: its own rules, and for letters the words that it would print."""

from __future__ import annotations

from docgen.documents.base import Applicability, DocumentType
from docgen.rules import ProjectState
from docgen.rules.letter_texts import LETTERS
from docgen.rules.wording import REFUSED, wording_refusal

SIGNED_OTHERWISE = "DG925"
RESOLVED = "the words that were signed, or a new copy sent with --again and signed"


def answer_for(
    kind: DocumentType, state: ProjectState, document: str, *, again: bool = False
) -> Applicability:
    """The answer of a document's type; E-LANGUAGE where only its free text stands against a letter (S-16).

    An agreement that somebody signed with other words is not made, except to go out again (DG925).
    """
    if document in state.signed_otherwise and not again:
        reason = "it was edited after it was sent for signature, and a signature stands under what was sent"
        return Applicability.no(SIGNED_OTHERWISE, reason, waits_for=RESOLVED)
    answer = kind.applies(state, document, again=again)
    if not answer.allowed or kind.id not in LETTERS:
        return answer
    objection = wording_refusal(state, kind.id)
    if objection is None:
        return answer
    return Applicability.no(REFUSED, f"it would say {objection.said}", waits_for="other words in the files")
