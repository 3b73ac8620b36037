"""Asking the law: one jurisdiction, one day, every answer remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from docgen.law.condition import EVERYWHERE, Conditions
from docgen.law.entry import Conflict, Entry, Layer, Value
from docgen.law.library import Jurisdiction
from docgen.law.overrides import override_layer
from docgen.law.parameter import Facet, Parameter
from docgen.law.parameters import parameter


@dataclass(frozen=True)
class Reading:
    """An answer of the law, with everything needed to print its legal basis.

    `value` None means "not known" (the reason is the note). `jurisdiction` is where the value was found,
    which may be the parent; `override` tells a value of the workspace or project from docgen's own.
    An override without a citation has that of the data below it, where the data knows the statute and has no value.
    `scope` says where the statute reaches: cite it only where `scope.covers(...)` is True. `until` is the
    last day for which the value was known to hold, None where it has no such day.
    """

    name: str
    value: Value
    unit: str | None
    kind: str | None
    in_force_from: date | None
    citation: str | None
    sources: tuple[str, ...]
    confidence: str | None
    note: str | None
    last_checked: date | None
    conflict: tuple[Conflict, ...]
    jurisdiction: str
    facets: tuple[tuple[str, str], ...]
    override: bool
    formula: str | None = None
    scope: Conditions = EVERYWHERE
    until: date | None = None

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None


class LawReader:
    """The law of a jurisdiction on one day.

    `overrides` has the shape of the data: topic, parameter, dated values. What is wrong in it is
    reported by `check_overrides`; the reader leaves those values out.
    """

    def __init__(
        self, jurisdiction: Jurisdiction, on: date, overrides: Mapping[str, Any] | None = None
    ) -> None:
        self.jurisdiction = jurisdiction
        self.on = on
        own = override_layer(overrides, jurisdiction.code)
        self._layers: tuple[Layer, ...] = (own, *jurisdiction.layers)
        self._trace: dict[tuple[str, tuple[tuple[str, str], ...]], Reading] = {}

    @property
    def trace(self) -> tuple[Reading, ...]:
        """Every different reading so far, in the order of first use."""
        return tuple(self._trace.values())

    def read(self, name: str, **facets: str) -> Reading:
        """The value of a parameter for these facts; a reading with value None when it is not known.

        An empty text as a facet means that the fact is not known. Raises KeyError for a parameter,
        facet or facet value that the registry does not have: that is a mistake in the program.
        """
        asked = parameter(name)
        for facet, fact in facets.items():
            _require_known(asked, facet, fact)
        key = (name, tuple(sorted(facets.items())))
        if key not in self._trace:
            self._trace[key] = self._look_up(asked, facets, self.on)
        return self._trace[key]

    def history(self, name: str, first: date, **facets: str) -> tuple[tuple[date, Reading], ...]:
        """The values that held from `first` to the reader's day, each with the first day on which it did.

        The facts are as for `read`, which it does not replace: nothing of it goes into the trace, because
        a value whose time is over is not one to be looked at again.
        """
        asked = parameter(name)
        for facet, fact in facets.items():
            _require_known(asked, facet, fact)
        cases = (case for layer in self._layers for case in layer.cases.get(name, ()))
        starts = {entry.start for case in cases for entry in case.entries if entry.start is not None}
        found: list[tuple[date, Reading]] = []
        for day in sorted({first, *(start for start in starts if first < start <= self.on)}):
            reading = self._look_up(asked, facets, day)
            if not found or found[-1][1] != reading:
                found.append((day, reading))
        return tuple(found)

    def _look_up(self, asked: Parameter, facts: Mapping[str, str], on: date) -> Reading:
        assumed = {facet.name: facet.default for facet in asked.facets if facet.default}
        decisive = assumed | {facet: fact for facet, fact in facts.items() if fact.strip()}
        for place, layer in enumerate(self._layers):
            entry = _applicable(layer, asked.name, decisive, on)
            if entry is not None:
                if layer.override and entry.citation is None:
                    below = self._layers[place + 1 :]
                    entry = replace(entry, citation=_citation_of_unknown(below, asked.name, decisive, on))
                return _reading(asked.name, facts, layer, entry)
        nowhere = Layer(self.jurisdiction.code, False, {})
        return _reading(asked.name, facts, nowhere, Entry.unknown(self._why_unknown(asked.name, on)))

    def _why_unknown(self, name: str, on: date) -> str:
        starts = [case.entries[0].start for layer in self._layers for case in layer.cases.get(name, ())]
        later = [start for start in starts if start is not None and start > on]
        if later:
            return f"the first known value came into force on {min(later)}"
        return f"there is no value for {self.jurisdiction.code} and these facts"


def _applicable(layer: Layer, name: str, facts: Mapping[str, str], on: date) -> Entry | None:
    """The value of this layer; None where it is silent.

    A case that cannot be decided for want of a fact makes the answer unknown: going on to a more
    general case could give a wrong value.
    """
    for case in layer.cases.get(name, ()):
        applies = case.when.hold(facts)
        if applies is None:
            return Entry.unknown(f"it depends on {' and '.join(case.when.missing(facts))}, not given here")
        entry = case.on(on) if applies else None
        if entry is not None:
            return entry
    return None


def _citation_of_unknown(
    layers: Iterable[Layer], name: str, facts: Mapping[str, str], on: date
) -> str | None:
    """The statute of the first value of these layers where it has no figure, e.g. for a rate that floats.

    A statute with a figure of its own, or with a reach to be tested, says nothing about the value of an override.
    """
    found = (_applicable(layer, name, facts, on) for layer in layers)
    entry = next((one for one in found if one is not None), None)
    return entry.citation if entry is not None and entry.value is None and not entry.scope else None


def _reading(name: str, facts: Mapping[str, str], layer: Layer, entry: Entry) -> Reading:
    return Reading(
        name=name,
        value=entry.value,
        unit=entry.unit,
        kind=entry.kind,
        in_force_from=entry.start,
        citation=entry.citation,
        sources=entry.sources,
        confidence=entry.confidence,
        note=entry.note,
        last_checked=entry.last_checked,
        conflict=entry.conflict,
        jurisdiction=layer.jurisdiction,
        facets=tuple(sorted(facts.items())),
        override=layer.override,
        formula=entry.formula,
        scope=entry.scope,
        until=entry.until,
    )


def _require_known(asked: Parameter, name: str, fact: str) -> None:
    facet: Facet | None = asked.facet(name)
    if facet is None:
        known = ", ".join(f.name for f in asked.facets) or "no facets"
        raise KeyError(f"{asked.name} does not depend on {name!r}; it has {known}")
    if facet.allowed and fact and fact not in facet.allowed:
        raise KeyError(f"{asked.name}: {name}={fact!r} is not one of {', '.join(facet.allowed)}")
