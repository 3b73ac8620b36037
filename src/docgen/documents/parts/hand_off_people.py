"""Parts 1 and 2 of the hand-off packet: who is named in it, and the debtors as the record knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.documents.parts.addresses import address_line
from docgen.documents.parts.parties import full_name, home_country, legal_form
from docgen.language import Language
from docgen.model import Party, Project
from docgen.model.party import Contact, PartyRole


@dataclass(frozen=True)
class Fact:
    """One thing that is known: what it is, and what it says."""

    label: str
    text: str


@dataclass(frozen=True)
class Debtor:
    """A client, or a guarantor, with everything recorded that helps to reach it; absent facts have no row."""

    name: str
    role: str
    facts: tuple[Fact, ...]


def debtors(project: Project, language: Language) -> tuple[Debtor, ...]:
    """Every client, then every guarantor."""
    owing = (*project.clients, *project.with_role(PartyRole.GUARANTOR))
    return tuple(_debtor(party, project, language) for party in owing)


def _debtor(party: Party, project: Project, language: Language) -> Debtor:
    say = language.say
    facts = tuple(Fact(say[f"hand_off_{key}"], text) for key, text in _facts(party, project, language))
    return Debtor(full_name(party, language), say[f"hand_off_role_{party.role.value}"], facts)


def _facts(party: Party, project: Project, language: Language) -> Iterator[tuple[str, str]]:
    say, home = language.say, home_country(project)
    yield "legal_form", legal_form(party, language)
    if party.licence_no is not None:
        yield "licence", party.licence_no
    yield "address", address_line(party.address, language, home=home)
    if party.mailing_address is not None:
        yield "mailing_address", address_line(party.mailing_address, language, home=home)
    if party.phone is not None:
        yield "phone", party.phone
    if party.email is not None:
        yield "email", party.email
    if party.contact is not None:
        yield "contact", _person(party.contact)
    if party.signatory is not None:
        authority = party.signatory.authority
        parts = [party.signatory.name, party.signatory.title, *([authority] if authority else [])]
        yield "signatory", ", ".join(parts)
    if party.agent_for_service is not None:
        yield "agent", party.agent_for_service
    if party.representative is not None:
        yield "representative", _person(party.representative)
    if party.is_consumer is not None:
        yield "consumer", say["hand_off_yes" if party.is_consumer else "hand_off_no"]
    if party.active_military is not None:
        yield "military", say["hand_off_yes" if party.active_military else "hand_off_no"]


def _person(person: Contact) -> str:
    return ", ".join(part for part in (person.name, person.phone, person.email) if part)


def conflict_names(project: Project) -> tuple[str, ...]:
    """Everyone named in the matter, for the check of conflicts; each name once, in the file's order."""
    return tuple(dict.fromkeys(_names(project)))


def _names(project: Project) -> Iterator[str]:
    for party in project.parties:
        yield party.legal_name
        yield from (name for name in (party.trade_name, party.agent_for_service) if name)
        people = (party.contact, party.signatory, party.representative)
        yield from (person.name for person in people if person is not None)
    if project.addressees is not None:
        lender = project.addressees.lender
        yield from (one.name for one in ([lender] if lender else []))
        yield from (one.name for one in project.addressees.subcontractors)
    if project.claim is not None:
        yield from (witness.name for witness in project.claim.witnesses)
