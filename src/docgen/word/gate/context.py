"""A package as the rules of the gate see it: parsed once."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.word.parts import MAIN, NUMBERING, STORIES, STYLES, content_types, of_type
from docgen.word.xml import Element, NotWellFormed, parse

Finding = tuple[str, str]
"""The part, and what is wrong with it."""


class Package:
    """Parts, their content types and their trees. `faults` names the parts that are not XML."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.types = content_types(parts)
        self.trees: dict[str, Element] = {}
        self.faults: list[Finding] = []
        for name in sorted(parts):
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                self.trees[name] = parse(parts[name])
            except NotWellFormed as fault:
                self.faults.append((name, f"is not well-formed: {fault}"))

    @property
    def main(self) -> str | None:
        """The name of the main document part."""
        found = of_type(self.types, MAIN)
        return found[0] if len(found) == 1 else None

    def stories(self) -> list[tuple[str, Element]]:
        """The parts that hold paragraphs, and their roots."""
        names = of_type(self.types, MAIN, *STORIES)
        return [(name, self.trees[name]) for name in names if name in self.trees]

    def tree_of(self, kind: str) -> Element | None:
        """The root of the only part of a content type."""
        found = of_type(self.types, kind)
        return self.trees.get(found[0]) if found else None

    @property
    def styles(self) -> Element | None:
        """The styles part."""
        return self.tree_of(STYLES)

    @property
    def numbering(self) -> Element | None:
        """The numbering part."""
        return self.tree_of(NUMBERING)
