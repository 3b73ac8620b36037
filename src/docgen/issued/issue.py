"""Issuing a document: its exact bytes are frozen, numbered and recorded as sent (S-1, S-20, S-22)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from docgen.build.desk import language_of, press_for
from docgen.build.names import safe
from docgen.build.plan import PlannedDocument, plan
from docgen.build.tools import Tools, tools_for
from docgen.checks import check_facts, examine
from docgen.diagnostics import Checked, Diagnostic, FieldPath, error
from docgen.files import digest_of, exclusive, write_atomic
from docgen.issued.pending import Pending, copy_is_there, drop_note, read_note, write_note
from docgen.issued.printed import printed_dates
from docgen.issued.series import next_number, number_in
from docgen.model.terms import NoticeMethod
from docgen.rules import ProjectState
from docgen.source import Data
from docgen.source.scalars import Words
from docgen.values import Moment
from docgen.workspace import Loading, Workspace, load_project
from docgen.workspace.edit import Change, Edit, change_held, notes_folder
from docgen.workspace.issued import FOLDER
from docgen.workspace.sources import Sources

SIGNED_BY_ALL = ("contract", "change-order", "payment-plan")
"""Documents that go out for signature: they need no approval, and keep their draft header until signed."""


@dataclass(frozen=True)
class Sending:
    """How a document goes out.

    `sent` is the moment, `methods` the ways in their order: the dates of the letter follow the first.
    `content` stands in for docgen's own bytes where a person has edited the document; `suffix` is then its
    kind of file. `again` allows another one of a letter that was sent (S-22).
    """

    sent: Moment
    methods: tuple[NoticeMethod, ...]
    tracking: str | None = None
    address: str | None = None
    to: tuple[str, ...] = ()
    approved_by: str | None = None
    again: bool = False
    content: bytes | None = None
    suffix: str = ".docx"


@dataclass(frozen=True)
class Issued:
    """What was issued: the copy's path in the workspace, its number, digest, and dates that it states."""

    file: str
    number: str | None
    digest: str
    printed: tuple[tuple[str, date], ...]
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """An issued document, or what stands against it; `finished` is an earlier issue that was completed."""

    issued: Issued | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Sources | None
    finished: str | None = None


def issue(root: Path, project: str, document: str, sending: Sending, now: datetime) -> Outcome:
    """Freeze a document below `issued/`, number it, and record it as sent.

    Nothing is recorded where the document may not be made on that day (its `E-…`), where a letter is not
    approved (DG903), where a copy with that name exists already (DG904), or where the record would not be
    right with it. If the process dies in between, the next call finishes or drops what was begun. Raises
    OSError where the disk refuses, InUse where another docgen is writing.
    """
    workspace = Workspace(root)
    with exclusive(notes_folder(root) / "lock"):
        finished = _finish(workspace, project)
        outcome = _Issue(workspace, tools_for(root, now), project, document, sending).run()
        return replace(outcome, finished=finished)


def _finish(workspace: Workspace, project: str) -> str | None:
    """Complete an issue that was interrupted after its copy was written; names the copy."""
    pending = read_note(workspace.root, project)
    if pending is None:
        return None
    done = None
    if copy_is_there(workspace.project_folder(project), pending):
        for entry in pending.notices:
            change_held(workspace, project, _change(entry), _everything)
        done = pending.file
    drop_note(workspace.root, project)
    return done


def _change(entry: dict[str, Data] | object) -> Change:
    assert isinstance(entry, dict)
    quoted = {
        key: Words(value)
        if key in ("tracking", "address", "number", "digest") and isinstance(value, str)
        else value
        for key, value in entry.items()
    }
    return Change("notices", quoted, same=("document", "sent", "method"))


def _everything(loading: Loading) -> tuple[Diagnostic, ...]:
    facts = loading.facts
    more = () if facts is None else check_facts(facts.project, facts.record)
    return (*loading.diagnostics, *more)


