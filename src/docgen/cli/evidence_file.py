"""Recording a file as evidence, and keeping a copy of one that lies elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from docgen.files import exclusive
from docgen.source import Data
from docgen.source.scalars import Words
from docgen.workspace import Workspace
from docgen.workspace.edit import Brings, Change, Edit, change_held, notes_folder

FOLDER = "evidence"


def record_evidence(workspace: Workspace, project: str, entry: Mapping[str, Data], brings: Brings) -> Edit:
    """Record the file that the entry names, as the record writes it: below the project's folder or the workspace.

    A file from outside the workspace is copied into the project's folder `evidence/`, since packets
    need it there; the copy is kept with the entry or not at all. Raises OSError where the disk refuses, InUse
    where another docgen is writing.
    """
    with exclusive(notes_folder(workspace.root) / "lock"):
        name, files = _named(workspace, project, str(entry["file"]))
        change = Change("evidence", {**entry, "file": Words(name)}, same=("file",), files=files)
        return change_held(workspace, project, change, brings)


def _named(workspace: Workspace, project: str, file: str) -> tuple[str, dict[str, bytes]]:
    """The name of the file, and the copy that is to be kept of it.

    A usage error where there is no such file, where packets would take the project's own file of that name, and
    where the name of the copy is that of another file, which is never written over.
    """
    folder, root = workspace.project_folder(project).resolve(), workspace.root.resolve()
    given = Path(file)
    places = (given, folder / given, root / given)
    found = next((place.resolve() for place in places if place.is_file()), None)
    if found is None:
        raise click.UsageError(f"there is no file {file}, here, in {project} or in the workspace")
    for home in (folder, root):
        if found.is_relative_to(home):
            name = found.relative_to(home)
            if (folder / name).exists() and (folder / name).resolve() != found:
                raise click.UsageError(
                    f"{project}/{name.as_posix()} is there too: rename one of the two files"
                )
            return name.as_posix(), {}
    target = folder / FOLDER / found.name
    content = found.read_bytes()
    if target.exists() and target.read_bytes() != content:
        raise click.UsageError(f"{project}/{FOLDER}/{found.name} is there already and is another file")
    copy = target.relative_to(folder).as_posix()
    return copy, {copy: content}
