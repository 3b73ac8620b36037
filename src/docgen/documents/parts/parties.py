"""A party as documents print it: named in full once, described by its legal form, reachable."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.parts.addresses import address_line, address_lines
from docgen.language import Language
from docgen.model import Party, PartyType, Project


@dataclass(frozen=True)
class PartyView:
    """What a template may print of one party.

    `name` is the full name with capacity ("Tomas Reyes, doing business as Reyes Kitchens") and is the
    same wherever the party is named in full, so that introduction, notices and signature agree letter
    for letter (documents.md 6.5). `form` is the legal form in words ("a company registered in
    Delaware, No. 77"). `notice_address` is where post goes: the mailing address, else the address.
    `greeting` and `contact_*` name a person to talk to. Absent values are None.
    """

    id: str
    name: str
    legal_name: str
    trade_name: str | None
    form: str
    is_natural_person: bool
    licence_no: str | None
    address: str
    address_lines: tuple[str, ...]
    notice_address: str
    notice_address_lines: tuple[str, ...]
    email: str | None
    phone: str | None
    contact_name: str
    contact_phone: str | None
    contact_email: str | None
    signatory_name: str | None
    signatory_title: str | None
    signatory_authority: str | None
    is_consumer: bool
    representative_name: str | None
    representative_email: str | None
    representative_phone: str | None


def full_name(party: Party, language: Language) -> str:
    """The legal name, with the trade name after it where there is one (documents.md 2.1)."""
    if party.trade_name is None:
        return party.legal_name
    return f"{party.legal_name}, {language.say['doing_business_as']} {party.trade_name}"


def legal_form(party: Party, language: Language) -> str:
    """The legal form in words, with register and number where the party has them."""
    form = language.say[f"form_{party.type.value}"]
    if party.type.is_natural_person:
        return form
    if party.registered_in is not None:
        form = f"{form} {language.say['registered_in']} {party.registered_in}"
    if party.registration_no is not None:
        form = f"{form}, {language.say['registration_no']} {party.registration_no}"
    return form


def home_country(project: Project) -> str:
    """The country of the project's jurisdiction, whose addresses need no country line."""
    return project.project.jurisdiction.partition("-")[0]


def party_view(party: Party, project: Project, language: Language) -> PartyView:
    """One party, ready to print."""
    home = home_country(project)
    mail = party.mailing_address or party.address
    contact, signatory, lawyer = party.contact, party.signatory, party.representative
    default_contact = signatory.name if signatory else party.legal_name
    return PartyView(
        id=party.id,
        name=full_name(party, language),
        legal_name=party.legal_name,
        trade_name=party.trade_name,
        form=legal_form(party, language),
        is_natural_person=party.type.is_natural_person,
        licence_no=party.licence_no,
        address=address_line(party.address, language, home=home),
        address_lines=address_lines(party.address, language, home=home),
        notice_address=address_line(mail, language, home=home),
        notice_address_lines=address_lines(mail, language, home=home),
        email=party.email,
        phone=party.phone,
        contact_name=contact.name if contact else default_contact,
        contact_phone=(contact.phone if contact else None) or party.phone,
        contact_email=(contact.email if contact else None) or party.email,
        signatory_name=signatory.name if signatory else None,
        signatory_title=signatory.title if signatory else None,
        signatory_authority=signatory.authority if signatory else None,
        is_consumer=bool(party.is_consumer),
        representative_name=lawyer.name if lawyer else None,
        representative_email=lawyer.email if lawyer else None,
        representative_phone=lawyer.phone if lawyer else None,
    )


def party_views(parties: tuple[Party, ...], project: Project, language: Language) -> tuple[PartyView, ...]:
    """Several parties, in the file's order."""
    return tuple(party_view(party, project, language) for party in parties)


def author_of(project: Project) -> tuple[str, str | None]:
    """Name and company for the document's properties and header: the first contractor's."""
    contractor = project.contractors[0]
    company = contractor.trade_name
    if company is None and contractor.type not in (PartyType.INDIVIDUAL, PartyType.SOLE_PROPRIETOR):
        company = contractor.legal_name
    return contractor.legal_name, company
