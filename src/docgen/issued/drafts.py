"""Whether a person has worked on a draft, whose words docgen's own copy would then not have."""

from __future__ import annotations

from pathlib import Path

from docgen.build.names import document_path
from docgen.build.plan import PlannedDocument
from docgen.documents.base import Heading
from docgen.word.package import NotAPackage
from docgen.word.provenance import provenance_of, seal
from docgen.word.text import paragraphs_of


def is_edited(path: Path) -> bool:
    """Whether the file at this path says something else than docgen wrote into it; False where there is none."""
    try:
        content = path.read_bytes()
        sealed = provenance_of(content)
        return sealed is None or sealed.seals != tuple(map(seal, paragraphs_of(content)))
    except OSError:
        return False
    except NotAPackage:
        return True


def draft_path(project: str, code: str, planned: PlannedDocument, heading: Heading) -> str:
    """Where `docgen build` puts the document."""
    return document_path(
        project,
        code=code,
        kind=planned.type.id,
        number=heading.number,
        day=heading.day,
        alone=planned.id if planned.is_one_of_several else None,
    )
