"""Putting the signed words back into a project file, so that everything else in it stays."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from docgen.checks.compare import Difference
from docgen.source import Data, Parts, value_at


def restored(data: Data, found: Iterable[Difference]) -> Data:
    """The data of a project file with every difference undone; order and everything else are as they were."""
    after, changes = deepcopy(data), list(found)
    new = [one for one in changes if one.is_new_item]
    lost = [one for one in changes if one.lost_at is not None]
    for one in changes:
        if one not in new and one not in lost:
            _set(after, one.path, one.before)
    for one in sorted(new, key=lambda one: _place(one.path), reverse=True):
        holder = value_at(after, one.path[:-1])
        if isinstance(holder, list):
            del holder[_place(one.path)]
    for one in sorted(lost, key=lambda one: one.lost_at or 0):
        _insert(after, one)
    return after


def _place(path: Parts) -> int:
    return path[-1] if isinstance(path[-1], int) else 0


def _set(data: Data, path: Parts, value: Data) -> None:
    """Another value, or none where the field was not written."""
    holder, key = value_at(data, path[:-1]), path[-1]
    if isinstance(holder, dict) and isinstance(key, str):
        if value is None:
            holder.pop(key, None)
        else:
            holder[key] = deepcopy(value)
    elif isinstance(holder, list) and isinstance(key, int):
        holder[key] = deepcopy(value)


def _insert(data: Data, one: Difference) -> None:
    items = value_at(data, one.path)
    if isinstance(items, list):
        items.insert(one.lost_at or 0, deepcopy(one.before))
    else:
        _set(data, one.path, [deepcopy(one.before)])
