"""Adding to record.yaml, so that comments, order and quoting stay as the writer left them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from docgen.diagnostics import Checked, Diagnostic, FieldPath, error
from docgen.files import exclusive, keep_copy, remove, remove_if_empty, write_atomic
from docgen.source import Data, Parts, read_yaml
from docgen.source.scalars import flow
from docgen.source.splice import CannotSplice, append_entry, set_key
from docgen.workspace.files import start_of
from docgen.workspace.find import Workspace
from docgen.workspace.load import RECORD_FILE, load_project
from docgen.workspace.loading import Loading
from docgen.workspace.same_event import Find, Match, Once, by_keys, standing_twice
from docgen.workspace.sources import Sources

NEW_RECORD = "# yaml-language-server: $schema=../../schema/record.schema.json\ndocgen: 1\n"
NOTES = ".docgen"  # docgen's own folder, where its locks are

Brings = Callable[[Loading, Loading], tuple[Diagnostic, ...]]
"""What a change brings: the problems of a project as it would be that it has not as it is."""


@dataclass(frozen=True)
class Change:
    """One entry for a list of the record.

    `same` names the keys that tell an entry from others: where one is there already with the same
    values, it gets the keys it lacks instead; `find` looks for it in another way. Without them every change is a
    new entry, which `once` keeps from standing twice. `files` are kept with it, by their names below the project's
    folder; one that is there already stays.
    """

    list: str
    entry: Mapping[str, Data]
    same: tuple[str, ...] = ()
    find: Find | None = None
    once: Once | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)


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

    @property
    def index(self) -> int:
        """The number of the entry in its list."""
        return int(self.path[1])


def change_record(workspace: Workspace, name: str, change: Change, brings: Brings) -> Edit:
    """Add an entry to a project's record, or complete the one that is there.

    Nothing is written where the change brings an error that was not there before, where the record
    cannot be read, where an entry says something else already (DG230), where the text cannot be
    changed without changing more (DG231), where the event stands there already (DG232), or where nobody can tell
    which entry is meant (DG233). Raises OSError where the disk refuses, InUse where another
    docgen is writing.
    """
    with exclusive(notes_folder(workspace.root) / "lock"):
        return change_held(workspace, name, change, brings)


def change_held(workspace: Workspace, name: str, change: Change, brings: Brings) -> Edit:
    """The same for a caller that holds the workspace's lock already."""
    folder = workspace.project_folder(name)
    path = folder / RECORD_FILE
    file = path.relative_to(workspace.root).as_posix()
    before = load_project(workspace, name)
    content = path.read_bytes() if path.exists() else b""
    spliced = _splice(content, file, change)
    if spliced.value is None:
        return Edit(file, 1, {}, False, before.sources, spliced.diagnostics)
    made = spliced.value
    after = load_project(workspace, name, replaced={file: made.content})
    once = change.once if made.is_new else None
    twice = standing_twice(after.facts, change.list, made.index, once) if once is not None else ()
    found = twice or brings(before, after)
    span = after.sources.span(FieldPath("record", made.path))
    line = span.start.line if span is not None else 1
    stopped = any(one.is_error for one in found)
    if not stopped:
        if (path.read_bytes() if path.exists() else b"") != content:
            return change_held(workspace, name, change, brings)  # an editor has saved it meanwhile
        with _kept(folder, change.files):
            if made.content != content:
                write_atomic(path, made.content, sync=True)
    return Edit(file, line, made.added, made.is_new, after.sources, found, written=not stopped)


@contextmanager
def _kept(folder: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Keep the files while something is written; where that fails, those that were not there go again."""
    new = [folder / name for name in files if not (folder / name).exists()]
    try:
        for name, content in files.items():
            keep_copy(folder / name, content)
        yield
    except BaseException:
        for path in new:
            remove(path)
            remove_if_empty(path.parent)
        raise


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
    entries = items if isinstance(items, list) else []
    found = (change.find or by_keys(change.entry, change.same))(entries)
    if found.diagnostics:
        return Checked(None, found.diagnostics)
    try:
        if found.value is not None:
            return _completed(content, change.list, found.value, entries[found.value.index])
        new = append_entry(content, change.list, dict(change.entry), empty=NEW_RECORD)
    except CannotSplice:
        message = "docgen cannot add to this file without changing more of it"
        hint = f"write it yourself, under {change.list}: {flow(dict(change.entry))}"
        return Checked(None, (error("DG231", message, start_of(file), hint=hint),))
    return Checked(_Spliced(new, (change.list, len(entries)), change.entry))


def _completed(content: bytes, name: str, match: Match, item: Data) -> Checked[_Spliced]:
    """The entry with the keys it lacks."""
    there = item if isinstance(item, dict) else {}
    path: Parts = (name, match.index)
    at = FieldPath("record", path)
    found = []
    added = {}
    for key, value in match.entry.items():
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


def brought(before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The problems that were not there before: neither in the same words nor of the same kind at the same field.

    Lines move and sums change with an entry; the fields of other entries stay where they are.
    """
    said = {(one.code, one.message) for one in before}
    placed = {(one.code, one.at) for one in before if isinstance(one.at, FieldPath)}
    return tuple(
        one for one in after if (one.code, one.message) not in said and (one.code, one.at) not in placed
    )
