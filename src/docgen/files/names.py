"""Words as parts of file names."""

from __future__ import annotations

import unicodedata

LONGEST_NUMBER = 80


def safe(text: str) -> str:
    """`text` as part of a file name: letters and marks of any script, digits, `-`, `_` and `.` stay.

    A long number is cut, so that the whole name fits every file system.
    """
    kept = (sign if sign in "-_." or unicodedata.category(sign)[0] in "LMN" else " " for sign in text)
    name = "-".join("".join(kept).split()).strip("-.")
    while len(name.encode()) > LONGEST_NUMBER:
        name = name[:-1]
    return name or "document"
