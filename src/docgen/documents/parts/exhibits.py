"""Court exhibits: one list for the demand and for both packets, so that a label never means two things.

The demand labels what goes with it. A packet begins with exactly that list, as it stood when the demand was
sent, and adds what came later after it (documents.md 6.1).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from docgen.documents.parts.exhibit_items import (
    Item,
    capitalized,
    demand_items,
    labels,
    later_items,
)
from docgen.documents.parts.history import STATEMENT
from docgen.language import Language
from docgen.model.record import Evidence
from docgen.rules import ProjectState
from docgen.rules.notices import DEMAND
from docgen.rules.signatures import AGREEMENTS, CONFORMED, SIGNED
from docgen.rules.unpaid import milestones_of, past_grace

WORD = (".docx", ".doc")
DRAFT = "draft"
"""The media of an e-mail that nobody has sent yet."""


@dataclass(frozen=True)
class Exhibit:
    """One exhibit of a packet.

    `label` is its number or letter, `name` is "Exhibit 3". `file` is the path of its file as the record names
    it and `digest` that file's SHA-256; both are None where there is no copy. `pages` is None for a Word file,
    whose pages are counted when it is printed, and where there is no file. `document` is the document id, the
    invoice's milestone stands in `milestone`. `is_evidence` says that it is an entry of the record's evidence.
    `within` says where it stands if it is no paper of its own: the demand's statement in the demand. `is_unsigned`
    says that the copy of an agreement is not the signed paper; its title says so, and what it is instead.
    """

    label: str
    title: str
    day: date
    pages: int | None
    proves: str
    original_held: str
    file: str | None
    digest: str | None
    name: str
    document: str | None = None
    milestone: str | None = None
    is_evidence: bool = False
    within: str | None = None
    is_unsigned: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether no copy of it is on record, here or inside another paper."""
        return self.file is None and self.within is None


def exhibits_of(state: ProjectState, language: Language) -> tuple[Exhibit, ...]:
    """The exhibits of a packet on the state's day: those of the demand first, then what came later.

    Without a demand on record the first part is that of a demand which would be written today.
    """
    sent = state.demand.notice
    if sent is None:
        first = _enclosed_now(milestones_of(past_grace(state.account)), state, language)
    else:
        before = state.notices[: state.notices.index(sent)]
        first = demand_items(sent.items, before, state, language, on=sent.sent_on)
    every = (*first, *later_items(first, state, language))
    found = tuple(
        _exhibit(label, item, state, language)
        for label, item in zip(labels(len(every), state), every, strict=True)
    )
    return tuple(_placed(one, found, state, language) for one in found)


def enclosed_with_demand(
    milestones: Collection[str], state: ProjectState, language: Language
) -> tuple[Exhibit, ...]:
    """What a demand for these milestones that is written on the state's day encloses, as the index will name it."""
    items = _enclosed_now(milestones, state, language)
    return tuple(
        _exhibit(label, item, state, language)
        for label, item in zip(labels(len(items), state), items, strict=True)
    )


def _enclosed_now(milestones: Collection[str], state: ProjectState, language: Language) -> tuple[Item, ...]:
    return demand_items(milestones, state.notices, state, language, on=state.as_of)


def _placed(one: Exhibit, exhibits: tuple[Exhibit, ...], state: ProjectState, language: Language) -> Exhibit:
    """The statement, which goes out with the demand, and before that as a part of the packet itself."""
    if one.document != STATEMENT or one.day != (_demand_day(state) or state.as_of):
        return one
    holder = exhibit_for(exhibits, document=DEMAND, day=one.day)
    key = "exhibit_within" if holder is not None else "exhibit_within_packet"
    return replace(one, within=language.say[key].format(name=holder))


def _demand_day(state: ProjectState) -> date | None:
    return state.demand.notice.sent_on if state.demand.notice is not None else None


def exhibit_for(
    exhibits: Iterable[Exhibit],
    *,
    document: str | None = None,
    milestone: str | None = None,
    file: str | None = None,
    day: date | None = None,
) -> str | None:
    """ "Exhibit 3" by document id, by the milestone of an invoice, or by file; None where there is none.

    `day` tells apart letters of one kind.
    """
    for one in exhibits:
        if document is not None and one.document != document:
            continue
        if milestone is not None and one.milestone != milestone:
            continue
        if file is not None and one.file != file:
            continue
        if day is None or one.day == day:
            return one.name
    return None


