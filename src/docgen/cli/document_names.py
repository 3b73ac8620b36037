"""The documents that a command line names."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import click

ALIKE = 0.6
"""From which likeness on a word is taken for another one that was mistyped."""


def require_documents(names: Sequence[str]) -> None:
    """A usage error for a word that is no kind of document, with the nearest one."""
    if not names:
        return
    from docgen.documents.registry import kind_of, kinds  # every document: only where one is named

    for name in names:
        if kind_of(name) is None:
            near = max(kinds(), key=lambda kind: _likeness(name, kind))
            hint = f"; did you mean {near}?" if _likeness(name, near) > ALIKE else ""
            raise click.UsageError(f"there is no document '{name}'{hint} (one of: {', '.join(kinds())})")


def _likeness(name: str, kind: str) -> float:
    """How much a word is like a kind, or like its first word: `demnd` means the demand letter."""
    return max(SequenceMatcher(None, name, one).ratio() for one in (kind, kind.partition("-")[0]))
