"""Fields: their instructions, their cached results, and bringing cross-references up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.word.numbering import Numbering
from docgen.word.xml import Element, plain_text, text_element, w

NUMBER_SWITCHES = frozenset(("\\n", "\\r", "\\w"))


@dataclass
class Field:
    """A field of Word: what it says (`REF price \\w \\h`) and the runs of its cached result."""

    code: str
    result: list[Element]

    @property
    def words(self) -> list[str]:
        """The instruction, word by word."""
        return self.code.split()

    @property
    def target(self) -> str | None:
        """The bookmark of a cross-reference, None for every other field."""
        words = self.words
        return words[1] if len(words) > 1 and words[0].upper() in ("REF", "PAGEREF", "NOTEREF") else None


def fields_in(root: Element) -> Iterator[Field]:
    """All fields of a part, simple and complex ones, in order of their begin; nested ones too."""
    for simple in root.iter(w("fldSimple")):
        yield Field(simple.get(w("instr")) or "", simple.findall(w("r")))
    for paragraph in root.iter(w("p")):
        yield from _complex(paragraph)


def _complex(paragraph: Element) -> Iterator[Field]:
    """Complex fields that begin and end within a paragraph."""
    stack: list[tuple[Field, bool]] = []
    for run in paragraph.iter(w("r")):
        character = run.find(w("fldChar"))
        kind = None if character is None else character.get(w("fldCharType"))
        if kind == "begin":
            stack.append((Field("", []), False))
        elif kind == "separate" and stack:
            stack[-1] = (stack[-1][0], True)
        elif kind == "end" and stack:
            yield stack.pop()[0]
        elif stack:
            open_field, shows_result = stack[-1]
            if shows_result:
                open_field.result.append(run)
            else:
                open_field.code += "".join(node.text or "" for node in run.iter(w("instrText")))


@dataclass(frozen=True)
class Targets:
    """What cross-references can refer to: the numbers and the words of the bookmarks of a document."""

    numbers: Mapping[str, str]
    words: Mapping[str, str]


def targets_in(roots: Iterable[Element], numbering: Numbering) -> Targets:
    """The bookmarks of all parts of a document."""
    numbers: dict[str, str] = {}
    words: dict[str, str] = {}
    for root in roots:
        found, said = _targets(root, numbering)
        numbers.update(found)
        words.update(said)
    return Targets(numbers, words)


def update_references(root: Element, targets: Targets) -> list[Field]:
    """Write into every cross-reference what it refers to: a number, or the words of the bookmark.

    Returns the references whose bookmark the document does not have.
    """
    lost: list[Field] = []
    for found in fields_in(root):
        if found.words[:1] != ["REF"] or found.target is None:
            continue
        if found.target not in targets.words:
            lost.append(found)
            continue
        by_number = NUMBER_SWITCHES.intersection(found.words)
        text = (targets.numbers if by_number else targets.words).get(found.target)
        if text and found.result:
            _write(found.result, text)
    return lost


def _targets(root: Element, numbering: Numbering) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The number of each bookmarked paragraph, and the words inside each bookmark."""
    numbers: dict[str, str] = {}
    words: dict[str, str] = {}
    for paragraph, label in numbering.labels(root):
        open_names: dict[str, str] = {}
        for node in paragraph.iter(w("bookmarkStart"), w("bookmarkEnd"), w("r")):
            if node.tag == w("bookmarkStart"):
                name = node.get(w("name"))
                open_names[node.get(w("id"))] = name
                words[name] = ""
                if label is not None:
                    numbers[name] = label.full
            elif node.tag == w("bookmarkEnd"):
                open_names.pop(node.get(w("id")), None)
            else:
                for name in open_names.values():
                    words[name] += plain_text(node)
    return numbers, words


def _write(runs: list[Element], text: str) -> None:
    """Put a text into the first run of a result and empty the others."""
    for position, run in enumerate(runs):
        for child in [node for node in run if node.tag != w("rPr")]:
            run.remove(child)
        if position == 0:
            run.append(text_element(text))
