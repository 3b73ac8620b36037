"""How notices go out: in a way that the contract knows (DG709), to an address that is known (DG728)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docgen.checks.shape import PROJECT, RECORD, each
from docgen.diagnostics import Diagnostic, FieldPath, Related, warning
from docgen.model import Notice, Party, Project
from docgen.model.terms import NoticeMethod
from docgen.rules.parties import notice_email
from docgen.rules.signatures import AGREEMENTS
from docgen.workspace import Facts

NO_NOTICES = (
    *AGREEMENTS,
    "invoice",
    "receipt",
    "hand-off-packet",
    "small-claims-packet",
)
"""What the clause about notices does not reach: agreements, invoices, receipts, and what goes to others."""

METHODS = PROJECT.child("terms", "notices", "methods")


def notice_methods(facts: Facts) -> Iterator[Diagnostic]:
    """DG709: the way a notice went is not among those agreed; post abroad is post."""

    def check(notice: Notice, at: FieldPath) -> Iterator[Diagnostic]:
        if not is_agreed(notice.document, notice.method, facts.project):
            hint = f"send it again by one of: {names_of_agreed(facts.project)}"
            yield not_agreed(notice.method, at.child("method"), hint)

    yield from each(facts.record.notices, RECORD.child("notices"), check)


def is_agreed(document: str, method: NoticeMethod, project: Project) -> bool:
    """Whether the contract lets a document go this way; it asks so of notices only."""
    return document.startswith(NO_NOTICES) or method in _agreed(project)


def not_agreed(method: NoticeMethod, at: FieldPath | None, hint: str) -> Diagnostic:
    """The warning DG709 about one sending."""
    message = f"the contract does not allow notices by {words(method)}"
    return warning("DG709", message, at, hint=hint, related=(Related(METHODS, "it allows these"),))


def names_of_agreed(project: Project) -> str:
    """The ways that the contract allows, as the command line writes them."""
    return ", ".join(sorted(method.value for method in _agreed(project)))


def words(method: NoticeMethod) -> str:
    """The way in words: `e-mail`, `international post`."""
    return "e-mail" if method is NoticeMethod.EMAIL else method.value.replace("_", " ")


def notice_addresses(facts: Facts) -> Iterator[Diagnostic]:
    """DG728: a notice went by e-mail to a party of whom no address is known, and none is recorded with it."""

    def check(notice: Notice, at: FieldPath) -> Iterator[Diagnostic]:
        if notice.method is not NoticeMethod.EMAIL or notice.address is not None:
            return
        if notice.document.startswith("hand-off-packet"):
            return  # it goes to the lawyer or the agency, who are no parties
        for party, _ in addressed(facts.project, notice.to):
            if party.email is None and notice_email(party) is None:
                message = f"{notice.document} went by e-mail on {notice.sent.day}, but {party.id} has no address for it"
                hint = "write where it went, address: …, or give the party its email:"
                yield warning("DG728", message, at.child("method"), hint=hint)

    yield from each(facts.record.notices, RECORD.child("notices"), check)


def addressed(project: Project, to: Collection[str]) -> Iterator[tuple[Party, FieldPath]]:
    """The parties that a document goes to, with their places: those named, all clients where none is named."""
    ids = to or [client.id for client in project.clients]
    for index, party in enumerate(project.parties):
        if party.id in ids:
            yield party, PROJECT.child("parties", index)


def _agreed(project: Project) -> frozenset[NoticeMethod]:
    allowed = frozenset(project.terms.notices.methods)
    return allowed | {NoticeMethod.INTERNATIONAL_POST} if NoticeMethod.POST in allowed else allowed
