"""Attributes in braces: `{#price .exhibit when="construction"}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PART = re.compile(
    r"\s*(?:\#(?P<id>[^\s{}\"#.=]+)|\.(?P<cls>[^\s{}\"#.=]+)|(?P<key>[A-Za-z][\w-]*)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s{}\"]+)))\s*"
)
AT_END = re.compile(r"\s*\{(?P<inner>[:#.A-Za-z][^{}]*)\}\s*$")
LINE = re.compile(r"^\s*\{(?P<inner>[:#.][^{}]*)\}\s*$")
ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")
PATH = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")


@dataclass(frozen=True)
class Attributes:
    """An id, classes and named values."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is set, as it is written: `#`, `.exhibit`, `when`."""
        return (*(["#"] if self.id else []), *(f".{name}" for name in self.classes), *self.values)


def read_attributes(inner: str) -> Attributes | None:
    """What stands between the braces, without them; None where it cannot be understood."""
    text = inner.removeprefix(":")
    name: str | None = None
    classes: list[str] = []
    values: dict[str, str] = {}
    position = 0
    while position < len(text.rstrip()):
        found = _PART.match(text, position)
        if found is None or found.end() == position:
            return None
        if found["id"]:
            if name is not None:
                return None
            name = found["id"]
        elif found["cls"]:
            classes.append(found["cls"])
        else:
            if found["key"] in values:
                return None
            values[found["key"]] = found["quoted"] if found["quoted"] is not None else found["bare"]
        position = found.end()
    return Attributes(name, tuple(classes), values)
