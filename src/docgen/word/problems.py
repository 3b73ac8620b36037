"""What is wrong with a template or a finished document, as a value with its place."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum


class Stage(str, Enum):
    """When a problem showed."""

    COMPILE = "compile"
    RENDER = "render"
    REFERENCE = "reference"
    GATE = "gate"


@dataclass(frozen=True)
class TemplateProblem:
    """A problem at one paragraph of one part.

    `part` is the part's name in the package, `paragraph` counts from 1 within it, `excerpt` is the
    paragraph's text, `name` the field or filter that is meant, where there is one.
    """

    stage: Stage
    message: str
    part: str | None = None
    paragraph: int | None = None
    excerpt: str = ""
    name: str | None = None
    hint: str | None = None


def nearest(name: str, known: list[str]) -> str | None:
    """The known name that a misspelt one most likely means."""
    found = get_close_matches(name, known, n=1, cutoff=0.6)
    return found[0] if found else None


def names_hint(name: str, known: list[str]) -> str | None:
    """A hint for a name that does not exist: the nearest one, else all of them."""
    close = nearest(name, known)
    if close is not None:
        return f"did you mean `{close}`?"
    return f"there is: {', '.join(sorted(known))}" if known else None
