"""Rules on ids and names that one place gives and another uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docgen.word.fields import fields_in
from docgen.word.gate.context import Finding, Package
from docgen.word.parts import WORDPROCESSING, of_type
from docgen.word.xml import DRAWING, value_of, w

REVISIONS = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"))
STYLE_USERS = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
COMMENTS = f"{WORDPROCESSING}comments+xml"


def ids_are_unique(package: Package) -> Iterator[Finding]:
    """Ids of bookmarks, revisions, drawings and content controls are used once; so are bookmark names."""
    for name, root in package.stories():
        kinds: dict[str, Iterable[str | None]] = {
            "bookmark id": [node.get(w("id")) for node in root.iter(w("bookmarkStart"))],
            "bookmark": [node.get(w("name")) for node in root.iter(w("bookmarkStart"))],
            "revision id": [node.get(w("id")) for node in root.iter(*REVISIONS)],
            "drawing id": [node.get("id") for node in root.iter(f"{{{DRAWING}}}docPr")],
            "content control id": [value_of(node, "id") for node in root.iter(w("sdtPr"))],
        }
        for kind, found in kinds.items():
            for value, count in Counter(found).items():
                if value is not None and count > 1:
                    yield name, f"the {kind} {value} is used {count} times"


def bookmarks_are_paired(package: Package) -> Iterator[Finding]:
    """Every bookmark begins once and ends once."""
    for name, root in package.stories():
        starts = Counter(node.get(w("id")) for node in root.iter(w("bookmarkStart")))
        ends = Counter(node.get(w("id")) for node in root.iter(w("bookmarkEnd")))
        if starts != ends:
            yield name, "a bookmark begins without an end, or ends without a beginning"


def targets_exist(package: Package) -> Iterator[Finding]:
    """Every cross-reference refers to a bookmark of the document."""
    roots = package.stories()
    known = {node.get(w("name")) for _, root in roots for node in root.iter(w("bookmarkStart"))}
    for name, root in roots:
        for found in fields_in(root):
            if found.target is not None and found.target not in known:
                yield name, f"a cross-reference goes to {found.target}, which this document does not have"


def styles_defined(package: Package) -> Iterator[Finding]:
    """Every style that is used is defined, with the right kind."""
    defined: set[tuple[str | None, str | None]] = set()
    if package.styles is not None:
        defined = {(node.get(w("type")), node.get(w("styleId"))) for node in package.styles.iter(w("style"))}
    for name, root in package.stories():
        for tag, kind in STYLE_USERS.items():
            for style in sorted({node.get(w("val")) for node in root.iter(tag)}):
                if (kind, style) not in defined:
                    yield name, f"the {kind} style {style} is not defined"


def lists_defined(package: Package) -> Iterator[Finding]:
    """Every list that is used is defined, and every definition is complete."""
    numbering = package.numbering
    lists: dict[str | None, str | None] = {}
    definitions: set[str | None] = set()
    if numbering is not None:
        lists = {node.get(w("numId")): value_of(node, "abstractNumId") for node in numbering.iter(w("num"))}
        for definition in numbering.iter(w("abstractNum")):
            definitions.add(definition.get(w("abstractNumId")))
            for level in definition.iter(w("lvl")):
                if value_of(level, "numFmt") is None or level.find(w("lvlText")) is None:
                    yield "word/numbering.xml", "a level of a list has no format or no text"
    for number, definition in lists.items():
        if definition not in definitions:
            yield "word/numbering.xml", f"the list {number} has no definition"
    for name, root in package.stories():
        for number in sorted({node.get(w("val")) for node in root.iter(w("numId"))}):
            if number != "0" and number not in lists:
                yield name, f"the list {number} is not defined"


def comments_belong(package: Package) -> Iterator[Finding]:
    """Comments are unique, used, and there is no empty part of them."""
    main = package.trees.get(package.main or "")
    used = set() if main is None else {node.get(w("id")) for node in main.iter(w("commentReference"))}
    written: list[str | None] = []
    for name in of_type(package.types, COMMENTS):
        root = package.trees.get(name)
        here = [] if root is None else [node.get(w("id")) for node in root.iter(w("comment"))]
        written += here
        if not here:
            yield name, "holds no comment"
        for value, count in Counter(here).items():
            if count > 1:
                yield name, f"the comment id {value} is used {count} times"
    for number in sorted(str(value) for value in used - set(written)):
        yield package.main or "", f"refers to the comment {number}, which is not there"


REFERENCES = (
    ids_are_unique,
    bookmarks_are_paired,
    targets_exist,
    styles_defined,
    lists_defined,
    comments_belong,
)
