"""What a reviewer should know (documents.md section 5): warnings that are true of the day, as values."""

from __future__ import annotations

from docgen.diagnostics import Diagnostic
from docgen.rules.basis import Basis
from docgen.rules.state import ProjectState


def warnings_of(state: ProjectState, basis: Basis) -> tuple[Diagnostic, ...]:
    """Every `W-…` of the day, in the order of documents.md section 5."""
    return ()
