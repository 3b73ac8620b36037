"""A template ready to print: compiled once for a language and a paper, printed for many documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from docgen.diagnostics import Checked, Diagnostic, error
from docgen.files import digest_of
from docgen.language import Language
from docgen.templating.explain import Explainer, TextExplainer, WordExplainer
from docgen.templating.expressions import expression_problems
from docgen.templating.store import TemplateStore, TemplateVersion
from docgen.templating.text_template import NamedText, compile_text
from docgen.word.assemble import assemble
from docgen.word.compile import TemplateFaulty, compile_template
from docgen.word.compiled import CompiledTemplate
from docgen.word.environment import make_environment
from docgen.word.layout import LayoutFaulty, Paper
from docgen.word.properties import Properties
from docgen.word.provenance import Provenance


@dataclass(frozen=True)
class DocumentHeader:
    """What header and footer print, as the field `document` (documents.md 6.4)."""

    title: str
    number: str | None
    day: date
    draft: bool
    draft_note: str
    author: str
    company: str
    template: str
    initials: bool


@dataclass(frozen=True)
class ReadyTemplate:
    """A compiled template; it holds nothing of any document."""

    compiled: CompiledTemplate
    say: SimpleNamespace
    explainer: Explainer

    def render(
        self,
        fields: Mapping[str, object],
        header: DocumentHeader,
        properties: Properties,
        provenance: Provenance | None = None,
    ) -> Checked[bytes]:
        """Print the fields of a context: the bytes of the document, or why there is none (DG341 to DG345).

        With a `provenance` the document says in a part of its own where it comes from.
        """
        context = {**fields, "say": self.say, "document": header}
        rendered = self.compiled.render(context, properties, provenance)
        if rendered.content is None:
            return Checked(None, tuple(map(self.explainer.diagnostic, rendered.problems)))
        return Checked(rendered.content)


_Key = tuple[str, ...]
_ready: dict[_Key, ReadyTemplate] = {}
MOST_KEPT = 64


def prepare(
    version: TemplateVersion,
    store: TemplateStore,
    language: Language,
    paper: Paper,
    *,
    includes: Mapping[str, TemplateVersion],
) -> Checked[ReadyTemplate]:
    """Compile a template with those that it includes, or take the one compiled before (DG309 to DG329)."""
    texts = {name: one for name, one in includes.items() if one.is_text}
    key = (
        version.name,
        version.checksum,
        language.code,
        paper.value,
        *(f"{name} {one.name} {one.checksum}" for name, one in sorted(texts.items())),
        *(_layout_digests(store) if version.is_text else ()),
    )
    if key not in _ready:
        made = (
            _from_text(version, store, language, paper, texts)
            if version.is_text
            else _from_word(version, language)
        )
        if made.value is None:
            return made
        if len(_ready) >= MOST_KEPT:
            _ready.pop(next(iter(_ready)))
        _ready[key] = made.value
    return Checked(_ready[key])


def _layout_digests(store: TemplateStore) -> list[str]:
    found = (store.layout(name).value for name in ("agreement", "letter", "memo"))
    return [digest_of(one.content) for one in found if one is not None]


def _from_text(
    version: TemplateVersion,
    store: TemplateStore,
    language: Language,
    paper: Paper,
    includes: Mapping[str, TemplateVersion],
) -> Checked[ReadyTemplate]:
    named = {name: NamedText(one.name, one.source.read_bytes()) for name, one in includes.items()}
    read = compile_text(NamedText(version.name, version.source.read_bytes()), named)
    if read.value is None:
        return Checked(None, read.diagnostics)
    text = read.value
    environment = make_environment(language.filters())
    found = expression_problems(text.reads, environment)
    if found:
        return Checked(None, tuple(found))
    layout = store.layout(text.layout)
    if layout.value is None:
        return Checked(None, layout.diagnostics)
    try:
        assembled = assemble(layout.value.content, text.blocks, paper=paper, language=language.code)
    except LayoutFaulty as fault:
        return Checked(None, (_faulty(layout.value.name, str(fault)),))
    explainer = TextExplainer(text, assembled.lines, layout.value.name)
    try:
        compiled = compile_template(assembled.content, environment)
    except TemplateFaulty as fault:
        return Checked(None, tuple(map(explainer.diagnostic, fault.problems)))
    return Checked(ReadyTemplate(compiled, SimpleNamespace(**language.say), explainer))


def _from_word(version: TemplateVersion, language: Language) -> Checked[ReadyTemplate]:
    explainer = WordExplainer(version.name)
    environment = make_environment(language.filters())
    try:
        compiled = compile_template(version.source.read_bytes(), environment)
    except TemplateFaulty as fault:
        return Checked(None, tuple(map(explainer.diagnostic, fault.problems)))
    return Checked(ReadyTemplate(compiled, SimpleNamespace(**language.say), explainer))


def _faulty(name: str, reason: str) -> Diagnostic:
    return error("DG322", f"the layout {name} cannot be used: {reason}")
