"""Contexts made from the types of documents: every field filled, so that every branch can be printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from docgen.values import Currency, Money, Rate

DOLLARS = Currency.of("USD")
Override = Callable[[str, Any], Any]


def example_fields(
    context_type: type, changes: Mapping[str, object] | None = None, *, flags: bool = True
) -> dict[str, object]:
    """The fields of a context with example values; `changes` replace some, by name."""
    hints = get_type_hints(context_type)
    made = {one.name: example_of(hints[one.name], one.name, flags) for one in fields(context_type)}
    return {**made, **(changes or {})}


def example_of(kind: Any, name: str, flags: bool) -> object:
    """One value of an annotated type."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        inner = [one for one in get_args(kind) if one is not NoneType]
        return example_of(inner[0], name, flags) if flags or len(inner) == len(get_args(kind)) else None
    if origin is tuple:
        item = get_args(kind)[0]
        return tuple(example_of(item, name, flags) for _ in range(2 if flags else 1))
    if isinstance(kind, type) and is_dataclass(kind) and kind not in (Money, Rate, Currency):
        return kind(**example_fields(kind, flags=flags))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain: dict[Any, object] = {
        str: WORDS.get(name, f"{name.replace('_', ' ')} of the example"),
        bool: flags,
        int: 3,
        date: date(2026, 3, 9),
        time: time(17, 0),
        Money: Money(Decimal("12345.60"), DOLLARS),
        Rate: Rate.parse("10"),
    }
    return plain[kind]


WORDS = {
    "currency": "USD",
    "grace_unit": "calendar",
    "due_unit": "calendar",
    "suspension_unit": "business",
    "cancel_unit": "business",
    "language": "en-US",
}
