"""The names of all figures of a status report, and the one that a person means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from docgen.reports.why.table import explainer_of
from docgen.reports.why.trail import Name

IDENTIFIERS = ("id", "number")
"""The keys by which an item of a list is named."""


def figures(report: Mapping[str, Any]) -> dict[str, str | None]:
    """Every figure that can be explained, in the order of the report, with its value as text."""
    return {".".join(name): value for name, value in _leaves(report, ()) if explainer_of(name) is not None}


def _leaves(node: Any, name: Name) -> Iterator[tuple[Name, str | None]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _leaves(value, (*name, str(key)))
    elif isinstance(node, list) and any(isinstance(item, Mapping) for item in node):
        for item in node:
            identifier = next((item[key] for key in IDENTIFIERS if key in item), None)
            if identifier is not None:
                yield from _leaves(item, (*name, str(identifier)))
    else:
        yield name, text_of(node)


def text_of(value: Any) -> str | None:
    """A value as text: lists joined, yes and no in words, None where there is none."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return str(value)


def below(asked: str, known: Mapping[str, str | None]) -> tuple[str, ...]:
    """The figures of a group: `milestones.M3` has `milestones.M3.due` and so on."""
    return tuple(name for name in known if name.lower().startswith(f"{asked.lower()}."))


def near(asked: str, known: Mapping[str, str | None]) -> tuple[str, ...]:
    """The nearest names to one that does not exist: by spelling, or with the same last word."""
    by_lower = {name.lower(): name for name in known}
    close = [by_lower[name] for name in get_close_matches(asked.lower(), by_lower, 4, 0.6)]
    last = asked.lower().rsplit(".", 1)[-1]
    same_end = [name for name in known if last and name.lower().rsplit(".", 1)[-1] == last]
    return tuple(dict.fromkeys([*close, *same_end]))[:6]
