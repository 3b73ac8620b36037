"""What kind of value an expression of a template has, read from the annotations of a context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from docgen.values import Money, Rate

Kind = Any
"""An annotation: `str`, `Money`, `tuple[Row, ...]`, `Row | None`; ANY where nothing is known."""

ANY: Kind = Any
SEQUENCES: tuple[Any, ...] = (tuple, list, frozenset, set)
UNIONS: tuple[Any, ...] = (Union, UnionType)
NAMES = {Money: "an amount", date: "a date", time: "a time", Rate: "a percentage", bool: "a yes or no"}


@dataclass(frozen=True)
class Words:
    """A mapping of fixed words, such as `say`: every name prints as text."""

    names: tuple[str, ...]


def without_none(kind: Kind) -> Kind:
    """The kind of a value that is there."""
    if get_origin(kind) in UNIONS:
        inner = [one for one in get_args(kind) if one is not NoneType]
        return inner[0] if len(inner) == 1 else ANY
    return kind


def item_of(kind: Kind) -> Kind | None:
    """The kind of one item, None for a kind that has no items."""
    kind = without_none(kind)
    if kind is ANY:
        return ANY
    if get_origin(kind) in SEQUENCES:
        return get_args(kind)[0] if get_args(kind) else ANY
    return ANY if kind in SEQUENCES else None


@cache
def _members(kind: type) -> Mapping[str, Kind]:
    """The fields and properties of a dataclass by name."""
    hints = get_type_hints(kind)
    found: dict[str, Kind] = {one.name: hints[one.name] for one in fields(kind)}
    for name in dir(kind):
        member = getattr(kind, name, None)
        if not name.startswith("_") and isinstance(member, property) and member.fget is not None:
            found[name] = get_type_hints(member.fget).get("return", ANY)
    return found


def members(kind: Kind) -> Mapping[str, Kind] | None:
    """What can be read of a value of this kind by name, None where that is not known."""
    kind = without_none(kind)
    if isinstance(kind, Words):
        return dict.fromkeys(kind.names, str)
    if isinstance(kind, type) and is_dataclass(kind) and kind not in (Money, Rate):
        return _members(kind)
    if kind is ANY or get_origin(kind) is not None:
        return None
    return {} if kind in (str, int, bool, date, time, Money, Rate) else None


def told(kind: Kind) -> str:
    """A kind in words for a message."""
    kind = without_none(kind)
    if kind in NAMES:
        return NAMES[kind]
    if item_of(kind) is not None and kind is not ANY:
        return "a list"
    return f"a value of the kind {getattr(kind, '__name__', str(kind))}"


def is_printable(kind: Kind) -> bool:
    """Whether a value prints without a filter: text and whole numbers."""
    kind = without_none(kind)
    if kind is ANY or kind in (str, int):
        return True
    if kind is bool or isinstance(kind, Words):
        return False
    return isinstance(kind, type) and issubclass(kind, str) and not issubclass(kind, Enum)


TAKES: dict[str, tuple[Kind, ...]] = {
    "money": (Money,),
    "figure": (Money,),
    "signed": (Money,),
    "words": (Money,),
    "long_date": (date,),
    "weekday_date": (date,),
    "clock": (time,),
    "percent": (Rate,),
    "days": (int,),
    "number": (int,),
    "number_words": (int,),
    "ordinal": (int,),
    "currency_name": (str,),
    "capitalize": (str,),
    "upper": (str,),
    "lower": (str,),
    "trim": (str,),
}
"""The kinds that a filter takes."""

LISTS = ("join_words", "join_or", "join", "first", "last", "reverse")
"""Filters that take a list."""


def result_of(name: str, kind: Kind) -> Kind:
    """The kind that a filter gives."""
    if name in ("first", "last"):
        return item_of(kind) or ANY
    if name == "length":
        return int
    return kind if name == "reverse" else str


def fits(name: str, kind: Kind) -> bool:
    """Whether a filter takes a value of this kind."""
    kind = without_none(kind)
    if kind is ANY:
        return True
    if name in LISTS:
        return item_of(kind) is not None
    if name not in TAKES:
        return True
    return any(
        kind is wanted or (isinstance(kind, type) and issubclass(kind, wanted)) for wanted in TAKES[name]
    )
