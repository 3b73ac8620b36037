"""One part of a template that holds tags: compiled with docxtpl's preparation, printed by Jinja."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from docgen.word.environment import MissingField
from docgen.word.lists import mark_restarts
from docgen.word.problems import Stage, TemplateProblem, names_hint
from docgen.word.tidy import mark_tagged
from docgen.word.xml import Element, plain_text, to_text, w

PARAGRAPH = re.compile(r"<w:p(?=[ >/])")
BEFORE_PARAGRAPH = re.compile(r"\n<w:p(?=[ >/])")
COLUMNS = re.compile(r"\{%\s*(tc|hm|vm|colspan)\b")
BRACES = ("{{", "{%", "{#")
MARKS = (*BRACES, "}}", "%}", "#}")
ESCAPED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}

# docxtpl is used for its preparation of a part, which keeps no state.
_docxtpl = DocxTemplate("")


@dataclass(frozen=True)
class Printed:
    """A part after printing, not yet mended. `has_braces` is set where the context prints `{{` or `{%`."""

    xml: str
    has_braces: bool


class RenderFailure(Exception):
    """A part could not be printed."""

    def __init__(self, problem: TemplateProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True)
class Story:
    """One compiled part. `paragraphs` are the texts of its paragraphs as they stand in the template."""

    part: str
    template: Template
    paragraphs: tuple[str, ...]
    has_columns: bool

    def print(self, context: Mapping[str, object]) -> Printed:
        """Print a context; raises RenderFailure, which names the paragraph."""
        try:
            text = self.template.render(context)
        except (
            TemplateError,
            TypeError,
            ValueError,
            AttributeError,
            LookupError,
            ArithmeticError,
        ) as problem:
            raise RenderFailure(self._located(problem, list(context))) from problem
        text = BEFORE_PARAGRAPH.sub("<w:p", text)
        if self.has_columns:
            text = to_text(_docxtpl.fix_tables(text))
        return Printed(text, any(mark in text for mark in MARKS))

    def _located(self, problem: Exception, known: list[str]) -> TemplateProblem:
        line = _line_in(problem.__traceback__, self.part)
        number = line - 1 if line else None
        name = hint = None
        if isinstance(problem, MissingField):
            name = problem.name
            hint = problem.hint or names_hint(problem.name, known)
        message = str(problem) or type(problem).__name__
        return TemplateProblem(
            Stage.RENDER, message, self.part, number, excerpt_of(self.paragraphs, number), name, hint
        )


def jinja_source(root: Element) -> tuple[str, str]:
    """A part as XML with a line for each paragraph, and what Jinja compiles of it. Changes `root`."""
    mark_tagged(root)
    mark_restarts(root)
    xml = PARAGRAPH.sub("\n<w:p", to_text(root))
    prepared = _docxtpl.patch_xml(xml)
    for written, meant in ESCAPED.items():
        prepared = prepared.replace(written, f"{{{{ {meant!r} }}}}")
    return xml, prepared


def compile_story(part: str, root: Element, environment: SandboxedEnvironment) -> Story:
    """Compile a part; raises RenderFailure with the place of a syntax error. Changes `root`."""
    paragraphs = tuple(plain_text(paragraph) for paragraph in root.iter(w("p")))
    xml, prepared = jinja_source(root)
    try:
        _refuse_stray_marks(prepared, environment)
        code = environment.compile(prepared, name=part, filename=part)
    except TemplateSyntaxError as problem:
        number = problem.lineno - 1
        excerpt = excerpt_of(paragraphs, number)
        message, hint = plain_message(problem.message or "", environment)
        raise RenderFailure(
            TemplateProblem(Stage.COMPILE, message, part, number, excerpt, hint=hint)
        ) from problem
    template = environment.template_class.from_code(environment, code, environment.make_globals(None))
    return Story(part, template, paragraphs, bool(COLUMNS.search(xml)))


def excerpt_of(paragraphs: tuple[str, ...], number: int | None) -> str:
    """The text of a paragraph, counted from 1; empty where there is none."""
    return paragraphs[number - 1] if number and 1 <= number <= len(paragraphs) else ""


def _refuse_stray_marks(source: str, environment: SandboxedEnvironment) -> None:
    """Half a tag in the text itself would be printed; raises TemplateSyntaxError."""
    for line, kind, text in environment.lex(source):
        if kind == "data":
            for mark in MARKS:
                if mark in text:
                    at = line + text[: text.index(mark)].count("\n")
                    raise TemplateSyntaxError(f"`{mark}` stands here without the other half of its tag", at)


def plain_message(message: str, environment: SandboxedEnvironment) -> tuple[str, str | None]:
    """Jinja's message without its inner words, and a hint for a misspelt filter or test."""
    for kind, known in (("filter", environment.filters), ("test", environment.tests)):
        found = re.fullmatch(rf"No {kind} named '(.+)'\.", message)
        if found:
            return f"there is no {kind} `{found.group(1)}`", names_hint(found.group(1), list(known))
    return message[:1].lower() + message[1:].rstrip("."), None


def _line_in(traceback: TracebackType | None, part: str) -> int | None:
    """The line of the part at which an exception left it."""
    line = None
    trace: Any = traceback
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == part:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
