"""What every project of a build shares: the law, the templates, and what they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from docgen.files import digest_of
from docgen.law import Jurisdiction, LawLibrary, law_roots
from docgen.templating.store import TemplateStore, template_roots
from docgen.workspace import Workspace


@dataclass(frozen=True)
class Tools:
    """The workspace with its law and its templates, read once for a whole build."""

    workspace: Workspace
    law: LawLibrary
    templates: TemplateStore


@lru_cache(maxsize=1)
def tools_for(root: Path, _moment: datetime) -> Tools:
    """The tools of a build; the moment of its start tells one build of a process from the next."""
    workspace = Workspace(root)
    templates = TemplateStore(template_roots(workspace.own_templates))
    return Tools(workspace, LawLibrary(law_roots(workspace.own_law)), templates)


def law_digest(jurisdiction: Jurisdiction) -> str:
    """What the law set of a jurisdiction says, as a SHA-256 (S-21)."""
    return digest_of(repr(jurisdiction).encode())
