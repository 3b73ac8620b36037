"""Finished documents to look into and to break."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.word.package import pack_parts, read_parts
from templating.desk import document

SAMPLE = """# Agreement

## One {#one}

1. See [](#two).

   1. a

      1. i

## Two {#two}

1. x

| A | B |
|:--|--:|
| c | d |
{: caption="Things" total="last"}

## Exhibit A – Scope {#exhibit-a .exhibit}

1. y

::: signatures {for="signers"}
:::
"""
SIGNERS = [{"heading": "H", "lines": [{"label": "L", "text": ""}]}]
Parts = dict[str, bytes]


@cache
def sample() -> bytes:
    """A document with a table, a reference, a list and a signature."""
    with TemporaryDirectory() as folder:
        return document(Path(folder), SAMPLE, {"signers": SIGNERS})


def broken(change: Callable[[Parts], None]) -> bytes:
    """The sample with a change made to its parts."""
    parts = read_parts(sample())
    change(parts)
    return pack_parts(parts)


def replaced(old: str, new: str, part: str = "word/document.xml") -> Callable[[Parts], None]:
    """A change of some XML, which must be there."""

    def change(parts: Parts) -> None:
        assert old.encode() in parts[part], f"{old} is not in {part}"
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return change
