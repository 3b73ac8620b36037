"""Reading the data of one topic: parameter → cases → dated values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from docgen.law.decode_condition import decode_conditions
from docgen.law.decode_entry import decode_entry
from docgen.law.entry import Case, Entry
from docgen.law.parameter import Parameter
from docgen.law.parameters import PARAMETERS
from docgen.law.problems import Path, Problems
from docgen.law.scalars import date_of

UNDATED = "undated"
"""The start of a value whose first day is not known; it counts as in force on every day before the next."""


def decode_topic(
    topic: str, raw: object, path: Path, problems: Problems, *, override: bool
) -> dict[str, tuple[Case, ...]]:
    """The cases of every parameter of a topic, by full name; what cannot be read is reported and left out."""
    if not isinstance(raw, Mapping):
        problems.add("DG603", f"{topic} is a mapping of parameters", path)
        return {}
    keys = {p.key: p for p in PARAMETERS.values() if p.topic == topic}
    read: dict[str, tuple[Case, ...]] = {}
    for key, cases in raw.items():
        if key in keys:
            read[keys[key].name] = _cases(cases, keys[key], (*path, key), problems, override=override)
        else:
            problems.unknown(f"in {topic} the parameter", key, keys, (*path, key))
    return {name: cases for name, cases in read.items() if cases}


def _cases(
    raw: object, parameter: Parameter, path: Path, problems: Problems, *, override: bool
) -> tuple[Case, ...]:
    """A mapping of dates is a single case without condition; a list has one item a case."""
    if isinstance(raw, list | tuple):
        read = (_case(c, parameter, (*path, n), problems, override=override) for n, c in enumerate(raw))
    else:
        read = (_case(c, parameter, path, problems, override=override) for c in (raw,))
    return tuple(case for case in read if case is not None)


def _case(
    raw: object, parameter: Parameter, path: Path, problems: Problems, *, override: bool
) -> Case | None:
    if not isinstance(raw, Mapping):
        problems.add(
            "DG605",
            f"{parameter.name} needs its values under start dates",
            path,
            hint=f"or `{UNDATED}`",
        )
        return None
    before = len(problems.found)
    when = decode_conditions(raw.get("when", {}), parameter, (*path, "when"), problems)
    if len(problems.found) > before:
        return None  # a case without its condition would apply too widely
    dated = {key: block for key, block in raw.items() if key != "when"}
    entries = _entries(dated, parameter, path, problems, override=override)
    return Case(when, entries) if entries else None


def _entries(
    dated: Mapping[str, object], parameter: Parameter, path: Path, problems: Problems, *, override: bool
) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    latest: date | None = None
    for number, (key, block) in enumerate(dated.items()):
        here = (*path, key)
        start = date_of(key)
        if start is None and key != UNDATED:
            problems.add("DG605", f"{key!r} is not a start date", here, on_key=True, hint=f"or `{UNDATED}`")
            continue
        if number and (start is None or (latest is not None and start <= latest)):
            problems.add("DG605", "start dates go from the earliest to the latest", here, on_key=True)
        latest = start
        entry = decode_entry(block, start, parameter, here, problems, override=override)
        if entry is not None:
            entries.append(entry)
    return tuple(entries)
