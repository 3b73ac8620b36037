"""One docgen at a time where two would get in each other's way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUse(OSError):
    """Another docgen holds the lock."""


@contextmanager
def exclusive(path: Path, *, seconds: int = 10) -> Iterator[None]:
    """Hold the lock file at `path` for the length of a block; its folder must exist.

    The lock goes with its process, so a killed docgen never blocks the next one. Raises InUse when
    another docgen still holds it after `seconds`.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=seconds)
    try:
        lock.acquire()
    except Timeout:
        raise InUse(f"another docgen is at work here ({path})") from None
    try:
        yield
    finally:
        lock.release()
