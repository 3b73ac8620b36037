"""Reading the texts of law files: every function returns None for a text that is not of its kind."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

_NUMBER = re.compile(r"\d{1,15}(\.\d{1,9})?", re.ASCII)
_MIXED = re.compile(r"(\d{1,3}) (\d{1,3})/([1-9]\d{0,2})", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def decimal_of(text: object) -> Decimal | None:
    """A plain decimal number without sign or separators, e.g. `12500` or `1.5`."""
    return Decimal(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else None


def percent_of(text: object) -> Decimal | Fraction | None:
    """A decimal number, or a whole one with a fraction: `33 1/3` is a third of the price, exactly."""
    mixed = _MIXED.fullmatch(text) if isinstance(text, str) else None
    if mixed is None:
        return decimal_of(text)
    whole, above, below = map(int, mixed.groups())
    return whole + Fraction(above, below)


def whole_of(text: object) -> int | None:
    """A whole number."""
    return int(text) if isinstance(text, str) and text.isascii() and text.isdecimal() else None


def boolean_of(text: object) -> bool | None:
    """`yes`, `no`, `true` or `false`."""
    return _TRUTH.get(text) if isinstance(text, str) else None


def date_of(text: object) -> date | None:
    """An ISO date."""
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def text_of(text: object) -> str | None:
    """A text that says something."""
    return text if isinstance(text, str) and text.strip() else None


def texts_of(texts: object) -> tuple[str, ...] | None:
    """A list of texts, none of them empty; the list itself may be."""
    if not isinstance(texts, list | tuple):
        return None
    read = tuple(text for text in map(text_of, texts) if text is not None)
    return read if len(read) == len(texts) else None
