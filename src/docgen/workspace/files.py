"""Reading the files of a workspace once, with their digests and lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.diagnostics import Checked, Diagnostic, Place, Position, Span, error
from docgen.files import digest_of
from docgen.source import Document, read_yaml
from docgen.source.text import lines_of


@dataclass
class OnDisk:
    """Finds lines in the files as they lie on the disk, for places that are spans already."""

    folder: Path = field(default_factory=Path)
    _lines: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def span(self, place: Place | None) -> Span | None:
        """The span itself; a field has no place here."""
        return place if isinstance(place, Span) else None

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, None where there is none."""
        if file not in self._lines:
            try:
                text = (self.folder / file).read_bytes().decode("utf-8-sig", errors="replace")
                self._lines[file] = lines_of(text)
            except OSError:
                self._lines[file] = ()
        lines = self._lines[file]
        return lines[number - 1] if 0 < number <= len(lines) else None


@dataclass
class Desk:
    """The files of one project as they were read: digests by name, and the text for excerpts.

    A name is the path relative to the workspace, as messages write it. `replaced` has contents that
    stand in for what is on the disk.
    """

    root: Path
    replaced: Mapping[str, bytes] = field(default_factory=dict)
    digests: dict[str, str | None] = field(default_factory=dict)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def name_of(self, path: Path) -> str:
        """The path as messages write it."""
        return path.relative_to(self.root).as_posix()

    def content(self, path: Path) -> Checked[bytes]:
        """The bytes of a file; None where it is absent, or with DG116 where it cannot be read."""
        name = self.name_of(path)
        try:
            content = self.replaced[name] if name in self.replaced else path.read_bytes()
        except FileNotFoundError:
            self.digests[name] = None
            return Checked(None)
        except OSError as problem:
            self.digests[name] = None
            return Checked(None, (unreadable(name, problem),))
        self.digests[name] = digest_of(content)
        return Checked(content)

    def document(self, path: Path) -> Checked[Document]:
        """A YAML file; None without a diagnostic where it is absent."""
        found = self.content(path)
        if found.value is None:
            return Checked(None, found.diagnostics)
        name = self.name_of(path)
        self.lines[name] = lines_of(found.value.decode("utf-8-sig", errors="replace"))
        return read_yaml(found.value, name)


def unreadable(name: str, problem: OSError) -> Diagnostic:
    """DG116: the disk does not give a file that is there."""
    reason = (problem.strerror or str(problem)).lower()
    return error("DG116", f"this file cannot be read: {reason}", start_of(name))


def start_of(name: str) -> Span:
    """The first character of a file."""
    return Span(name, Position(1, 1), Position(1, 2))
