"""Documents in tests: answers, contexts and texts of a state, and states of the example projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from docgen.checks import appraise
from docgen.documents.base import Applicability, DocumentType, Heading
from docgen.documents.registry import kind_of
from docgen.language import language
from docgen.law import LawLibrary, builtin_law
from docgen.rules import ProjectState
from docgen.workspace import find_workspace, load_project
from helpers import REPOSITORY

Context = TypeVar("Context")


def type_of(document: str) -> DocumentType:
    """The type of a document."""
    found = kind_of(document)
    assert found is not None, document
    return found


def answer(state: ProjectState, document: str, *, again: bool = False) -> Applicability:
    """Whether a document may be made on the state's day."""
    return type_of(document).applies(state, document, again=again)


def heading(state: ProjectState, document: str) -> Heading:
    """What names a document, in the project's language."""
    return type_of(document).heading(state, document, language(state.project.project.language))


def context(state: ProjectState, document: str, wanted: type[Context]) -> Context:
    """What a document prints, in the project's language."""
    spoken = language(state.project.project.language)
    found = type_of(document).context(state, document, spoken)
    assert isinstance(found, wanted)
    return found


def example(name: str, as_of: date) -> ProjectState:
    """The state of one of the example projects on a day."""
    workspace = find_workspace(REPOSITORY)
    assert workspace is not None
    loading = load_project(workspace, name)
    assert loading.loaded is not None, loading.diagnostics
    appraised = appraise(loading.loaded, LawLibrary((builtin_law(),)), as_of)
    assert appraised.value is not None, appraised.diagnostics
    return appraised.value


def texts(value: Any) -> Iterator[str]:
    """Every text in a context, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
