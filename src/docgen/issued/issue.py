"""Issuing a document: its exact bytes are frozen, numbered and recorded as sent (S-1, S-20, S-22)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from docgen.build.desk import language_of, press_for
from docgen.build.locking import completed_lock
from docgen.build.plan import PlannedDocument
from docgen.build.printing import Press
from docgen.build.tools import Tools, tools_for
from docgen.checks import examine
from docgen.diagnostics import Checked, Diagnostic, error
from docgen.documents.base import Heading
from docgen.files import digest_of, exclusive, write_atomic
from docgen.files.names import safe
from docgen.issued import own_file
from docgen.issued.addressing import Addressing
from docgen.issued.binding import bound_items, printed_claim, printed_dates, signed_on, unsigned_by
from docgen.issued.choosing import chosen
from docgen.issued.drafts import draft_path, is_edited
from docgen.issued.entries import entries_for
from docgen.issued.examples import shown_examples
from docgen.issued.for_signature import name_of_another, values_of
from docgen.issued.freeze import against_it, freeze, taken
from docgen.issued.invoice_day import dated_before_sent
from docgen.issued.pending import Finished, finish
from docgen.issued.rebuild import at_this_hour, sent_by
from docgen.issued.sending import Issued, Outcome, Sending
from docgen.issued.series import next_number, used_numbers
from docgen.language import Language
from docgen.model.terms import NoticeMethod
from docgen.rules import ProjectState
from docgen.rules.signatures import AGREEMENTS
from docgen.workspace import Loaded, Loading, Workspace, load_project
from docgen.workspace.edit import notes_folder
from docgen.workspace.issued import FOLDER
from docgen.workspace.lock import NAME as LOCK_NAME

PATIENCE = 60
"""Seconds to wait for another docgen: a letter is printed under the lock, and several may stand in line."""


def issue(root: Path, project: str, document: str, sending: Sending, now: datetime) -> Outcome:
    """Freeze a document below `issued/`, number it, and record it as sent.

    `document` is its id, or its kind where only one of the kind may be made on that day. Nothing is written where it
    may not be made then (its `E-…`), is not approved (DG903), would not reach everybody (DG728, DG909), would replace
    a copy (DG904) or an edited draft (DG907), or where the record would not be right with it. If the process dies in
    between, the next call finishes or drops what was begun; while the record cannot take that, nothing else is issued.
    Raises OSError where the disk refuses, InUse where another docgen is writing.
    """
    workspace = Workspace(root)
    with exclusive(notes_folder(root) / "lock", seconds=PATIENCE):
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
        self.loading = at_this_hour(load_project(self.workspace, self.project), self.sending.sent)
        loading = self._sent_this_way(self.loading)
        loaded, agreed = loading.loaded, self.loading.loaded
        planned = loaded.project if loaded is not None else None
        examined = examine(self.loading, self.tools.law, self.sending.sent.day, planned=planned)
        state = examined.value
        if loaded is None or agreed is None or state is None:
            return self._stopped(found for found in examined.diagnostics if found.is_error)
        state = replace(state, dispatch=self.sending.dispatch)
        spoken = language_of(loaded)
        if isinstance(spoken, Diagnostic):
            return self._stopped((spoken,))
        one = chosen(self.document, state, loaded.record, again=self.sending.again)
        if isinstance(one, Diagnostic):
            return self._stopped((one,))
        addressing = Addressing(one.type.id, one.id, state, agreed.project, self.sending)
        stands = addressing.problems()
        if stands:
            return self._stopped(stands)
        press = press_for(loading, loaded, state, spoken, self.tools, examined.diagnostics)
        printed = self._printed(loaded, state, one, press, spoken)
        if printed.value is None:
            return self._stopped(printed.diagnostics)
        shown = self._examples(loaded, printed.value, press)
        if shown:
            return self._stopped(shown)
        outcome = self._frozen(loaded, state, printed.value, press)
        if outcome.issued is None:
            return outcome
        frozen = not self.sending.dry_run
        early = tuple(dated_before_sent(one.id, state, loaded.record, is_frozen=frozen))
        # The lines of the record have moved: the notice is in it now.
        sources = load_project(self.workspace, self.project).sources if early else outcome.sources
        found = (*outcome.diagnostics, *addressing.warnings(), *early)
        return replace(outcome, diagnostics=found, sources=sources)

    @property
    def _folder(self) -> Path:
        return self.workspace.project_folder(self.project)

    def _stopped(self, found: Iterable[Diagnostic]) -> Outcome:
        return Outcome(None, tuple(found), self.loading.sources if self.loading is not None else None)

    def _sent_this_way(self, loading: Loading) -> Loading:
        """The project with its letters going out as this one does, so that it prints and computes that way."""
        loaded = loading.loaded
        if loaded is None or self.document.startswith(AGREEMENTS):
            return loading
        return replace(loading, loaded=replace(loaded, project=sent_by(loaded.project, self.sending.methods)))

    def _printed(
        self, loaded: Loaded, state: ProjectState, planned: PlannedDocument, press: Press, spoken: Language
    ) -> Checked[_Printed]:
        heading = planned.type.heading(state, planned.id, spoken)
        code, kind = state.project.project.code, planned.type.id
        stands = tuple(self._stands_against(planned, heading, state, spoken))
        if stands:
            return Checked(None, stands)
        number = heading.number or next_number(code, kind, used_numbers(loaded.record, self._folder / FOLDER))
        suffix = ".docx" if self.sending.own is None else PurePosixPath(self.sending.own.name).suffix.lower()
        name = f"{safe(number or planned.id)}_{kind}_{heading.day.isoformat()}"
        is_open = signed_on(planned.id, state) is None
        if not is_open:
            # Beside the copy that went out for signature: the signed paper, or docgen's text with the record's dates.
            name += "_signed" if self.sending.own is not None else "_conformed"
        elif kind in AGREEMENTS and self.sending.again:
            name = name_of_another(name, self.sending.sent.day, loaded.folder)
        if self.sending.own is not None:
            content = Checked({f"{FOLDER}/{name}{suffix}": self.sending.own.content})
        else:
            content = self._made(press, planned, number, kind not in AGREEMENTS, name)
        if content.value is None:
            return Checked(None, content.diagnostics)
        files = content.value
        if kind in AGREEMENTS and is_open and self.loading is not None:
            files = files | values_of(planned.id, self.sending.sent.day, self.loading, loaded.folder)
        return Checked(_Printed(planned, heading, number, files))

    def _stands_against(
        self, planned: PlannedDocument, heading: Heading, state: ProjectState, spoken: Language
    ) -> Iterator[Diagnostic]:
        """DG903 without an approval, DG907 where an edited draft is not the file; what is wrong with a file given."""
        if planned.type.id not in AGREEMENTS and heading.draft and self.sending.approved_by is None:
            message = f"{planned.id} is not approved: nobody has released it for sending"
            yield error("DG903", message, hint="say who has read it: --approved-by NAME")
            return
        own, code = self.sending.own, state.project.project.code
        if own is not None:
            signed = signed_on(planned.id, state) is not None
            dates = printed_dates(planned.type.id, state)
            known = state.record.notices
            yield from own_file.problems(own, planned.id, code, dates, spoken, known, is_signed=signed)
            return
        draft = draft_path(self.project, code, planned, heading)
        if is_edited(self.workspace.root / draft):
            hint = f"freeze the edited one with --file {draft}, or put it away to issue docgen's own"
            message = f"{draft} was edited: docgen's own copy would not be what you send"
            yield error("DG907", message, hint=hint)

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

    def _examples(self, loaded: Loaded, printed: _Printed, press: Press) -> tuple[Diagnostic, ...]:
        """DG931: what it shows of the examples of `docgen new`; a PDF is taken to show what docgen prints."""
        file, content = next(iter(printed.files.items()))
        if not file.endswith(".docx"):
            made = press.print(printed.planned, number=printed.number, released=True).value
            if made is None:
                return ()
            content = made[1][0].content
        return shown_examples(loaded.project, printed.planned.id, content)

    def _frozen(self, loaded: Loaded, state: ProjectState, printed: _Printed, press: Press) -> Outcome:
        folder, kind = self._folder, printed.planned.type.id
        stands = (*self._changed_meanwhile(), *taken(folder, printed.files, self.workspace.root))
        if stands:
            return self._stopped(stands)
        file, content = next(iter(printed.files.items()))
        digest, dates = digest_of(content), printed_dates(kind, state)
        claimed = printed_claim(kind, state) if self.sending.own is None else None
        sums = () if claimed is None else (("claimed", str(claimed)),)
        entries = entries_for(
            printed.planned.id,
            self.sending,
            number=printed.number,
            file=file,
            digest=digest,
            items=bound_items(kind, state),
            printed=(*((name, day.isoformat()) for name, day in dates), *sums),
            beside={one: digest_of(content) for one, content in printed.files.items() if one != file},
        )
        shown = [(folder / one).relative_to(self.workspace.root).as_posix() for one in printed.files]
        issued = Issued(
            printed.planned.id,
            shown[0],
            printed.number,
            digest,
            dates,
            beside=tuple(shown[1:]),
            waits_for=unsigned_by(printed.planned.id, state),
            is_letter=kind not in AGREEMENTS,
        )
        if self.sending.dry_run:
            return replace(self._stopped(()), issued=issued)
        done = freeze(self.workspace, self.project, printed.files, entries)
        if not done[-1].written:
            return Outcome(None, against_it(done[-1]), done[-1].sources)
        self._lock(loaded, press)
        drafts = self._mail_drafts()
        lists = dict.fromkeys(entry.list for entry in entries)
        recorded = tuple(f"{edit.file}: {name}" for edit, name in zip(done, lists, strict=False))
        return replace(self._stopped(()), issued=replace(issued, recorded=recorded, drafts=drafts))

    def _changed_meanwhile(self) -> Iterator[Diagnostic]:
        """DG915: somebody has saved a file since it was read, and the document does not know what it says now."""
        assert self.loading is not None
        for file, digest in self.loading.inputs.items():
            path = self.workspace.root / file
            if digest != (digest_of(path.read_bytes()) if path.is_file() else None):
                yield error("DG915", f"{file} has just been changed", hint="look at it, then issue again")

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
        path = self._folder / LOCK_NAME
        if lock != loaded.lock or not path.exists():
            write_atomic(path, lock.to_bytes(), sync=True)
