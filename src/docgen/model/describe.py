"""What every field of the project files is: one text for editors, `docgen explain`, the reference and error messages.

The texts stand in `glossary/*.toml`, a table for each model and a line for each field, and are read when asked for.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = dict[str, str]


@dataclass(frozen=True)
class Description:
    """What a field is, and which documents, rules and codes use it."""

    text: str
    used_by: str

    @property
    def short(self) -> str:
        """Its first sentence, for a line that says something else too."""
        first = re.split(r"(?<!e\.g)\. ", self.text, maxsplit=1)[0].rstrip(".")
        return first if first[1:2].isupper() else f"{first[:1].lower()}{first[1:]}"


def described(model: str, key: str) -> Description | None:
    """The description of a key of a model, None for one that there is not."""
    found = _tables().get(model, {}).get(key)
    return Description(*found) if isinstance(found, list) else None


def meanings(words: str) -> Words:
    """The words of an enumeration with what each means."""
    return {word: meaning for word, meaning in _tables().get(words, {}).items() if isinstance(meaning, str)}


def names() -> dict[str, tuple[str, ...]]:
    """Every model and enumeration of the glossary with what it describes."""
    return {name: tuple(table) for name, table in _tables().items()}


def example_lines(file: str, key: str) -> tuple[str, ...]:
    """The lines of the example of a file from one of its top keys to the next, comments before the key left out.

    A key that cannot stand beside the others is a comment there.
    """
    found: list[str] = []
    inside = False
    for line in example_text(file).splitlines():
        top = re.match(r"(?:# )?([a-z_]+):", line)
        inside = top[1] == key if top else inside
        if inside:
            found.append(line)
    return tuple("\n".join(found).rstrip().splitlines())


def example_text(file: str) -> str:
    """The example of a file; those of one job belong together."""
    return files("docgen.model").joinpath("glossary", "example", file).read_text(encoding="utf-8")


@cache
def _tables() -> dict[str, dict[str, str | list[str]]]:
    found: dict[str, dict[str, str | list[str]]] = {}
    folder = files("docgen.model").joinpath("glossary")
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".toml"):
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found
