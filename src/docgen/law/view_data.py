"""A jurisdiction's values as plain data, for `docgen law show --format json`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from docgen.law.condition import Condition, Conditions
from docgen.law.entry import Stage, Value
from docgen.law.parameters import parameter
from docgen.law.view import Row
from docgen.law.words import conditions_in_words

_BOUNDS = ("at_least", "above", "at_most", "below")


def row_data(row: Row) -> dict[str, Any]:
    """Everything that is known of a value. Amounts, rates and dates are texts; what does not exist is None."""
    asked, entry = parameter(row.name), row.entry
    return {
        "name": row.name,
        "topic": asked.topic,
        "type": asked.type.value,
        "description": row.description,
        "depends_on": row.depends_on,
        "when": _conditions(row.when),
        "in_words": conditions_in_words(row.when) or None,
        "value": row.value,
        "exact": _exact(entry.value),
        "known": row.known,
        "unit": entry.unit,
        "kind": entry.kind,
        "formula": entry.formula,
        "in_force_from": row.in_force_from or None,
        "until": entry.until.isoformat() if entry.until else None,
        "citation": entry.citation,
        "confidence": entry.confidence,
        "last_checked": row.last_checked or None,
        "sources": list(entry.sources),
        "note": " ".join(entry.note.split()) if entry.note else None,
        "scope": row.scope or None,
        "reach": _conditions(entry.scope),
        "conflict": list(row.conflict),
        "conflicts": [
            {
                "value": other.value,
                "note": other.note,
                "citation": other.citation,
                "sources": list(other.sources),
            }
            for other in entry.conflict
        ],
        "jurisdiction": row.jurisdiction,
        "override": row.override,
    }


def _conditions(conditions: Conditions) -> list[dict[str, Any]]:
    return [{"facet": condition.facet, **_accepted(condition)} for condition in conditions.all]


def _accepted(condition: Condition) -> dict[str, Any]:
    if condition.accepted:
        return {"any_of": list(condition.accepted)}
    bounds = {name: getattr(condition, name) for name in _BOUNDS}
    return {name: f"{bound:f}" for name, bound in bounds.items() if bound is not None}


def _exact(value: Value) -> Any:
    """The value itself: figures with decimals and fractions as texts, lists as lists."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Fraction):
        return f"{value // 1} {value % 1}"
    if isinstance(value, tuple):
        return [_stage(item) if isinstance(item, Stage) else item for item in value]
    return value


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "after": stage.after,
        "days": stage.days,
        "unit": stage.unit,
        "action": stage.action,
        "to": list(stage.to),
        "methods": list(stage.methods),
        "from": stage.start or None,
        "last_day": stage.last_day,
    }
