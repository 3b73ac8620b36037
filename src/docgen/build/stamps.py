"""Whether files are what they were: by size and time first, by content only where those differ."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.files import digest_of


@dataclass(frozen=True)
class Stamp:
    """A file as it was seen: size, time of change in nanoseconds, SHA-256 of its content."""

    size: int
    changed: int
    digest: str

    def to_json(self) -> list[int | str]:
        """A short list for the state file."""
        return [self.size, self.changed, self.digest]

    @staticmethod
    def from_json(data: list[int | str]) -> Stamp:
        """The stamp that `to_json` wrote."""
        size, changed, digest = data
        return Stamp(int(size), int(changed), str(digest))


Stamps = Mapping[str, Stamp | None]


def stamp(path: Path, known: Stamp | None = None) -> Stamp | None:
    """The file's stamp, or None where there is none; `known` saves reading an untouched file."""
    try:
        status = os.stat(path)
        if known is not None and (known.size, known.changed) == (status.st_size, status.st_mtime_ns):
            return known
        return Stamp(status.st_size, status.st_mtime_ns, digest_of(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def stamp_all(root: Path, paths: Iterable[str], known: Stamps | None = None) -> dict[str, Stamp | None]:
    """The stamps of files named relative to `root`."""
    before = known or {}
    return {path: stamp(root / path, before.get(path)) for path in paths}


def same_content(root: Path, before: Stamps) -> bool:
    """Whether every file still has the content of its stamp (and the absent ones are still absent)."""
    for path, known in before.items():
        found = stamp(root / path, known)
        if (found and found.digest) != (known and known.digest):
            return False
    return True


def files_under(folder: Path, root: Path) -> list[str]:
    """All files below `folder`, relative to `root`, sorted; none where the folder does not exist."""
    found: list[str] = []
    for directory, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        found.extend(
            Path(directory, name).relative_to(root).as_posix()
            for name in names
            if not name.startswith((".", "~$"))
        )
    return sorted(found)


def fingerprint(folders: Iterable[Path]) -> str:
    """One value that changes when a file below one of these folders does (by name, size and time)."""
    total = sha256()
    for folder in folders:
        for path in files_under(folder, folder):
            status = os.stat(folder / path)
            total.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return total.hexdigest()
