"""Examples of `docgen new` that would go out or be signed (DG931)."""

from __future__ import annotations

from docgen.checks.placeholders import placeholder_fields, signed_placeholders
from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.model import Project
from docgen.word.text import paragraphs_of
from docgen.workspace import Loading
from docgen.workspace.edit import Brings, Change


def shown_examples(project: Project, document: str, content: bytes) -> tuple[Diagnostic, ...]:
    """The examples of the project's files that a finished document prints, each at its place."""
    text = "\n".join(paragraphs_of(content))
    shown = ((at, words) for at, words in placeholder_fields(project) if words.rstrip(".") in text)
    return tuple(
        _refused(at, f"{document} prints '{words}', an example that nobody has replaced")
        for at, words in shown
    )


def without_examples(brings: Brings, change: Change) -> Brings:
    """The same judgement of a new signature, which no example may stand under."""
    document = change.entry.get("document")

    def judged(before: Loading, after: Loading) -> tuple[Diagnostic, ...]:
        found = brings(before, after)
        if after.facts is None or not isinstance(document, str):
            return found
        signed = signed_placeholders(after.facts, document)
        more = (
            _refused(at, f"{document} has '{words}', an example that nobody has replaced")
            for at, words in signed
        )
        return (*found, *more)

    return judged


def _refused(at: FieldPath, message: str) -> Diagnostic:
    return error("DG931", message, at, hint="write your own words first; 'docgen check' names every example")
