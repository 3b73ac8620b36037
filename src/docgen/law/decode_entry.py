"""Reading one dated value with its unit, kind, citation, sources, confidence, note and conflicts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.law.condition import EVERYWHERE
from docgen.law.decode_condition import decode_conditions
from docgen.law.decode_value import decode_value
from docgen.law.entry import Conflict, Entry
from docgen.law.parameter import Parameter, ValueType
from docgen.law.problems import Path, Problems
from docgen.law.scalars import date_of, text_of, texts_of

KINDS = ("fixed", "floating", "ceiling", "discretionary")
CONFIDENCES = ("high", "medium", "low")

_KEYS = (
    "value",
    "unit",
    "kind",
    "formula",
    "citation",
    "sources",
    "confidence",
    "note",
    "last_checked",
    "until",
    "conflict",
    "scope",
)
_CONFLICT_KEYS = ("value", "note", "sources", "citation")
_UNITS: dict[ValueType, tuple[str, ...]] = {
    ValueType.RATE: ("percent per year", "percent per month"),
    ValueType.PERCENT: ("percent of price",),
    ValueType.DAYS: ("days", "calendar days", "business days", "court days"),
}
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def decode_entry(
    raw: object, start: date | None, parameter: Parameter, path: Path, problems: Problems, *, override: bool
) -> Entry | None:
    """The entry of one start date, None when there is nothing to use.

    An override needs no more than a value and its sources; docgen's own data states everything.
    """
    if not isinstance(raw, Mapping):
        problems.add("DG603", "a dated value is a mapping with `value` and `sources`", path)
        return None
    before = len(problems.found)
    for key in raw:
        if key not in _KEYS:
            problems.unknown("the key", key, _KEYS, (*path, key))
    if "value" not in raw:
        problems.add("DG607", "`value` is missing", path, on_key=True, hint="`value: null` means: not known")
    entry = _entry(raw, start, parameter, path, problems)
    _require_reason(entry, path, problems, unknown=raw.get("value") is None)
    _require_unit(entry, parameter, path, problems, override=override)
    if not override:
        _require_checked(raw, entry, parameter, path, problems)
    return entry if len(problems.found) == before else None


def _entry(
    raw: Mapping[str, Any], start: date | None, parameter: Parameter, path: Path, problems: Problems
) -> Entry:
    scope = raw.get("scope")
    return Entry(
        start=start,
        value=decode_value(raw.get("value"), parameter, (*path, "value"), problems),
        unit=_text(raw, "unit", path, problems),
        kind=_one_of(raw, "kind", KINDS, path, problems),
        formula=_text(raw, "formula", path, problems),
        citation=_text(raw, "citation", path, problems),
        sources=_texts(raw, "sources", path, problems),
        confidence=_one_of(raw, "confidence", CONFIDENCES, path, problems),
        note=_text(raw, "note", path, problems),
        last_checked=_date(raw, "last_checked", path, problems),
        until=_date(raw, "until", path, problems),
        conflict=_conflicts(raw.get("conflict"), (*path, "conflict"), problems),
        scope=EVERYWHERE
        if scope is None
        else decode_conditions(scope, parameter, (*path, "scope"), problems),
    )


def _require_reason(entry: Entry, path: Path, problems: Problems, *, unknown: bool) -> None:
    if not unknown and not entry.sources:
        problems.add("DG604", "a value needs at least one source", path, on_key=True)
    if unknown and entry.note is None:
        problems.add("DG607", "a value that is not known needs a note that says why", path, on_key=True)


def _require_unit(
    entry: Entry, parameter: Parameter, path: Path, problems: Problems, *, override: bool
) -> None:
    if entry.value is None or (override and entry.unit is None):
        return
    if parameter.type is ValueType.AMOUNT:
        if entry.unit is None or not _CURRENCY.fullmatch(entry.unit):
            problems.add("DG603", "the unit of an amount is its currency, e.g. USD", (*path, "unit"))
        return
    allowed = (parameter.unit,) if parameter.unit else _UNITS.get(parameter.type, (entry.unit,))
    if entry.unit not in allowed:
        expected = " or ".join(str(unit) for unit in allowed)
        problems.add("DG603", f"the unit of {parameter.name} is {expected}", (*path, "unit"))


def _require_checked(
    raw: Mapping[str, Any], entry: Entry, parameter: Parameter, path: Path, problems: Problems
) -> None:
    for key in ("confidence", "last_checked"):
        if raw.get(key) is None:
            problems.add("DG607", f"`{key}` is missing", path, on_key=True)
    if parameter.type is ValueType.RATE and entry.value is not None and raw.get("kind") is None:
        problems.add("DG607", f"a rate needs its `kind`: {', '.join(KINDS)}", path, on_key=True)


def _conflicts(raw: object, path: Path, problems: Problems) -> tuple[Conflict, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, list | tuple):
        problems.add("DG603", "conflicts are a list of differing values with their sources", path)
        return ()
    read = (_conflict(item, (*path, number), problems) for number, item in enumerate(raw))
    return tuple(conflict for conflict in read if conflict is not None)


def _conflict(raw: object, path: Path, problems: Problems) -> Conflict | None:
    if not isinstance(raw, Mapping) or set(raw) - set(_CONFLICT_KEYS):
        problems.add("DG603", f"a conflict has the keys {', '.join(_CONFLICT_KEYS)}", path)
        return None
    value, note = text_of(raw.get("value")), text_of(raw.get("note"))
    sources = texts_of(raw.get("sources"))
    if value is None or note is None:
        problems.add("DG607", "a conflict needs `value` and `note`, both texts", path)
        return None
    if not sources:
        problems.add("DG604", "a differing value needs a source as well", path)
        return None
    return Conflict(value, note, sources, text_of(raw.get("citation")))


def _text(raw: Mapping[str, Any], key: str, path: Path, problems: Problems) -> str | None:
    if raw.get(key) is None:
        return None
    text = text_of(raw[key])
    if text is None:
        problems.add("DG603", f"`{key}` is a text", (*path, key))
    return text


def _texts(raw: Mapping[str, Any], key: str, path: Path, problems: Problems) -> tuple[str, ...]:
    if raw.get(key) is None:
        return ()
    texts = texts_of(raw[key])
    if texts is None:
        problems.add("DG603", f"`{key}` is a list of texts", (*path, key))
    return texts or ()


def _one_of(
    raw: Mapping[str, Any], key: str, allowed: tuple[str, ...], path: Path, problems: Problems
) -> str | None:
    text = _text(raw, key, path, problems)
    if text is not None and text not in allowed:
        problems.add("DG603", f"`{key}` is one of: {', '.join(allowed)}", (*path, key))
        return None
    return text


def _date(raw: Mapping[str, Any], key: str, path: Path, problems: Problems) -> date | None:
    if raw.get(key) is None:
        return None
    day = date_of(raw[key])
    if day is None:
        problems.add("DG603", f"`{key}` is a date, e.g. 2026-11-23", (*path, key))
    return day
