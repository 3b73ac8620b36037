"""One line of a file with a mark under the part that is meant, right in any script."""

from __future__ import annotations

import re
import unicodedata

TAB = 4
WIDEST = 110
CUT = "…"

# What must not reach a terminal as it is: controls, and the marks that turn the direction of text.
_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: none for a Thai vowel above, two for an emoji."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def excerpt(line: str, first: int, last: int) -> tuple[str, str]:
    """A line as it is shown, and the line of carets under its characters `first` to `last` (exclusive).

    Both count from zero. Tabs become spaces, and of a very long line only the part around the place
    is shown.
    """
    last = max(first + 1, last)
    start, end = _window(line, first, last)
    before = CUT if start else ""
    after = CUT if end < len(line) else ""
    lead = before + _shown(line[start:first])
    marked = _shown(line[first : min(last, end)])
    shown = lead + marked + _shown(line[min(last, end) : end]) + after
    carets = "^" * max(1, width_of(marked))
    return shown.rstrip(), " " * width_of(lead) + carets


def _window(line: str, first: int, last: int) -> tuple[int, int]:
    """The part of a line to show: all of it, or what stands around the place."""
    if len(line) <= WIDEST:
        return 0, len(line)
    start = max(0, min(first - WIDEST // 3, len(line) - WIDEST))
    while 0 < start < first and unicodedata.category(line[start]).startswith("M"):
        start += 1
    return start, max(start + WIDEST, min(last, start + WIDEST))


def _shown(text: str) -> str:
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " " * TAB))
