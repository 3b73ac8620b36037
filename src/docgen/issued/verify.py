"""Whether a file is what docgen made, from which project, template and day, and what differs in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

import docgen
from docgen.files import digest_of
from docgen.issued.differences import Difference, against, against_seals
from docgen.issued.rebuild import Rebuilt, rebuilt
from docgen.model import Notice
from docgen.source import Unread
from docgen.word.package import NotAPackage
from docgen.word.provenance import Provenance, Sealed, provenance_of
from docgen.word.text import paragraphs_of
from docgen.workspace import Loading, Workspace, load_project
from docgen.workspace.issued import is_below


class Verdict(str, Enum):
    """What a file is.

    `issued` is byte for byte a copy that was sent; `unchanged` says the same as the copy that was sent, or as
    the project gives on its day. `changed` differs in words from it. `outdated` is as docgen made it, but the project's
    files give other words by now. `elsewhere` comes from a project that is not here, and `foreign` not from docgen.
    """

    ISSUED = "issued"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    OUTDATED = "outdated"
    ELSEWHERE = "elsewhere"
    FOREIGN = "foreign"

    @property
    def is_good(self) -> bool:
        """Whether the file is what docgen made from a project of this workspace."""
        return self in (Verdict.ISSUED, Verdict.UNCHANGED)


@dataclass(frozen=True)
class Verification:
    """The verdict on one file with what it rests on.

    `project` is the folder of the project, `copy` the kept copy in the workspace, `sent` how it went out, one
    sentence for each sending. `notes` say what could not be looked at, or is no longer the same.
    """

    verdict: Verdict
    provenance: Provenance | None = None
    project: str | None = None
    copy: str | None = None
    sent: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Copy:
    """A notice that names a copy, in a project; `digest` is what the copy must have."""

    loading: Loading
    notice: Notice
    path: Path
    digest: str | None


def verify(workspace: Workspace, content: bytes, now: datetime) -> Verification:
    """The verdict on a file with this content; any file may be asked about.

    A copy in `issued/` with the same bytes decides first, then the copy with its number, then what the project
    gives on its day, and where that cannot be had, the file's own seals.
    """
    digest, loadings = (
        digest_of(content),
        [load_project(workspace, name) for name in workspace.project_names()],
    )
    copies = [copy for loading in loadings for copy in _copies(workspace, loading)]
    same = [copy for copy in copies if copy.digest == digest]
    try:
        sealed = provenance_of(content)
    except NotAPackage:
        sealed = None
    provenance = sealed.provenance if sealed is not None else None
    if same:
        kept = _kept(workspace, same)
        return Verification(Verdict.ISSUED, provenance, same[0].loading.name, kept, _sent(same))
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
        for copy in copies
        if copy.loading is home and copy.path.suffix == ".docx" and _is_of(copy.notice, sealed.provenance)
    ]
    if mine:
        return _against_copy(workspace, content, sealed, home, mine)
    return _against_project(workspace, content, sealed, home, now)


def _against_copy(
    workspace: Workspace, content: bytes, sealed: Sealed, home: Loading, mine: Sequence[_Copy]
) -> Verification:
    """Held against the copies of the same document and number; the nearest one counts."""
    said = paragraphs_of(content)
    compared = []
    for copy in mine:
        try:
            compared.append((against(said, paragraphs_of(copy.path.read_bytes())), copy))
        except (OSError, NotAPackage):
            continue
    if not compared:
        found = against_seals(said, sealed.seals)
        note = "the copy that was sent cannot be read; the file's own seals were looked at"
        verdict = Verdict.CHANGED if found else Verdict.OUTDATED
        return Verification(verdict, sealed.provenance, home.name, differences=found, notes=(note,))
    differences, nearest = min(compared, key=lambda pair: len(pair[0]))
    group = [copy for copy in mine if copy.path == nearest.path]
    verdict = Verdict.CHANGED if differences else Verdict.UNCHANGED
    notes = () if differences else ("it was saved again since: its bytes are others, its words are the same",)
    kept = _kept(workspace, group)
    return Verification(verdict, sealed.provenance, home.name, kept, _sent(group), differences, notes)


def _against_project(
    workspace: Workspace, content: bytes, sealed: Sealed, home: Loading, now: datetime
) -> Verification:
    """Held against what the project gives on the file's day, since no copy of it was sent."""
    provenance, said = sealed.provenance, paragraphs_of(content)
    notes = [] if provenance.engine == docgen.__version__ else [f"it was made by docgen {provenance.engine}"]
    by_seals = against_seals(said, sealed.seals)
    made = rebuilt(workspace, home, provenance, now)
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


def _copies(workspace: Workspace, loading: Loading) -> Iterator[_Copy]:
    if loading.facts is None:
        return
    folder = workspace.project_folder(loading.name)
    try:
        for notice in loading.facts.record.notices:
            if isinstance(notice.file, str) and is_below(notice.file):
                yield _Copy(loading, notice, folder / notice.file, notice.digest)
                for one in notice.beside:
                    if is_below(one.file):
                        yield _Copy(loading, notice, folder / one.file, one.digest)
    except Unread:
        return  # what is wrong with the record is for `docgen check` to say


def _code(loading: Loading) -> str | None:
    try:
        return loading.facts.project.project.code if loading.facts is not None else None
    except Unread:
        return None


def _is_of(notice: Notice, provenance: Provenance) -> bool:
    return notice.document == provenance.document and (notice.number or "") == provenance.number


def _kept(workspace: Workspace, copies: Sequence[_Copy]) -> str:
    return copies[0].path.relative_to(workspace.root).as_posix()


def _sent(copies: Sequence[_Copy]) -> tuple[str, ...]:
    """How it went out: `2026-07-13 by courier, delivered 2026-07-14`."""
    found = []
    for notice in (copy.notice for copy in copies):
        text = f"{notice.sent} by {notice.method.value.replace('_', ' ')}"
        found.append(f"{text}, delivered {notice.delivered}" if notice.delivered is not None else text)
    return tuple(dict.fromkeys(found))


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
