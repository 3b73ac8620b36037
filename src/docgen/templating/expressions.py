"""Each tag of a text by itself: its syntax, its filters, and what a template may not do (DG313)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from docgen.diagnostics import Diagnostic
from docgen.templating.read_text import ReadText
from docgen.templating.tags import TagAt
from docgen.templating.text import Problems
from docgen.word.problems import names_hint
from docgen.word.story import plain_message

LOOP_METHODS = ("cycle", "changed")


def expression_problems(reads: Iterable[ReadText], environment: SandboxedEnvironment) -> list[Diagnostic]:
    """What is wrong with the tags of these sources, each at its column."""
    found: list[Diagnostic] = []
    for read in reads:
        problems = Problems(read.text)
        for tag in read.lifted.tags:
            check_tag(tag, environment, problems)
        found += problems.found
    return found


def parsed(tag: TagAt, environment: SandboxedEnvironment) -> nodes.Template:
    """A tag as Jinja reads it, completed to a whole; raises TemplateSyntaxError."""
    keyword, source = tag.keyword, tag.source
    if keyword in ("if", "for"):
        source += f"{{% end{keyword} %}}"
    elif keyword in ("elif", "else"):
        source = "{% if x %}" + source + "{% endif %}"
    elif keyword in ("endif", "endfor"):
        source = ("{% if x %}" if keyword == "endif" else "{% for x in y %}") + source
    return environment.parse(source)


def check_tag(tag: TagAt, environment: SandboxedEnvironment, problems: Problems) -> None:
    """Report what is wrong with one tag."""
    try:
        tree = parsed(tag, environment)
    except TemplateSyntaxError as fault:
        message, hint = plain_message(fault.message or "", environment)
        problems.add("DG313", message, tag.line, _written(tag, problems), column=tag.column, hint=hint)
        return
    for message, needle, hint in _faults(tree, environment):
        problems.add("DG313", message, tag.line, needle, column=tag.column, hint=hint)


def _written(tag: TagAt, problems: Problems) -> str | None:
    """The tag as it stands in the source, where it was not brought to another form."""
    line = problems.source.lines[tag.line - 1]
    end = line.find(tag.source[-2:], tag.column - 1)
    return line[tag.column - 1 : end + 2] if end >= 0 else None


def _faults(tree: nodes.Template, environment: SandboxedEnvironment) -> Iterator[tuple[str, str, str | None]]:
    for name in tree.find_all(nodes.Filter):
        if name.name not in environment.filters:
            hint = names_hint(name.name, list(environment.filters))
            yield f"there is no filter `{name.name}`", name.name, hint
    for test in tree.find_all(nodes.Test):
        if test.name not in environment.tests:
            yield f"there is no test `{test.name}`", test.name, names_hint(test.name, list(environment.tests))
    for call in tree.find_all(nodes.Call):
        node = call.node
        if not (
            isinstance(node, nodes.Getattr)
            and isinstance(node.node, nodes.Name)
            and node.node.name == "loop"
            and node.attr in LOOP_METHODS
        ):
            yield "a template cannot call functions", "(", "use a filter, as in {{ price|money }}"
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield f"there is no field `{attribute.attr}`", attribute.attr, None
    for power in tree.find_all((nodes.Mul, nodes.Pow)):
        yield f"a template cannot use `{power.operator}`", power.operator, None
