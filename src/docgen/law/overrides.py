"""A project's own values of the law (`law:` in project.yaml), each with its own source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.diagnostics import Diagnostic, FieldPath, Place
from docgen.law.decode import decode_topic
from docgen.law.entry import Case, Layer
from docgen.law.parameters import TOPICS
from docgen.law.problems import Path, Problems

LAW_FIELD = FieldPath("project", ("law",))


def override_layer(overrides: Mapping[str, Any] | None, code: str) -> Layer:
    """The values of the overrides that can be used; what is wrong is left out (see `check_overrides`)."""
    return Layer(code, True, _decode(overrides, LAW_FIELD)[0])


def check_overrides(overrides: Mapping[str, Any] | None, at: FieldPath = LAW_FIELD) -> tuple[Diagnostic, ...]:
    """Everything wrong in the overrides: unknown names, wrong types, values without a source."""
    return tuple(_decode(overrides, at)[1].found)


def _decode(
    overrides: Mapping[str, Any] | None, at: FieldPath
) -> tuple[dict[str, tuple[Case, ...]], Problems]:
    def locate(path: Path, on_key: bool) -> Place:
        field = at.child(*path)
        return field.key() if on_key else field

    problems = Problems(locate)
    cases: dict[str, tuple[Case, ...]] = {}
    for topic, raw in (overrides or {}).items():
        if topic in TOPICS:
            cases |= decode_topic(topic, raw, (topic,), problems, override=True)
        else:
            problems.unknown("the topic", topic, TOPICS, (topic,))
    return cases, problems
