"""A finished letter is held to documents.md section 8, whoever wrote its template (E-LANGUAGE, W-LANGUAGE)."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import REPOSITORY, Ran, docgen, edit, word_text, workspace_of

NAME = "riverside-kitchen"
ONLY = ("build", NAME, "--only", "demand-letter", "-v")
SENTENCE = "I hope that this will not be necessary."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen with a demand letter of the firm's own, which begins as a copy of docgen's."""
    workspace = workspace_of(tmp_path, NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    folder = workspace / "templates" / "demand-letter" / "2.0"
    folder.mkdir(parents=True)
    source = REPOSITORY / "templates" / "demand-letter" / "1.0" / "en.md"
    (folder / "en.md").write_bytes(source.read_bytes())
    (folder.parent / "template.yaml").write_text(
        'id: demand-letter\ntitle: Our demand\nlanguages: {en-US: en.md}\nversions:\n  - {version: "2.0", status: draft, date: 2026-07-01}\n',
        encoding="utf-8",
    )
    project = workspace / "projects" / NAME / "project.yaml"
    edit(
        project,
        "parties:\n  - id: contractor",
        'templates: {demand-letter: "2.0"}\n\nparties:\n  - id: contractor',
    )
    return workspace


def saying(root: Path, words: str) -> Ran:
    """The build of the demand with these words at the end of its last paragraph."""
    template = root / "templates" / "demand-letter" / "2.0" / "en.md"
    edit(template, "{{ letter.we|capitalize }} hope that this will not be necessary.", words)
    return docgen(root, *ONLY)


def test_words_that_a_letter_never_says_stop_it_with_the_sentence(root: Path) -> None:
    """Nothing is written, and the message shows the sentence and what to say instead."""
    ran = saying(root, "If you do not pay, we will tell the police.")
    assert ran.code == 1
    assert "error[E-LANGUAGE]: the finished demand letter would say “police”" in ran.err
    assert "If you do not pay, we will tell the police." in ran.err and "help:" in ran.err
    assert not list((root / "output").rglob("*demand-letter*"))


def test_words_for_review_go_into_the_memo_and_not_into_the_letter(root: Path) -> None:
    """W-LANGUAGE: the letter is made, and the reviewer reads the sentence."""
    ran = saying(root, "The judge will see this.")
    assert ran.code == 0 and "warning[W-LANGUAGE]" in ran.err
    (memo,) = (root / "output" / NAME / "internal").glob("*demand-letter*")
    (letter,) = (root / "output" / NAME).glob("*demand-letter*")
    assert "W-LANGUAGE" in word_text(memo) and "The judge will" in word_text(memo)
    assert "W-LANGUAGE" not in word_text(letter)


def test_names_and_addresses_are_not_looked_into(root: Path) -> None:
    """S-16: a client's name and street are what they are."""
    project = root / "projects" / NAME / "project.yaml"
    edit(project, "legal_name: Alan Whitcomb", "legal_name: Alan Police Crook")
    text = project.read_text(encoding="utf-8").replace("18 Riverside Drive", "18 Prison Road")
    project.write_text(text, encoding="utf-8")
    ran = saying(root, SENTENCE)
    assert ran.code == 0, ran.text
    (letter,) = (root / "output" / NAME).glob("*demand-letter*")
    assert "Alan Police Crook" in word_text(letter) and "18 Prison Road" in word_text(letter)
