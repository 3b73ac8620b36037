"""The prohibited words of each language: one file a language, one more for what a country adds to it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from docgen.language.prohibited import Kind, Level, WordList

_FOLDER = ("data", "prohibited")


@cache
def word_list(code: str) -> WordList:
    """The words that no letter in this language (`en-US`) says; an empty list where no file names any.

    The file of the language (`en.toml`) comes first, then that of the language in the country (`en-US.toml`),
    which names the kinds of the first by their `id` or adds new ones.
    """
    words = WordList()
    kinds: dict[str, Kind] = {}
    for data in word_files(code):
        for phrase in data.get("allowed", ()):
            words.add(phrase, None)
        for block in data["kind"]:
            kind = kinds.get(block["id"]) or kinds.setdefault(block["id"], _kind(block))
            for level in Level:
                for phrase in block.get(level.value, ()):
                    words.add(phrase, (kind, level))
    return words


def word_files(code: str) -> tuple[Mapping[str, Any], ...]:
    """What the files of a language say, the general one first."""
    folder = files("docgen.language").joinpath(*_FOLDER)
    found = (folder.joinpath(f"{name}.toml") for name in dict.fromkeys((code.partition("-")[0], code)))
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")) for file in found if file.is_file())


def _kind(block: Mapping[str, Any]) -> Kind:
    return Kind(block["id"], block["why"], block["instead"], frozenset(block.get("refuse_in", ())))
