"""The hour at which a letter goes out counts in the dates that it states: an e-mail after the cut-off (R-17, S-1)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from helpers import docgen_here as docgen
from helpers import word_text, workspace_of

NAME = "riverside-kitchen"
APPROVED = ("--approved-by", "Tomas Reyes")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen before its notice of intent: e-mail after 17:00 counts on the next business day."""
    workspace = workspace_of(tmp_path, NAME)
    folder = workspace / "projects" / NAME
    (folder / "docgen.lock").unlink()
    text = (folder / "record.yaml").read_text(encoding="utf-8")
    start, end = text.index("notices:\n"), text.index("# The log of every contact")
    (folder / "record.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    return workspace


def printed(root: Path, document: str, sent: str, *ways: str) -> tuple[str, list[str]]:
    """Issue a letter: what it says, and the dates that the record keeps for each way of sending."""
    methods = [word for way in ways for word in ("--method", way)]
    ran = docgen(root, "issue", NAME, document, "--sent", sent, *methods, *APPROVED)
    assert ran.code == 0, ran.text
    (copy,) = (root / "projects" / NAME / "issued").glob(f"*_{document}_*.docx")
    record = (root / "projects" / NAME / "record.yaml").read_text(encoding="utf-8")
    return word_text(copy), re.findall(r"printed: \{(.*?)\}", record)


@pytest.mark.parametrize(
    ("sent", "ways", "deadline", "words"),
    [
        # Monday 13 July and 14 days; from 17:00 on the e-mail counts on Tuesday.
        ("2026-07-13", ["email"], "2026-07-27", "Monday, July 27, 2026"),
        ("2026-07-13 16:59", ["email"], "2026-07-27", "Monday, July 27, 2026"),
        ("2026-07-13 17:00", ["email"], "2026-07-28", "Tuesday, July 28, 2026"),
        # Friday evening counts on Monday the 20th.
        ("2026-07-17 21:00", ["email", "courier"], "2026-08-03", "Monday, August 3, 2026"),
        # The hour is one for e-mail: by courier Monday counts on Wednesday, however late.
        ("2026-07-13 21:00", ["courier", "email"], "2026-07-29", "Wednesday, July 29, 2026"),
    ],
)
def test_a_demand_gives_its_days_from_the_hour_of_its_sending(
    root: Path, sent: str, ways: list[str], deadline: str, words: str
) -> None:
    """What is printed is recorded, and is what the contract's days give (R-17, R-38)."""
    text, dates = printed(root, "demand-letter", sent, *ways)
    assert words in text and dates == [f"deadline: {deadline}"] * len(ways)


@pytest.mark.parametrize(
    ("sent", "dates", "last", "first"),
    [
        # Ten days from Friday 15 May end on Memorial Day, so on Tuesday the 26th.
        ("2026-05-15", "deadline: 2026-05-26, effective: 2026-05-27", "May 26, 2026", "May 27, 2026"),
        # From Monday the 18th they end on Thursday the 28th.
        ("2026-05-15 17:30", "deadline: 2026-05-28, effective: 2026-05-29", "May 28, 2026", "May 29, 2026"),
    ],
)
def test_a_notice_of_intent_gives_its_days_from_the_hour_of_its_sending(
    root: Path, sent: str, dates: str, last: str, first: str
) -> None:
    """R-18, and the status says the same as the letter."""
    text, found = printed(root, "notice-of-intent", sent, "email")
    assert last in text and first in text and found == [dates]
    day = dates.split()[1].rstrip(",")
    assert f"last day to pay {day}" in docgen(root, "status", NAME, "--as-of", "2026-05-19").out


def test_verify_makes_a_damaged_letter_again_with_its_hour(root: Path) -> None:
    """Only the forged paragraph differs from what the project gives for that sending, not its deadline."""
    printed(root, "demand-letter", "2026-07-13 18:00", "email")
    (copy,) = (root / "projects" / NAME / "issued").glob("*_demand-letter_*.docx")
    with zipfile.ZipFile(copy) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(copy, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part.replace(b"hope that this will not be", b"know that this will be"))
    ran = docgen(root, "verify", str(copy))
    assert ran.code == 1 and "hope that this will not be" in ran.out
    assert "July 27" not in ran.out


def test_another_demand_is_recorded_with_the_date_that_it_states(root: Path) -> None:
    """S-22: the second one counts from its own sending, Tuesday 14 July 18:00: the 15th and 14 days, not the first one's 27th."""
    printed(root, "demand-letter", "2026-07-13", "email")
    again = ("--sent", "2026-07-14 18:00", "--method", "email", "--again", *APPROVED)
    ran = docgen(root, "issue", NAME, "demand-letter", *again)
    assert ran.code == 0 and "deadline Wed 2026-07-29" in ran.out, ran.text
    (copy,) = (root / "projects" / NAME / "issued").glob("*_demand-letter_2026-07-14.docx")
    assert "Wednesday, July 29, 2026" in word_text(copy)
