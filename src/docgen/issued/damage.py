"""A kept copy whose bytes are not those that were recorded: what differs, what it means, how it comes back."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import datetime

from docgen.files import digest_of
from docgen.issued.differences import Difference, against, against_seals
from docgen.issued.kept_copies import SentCopy, SignedCopy, sendings, shown
from docgen.issued.rebuild import Rebuilt, before_sending, dispatch_of, rebuilt
from docgen.issued.verdict import Verdict, Verification
from docgen.word.package import NotAPackage
from docgen.word.provenance import Sealed
from docgen.word.text import paragraphs_of
from docgen.workspace import Workspace
from docgen.workspace.signed import copy_of

SAME_WORDS = (
    "its words: every paragraph is as docgen made it, so another program has saved it again, or only what is no "
    "text was changed"
)
OTHER_WORDS = (
    "its words: these paragraphs are not as docgen made them; where you issued a file of your own, they may be your "
    "own words of that day"
)
UNKNOWN_WORDS = "its words: the file itself does not tell what it said before"


def damaged_sending(
    workspace: Workspace, content: bytes, sealed: Sealed | None, copies: Sequence[SentCopy], now: datetime
) -> Verification:
    """The verdict on the copy of a sending that lies in its place with other bytes."""
    first = copies[0]
    words, found = _words(workspace, content, sealed, copies, now)
    path = shown(workspace, first.path)
    proof = "as evidence: only the recorded bytes prove what was sent; this file does not, whatever it says"
    return Verification(
        Verdict.DAMAGED,
        sealed.provenance if sealed is not None else None,
        first.loading.name,
        path,
        sendings(copies),
        differences=found,
        notes=(_bytes(content, first.digest, "record.yaml"), words, proof, _back(path)),
    )


def damaged_signed(workspace: Workspace, content: bytes, copy: SignedCopy) -> Verification:
    """The verdict on a copy of what every party signed, of which the lock has another digest, or none."""
    expected = b""
    if copy.on is not None:
        made = copy_of(copy.document, copy.on, copy.loading.agreed, copy.loading.name)
        expected = (made.content if made is not None else None) or b""
    found: tuple[Difference, ...] = ()
    if digest_of(expected) == copy.digest:
        found = against(_lines(content), _lines(expected))
        words = "its words: the project still says what was signed; these lines of the copy differ from it"
    else:
        words = "its words: the project's files have changed since it was signed, so the signed words cannot be shown"
    proof = "as evidence: only the recorded bytes prove what was signed; docgen does not go by this file"
    path = shown(workspace, copy.path)
    return Verification(
        Verdict.DAMAGED,
        project=copy.loading.name,
        copy=path,
        signed=signed_words(copy),
        differences=found,
        notes=(_bytes(content, copy.digest, "docgen.lock"), words, proof, _back(path)),
    )


def signed_words(copy: SignedCopy) -> str:
    """What it is: `contract, signed by every party, last on 2026-02-17`."""
    text = f"{copy.document}, by every party"
    return f"{text}, the last one on {copy.on}" if copy.on is not None else text


def _words(
    workspace: Workspace, content: bytes, sealed: Sealed | None, copies: Sequence[SentCopy], now: datetime
) -> tuple[str, tuple[Difference, ...]]:
    """Whether the text differs, by the seals in the file; the old words where the project still gives them."""
    if sealed is None:
        return UNKNOWN_WORDS, ()
    try:
        said = paragraphs_of(content)
    except NotAPackage:
        return UNKNOWN_WORDS, ()
    found = against_seals(said, sealed.seals)
    if not found:
        return SAME_WORDS, ()
    notices = [copy.notice for copy in copies]
    earlier = before_sending(copies[0].loading, notices)
    made = rebuilt(workspace, earlier, sealed.provenance, now, dispatch_of(notices))
    if isinstance(made, Rebuilt) and made.facts == sealed.provenance.facts:
        found = against(said, made.paragraphs)
    return OTHER_WORDS, found


def _bytes(content: bytes, digest: str | None, where: str) -> str:
    return f"its bytes: SHA-256 {digest_of(content)} here, {digest} in {where}"


def _back(path: str) -> str:
    name = shlex.quote(path)
    return (
        f"to get it back: git checkout -- {name}; if the changed file was committed, git log -- {name} shows from which "
        "commit; or save what you sent over it. Then verify must say that it is as recorded"
    )


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", errors="replace").splitlines()
