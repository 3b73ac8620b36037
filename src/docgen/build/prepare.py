"""One project from its files to finished bytes: nothing is written here (design: plan, render)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.build.desk import language_of, press_for
from docgen.build.plan import PlannedDocument, missing, plan, unmade
from docgen.build.printing import Press
from docgen.build.request import Request
from docgen.build.result import Day, DocumentResult, Prepared, ProjectResult, RenderedFile, Status
from docgen.build.tools import Tools, law_digest, tools_for
from docgen.checks import examine
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.render import as_json, as_text
from docgen.documents.base import Availability
from docgen.files import digest_of
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.workspace import Loaded, Loading, load_project
from docgen.workspace.calendar import business_calendar
from docgen.workspace.lock import NAME as LOCK_NAME

FALLBACK_TIMEZONE = "UTC"


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
            made = press.print(one)
            faults += (found for found in made.diagnostics if found not in faults)
            if made.value is None:
                rows.append(DocumentResult(one.id, Status.REFUSED, reason="its template is at fault"))
                continue
            rows.append(made.value[0])
            files += made.value[1]
        failed = bool(faults) or any(row.status is Status.REFUSED for row in rows)
        prepared = self._prepared((*diagnostics, *faults), tuple(rows), tuple(files), failed=failed)
        return self._with_lock(prepared, loaded, press, planned)

    def _with_lock(
        self, prepared: Prepared, loaded: Loaded, press: Press, planned: tuple[PlannedDocument, ...]
    ) -> Prepared:
        """The prepared project with its lock, and with what must outlive this build."""
        press.lock_the_rest()
        code = loaded.project.project.jurisdiction
        jurisdiction = self.tools.law.jurisdiction(code).value
        calendar = business_calendar(loaded.project, loaded.lock).value
        lock = loaded.lock.completed(
            templates=press.used,
            holidays=calendar[1] if calendar is not None else None,
            law={code: law_digest(jurisdiction)} if jurisdiction is not None else {},
        )
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
        keep |= {row.id for row in prepared.result.documents if row.status is Status.REFUSED}
        inputs = dict(prepared.inputs)
        if changed is not None:
            inputs[path] = digest_of(changed)
        return replace(prepared, lock=changed, lock_path=path, keep=frozenset(keep), inputs=inputs)

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
