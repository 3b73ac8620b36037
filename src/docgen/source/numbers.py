"""`1,000.00` without quotes inside brackets, which YAML takes for two items (S-27)."""

from __future__ import annotations

import re

from docgen.source.events import Event, Kind

_FIRST = re.compile(r"[+-]?\d{1,3}(,\d{3})*", re.ASCII)
_REST = re.compile(r"\d{3}(\.\d+)?", re.ASCII)


def joined_number(before: Event | None, event: Event) -> Event | None:
    """The number that two neighbouring items were probably meant to be, or None.

    Only a comma without a space between a number's first digits and a group of three is taken so.
    """
    if before is None or before.kind is not Kind.SCALAR or event.kind is not Kind.SCALAR:
        return None
    if not (before.plain and event.plain) or before.end + 1 != event.start:
        return None
    if not (_FIRST.fullmatch(before.text) and _REST.fullmatch(event.text)):
        return None
    marks = (*before.marks[:2], *event.marks[2:])
    return before._replace(text=f"{before.text},{event.text}", marks=marks, end=event.end)
