"""What differs between two readings of one block, field by field: values count, not how they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from docgen.model.base import Model
from docgen.source import UNREAD, Data, Parts, value_at
from docgen.source.scalars import flow
from docgen.source.shape import key_of
from docgen.values import Money, Rate

NAMES = ("id", "number", "file", "policy", "from_", "description", "kind")
"""The fields that tell one block of a list from another."""

ALIKE = 0.5  # how alike two lines of a list must be for one to be the other with new words


@dataclass(frozen=True)
class Side:
    """One of the two readings: its values, its data, and where it is."""

    value: Any
    data: Data
    path: Parts

    def child(self, key: str | int, value: Any) -> Side:
        """A part of it."""
        return Side(value, value_at(self.data, (key,)), (*self.path, key))


@dataclass(frozen=True)
class Difference:
    """One field, or one item of a list, that is not the same.

    `label` names it for people, e.g. `milestones.M3.amount`. `before` and `now` are the data as the files write
    it, None where there is none; `words_before` and `words_now` the same in words, with the value that holds
    where nothing is written. `path` is where it stands now, or where it would stand; a lost item of a list has
    the index that it had in `lost_at`.
    """

    label: str
    path: Parts
    before: Data
    now: Data
    words_before: str | None
    words_now: str | None
    lost_at: int | None = None

    @property
    def is_new_item(self) -> bool:
        """Whether it is an item of a list that was not there."""
        return self.words_before is None and isinstance(self.path[-1], int)


def differences(before: Side, now: Side, label: str) -> Iterator[Difference]:
    """Everything that differs below two blocks; what could not be read on one side differs from nothing."""
    old, new = before.value, now.value
    if old is UNREAD or new is UNREAD:
        return
    if isinstance(old, Model) and isinstance(new, Model):
        yield from _of_blocks(before, now, label)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            name = str(getattr(key, "value", key))
            yield from differences(
                before.child(name, old.get(key)), now.child(name, new.get(key)), f"{label}.{name}"
            )
    elif _are_lists(before, now):
        yield from _of_lists(before, now, label)
    elif not same(old, new):
        yield Difference(label, now.path, before.data, now.data, _words(before), _words(now))


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same; how the lines of a text are broken is no matter."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _counted(one) == _counted(other)
    return bool(one == other)


def _of_blocks(before: Side, now: Side, label: str) -> Iterator[Difference]:
    for name, field in type(now.value).model_fields.items():
        key = key_of(name, field)
        old, new = getattr(before.value, name), getattr(now.value, name)
        below = f"{label}.{key}" if label else key
        yield from differences(before.child(key, old), now.child(key, new), below)


def _are_lists(before: Side, now: Side) -> bool:
    """Whether both are lists as the file has them; a list on one side only differs as a whole."""
    both = isinstance(before.value, tuple) and isinstance(now.value, tuple)
    return both and isinstance(before.data, list) and isinstance(now.data, list)


def _of_lists(before: Side, now: Side, label: str) -> Iterator[Difference]:
    old, new = before.value, now.value
    if any(item is UNREAD for item in (*old, *new)):
        return
    names_old, names_new = _names(old), _names(new)
    if names_old is None or names_new is None:
        yield from _of_texts(before, now, label)
        return
    for name, index in names_old.items():
        place = f"{label}.{name}"
        if name in names_new:
            other = names_new[name]
            yield from differences(before.child(index, old[index]), now.child(other, new[other]), place)
        else:
            yield _lost(place, before.child(index, old[index]), now)
    for name, index in names_new.items():
        if name not in names_old:
            yield _found(f"{label}.{name}", now.child(index, new[index]))


def _names(items: tuple[Any, ...]) -> dict[str, int] | None:
    """The items by the name that each has; by their place where names are missing or stand twice.

    None for single values, which have no name.
    """
    if not all(isinstance(item, Model) for item in items):
        return None
    names = [_name(item) for item in items]
    if None in names or len(set(names)) < len(names):
        return {str(index + 1): index for index in range(len(items))}
    return {str(name): index for index, name in enumerate(names)}


def _name(item: Model) -> str | None:
    new = getattr(item, "new", None)
    for key in NAMES:
        value = getattr(item, key, None) or getattr(new, key, None)
        if value is not None and value is not UNREAD:
            return str(value)
    return None


def _of_texts(before: Side, now: Side, label: str) -> Iterator[Difference]:
    """Lines that are gone, new, or have other words; their order is no matter."""
    lost, found = _rest(before.value, now.value), _rest(now.value, before.value)
    for index in list(lost):
        match = _nearest(before.value[index], [(place, now.value[place]) for place in found])
        if match is not None:
            found.remove(match)
            one, other = before.child(index, before.value[index]), now.child(match, now.value[match])
            yield Difference(label, other.path, one.data, other.data, _words(one), _words(other))
        else:
            yield _lost(label, before.child(index, before.value[index]), now)
    for index in found:
        yield _found(label, now.child(index, now.value[index]))


def _rest(items: tuple[Any, ...], others: tuple[Any, ...]) -> list[int]:
    """The places of what is not among the others, each of which answers for one."""
    left = _counted(others)
    rest = []
    for index, item in enumerate(items):
        if left[_key(item)] > 0:
            left[_key(item)] -= 1
        else:
            rest.append(index)
    return rest


def _nearest(item: Any, others: list[tuple[int, Any]]) -> int | None:
    ratios = [(SequenceMatcher(None, str(item), str(other)).ratio(), -index) for index, other in others]
    best = max(ratios, default=(0.0, 0))
    return -best[1] if best[0] >= ALIKE else None


def _counted(items: tuple[Any, ...]) -> Counter[Any]:
    return Counter(_key(item) for item in items)


def _key(item: Any) -> Any:
    return " ".join(item.split()) if isinstance(item, str) and not isinstance(item, Enum) else repr(item)


def _lost(label: str, before: Side, now: Side) -> Difference:
    index = before.path[-1]
    assert isinstance(index, int)
    return Difference(label, now.path, before.data, None, _words(before), None, lost_at=index)


def _found(label: str, now: Side) -> Difference:
    return Difference(label, now.path, None, now.data, None, _words(now))


def _words(side: Side) -> str | None:
    """A value as it is written; where nothing is, the value that holds then."""
    if side.data is not None:
        return " ".join(side.data.split()) if isinstance(side.data, str) else flow(side.data)
    return plain(side.value)


def plain(value: Any) -> str | None:
    """A decoded value in the words of the files, None for nothing."""
    if value is None or value is UNREAD or value == ():
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Rate):
        return f"{value} %"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | Money) else "something else"
