"""Problems in the user's files, as values: where, what, and what to do about it.

A stage returns its diagnostics beside its result (`Checked`); an exception means that the disk,
the template store or docgen itself failed.
"""

from docgen.diagnostics.checked import Checked
from docgen.diagnostics.diagnostic import (
    Diagnostic,
    FieldPath,
    Place,
    Position,
    Related,
    Severity,
    Span,
    error,
    warning,
)

__all__ = [
    "Checked",
    "Diagnostic",
    "FieldPath",
    "Place",
    "Position",
    "Related",
    "Severity",
    "Span",
    "error",
    "warning",
]
