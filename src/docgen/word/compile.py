"""From the bytes of a .docx with tags to a compiled template."""

from __future__ import annotations

from jinja2.sandbox import SandboxedEnvironment

from docgen.word.compiled import CompiledTemplate
from docgen.word.package import NotAPackage, deflate, read_parts
from docgen.word.parts import (
    MAIN,
    NUMBERING,
    STORIES,
    STYLES,
    TEMPLATE_MAIN,
    TYPES_PART,
    content_types,
    is_word_document,
    of_type,
    with_properties,
)
from docgen.word.problems import Stage, TemplateProblem
from docgen.word.provenance import with_provenance_part
from docgen.word.story import BRACES, RenderFailure, Story, compile_story, jinja_source
from docgen.word.xml import NotWellFormed, parse, plain_text


class TemplateFaulty(ValueError):
    """A template cannot be compiled, for these reasons."""

    def __init__(self, problems: tuple[TemplateProblem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def compile_template(content: bytes, environment: SandboxedEnvironment) -> CompiledTemplate:
    """Compile a .docx with docxtpl's tags; raises TemplateFaulty with every problem of every part."""
    parts = _parts_of(content)
    main = of_type(content_types(parts), MAIN, TEMPLATE_MAIN)[0]
    parts, provenance = with_provenance_part(parts, main)
    types = content_types(parts)
    stories: list[Story] = []
    problems: list[TemplateProblem] = []
    for part in [main, *of_type(types, *STORIES)]:
        try:
            root = parse(parts[part])
            if part == main or any(brace in plain_text(root) for brace in BRACES):
                stories.append(compile_story(part, root, environment))
        except NotWellFormed as fault:
            problems.append(TemplateProblem(Stage.COMPILE, f"the part is not XML: {fault}", part))
        except RenderFailure as failure:
            problems.append(failure.problem)
    if problems:
        raise TemplateFaulty(tuple(problems))
    printed = {story.part for story in stories}
    constant = {name: part for name, part in parts.items() if name not in printed}
    styles, numbering = of_type(types, STYLES), of_type(types, NUMBERING)
    return CompiledTemplate(
        main=main,
        stories=tuple(stories),
        constant=constant,
        members=tuple(deflate(name, part) for name, part in constant.items()),
        styles=styles[0] if styles else None,
        numbering=numbering[0] if numbering else None,
        provenance=provenance,
    )


def jinja_sources(content: bytes) -> list[tuple[str, str]]:
    """What Jinja sees of each part with tags, a line more than there are paragraphs; raises TemplateFaulty."""
    parts = _parts_of(content)
    types = content_types(parts)
    found: list[tuple[str, str]] = []
    for part in of_type(types, MAIN, *STORIES):
        try:
            root = parse(parts[part])
        except NotWellFormed as fault:
            problem = TemplateProblem(Stage.COMPILE, f"the part is not XML: {fault}", part)
            raise TemplateFaulty((problem,)) from fault
        if any(brace in plain_text(root) for brace in BRACES):
            found.append((part, jinja_source(root)[1]))
    return found


def _parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a template, as a document rather than a .dotx, with docgen's properties."""
    try:
        parts = read_parts(content)
    except NotAPackage:
        parts = {}
    if not is_word_document(parts):
        raise TemplateFaulty((TemplateProblem(Stage.COMPILE, "this is not a Word document"),))
    parts = with_properties(parts)
    parts[TYPES_PART] = parts[TYPES_PART].replace(TEMPLATE_MAIN.encode(), MAIN.encode())
    return parts
