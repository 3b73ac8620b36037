"""Collecting what is wrong in law data, each with its place.

DG601 unknown jurisdiction · DG602 unknown name or key · DG603 value of the wrong type or unit ·
DG604 value without a source · DG605 start of force · DG606 condition · DG607 something missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from docgen.diagnostics import Diagnostic, Place, error

Path = tuple[str | int, ...]
Locate = Callable[[Path, bool], Place | None]
"""The place of a path in its file; with True that of the key, else that of the value."""


class Problems:
    """The diagnostics of one file or mapping, in the order found."""

    def __init__(self, locate: Locate) -> None:
        self._locate = locate
        self.found: list[Diagnostic] = []

    def add(
        self, code: str, message: str, path: Path, *, on_key: bool = False, hint: str | None = None
    ) -> None:
        """Report an error at a path."""
        self.found.append(error(code, message, self._locate(path, on_key), hint=hint))

    def unknown(self, what: str, name: str, known: Iterable[str], path: Path) -> None:
        """Report a name that is not one of the known ones, with the nearest."""
        near = get_close_matches(name, list(known), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
        self.add("DG602", f"{what} {name!r} is not known", path, on_key=True, hint=hint)
