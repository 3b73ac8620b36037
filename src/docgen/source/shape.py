"""What a pydantic model expects at a path: which block, which keys, and what a value looks like."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date, time
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.source.spans import Parts

Block = type[BaseModel]

# A value for fields whose type alone says little.
_BY_NAME = {
    "id": "M1",
    "code": "ABC",
    "country": "US",
    "currency": "USD",
    "language": "en-US",
    "jurisdiction": "US-CA",
    "timezone": "America/Los_Angeles",
    "milestone": "M1",
    "party": "client",
    "document": "contract",
    "percent": "10 %",
    "rate": "10 %",
    "docgen": "1",
    "number": "1",
    "amount": "1000.00",
    "exclusions": "none",
    "due": "{after: invoice, days: 7}",
    "holidays": "{base: us-ca}",
    "methods": "[hand, email, courier, post]",
    "sent": "2026-05-11 08:30",
    "at": "2026-02-17",
}


def key_of(name: str, field: FieldInfo) -> str:
    """The key of a field as the files write it."""
    return field.alias or name


def known_keys(block: Block) -> tuple[str, ...]:
    """The keys of a block, in the model's order."""
    return tuple(key_of(name, field) for name, field in block.model_fields.items())


def field_of(block: Block, key: str) -> FieldInfo | None:
    """The field that a key means."""
    return next(
        (field for name, field in block.model_fields.items() if key_of(name, field) == key),
        None,
    )


def in_short(block: Block, key: str) -> str | None:
    """What a block says of one of its keys, in a few words; None where it says nothing."""
    tell = getattr(block, "in_short", None)
    told = tell(key) if tell is not None else None
    return told if isinstance(told, str) else None


def block_at(model: Block, parts: Parts) -> Block | None:
    """The model of the block at a path, None where no block of fixed keys belongs there."""
    found: Any = model
    for part in parts:
        block = block_in(found)
        if isinstance(part, int):
            found = item_in(found)
        elif block is not None:
            field = field_of(block, part)
            found = field.annotation if field else None
        else:
            found = values_in(found)
    return block_in(found)


def block_in(annotation: Any) -> Block | None:
    """The model among the possible types of an annotation."""
    for one in alternatives(annotation):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None


def item_in(annotation: Any) -> Any:
    """The type of the items, where the annotation allows a list."""
    return next((get_args(one)[0] for one in alternatives(annotation) if get_origin(one) is tuple), None)


def values_in(annotation: Any) -> Any:
    """The type of the values, where the annotation allows a mapping with free keys."""
    return next((get_args(one)[1] for one in alternatives(annotation) if get_origin(one) is dict), None)


def alternatives(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without its metadata."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from alternatives(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from alternatives(one)
    else:
        yield annotation


@lru_cache
def homes_of(model: Block, key: str) -> tuple[str, ...]:
    """The blocks of a model that know a key, as dotted names; lists of blocks included."""
    found: list[str] = []
    _search(model, key, "", found, 4)
    return tuple(found)


def _search(block: Block, key: str, path: str, found: list[str], depth: int) -> None:
    for name, field in block.model_fields.items():
        own = key_of(name, field)
        if own == key and path:
            found.append(path)
        inner = block_in(field.annotation) or block_in(item_in(field.annotation))
        if inner is not None and depth:
            _search(inner, key, f"{path}.{own}" if path else own, found, depth - 1)


def example_of(key: str, annotation: Any, depth: int = 2) -> str:
    """A value as it could be written for a key, or three dots."""
    if key in _BY_NAME:
        return _BY_NAME[key]
    items = item_in(annotation)
    if items is not None:
        return f"[{example_of('', items, depth - 1)}]" if depth else "[…]"
    block = block_in(annotation)
    if block is not None:
        return _block_example(block, depth - 1) if depth else "{…}"
    return _scalar_example(annotation)


def _block_example(block: Block, depth: int) -> str:
    pairs = (
        f"{key_of(name, field)}: {example_of(key_of(name, field), field.annotation, depth)}"
        for name, field in block.model_fields.items()
        if field.is_required()
    )
    return "{" + ", ".join(pairs) + "}"


def _scalar_example(annotation: Any) -> str:
    for one in alternatives(annotation):
        if isinstance(one, type) and issubclass(one, Enum):
            return str(next(iter(one)).value)
        if one in _BY_TYPE:
            return _BY_TYPE[one]
    return "…"


_BY_TYPE: dict[Any, str] = {bool: "true", date: "2026-02-17", time: "17:00", int: "7"}


def choices_of(annotation: Any) -> tuple[str, ...]:
    """The words that an enumeration takes, none for anything else."""
    for one in alternatives(annotation):
        if isinstance(one, type) and issubclass(one, Enum):
            return tuple(str(member.value) for member in one)
    return ()
