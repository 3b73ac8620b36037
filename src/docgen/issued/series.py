"""The series of numbers: without gaps, never used twice (documents.md 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from docgen.model import Record

SERIES: dict[str, str] = {
    "reminder": "N",
    "notice-of-intent": "N",
    "suspension-notice": "N",
    "resumption-notice": "N",
    "demand-letter": "N",
    "statement": "N",
    "receipt": "N",
    "hand-off-packet": "AP",
    "small-claims-packet": "SC",
}
"""The series by kind of document; contracts, change orders, invoices and plans have numbers of their own."""

_TWO_DIGITS = ("N",)


def next_number(code: str, kind: str, used: Iterable[str]) -> str | None:
    """The next number for a document of this kind, None where the kind has no series.

    `used` are all numbers given so far, of any series; also those of copies without an entry in the record.
    """
    letter = SERIES.get(kind)
    if letter is None:
        return None
    mine = re.compile(rf"{re.escape(code)}-{letter}-(\d+)")
    taken = [int(found[1]) for number in used if (found := mine.fullmatch(number))]
    following = max(taken, default=0) + 1
    return f"{code}-{letter}-{following:02d}" if letter in _TWO_DIGITS else f"{code}-{letter}-{following}"


def used_numbers(record: Record, copies: Path) -> list[str]:
    """Every number given so far: in the record, and on copies in their folder that the record does not know."""
    names = [path.name for path in copies.iterdir()] if copies.is_dir() else []
    return [*(one.number for one in record.notices if one.number), *map(number_in, names)]


def number_in(file_name: str) -> str:
    """The number with which the name of an issued file begins."""
    return file_name.partition("_")[0]
