"""A text template with everything that it includes, as blocks for a layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.diagnostics import Checked, Diagnostic, Span
from docgen.templating.clauses import Clause
from docgen.templating.content import Include, Item
from docgen.templating.read_text import ReadText, collect_clauses, read_text
from docgen.templating.resolve import expanded, resolved
from docgen.templating.text import Sources, SourceText
from docgen.templating.walk import Walk
from docgen.word.blocks import Block


@dataclass(frozen=True)
class TextTemplate:
    """A compiled text: the layout it wants, its blocks, and its clauses by bookmark.

    The lines of blocks and clauses are numbers of `sources`.
    """

    layout: str
    title: str
    blocks: tuple[Block, ...]
    clauses: Mapping[str, Clause]
    sources: Sources
    reads: tuple[ReadText, ...]


@dataclass(frozen=True)
class NamedText:
    """The bytes of a source and its name in messages."""

    file: str
    content: bytes


def compile_text(main: NamedText, includes: Mapping[str, NamedText]) -> Checked[TextTemplate]:
    """Read a text template and the templates that it includes, by their ids (DG311 to DG321)."""
    sources = Sources()
    found: list[Diagnostic] = []
    reads: dict[str, ReadText] = {}
    waiting = [("", main)]
    while waiting:
        name, text = waiting.pop(0)
        read, problems = read_text(text.content, text.file, sources.add(SourceText(text.file, ())))
        sources.texts[-1] = problems.source
        if read is None:
            found += problems.found
            continue
        reads[name] = read
        known = {*reads, *(one for one, _ in waiting)}
        waiting += [(one, includes[one]) for one in _named(read, includes) if one not in known]
    if found or "" not in reads:
        return Checked(None, tuple(found))
    return _compiled(reads, sources)


def _named(read: ReadText, includes: Mapping[str, NamedText]) -> list[str]:
    """The templates that a source includes; DG321 for one that is not at hand."""
    names: list[str] = []
    for number, line in zip(read.lifted.numbers, read.lifted.lines, strict=True):
        words = line.strip().removeprefix(":::").split()
        if not line.strip().startswith(":::") or words[:1] != ["include"]:
            continue
        name = words[1] if len(words) > 1 else ""
        if name in includes:
            names.append(name)
        else:
            message = (
                f"there is no text template `{name}` to include" if name else "`include` names a template"
            )
            read.problems.add("DG321", message, number, name or None)
    return names


def _compiled(reads: dict[str, ReadText], sources: Sources) -> Checked[TextTemplate]:
    clauses: dict[str, Clause] = {}
    for read in reads.values():
        collect_clauses(read, clauses)
    items: dict[str, tuple[Item, ...]] = {}
    lists = 0
    for name, read in reads.items():
        walk = Walk(read, clauses, lists)
        items[name] = walk.items()
        lists = walk.lists
    for name, read in reads.items():
        _refuse_circles(name, read, items)
    texts = {name: resolved(items[name], read.problems, read.offset) for name, read in reads.items()}
    found = [problem for read in reads.values() for problem in read.problems.found]
    if found:
        return Checked(None, tuple(sorted(found, key=_place)))
    front = reads[""].front
    return Checked(
        TextTemplate(
            layout=front.layout,
            title=front.title,
            blocks=tuple(expanded(texts[""], texts)),
            clauses={clause.bookmark: clause for clause in clauses.values()},
            sources=sources,
            reads=tuple(reads.values()),
        )
    )


def _refuse_circles(name: str, read: ReadText, items: Mapping[str, tuple[Item, ...]]) -> None:
    """A template that includes itself, also by way of another, would have no end (DG321)."""
    for item in items[name]:
        if isinstance(item, Include) and _reaches(item.template, name or None, items, set()):
            read.problems.add("DG321", "these templates include each other", item.line - read.offset)


def _reaches(start: str, target: str | None, items: Mapping[str, tuple[Item, ...]], seen: set[str]) -> bool:
    if start == target:
        return True
    if start in seen:
        return False
    seen.add(start)
    inside = [item.template for item in items.get(start, ()) if isinstance(item, Include)]
    return any(_reaches(one, target, items, seen) for one in inside)


def _place(problem: Diagnostic) -> tuple[str, int, int]:
    at = problem.at
    return (at.file, at.start.line, at.start.column) if isinstance(at, Span) else ("", 0, 0)
