"""The files behind a packet's exhibits, read when a packet is made and not before: photographs are large."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from docgen.build.plan import plan
from docgen.build.result import RenderedFile
from docgen.diagnostics import Checked, Diagnostic
from docgen.documents.parts.exhibit_items import PACKETS
from docgen.documents.reviewer_memo import FileRead
from docgen.rules import ProjectState
from docgen.workspace import Loaded
from docgen.workspace.evidence import Material, read_evidence
from docgen.workspace.files import Desk
from docgen.workspace.issued import is_below


@dataclass
class Shelf:
    """The files that the record of one project names, as they were read; `digests` names those looked at."""

    loaded: Loaded
    root: Path
    state: ProjectState
    digests: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def read(self) -> Checked[Material]:
        """Every file, read once; DG911 and DG912 as `read_evidence` says."""
        desk = Desk(self.root, digests=self.digests)
        return read_evidence(self.loaded.record, self.loaded.folder, desk, as_of=self.state.as_of)

    def state_for(self, kind: str) -> Checked[ProjectState]:
        """The state as a document of this kind needs it: a packet's knows its files; no value where one lacks."""
        if kind not in PACKETS:
            return Checked(self.state)
        material = self.read.value
        if material is None:
            return Checked(None, self.read.diagnostics)
        full = replace(self.state, evidence=material.evidence, copies=material.copies)
        return Checked(full, self.read.diagnostics)

    def contents(self) -> dict[str, bytes]:
        """The files by the paths that the record gives them; empty before a packet asked for them."""
        material = self.read.value
        if material is None:
            return {}
        return {one.file: material.contents[one.place] for one in material.files}

    def copy_of(self, document: str) -> RenderedFile | None:
        """The Word copy of a document that was issued; None where there is none."""
        for notice in reversed(self.loaded.record.notices):
            if notice.document != document or notice.file is None or not is_below(notice.file):
                continue
            path = self.loaded.folder / notice.file
            if path.suffix == ".docx" and path.is_file():
                return RenderedFile(document, path.relative_to(self.root).as_posix(), path.read_bytes())
        return None

    def files_read(self, kind: str) -> tuple[FileRead, ...]:
        """What the reviewer's memo of a packet lists besides the project's own files."""
        material = self.read.value if kind in PACKETS else None
        found = material.files if material is not None else ()
        digests = {one.place: one.digest for one in found}
        return tuple(FileRead(place, digest) for place, digest in sorted(digests.items()))


def packet_findings(loaded: Loaded, root: Path, state: ProjectState) -> tuple[Diagnostic, ...]:
    """What stands against the files of a packet that could be made on the state's day (for `docgen check`).

    Empty where no packet can be made yet: then nothing is read.
    """
    if any(one.answer.allowed for one in plan(state, PACKETS, again=False)):
        return Shelf(loaded, root, state).read.diagnostics
    return ()
