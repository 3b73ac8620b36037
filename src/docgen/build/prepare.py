"""One project from its files to finished bytes: nothing is written here (design: plan, render)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.build.desk import language_of, press_for
from docgen.build.locking import completed_lock
from docgen.build.plan import PlannedDocument, missing, plan, unasked, unmade
from docgen.build.printing import Press
from docgen.build.request import Request
from docgen.build.result import Day, DocumentResult, Prepared, ProjectResult, RenderedFile, Status
from docgen.build.tools import Tools, tools_for
from docgen.checks import examine
from docgen.checks.newly_signed import newly_signed
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.render import as_json, as_text
from docgen.documents.base import Availability
from docgen.files import digest_of
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.workspace import Loaded, Loading, load_project
from docgen.workspace.kept import title_of
from docgen.workspace.lock import NAME as LOCK_NAME

FALLBACK_TIMEZONE = "UTC"
FILES = ("DG116", "DG911")


def prepare(request: Request, name: str) -> Prepared:
    """Everything that the build of one project will write, and what it says about it."""
    tools = tools_for(request.root, request.now)
    loading = load_project(tools.workspace, name)
    day, day_from = request.day_for(loading.fixed_as_of, loading.timezone or FALLBACK_TIMEZONE)
    work = _Work(request, tools, loading, day, day_from)
    examined = examine(loading, tools.law, day)
    if loading.loaded is None or examined.value is None:
        return work.stopped(examined.diagnostics)
    state, diagnostics = examined.value, examined.diagnostics
    spoken = language_of(loading.loaded)
    if isinstance(spoken, Diagnostic):
        return work.stopped((*diagnostics, spoken))
    return work.printed(loading.loaded, state, spoken, diagnostics)


@dataclass(frozen=True)
class _Work:
    """One project of a build on its day."""

    request: Request
    tools: Tools
    loading: Loading
    day: date
    day_from: Day

    def stopped(self, diagnostics: tuple[Diagnostic, ...]) -> Prepared:
        """Errors leave nothing to make: the problems alone (S-23)."""
        return self._prepared(diagnostics, (), (), failed=True)

    def printed(
        self, loaded: Loaded, state: ProjectState, spoken: Language, diagnostics: tuple[Diagnostic, ...]
    ) -> Prepared:
        """The documents that may be made, and the reasons why the others are not."""
        request = self.request
        planned = plan(state, request.only, again=request.again)
        press = press_for(self.loading, loaded, state, spoken, self.tools, diagnostics)
        rows: list[DocumentResult] = [
            DocumentResult(word, Status.REFUSED, reason="this project has no such document")
            for word in missing(state, request.only, planned)
        ]
        files: list[RenderedFile] = []
        faults: list[Diagnostic] = []
        for one in planned:
            if not one.answer.allowed:
                rows.append(unmade(one, asked=bool(request.only)))
                continue
            if one.answer.unasked is not None and not request.only:
                rows.append(unasked(one))
                continue
            made = press.print(one)
            faults += (found for found in made.diagnostics if found not in faults)
            if made.value is None:
                rows.append(DocumentResult(one.id, Status.REFUSED, reason=_fault(made.diagnostics)))
                continue
            rows.append(made.value[0])
            files += made.value[1]
        failed = any(one.is_error for one in faults) or any(row.status is Status.REFUSED for row in rows)
        failed = failed or bool(state.signed_otherwise)
        prepared = self._prepared((*diagnostics, *faults), tuple(rows), tuple(files), failed=failed)
        notes = tuple(
            f"{title_of(document)} was edited since it was sent for signature; docgen check {loaded.name} says where"
            for document in sorted(state.edited_since_sent)
        )
        prepared = replace(prepared, result=replace(prepared.result, notes=notes))
        return self._with_lock(prepared, loaded, press, planned)

    def _with_lock(
        self, prepared: Prepared, loaded: Loaded, press: Press, planned: tuple[PlannedDocument, ...]
    ) -> Prepared:
        """The prepared project with its lock, and with what must outlive this build."""
        signed = newly_signed(self.loading)
        lock = completed_lock(loaded, press, self.tools).with_signed(
            {one.document: one.row for one in signed}
        )
        copies = {
            f"projects/{loaded.name}/{one.row.file}": one.content for one in signed if one.content is not None
        }
        path = f"projects/{loaded.name}/{LOCK_NAME}"
        changed = lock.to_bytes() if lock != loaded.lock or self.loading.inputs.get(path) is None else None
        if self.request.only:
            everything = plan(press.state, (), again=False)
            asked = {one.id for one in planned}
            keep = {one.id for one in everything if one.id not in asked}
        else:
            keep = set()
        # The draft of a letter that was sent is the sender's copy of it.
        keep |= {one.id for one in planned if one.answer.availability is Availability.SENT}
        keep |= {one.id for one in planned if one.answer.unasked is not None}
        keep |= {row.id for row in prepared.result.documents if row.status is Status.REFUSED}
        keep |= press.state.signed_otherwise
        inputs = {**prepared.inputs, **press.shelf.digests}
        inputs |= {file: digest_of(content) for file, content in copies.items()}
        if changed is not None:
            inputs[path] = digest_of(changed)
        return replace(
            prepared, lock=changed, lock_path=path, copies=copies, keep=frozenset(keep), inputs=inputs
        )

    def _prepared(
        self,
        diagnostics: tuple[Diagnostic, ...],
        rows: tuple[DocumentResult, ...],
        files: tuple[RenderedFile, ...],
        *,
        failed: bool,
    ) -> Prepared:
        sources = self.loading.sources
        texts = [as_text(found, sources, colour=self.request.colour) for found in diagnostics]
        result = ProjectResult(
            project=self.loading.name,
            as_of=self.day.isoformat(),
            as_of_from=self.day_from,
            documents=rows,
            diagnostics=tuple(as_json(found, sources) for found in diagnostics),
            report="\n\n".join(texts),
            failed=failed,
        )
        return Prepared(
            result=result,
            files=files,
            inputs=self.loading.inputs,
            fixed_as_of=self.loading.fixed_as_of,
            timezone=self.loading.timezone,
            has_errors=failed or any(found.is_error for found in diagnostics),
        )


def _fault(found: tuple[Diagnostic, ...]) -> str:
    """Why a document that may be made could not be printed."""
    if any(one.code == "E-LANGUAGE" for one in found):
        return "its template says what a letter about money does not"
    missing = any(one.code in FILES for one in found)
    return "a file of its exhibits is not there" if missing else "its template is at fault"
