"""Figures in messages: plain, with separators, without a locale."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.values import Money


def figure(amount: Money) -> str:
    """An amount as messages write it: `48,600.00`."""
    return f"{amount.amount:,f}"


def listed(names: Iterable[str]) -> str:
    """Names in a row: `M1, M2 and M3`."""
    *rest, last = list(names)
    return f"{', '.join(rest)} and {last}" if rest else last


def plural(number: int, word: str) -> str:
    """A count with its word: `1 day`, `2 days`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
