"""The workspace is found from anywhere inside it, and knows what belongs to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docgen.workspace import Workspace, find_workspace


def test_the_nearest_folder_with_projects_or_settings_is_the_workspace(tmp_path: Path) -> None:
    """From the root and from deep inside; two workspaces do not mix."""
    inner = tmp_path / "projects" / "job" / "notes"
    inner.mkdir(parents=True)
    other = tmp_path / "other"
    other.mkdir()
    (other / "docgen.yaml").write_text("")

    assert find_workspace(tmp_path) == Workspace(tmp_path.resolve())
    assert find_workspace(inner) == Workspace(tmp_path.resolve())
    assert find_workspace(other) == Workspace(other.resolve())


def test_the_search_ends_at_the_git_root(tmp_path: Path) -> None:
    """A repository inside a workspace is not a part of it."""
    (tmp_path / "projects").mkdir()
    repository = tmp_path / "code" / "src"
    repository.mkdir(parents=True)
    (tmp_path / "code" / ".git").mkdir()

    assert find_workspace(repository) is None


def test_every_folder_of_projects_is_a_project_but_hidden_ones(tmp_path: Path) -> None:
    """Also one that lacks its file, so that the lack is noticed; files are none."""
    for name in ("b", "a", ".git", "_old"):
        (tmp_path / "projects" / name).mkdir(parents=True)
    (tmp_path / "projects" / "notes.txt").write_text("")

    assert Workspace(tmp_path).project_names() == ("a", "b")
    assert Workspace(tmp_path / "nowhere").project_names() == ()


def test_a_workspace_may_have_templates_and_law_of_its_own(tmp_path: Path) -> None:
    """In its own folders; the settings may name another one for the law."""
    assert Workspace(tmp_path).own_templates == tmp_path / "templates"
    assert Workspace(tmp_path).own_law == tmp_path / "law"

    (tmp_path / "docgen.yaml").write_text("law: our-law\n")
    own = Workspace(tmp_path)

    assert own.own_law == tmp_path / "our-law"
    assert not own.has_contractor


def test_the_settings_say_whether_there_is_a_shared_contractor(tmp_path: Path) -> None:
    """Even where something in its block is wrong."""
    (tmp_path / "docgen.yaml").write_text("contractor: {id: me}\n")

    assert Workspace(tmp_path).has_contractor


def test_finding_a_workspace_costs_no_import_of_the_models() -> None:
    """A build with nothing to do starts without pydantic and YAML."""
    code = (
        "import sys, docgen.workspace; "
        "print([name for name in ('pydantic', 'yaml', 'ruamel', 'holidays') if name in sys.modules])"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
