"""A text as words that can be compared: how they are written does not matter, where they stand is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Soft hyphen, zero-width space, joiners and the byte order mark: invisible inside a word.
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_APOSTROPHES = "'\u2018\u2019\u02bc\uff07"
# Thai and Lao, then the scripts of China and Japan: words stand without spaces, so every sign is compared.
_UNSPACED = "\u0e01-\u0e2e\u0e30-\u0e4e\u0e81-\u0ecd\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = "\u0300-\u036f"
_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"

# One character more at every step and no two ways to read any: linear in the length of the text.
_LETTER = rf"[^\W_{_UNSPACED}]"
_WORD = re.compile(
    rf"[{_UNSPACED}][{_SIGNS}{_INVISIBLE}]*"
    rf"|{_LETTER}(?:{_LETTER}|[{_MARKS}{_INVISIBLE}]|[{_APOSTROPHES}](?={_LETTER}))*"
)
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
# What may stand between two words of one phrase: spaces and line breaks, quotation marks, emphasis.
_LOOSE = re.compile(rf"[\s{_INVISIBLE}{_APOSTROPHES}\"\u201a\u201c-\u201f\u00ab\u00bb*_]*")
_HYPHEN = re.compile(r"[-\u2010\u2011\u2012\u2013]\s*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place in the text.

    `folded` is the form that is compared: no capitals, no compatibility forms, straight apostrophes, no final
    's. `exact` keeps the capitals. `follows` says that only space, quotation marks or a hyphen part it from
    the word before, so that both can be of one phrase.
    """

    folded: str
    exact: str
    start: int
    end: int
    follows: bool


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in their order."""
    end = 0
    for found in _WORD.finditer(text):
        exact = _exact(found[0])
        gap = text[end : found.start()]
        follows = end > 0 and (_LOOSE.fullmatch(gap) or _HYPHEN.fullmatch(gap)) is not None
        yield Word(exact.casefold().removesuffix("'s"), exact, found.start(), found.end(), follows)
        end = found.end()


def _exact(word: str) -> str:
    if word.isascii():
        return word
    plain = _APOSTROPHE.sub("'", _INVISIBLES.sub("", word))
    return unicodedata.normalize("NFKC", plain)
