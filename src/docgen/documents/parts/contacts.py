"""Contacts of the log that are known to be with the client's side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.language import Language
from docgen.model import Project
from docgen.model.party import Party, PartyRole
from docgen.model.record import Communication, Direction

SHORTEST = 3
"""Letters of the shortest part of a name that tells people apart."""

COMMON = ("and", "the", "ltd", "inc", "llc", "plc")
"""Parts of a name that many have."""


CHANNELS = {"email": "e-mail"}


def channel_of(one: Communication) -> str:
    """The way of a contact as a sentence names it: `e-mail`, `phone`."""
    return CHANNELS.get(one.channel.lower(), one.channel)


def is_with_client(one: Communication, project: Project) -> bool:
    """Whether a contact went to a client, a guarantor or somebody of theirs.

    The record names the receiver alone, so that of what came in nobody can tell who wrote it.
    """
    return one.direction is Direction.OUT and not _words(one.to).isdisjoint(_clients_words(project))


def may_go_to_an_agency(one: Communication, project: Project, language: Language) -> bool:
    """Whether a contact is none with a lawyer, as far as the record tells (D12, "Never").

    What went to somebody who is not of the client's side stays out, and so does whatever speaks of a lawyer.
    """
    spoken = f"{one.to} {one.summary}".lower()
    if any(re.search(rf"\b{word}s?\b", spoken) for word in language.patterns["lawyers"]):
        return False
    return one.direction is Direction.IN or is_with_client(one, project)


def _clients_words(project: Project) -> set[str]:
    owing = (*project.clients, *project.with_role(PartyRole.GUARANTOR))
    return {word for party in owing for name in _names(party) for word in _words(name)}


def _names(party: Party) -> Iterator[str]:
    """The names and addresses under which a record may have somebody of this party."""
    yield party.id
    yield party.legal_name
    yield from (
        text for text in (party.trade_name, party.email, party.phone, party.agent_for_service) if text
    )
    people = (party.contact, party.signatory, party.representative)
    yield from (person.name for person in people if person is not None)


def _words(text: str) -> set[str]:
    found = (word.strip(".") for word in re.split(r"[^\w@.+-]+", text.lower()))
    return {word for word in found if len(word) >= SHORTEST and word not in COMMON}
