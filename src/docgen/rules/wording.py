"""Words that a letter about money never says (E-LANGUAGE, W-LANGUAGE, S-16): the judgement on one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Place, error, warning
from docgen.language.prohibited import NO_NAMES, Level, Names, Prohibited
from docgen.language.word_lists import word_list
from docgen.model import Project
from docgen.rules.letter_names import names_in
from docgen.rules.letter_texts import FreeText, free_texts
from docgen.rules.state import ProjectState

REFUSED, REVIEW = "E-LANGUAGE", "W-LANGUAGE"


@dataclass(frozen=True)
class Objection:
    """Words in one sentence that are out of place for one reason, and the letters that they stop.

    Without any `refused_in` they are for the reviewer only.
    """

    words: tuple[str, ...]
    found: Prohibited
    refused_in: tuple[str, ...]

    @property
    def said(self) -> str:
        """The words as a message quotes them."""
        return ", ".join(f"“{words}”" for words in self.words)

    def diagnostic(self, where: str, at: Place | None) -> Diagnostic:
        """E-LANGUAGE or W-LANGUAGE: words, sentence, reason, and what to say instead.

        `where` begins the message: `the notice of intent would say`.
        """
        kind = self.found.kind
        message = f"{where} {self.said} in “{self.found.sentence}”"
        if not self.refused_in:
            hint = f"a reviewer decides, because this can {kind.why}; otherwise {kind.instead}"
            return warning(REVIEW, message, at, hint=hint)
        return error(REFUSED, f"{message}; a letter does not {kind.why}", at, hint=kind.instead)


def objections(
    text: str, project: Project, letters: Iterable[str], names: Names = NO_NAMES
) -> tuple[Objection, ...]:
    """What a text in these letters says that it should not, in each language of the project."""
    header, printed_in = project.project, tuple(letters)
    together: dict[tuple[str, str, tuple[str, ...]], list[Prohibited]] = {}
    for code in dict.fromkeys((header.language, header.second_language)):
        for found in word_list(code).find(text, names) if code is not None else ():
            refused_in = tuple(one for one in printed_in if found.level_in(one) is Level.REFUSE)
            together.setdefault((found.kind.id, found.sentence, refused_in), []).append(found)
    return tuple(
        Objection(tuple(dict.fromkeys(one.words for one in found)), found[0], refused_in)
        for (_, _, refused_in), found in together.items()
    )


def problems_of_text(free: FreeText, project: Project, names: Names) -> Iterator[Diagnostic]:
    """E-LANGUAGE and W-LANGUAGE of one free text, at its field."""
    for objection in objections(free.text, project, free.letters, names):
        letters = objection.refused_in or free.letters
        yield objection.diagnostic(f"{_listed(letters)} would say", free.at)


def wording_refusal(state: ProjectState, letter: str) -> Objection | None:
    """The first free text that keeps this letter from being made (E-LANGUAGE); None where none does."""
    names = Names(names_in(state))
    for free in free_texts(state.project, state.record, state.as_of):
        if letter in free.letters:
            for objection in objections(free.text, state.project, (letter,), names):
                if objection.refused_in:
                    return objection
    return None


def _listed(letters: tuple[str, ...]) -> str:
    """Letters by their names: `the notice of intent and the demand letter`; `every letter` of them all."""
    if len(letters) > MOST_LISTED:
        return "letters"
    return " and ".join(f"the {letter.replace('-', ' ')}" for letter in letters)


MOST_LISTED = 2
