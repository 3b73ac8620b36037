"""What stands in a law file: cases of a parameter, and under each the dated values with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from docgen.law.condition import EVERYWHERE, Conditions


@dataclass(frozen=True)
class Stage:
    """One step of a staged notice: so many days after something, do `action`.

    `after` names the event counted from, `unit` is `calendar` or `business`, `to` who or where it goes,
    `methods` how, where the statute says so. `start` names that event for the program (STAGE_STARTS);
    it is empty where the day of the event is nothing that the files can say. `last_day` says that
    the action falls on the last day of the period; else it may be taken on the day after.
    """

    after: str
    days: int
    unit: str
    action: str
    to: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    start: str = ""
    last_day: bool = False


STAGE_STARTS = ("due_date", "payment_request", "step", "ahead")
"""What a stage counts from: the due date, the owner's receipt of the payment request, the step before it
(before the first one: the first day on which the sum is late). `ahead` counts backwards: something is done at
least so many days before the action, which itself waits for nothing but the step before."""

Value = Decimal | Fraction | int | bool | str | tuple[str, ...] | tuple[Stage, ...] | None


@dataclass(frozen=True)
class Conflict:
    """A differing value that a source gives, kept beside the one that is used."""

    value: str
    note: str
    sources: tuple[str, ...]
    citation: str | None = None


@dataclass(frozen=True)
class Entry:
    """A value under the day it came into force; `start` is None when that day is not known.

    `value` None means "not known", with the reason in `note`. `kind` belongs to rates: `fixed`,
    `floating` (with `formula`), `ceiling`, `discretionary`. `scope` is where the statute reaches: outside
    it the value may be used with caution, the statute is not cited. `until` is the last day for which the
    value was known to hold (the period of a floating figure); after it the value is to be looked at again.
    """

    start: date | None
    value: Value
    unit: str | None = None
    kind: str | None = None
    formula: str | None = None
    citation: str | None = None
    sources: tuple[str, ...] = ()
    confidence: str | None = None
    note: str | None = None
    last_checked: date | None = None
    conflict: tuple[Conflict, ...] = ()
    scope: Conditions = EVERYWHERE
    until: date | None = None

    @staticmethod
    def unknown(note: str) -> Entry:
        """An entry that only says why nothing is known."""
        return Entry(start=None, value=None, note=note)


@dataclass(frozen=True)
class Case:
    """The dated values, oldest first, for one combination of facts."""

    when: Conditions
    entries: tuple[Entry, ...]

    def on(self, day: date) -> Entry | None:
        """The newest value not after that day; None before the first."""
        current = None
        for entry in self.entries:
            if entry.start is None or entry.start <= day:
                current = entry
        return current


@dataclass(frozen=True)
class Layer:
    """What one place (a jurisdiction's folder, or a project's overrides) says, by parameter name.

    Of the cases of a parameter the first that applies is the one that counts.
    """

    jurisdiction: str
    override: bool
    cases: Mapping[str, tuple[Case, ...]]
