"""A template, compiled once and rendered many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.word.fields import Field, targets_in, update_references
from docgen.word.gate import check_parts
from docgen.word.lists import apply_restarts
from docgen.word.numbering import Numbering
from docgen.word.package import Member, deflate, pack
from docgen.word.parts import STORIES, content_types, of_type
from docgen.word.problems import Stage, TemplateProblem
from docgen.word.properties import APP, CORE, Properties, app_xml, core_xml
from docgen.word.provenance import Provenance, provenance_xml
from docgen.word.story import Printed, RenderFailure, Story
from docgen.word.text import paragraphs_in
from docgen.word.tidy import tidy
from docgen.word.xml import Element, NotWellFormed, parse, plain_text, serialize


@dataclass(frozen=True)
class Rendered:
    """A finished document, or what kept it from being one."""

    content: bytes | None
    problems: tuple[TemplateProblem, ...] = ()


@dataclass(frozen=True)
class CompiledTemplate:
    """A template ready to render; it holds nothing of any document and may be used by many threads.

    `stories` are the parts with tags (body, headers, footers, notes); `constant` are all others, kept
    compressed in `members`. `styles`, `numbering` and `provenance` name those parts.
    """

    main: str
    stories: tuple[Story, ...]
    constant: Mapping[str, bytes]
    members: tuple[Member, ...]
    styles: str | None
    numbering: str | None
    provenance: str

    def render(
        self, context: Mapping[str, object], properties: Properties, provenance: Provenance | None = None
    ) -> Rendered:
        """Print a context into the template, and say in it where it comes from.

        Returns the document only if every part could be printed and the whole passed the gate.
        """
        printed: list[tuple[Story, Printed]] = []
        problems: list[TemplateProblem] = []
        for story in self.stories:
            try:
                printed.append((story, story.print(context)))
            except RenderFailure as failure:
                problems.append(failure.problem)
        if problems:
            return Rendered(None, tuple(problems))
        made, problems = self._mended(printed)
        made[CORE], made[APP] = core_xml(properties), app_xml(properties)
        if provenance is not None and not problems:
            made[self.provenance] = provenance_xml(provenance, self._paragraphs(made))
        if not problems:
            has_braces = any(text.has_braces for _, text in printed)
            findings = check_parts({**self.constant, **made}, tags_are_data=has_braces)
            problems = [TemplateProblem(Stage.GATE, text, part) for part, text in findings]
        if problems:
            return Rendered(None, tuple(problems))
        fresh = [deflate(name, content) for name, content in made.items()]
        kept = (member for member in self.members if member.name not in made)
        return Rendered(pack((*kept, *fresh)))

    def _paragraphs(self, made: Mapping[str, bytes]) -> tuple[str, ...]:
        """What the document says, read as it will be read from the file."""
        whole = {**self.constant, **made}
        stories = of_type(content_types(whole), *STORIES)
        return paragraphs_in([parse(whole[name]) for name in (self.main, *stories)])

    def _mended(self, printed: list[tuple[Story, Printed]]) -> tuple[dict[str, bytes], list[TemplateProblem]]:
        """The printed parts, repaired, with lists restarted and references brought up to date."""
        made: dict[str, bytes] = {}
        roots: dict[str, Element] = {}
        problems: list[TemplateProblem] = []
        lists = parse(self.constant[self.numbering]) if self.numbering else None
        styles = parse(self.constant[self.styles]) if self.styles else None
        for story, text in printed:
            try:
                root = parse(text.xml.encode(), drop_layout_space=True)
            except NotWellFormed:
                message = "the tags do not fit the paragraphs, rows or cells that they stand in"
                problems.append(TemplateProblem(Stage.RENDER, message, story.part, hint=CROSSING))
                continue
            tidy(root)
            if apply_restarts(root, lists) and self.numbering:
                made[self.numbering] = serialize(lists)
            roots[story.part] = root
        if not problems:
            targets = targets_in(roots.values(), Numbering(styles, lists))
            for part, root in roots.items():
                problems += [_lost(part, found) for found in update_references(root, targets)]
                made[part] = serialize(root)
        return made, problems


def _lost(part: str, reference: Field) -> TemplateProblem:
    """A reference without its end; the excerpt is its cached text."""
    cached = "".join(map(plain_text, reference.result))
    message = f"a cross-reference goes to {reference.target}, which this document does not have"
    return TemplateProblem(Stage.REFERENCE, message, part, excerpt=cached, name=reference.target)


CROSSING = (
    "a tag that opens and its closing tag stand in the same kind of place: "
    "both in one paragraph, both in paragraphs of their own, or both in rows of their own"
)
