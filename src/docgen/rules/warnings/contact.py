"""Warnings about conduct when collecting: how often, when, and whom (section 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, warning
from docgen.model import Party
from docgen.model.record import Communication, Direction
from docgen.model.terms import NoticeMethod
from docgen.rules.basis import Basis
from docgen.rules.contact_hours import ContactHours
from docgen.rules.legal import cited, texts, truth, whole, words
from docgen.rules.parties import debtor_role, has_consumer
from docgen.rules.state import ProjectState
from docgen.rules.warnings.places import day, project_field
from docgen.rules.words import listed, plural

DEBT_PAPERS = (
    "reminder",
    "statement",
    "payment-plan",
    "notice-of-intent",
    "suspension-notice",
    "demand-letter",
)
"""Documents that speak of the debt; a log entry about one of them tells its addressee of it."""


def _outgoing(state: ProjectState) -> Iterator[tuple[int, Communication]]:
    """Contacts about the debt: those that name a paper about it, or came while something was overdue."""
    first_due = min((charge.due for charge in state.account.charges), default=None)
    for index, contact in enumerate(state.record.communications):
        if contact.direction is not Direction.OUT:
            continue
        if _about_debt(contact.document) or (first_due is not None and contact.date > first_due):
            yield index, contact


def _about_debt(document: str | None) -> bool:
    return document is not None and document.startswith(DEBT_PAPERS)


def frequency(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-CONTACT-FREQ: a natural person was contacted more often in a day than the law allows."""
    if not any(client.type.is_natural_person for client in state.project.clients):
        return
    reading = basis.law.read("collection.contacts_per_day", debtor=debtor_role(state.project))
    most = whole(reading)
    if most is None:
        return
    last = {contact.date: index for index, contact in _outgoing(state)}
    for on, count in Counter(contact.date for _, contact in _outgoing(state)).items():
        if count > most:
            yield warning(
                "W-CONTACT-FREQ",
                f"{plural(count, 'contact')} on {day(on)}, {most} a day allowed",
                basis.known.at("communications", last[on]),
                hint="leave a day between contacts",
                reference=cited(reading),
            )


def hours(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-CONTACT-HOURS: a natural person was contacted outside the hours that the law allows."""
    if not any(client.type.is_natural_person for client in state.project.clients):
        return
    reading = basis.law.read("collection.contact_hours", debtor=debtor_role(state.project))
    allowed = ContactHours.parse(texts(reading))
    if allowed is None:
        return
    for index, contact in _outgoing(state):
        if contact.time is not None and not allowed.allows(contact.date, contact.time, basis.calendar):
            yield warning(
                "W-CONTACT-HOURS",
                f"contact on {day(contact.date)} at {contact.time:%H:%M}; allowed are {listed(texts(reading))}",
                basis.known.at("communications", index, "time"),
                hint="contact the client inside those hours only",
                reference=cited(reading),
            )


def third_party(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-THIRD-PARTY: a paper about the debt went to somebody who is neither client nor representative."""
    allowed = _allowed(state)
    for index, contact in enumerate(state.record.communications):
        told = contact.direction is Direction.OUT and _about_debt(contact.document)
        if told and not any(name in _plain(contact.to) for name in allowed):
            yield _told(contact.to, basis, "communications", index, "to")
    for index, notice in enumerate(state.record.notices):
        address = notice.address if notice.method is NoticeMethod.EMAIL else None
        if address is None or not _about_debt(notice.document):
            continue
        if not any(name in _plain(address) for name in allowed):
            yield _told(address, basis, "notices", index, "address")


def _told(to: str, basis: Basis, field: str, index: int, part: str) -> Diagnostic:
    return warning(
        "W-THIRD-PARTY",
        f"a paper about the debt went to {to}, who is not the client or the client's representative",
        basis.known.at(field, index, part),
        hint="speak of the debt only to the client, the client's representative, or whom the law allows",
    )


def _allowed(state: ProjectState) -> set[str]:
    """The names and addresses of those who may know: clients, their people, and whom a statute wants told."""
    names = [name for party in state.project.clients for name in _names(party)]
    others = state.project.addressees
    for told in (
        *(others.subcontractors if others else ()),
        *([others.lender] if others and others.lender else ()),
    ):
        names += [told.name, told.email]
    return {_plain(name) for name in names if name}


def _names(party: Party) -> tuple[str | None, ...]:
    people = [person for person in (party.contact, party.representative) if person is not None]
    reach = [part for person in people for part in (person.name, person.email, person.phone)]
    signatory = party.signatory.name if party.signatory is not None else None
    return (
        party.id,
        party.role.value,
        party.legal_name,
        party.trade_name,
        party.email,
        party.phone,
        signatory,
        *reach,
    )


def sender_name(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-FDCPA-NAME: the letters ask for payment in a name that is not the creditor's own.

    Every letter is sent in the contractor's legal and trade name; the one other name in it is that of
    the payee.
    """
    own = [
        name for party in state.project.contractors for name in (party.legal_name, party.trade_name) if name
    ]
    for index, way in enumerate(state.project.payment_details):
        if any(_plain(name) in _plain(way.payee) for name in own):
            continue
        reading = basis.law.read("collection.own_name_rule")
        if words(reading) is None:
            return
        yield warning(
            "W-FDCPA-NAME",
            f"the letters ask for payment to {way.payee}, which is not the contractor's own name ({listed(own)})",
            project_field("payment_details", index, "payee"),
            hint="be paid in your own name: a name that looks like a third party's brings in the rules on debt "
            "collectors",
            reference=cited(reading),
        )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def rosenthal(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-ROSENTHAL: California, consumer client: rules on conduct reach a creditor collecting its own debt."""
    if basis.law.jurisdiction.country != "US" or not has_consumer(state.project):
        return
    reading = basis.law.read("collection.creditor_covered", debtor="consumer")
    if truth(reading):
        yield warning(
            "W-ROSENTHAL",
            "the client is a consumer: the rules on collection conduct reach the contractor itself",
            project_field("parties"),
            hint="no threats, no third parties, no contact at unusual hours; use the letters as they stand",
            reference=cited(reading),
        )
