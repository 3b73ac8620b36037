"""Reading `when` and `scope`: mappings from a facet to a text, a list of texts, or bounds of an amount."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from docgen.law.condition import EVERYWHERE, Condition, Conditions
from docgen.law.parameter import Facet, Parameter
from docgen.law.problems import Path, Problems
from docgen.law.scalars import decimal_of, text_of, texts_of

_BOUNDS = ("at_least", "above", "at_most", "below")


def decode_conditions(raw: object, parameter: Parameter, path: Path, problems: Problems) -> Conditions:
    """The conditions of a case or a scope; those that cannot be read are reported and left out."""
    if not isinstance(raw, Mapping):
        problems.add("DG606", "conditions are written as a mapping, e.g. {claimant: entity}", path)
        return EVERYWHERE
    read = (_condition(name, wanted, parameter, (*path, name), problems) for name, wanted in raw.items())
    return Conditions(tuple(condition for condition in read if condition is not None))


def _condition(
    name: str, wanted: object, parameter: Parameter, path: Path, problems: Problems
) -> Condition | None:
    facet = parameter.facet(name)
    if facet is None:
        problems.unknown(f"for {parameter.name} the facet", name, [f.name for f in parameter.facets], path)
        return None
    return _bounds(facet, wanted, path, problems) if facet.amount else _texts(facet, wanted, path, problems)


def _texts(facet: Facet, wanted: object, path: Path, problems: Problems) -> Condition | None:
    one = text_of(wanted)
    accepted = (one,) if one is not None else texts_of(wanted)
    if not accepted:
        problems.add("DG606", f"{facet.name} is compared with a text or a list of texts", path)
        return None
    strange = [text for text in accepted if facet.allowed and text not in facet.allowed]
    if strange:
        problems.add(
            "DG606",
            f"{facet.name} is never {strange[0]!r}",
            path,
            hint=f"it is one of: {', '.join(facet.allowed)}",
        )
        return None
    return Condition(facet.name, accepted)


def _bounds(facet: Facet, wanted: object, path: Path, problems: Problems) -> Condition | None:
    if not isinstance(wanted, Mapping) or not wanted or set(wanted) - set(_BOUNDS):
        problems.add(
            "DG606", f"{facet.name} is an amount", path, hint="write bounds, e.g. {at_least: 150000}"
        )
        return None
    read: dict[str, Decimal] = {}
    for bound, text in wanted.items():
        number = decimal_of(text)
        if number is None:
            problems.add("DG606", f"{text!r} is not an amount", (*path, bound))
            return None
        read[bound] = number
    return Condition(
        facet.name,
        at_least=read.get("at_least"),
        above=read.get("above"),
        at_most=read.get("at_most"),
        below=read.get("below"),
    )
