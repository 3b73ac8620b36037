"""The Jinja environment of all templates: sandboxed, strict, escaping, with an allow-list.

A template reads fields and prints them. It calls nothing, sees no name that begins with an underscore,
and prints only text and whole numbers: a date or an amount without a filter is a mistake that would
otherwise reach a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, cast

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from docgen.word.problems import names_hint

FILTERS = (
    "capitalize", "first", "join", "last", "length", "lower", "replace", "reverse", "trim", "upper",
)  # fmt: skip
TESTS = (
    "defined",
    "divisibleby",
    "eq",
    "even",
    "false",
    "ge",
    "gt",
    "in",
    "le",
    "lt",
    "ne",
    "none",
    "odd",
    "true",
)

# What XML 1.0 cannot hold, not even escaped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n?")


class MissingField(UndefinedError):
    """A name or field that does not exist was used."""

    def __init__(self, message: str, name: str, hint: str | None) -> None:
        super().__init__(message)
        self.name = name
        self.hint = hint


class Unprintable(ValueError):
    """A value was printed that is no text."""


class _Missing(StrictUndefined):
    """An undefined name that fails on any use and knows the names near it."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ) -> None:
        # Jinja calls it with a message and raises what comes back: a method does that as a class does.
        super().__init__(hint, obj, name, cast(Any, self._failure))

    def _failure(self, message: str | None = None) -> UndefinedError:
        name = self._undefined_name or ""
        if self._undefined_hint:
            return UndefinedError(self._undefined_hint)
        if self._undefined_obj is missing:
            return MissingField(f"there is no field `{name}`", name, None)
        known = fields_of(self._undefined_obj)
        return MissingField(f"there is no field `{name}` here", name, names_hint(str(name), known))


def fields_of(owner: object) -> list[str]:
    """The names that a template may read of a value."""
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    return [
        name for name in dir(owner) if not name.startswith("_") and not callable(getattr(owner, name, None))
    ]


class _Environment(SandboxedEnvironment):
    """Jinja's sandbox, in which nothing but loops and macros of the template can be called."""

    # A product can be made as large as memory; no wording needs one.
    intercepted_binops = frozenset({"*", "**"})

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro) or isinstance(getattr(obj, "__self__", None), LoopContext)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"a template cannot use `{operator}`; it prints what its document worked out")


def make_environment(filters: Mapping[str, Callable[..., object]]) -> SandboxedEnvironment:
    """An environment with these filters besides the allowed ones of Jinja."""
    environment = _Environment(
        undefined=_Missing, autoescape=True, finalize=printable, keep_trailing_newline=True, cache_size=0
    )
    environment.filters = {name: environment.filters[name] for name in FILTERS if name in environment.filters}
    environment.filters.update(filters)
    environment.tests = {name: environment.tests[name] for name in TESTS if name in environment.tests}
    environment.globals = {}
    return environment


def printable(value: object) -> object:
    """What a tag prints, brought to one form of line break; raises Unprintable or MissingField."""
    if isinstance(value, _Missing):
        raise value._failure()
    if isinstance(value, bool | Enum) or not isinstance(value, str | int):
        raise Unprintable(_reason(value))
    text = str(value)
    found = FORBIDDEN.search(text)
    if found:
        code = f"U+{ord(found.group()):04X}"
        raise Unprintable(f"the text has the control character {code}, which Word cannot hold")
    return LINE_ENDS.sub("\n", text) if isinstance(value, str) else value


def _reason(value: object) -> str:
    if value is None:
        return "the field has no value here, so that `None` would be printed"
    kind = type(value).__name__
    return (
        f"a value of the kind {kind} cannot be printed as it is; use a filter, as in `{{{{ price|money }}}}`"
    )
