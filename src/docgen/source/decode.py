"""From the text of a document to a pydantic model, with every problem at its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from docgen.diagnostics import Checked, Diagnostic
from docgen.source.document import Data, Document, value_at
from docgen.source.explain import Explanation, Located, Row
from docgen.source.shape import Block

M = TypeVar("M", bound=BaseModel)


def decode(
    document: Document, model: type[M], role: str, context: dict[str, Any] | None = None
) -> Checked[M]:
    """The document as a model, or everything that keeps it from being one.

    `role` names the file in the places of the diagnostics; `context` goes to the field types. Nothing
    is reported that follows from what the reader has reported (`Document.unclear` and `.open`).
    """
    try:
        return Checked(model.model_validate(document.data, context=context, by_alias=True, by_name=False))
    except ValidationError as problem:
        rows = problem.errors(include_url=False)
        return Checked(None, tuple(_explained(rows, document, model, role)))


def _explained(rows: list[Any], document: Document, model: Block, role: str) -> Iterator[Diagnostic]:
    """The errors as diagnostics, without those that follow from others."""
    explanation = Explanation(document, model, role)
    located = [_located(row, document.data) for row in rows]
    for one in located:
        if not _is_other_branch(one, located) and not _follows(one, document, explanation):
            yield explanation.of(one)


def _follows(one: Located, document: Document, explanation: Explanation) -> bool:
    """Whether a problem that is reported already is the reason."""
    kind = one.row["type"]
    if any(one.path[: len(parts)] == parts for parts in document.unclear):
        return True
    if kind == "missing":
        block, name = one.path[:-1], one.path[-1]
        return block in document.open or str(name) in explanation.misspelt(block)
    if kind == "too_short" and value_at(document.data, one.path):
        return True  # it has items, which are reported themselves
    return kind == "DG211" and any(parts[:-1] == one.path for parts in document.unclear)


def _located(row: Row, data: Data) -> Located:
    """The error with the parts of its location that the file has; names of alternatives are left out."""
    path: list[str | int] = []
    node: Data = data
    skipped = on_key = False
    for part in row["loc"]:
        if isinstance(node, dict) and part in node:
            node = node[str(part)]
            path.append(part)
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
            path.append(part)
        elif part == "[key]":
            on_key = True
        elif row["type"] == "missing" and part == row["loc"][-1]:
            path.append(part)
        else:
            skipped = True
    return Located(row, tuple(path), on_key, skipped)


def _is_other_branch(one: Located, others: list[Located]) -> bool:
    """Whether an error says only that another alternative was not taken: one deeper, or clearer, stays."""
    if not one.in_union:
        return False
    for other in others:
        if other is one or not other.in_union or other.path[: len(one.path)] != one.path:
            continue
        if len(other.path) > len(one.path) or (_is_ours(other) and not _is_ours(one)):
            return True
    return False


def _is_ours(one: Located) -> bool:
    return bool(one.row["type"].startswith(("DG", "E-")))
