"""From a planned document to its bytes: template version, context, rendering, and the reviewer's memo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import docgen
from docgen.build.companions import Packed, Packet, companions_of
from docgen.build.letter_wording import wording_of
from docgen.build.mail_drafts import hours_note, mail_drafts
from docgen.build.material import Shelf
from docgen.build.names import document_path, memo_path
from docgen.build.plan import PlannedDocument
from docgen.build.result import DocumentResult, RenderedFile, Status
from docgen.diagnostics import Checked, Diagnostic
from docgen.documents import reviewer_memo
from docgen.documents.base import Copied, Heading
from docgen.documents.exhibit_cover import TEMPLATE as COVER
from docgen.documents.exhibit_cover import CoverContext
from docgen.documents.reminder import invoices_named
from docgen.documents.reviewer_memo import FileRead, Finding, MemoFacts, TemplateUsed
from docgen.files import digest_of
from docgen.files.names import safe
from docgen.language import Language
from docgen.rules import ProjectState
from docgen.rules.plan_cure import REMINDER
from docgen.templating.ready import DocumentHeader, prepare
from docgen.templating.store import TemplateStore, TemplateVersion
from docgen.word.layout import Paper
from docgen.word.properties import Properties
from docgen.word.provenance import Provenance
from docgen.workspace.lock import Lock, LockedTemplate


@dataclass
class Press:
    """Prints the documents of one project and notes the template versions it used."""

    project: str
    state: ProjectState
    language: Language
    paper: Paper
    store: TemplateStore
    lock: Lock
    files: tuple[FileRead, ...]
    findings: tuple[Finding, ...]
    shelf: Shelf
    used: dict[str, LockedTemplate] = field(default_factory=dict)
    printed: dict[str, RenderedFile] = field(default_factory=dict)

    def print(
        self, planned: PlannedDocument, *, number: str | None = None, released: bool = False
    ) -> Checked[tuple[DocumentResult, tuple[RenderedFile, ...]]]:
        """The document, its memo, and beside a packet its exhibits; no value where a template or a file is at fault.

        `number` is that of a letter which is being issued (S-20); a `released` one is no draft any more.
        """
        stocked, language = self.shelf.state_for(planned.type.id), self.language
        if stocked.value is None:
            return Checked(None, stocked.diagnostics)
        state = stocked.value
        heading = planned.type.heading(state, planned.id, language)
        if number is not None:
            heading = replace(heading, number=number)
        if released:
            heading = replace(heading, draft=False)
        context = planned.type.context(state, planned.id, language)
        made = self._render(planned.type.template, _mapping(context), heading, document=planned.id)
        if made.value is None:
            return Checked(None, made.diagnostics)
        content, versions = made.value
        said = wording_of(content, planned.type.id, planned.id, state)
        if any(one.is_error for one in said):
            return Checked(None, said)
        files = self.files + self.shelf.files_read(planned.type.id)
        findings = self.findings + tuple(Finding(one, None) for one in said)
        facts = MemoFacts(planned.id, planned.type.id, heading, _used(versions), files, findings)
        memo_heading = reviewer_memo.memo_heading(heading)
        memo_fields = _mapping(reviewer_memo.memo_context(state, facts, language))
        memo = self._render(reviewer_memo.TEMPLATE, memo_fields, memo_heading)
        if memo.value is None:
            return Checked(None, memo.diagnostics)
        path = document_path(
            self.project,
            code=state.project.project.code,
            kind=planned.type.id,
            number=heading.number,
            day=heading.day,
            alone=planned.id if planned.is_one_of_several else None,
        )
        note = hours_note(state) if planned.type.id == REMINDER else None
        row = DocumentResult(planned.id, Status.CREATED, path=path, template=_label(versions[0]), note=note)
        document = RenderedFile(planned.id, path, content)
        self.printed[planned.id] = document
        beside = self._beside(planned, document, heading, context, state)
        if beside.value is None:
            return Checked(None, beside.diagnostics)
        noted = RenderedFile(planned.id, memo_path(path), memo.value[0], True)
        return Checked((row, (document, noted, *beside.value)), (*stocked.diagnostics, *said))

    def _beside(
        self,
        planned: PlannedDocument,
        document: RenderedFile,
        heading: Heading,
        context: object,
        state: ProjectState,
    ) -> Checked[tuple[RenderedFile, ...]]:
        """What lies beside a packet or a reminder; nothing beside any other document."""
        kind, language = planned.type, self.language
        if kind.id == REMINDER:
            return Checked(self._drafts(document, heading, state))
        if not isinstance(kind, Copied):
            return Checked(())
        others = _mapping(kind.copy_context(context))
        copy = self._render(kind.template, others, kind.copy_heading(heading, language))
        if copy.value is None:
            return Checked(None, copy.diagnostics)
        packed = Packed(f"{safe(kind.copy_name(language))}.docx", copy.value[0])
        packet = Packet(document.document, document.path, packed, heading, state, language)
        return companions_of(packet, self.shelf.contents(), self._cover)

    def _drafts(
        self, letter: RenderedFile, heading: Heading, state: ProjectState
    ) -> tuple[RenderedFile, ...]:
        """The e-mail of a reminder, with its invoices: the copies that were sent, else those of this build."""
        named = invoices_named(state, letter.document)
        known = [self.shelf.copy_of(name) or self.printed.get(name) for name in named]
        beside = [file for file in known if file is not None]
        return mail_drafts(letter, heading.title, state.project, beside, state.dispatch)

    def _cover(self, context: CoverContext, heading: Heading) -> Checked[bytes]:
        made = self._render(COVER, _mapping(context), heading)
        return Checked(made.value[0] if made.value is not None else None, made.diagnostics)

    def _render(
        self, template: str, values: Mapping[str, Any], heading: Heading, *, document: str | None = None
    ) -> Checked[tuple[bytes, tuple[TemplateVersion, ...]]]:
        chosen = self._choose(template)
        if chosen.value is None:
            return Checked(None, chosen.diagnostics)
        version, includes = chosen.value[0], chosen.value[1:]
        ready = prepare(
            version,
            self.store,
            self.language,
            self.paper,
            includes={include.id: include for include in includes},
        )
        if ready.value is None:
            return Checked(None, ready.diagnostics)
        state = self.state
        header = DocumentHeader(
            title=heading.title,
            number=heading.number,
            day=heading.day,
            draft=heading.draft,
            draft_note=heading.draft_note,
            author=heading.author,
            company=heading.company or heading.author,
            template=_label(version),
            initials=state.project.contract.initials and template in INITIALLED,
        )
        keywords = [state.project.project.code, heading.number, _label(version)]
        properties = Properties(
            title=heading.title,
            subject=version.title,
            author=heading.author,
            company=heading.company or "",
            keywords=tuple(word for word in keywords if word),
            language=self.language.code,
            day=heading.day,
        )
        origin = self._provenance(document, values, heading, version) if document is not None else None
        rendered = ready.value.render(values, header, properties, origin)
        if rendered.value is None:
            return Checked(None, rendered.diagnostics)
        for used in (version, *includes):
            self.used[used.id] = LockedTemplate(used.version, used.checksum)
        return Checked((rendered.value, (version, *includes)))

    def _provenance(
        self, document: str, values: Mapping[str, Any], heading: Heading, version: TemplateVersion
    ) -> Provenance:
        """Where a document comes from; its facts are all that its template could print."""
        return Provenance(
            project=self.state.project.project.code,
            document=document,
            number=heading.number or "",
            template=_label(version),
            engine=docgen.__version__,
            as_of=self.state.as_of.isoformat(),
            facts=digest_of(repr(sorted(values.items())).encode("utf-8", "surrogatepass")),
        )

    def lock_the_rest(self) -> None:
        """Note the versions of all other templates too: a project keeps the wording it began with (S-21)."""
        for name in self.store.ids():
            if name not in self.used:
                pinned = self.state.project.templates.get(name)
                chosen = self.store.choose(name, self.language.code, pinned=pinned, locked=None).value
                if chosen is not None:
                    self.used[name] = LockedTemplate(chosen.version, chosen.checksum)

    def _choose(self, template: str) -> Checked[tuple[TemplateVersion, ...]]:
        """The template's version, then those of the templates that it includes (project pin, else lock)."""
        found: dict[str, TemplateVersion] = {}
        waiting = [template]
        problems: list[Diagnostic] = []
        while waiting:
            name = waiting.pop(0)
            if name in found:
                continue
            locked = self.lock.templates.get(name)
            chosen = self.store.choose(
                name,
                self.language.code,
                pinned=self.state.project.templates.get(name),
                locked=locked.version if locked else None,
                locked_checksum=locked.checksum if locked else None,
            )
            problems += chosen.diagnostics
            if chosen.value is None:
                return Checked(None, tuple(problems))
            found[name] = chosen.value
            waiting += self.store.included_in(chosen.value)
        return Checked(tuple(found.values()), tuple(problems))


INITIALLED = ("contract", "change-order")


def _mapping(context: Any) -> dict[str, object]:
    """The fields of a context, as the names that its template may print."""
    return {one.name: getattr(context, one.name) for one in fields(context)}


def _label(version: TemplateVersion) -> str:
    """A template and its version, as the footer names them: `contract 1.0`."""
    return f"{version.id} {version.version}"


def _used(versions: tuple[TemplateVersion, ...]) -> tuple[TemplateUsed, ...]:
    return tuple(TemplateUsed(v.id, v.version, v.status, v.language, v.checksum) for v in versions)
