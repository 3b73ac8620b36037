"""The press of one project, with everything that its documents need: language, paper, templates, findings."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.build.material import Shelf
from docgen.build.printing import Press
from docgen.build.tools import Tools
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.documents.reviewer_memo import FileRead, Finding
from docgen.language import Language, LanguageMissing, available_languages, language
from docgen.law import LawReader
from docgen.rules import ProjectState
from docgen.word.layout import Paper
from docgen.workspace import Loaded, Loading, Sources
from docgen.workspace.lock import NAME as LOCK_NAME
from docgen.workspace.sent import is_sent_copy
from docgen.workspace.signed import is_copy


def press_for(
    loading: Loading,
    loaded: Loaded,
    state: ProjectState,
    spoken: Language,
    tools: Tools,
    diagnostics: tuple[Diagnostic, ...],
) -> Press:
    """The press for a project on the day of its state; `diagnostics` go into the reviewer's memos."""
    return Press(
        project=loaded.name,
        state=state,
        language=spoken,
        paper=_paper(state, tools),
        store=tools.templates,
        lock=loaded.lock,
        files=_files_read(loading.inputs),
        findings=tuple(Finding(found, _place(found, loading.sources)) for found in diagnostics),
        shelf=Shelf(loaded, tools.workspace.root, state),
    )


def _paper(state: ProjectState, tools: Tools) -> Paper:
    """The paper of the jurisdiction; A4, the world's custom, where it is not known."""
    jurisdiction = tools.law.jurisdiction(state.project.project.jurisdiction).value
    if jurisdiction is None:
        return Paper.A4
    customary = LawReader(jurisdiction, state.as_of, state.project.law).read("form.paper")
    return Paper(str(customary.value)) if customary.known else Paper.A4


def language_of(loaded: Loaded) -> Language | Diagnostic:
    """The language of the documents, or what is wrong with the wish for it (S-26)."""
    code = loaded.project.project.language
    try:
        return language(code)
    except LanguageMissing:
        known = ", ".join(available_languages())
        at = FieldPath("project", ("project", "language"))
        return error("DG304", f"docgen has no {code}", at, hint=f"it has: {known}")


def _files_read(inputs: Mapping[str, str | None]) -> tuple[FileRead, ...]:
    """The files that the facts came from; what docgen itself wrote beside them follows from them."""
    return tuple(
        FileRead(path, digest)
        for path, digest in sorted(inputs.items())
        if digest is not None
        and not path.endswith(LOCK_NAME)
        and not is_copy(path)
        and not is_sent_copy(path)
    )


def _place(found: Diagnostic, sources: Sources) -> str | None:
    span = sources.span(found.at)
    return None if span is None else f"{span.file}:{span.start.line}:{span.start.column}"
