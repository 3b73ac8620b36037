"""Matters that an intake sheet does not speak of: health, religion, family, origin and the like (documents.md D01).

The lists are short and know few words; what they do not find is not allowed by that.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from docgen.language.prohibited import Kind, Level, Names, WordList

IDENTITY = "identity papers or their numbers"
# Social security number, British national insurance number, Thai identity number: written the usual way.
_NUMBERS = re.compile(
    r"(?<![\w-])(?:\d{3}-\d{2}-\d{4}|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|\d[ -]?\d{4}[ -]\d{5}[ -]\d{2}[ -]\d)(?![\w-])",
    re.ASCII,
)


def protected_matters(text: str, code: str, names: Names) -> tuple[str, ...]:
    """What a text in this language (`en-US`) seems to speak of, each matter once, as a sentence names it.

    Nothing for a language without a list, except for numbers of identity papers.
    """
    found = [one.kind.why for one in _words(code.partition("-")[0]).find(text, names)]
    if _NUMBERS.search(text):
        found.append(IDENTITY)
    return tuple(dict.fromkeys(found))


@cache
def _words(language: str) -> WordList:
    file = files("docgen.language").joinpath("data", "protected", f"{language}.toml")
    words = WordList()
    if file.is_file():
        for block in tomllib.loads(file.read_text(encoding="utf-8"))["kind"]:
            kind = Kind(block["id"], block["name"], "")
            for phrase in block["words"]:
                words.add(phrase, (kind, Level.REVIEW))
    return words
