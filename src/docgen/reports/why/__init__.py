"""Why a figure or a date is what it is: arithmetic, events, rules, clauses and law behind it (design 7)."""

from docgen.reports.why.explain import explain
from docgen.reports.why.figures import below, figures, near
from docgen.reports.why.layout import as_rows, as_text
from docgen.reports.why.trail import Explanation, Matter, Step

__all__ = ["Explanation", "Matter", "Step", "as_rows", "as_text", "below", "explain", "figures", "near"]