def text_for(exhibits: Iterable[Exhibit], document: str, language: Language) -> str | None:
    """An agreement as the exhibit that shows it signed; a copy without signatures only for its words.

    `Exhibit 1`, or `text in Exhibit 1`; None where there is none.
    """
    found = next((one for one in exhibits if one.document == document), None)
    if found is None:
        return None
    return language.say["exhibit_text"].format(name=found.name) if found.is_unsigned else found.name


def _exhibit(label: str, item: Item, state: ProjectState, language: Language) -> Exhibit:
    file, digest, pages = _file_of(item, state)
    draft = item.evidence is not None and _is_draft(item.evidence, state)
    unsigned = item.document is not None and item.document.startswith(AGREEMENTS) and _is_unsigned(file)
    title = capitalized(item.title)
    held = item.evidence.original_held if item.evidence is not None else None
    word = "unknown" if held is None else "yes" if held else "no"
    return Exhibit(
        label=label,
        title=language.say["exhibit_draft" if draft else _copy_of(file)].format(title=title)
        if unsigned or draft
        else title,
        day=item.day,
        pages=pages,
        proves=item.proves,
        original_held=language.say[f"exhibit_original_{word}"],
        file=file,
        digest=digest,
        name=language.say["exhibit_name"].format(label=label),
        document=item.document,
        milestone=item.milestone,
        is_evidence=item.evidence is not None,
        is_unsigned=unsigned,
    )


def pages_known(one: Exhibit, language: Language) -> str | None:
    """The number of its pages, or where it stands if it is no paper of its own; None while nobody can know."""
    return one.within if one.pages is None else language.number(one.pages)


def why_open(one: Exhibit, language: Language) -> str:
    """Why the pages are not known: a Word file has none before it is printed, or there is no copy."""
    if one.file is None:
        return language.say["exhibit_pages_missing"]
    is_word = PurePosixPath(one.file).suffix.lower() in WORD
    return language.say["exhibit_pages_word" if is_word else "exhibit_pages_printed"]


def _is_unsigned(file: str | None) -> bool:
    """Whether the copy is of a text that nobody has signed by hand; the signed paper is named so when it is issued."""
    return file is not None and not PurePosixPath(file).stem.endswith(SIGNED)


def _copy_of(file: str | None) -> str:
    """The phrase for an unsigned copy: issued again with the days of signing, or as it went out for signature."""
    conformed = PurePosixPath(file or "").stem.endswith(CONFORMED)
    return "exhibit_conformed" if conformed else "exhibit_unsigned"


def _file_of(item: Item, state: ProjectState) -> tuple[str | None, str | None, int | None]:
    """File, digest and pages: of the evidence, or of the copy of what was sent."""
    if item.evidence is not None:
        read = next((one for one in state.evidence if _is(one.file, one.description, item.evidence)), None)
        return (item.evidence.file, read.digest, read.pages) if read else (item.evidence.file, None, None)
    if item.notice is not None:
        sent = [one for one in item.notice.sendings if one.file is not None]
    else:
        sent = [one for one in state.record.notices if one.document == item.document and one.file is not None]
    if item.document == STATEMENT and item.notice is None:
        sent = [one for one in sent if one.sent.day == item.day]  # another day's statement is another paper
    if item.document is None or not sent:
        return None, None, None
    if item.document.startswith(AGREEMENTS):  # the signed paper before any other copy
        sent.sort(key=lambda one: not _is_unsigned(one.file))
    copy = next((one for one in state.copies if one.file == sent[-1].file), None)
    return (copy.file, copy.digest, copy.pages) if copy else (sent[-1].file, sent[-1].digest, None)


def _is_draft(entry: Evidence, state: ProjectState) -> bool:
    """Whether the file is an e-mail as docgen or a mail program keeps it before it is sent."""
    return any(one.media == DRAFT and _is(one.file, one.description, entry) for one in state.evidence)


def _is(file: str, description: str, entry: Evidence) -> bool:
    return (file, description) == (entry.file, entry.description)
