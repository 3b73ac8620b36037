"""One source of a text template: lifted, parsed, and the ids of its clauses found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from docgen.source.text import lines_of
from docgen.templating.attributes import ID, Attributes
from docgen.templating.clauses import Clause, bookmark_of
from docgen.templating.frontmatter import FrontMatter, read_front_matter
from docgen.templating.lift import Lifted, lift
from docgen.templating.markdown import first_line, kind_of, parse, split_heading
from docgen.templating.text import Problems, SourceText


@dataclass(frozen=True)
class ReadText:
    """A source, parsed. `headings` are the attributes of each heading by its line."""

    text: SourceText
    front: FrontMatter
    lifted: Lifted
    tree: SyntaxTreeNode
    headings: Mapping[int, Attributes]
    problems: Problems
    offset: int


def read_text(content: bytes, file: str, offset: int) -> tuple[ReadText | None, Problems]:
    """Read a source; None where not even its front matter can be read (DG311)."""
    try:
        text = content.decode("utf-8-sig")
        source = SourceText(file, lines_of(text))
        problems = Problems(source)
    except UnicodeDecodeError as fault:
        before = lines_of(content[: fault.start].decode(errors="replace"))
        source = SourceText(file, lines_of(content.decode(errors="replace")))
        problems = Problems(source)
        problems.add("DG311", "this file is not UTF-8", len(before), column=len(before[-1]) + 1)
        return None, problems
    front = read_front_matter(problems)
    if front is None:
        return None, problems
    lifted = lift("\n".join(source.lines[front.end :]), front.end + 1, problems)
    tree = parse(lifted)
    headings = {
        first_line(node, lifted): split_heading(node, lifted, problems)
        for node in tree.walk()
        if node.type == "heading"
    }
    return ReadText(source, front, lifted, tree, headings, problems, offset), problems


def collect_clauses(read: ReadText, known: dict[str, Clause]) -> None:
    """Add the clauses of a source to those known; reports DG315 for an id that cannot be or is taken."""
    for node in read.tree.walk():
        if node.type != "heading":
            continue
        line = first_line(node, read.lifted)
        attributes = read.headings[line]
        if attributes.id is None:
            continue
        name = attributes.id
        if not ID.fullmatch(name):
            hint = "an id begins with a small letter; small letters, digits, - and _ follow, at most 40"
            read.problems.add("DG315", f"`{name}` cannot be an id", line, f"#{name}", hint=hint)
            continue
        taken = next((one for one in known.values() if one.bookmark == bookmark_of(name)), None)
        if taken is not None:
            here = taken.line - read.offset
            related = [(here, "it is used here first")] if 0 < here < line else []
            message = f"the id `{taken.id}` is used twice"
            read.problems.add("DG315", message, line, f"#{name}", related=related)
            continue
        known[name] = Clause(name, kind_of(int(node.tag[1:]), attributes), line + read.offset)
