"""Whether a document reaches those whom it is for: who they are, and where it goes (DG728, DG909)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from docgen.checks.methods import addressed, is_agreed, names_of_agreed, not_agreed, words
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.documents.parts.enclosures import copied_to
from docgen.issued.sending import Sending
from docgen.model import Party, PartyRole, Project
from docgen.model.terms import NoticeMethod
from docgen.rules import ProjectState
from docgen.rules.notices import INTENT, SUSPENSION
from docgen.rules.parties import notice_email
from docgen.rules.signatures import AGREEMENTS

HAND_OFF = "hand-off-packet"


def _possible_addressees(kind: str, document: str, project: Project) -> tuple[str, ...]:
    """The ids of the parties that a document of this kind goes to (documents.md 7.0).

    An agreement goes to all who sign it beside the sender, a plan to its guarantor too; the hand-off packet to no
    party; everything else to the clients.
    """
    if kind == HAND_OFF:
        return ()
    if kind not in AGREEMENTS:
        return tuple(client.id for client in project.clients)
    sender = project.contractors[0].id
    guarantors = {plan.guarantor for plan in project.plans if plan.document == document}
    return tuple(
        party.id
        for party in project.parties
        if party.id != sender and (party.role is not PartyRole.GUARANTOR or party.id in guarantors)
    )


@dataclass(frozen=True)
class Addressing:
    """One document on its way to its addressees; `agreed` is the project with the ways that the contract allows."""

    kind: str
    document: str
    state: ProjectState
    agreed: Project
    sending: Sending

    def problems(self) -> tuple[Diagnostic, ...]:
        """DG909 for an addressee whom it is not for, DG728 for one whom it cannot reach this way."""
        wrong = tuple(self._wrong_addressees())
        return wrong or (*self._wrong_address(), *self._without_address())

    def warnings(self) -> tuple[Diagnostic, ...]:
        """DG709 for each way that the contract does not allow for notices."""
        ways, agreed = self.sending.methods, self.agreed
        if all(is_agreed(self.document, way, agreed) for way in ways):
            return ()
        names = names_of_agreed(agreed)
        if any(is_agreed(self.document, way, agreed) for way in ways):
            hint = "the other way counts; this one only where the client accepts it"
        else:
            hint = f"the client may say that it never counted; send it by one of these too: {names}"
        return tuple(not_agreed(way, None, hint) for way in ways if not is_agreed(self.document, way, agreed))

    def _wrong_addressees(self) -> Iterator[Diagnostic]:
        possible = _possible_addressees(self.kind, self.document, self.agreed)
        roles = {party.id: party.role.value for party in self.agreed.parties}
        for name in dict.fromkeys(self.sending.to):
            if name in possible:
                continue
            if name in roles:
                message = f"--to {name}: the {self.kind.replace('-', ' ')} does not go to the {roles[name]}"
            else:
                message = f"--to {name}: no party of this project has this id"
            yield error("DG909", message, hint=self._possible(name, possible))

    def _possible(self, name: str, possible: tuple[str, ...]) -> str:
        if not possible:
            return "it goes to your lawyer or your agency, who are no parties: leave --to out, give --address"
        near = get_close_matches(name, possible, 1)
        hint = f"did you mean {near[0]}? " if near else ""
        hint += f"it can go to: {', '.join(possible)}"
        copies = copied_to(self.state) if self.kind in (INTENT, SUSPENSION) else ()
        if copies:
            hint += (
                f"; the copy for {', '.join(one.name for one in copies)} is recorded with: docgen record contact … "
                f"--to NAME --document {self.document}"
            )
        return hint

    def _wrong_address(self) -> Iterator[Diagnostic]:
        given, ways = self.sending.address, self.sending.methods
        if given is None or any(self.sending.address_for(way) is not None for way in ways):
            return
        kind = "an e-mail address" if "@" in given else "no e-mail address"
        message = f"--address {given} is {kind}, but it goes by {' and '.join(map(words, ways))}"
        yield error("DG728", message, hint="give the address for the way it goes")

    def _without_address(self) -> Iterator[Diagnostic]:
        for way in self.sending.methods:
            if self.sending.address_for(way) is not None:
                continue
            if self.kind == HAND_OFF:
                yield from _to_nobody(way)
                continue
            for party, at in addressed(self.agreed, self.sending.to):
                yield from _unreachable(party, at, way)


def _to_nobody(way: NoticeMethod) -> Iterator[Diagnostic]:
    """DG728 for the hand-off packet, whose reader is in no file; what is handed over needs no address."""
    if way is not NoticeMethod.HAND:
        message = f"nothing says to whom the hand-off packet goes by {words(way)}"
        yield error("DG728", message, hint="say where: --address ADDRESS, of your lawyer or your agency")


def _unreachable(party: Party, at: FieldPath, way: NoticeMethod) -> Iterator[Diagnostic]:
    """DG728 for a party without an address for this way; what is handed over needs none.

    Every party has a postal address. Its representative has none in the files, and everything goes there.
    """
    lawyer = party.representative
    if way is NoticeMethod.EMAIL and notice_email(party) is None:
        if lawyer is None:
            message = f"it cannot go by e-mail: {party.id} ({party.legal_name}) has no e-mail address"
            yield error("DG728", message, at, hint=f"add email: to {party.id}, or say --address ADDRESS")
        else:
            message = (
                f"it cannot go by e-mail: {lawyer.name}, who represents {party.id}, has no e-mail address"
            )
            hint = "add email: to the representative, or say --address ADDRESS"
            yield error("DG728", message, at.child("representative"), hint=hint)
    elif lawyer is not None and way not in (NoticeMethod.EMAIL, NoticeMethod.HAND):
        message = f"it cannot go by {words(way)}: the address of {lawyer.name}, who represents {party.id}, is not known"
        hint = "letters go to the representative only: say where with --address ADDRESS"
        yield error("DG728", message, at.child("representative"), hint=hint)
