"""What went out for signature and was edited since: DG924 before anyone signs it, DG925 once somebody has.

Who signs a copy signs its words. The newest copy counts that was sent before the signature; one that was signed
before the first copy went out is not judged by it, nor is anything of which a signed copy is kept (DG921 does that).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.checks.compare import Difference
from docgen.checks.shape import RECORD
from docgen.checks.signed import differences_from, short
from docgen.diagnostics import Diagnostic, FieldPath, Related, error, warning
from docgen.model import Project, Record, Signature
from docgen.rules.plan_terms import plan_names
from docgen.source import Unread
from docgen.workspace import Facts, Loading
from docgen.workspace.bound import CONTRACT
from docgen.workspace.sent import Sent


@dataclass(frozen=True)
class Departure:
    """A copy whose words the files no longer say; `signatures` are the places in the record of those under it.

    `again` is the newest copy of the document where that is another one.
    """

    sent: Sent
    differences: tuple[Difference, ...]
    signatures: tuple[int, ...]
    again: Sent | None


def departures(loading: Loading) -> tuple[Departure, ...]:
    """The copies that somebody signed, and the newest of each document, where the files say something else by now.

    Works on what could be read, and says nothing of the rest.
    """
    if loading.facts is None or not loading.sent:
        return ()
    signed = {one.document for one in loading.signed}
    signed |= set(loading.loaded.lock.signed) if loading.loaded is not None else set()
    found: list[Departure] = []
    for document in dict.fromkeys(one.document for one in loading.sent):
        if document in signed:
            continue
        try:
            found += _of_document(document, loading, loading.facts)
        except Unread:
            continue
    return tuple(found)


def counted(record: Record, departed: Sequence[Departure]) -> Record:
    """The record without the signatures under other words than the project's."""
    others = {index for one in departed for index in one.signatures}
    if not others:
        return record
    kept = tuple(one for index, one in enumerate(record.signatures) if index not in others)
    return record.model_copy(update={"signatures": kept})


def sent_edits(departed: Sequence[Departure], loading: Loading) -> Iterator[Diagnostic]:
    """DG924 or DG925 at each place."""
    for one in departed:
        if one.signatures and loading.facts is not None:
            yield from _signed_otherwise(one, loading.facts.record, loading.name)
        else:
            yield from (_edited(one.sent, difference, loading.name) for difference in one.differences)


def _of_document(document: str, loading: Loading, facts: Facts) -> Iterator[Departure]:
    copies = sorted(
        (one for one in loading.sent if one.document == document), key=lambda one: (one.at.day, one.notice)
    )
    under: dict[int, list[int]] = {}
    for index, signature in _signatures(document, facts.project, facts.record):
        before = [number for number, one in enumerate(copies) if _is_before(one, signature)]
        if before:
            under.setdefault(before[-1], []).append(index)
    for number, copy in enumerate(copies):
        signatures = tuple(under.get(number, ()))
        if not signatures and copy is not copies[-1]:
            continue
        if copy.is_said_by(loading.agreed, loading.name):
            continue
        found = tuple(differences_from(copy, facts.project, loading))
        withdrawn = document != CONTRACT and any(len(one.path) == 1 for one in found)
        if found and (signatures or not withdrawn):
            yield Departure(copy, found, signatures, None if copy is copies[-1] else copies[-1])


def _signatures(document: str, project: Project, record: Record) -> Iterator[tuple[int, Signature]]:
    """The signatures under a document with their places in the record."""
    plan = next((one for one in project.plans if one.document == document), None)
    names = plan_names(plan, project) if plan is not None else frozenset({document})
    for index, signature in enumerate(record.signatures):
        if signature.document in names:
            yield index, signature


def _is_before(sent: Sent, signature: Signature) -> bool:
    """Whether the copy was there to be signed; on one day only two times of day can tell."""
    one, other = sent.at, signature.at
    if one.day != other.day or one.time_of_day is None or other.time_of_day is None:
        return one.day <= other.day
    return one.time_of_day <= other.time_of_day


def _edited(sent: Sent, one: Difference, project: str) -> Diagnostic:
    since = f"since {sent.title} was sent for signature on {sent.on}"
    if one.words_before is None:
        message = f"{one.label} has {short(one.words_now)}, added {since}"
    elif one.words_now is None:
        message = f"{one.label} is missing here, taken out {since} with {short(one.words_before)}"
    else:
        message = f"{one.label} is {short(one.words_now)} here, edited {since} with {short(one.words_before)}"
    hint = f"send it again before anyone signs: {_again(sent, project)}; or put the words back"
    return warning("DG924", message, _place(one), hint=hint)


def _signed_otherwise(departed: Departure, record: Record, project: str) -> Iterator[Diagnostic]:
    """One error a place; the first of them shows the signatures too."""
    sent, under = departed.sent, [record.signatures[index] for index in departed.signatures]
    signed = " and ".join(f"{signature.party} signed on {signature.at.day}" for signature in under)
    copy = f"the copy of {sent.title} sent on {sent.on}, which {signed}"
    again = f"send it again ({_again(sent, project)}), have that copy signed,"
    if departed.again is not None:
        again = f"have the copy signed that was sent on {departed.again.on},"
    hint = f"put the words back; or {again} and record that signature instead"
    places = (RECORD.child("signatures", index) for index in departed.signatures)
    related = tuple(Related(place, "this signature is under what was sent") for place in places)
    for one in departed.differences:
        if one.words_before is None:
            message = f"{one.label} has {short(one.words_now)}, which is not in {copy}"
        elif one.words_now is None:
            message = f"{one.label} is missing here; {copy}, has {short(one.words_before)}"
        else:
            message = (
                f"{one.label} is {short(one.words_now)} here, but {copy}, says {short(one.words_before)}"
            )
        yield error("DG925", message, _place(one), hint=hint, related=related)
        related = ()


def _again(sent: Sent, project: str) -> str:
    return f"docgen issue {project} {sent.document} --again --method HOW"


def _place(one: Difference) -> FieldPath:
    return FieldPath("project", one.path, on_key=one.words_now is None)
