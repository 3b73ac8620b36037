"""A letter that goes out in the evening states the dates that its hour gives (R-17, S-1)."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from helpers import docgen, word_text, workspace_of
from issued.test_issue import APPROVED

NAME = "cedar-hill-roof"
DAY = "2026-05-29"


def issued(root: Path, hour: str) -> tuple[str, str, Path]:
    """What the command printed of a notice of intent, what it says, and where its copy is."""
    sent = ("--sent", f"{DAY}{hour}", "--method", "email")
    ran = docgen(root, "issue", NAME, "notice-of-intent", *sent, *APPROVED)
    assert ran.code == 0, ran.text
    (copy,) = (root / "projects" / NAME / "issued").glob("*notice-of-intent*.docx")
    return ran.out, word_text(copy), copy


# A Friday; ten days of notice by the law of Texas. From 17:00 on the e-mail counts on Monday, June 1.
@pytest.mark.parametrize(
    ("hour", "last_day", "stop"),
    [
        ("", "June 8, 2026", "June 9, 2026"),
        (" 16:59", "June 8, 2026", "June 9, 2026"),
        (" 17:00", "June 11, 2026", "June 12, 2026"),
    ],
)
def test_an_email_in_the_evening_counts_the_next_day(
    tmp_path: Path, hour: str, last_day: str, stop: str
) -> None:
    """What the letter says, what the record keeps, and what the status computes are the same days."""
    root = workspace_of(tmp_path, NAME, signed=True)
    printed, text, copy = issued(root, hour)

    assert last_day in text and stop in text
    days = [datetime.strptime(day, "%B %d, %Y").date().isoformat() for day in (last_day, stop)]
    assert [
        line.split()[-1] for line in printed.splitlines() if line.split()[0] in ("deadline", "effective")
    ] == days
    suspension = json.loads(docgen(root, "status", NAME, "--as-of", DAY, "--format", "json").out)[
        "suspension"
    ]
    assert [suspension["cure_date"], suspension["effective"]] == days
    copy.write_bytes(copy.read_bytes() + b" ")  # damaged: made once more by the hour on record
    assert "every paragraph is as docgen made it" in docgen(root, "verify", str(copy)).out
