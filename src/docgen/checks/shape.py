"""The one shape of a check: facts in, diagnostics out, over whatever could be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import TypeVar

from docgen.diagnostics import Diagnostic, FieldPath, error
from docgen.source import Unread
from docgen.workspace import Facts

T = TypeVar("T")

Check = Callable[[Facts], Iterator[Diagnostic]]
EntryCheck = Callable[[T, FieldPath], Iterator[Diagnostic]]

PROJECT = FieldPath("project")
RECORD = FieldPath("record")

SHORT = 3  # names as short as M1 are all alike
MOST_NAMES = 12


def as_far_as_read(found: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """What a check finds until it asks for something that could not be read (and was reported)."""
    try:
        yield from found
    except Unread:
        return


def each(entries: Iterable[T], at: FieldPath, check: EntryCheck[T]) -> Iterator[Diagnostic]:
    """A check of every entry of a list by itself, so that one unread entry hides no other."""
    for index, entry in enumerate(entries):
        yield from as_far_as_read(check(entry, at.child(index)))


def unknown(
    name: str, known: Iterable[str], at: FieldPath, what: str, *, code: str = "DG707"
) -> Iterator[Diagnostic]:
    """A name that is not among the known ones, with the nearest (DG707)."""
    names = list(dict.fromkeys(known))
    if name in names:
        return
    near = get_close_matches(name, names, n=1, cutoff=0.5) if len(name) > SHORT else []
    if near:
        hint = f"did you mean {near[0]}?"
    elif names:
        hint = f"known are: {', '.join(names[:MOST_NAMES])}{' …' if len(names) > MOST_NAMES else ''}"
    else:
        hint = f"there is no {what} at all yet"
    yield error(code, f"there is no {what} {name}", at, hint=hint)
