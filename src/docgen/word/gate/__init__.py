"""The structural gate: what Word would call unreadable never leaves docgen (design 10).

Every rule takes the parts of a package and yields (part, finding). The rules know nothing of how the
document was made, so that they also judge files from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.word.gate.context import Finding, Package
from docgen.word.gate.rules import RULES, tag_left
from docgen.word.package import NotAPackage, part_names, read_parts
from docgen.word.xml import NotWellFormed

__all__ = ["Finding", "check_document", "check_parts"]


def check_parts(parts: Mapping[str, bytes], *, tags_are_data: bool = False) -> list[Finding]:
    """All findings in the parts of a package, in a fixed order.

    With `tags_are_data` a `{{` in the text is known to come from the data and is no finding.
    """
    try:
        package = Package(parts)
    except NotWellFormed as fault:
        return [("[Content_Types].xml", f"is not well-formed: {fault}")]
    findings = list(package.faults)
    for rule in RULES:
        findings.extend(rule(package))
    if not tags_are_data:
        findings.extend(tag_left(package))
    return findings


def check_document(content: bytes) -> list[Finding]:
    """All findings in the bytes of a .docx, duplicate names included."""
    try:
        names = part_names(content)
        parts = read_parts(content)
    except NotAPackage as fault:
        return [("", f"is not a package: {fault}")]
    repeated = sorted({name for name in names if names.count(name) > 1})
    return [(name, "stands in the package more than once") for name in repeated] + check_parts(parts)
