"""What the Word side says about a template, told at the place of its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from docgen.diagnostics import Diagnostic, Related, Span, error
from docgen.templating.tags import TAG
from docgen.templating.text import SourceText
from docgen.templating.text_template import TextTemplate
from docgen.word.problems import Stage, TemplateProblem

MAIN = "word/document.xml"

CODES = {Stage.COMPILE: "DG323", Stage.RENDER: "DG341", Stage.REFERENCE: "DG342", Stage.GATE: "DG343"}


class Explainer(Protocol):
    """Makes a diagnostic of a problem that the Word side found."""

    def diagnostic(self, problem: TemplateProblem) -> Diagnostic:
        """The problem with its code and, where there is one, its place."""


@dataclass(frozen=True)
class TextExplainer:
    """For a text: `lines` holds, for each paragraph of the body, the line it was made from."""

    text: TextTemplate
    lines: tuple[int, ...]
    layout: str

    def diagnostic(self, problem: TemplateProblem) -> Diagnostic:
        """The problem at its line and column."""
        code = CODES[problem.stage]
        if problem.stage is Stage.REFERENCE:
            return self._lost_reference(problem, code)
        if problem.part != MAIN or problem.paragraph is None:
            if problem.part in (None, MAIN) or problem.stage is Stage.GATE:
                return error(code, _told(problem, self.text.sources.texts[0].file), hint=problem.hint)
            return error(code, _told(problem, self.layout), hint=problem.hint)
        at = self._place(self.lines[problem.paragraph - 1], problem)
        return error(code, problem.message, at, hint=problem.hint)

    def _place(self, number: int, problem: TemplateProblem) -> Span:
        source, line = self.text.sources.place(number)
        named = word_in_tags(source, line, problem.name) if problem.name else None
        return named or _first_tag(source, line)

    def _lost_reference(self, problem: TemplateProblem, code: str) -> Diagnostic:
        """A reference to a clause that falls away names both ends (S-32)."""
        clause = self.text.clauses.get(problem.name or "")
        if clause is None or not problem.excerpt.isdigit():
            return error(code, _told(problem, self.text.sources.texts[0].file))
        source, line = self.text.sources.place(int(problem.excerpt))
        target, there = self.text.sources.place(clause.line)
        written = [f"[{mark}](#{clause.id})" for mark in ("", "#")]
        needle = next((one for one in written if one in source.lines[line - 1]), None)
        at = source.span(line, needle)
        related = (
            Related(target.span(there), f"the clause `{clause.id}` stands under a condition that is not met"),
        )
        message = f"this reference goes to the clause `{clause.id}`, which this document leaves out"
        hint = "put the reference under the same condition as the clause"
        return error(code, message, at, related=related, hint=hint)


@dataclass(frozen=True)
class WordExplainer:
    """For a Word file: places are paragraphs of its parts."""

    file: str

    def diagnostic(self, problem: TemplateProblem) -> Diagnostic:
        """The problem with its paragraph in the message."""
        hint = problem.hint
        if problem.excerpt and problem.stage is not Stage.REFERENCE:
            words = f"the paragraph reads: {problem.excerpt.strip()[:120]}"
            hint = f"{hint}; {words}" if hint else words
        return error(CODES[problem.stage], _told(problem, self.file), hint=hint)


def _told(problem: TemplateProblem, file: str) -> str:
    """The problem with its place in words."""
    if problem.stage is Stage.GATE:
        part = f"{problem.part} " if problem.part else ""
        return f"the finished document of {file} is not sound: {part}{problem.message}"
    place = file
    if problem.part and problem.paragraph:
        place += f", paragraph {problem.paragraph} of {problem.part}"
    elif problem.part:
        place += f", {problem.part}"
    return f"{place}: {problem.message}"


def word_in_tags(source: SourceText, line: int, name: str) -> Span | None:
    """A name inside one of the tags of a line."""
    text = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    for tag in TAG.finditer(text):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", tag.group())
        if found:
            return source.span(line, name, tag.start() + found.start() + 1)
    return None


def _first_tag(source: SourceText, line: int) -> Span:
    """The only tag of a line, else the whole line."""
    text = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    tags = [tag.group() for tag in TAG.finditer(text)]
    return source.span(line, tags[0] if len(tags) == 1 else None)
