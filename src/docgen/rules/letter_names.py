"""What a letter prints that is not its prose: names, addresses, titles, scope, citations (S-16)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from docgen.model import Address, Party, Project
from docgen.model.party import Contact
from docgen.rules.legal import texts, words
from docgen.rules.state import ProjectState

Source = Callable[[Project], Iterator[str]]


def _header(project: Project) -> Iterator[str]:
    yield from (project.project.title, project.contract.number)
    yield from _address(project.project.site_address)


def _scope(project: Project) -> Iterator[str]:
    yield project.scope.summary
    yield from (milestone.point for milestone in project.milestones)
    for order in project.change_orders:
        yield order.title
        yield from (effect.new.point for effect in order.milestones if effect.new is not None)


def _parties(project: Project) -> Iterator[str]:
    for party in project.parties:
        yield from _party(party)


def _payees(project: Project) -> Iterator[str]:
    for payee in project.payment_details:
        yield from _given(payee.payee, payee.bank, payee.account, payee.routing, payee.iban)


def _others(project: Project) -> Iterator[str]:
    """Who gets a copy, and the court."""
    if project.addressees is not None:
        lender = project.addressees.lender
        for one in (*([lender] if lender is not None else ()), *project.addressees.subcontractors):
            yield from _given(one.name, one.email)
            yield from _address(one.address)
    if project.claim is not None and project.claim.court is not None:
        name = project.claim.court.name
        yield from (name, name.removeprefix("the ").removeprefix("The "))
        yield from _address(project.claim.court.address)


NAMES: tuple[Source, ...] = (_header, _scope, _parties, _payees, _others)
"""The names of the project file, kind by kind, so that an unread one hides no other."""


def names_in(state: ProjectState) -> Iterator[str]:
    """Every name that a finished letter of this project may print."""
    yield from chain.from_iterable(source(state.project) for source in NAMES)
    yield from _given(
        state.claim.forum,
        *(invoice.number for invoice in state.record.invoices),
        *(payment.reference for payment in state.record.payments),
    )
    for reading in state.law_readings:
        yield from _given(reading.citation, words(reading), *texts(reading))


def _party(party: Party) -> Iterator[str]:
    yield party.legal_name
    yield from _given(party.trade_name, party.registration_no, party.licence_no, party.email, party.phone)
    yield from _address(party.address)
    yield from _address(party.mailing_address)
    for person in (party.contact, party.representative):
        yield from _contact(person)
    if party.signatory is not None:
        yield from _given(party.signatory.name, party.signatory.title, party.signatory.authority)


def _contact(person: Contact | None) -> Iterator[str]:
    if person is not None:
        yield from _given(person.name, person.phone, person.email)


def _address(address: Address | None) -> Iterator[str]:
    if address is not None:
        yield from _given(address.street, address.city, address.region)


def _given(*found: str | None) -> Iterator[str]:
    yield from (text for text in found if text is not None)
