"""Loading a project: its files as facts, with every problem of all of them in one go."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from docgen.diagnostics import Checked, Diagnostic, error
from docgen.source import UNREAD, Document, SpanTable, Unread, value_at
from docgen.values import Currency
from docgen.workspace.bound import CONTRACT, private_fields
from docgen.workspace.files import Desk, OnDisk, start_of
from docgen.workspace.find import PROJECT_FILE, SETTINGS_FILE, Workspace
from docgen.workspace.issued import issued_copies
from docgen.workspace.kept import Agreed
from docgen.workspace.loading import Facts, Loaded, Loading, in_order
from docgen.workspace.lock import NAME as LOCK_FILE
from docgen.workspace.lock import Lock, read_lock
from docgen.workspace.merge import Merged
from docgen.workspace.notices import notice_files
from docgen.workspace.sent import Sent, read_sent
from docgen.workspace.signed import Signed, mentioned_in, read_signed
from docgen.workspace.sources import Sources
from docgen.workspace.timezone import timezone_problem

RECORD_FILE, PRIVATE_FILE = "record.yaml", "private.yaml"
INTAKE_FILE = "intake.yaml"


def load_project(workspace: Workspace, name: str, *, replaced: Mapping[str, bytes] | None = None) -> Loading:
    """Read a project's files: project, record, private data, intake, lock, and what it uses of the workspace.

    `replaced` has the content of files that are to be read as if it were on the disk already.
    Reports DG101 to DG116 (reading), DG201 to DG225 and E-MISSING (decoding), DG801 (lock),
    DG922 (the copies of what was signed) and DG923 (docgen.yaml has changed since).
    """
    return _Load(workspace, name, replaced or {}).run()


class _Load:
    """The state of loading one project."""

    def __init__(self, workspace: Workspace, name: str, replaced: Mapping[str, bytes]) -> None:
        self._workspace = workspace
        self._name = name
        self._folder = workspace.project_folder(name)
        self._desk = Desk(workspace.root, replaced)
        self._found: list[Diagnostic] = []
        self._tables: dict[str, SpanTable] = {}
        self._agreed = Agreed()
        self._signed: tuple[Signed, ...] = ()
        self._sent: tuple[Sent, ...] = ()

    def run(self) -> Loading:
        """Read, merge and decode everything."""
        from docgen.model import Project

        settings, lock = self._settings(), self._lock()
        happened = self._desk.document(self._folder / RECORD_FILE)
        document = self._project_document(settings, happened.value, lock or Lock())
        context = {"currency": _currency_of(document)}
        project = self._decode(document, Project, "project", context)
        record = self._record(happened, context)
        intake = self._intake(context)
        facts = None if project is None or record is None else Facts(project[0], record[0])
        timezone = self._timezone(facts)
        if facts is not None:
            self._found += notice_files(facts.project, self._folder, self._desk)
            self._found += issued_copies(facts.record, self._folder, self._desk)
            self._sent = read_sent(facts.record, self._folder, self._desk)
        whole = project is not None and record is not None and project[1] and record[1] and intake[1]
        loaded = None
        if facts is not None and whole and lock is not None:
            loaded = Loaded(self._name, facts.project, facts.record, lock, self._folder, intake[0])
        sources = self._sources()
        return Loading(
            name=self._name,
            loaded=loaded,
            sources=sources,
            diagnostics=in_order(self._found, sources),
            inputs=self._desk.digests,
            fixed_as_of=_fixed_as_of(facts),
            timezone=timezone,
            facts=facts,
            intake=intake[0],
            agreed=self._agreed,
            signed=self._signed,
            sent=self._sent,
        )

    def _settings(self) -> Document | None:
        file = self._workspace.settings_file
        self._found += file.diagnostics
        self._desk.digests |= file.desk.digests
        self._desk.lines |= file.desk.lines
        if file.document is not None:
            self._tables["docgen"] = file.document.spans
        return file.document

    def _project_document(
        self, settings: Document | None, happened: Document | None, lock: Lock
    ) -> Document | None:
        """The project file with what the workspace and private.yaml add; of what is signed, as it was signed."""
        path = self._folder / PROJECT_FILE
        read = self._desk.document(path)
        self._found += read.diagnostics
        private = self._desk.document(self._folder / PRIVATE_FILE)
        self._found += private.diagnostics
        name = self._desk.name_of(path)
        if read.value is None:
            if self._desk.digests[name] is None and not read.diagnostics:
                hint = f"write {PROJECT_FILE}, or remove the folder; docgen new makes a project"
                self._found.append(error("DG115", f"there is no {PROJECT_FILE}", start_of(name), hint=hint))
            return None
        if read.value.data is None:
            self._found.append(_empty(name))
            return None
        signatures = mentioned_in(happened.data if happened is not None else None, read.value.data)
        self._signed, problems = read_signed(lock, signatures, self._folder, self._desk)
        self._found += problems
        merged = Merged.of(read.value)
        merged.signed = next((one for one in self._signed if one.document == CONTRACT), None)
        merged.settings_unread = settings is None and bool(self._workspace.settings_file.diagnostics)
        merged.use_settings(settings)
        self._agreed = Agreed(merged.document.data)
        if private.value is None and private.diagnostics:
            merged.private_is_unread()
        elif private.value is not None:
            self._tables["private"] = private.value.spans
            self._agreed = Agreed(deepcopy(merged.document.data))
            merged.add_private(private.value)
            hidden = private_fields(self._agreed.data, merged.document.data)
            self._agreed = Agreed(self._agreed.data, hidden)
        self._found += merged.problems
        return merged.document

    def _record(self, read: Checked[Document], context: dict[str, Any]) -> tuple[Any, bool] | None:
        from docgen.model import Record

        self._found += read.diagnostics
        if read.value is None and read.diagnostics:
            return (UNREAD, False)
        if read.value is None or read.value.data is None:
            return (Record.empty(), True)
        return self._decode(read.value, Record, "record", context)

    def _intake(self, context: dict[str, Any]) -> tuple[Any, bool]:
        """What was found out before the contract, and whether it is all there; None where there is no such file."""
        from docgen.model.intake import Intake

        read = self._desk.document(self._folder / INTAKE_FILE)
        self._found += read.diagnostics
        if read.value is None and read.diagnostics:
            return UNREAD, False
        if read.value is None or read.value.data is None:
            return None, True
        return self._decode(read.value, Intake, "intake", context) or (None, True)

    def _decode(
        self, document: Document | None, model: Any, role: str, context: dict[str, Any]
    ) -> tuple[Any, bool] | None:
        """The facts of a document and whether they are all there."""
        if document is None:
            return None
        from docgen.source.decode import decode
        from docgen.source.partly import read_partly

        self._tables[role] = document.spans
        known_currency = context["currency"] is not None
        decoded: Checked[Any] = decode(document, model, role, context)
        self._found += [one for one in decoded.diagnostics if known_currency or one.code != "DG205"]
        if decoded.value is not None and not document.unclear and not document.open:
            return decoded.value, True
        return read_partly(document, model, context), False

    def _lock(self) -> Lock | None:
        path = self._folder / LOCK_FILE
        content = self._desk.content(path)
        self._found += content.diagnostics
        if content.diagnostics:
            return None
        read = read_lock(path, self._desk.name_of(path))
        self._found += read.diagnostics
        return read.value

    def _timezone(self, facts: Facts | None) -> str | None:
        try:
            zone = facts.project.project.timezone if facts is not None else None
            found = timezone_problem(str(zone)) if zone is not None else None
        except Unread:
            return None
        if found is not None:
            self._found.append(found)
            return None
        return zone

    def _sources(self) -> Sources:
        files = {
            "project": self._folder / PROJECT_FILE,
            "record": self._folder / RECORD_FILE,
            "private": self._folder / PRIVATE_FILE,
            "intake": self._folder / INTAKE_FILE,
            "lock": self._folder / LOCK_FILE,
            "docgen": self._workspace.root / SETTINGS_FILE,
        }
        names = {role: self._desk.name_of(path) for role, path in files.items()}
        return Sources(self._tables, names, self._desk.lines, OnDisk(self._workspace.root))


def _currency_of(document: Document | None) -> Currency | None:
    """The currency that amounts are bound to, None where the project names none that is known."""
    code = value_at(document.data, ("project", "currency")) if document is not None else None
    try:
        return Currency.of(code.strip()) if isinstance(code, str) else None
    except KeyError:
        return None


def _fixed_as_of(facts: Facts | None) -> str | None:
    try:
        day = facts.project.project.as_of if facts is not None else None
        return day.isoformat() if day is not None else None
    except Unread:
        return None


def _empty(name: str) -> Diagnostic:
    hint = "docgen new makes a project with every needed field"
    return error("DG115", "this file has nothing in it", start_of(name), hint=hint)
