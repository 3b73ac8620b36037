"""The workspace: the folder that holds the projects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build with nothing to do must not pay for pydantic
    from docgen.workspace.settings import SettingsFile

PROJECTS = "projects"
PROJECT_FILE = "project.yaml"
SETTINGS_FILE = "docgen.yaml"


def find_workspace(start: Path) -> Workspace | None:
    """The nearest folder upwards that has docgen.yaml or projects/, not above the git root."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file() or (folder / PROJECTS).is_dir():
            return Workspace(folder)
        if (folder / ".git").exists():
            return None
    return None


@dataclass(frozen=True)
class Workspace:
    """A folder with `projects/`, and optionally settings, templates and law of its own."""

    root: Path

    @cached_property
    def settings_file(self) -> SettingsFile:
        """`docgen.yaml` with its problems, read once."""
        from docgen.workspace.settings import read_settings

        return read_settings(self.root / SETTINGS_FILE)

    @property
    def has_contractor(self) -> bool:
        """Whether the settings have a contractor's block that a project can use."""
        return self.settings_file.has_contractor

    def project_names(self) -> tuple[str, ...]:
        """The folders below projects/, sorted; hidden ones are none."""
        folder = self.root / PROJECTS
        if not folder.is_dir():
            return ()
        return tuple(
            sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name[0] not in "._")
        )

    def project_folder(self, name: str) -> Path:
        """Where the files of a project are."""
        return self.root / PROJECTS / name

    @property
    def own_templates(self) -> Path:
        """Where the workspace keeps templates of its own; the folder may not be there."""
        return self.root / "templates"

    @property
    def own_law(self) -> Path:
        """Where the workspace keeps values of the law of its own; the folder may not be there."""
        return self.root / (self.settings_file.law_folder or "law")
