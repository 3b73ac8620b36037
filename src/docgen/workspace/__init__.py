"""Finding a workspace, loading its projects into facts, and editing their YAML in place."""

from docgen.workspace.find import Workspace, find_workspace
from docgen.workspace.load import load_project
from docgen.workspace.loading import Facts, Loaded, Loading
from docgen.workspace.sources import Sources

__all__ = ["Facts", "Loaded", "Loading", "Sources", "Workspace", "find_workspace", "load_project"]
