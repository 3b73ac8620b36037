"""Which documents a project has on the day, and which of them may be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.build.result import DocumentResult, Status
from docgen.documents.answers import answer_for
from docgen.documents.base import Applicability, Availability, DocumentType, OneADay
from docgen.documents.registry import DOCUMENT_TYPES
from docgen.rules import ProjectState


@dataclass(frozen=True)
class PlannedDocument:
    """One document of the project, with the answer whether it may be made today."""

    type: DocumentType
    id: str
    answer: Applicability

    @property
    def is_one_of_several(self) -> bool:
        """Whether its id names it apart from others of its kind: `change-order-2`."""
        return self.id != self.type.id


def plan(state: ProjectState, only: Sequence[str], *, again: bool) -> tuple[PlannedDocument, ...]:
    """Every document of the project, or those that `only` names by id or kind.

    With `again` a document that was sent is made once more (S-22). The kind of a document of which the day asks for
    one means that one; only where it asks for none are the others there, with the reason of each.
    """
    chosen: list[PlannedDocument] = []
    for kind in DOCUMENT_TYPES:
        mine = [
            PlannedDocument(kind, document, answer_for(kind, state, document, again=again))
            for document in _named(kind, state, only)
        ]
        of_the_day = [one for one in mine if one.answer.allowed or one.id in only]
        chosen += of_the_day if kind.id in only and isinstance(kind, OneADay) and of_the_day else mine
    return tuple(chosen)


def _named(kind: DocumentType, state: ProjectState, only: Sequence[str]) -> tuple[str, ...]:
    """The documents of a kind that are meant; an id that is not of the day can still be asked for."""
    if not only or kind.id in only:
        return kind.documents(state)
    known = kind.ids() if isinstance(kind, OneADay) else kind.documents(state)
    return tuple(document for document in known if document in only)


def unmade(planned: PlannedDocument, *, asked: bool) -> DocumentResult:
    """The row of a document that is not made; `asked` says that the command named it (S-23)."""
    answer = planned.answer
    if answer.availability is Availability.SENT:
        status = Status.SENT
    else:
        status = Status.REFUSED if asked else Status.NOT_YET
    return DocumentResult(
        id=planned.id,
        status=status,
        code=answer.code,
        reason=answer.reason,
        possible_from=answer.possible_from.isoformat() if answer.possible_from else None,
        waits_for=answer.waits_for,
    )


def unasked(planned: PlannedDocument) -> DocumentResult:
    """The row of a document that a build makes only where its name was given."""
    reason = f"{planned.answer.unasked}; it is made when you ask for it: --only {planned.id}"
    return DocumentResult(planned.id, Status.NOT_YET, reason=reason)


def missing(state: ProjectState, only: Sequence[str], planned: Sequence[PlannedDocument]) -> tuple[str, ...]:
    """The words of `only` that name no document of this project."""
    found = {name for one in planned for name in (one.id, one.type.id)}
    return tuple(word for word in only if word not in found)
