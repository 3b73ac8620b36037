"""Words that a letter about money never says (documents.md section 8, S-16)."""

from __future__ import annotations

import pytest

from docgen.documents.registry import DOCUMENT_TYPES
from docgen.language.prohibited import Names, Prohibited
from docgen.language.word_lists import word_list
from docgen.rules.letter_texts import LETTERS
from helpers import REPOSITORY

REFUSED = [
    "We will call the police.",
    "This is theft, and we will have you arrested.",
    "We report you to the tax office.",
    "We will post online what you did.",
    "We tell your employer about it.",
    "Our attorneys have filed a lawsuit.",
    "A bailiff will come, and we garnish your wages.",
    "A penalty of 500 is added.",
    "You are a liar and a deadbeat.",
    "Sign today or the plan is withdrawn.",
    "Do not speak to a lawyer.",
]

CALM = [
    "We intend to ask the small claims court to decide.",
    "Please tell us if you see it differently.",
    "We would rather finish your project.",
    "Tomas is away on Friday; a policy of the house.",
    "The crimea-blue tiles were delivered to the postern gate.",
]


def found(code: str, text: str, names: Names) -> list[Prohibited]:
    """What a language's list finds in a text."""
    return list(word_list(code).find(text, names))


@pytest.mark.parametrize("sentence", REFUSED)
@pytest.mark.parametrize("code", ["en-US", "en-GB"])
def test_threats_and_insults_are_found(sentence: str, code: str) -> None:
    """Each group of section 8, in both English languages; capitals and curly apostrophes change nothing."""
    assert found(code, sentence, Names(()))
    assert found(code, sentence.upper(), Names(()))


@pytest.mark.parametrize("sentence", CALM)
def test_calm_sentences_pass(sentence: str) -> None:
    """What is allowed and encouraged, and words that only begin like a bad one."""
    assert not found("en-US", sentence, Names(()))


def test_a_name_is_never_a_word() -> None:
    """A client called Police, or a firm Fraud & Sons, can be written to."""
    names = Names(("Maria Police", "Fraud & Sons"))
    assert not found("en-US", "Dear Maria Police, Fraud & Sons wrote to us.", names)
    assert found("en-US", "Dear Maria Police, we call the police.", names)


def test_a_phrase_over_a_line_break_is_found() -> None:
    """White space of any kind stands between the words of a phrase."""
    assert found("en-US", "Sign today or the plan\n  is withdrawn.", Names(()))


def test_the_built_in_letters_pass() -> None:
    """The wording of docgen's own letters has none of it."""
    for kind in DOCUMENT_TYPES:
        if kind.id not in LETTERS:
            continue
        text = (REPOSITORY / "templates" / kind.template / "1.0" / "en.md").read_text(encoding="utf-8")
        assert not found("en-US", text, Names(())), kind.id


def test_long_words_and_emoji_do_no_harm() -> None:
    """Hostile text is read to its end."""
    assert not found("en-US", "x" * 100_000 + " 🎉 " + "ไทย" * 1000, Names(()))
