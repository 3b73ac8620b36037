"""Checking a folder of law files as a whole, also what no project uses: `docgen law check`.

DG608: a file that is never read. The rest is what reading reports, DG602 to DG607.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.diagnostics import Diagnostic, Position, Span, error
from docgen.law.library import read_folder, read_name

_HEAD = "jurisdiction.yaml"
_COUNTRY = re.compile(r"[a-z]{2}", re.ASCII)
_REGION = re.compile(r"[a-z0-9]{1,3}", re.ASCII)
_DATA = (".yaml", ".yml", ".json", ".toml")


@dataclass(frozen=True)
class FolderCheck:
    """How many files were read, and what is wrong with them; files are named relative to the folder's parent."""

    files: int
    diagnostics: tuple[Diagnostic, ...]


def check_folder(folder: Path, builtin: Path) -> FolderCheck:
    """Everything wrong in a folder of law files.

    Where docgen has data of its own for a jurisdiction, the folder's values override it and need no more
    than a value and a source; else they are checked as strictly as docgen's own.
    """
    own = folder.resolve() == builtin.resolve()
    files = sorted(file for file in folder.rglob("*") if _is_data(file, folder))
    read = [file for file in files if _is_read(file.relative_to(folder))]
    found = [_never_read(file, folder) for file in files if file not in read]
    for place in dict.fromkeys(file.parent for file in read):
        twin = builtin / place.relative_to(folder)
        found += _check_place(place, twin, override=not own and twin.is_dir())
    return FolderCheck(len(read), tuple(_relative(found, folder.parent)))


def _is_data(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in _DATA and not hidden and not file.is_dir()


def _is_read(path: Path) -> bool:
    """`us/interest.yaml` and `us/ca/interest.yaml`, in small letters."""
    names = path.parent.parts
    shapes = (_COUNTRY, _REGION)
    return (
        path.suffix == ".yaml"
        and 1 <= len(names) <= len(shapes)
        and all(shape.fullmatch(name) for shape, name in zip(shapes, names, strict=False))
    )


def _never_read(file: Path, folder: Path) -> Diagnostic:
    hint = "law files are <country>/<region>/<topic>.yaml or <country>/<topic>.yaml, in small letters: us/ca/interest.yaml"
    return error("DG608", f"{file.relative_to(folder).as_posix()} is never read", _start(file), hint=hint)


def _check_place(place: Path, twin: Path, *, override: bool) -> Iterator[Diagnostic]:
    """One jurisdiction's folder; `twin` is the one that docgen has for it."""
    head = place / _HEAD
    try:
        if head.is_file():
            yield from read_name(head)[1]
        elif not (twin / _HEAD).is_file():
            hint = f"write {_HEAD} beside it, with the name of the place: `name: …`"
            message = f"nothing in {place.name} is used: it has no {_HEAD}"
            yield error("DG607", message, _start(min(place.glob("*.yaml"))), hint=hint)
        yield from read_folder(place, override=override)[1]
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        yield error("DG116", f"this file cannot be read: {reason}", _start(Path(problem.filename or place)))


def _start(file: Path) -> Span:
    return Span(str(file), Position(1, 1), Position(1, 2))


def _relative(found: Iterable[Diagnostic], base: Path) -> Iterator[Diagnostic]:
    """The same with file names as a person in the workspace knows them."""
    for one in found:
        if isinstance(one.at, Span) and Path(one.at.file).is_relative_to(base):
            name = Path(one.at.file).relative_to(base).as_posix()
            yield replace(one, at=replace(one.at, file=name))
        else:
            yield one
