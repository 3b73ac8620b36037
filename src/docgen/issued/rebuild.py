"""Making a document once more, as it says that it was made: template, day and number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from docgen.build.desk import language_of, press_for
from docgen.build.plan import plan
from docgen.build.tools import tools_for
from docgen.checks import examine
from docgen.diagnostics import Diagnostic
from docgen.rules.signatures import AGREEMENTS
from docgen.word.provenance import Provenance, provenance_of
from docgen.word.text import paragraphs_of
from docgen.workspace import Loading, Workspace


@dataclass(frozen=True)
class Rebuilt:
    """What the project gives: the paragraphs, and the digest of the facts behind them."""

    paragraphs: tuple[str, ...]
    facts: str


def rebuilt(workspace: Workspace, loading: Loading, provenance: Provenance, now: datetime) -> Rebuilt | str:
    """The document as the project gives it today for the day of its provenance; else why it cannot be had."""
    try:
        day = date.fromisoformat(provenance.as_of)
    except ValueError:
        return "its day cannot be read"
    tools = tools_for(workspace.root, now)
    pinned = _on_template(loading, provenance.template)
    examined = examine(pinned, tools.law, day)
    loaded, state = pinned.loaded, examined.value
    if loaded is None or state is None:
        return f"the files of {loading.name} have problems; docgen check {loading.name} lists them"
    spoken = language_of(loaded)
    planned = [
        one for one in plan(state, (provenance.document,), again=True) if one.id == provenance.document
    ]
    if isinstance(spoken, Diagnostic) or len(planned) != 1:
        return f"{loading.name} has no {provenance.document}"
    if not planned[0].answer.allowed:
        return f"{planned[0].id} could not be made on {day}: {planned[0].answer.reason}"
    press = press_for(pinned, loaded, state, spoken, tools, examined.diagnostics)
    released = bool(provenance.number) and planned[0].type.id not in AGREEMENTS
    made = press.print(planned[0], number=provenance.number or None, released=released)
    if made.value is None:
        return f"its template {provenance.template} is not to be had"
    content = made.value[1][0].content
    sealed = provenance_of(content)
    return Rebuilt(paragraphs_of(content), sealed.provenance.facts if sealed is not None else "")


def _on_template(loading: Loading, template: str) -> Loading:
    """The project with the version of the template that the document names, and of no other."""
    loaded = loading.loaded
    name, _, version = template.rpartition(" ")
    if loaded is None or not name:
        return loading
    project = loaded.project.model_copy(update={"templates": {**loaded.project.templates, name: version}})
    return replace(loading, loaded=replace(loaded, project=project))