@dataclass
class _Issue:
    """One issue on its way."""

    workspace: Workspace
    tools: Tools
    project: str
    document: str
    sending: Sending
    loading: Loading | None = None

    def run(self) -> Outcome:
        """Approve, compute, print, freeze, record."""
        if self.sending.approved_by is not None:
            approved = self._approve(self.sending.approved_by)
            if approved is not None:
                return approved
        self.loading = load_project(self.workspace, self.project)
        loading = self._sent_this_way(self.loading)
        examined = examine(loading, self.tools.law, self.sending.sent.day)
        if loading.loaded is None or examined.value is None:
            return self._stopped(examined.diagnostics)
        state = examined.value
        planned = self._planned(state)
        if isinstance(planned, Diagnostic):
            return self._stopped((planned,))
        return self._made(loading, state, planned, examined.diagnostics)

    def _stopped(self, found: Iterable[Diagnostic]) -> Outcome:
        sources = self.loading.sources if self.loading is not None else None
        return Outcome(None, tuple(found), sources)

    def _approve(self, name: str) -> Outcome | None:
        """Record who released the letter; None when that went well."""
        entry: dict[str, Data] = {
            "document": self.document,
            "by": Words(name),
            "on": self.sending.sent.day.isoformat(),
        }
        change = Change("approvals", entry, same=("document", "by", "on"))
        edit = change_held(self.workspace, self.project, change, _everything)
        return None if edit.written else Outcome(None, edit.diagnostics, edit.sources)

    def _sent_this_way(self, loading: Loading) -> Loading:
        """The project with its letters going out as this one does, so that it prints and computes that way."""
        loaded, kind = loading.loaded, self.document
        if loaded is None or kind.startswith(SIGNED_BY_ALL):
            return loading
        terms = loaded.project.terms
        notices = terms.notices.model_copy(update={"methods": self.sending.methods})
        project = loaded.project.model_copy(update={"terms": terms.model_copy(update={"notices": notices})})
        return replace(loading, loaded=replace(loaded, project=project))

    def _planned(self, state: ProjectState) -> PlannedDocument | Diagnostic:
        """The document, if it may be made on the day it is sent."""
        found = plan(state, (self.document,), again=self.sending.again)
        exact = [one for one in found if one.id == self.document]
        if len(exact or found) != 1:
            names = ", ".join(one.id for one in found) or "none"
            return error("DG905", f"{self.document} is not one document of this project; there is: {names}")
        planned = (exact or list(found))[0]
        answer = planned.answer
        if answer.allowed:
            return planned
        when = f"; possible from {answer.possible_from}" if answer.possible_from else ""
        hint = "use --again for another one" if answer.on is not None else answer.waits_for
        return error(answer.code or "DG906", f"{planned.id}: {answer.reason}{when}", hint=hint)

    def _made(
        self,
        loading: Loading,
        state: ProjectState,
        planned: PlannedDocument,
        diagnostics: tuple[Diagnostic, ...],
    ) -> Outcome:
        assert loading.loaded is not None
        spoken = language_of(loading.loaded)
        if isinstance(spoken, Diagnostic):
            return self._stopped((spoken,))
        heading = planned.type.heading(state, planned.id, spoken)
        needs_approval = planned.type.id not in SIGNED_BY_ALL
        if heading.draft and needs_approval:
            message = f"{planned.id} is not approved: nobody has released it for sending"
            hint = "say who has read it: --approved-by NAME"
            return self._stopped((error("DG903", message, FieldPath("record", ("approvals",)), hint=hint),))
        number = heading.number or next_number(
            state.project.project.code, planned.type.id, self._used(loading)
        )
        content = self._content(loading, state, planned, number, spoken, diagnostics)
        if content.value is None:
            return self._stopped(content.diagnostics)
        name = (
            f"{safe(number or planned.id)}_{planned.type.id}_{heading.day.isoformat()}{self.sending.suffix}"
        )
        return self._freeze(f"{FOLDER}/{name}", content.value, number, planned, state)

    def _content(
        self,
        loading: Loading,
        state: ProjectState,
        planned: PlannedDocument,
        number: str | None,
        spoken: object,
        diagnostics: tuple[Diagnostic, ...],
    ) -> Checked[bytes]:
        """The bytes to freeze: the person's own file, or the document as docgen prints it."""
        if self.sending.content is not None:
            return Checked(self.sending.content)
        from docgen.language import Language

        assert loading.loaded is not None and isinstance(spoken, Language)
        press = press_for(loading, loading.loaded, state, spoken, self.tools, diagnostics)
        made = press.print(planned, number=number)
        if made.value is None:
            return Checked(None, made.diagnostics)
        return Checked(made.value[1][0].content)

    def _used(self, loading: Loading) -> list[str]:
        """Every number given so far: in the record, and on copies that the record does not know."""
        assert loading.loaded is not None
        record = loading.loaded.record
        folder = self.workspace.project_folder(self.project) / FOLDER
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        return [*(n.number for n in record.notices if n.number), *map(number_in, names)]

    def _freeze(
        self, file: str, content: bytes, number: str | None, planned: PlannedDocument, state: ProjectState
    ) -> Outcome:
        """Note, copy, record, in this order; a copy that exists is never written over."""
        folder = self.workspace.project_folder(self.project)
        path, digest = folder / file, digest_of(content)
        if path.exists() and digest_of(path.read_bytes()) != digest:
            message = f"{path.relative_to(self.workspace.root).as_posix()} was issued already, and says something else"
            hint = "an issued document never changes: what is new goes into the next one"
            return self._stopped((error("DG904", message, hint=hint),))
        printed = printed_dates(planned.type.id, state)
        entries = tuple(
            self._entry(method, number, planned.id, file, digest, printed, state)
            for method in self.sending.methods
        )
        write_note(self.workspace.root, Pending(self.project, file, digest, entries))
        path.parent.mkdir(exist_ok=True)
        write_atomic(path, content, sync=True)
        lines: list[str] = []
        for entry in entries:
            edit = change_held(self.workspace, self.project, _change(entry), _everything)
            if not edit.written:
                return self._undone(path, edit)
            lines.append(f"{edit.file}:{edit.line}")
        drop_note(self.workspace.root, self.project)
        shown = path.relative_to(self.workspace.root).as_posix()
        return Outcome(Issued(shown, number, digest, printed, tuple(lines)), (), self._sources())

    def _undone(self, path: Path, edit: Edit) -> Outcome:
        """The record cannot take the entry: nothing was issued."""
        path.unlink(missing_ok=True)
        drop_note(self.workspace.root, self.project)
        return Outcome(None, edit.diagnostics, edit.sources)

    def _sources(self) -> Sources | None:
        return self.loading.sources if self.loading is not None else None

    def _entry(
        self,
        method: NoticeMethod,
        number: str | None,
        document: str,
        file: str,
        digest: str,
        printed: Sequence[tuple[str, date]],
        state: ProjectState,
    ) -> dict[str, Data]:
        """The entry under `notices`, in the order of the format."""
        dates: dict[str, Data] = {name: day.isoformat() for name, day in printed}
        items: list[Data] = list(bound_items(document, state))
        values: dict[str, Data] = {
            "number": number,
            "document": document,
            "items": items or None,
            "to": list(self.sending.to) or None,
            "sent": str(self.sending.sent),
            "method": method.value,
            "address": self.sending.address,
            "tracking": self.sending.tracking if method is not NoticeMethod.EMAIL else None,
            "printed": dates or None,
            "file": file,
            "digest": digest,
        }
        return {key: value for key, value in values.items() if value is not None}


def bound_items(document: str, state: ProjectState) -> tuple[str, ...]:
    """The milestones that a letter binds, written down with it (S-7); empty for one that binds nothing."""
    if document == "demand-letter":
        return state.demand.items
    return ()
