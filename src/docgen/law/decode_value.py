"""Reading the value itself by the type that the registry gives its parameter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.law.entry import STAGE_STARTS, Stage, Value
from docgen.law.parameter import Parameter, ValueType
from docgen.law.problems import Path, Problems
from docgen.law.scalars import boolean_of, decimal_of, percent_of, text_of, texts_of, whole_of

_READERS: dict[ValueType, tuple[Callable[[object], Value], str]] = {
    ValueType.AMOUNT: (decimal_of, "an amount, e.g. 12500"),
    ValueType.RATE: (decimal_of, "a percentage without its sign, e.g. 9.5"),
    ValueType.PERCENT: (percent_of, "a percentage without its sign, e.g. 10 or 33 1/3"),
    ValueType.NUMBER: (whole_of, "a whole number"),
    ValueType.DAYS: (whole_of, "a whole number of days"),
    ValueType.BOOLEAN: (boolean_of, "yes or no"),
    ValueType.TEXT: (text_of, "a text"),
    ValueType.TEXTS: (texts_of, "a list of texts"),
}

_STAGE_KEYS = ("after", "days", "unit", "action", "to", "methods", "from", "last_day")


def decode_value(raw: object, parameter: Parameter, path: Path, problems: Problems) -> Value:
    """The typed value; None for null, and for what cannot be read, which is reported."""
    if raw is None:
        return None
    if parameter.type is ValueType.CHOICE:
        return _choice(raw, parameter, path, problems)
    if parameter.type is ValueType.STAGES:
        return _stages(raw, path, problems)
    read, expected = _READERS[parameter.type]
    value = read(raw)
    if value is None:
        problems.add("DG603", f"{parameter.name} is {expected}", path)
    return value


def _choice(raw: object, parameter: Parameter, path: Path, problems: Problems) -> str | None:
    if isinstance(raw, str) and raw in parameter.choices:
        return raw
    problems.add("DG603", f"{parameter.name} is one of: {', '.join(parameter.choices)}", path)
    return None


def _stages(raw: object, path: Path, problems: Problems) -> tuple[Stage, ...] | None:
    if not isinstance(raw, list | tuple) or not raw:
        problems.add("DG603", "stages are a list of steps", path)
        return None
    read = [_stage(step, (*path, number), problems) for number, step in enumerate(raw)]
    stages = tuple(stage for stage in read if stage is not None)
    return stages if len(stages) == len(read) else None


def _stage(raw: object, path: Path, problems: Problems) -> Stage | None:
    if not isinstance(raw, Mapping):
        problems.add("DG603", f"a stage has the keys {', '.join(_STAGE_KEYS)}", path)
        return None
    for key in raw:
        if key not in _STAGE_KEYS:
            problems.unknown("the key", key, _STAGE_KEYS, (*path, key))
    after, action = text_of(raw.get("after")), text_of(raw.get("action"))
    days, unit = whole_of(raw.get("days")), raw.get("unit")
    to, methods = texts_of(raw.get("to", ())), texts_of(raw.get("methods", ()))
    if after is None or action is None or days is None or to is None or methods is None:
        problems.add("DG603", "a stage needs `after`, `days`, `action`; `to` and `methods` are lists", path)
        return None
    if not isinstance(unit, str) or unit not in ("calendar", "business"):
        problems.add("DG603", "the unit of a stage is calendar or business", (*path, "unit"))
        return None
    start, last_day = raw.get("from", ""), boolean_of(raw.get("last_day", "no"))
    if start not in ("", *STAGE_STARTS):
        problems.add("DG603", f"a stage counts `from` one of: {', '.join(STAGE_STARTS)}", (*path, "from"))
        return None
    if last_day is None:
        problems.add("DG603", "`last_day` is yes or no", (*path, "last_day"))
        return None
    return Stage(after, days, unit, action, to, methods, start, last_day)
