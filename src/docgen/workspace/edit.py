"""Adding to record.yaml, so that comments, order and quoting stay as the writer left them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.diagnostics import Checked, Diagnostic, FieldPath, error
from docgen.files import exclusive, write_atomic
from docgen.source import Data, Parts, read_yaml
from docgen.source.scalars import flow
from docgen.source.splice import CannotSplice, append_entry, set_key
from docgen.workspace.files import start_of
from docgen.workspace.find import Workspace
from docgen.workspace.load import RECORD_FILE, load_project
from docgen.workspace.loading import Loading
from docgen.workspace.sources import Sources

NEW_RECORD = "# yaml-language-server: $schema=../../schema/record.schema.json\ndocgen: 1\n"
NOTES = ".docgen"  # docgen's own folder, where its locks are

Validate = Callable[[Loading], tuple[Diagnostic, ...]]
"""Everything wrong with a project as it would be."""


@dataclass(frozen=True)
class Change:
    """One entry for a list of the record.

    `same` names the keys that tell an entry from others: where one is there already with the same
    values, it gets the keys it lacks instead. Without them every change is a new entry.
    """

    list: str
    entry: Mapping[str, Data]
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edit:
    """What came of a change: where it stands, whether it is new, and what to say about it.

    `sources` knows the places of the diagnostics, also in a text that was not written.
    """

    file: str
    line: int
    added: Mapping[str, Data]
    is_new: bool
    sources: Sources
    diagnostics: tuple[Diagnostic, ...] = ()
    written: bool = False


@dataclass(frozen=True)
class _Spliced:
    """The new text of the record, and where the change is in it."""

    content: bytes
    path: Parts
    added: Mapping[str, Data] = field(default_factory=dict)
    is_new: bool = True


def change_record(workspace: Workspace, name: str, change: Change, validate: Validate) -> Edit:
    """Add an entry to a project's record, or complete the one that is there.

    Nothing is written where the change brings an error that was not there before, where the record
    cannot be read, where an entry says something else already (DG230), or where the text cannot be
    changed without changing more (DG231). Raises OSError where the disk refuses, InUse where another
    docgen is writing.
    """
    with exclusive(notes_folder(workspace.root) / "lock"):
        return change_held(workspace, name, change, validate)


def change_held(workspace: Workspace, name: str, change: Change, validate: Validate) -> Edit:
    """The same for a caller that holds the workspace's lock already."""
    path = workspace.project_folder(name) / RECORD_FILE
    file = path.relative_to(workspace.root).as_posix()
    before = load_project(workspace, name)
    content = path.read_bytes() if path.exists() else b""
    spliced = _splice(content, file, change)
    if spliced.value is None:
        return Edit(file, 1, {}, False, before.sources, spliced.diagnostics)
    made = spliced.value
    after = load_project(workspace, name, replaced={file: made.content})
    found = _brought(validate(before), validate(after))
    span = after.sources.span(FieldPath("record", made.path))
    line = span.start.line if span is not None else 1
    stopped = any(one.is_error for one in found)
    if not stopped and made.content != content:
        write_atomic(path, made.content, sync=True)
    return Edit(file, line, made.added, made.is_new, after.sources, found, written=not stopped)


def notes_folder(root: Path) -> Path:
    """docgen's own folder; it ignores itself, since it is of no use on another machine."""
    folder = root / NOTES
    if not folder.exists():
        folder.mkdir(exist_ok=True)  # another docgen may be making it just now
        write_atomic(folder / ".gitignore", b"*\n")
    return folder


def _splice(content: bytes, file: str, change: Change) -> Checked[_Spliced]:
    read = read_yaml(content, file)
    if read.value is None or read.diagnostics:
        return Checked(None, read.diagnostics)
    data = read.value.data
    items = data.get(change.list) if isinstance(data, dict) else None
    index = _index_of(items if isinstance(items, list) else [], change)
    try:
        if index is not None and isinstance(items, list):
            return _completed(content, change, items[index], (change.list, index))
        new = append_entry(content, change.list, dict(change.entry), empty=NEW_RECORD)
    except CannotSplice:
        message = "docgen cannot add to this file without changing more of it"
        hint = f"write it yourself, under {change.list}: {flow(dict(change.entry))}"
        return Checked(None, (error("DG231", message, start_of(file), hint=hint),))
    place = (change.list, len(items) if isinstance(items, list) else 0)
    return Checked(_Spliced(new, place, change.entry))


def _index_of(items: list[Data], change: Change) -> int | None:
    """The entry that is the same event, None where there is none."""
    if not change.same:
        return None
    for index, item in enumerate(items):
        if isinstance(item, dict) and all(item.get(key) == change.entry.get(key) for key in change.same):
            return index
    return None


def _completed(content: bytes, change: Change, item: Data, path: Parts) -> Checked[_Spliced]:
    """The entry with the keys it lacks."""
    there = item if isinstance(item, dict) else {}
    at = FieldPath("record", path)
    found = []
    added = {}
    for key, value in change.entry.items():
        if there.get(key) is None:
            added[key] = value
        elif there[key] != value:
            message = f"the entry has {key} {flow(there[key])} already, not {flow(value)}"
            hint = "if that is wrong, correct it in record.yaml"
            found.append(error("DG230", message, at.child(key), hint=hint))
    if found:
        return Checked(None, tuple(found))
    for key, value in added.items():
        content = set_key(content, path, key, value)
    return Checked(_Spliced(content, path, added, is_new=False))


def _brought(before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The problems that were not there before; places move, so code and words decide."""
    known = {(one.code, one.message) for one in before}
    return tuple(one for one in after if (one.code, one.message) not in known)
