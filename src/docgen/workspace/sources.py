"""Where the fields of a project stand in its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.diagnostics import FieldPath, Place, Span
from docgen.source import SpanTable
from docgen.workspace.files import OnDisk, start_of


@dataclass(frozen=True)
class Sources:
    """Places and lines of one project's files; names of files are relative to the workspace.

    `tables` and `files` are by role: `project`, `record`, `private`, `intake`, `docgen`, `lock`. The table of the
    project also knows the places of what other files added to it.
    """

    tables: Mapping[str, SpanTable]
    files: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]
    disk: OnDisk = field(default_factory=OnDisk)

    def span(self, place: Place | None) -> Span | None:
        """The place of a field, or of the nearest block around it; the top of a file without any."""
        if not isinstance(place, FieldPath):
            return place
        table = self.tables.get(place.document)
        found = table.span(place.parts, on_key=place.on_key) if table is not None else None
        file = self.files.get(place.document)
        if file is not None and (found is None or _is_whole_file(found, place, table)):
            return start_of(file)
        return found

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, counted from one; None where there is none."""
        lines = self.lines.get(file)
        if lines is None:
            return self.disk.line(file, number)
        return lines[number - 1] if 0 < number <= len(lines) else None


def _is_whole_file(found: Span, place: FieldPath, table: SpanTable | None) -> bool:
    """Whether only the file itself is meant, e.g. by a missing block of it."""
    return table is not None and found == table.span(()) and (not place.parts or place.parts not in table)
