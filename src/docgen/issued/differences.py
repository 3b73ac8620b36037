"""Which paragraphs of a file differ from those that docgen wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from docgen.word.provenance import seal


@dataclass(frozen=True)
class Difference:
    """One paragraph: `number` in the file (of the place where one is missing), what it said, what it says.

    `was` is None for a paragraph that was added, or whose old words are not known; `now` is None for one that is gone.
    """

    number: int
    was: str | None
    now: str | None


def against(now: Sequence[str], was: Sequence[str]) -> tuple[Difference, ...]:
    """The paragraphs that differ, in the order of the file."""
    found = []
    for kind, first, last, start, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = zip_longest(was[first:last], now[start:end])
        found += [Difference(start + index + 1, before, after) for index, (before, after) in enumerate(pairs)]
    return tuple(found)


def against_seals(now: Sequence[str], seals: Sequence[str]) -> tuple[Difference, ...]:
    """The same where only the seals of the old paragraphs are known: their words are not."""
    found = []
    mine = [seal(text) for text in now]
    for kind, first, last, start, end in SequenceMatcher(None, seals, mine, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        found += [Difference(start + index + 1, None, text) for index, text in enumerate(now[start:end])]
        found += [Difference(start + 1, None, None)] * max(0, (last - first) - (end - start))
    return tuple(found)
