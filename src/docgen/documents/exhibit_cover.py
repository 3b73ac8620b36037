"""The cover sheet of one exhibit: what it is, and the label for every page of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Heading
from docgen.documents.parts.exhibit_items import OF_THEIR_OWN
from docgen.documents.parts.exhibits import Exhibit
from docgen.documents.parts.sendings import delivery_of, moment_of, proof_of_sending, recipients_of
from docgen.language import Language
from docgen.model import Notice
from docgen.rules import ProjectState
from docgen.rules.signatures import is_kept

TEMPLATE = "exhibit-cover"


@dataclass(frozen=True)
class CoverContext:
    """Everything a cover sheet prints.

    `labels` has one label a page, in their order; `blank_label` is the label to complete by hand where the
    pages are counted only when the exhibit is printed. `sendings` tell every sending of it that is on record: when,
    how, to whom, tracking and delivery. `within` says where an exhibit stands that is no paper of its own.
    `file` is the name of the copy beside the sheet, None where there is none; `labelled` is that of the copy that
    bears the labels already.
    """

    name: str
    title: str
    day: date
    proves: str
    sendings: tuple[str, ...]
    original_held: str
    agreement: str
    contractors: tuple[str, ...]
    clients: tuple[str, ...]
    labels: tuple[str, ...]
    blank_label: str
    within: str | None
    file: str | None
    labelled: str | None
    digest: str | None


def cover_context(
    exhibit: Exhibit, state: ProjectState, language: Language, *, file: str | None, labelled: str | None
) -> CoverContext:
    """The cover sheet of an exhibit whose copy has this name."""
    project = state.project
    return CoverContext(
        name=exhibit.name,
        title=exhibit.title,
        day=exhibit.day,
        proves=exhibit.proves,
        sendings=_sendings(exhibit, state, language),
        original_held=exhibit.original_held,
        agreement=project.contract.number,
        contractors=tuple(party.legal_name for party in project.contractors),
        clients=tuple(party.legal_name for party in project.clients),
        labels=page_labels(exhibit, language),
        within=exhibit.within,
        blank_label=language.say["exhibit_page_blank"].format(name=exhibit.name),
        file=file,
        labelled=labelled,
        digest=exhibit.digest,
    )


def _sendings(exhibit: Exhibit, state: ProjectState, language: Language) -> tuple[str, ...]:
    """The sendings of its document; of a letter that went out more than once, those of its own day."""
    if exhibit.document is None or exhibit.within is not None:
        return ()
    mine = [one for one in state.notices if one.document == exhibit.document]
    if not exhibit.document.startswith(OF_THEIR_OWN):
        mine = [one for one in mine if one.sent_on == exhibit.day]
    return tuple(
        _sending(one, state, language) for notice in mine for one in notice.sendings if not is_kept(one)
    )


def _sending(sending: Notice, state: ProjectState, language: Language) -> str:
    say = language.say
    words = {
        "day": moment_of(sending, language),
        "way": say[f"way_{sending.method.value}"],
        "who": language.join([party.legal_name for party in state.project.contractors]),
        "whom": recipients_of(sending, state, language),
    }
    told = (say["exhibit_sending"].format(**words), *proof_of_sending(sending, state, language))
    return "; ".join((*told, delivery_of(sending, language)))


def page_labels(exhibit: Exhibit, language: Language) -> tuple[str, ...]:
    """ "Exhibit 3 – page 2 of 5" for every page; none where the pages are not known (D13 (h))."""
    pages = exhibit.pages or 0
    return tuple(
        language.say["exhibit_page"].format(name=exhibit.name, page=page, pages=pages)
        for page in range(1, pages + 1)
    )


def cover_heading(exhibit: Exhibit, packet: Heading) -> Heading:
    """What names a cover sheet; it bears the number of its packet and is never a draft."""
    return Heading(
        title=exhibit.name,
        number=packet.number,
        day=packet.day,
        draft=False,
        draft_note="",
        author=packet.author,
        company=packet.company,
    )
