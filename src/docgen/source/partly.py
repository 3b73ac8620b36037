"""Reading what can be read of a block in which something is wrong.

Every field is read by itself, so that one wrong date hides nothing else. What cannot be read is
`UNREAD`; a check that meets it ends there, and what it would have said follows from a reported problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from docgen.source.document import Data, Document
from docgen.source.shape import Block, block_in, item_in, key_of, known_keys
from docgen.source.spans import Parts
from docgen.source.unread import UNREAD

M = TypeVar("M", bound=BaseModel)

CLOSE = 0.7  # how alike an unknown key and the known one it may mean must be


def read_partly(document: Document, model: type[M], context: dict[str, Any] | None = None) -> M:
    """The block with every field that can be read; `UNREAD` where there is not even a block."""
    read: M = _Reading(document, context or {}).block(model, document.data, ())
    return read


@dataclass(frozen=True)
class _Reading:
    document: Document
    context: dict[str, Any]

    def block(self, model: Block, data: Data, path: Parts) -> Any:
        """A block field by field, without the rules that look at several of its fields."""
        if not isinstance(data, dict):
            return UNREAD
        meant = misspelt(data, model)
        values = {}
        for name, field in model.model_fields.items():
            key = key_of(name, field)
            here = (*path, key)
            if here in self.document.unclear or key in meant:
                values[name] = UNREAD
            elif data.get(key) is not None:
                values[name] = self._field(field, data[key], here)
            elif field.is_required() or path in self.document.open:
                values[name] = UNREAD
            else:
                values[name] = field.get_default(call_default_factory=True)
        return model.model_construct(**values)

    def _field(self, field: FieldInfo, data: Data, path: Parts) -> Any:
        if not self._clouded(path):
            try:
                return _adapter(field).validate_python(
                    data, context=self.context, by_alias=True, by_name=False
                )
            except ValidationError:
                pass
        return self._parts(field.annotation, data, path)

    def _parts(self, annotation: Any, data: Data, path: Parts) -> Any:
        items = block_in(item_in(annotation))
        if items is not None and isinstance(data, list):
            return tuple(self.block(items, item, (*path, index)) for index, item in enumerate(data))
        block = block_in(annotation)
        return UNREAD if block is None else self.block(block, data, path)

    def _clouded(self, path: Parts) -> bool:
        """Whether something at or below a path was not understood by the reader."""
        hidden = self.document.unclear | self.document.open
        return any(parts[: len(path)] == path for parts in hidden)


def misspelt(data: dict[str, Data], model: Block) -> dict[str, str]:
    """The known keys that unknown ones probably mean: by the known key, the one that was written."""
    known = known_keys(model)
    free = [key for key in known if key not in data]
    meant: dict[str, str] = {}
    for key in data:
        if key not in known:
            meant.update(dict.fromkeys(get_close_matches(key, free, n=1, cutoff=CLOSE), key))
    return meant


class _Hashed:
    """A field by its identity, since fields themselves cannot be keys of a cache."""

    def __init__(self, field: FieldInfo) -> None:
        self.field = field

    def __hash__(self) -> int:
        return id(self.field)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and other.field is self.field


def _adapter(field: FieldInfo) -> TypeAdapter[Any]:
    return _cached_adapter(_Hashed(field))


@cache
def _cached_adapter(wrapped: _Hashed) -> TypeAdapter[Any]:
    field = wrapped.field
    annotation: Any = field.annotation
    return TypeAdapter(Annotated[annotation, *field.metadata] if field.metadata else annotation)
