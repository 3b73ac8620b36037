"""Issuing a document: its exact bytes are frozen, numbered and recorded as sent (S-1, S-20, S-22)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from docgen.build.desk import language_of, press_for
from docgen.build.locking import completed_lock
from docgen.build.names import NEVER_SENT, document_path, safe
from docgen.build.plan import PlannedDocument, plan
from docgen.build.printing import Press
from docgen.build.tools import Tools, tools_for
from docgen.checks import examine
from docgen.diagnostics import Checked, Diagnostic, error
from docgen.documents.base import Heading
from docgen.files import digest_of, exclusive, write_atomic
from docgen.issued.binding import bound_items, printed_dates, signed_on
from docgen.issued.drafts import is_edited
from docgen.issued.entries import entries_for
from docgen.issued.for_signature import SIGNED_BY_ALL, name_of_another, values_of
from docgen.issued.freeze import freeze, taken
from docgen.issued.pending import Finished, finish
from docgen.issued.sending import Issued, Outcome, Sending
from docgen.issued.series import next_number, number_in
from docgen.language import Language
from docgen.model.terms import NoticeMethod
from docgen.rules import ProjectState
from docgen.word.package import NotAPackage
from docgen.word.provenance import provenance_of
from docgen.workspace import Loaded, Loading, Workspace, load_project
from docgen.workspace.edit import notes_folder
from docgen.workspace.issued import FOLDER
from docgen.workspace.lock import NAME as LOCK_NAME


def issue(root: Path, project: str, document: str, sending: Sending, now: datetime) -> Outcome:
    """Freeze a document below `issued/`, number it, and record it as sent.

    `document` is its id, or its kind where only one of the kind may be made on that day. Nothing is recorded where
    the document may not be made then (its `E-…`), where a letter is not approved (DG903), where a copy with
    that name exists already (DG904), where the draft was edited and is not the file that goes out (DG907), or
    where the record would not be right with it. If the process dies in between, the next call finishes or
    drops what was begun; while the record cannot take that, nothing else is issued. Raises OSError where the disk refuses, InUse where another docgen is writing.
    """
    workspace = Workspace(root)
    with exclusive(notes_folder(root) / "lock"):
        finished = Finished() if sending.dry_run else finish(workspace, project)
        if finished.stopped is not None:
            edit = finished.stopped
            return Outcome(None, edit.diagnostics, edit.sources, waiting=finished.copy)
        outcome = _Issue(workspace, tools_for(root, now), project, document, sending).run()
        return replace(outcome, finished=finished.copy)


@dataclass(frozen=True)
class _Printed:
    """A document on its way out: how it is headed, and the files that are frozen, the document first."""

    planned: PlannedDocument
    heading: Heading
    number: str | None
    files: dict[str, bytes]


@dataclass
class _Issue:
    """One issue on its way."""

    workspace: Workspace
    tools: Tools
    project: str
    document: str
    sending: Sending
    loading: Loading | None = None
    mail: dict[str, bytes] = field(default_factory=dict)

    def run(self) -> Outcome:
        """Look, choose, print, freeze."""
        self.loading = load_project(self.workspace, self.project)
        loading = self._sent_this_way(self.loading)
        examined = examine(loading, self.tools.law, self.sending.sent.day)
        loaded, state = loading.loaded, examined.value
        if loaded is None or state is None:
            return self._stopped(examined.diagnostics)
        spoken = language_of(loaded)
        if isinstance(spoken, Diagnostic):
            return self._stopped((spoken,))
        chosen = self._chosen(state)
        if isinstance(chosen, Diagnostic):
            return self._stopped((chosen,))
        press = press_for(loading, loaded, state, spoken, self.tools, examined.diagnostics)
        printed = self._printed(loaded, state, chosen, press, spoken)
        if printed.value is None:
            return self._stopped(printed.diagnostics)
        return self._frozen(loaded, state, printed.value, press)

    def _stopped(self, found: Iterable[Diagnostic]) -> Outcome:
        sources = self.loading.sources if self.loading is not None else None
        return Outcome(None, tuple(found), sources)

    def _sent_this_way(self, loading: Loading) -> Loading:
        """The project with its letters going out as this one does, so that it prints and computes that way."""
        loaded = loading.loaded
        if loaded is None or self.document.startswith(SIGNED_BY_ALL):
            return loading
        terms = loaded.project.terms
        notices = terms.notices.model_copy(update={"methods": self.sending.methods})
        project = loaded.project.model_copy(update={"terms": terms.model_copy(update={"notices": notices})})
        return replace(loading, loaded=replace(loaded, project=project))

    def _chosen(self, state: ProjectState) -> PlannedDocument | Diagnostic:
        """The document that is meant, if it may be made on the day it is sent."""
        if self.document in NEVER_SENT:
            message = f"{self.document} stays in the office and is never sent"
            return error("DG906", message, hint="what the client may know goes into a letter of your own")
        found = plan(state, (self.document,), again=self.sending.again)
        exact = [one for one in found if one.id == self.document]
        open_ones = exact or [one for one in found if one.answer.allowed] or list(found)
        if len(open_ones) != 1:
            names = ", ".join(one.id for one in open_ones) or "none"
            message = f"{self.document} does not name one document of this project"
            return error("DG905", message, hint=f"there is: {names}")
        answer = open_ones[0].answer
        if answer.allowed:
            return open_ones[0]
        when = f"; possible from {answer.possible_from}" if answer.possible_from else ""
        hint = "use --again for another one" if answer.on is not None else None
        hint = f"it waits for {answer.waits_for}" if answer.waits_for else hint
        message = f"{open_ones[0].id} cannot be issued on {state.as_of}: {answer.reason}{when}"
        return error(answer.code or "DG906", message, hint=hint)

    def _printed(
        self,
        loaded: Loaded,
        state: ProjectState,
        planned: PlannedDocument,
        press: Press,
        spoken: Language,
    ) -> Checked[_Printed]:
        heading = planned.type.heading(state, planned.id, spoken)
        needs_approval = planned.type.id not in SIGNED_BY_ALL
        code, kind = state.project.project.code, planned.type.id
        stands = self._stands_against(planned, heading, code, needs_approval)
        if stands is not None:
            return Checked(None, (stands,))
        number = heading.number or next_number(code, kind, self._used(loaded))
        suffix = ".docx" if self.sending.own is None else PurePosixPath(self.sending.own.name).suffix.lower()
        name = f"{safe(number or planned.id)}_{kind}_{heading.day.isoformat()}"
        is_open = signed_on(planned.id, state) is None
        if not is_open:
            # Beside the copy that went out for signature: the signed paper, or docgen's text with the record's dates.
            name += "_signed" if self.sending.own is not None else "_conformed"
        elif kind in SIGNED_BY_ALL and self.sending.again:
            name = name_of_another(name, self.sending.sent.day, loaded.folder)
        if self.sending.own is not None:
            content = Checked({f"{FOLDER}/{name}{suffix}": self.sending.own.content})
        else:
            content = self._made(press, planned, number, needs_approval, name)
        if content.value is None:
            return Checked(None, content.diagnostics)
        files = content.value
        if kind in SIGNED_BY_ALL and is_open and self.loading is not None:
            files = files | values_of(planned.id, self.sending.sent.day, self.loading, loaded.folder)
        return Checked(_Printed(planned, heading, number, files))

    def _stands_against(
        self, planned: PlannedDocument, heading: Heading, code: str, needs_approval: bool
    ) -> Diagnostic | None:
        """DG903 without an approval, DG907 where an edited draft is not the file, DG908 where the file is another's."""
        if needs_approval and heading.draft and self.sending.approved_by is None:
            message = f"{planned.id} is not approved: nobody has released it for sending"
            hint = "say who has read it: --approved-by NAME"
            return error("DG903", message, hint=hint)
        own = self.sending.own
        if own is not None:
            return _of_another(own.content, own.name, planned.id)
        draft = self._draft(planned, heading, code)
        if not is_edited(self.workspace.root / draft):
            return None
        hint = f"freeze the edited one with --file {draft}, or put it away to issue docgen's own"
        return error("DG907", f"{draft} was edited: docgen's own copy would not be what you send", hint=hint)

    def _draft(self, planned: PlannedDocument, heading: Heading, code: str) -> str:
        """Where `docgen build` puts the document."""
        return document_path(
            self.project,
            code=code,
            kind=planned.type.id,
            number=heading.number,
            day=heading.day,
            alone=planned.id if planned.is_one_of_several else None,
        )

    def _made(
        self, press: Press, planned: PlannedDocument, number: str | None, released: bool, name: str
    ) -> Checked[dict[str, bytes]]:
        """The document as docgen prints it, and the archive that belongs to a packet."""
        made = press.print(planned, number=number, released=released)
        if made.value is None:
            return Checked(None, made.diagnostics)
        document, *others = made.value[1]
        files = {f"{FOLDER}/{name}.docx": document.content}
        files |= {f"{FOLDER}/{name}.zip": one.content for one in others if one.path.endswith(".zip")}
        self.mail = {
            one.path: one.content for one in others if one.path.endswith((".eml", ".txt")) and not one.is_memo
        }
        return Checked(files)

    def _used(self, loaded: Loaded) -> list[str]:
        """Every number given so far: in the record, and on copies that the record does not know."""
        folder = self.workspace.project_folder(self.project) / FOLDER
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        return [*(n.number for n in loaded.record.notices if n.number), *map(number_in, names)]

    def _frozen(self, loaded: Loaded, state: ProjectState, printed: _Printed, press: Press) -> Outcome:
        folder, kind = self.workspace.project_folder(self.project), printed.planned.type.id
        stands = taken(folder, printed.files, self.workspace.root)
        if stands:
            return self._stopped(stands)
        file, content = next(iter(printed.files.items()))
        digest, dates = digest_of(content), printed_dates(kind, state)
        entries = entries_for(
            printed.planned.id,
            self.sending,
            number=printed.number,
            file=file,
            digest=digest,
            items=bound_items(kind, state),
            printed=((name, day.isoformat()) for name, day in dates),
            beside={one: digest_of(content) for one, content in printed.files.items() if one != file},
        )
        shown = [(folder / one).relative_to(self.workspace.root).as_posix() for one in printed.files]
        issued = Issued(printed.planned.id, shown[0], printed.number, digest, dates, beside=tuple(shown[1:]))
        if self.sending.dry_run:
            return Outcome(issued, (), None)
        done = freeze(self.workspace, self.project, printed.files, entries)
        if done.value is None:
            return self._stopped(done.diagnostics)
        self._lock(loaded, press)
        drafts = self._mail_drafts()
        lists = dict.fromkeys(entry.list for entry in entries)
        recorded = tuple(f"{edit.file}: {name}" for edit, name in zip(done.value, lists, strict=False))
        return Outcome(replace(issued, recorded=recorded, drafts=drafts), (), None)

    def _mail_drafts(self) -> tuple[str, ...]:
        """The e-mail with the numbered letter, in `output/` for a mail program; it is no evidence."""
        if NoticeMethod.EMAIL not in self.sending.methods:
            return ()
        for file, content in self.mail.items():
            path = self.workspace.root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, content)
        return tuple(self.mail)

    def _lock(self, loaded: Loaded, press: Press) -> None:
        """What the document was made with must not change under the project (S-21)."""
        lock = completed_lock(loaded, press, self.tools)
        path = self.workspace.project_folder(self.project) / LOCK_NAME
        if lock != loaded.lock or not path.exists():
            write_atomic(path, lock.to_bytes(), sync=True)


def _of_another(content: bytes, name: str, document: str) -> Diagnostic | None:
    """DG908: the file says that it is another document of docgen's."""
    try:
        sealed = provenance_of(content)
    except NotAPackage:
        return None
    if sealed is None or sealed.provenance.document == document:
        return None
    return error("DG908", f"{name} is {sealed.provenance.document}, not {document}")
