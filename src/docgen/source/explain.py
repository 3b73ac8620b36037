"""What pydantic's errors mean, in words for somebody who writes contracts.

DG201 unknown key · DG202 not one of the words allowed · DG203 to DG217 a value its field does not take
(`model/fields.py`) · DG210 a block where a list belongs and the like · DG213 an empty list · E-MISSING.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.source.document import Data, Document, value_at
from docgen.source.partly import CLOSE, misspelt
from docgen.source.shape import (
    Block,
    block_at,
    choices_of,
    example_of,
    field_of,
    homes_of,
    in_short,
    known_keys,
)
from docgen.source.spans import Parts

MOST_HOMES = 3
_PLAIN = ("DG205", "DG216", "DG217")
"""Mistakes that what the field is says nothing about: decimals, currency, version."""

Row = Any
"""One row of `ValidationError.errors()`."""


class Located(NamedTuple):
    """An error with the part of its location that is in the file."""

    row: Row
    path: Parts
    on_key: bool
    in_union: bool


@dataclass(frozen=True)
class Explanation:
    """Says what an error of pydantic means for the writer of a document."""

    document: Document
    model: Block
    role: str

    def misspelt(self, block: Parts) -> dict[str, str]:
        """The keys that unknown keys of a block mean; those are reported there."""
        data, model = value_at(self.document.data, block), block_at(self.model, block)
        return misspelt(data, model) if isinstance(data, dict) and model is not None else {}

    def of(self, one: Located) -> Diagnostic:
        """The diagnostic for an error at its place."""
        kind = one.row["type"]
        value = value_at(self.document.data, one.path)
        if kind == "missing":
            return self._missing(one.path)
        if kind == "extra_forbidden":
            return self._unknown(one.path)
        if value is None and not one.on_key:
            return self._empty(one.path)
        if kind in ("enum", "literal_error"):
            return self._choice(one, value)
        at = FieldPath(self.role, one.path, on_key=one.on_key)
        if kind.startswith(("DG", "E-")):
            whole_block = isinstance(value, dict) and one.path and isinstance(one.path[-1], str)
            hint = (one.row.get("ctx") or {}).get("hint")
            if not whole_block and not one.on_key and kind not in _PLAIN:
                hint = self._with_meaning(hint, one.path)
            return error(kind, one.row["msg"], at.key() if whole_block else at, hint=hint)
        return self._shape(kind, value, one, at)

    def _missing(self, path: Parts) -> Diagnostic:
        name = str(path[-1])
        block = value_at(self.document.data, path[:-1])
        if isinstance(block, dict) and name in block:
            return self._empty(path)
        owner = _label(path[:-1], block)
        at = FieldPath(self.role, path[:-1], on_key=True)
        hint = self._with_meaning(f"add {self._line(path)}", path)
        return error("E-MISSING", f"{owner} has no {name}", at, hint=hint)

    def _empty(self, path: Parts) -> Diagnostic:
        at = FieldPath(self.role, path, on_key=True)
        if isinstance(path[-1], int):
            return error("E-MISSING", "this item of the list is empty", at, hint="fill it or delete it")
        hint = self._with_meaning(f"write {self._line(path)}", path)
        return error("E-MISSING", f"{path[-1]} has no value", at, hint=hint)

    def _with_meaning(self, hint: str | None, path: Parts) -> str | None:
        """What to do, and what the field is."""
        block, name = block_at(self.model, path[:-1]), path[-1] if path else None
        told = in_short(block, name) if block is not None and isinstance(name, str) else None
        if told is None:
            return hint
        return f"{hint} ({name}: {told})" if hint else f"{name}: {told}"

    def _line(self, path: Parts) -> str:
        """A line as it could be written for a field that must be there."""
        block, name = block_at(self.model, path[:-1]), str(path[-1])
        field = field_of(block, name) if block is not None else None
        if field is None:
            return f"{name}:"
        choices = choices_of(field.annotation)
        if choices:
            return f"{name}: with one of {', '.join(choices)}"
        return f"{name}: {example_of(name, field.annotation)}"

    def _unknown(self, path: Parts) -> Diagnostic:
        name = str(path[-1])
        block = block_at(self.model, path[:-1])
        known = known_keys(block) if block is not None else ()
        near = get_close_matches(name, known, n=1, cutoff=CLOSE)
        homes = homes_of(self.model, name)
        hint: str | None
        if near:
            hint = self._with_meaning(f"did you mean {near[0]}?", (*path[:-1], near[0]))
        elif 0 < len(homes) <= MOST_HOMES:
            hint = f"this key belongs to {' or '.join(homes)}"
        else:
            hint = f"known here: {', '.join(known)}"
        return error("DG201", f"unknown key {name}", FieldPath(self.role, path, on_key=True), hint=hint)

    def _choice(self, one: Located, value: Data) -> Diagnostic:
        expected = str(one.row["ctx"]["expected"])
        words = [word for word in expected.split("'")[1::2] if word]
        at = FieldPath(self.role, one.path, on_key=one.on_key)
        if not isinstance(value, str) and not one.on_key:
            return error("DG202", "one word is expected here", at, hint=f"one of: {', '.join(words)}")
        written = str(one.path[-1]) if one.on_key else str(value)
        near = get_close_matches(written.lower().replace(" ", "_"), words, n=1)
        hint = (
            f"did you mean {near[0]}? (one of: {', '.join(words)})" if near else f"one of: {', '.join(words)}"
        )
        if not one.on_key:
            hint = self._with_meaning(hint, one.path) or hint
        return error("DG202", f"'{written}' is not known here", at, hint=hint)

    def _shape(self, kind: str, value: Data, one: Located, at: FieldPath) -> Diagnostic:
        if kind == "too_short":
            return error("DG213", "this list is empty", at, hint="at least one item is needed")
        if kind == "greater_than_equal":
            least = one.row["ctx"]["ge"]
            return error("DG208", f"{value} is too small; the least is {least}", at)
        if kind in _SHAPES:
            wanted, hint = _SHAPES[kind]
            return error("DG210", f"{wanted} is expected here, not {_kind_of(value)}", at, hint=hint)
        return error("DG210", f"this value cannot be used: {one.row['msg']}", at)


_BLOCK = ("a block of keys", "write `key: value` lines, or {key: value, …}")
_SHAPES = {
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "dict_type": _BLOCK,
    "tuple_type": ("a list", "start each item with `- `, or write [one, two]"),
    "list_type": ("a list", "start each item with `- `, or write [one, two]"),
}


def _kind_of(value: Data) -> str:
    if isinstance(value, dict):
        return "a block of keys"
    return "a list" if isinstance(value, list) else "a single value"


def _label(path: Parts, block: Data) -> str:
    """A block in words: its id or number, else its key."""
    if not path:
        return "this file"
    if isinstance(path[-1], str):
        return path[-1]
    for key in ("id", "number", "legal_name"):
        name = block.get(key) if isinstance(block, dict) else None
        if isinstance(name, str):
            return name
    keys = [part for part in path if isinstance(part, str)]
    return f"{keys[-1]}[{path[-1]}]" if keys else "this item"
