"""The pages of the documentation show commands that work and print what is shown.

After a deliberate change: UPDATE_DOCS=1 pytest tests/projects, then read the difference. Lines left out
of an output with `…` are corrected by hand.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from helpers import EXAMPLES, REPOSITORY, workspace_of
from projects.documented import follow

EXAMPLE_NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
# A page, and whether it starts in a workspace with the examples or in an empty folder.
PAGES = {"docs/commands.md": True, "docs/tutorial.md": False}


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_prints_what_the_page_shows(page: str, tmp_path: Path) -> None:
    """All commands are run in their order, with the edits between them."""
    path = REPOSITORY / page
    if PAGES[page]:
        workspace_of(tmp_path, *EXAMPLE_NAMES, signed=True)

    differences, corrected = follow(path.read_text(encoding="utf-8"), tmp_path)

    if os.environ.get("UPDATE_DOCS") and "a defect of docgen" not in "".join(map(str, differences)):
        path.write_text(corrected, encoding="utf-8")
    assert not differences, "\n\n".join(map(str, differences))


@pytest.mark.parametrize(
    "page", [*PAGES, "README.md", "CONTRIBUTING.md", "projects/README.md", "docs/diagnostics.md"]
)
def test_every_link_of_a_page_leads_to_a_file(page: str) -> None:
    """Links within the repository exist."""

    path = REPOSITORY / page
    links = re.findall(r"\]\(([^)#\s]+)\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not link.startswith("http") and not (path.parent / link).exists()]

    assert links or page == "docs/tutorial.md"
    assert missing == []


def test_the_page_of_diagnostics_knows_every_code_and_no_other(repository: Path) -> None:
    """A code in the sources has a line in docs/diagnostics.md, and the page has no code of the past."""
    emitted: set[str] = set()
    for path in (repository / "src/docgen").rglob("*.py"):
        emitted |= set(re.findall(r'"(DG\d{3}|[EW]-[A-Z]+(?:-[A-Z]+)*)"', path.read_text(encoding="utf-8")))
    page = (repository / "docs/diagnostics.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"\b(DG\d{3}|[EW]-[A-Z]+(?:-[A-Z]+)*)\b", page))

    assert explained == emitted
