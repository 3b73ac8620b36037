"""Who must be there, and what must be known of them (E-MISSING, DG708, DG719)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.shape import PROJECT, as_far_as_read, each
from docgen.diagnostics import Diagnostic, FieldPath, error, warning
from docgen.model import Address, Party, PartyRole, ProjectKind
from docgen.model.terms import NoticeMethod
from docgen.workspace import Facts

_BOX = re.compile(r"\W*(p\.?\s*o\.?\s*box|post\s+office\s+box|postfach)\b[\s#:.]*\w*\W*", re.IGNORECASE)
_BOUND = (PartyRole.CONTRACTOR, PartyRole.CLIENT)


def parties(facts: Facts) -> Iterator[Diagnostic]:
    """Roles, and what each party lacks."""
    yield from as_far_as_read(_roles(facts))
    yield from as_far_as_read(_reachable_by_email(facts))
    yield from each(facts.project.parties, PROJECT.child("parties"), _party)


def site(facts: Facts) -> Iterator[Diagnostic]:
    """E-MISSING: work on real property needs the address of the site (documents.md 2.1)."""
    header = facts.project.project
    if header.kind == ProjectKind.CONSTRUCTION and header.site_address is None:
        at = PROJECT.child("project").key()
        hint = "add site_address: {street: …, city: …, country: US}, or kind: services"
        yield error("E-MISSING", "construction needs a site_address", at, hint=hint)
    elif header.site_address is not None:
        yield from _box_only(header.site_address, PROJECT.child("project", "site_address"))


def _roles(facts: Facts) -> Iterator[Diagnostic]:
    roles = [party.role for party in facts.project.parties]
    for role in _BOUND:
        if not any(one == role for one in roles):
            message = f"no party has the role {role.value}"
            hint = f"add a party with role: {role.value}"
            yield error("E-MISSING", message, PROJECT.child("parties").key(), hint=hint)


def _party(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
    for check in (_consumer, _signatory, _address):
        yield from as_far_as_read(check(party, at))


def _consumer(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
    if party.role == PartyRole.CLIENT and party.is_consumer is None:
        hint = "add is_consumer: true where the work is mainly for personal, family or household purposes"
        yield error("E-MISSING", f"{party.id} has no is_consumer", at, hint=hint)


def _signatory(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
    needs_one = party.role in _BOUND and not party.type.is_natural_person
    if needs_one and party.signatory is None:
        hint = "add signatory: {name: …, title: …}, the person who may bind it"
        kind = party.type.value.replace("_", " ")
        yield error("E-MISSING", f"{party.id} is a {kind} and has no signatory", at, hint=hint)


def _address(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
    yield from _box_only(party.address, at.child("address"))


def _box_only(address: Address, at: FieldPath) -> Iterator[Diagnostic]:
    """DG708: courts and collectors reject a PO box alone."""
    if _BOX.fullmatch(str(address.street)):
        hint = "write where it can be found; a PO box belongs to mailing_address"
        yield error("DG708", f"{address.street} is only a PO box", at.child("street"), hint=hint)


def _reachable_by_email(facts: Facts) -> Iterator[Diagnostic]:
    """DG719: notices by e-mail are agreed, but a client has no address for them."""
    if NoticeMethod.EMAIL not in facts.project.terms.notices.methods:
        return

    def check(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
        if party.role == PartyRole.CLIENT and party.email is None:
            message = f"notices may go by e-mail, but {party.id} has no e-mail address"
            yield warning("DG719", message, at, hint="add email:, or take email out of terms.notices.methods")

    yield from each(facts.project.parties, PROJECT.child("parties"), check)
