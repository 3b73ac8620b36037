"""Words that a letter about money never says, found in a text (documents.md section 8, S-16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from docgen.language.sentences import sentence_around
from docgen.language.tokens import Word, words_of


class Level(str, Enum):
    """What a word does to a letter: it stops it (E-LANGUAGE), or the reviewer is told (W-LANGUAGE)."""

    REFUSE = "refuse"
    REVIEW = "review"


@dataclass(frozen=True)
class Kind:
    """One reason why words are out of place.

    `why` ends the sentence "a letter does not …"; `instead` is what to say in their place. In the documents of
    `refuse_in` the words for review stop the letter as well.
    """

    id: str
    why: str
    instead: str
    refuse_in: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Prohibited:
    """Words found in a text: `words` as they are written there, and the sentence around them."""

    kind: Kind
    level: Level
    words: str
    sentence: str

    def level_in(self, document: str) -> Level:
        """What the words do to a letter of this kind (`demand-letter`)."""
        return Level.REFUSE if document in self.kind.refuse_in else self.level


Meaning = tuple[Kind, Level] | None
"""Why a phrase is out of place; None for one that is allowed."""


class _Step:
    """A step in the tree of all phrases, one word after the other."""

    __slots__ = ("ends", "meaning", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Step] = {}
        self.ends = False
        self.meaning: Meaning = None


class Names:
    """Texts that are not looked into: names, addresses, titles, scope (S-16).

    A text of several words is known by its words, whatever stands between them; one of a single word only
    as it is written, so that a client named "Police" does not excuse "the police".
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._several, self._single = _Step(), set[str]()
        for text in texts:
            words = list(words_of(text))
            if len(words) == 1:
                self._single.add(words[0].exact)
            elif words:
                _plant(self._several, words)

    def length_at(self, words: Sequence[Word], index: int) -> int:
        """How many words from this one on are a name, 0 where none begins; the longest name counts."""
        step, length = self._several, int(words[index].exact.removesuffix("'s") in self._single)
        for position in range(index, len(words)):
            following = step.next.get(words[position].folded)
            if following is None:
                break
            step = following
            if step.ends:
                length = position - index + 1
        return length


NO_NAMES = Names()


class WordList:
    """The prohibited words of one language."""

    def __init__(self) -> None:
        self._first = _Step()

    def add(self, phrase: str, meaning: Meaning) -> None:
        """Add a phrase; a hyphen in it stands for a hyphen, a space or nothing."""
        for spelling in spellings(phrase):
            _plant(self._first, list(words_of(spelling))).meaning = meaning

    def find(self, text: str, names: Names = NO_NAMES) -> Iterator[Prohibited]:
        """What a text says that a letter does not: the longest phrase at each place, once a sentence.

        The work is bounded by the number of words times the length of the longest phrase or name.
        """
        words = list(words_of(text))
        told = set[Prohibited]()
        index = 0
        while index < len(words):
            skipped = names.length_at(words, index)
            length, meaning = (skipped, None) if skipped else self._longest(words, index, names)
            if meaning is not None:
                start, end = words[index].start, words[index + length - 1].end
                said, sentence = " ".join(text[start:end].split()), sentence_around(text, start, end)
                found = Prohibited(*meaning, said, sentence)
                if found not in told:
                    told.add(found)
                    yield found
            index += max(length, 1)

    def _longest(self, words: Sequence[Word], index: int, names: Names) -> tuple[int, Meaning]:
        """How many words the longest phrase from this word on has, and its meaning."""
        step, length, meaning = self._first, 0, None
        for position in range(index, len(words)):
            word = words[position]
            if position > index and (not word.follows or names.length_at(words, position)):
                break
            following = step.next.get(word.folded)
            if following is None:
                break
            step = following
            if step.ends:
                length, meaning = position - index + 1, step.meaning
        return length, meaning


def spellings(phrase: str) -> tuple[str, ...]:
    """A phrase with its hyphens as spaces, and with each of them left out."""
    first, hyphen, rest = phrase.partition("-")
    if not hyphen:
        return (phrase,)
    return tuple(f"{first}{joint}{one}" for one in spellings(rest) for joint in (" ", ""))


def _plant(step: _Step, words: Sequence[Word]) -> _Step:
    """The step at the end of these words, made where it is missing."""
    for word in words:
        step = step.next.setdefault(word.folded, _Step())
    step.ends = True
    return step
