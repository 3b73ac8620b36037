"""One figure of a project, explained."""

from __future__ import annotations

from docgen.reports.why.figures import figures
from docgen.reports.why.table import explainer_of
from docgen.reports.why.trail import Explanation, Matter


def explain(matter: Matter, figure: str) -> Explanation:
    """Why this figure is what it is.

    `figure` is a name that `figures(matter.report)` lists; raises KeyError for any other.
    """
    value = figures(matter.report)[figure]
    name = tuple(figure.split("."))
    explainer = explainer_of(name)
    assert explainer is not None, "only figures with an explainer are listed"
    told = explainer(matter, name)
    return Explanation(figure, value, told.what, told.steps, told.rules, told.clauses, told.law)
