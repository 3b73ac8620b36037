"""Whether a file is what docgen made, from which project, template and day, and what differs in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docgen
from docgen.files import digest_of
from docgen.issued.damage import damaged_sending, damaged_signed, signed_words
from docgen.issued.differences import Difference, against, against_seals
from docgen.issued.kept_copies import (
    SentCopy,
    SignedCopy,
    copies_sent,
    copies_signed,
    is_sound,
    sendings,
    shown,
)
from docgen.issued.rebuild import Rebuilt, before_sending, dispatch_of, rebuilt
from docgen.issued.verdict import Verdict, Verification
from docgen.model import Notice
from docgen.rules.dispatch import Dispatch
from docgen.source import Unread
from docgen.word.package import NotAPackage
from docgen.word.provenance import Provenance, Sealed, provenance_of
from docgen.word.text import paragraphs_of
from docgen.workspace import Loading, Workspace, load_project

SAVED_AGAIN = (
    "its bytes are not those that were recorded, since it was saved again; its words are the same. The evidence is the "
    "kept copy, not this file"
)


def verify(workspace: Workspace, path: Path, content: bytes, now: datetime) -> Verification:
    """The verdict on a file at this path with this content; any file may be asked about.

    A copy with the same bytes decides first, of what was sent or signed; then the place, where a copy is kept there
    that must have others; then the copy with its number, what the project gives on its day, and where that cannot be
    had, the file's own seals.
    """
    loadings = [load_project(workspace, name) for name in workspace.project_names()]
    sent = [copy for loading in loadings for copy in copies_sent(workspace, loading)]
    signed = [copy for loading in loadings for copy in copies_signed(workspace, loading)]
    sealed = _sealed(content)
    kept = _as_kept(workspace, content, sealed, sent, signed) or _not_as_kept(
        workspace, path, content, sealed, sent, signed, now
    )
    if kept is not None:
        return kept
    provenance = sealed.provenance if sealed is not None else None
    if sealed is None:
        return Verification(Verdict.FOREIGN, notes=_why_foreign(content))
    home = next((one for one in loadings if _code(one) == sealed.provenance.project), None)
    if home is None:
        note = f"no project here has the code {sealed.provenance.project}"
        found = against_seals(paragraphs_of(content), sealed.seals)
        return Verification(
            Verdict.ELSEWHERE, provenance, differences=found, notes=(note, _seals_note(found))
        )
    mine = [
        copy
        for copy in sent
        if copy.loading is home and copy.path.suffix == ".docx" and _is_of(copy.notice, sealed.provenance)
    ]
    sound = [copy for copy in mine if is_sound(copy)]
    if sound:
        return _against_copy(workspace, content, sealed, home, sound)
    notices = [copy.notice for copy in mine]
    earlier = before_sending(home, notices)
    verification = _against_project(workspace, content, sealed, earlier, now, dispatch_of(notices))
    if not mine:
        return verification
    lost = f"{shown(workspace, mine[0].path)}, the copy that was sent, is missing or damaged"
    return replace(verification, notes=(*verification.notes, lost))


def _sealed(content: bytes) -> Sealed | None:
    try:
        return provenance_of(content)
    except NotAPackage:
        return None


def _as_kept(
    workspace: Workspace,
    content: bytes,
    sealed: Sealed | None,
    sent: Sequence[SentCopy],
    signed: Sequence[SignedCopy],
) -> Verification | None:
    """The file has the bytes that are recorded of a copy, wherever it lies."""
    digest = digest_of(content)
    provenance = sealed.provenance if sealed is not None else None
    same = [copy for copy in sent if copy.digest == digest]
    if same:
        name = shown(workspace, same[0].path)
        notes = () if is_sound(same[0]) else (f"{name} is missing or damaged: put this file in its place",)
        return Verification(
            Verdict.ISSUED, provenance, same[0].loading.name, name, sendings(same), notes=notes
        )
    for copy in signed:
        if copy.digest == digest:
            name = shown(workspace, copy.path)
            return Verification(
                Verdict.SIGNED, project=copy.loading.name, copy=name, signed=signed_words(copy)
            )
    return None


def _not_as_kept(
    workspace: Workspace,
    path: Path,
    content: bytes,
    sealed: Sealed | None,
    sent: Sequence[SentCopy],
    signed: Sequence[SignedCopy],
    now: datetime,
) -> Verification | None:
    """The file lies where a copy is kept, and has not its bytes."""
    here = path.resolve()
    mine = [copy for copy in sent if copy.digest is not None and copy.path.resolve() == here]
    if mine:
        return damaged_sending(workspace, content, sealed, mine, now)
    for copy in signed:
        if copy.path.resolve() == here:
            return (
                _unlocked(workspace, copy)
                if copy.digest is None
                else damaged_signed(workspace, content, copy)
            )
    return None


def _unlocked(workspace: Workspace, copy: SignedCopy) -> Verification:
    """A copy of what was signed of which docgen.lock knows nothing, so that its bytes say nothing."""
    note = "docgen.lock has no digest of it, so nothing says that it is as it was signed: take docgen.lock back from git"
    name = shown(workspace, copy.path)
    signed = signed_words(copy)
    return Verification(Verdict.UNPROVEN, project=copy.loading.name, copy=name, signed=signed, notes=(note,))


def _against_copy(
    workspace: Workspace, content: bytes, sealed: Sealed, home: Loading, mine: Sequence[SentCopy]
) -> Verification:
    """Held against the copies of the same document and number; the nearest one counts."""
    said = paragraphs_of(content)
    compared = [(against(said, paragraphs_of(copy.path.read_bytes())), copy) for copy in mine]
    differences, nearest = min(compared, key=lambda pair: len(pair[0]))
    group = [copy for copy in mine if copy.path == nearest.path]
    verdict = Verdict.CHANGED if differences else Verdict.UNCHANGED
    return Verification(
        verdict,
        sealed.provenance,
        home.name,
        shown(workspace, nearest.path),
        sendings(group),
        differences=differences,
        notes=() if differences else (SAVED_AGAIN,),
    )


def _against_project(
    workspace: Workspace, content: bytes, sealed: Sealed, home: Loading, now: datetime, dispatch: Dispatch
) -> Verification:
    """Held against what the project gives on the file's day, since no copy of it was sent."""
    provenance, said = sealed.provenance, paragraphs_of(content)
    notes = [] if provenance.engine == docgen.__version__ else [f"it was made by docgen {provenance.engine}"]
    by_seals = against_seals(said, sealed.seals)
    made = rebuilt(workspace, home, provenance, now, dispatch)
    if not isinstance(made, Rebuilt):
        notes += [f"it cannot be made again here: {made}", _seals_note(by_seals)]
        verdict = Verdict.CHANGED if by_seals else Verdict.OUTDATED
        return Verification(verdict, provenance, home.name, differences=by_seals, notes=tuple(notes))
    differences = against(said, made.paragraphs)
    if not differences:
        return Verification(Verdict.UNCHANGED, provenance, home.name, notes=tuple(notes))
    if by_seals:
        shown = against(said, made.paragraphs) if made.facts == provenance.facts else by_seals
        if made.facts != provenance.facts:
            notes.append("the project's files have changed since too, so the old words cannot be shown")
        return Verification(Verdict.CHANGED, provenance, home.name, differences=shown, notes=tuple(notes))
    notes.append("nobody changed it since docgen made it, but the project's files give other words by now")
    return Verification(Verdict.OUTDATED, provenance, home.name, differences=differences, notes=tuple(notes))


def _code(loading: Loading) -> str | None:
    try:
        return loading.facts.project.project.code if loading.facts is not None else None
    except Unread:
        return None


def _is_of(notice: Notice, provenance: Provenance) -> bool:
    return notice.document == provenance.document and (notice.number or "") == provenance.number


def _why_foreign(content: bytes) -> tuple[str, ...]:
    try:
        paragraphs_of(content)
    except NotAPackage:
        return ("it is not a Word document, and no copy in issued/ has these bytes",)
    return ("it carries no mark of docgen's, and no copy in issued/ has these bytes",)


def _seals_note(found: Sequence[Difference]) -> str:
    if found:
        return "its own seals say that these paragraphs are not as docgen made them"
    return "its own seals say that nobody changed it since; that is no proof against somebody who means to deceive"
