"""Writing through a temporary file and a rename, so that a reader sees the old bytes or the new ones."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from pathlib import Path

_NUMBERS = count(1)
_TEMPORARY = re.compile(r"\.docgen-(\d+)-\d+\.tmp")


def write_atomic(path: Path, content: bytes, *, sync: bool = False) -> None:
    """Replace the file at `path` by `content` in one step; its folder must exist.

    The file keeps its permissions, and a symbolic link stays one. With `sync` the bytes and the
    folder are on the disk when this returns (S-25); without it, they may be lost with the power.
    Raises OSError where the disk refuses; the old file is then untouched.
    """
    target = Path(os.path.realpath(path))
    temporary, descriptor = _open_temporary(target.parent)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
        if target.exists():
            os.chmod(temporary, target.stat().st_mode & 0o7777)
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if sync:
        sync_folder(target.parent)


def keep_copy(path: Path, content: bytes) -> None:
    """Write a file that is never written again, in a folder that need not exist yet; a file that is there stays."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, content, sync=True)
    sync_folder(path.parent.parent)


def _open_temporary(folder: Path) -> tuple[Path, int]:
    """A new file whose name says which process writes it, with the usual permissions of a new file."""
    binary = getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f".docgen-{os.getpid()}-{next(_NUMBERS)}.tmp"
        try:
            return path, os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary, 0o666)
        except FileExistsError:
            continue  # left behind by a killed process that had our number


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk; systems that cannot do that (Windows) need not."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Delete a file; it may be gone already."""
    path.unlink(missing_ok=True)


def remove_if_empty(folder: Path) -> None:
    """Delete a folder in which nothing is left."""
    with suppress(OSError):
        folder.rmdir()


def remove_leftovers(folder: Path) -> tuple[Path, ...]:
    """Delete the temporary files that killed processes left in this folder, and name them."""
    if not folder.is_dir():
        return ()
    left = []
    for path in sorted(folder.iterdir()):
        match = _TEMPORARY.fullmatch(path.name)
        if match is not None and not _is_running(int(match[1])):
            remove(path)
            left.append(path)
    return tuple(left)


def _is_running(process: int) -> bool:
    """Whether the process that names a temporary file still lives."""
    if process == os.getpid():
        return True
    if os.name == "nt":
        return False  # Windows itself refuses to delete a file that somebody is writing
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
