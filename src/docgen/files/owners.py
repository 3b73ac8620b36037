"""Whether a word processor holds a document open, by the small file it puts beside it."""

from __future__ import annotations

from pathlib import Path


def is_open(path: Path) -> bool:
    """Whether Word or LibreOffice says that it has this file open."""
    return any(owner.exists() for owner in owner_files(path))


def owner_files(path: Path) -> tuple[Path, ...]:
    """The names under which the programs mark a file as open.

    Word writes `~$` before a short name and over the first one or two signs of a longer one;
    LibreOffice writes `.~lock.NAME#`.
    """
    folder, name = path.parent, path.name
    covered = max(0, min(2, len(path.stem) - 6))
    return (folder / f"~${name[covered:]}", folder / f".~lock.{name}#")
