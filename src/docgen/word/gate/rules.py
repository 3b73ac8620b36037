"""The rules of the gate, in the order in which their findings are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.word.gate.context import Finding, Package
from docgen.word.gate.packaging import PACKAGING
from docgen.word.gate.references import REFERENCES
from docgen.word.gate.structure import STRUCTURE
from docgen.word.xml import plain_text, w

RULES: tuple[Callable[[Package], Iterator[Finding]], ...] = (*PACKAGING, *STRUCTURE, *REFERENCES)


def tag_left(package: Package) -> Iterator[Finding]:
    """No tag is left over."""
    for name, root in package.stories():
        for paragraph in root.iter(w("p")):
            text = plain_text(paragraph)
            for mark in ("{{", "{%", "{#", "%}", "}}"):
                if mark in text:
                    yield name, f"a tag is left over in: {text[:80]}"
                    break
