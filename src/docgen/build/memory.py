"""What the last build saw and made: `.docgen/state.json`, which may be deleted at any time (S-21).

It lets a build do nothing when nothing changed, and tells a file that a person edited from one that
docgen wrote. The journal beside it names the content about to be written, so that even a build that
was killed halfway leaves no file that the next one would take for edited.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.build.stamps import Stamp
from docgen.files import write_atomic

FOLDER = ".docgen"
STATE = "state.json"
JOURNAL = "journal"
VERSION = 1


@dataclass(frozen=True)
class Output:
    """A file in `output/`: how it was left, whose document it is, whether docgen wrote that content."""

    stamp: Stamp
    document: str
    ours: bool = True


@dataclass(frozen=True)
class Remembered:
    """One project at the end of its last build.

    `question` is the rest of what the result depended on: the program, the workspace's own files
    and the options of the command. `result` is the result in its JSON form, or None where the
    build must not be repeated from memory.
    """

    as_of: str | None
    fixed_as_of: str | None
    timezone: str | None
    question: str
    inputs: dict[str, Stamp | None] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    result: dict[str, Any] | None = None


class Memory:
    """The remembered projects of one workspace."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / FOLDER
        self.projects: dict[str, Remembered] = {}
        self.shared: dict[str, Stamp | None] = {}
        self._pending: set[str] = set()
        self.reload()

    def written_by_us(self, path: str, digest: str, project: str) -> bool:
        """Whether docgen itself wrote this content to this path."""
        before = self.projects.get(project)
        output = before.outputs.get(path) if before else None
        if output is not None and output.ours and output.stamp.digest == digest:
            return True
        return f"{digest} {path}" in self._pending

    def announce(self, files: Iterable[tuple[str, str]]) -> None:
        """Note (path, digest) of files about to be written."""
        lines = [f"{digest} {path}" for path, digest in files]
        if not lines:
            return
        prepare_folder(self._root)
        self._pending.update(lines)
        content = "".join(f"{line}\n" for line in sorted(self._pending))
        write_atomic(self._folder / JOURNAL, content.encode())

    def save(self) -> None:
        """Write the state; the journal has done its work then."""
        prepare_folder(self._root)
        data = {
            "version": VERSION,
            "shared": _stamps_to_json(self.shared),
            "projects": {name: _to_json(entry) for name, entry in sorted(self.projects.items())},
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        write_atomic(self._folder / STATE, text.encode())
        (self._folder / JOURNAL).unlink(missing_ok=True)
        self._pending.clear()

    def reload(self) -> None:
        """Read what there is. A file that cannot be understood counts as deleted."""
        try:
            data = json.loads((self._folder / STATE).read_bytes())
            if data["version"] == VERSION:
                self.shared = self.shared or _stamps_from_json(data["shared"])
                self.projects = {name: _from_json(entry) for name, entry in data["projects"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self.projects = {}
        try:
            text = (self._folder / JOURNAL).read_text(encoding="utf-8")
            self._pending = set(text.splitlines())
        except (OSError, UnicodeDecodeError):
            self._pending = set()


def prepare_folder(root: Path) -> Path:
    """The folder of docgen's own notes; it ignores itself, since it is of no use on another machine."""
    folder = root / FOLDER
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / ".gitignore", b"*\n")
    return folder


def _stamps_to_json(stamps: dict[str, Stamp | None]) -> dict[str, Any]:
    return {path: seen.to_json() if seen else None for path, seen in stamps.items()}


def _stamps_from_json(data: dict[str, Any]) -> dict[str, Stamp | None]:
    return {path: Stamp.from_json(seen) if seen else None for path, seen in data.items()}


def _to_json(entry: Remembered) -> dict[str, Any]:
    outputs = {
        path: [output.stamp.to_json(), output.document, output.ours] for path, output in entry.outputs.items()
    }
    return {
        "as_of": entry.as_of,
        "fixed_as_of": entry.fixed_as_of,
        "timezone": entry.timezone,
        "question": entry.question,
        "inputs": _stamps_to_json(entry.inputs),
        "outputs": outputs,
        "result": entry.result,
    }


def _from_json(data: dict[str, Any]) -> Remembered:
    outputs = {
        path: Output(Stamp.from_json(seen), document, ours)
        for path, (seen, document, ours) in data["outputs"].items()
    }
    return Remembered(
        as_of=data["as_of"],
        fixed_as_of=data["fixed_as_of"],
        timezone=data["timezone"],
        question=data["question"],
        inputs=_stamps_from_json(data["inputs"]),
        outputs=outputs,
        result=data["result"],
    )
