"""The sentence around a place in a text, as a message shows it."""

from __future__ import annotations

import re

MOST = 160
CUT = "…"

_END = re.compile(r"[.!?…。](?=[\s\"'”’»)]|$)|\n\s*\n")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds the characters from `start` to `end`, its line breaks made spaces.

    Of a very long one only the part around them is shown.
    """
    # No sentence is looked for farther away than a message would show.
    first, last = max(0, start - MOST), min(len(text), end + MOST)
    before = [found.end() for found in _END.finditer(text, first, start)]
    after = _END.search(text, end, last)
    opens = before[-1] if before else first
    closes = after.end() if after is not None else last
    shown = " ".join(text[opens:closes].strip("\"'”’») \n").split())
    lead = CUT if opens == first and first > 0 and not before else ""
    return f"{lead}{shown}{CUT if after is None and last < len(text) else ''}"
