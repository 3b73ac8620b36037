"""Lint: every name that a template uses exists in the context of its document."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2.exceptions import TemplateSyntaxError

from docgen.diagnostics import Diagnostic, error
from docgen.language import Language
from docgen.templating.explain import word_in_tags
from docgen.templating.expressions import expression_problems
from docgen.templating.kinds import Kind, Words, members, without_none
from docgen.templating.ready import DocumentHeader
from docgen.templating.scopes import Scope, ScopeWalk
from docgen.templating.skeleton import skeleton
from docgen.templating.store import TemplateVersion
from docgen.templating.terms import term_problems
from docgen.templating.text_template import NamedText, TextTemplate, compile_text
from docgen.word.compile import TemplateFaulty, jinja_sources
from docgen.word.environment import make_environment


def check_against(
    version: TemplateVersion,
    context_type: type,
    *,
    language: Language,
    includes: Mapping[str, TemplateVersion],
) -> tuple[Diagnostic, ...]:
    """What is wrong with a template before any document is made with it (DG311 to DG337).

    `context_type` is the dataclass whose fields the template may print. An included template sees the
    same names.
    """
    scope = _scope(context_type, language)
    if not version.is_text:
        return _check_word(version, scope, language)
    named = {
        name: NamedText(one.name, one.source.read_bytes()) for name, one in includes.items() if one.is_text
    }
    read = compile_text(NamedText(version.name, version.source.read_bytes()), named)
    if read.value is None:
        return read.diagnostics
    found = expression_problems(read.value.reads, make_environment(language.filters()))
    if found:
        return tuple(found)
    return (
        *_check_text(read.value, scope, language),
        *_conditions(read.value, scope),
        *term_problems(read.value),
    )


def _scope(context_type: type, language: Language) -> Scope:
    """The names of a context, and those that every template has."""
    own: Mapping[str, Kind] = members(context_type) or {}
    return {**own, "say": Words(tuple(language.say)), "document": DocumentHeader}


def _check_text(text: TextTemplate, scope: Scope, language: Language) -> list[Diagnostic]:
    source, numbers = skeleton(text.blocks)
    tree = make_environment(language.filters()).parse(source)
    found: list[Diagnostic] = []

    def report(code: str, message: str, line: int, name: str | None, hint: str | None) -> None:
        where, at = text.sources.place(numbers[line - 1])
        span = (word_in_tags(where, at, name) or where.word(at, name)) if name else None
        one = error(code, message, span or where.span(at), hint=hint)
        if one not in found:
            found.append(one)

    ScopeWalk(report).statements(tree.body, dict(scope))
    return found


def _conditions(text: TextTemplate, scope: Scope) -> list[Diagnostic]:
    """The `when` of each clause names a yes or no (S-32); that it exists is seen with the other tags."""
    found: list[Diagnostic] = []
    for read in text.reads:
        for line, attributes in read.headings.items():
            when = attributes.values.get("when")
            if when is None or "." in when:
                continue
            if when in scope and without_none(scope[when]) is not bool:
                at = read.text.span(line, when)
                found.append(error("DG335", f"`when` names a yes or no, and `{when}` is none", at))
    return found


def _check_word(version: TemplateVersion, scope: Scope, language: Language) -> tuple[Diagnostic, ...]:
    """The same for a Word file; its places are paragraphs."""
    environment = make_environment(language.filters())
    found: list[Diagnostic] = []
    try:
        sources = jinja_sources(version.source.read_bytes())
    except TemplateFaulty as fault:
        return tuple(error("DG323", f"{version.name}: {one.message}") for one in fault.problems)
    for part, source in sources:

        def report(
            code: str, message: str, line: int, name: str | None, hint: str | None, part: str = part
        ) -> None:
            one = error(code, f"{version.name}, paragraph {line - 1} of {part}: {message}", hint=hint)
            if one not in found:
                found.append(one)

        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as fault:
            report("DG323", fault.message or "this tag cannot be read", fault.lineno, None, None)
            continue
        ScopeWalk(report).statements(tree.body, dict(scope))
    return tuple(found)
