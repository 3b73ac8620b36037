"""An explanation laid out for people, and as plain data for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import wrap
from typing import Any

from docgen.diagnostics import FieldPath
from docgen.law import Reading
from docgen.law.view import value_text
from docgen.reports.why.rule_titles import TITLES
from docgen.reports.why.trail import Explanation, Step

Locate = Callable[[FieldPath], str | None]
"""Where a field of the files stands: `projects/kitchen/record.yaml:12`."""


def as_text(explanation: Explanation, locate: Locate, *, width: int = 100) -> str:
    """The explanation as a page: value, steps, then rules, clauses and law."""
    value = explanation.value if explanation.value is not None else "none"
    lines = [f"{explanation.figure} = {value}", *_wrapped(explanation.what, "", width), ""]
    for step in explanation.steps:
        lines += _wrapped(step.text, "  ", width)
        lines += [f"      {place}" for place in _places(step, locate)]
        if step.figure is not None and step.figure != explanation.figure:
            lines.append(f"      why: {step.figure}")
    lines += list(_basis(explanation, width))
    return "\n".join(lines)


def _basis(explanation: Explanation, width: int) -> Iterator[str]:
    if explanation.rules:
        yield ""
        for rule in explanation.rules:
            yield from _wrapped(f"{rule}: {TITLES[rule]}", "Rule ", width)
    for clause in explanation.clauses:
        yield from _wrapped(clause, "Contract, clause ", width)
    for reading in explanation.law:
        yield from _law(reading, width)


def _law(reading: Reading, width: int) -> Iterator[str]:
    facts = ", ".join(f"{name} {value}" for name, value in reading.facets if value)
    held = f" ({facts})" if facts else ""
    yield from _wrapped(f"{reading.name}{held}: {value_text(reading)}", "Law ", width)
    details = [
        reading.citation,
        f"in force from {reading.in_force_from}" if reading.in_force_from else None,
        f"{reading.confidence} confidence" if reading.confidence else None,
        f"checked {reading.last_checked}" if reading.last_checked else None,
        "set by this workspace or project" if reading.override else None,
    ]
    text = "; ".join(detail for detail in details if detail)
    if text:
        yield from _wrapped(text, "    ", width)
    if reading.note:
        yield from _wrapped(reading.note, "    ", width)
    for source in reading.sources:
        yield f"    {source}"


def _wrapped(text: str, lead: str, width: int) -> list[str]:
    indent = " " * (len(lead) + 2) if lead else ""
    return wrap(text, width, initial_indent=lead, subsequent_indent=indent) or [lead]


def _places(step: Step, locate: Locate) -> list[str]:
    return list(dict.fromkeys(place for place in map(locate, step.at) if place is not None))


def as_rows(explanation: Explanation, locate: Locate) -> dict[str, Any]:
    """The explanation as plain data; stable names, everything as text."""
    return {
        "figure": explanation.figure,
        "value": explanation.value,
        "what": explanation.what,
        "steps": [
            {"text": step.text, "places": _places(step, locate), "figure": step.figure}
            for step in explanation.steps
        ],
        "rules": [{"id": rule, "title": TITLES[rule]} for rule in explanation.rules],
        "clauses": list(explanation.clauses),
        "law": [_law_row(reading) for reading in explanation.law],
    }


def _law_row(reading: Reading) -> dict[str, Any]:
    return {
        "name": reading.name,
        "facts": dict(reading.facets),
        "value": value_text(reading),
        "citation": reading.citation,
        "sources": list(reading.sources),
        "confidence": reading.confidence,
        "in_force_from": reading.in_force_from.isoformat() if reading.in_force_from else None,
        "last_checked": reading.last_checked.isoformat() if reading.last_checked else None,
        "note": reading.note,
        "override": reading.override,
    }
