"""What stands in the place of a value that could not be read, so that the rest can still be checked."""

from __future__ import annotations

from typing import Any, NoReturn


class Unread(Exception):
    """A check asked for a value that could not be read; the problem with it is reported already."""


class _Unread:
    """Refuses every question about itself, so that no check can take it for a value."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Unread

    def __repr__(self) -> str:
        return "UNREAD"

    __getattr__ = __getitem__ = __call__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __hash__ = __bool__ = __len__ = __iter__ = __contains__ = __str__ = __format__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __neg__ = __abs__ = _refuse


UNREAD: Any = _Unread()
"""The value of a field that was reported as missing or wrong (see `read_partly`)."""
