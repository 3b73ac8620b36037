"""How the command that is proposed sends a document: by what is agreed and can reach the client."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.parts.sending import TRACKED
from docgen.model import Project
from docgen.model.terms import NoticeMethod
from docgen.rules.notices import FORMAL
from docgen.rules.parties import notice_email

EMAIL, HAND = NoticeMethod.EMAIL, NoticeMethod.HAND


@dataclass(frozen=True)
class Sending:
    """The ways of one sending, the first of which decides the dates; `why` says what speaks for them, or is empty."""

    methods: tuple[NoticeMethod, ...]
    why: str = ""


def sending_of(document: str, project: Project) -> Sending:
    """The first agreed way for which an address is there; letters with a deadline also one that leaves a proof (D11)."""
    first = _first(project)
    if document not in FORMAL:
        return Sending((first,))
    second = _second(first, project)
    if second is not None:
        paper = first if first is not EMAIL else second
        return Sending(
            (first, second), f"two ways at once: e-mail is there soon, {_name(paper)} leaves a proof"
        )
    if first is EMAIL:
        return Sending(
            (first,), "e-mail is the only agreed way that reaches the client: an answer is the proof"
        )
    return Sending((first,))


def _reaching(project: Project) -> tuple[NoticeMethod, ...]:
    """The agreed ways for which every client has an address; a postal address is always there."""
    has_mail = all(notice_email(client) for client in project.clients)
    return tuple(way for way in project.terms.notices.methods if way is not EMAIL or has_mail)


def _first(project: Project) -> NoticeMethod:
    """By hand only where nothing else is agreed: it takes a meeting, not an address."""
    found = _reaching(project) or project.terms.notices.methods
    return next((way for way in found if way is not HAND), found[0])


def _second(first: NoticeMethod, project: Project) -> NoticeMethod | None:
    wanted = TRACKED if first is EMAIL else (EMAIL,)
    return next((way for way in wanted if way in _reaching(project)), None)


def _name(way: NoticeMethod) -> str:
    return "handing it over against a signature" if way is HAND else f"the {way.value.replace('_', ' ')}"
