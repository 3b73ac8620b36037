"""Rules on the package: parts, relationships, content types."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.word.gate.context import Finding, Package
from docgen.word.parts import MAIN, ROOT_RELATIONS, TYPES_PART, of_type, relations, relations_part
from docgen.word.properties import CORE
from docgen.word.xml import RELATIONS

OFFICE_DOCUMENT = f"{RELATIONS}/officeDocument"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def one_main_part(package: Package) -> Iterator[Finding]:
    """There is one main part, and the package points to it."""
    if package.main is None:
        yield "", f"has {len(of_type(package.types, MAIN))} main parts instead of one"
        return
    if ROOT_RELATIONS not in package.trees:
        yield ROOT_RELATIONS, "is missing"
        return
    targets = [row.target for row in relations(package.parts, ROOT_RELATIONS) if row.kind == OFFICE_DOCUMENT]
    if targets != [package.main]:
        yield ROOT_RELATIONS, "does not point to the main part"


def content_types_complete(package: Package) -> Iterator[Finding]:
    """Every part has a content type."""
    for name in sorted(package.parts):
        if name != TYPES_PART and name not in package.types:
            yield name, "has no content type"


def relations_resolved(package: Package) -> Iterator[Finding]:
    """Every relationship inside the package leads to a part, and ids are used once."""
    for name in sorted(package.trees):
        if not name.endswith(".rels"):
            continue
        seen: set[str] = set()
        for row in relations(package.parts, name):
            if row.id in seen:
                yield name, f"has the relationship {row.id} twice"
            seen.add(row.id)
            if not row.is_external and row.target not in package.parts:
                yield name, f"points to {row.target}, which is not there"


def relations_used_exist(package: Package) -> Iterator[Finding]:
    """Every `r:id` in a part is among its relationships."""
    for name, root in package.trees.items():
        if name.endswith(".rels"):
            continue
        source = relations_part(name)
        known = {row.id for row in relations(package.parts, source)} if source in package.trees else set()
        for node in root.iter():
            for key, text in node.attrib.items():
                if key.startswith(f"{{{RELATIONS}}}") and text not in known:
                    yield name, f"uses the relationship {text}, which is not there"


def one_core_part(package: Package) -> Iterator[Finding]:
    """The core properties stand in one part only."""
    found = of_type(package.types, CORE_TYPE)
    for name in found:
        if name != CORE:
            yield name, "is a second part of core properties"


PACKAGING = (
    one_main_part,
    content_types_complete,
    relations_resolved,
    relations_used_exist,
    one_core_part,
)
