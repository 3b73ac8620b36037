"""What every letter has: letterhead, addressees, delivery, greeting, ways to pay, signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Heading
from docgen.documents.parts.addresses import address_lines
from docgen.documents.parts.parties import author_of, full_name, home_country, party_view
from docgen.documents.parts.signatures import SignatureBlock, letter_block
from docgen.documents.parts.words import sentence
from docgen.language import Language
from docgen.model import Party, Project, Record
from docgen.model.party import Payee, PaymentKind
from docgen.model.terms import NoticeMethod
from docgen.rules import ProjectState
from docgen.rules.parties import notice_email

CARRIED = (NoticeMethod.COURIER, NoticeMethod.POST, NoticeMethod.INTERNATIONAL_POST)
"""Ways on which a carrier numbers what it takes."""


@dataclass(frozen=True)
class Recipient:
    """Who a letter is addressed to, line by line as on an envelope."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """The frame of one letter.

    `we`, `am`, `us` and `our` are "I", "am", "me", "my" where one person writes in their own name.
    `reach` ends a sentence such as "please call me on …". `answer_to` is the
    address for a written answer. `delivery` has one line for each way of sending.
    """

    day: date
    sender_name: str
    sender_lines: tuple[str, ...]
    recipients: tuple[Recipient, ...]
    delivery: tuple[str, ...]
    greeting: str
    closing: str
    we: str
    am: str
    us: str
    our: str
    reach: str
    answer_to: str
    ways_to_pay: tuple[str, ...]
    signatures: tuple[SignatureBlock, ...]
    contract_number: str
    contract_date: date
    project_title: str


def letter_heading(state: ProjectState, document: str, language: Language) -> Heading:
    """What names a letter: no number before it is issued (S-20), DRAFT until it is approved (6.4)."""
    author, company = author_of(state.project)
    title = language.say[f"title_{document.replace('-', '_')}"]
    draft = not is_approved(state.record, document)
    return Heading(title, None, state.as_of, draft, language.say["draft"], author, company)


def is_approved(record: Record, document: str) -> bool:
    """Whether the record releases this letter for sending: after the last time that it was sent.

    An approval is of one letter; the next one of its kind needs its own (6.4).
    """
    last = max((notice.sent.day for notice in record.notices if notice.document == document), default=None)
    return any(
        approval.document == document and (last is None or approval.on > last)
        for approval in record.approvals
    )


def letter_frame(state: ProjectState, language: Language, methods: tuple[NoticeMethod, ...]) -> Letter:
    """The frame of a letter that is written on the state's day and sent by `methods`."""
    project, say = state.project, language.say
    contractor = project.contractors[0]
    number = "one" if contractor.type.is_natural_person and len(project.contractors) == 1 else "several"
    return Letter(
        day=state.as_of,
        sender_name="; ".join(full_name(party, language) for party in project.contractors),
        sender_lines=_sender_lines(contractor, project, language),
        recipients=tuple(_recipient(client, state, language) for client in project.clients),
        delivery=tuple(_delivery(method, state, language) for method in methods),
        greeting=say["greeting"].format(names=language.join([_addressed(c) for c in project.clients])),
        closing=say["closing"],
        we=say[f"sender_{number}_we"],
        am=say[f"sender_{number}_am"],
        us=say[f"sender_{number}_us"],
        our=say[f"sender_{number}_our"],
        reach=_reach(contractor, language, say[f"sender_{number}_us"]),
        answer_to=party_view(contractor, project, language).notice_address,
        ways_to_pay=ways_to_pay(project, language),
        signatures=tuple(letter_block(party, language) for party in project.contractors),
        contract_number=project.contract.number,
        contract_date=project.contract.date,
        project_title=project.project.title,
    )


def _sender_lines(party: Party, project: Project, language: Language) -> tuple[str, ...]:
    """The letterhead under the name: address, licence, phone and e-mail."""
    lines = [
        ", ".join(address_lines(party.mailing_address or party.address, language, home=home_country(project)))
    ]
    if party.licence_no is not None:
        lines.append(language.say["licence_line"].format(number=party.licence_no))
    reachable = " · ".join(part for part in (party.phone, party.email) if part)
    return (*lines, reachable) if reachable else tuple(lines)


def _recipient(client: Party, state: ProjectState, language: Language) -> Recipient:
    """The client's own address; once there is a representative, the representative and nobody else.

    An address that was given for this letter alone stands in its place.
    """
    lawyer, given = client.representative, state.dispatch.street_of(client)
    if lawyer is not None:
        for_whom = language.say["representing"].format(name=client.legal_name)
        reach = [part for part in (given, lawyer.email, lawyer.phone) if part]
        return Recipient((lawyer.name, for_whom, *reach))
    home = home_country(state.project)
    where = address_lines(client.mailing_address or client.address, language, home=home)
    return Recipient((full_name(client, language), *((given,) if given is not None else where)))


def _addressed(client: Party) -> str:
    """The person greeted: the representative, else the contact of a company, else the client."""
    if client.representative is not None:
        return client.representative.name
    if client.type.is_natural_person:
        return client.legal_name
    person = client.contact or client.signatory
    return person.name if person is not None else client.legal_name


def _delivery(method: NoticeMethod, state: ProjectState, language: Language) -> str:
    """One way of sending: with the notice addresses by e-mail, with the number that a carrier gave it (D11)."""
    if method is NoticeMethod.EMAIL:
        emails = [state.dispatch.email_of(one) or notice_email(one) for one in state.project.clients]
        known = [email for email in emails if email is not None]
        if known:
            return language.say["by_email_to"].format(addresses=language.join(known))
    way = language.say[f"by_{method.value}"]
    if state.dispatch.tracking is None or method not in CARRIED:
        return way
    return language.say["by_number"].format(way=way, number=state.dispatch.tracking)


def _reach(contractor: Party, language: Language, us: str) -> str:
    """How to speak to a person at the contractor's."""
    say, contact = language.say, contractor.contact
    phone = (contact.phone if contact else None) or contractor.phone
    email = (contact.email if contact else None) or contractor.email
    if phone is None and email is None:
        return say["post_sender"].format(us=us)
    # A telephone number is not broken at the end of a line.
    way, place = ("call", phone.replace(" ", "\u00a0")) if phone is not None else ("email", email)
    if contact is None:
        return say[f"{way}_sender"].format(us=us, phone=place, email=place)
    return say[f"{way}_person"].format(name=contact.name, phone=place, email=place)


def ways_to_pay(project: Project, language: Language) -> tuple[str, ...]:
    """Every way to pay, a line each."""
    return tuple(_way_to_pay(payee, language) for payee in project.payment_details)


def _way_to_pay(payee: Payee, language: Language) -> str:
    """One way to pay, in one line."""
    say = language.say
    parts = [say[f"pay_{payee.kind.value}"].format(payee=payee.payee)]
    if payee.kind is PaymentKind.BANK:
        parts += [payee.bank] if payee.bank else []
        parts += [say["pay_account"].format(account=payee.account)] if payee.account else []
        parts += [say["pay_routing"].format(routing=payee.routing)] if payee.routing else []
        parts += [say["pay_iban"].format(iban=payee.iban)] if payee.iban else []
    line = ", ".join(parts)
    return " ".join(sentence(part) for part in (line, payee.instructions) if part)
