"""A result together with the problems found on the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from docgen.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


@dataclass(frozen=True)
class Checked(Generic[T]):
    """`value` is None exactly when the errors left nothing to work with."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is a value and no error."""
        return self.value is not None and not any(d.is_error for d in self.diagnostics)
