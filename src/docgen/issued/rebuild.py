"""Making a document once more, as it says that it was made: template, day and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from docgen.build.desk import language_of, press_for
from docgen.build.plan import plan
from docgen.build.tools import tools_for
from docgen.checks import examine
from docgen.diagnostics import Diagnostic
from docgen.model import Notice, Project
from docgen.model.terms import NoticeMethod
from docgen.rules.dispatch import Dispatch
from docgen.rules.signatures import AGREEMENTS
from docgen.values import Moment
from docgen.word.provenance import Provenance, provenance_of
from docgen.word.text import paragraphs_of
from docgen.workspace import Loading, Workspace


@dataclass(frozen=True)
class Rebuilt:
    """What the project gives: the paragraphs, and the digest of the facts behind them."""

    paragraphs: tuple[str, ...]
    facts: str


def rebuilt(
    workspace: Workspace, loading: Loading, provenance: Provenance, now: datetime, dispatch: Dispatch
) -> Rebuilt | str:
    """The document as the project gives it today for the day of its provenance; else why it cannot be had.

    `dispatch` is how it went out.
    """
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
    state = replace(state, dispatch=dispatch)
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


def before_sending(loading: Loading, notices: Sequence[Notice]) -> Loading:
    """The project as it was when a letter was issued that these notices are of: they are not there yet.

    The letter goes out by their ways. That its copy is missing or damaged by now is no problem of the facts.
    """
    found = tuple(one for one in loading.diagnostics if one.code not in ("DG901", "DG902"))
    loaded = loading.loaded
    if loaded is None or not notices:
        return replace(loading, diagnostics=found)
    project, record = loaded.project, loaded.record
    files = {one.file for one in notices}
    kept = tuple(one for one in record.notices if one.file not in files)
    if not notices[0].document.startswith(AGREEMENTS):
        project = sent_by(project, tuple(dict.fromkeys(one.method for one in notices)))
    record = record.model_copy(update={"notices": kept})
    earlier = replace(loading, diagnostics=found, loaded=replace(loaded, project=project, record=record))
    return at_this_hour(earlier, notices[0].sent)


def at_this_hour(loading: Loading, sent: Moment) -> Loading:
    """The project with its letters of the day going out at this time: an e-mail in the evening counts later (R-17)."""
    if loading.loaded is None:
        return loading
    return replace(loading, loaded=replace(loading.loaded, sent_at=sent.time_of_day))


def dispatch_of(notices: Sequence[Notice]) -> Dispatch:
    """How a letter went out that these notices are of: those of its first sending."""
    first = [one for one in notices if one.sent == notices[0].sent]
    return Dispatch(
        tracking=next((one.tracking for one in notices if one.tracking is not None), None),
        address=next((one.address for one in first if one.address is not None), None),
        to=tuple(first[0].to) if first else (),
        methods=tuple(dict.fromkeys(one.method for one in first)),
    )


def sent_by(project: Project, methods: tuple[NoticeMethod, ...]) -> Project:
    """The project with its letters going out by these ways, whatever the contract allows."""
    terms = project.terms
    notices = terms.notices.model_copy(update={"methods": methods})
    return project.model_copy(update={"terms": terms.model_copy(update={"notices": notices})})


def _on_template(loading: Loading, template: str) -> Loading:
    """The project with the version of the template that the document names, and of no other."""
    loaded = loading.loaded
    name, _, version = template.rpartition(" ")
    if loaded is None or not name:
        return loading
    project = loaded.project.model_copy(update={"templates": {**loaded.project.templates, name: version}})
    return replace(loading, loaded=replace(loaded, project=project))
