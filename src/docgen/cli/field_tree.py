"""Every field of the project files: its path, how it is written, its default, and what the glossary says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, Literal, get_origin

from pydantic.fields import FieldInfo

from docgen.model import Project, Record
from docgen.model.base import Model
from docgen.model.describe import Description, Words, described, example_lines, meanings
from docgen.model.intake import Intake
from docgen.source.shape import alternatives, block_in, item_in, key_of, values_in
from docgen.values import Moment, Money, Rate
from docgen.workspace.settings import Settings

FILES: dict[str, type[Model]] = {
    "project.yaml": Project,
    "record.yaml": Record,
    "intake.yaml": Intake,
    "docgen.yaml": Settings,
}
PRIVATE = "private.yaml"
"""It has no model of its own: it may only add below two keys of project.yaml (DG221)."""

_WRITTEN: dict[Any, str] = {
    Money: "amount",
    Rate: "percentage",
    Moment: "date, or date and time",
    date: "date",
    time: "time of day",
    bool: "true or false",
    int: "whole number",
    str: "text",
}
_STEP = "  "
_GIVEN_ELSEWHERE = {("project.yaml", "project.language")}
"""Needed fields that docgen.yaml may have instead."""


@dataclass(frozen=True)
class Field:
    """One field of a file; `path` has no places in lists, e.g. `milestones.due.days`.

    `written` says how its value is written, `default` what holds without it (None where nothing does), `words` are
    the words that it takes, each with its meaning. `block` is the model of what stands below it.
    """

    file: str
    path: str
    written: str
    is_needed: bool
    default: str | None
    words: Words
    about: Description
    block: type[Model] | None

    @property
    def key(self) -> str:
        """Its own name."""
        return self.path.rsplit(".", 1)[-1]

    @property
    def form(self) -> str:
        """How it is written, and whether it may be left out."""
        if self.is_needed:
            return f"{self.written}; needed"
        return f"{self.written}; {self.default} if left out" if self.default else f"{self.written}; optional"


@cache
def all_fields() -> tuple[Field, ...]:
    """Every field of every file, each block before what is in it."""
    return tuple(field for file, model in FILES.items() for field in below(file, model))


def below(file: str, block: type[Model], path: str = "") -> Iterator[Field]:
    """The fields of a block with everything below them."""
    for field in fields_of(file, block, path):
        yield field
        if field.block is not None:
            yield from below(file, field.block, field.path)


def fields_of(file: str, block: type[Model], path: str = "") -> Iterator[Field]:
    """The fields of one block, in the model's order."""
    for name, info in block.model_fields.items():
        key = key_of(name, info)
        yield _field(file, f"{path}.{key}" if path else key, block, info)


def example_of(field: Field) -> str | None:
    """The lines of the example of its file that show a field; None where the example does not have it."""
    top, *rest = field.path.split(".")
    head, *lines = example_lines(field.file, top) or ("",)
    if not rest or not lines or lines[0].startswith(f"{_STEP}-"):
        return "\n".join((head, *lines)) or None
    chosen: list[str] = []
    inside = False
    for line in lines:
        if line.startswith(_STEP) and line[len(_STEP)] not in " #-":
            inside = line.strip().startswith(f"{rest[0]}:")
        if inside:
            chosen.append(line)
    return "\n".join((head, *chosen)) if chosen else None


def _field(file: str, path: str, block: type[Model], info: FieldInfo) -> Field:
    key, kind = path.rsplit(".", 1)[-1], info.annotation
    items, values = item_in(kind), values_in(kind)
    inner = block_in(kind) or block_in(items) or block_in(values)
    about = described(block.__name__, key)
    assert about is not None, f"the glossary does not describe {block.__name__}.{key}"
    return Field(
        file=file,
        path=path,
        written=_written(kind),
        is_needed=info.is_required() and (file, path) not in _GIVEN_ELSEWHERE,
        default=None if info.is_required() else _default(info),
        words=_words(kind),
        about=about,
        block=inner if inner is None or issubclass(inner, Model) else None,
    )


def _written(kind: Any) -> str:
    items, values = item_in(kind), values_in(kind)
    if items is not None:
        more = " or the word none" if any(get_origin(one) is Literal for one in alternatives(kind)) else ""
        return f"list of {_several(items)}{more}"
    if values is not None:
        inner = block_in(values)
        return "block with a name for each block" if inner is not None else "block"
    if block_in(kind) is not None:
        return "block"
    if _enumeration(kind) is not None:
        return "one word"
    return ", ".join(_WRITTEN[one] for one in alternatives(kind) if one in _WRITTEN)


def _several(items: Any) -> str:
    if block_in(items) is not None:
        return "blocks"
    if _enumeration(items) is not None:
        return "words"
    found = next(_WRITTEN[one] for one in alternatives(items) if one in _WRITTEN)
    return {"text": "texts", "date": "dates", "whole number": "whole numbers"}[found]


def _enumeration(kind: Any) -> type[Enum] | None:
    return next((one for one in alternatives(kind) if isinstance(one, type) and issubclass(one, Enum)), None)


def _words(kind: Any) -> Words:
    for one in (kind, item_in(kind)):
        words = _enumeration(one) if one is not None else None
        if words is not None:
            told = meanings(words.__name__)
            return {str(member.value): told[str(member.value)] for member in words}
    return {}


def _default(info: FieldInfo) -> str | None:
    """The default in the words of the files; None for nothing."""
    value = info.get_default(call_default_factory=True)
    if isinstance(value, tuple):
        return f"[{', '.join(_plain(one) for one in value)}]" if value else None
    return None if value is None or isinstance(value, Model | dict) else _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Rate):
        return f"{value} %"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
