"""Which part of a package is what, by its content type; relationships and content types."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.word.properties import APP, CORE
from docgen.word.xml import CONTENT_TYPES, PACKAGE_RELATIONS, Element, NotWellFormed, parse, serialize

TYPES_PART = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{WORDPROCESSING}document.main+xml"
TEMPLATE_MAIN = f"{WORDPROCESSING}template.main+xml"
STYLES = f"{WORDPROCESSING}styles+xml"
NUMBERING = f"{WORDPROCESSING}numbering+xml"
STORIES = tuple(f"{WORDPROCESSING}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes"))

PROPERTY_TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
PROPERTY_RELATIONS = {
    CORE: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    APP: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
}


@dataclass(frozen=True)
class Relation:
    """One relationship: `target` is a part's name, or an address outside the package."""

    id: str
    kind: str
    target: str
    is_external: bool


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every part that has one; raises NotWellFormed."""
    root = parse(parts.get(TYPES_PART, b"<none/>"))
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for node in root:
        if node.tag == f"{{{CONTENT_TYPES}}}Default":
            defaults[node.get("Extension", "").lower()] = node.get("ContentType", "")
        elif node.tag == f"{{{CONTENT_TYPES}}}Override":
            overrides[node.get("PartName", "").lstrip("/")] = node.get("ContentType", "")
    found: dict[str, str] = {}
    for name in parts:
        kind = overrides.get(name) or defaults.get(name.rpartition(".")[2].lower())
        if kind:
            found[name] = kind
    return found


def of_type(types: Mapping[str, str], *kinds: str) -> list[str]:
    """The names of the parts of these content types, sorted."""
    return sorted(name for name, kind in types.items() if kind in kinds)


def relations_part(name: str) -> str:
    """The part that holds the relationships of a part."""
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"


def relations(parts: Mapping[str, bytes], source: str) -> list[Relation]:
    """The relationships in one `.rels` part; targets are made absolute."""
    if source not in parts:
        return []
    folder = posixpath.dirname(posixpath.dirname(source))
    found = []
    for node in parse(parts[source]):
        target, external = node.get("Target", ""), node.get("TargetMode") == "External"
        if not external:
            path = target if target.startswith("/") else f"/{folder}/{target}"
            target = posixpath.normpath(path).lstrip("/")
        found.append(Relation(node.get("Id", ""), node.get("Type", ""), target, external))
    return found


def with_properties(parts: dict[str, bytes]) -> dict[str, bytes]:
    """A package that names docgen's own two property parts and no others.

    Whatever a Word file said about its author, company, template or thumbnail goes.
    """
    kept = {name: part for name, part in parts.items() if not name.startswith("docProps/")}
    types = parse(parts[TYPES_PART])
    _drop(types, lambda node: node.get("PartName", "").startswith("/docProps/"))
    for name, kind in PROPERTY_TYPES.items():
        add_node(types, CONTENT_TYPES, "Override", {"PartName": f"/{name}", "ContentType": kind})
    kept[TYPES_PART] = serialize(types)
    root = parse(parts[ROOT_RELATIONS])
    _drop(root, lambda node: node.get("Target", "").lstrip("/").startswith("docProps/"))
    for number, (name, kind) in enumerate(PROPERTY_RELATIONS.items(), start=1):
        add_node(
            root, PACKAGE_RELATIONS, "Relationship", {"Id": f"docgen{number}", "Type": kind, "Target": name}
        )
    kept[ROOT_RELATIONS] = serialize(root)
    return kept


def _drop(root: Element, unwanted: Callable[[Element], bool]) -> None:
    for node in [child for child in root if unwanted(child)]:
        root.remove(node)


def add_node(root: Element, namespace: str, name: str, attributes: Mapping[str, str]) -> None:
    """Append an element with these attributes: a content type, a relationship."""
    node = etree.SubElement(root, f"{{{namespace}}}{name}")
    for key, text in attributes.items():
        node.set(key, text)


def is_word_document(parts: Mapping[str, bytes]) -> bool:
    """Whether these parts are a Word document that can be worked with."""
    try:
        return ROOT_RELATIONS in parts and len(of_type(content_types(parts), MAIN, TEMPLATE_MAIN)) == 1
    except NotWellFormed:
        return False
