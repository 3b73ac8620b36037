"""Finding the file that a person names as evidence, and keeping a copy of one that lies elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.files import write_atomic
from docgen.workspace import Workspace

FOLDER = "evidence"


def evidence_path(workspace: Workspace, project: str, file: str) -> str:
    """The name of the file below the project's folder or the workspace, as the record writes it.

    A file from outside the workspace is copied into the project's folder `evidence/`, since packets
    need it there; one of the same name that says something else is never written over. A usage error where
    there is no such file, and where packets would take the project's own file of that name.
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
            return name.as_posix()
    target = folder / FOLDER / found.name
    content = found.read_bytes()
    if target.exists() and target.read_bytes() != content:
        raise click.UsageError(f"{project}/{FOLDER}/{found.name} is there already and is another file")
    target.parent.mkdir(exist_ok=True)
    write_atomic(target, content, sync=True)
    return target.relative_to(folder).as_posix()
