"""What went out, sending by sending: when, how, to whom, with which proof, and what became of it (D11, D12, D13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.documents.parts.addresses import address_lines
from docgen.documents.parts.exhibit_items import PACKETS, capitalized, letter_name
from docgen.documents.parts.exhibits import Exhibit, exhibit_for
from docgen.documents.parts.parties import home_country
from docgen.documents.parts.words import NOTHING
from docgen.language import Language
from docgen.model import Notice, Party
from docgen.model.terms import NoticeMethod
from docgen.rules import NoticeState, ProjectState
from docgen.rules.parties import notice_email
from docgen.rules.signatures import is_kept


@dataclass(frozen=True)
class LetterRow:
    """One sending of one letter, with its proof."""

    letter: str
    sent: str
    proof: str
    received: str
    exhibit: str


def letter_rows(
    state: ProjectState, exhibits: tuple[Exhibit, ...], language: Language
) -> tuple[LetterRow, ...]:
    """Every sending of every letter and paper, in the order of the days; packets are not told of themselves.

    A signed paper that was filed went out to nobody.
    """
    return tuple(
        _letter(sending, notice, exhibits, state, language)
        for notice in state.notices
        if not notice.document.startswith(PACKETS)
        for sending in notice.sendings
        if not is_kept(sending)
    )


def _letter(
    sending: Notice,
    notice: NoticeState,
    exhibits: tuple[Exhibit, ...],
    state: ProjectState,
    language: Language,
) -> LetterRow:
    exhibit = exhibit_for(exhibits, document=notice.document, day=notice.sent_on)
    name = capitalized(letter_name(notice.document, language))
    way = language.say[f"way_{sending.method.value}"]
    who = language.join([party.legal_name for party in state.project.contractors])
    names = recipients_of(sending, state, language)
    whom = language.say["hand_off_to_whom"].format(who=who, names=names)
    return LetterRow(
        letter=f"{name} ({sending.number})" if sending.number else name,
        sent=language.say["hand_off_sent"].format(day=moment_of(sending, language), way=way),
        proof="; ".join((whom, *proof_of_sending(sending, state, language))),
        received=delivery_of(sending, language),
        exhibit=exhibit or exhibit_for(exhibits, document=notice.document) or NOTHING,
    )


def moment_of(sending: Notice, language: Language) -> str:
    """The day on which it went out, with the time where it is recorded."""
    day, time = language.long_date(sending.sent.day), sending.sent.time_of_day
    if time is None:
        return day
    return language.say["date_at_time"].format(date=day, time=language.clock(time))


def recipients_of(sending: Notice, state: ProjectState, language: Language) -> str:
    """The clients to whom it went; all of them where the record names none."""
    return language.join([one.legal_name for one in _recipients(sending, state)])


def _recipients(sending: Notice, state: ProjectState) -> tuple[Party, ...]:
    return tuple(one for one in state.project.clients if not sending.to or one.id in sending.to)


def proof_of_sending(sending: Notice, state: ProjectState, language: Language) -> Iterator[str]:
    """The tracking number and the address as recorded; without a recorded one that of the project file, called so."""
    say = language.say
    if sending.tracking is not None:
        yield say["hand_off_tracking"].format(number=sending.tracking)
    if sending.address is not None:
        yield say["hand_off_to"].format(address=sending.address)
        return
    known = [_address(party, sending.method, state, language) for party in _recipients(sending, state)]
    if any(known):
        yield say["hand_off_on_file"].format(address=language.join([one for one in known if one]))


def _address(party: Party, method: NoticeMethod, state: ProjectState, language: Language) -> str | None:
    """Where a letter of this way goes by the project file; by hand nowhere, on paper not to a representative."""
    if method is NoticeMethod.EMAIL:
        return notice_email(party)
    if method is NoticeMethod.HAND or party.representative is not None:
        return None
    where = party.mailing_address or party.address
    return ", ".join(address_lines(where, language, home=home_country(state.project)))


def delivery_of(sending: Notice, language: Language) -> str:
    """A recorded delivery, a return, or that there is neither."""
    say = language.say
    if sending.bounced is not False:
        return say["hand_off_bounced"]
    if sending.delivered is not None:
        return say["hand_off_delivered"].format(day=language.long_date(sending.delivered))
    return say["hand_off_no_delivery"]
