"""Runs the cases beside this file: facts, a day, and the values expected of that day.

A case names under `where` (`where_also`) how each value of `expect` (`also`) is found: `take` follows a path
into the state of the facts of a variant (`of`) on a day (`on`), `compute` calls one function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from docgen.account import EntryKind, InterestTerms, RateFrom
from docgen.account.interest import interest_pieces, months_or_fraction
from docgen.documents.registry import kind_of
from docgen.law import LawReader
from docgen.model.terms import InterestStart
from docgen.rules import ProjectState
from docgen.rules.limit import suggested_parts
from docgen.rules.warnings.contract import deposit_limit, duty_on
from docgen.values import Money, Rate, Rounding, split
from facts import CASES, case_of, jurisdiction, read

Spec = Mapping[str, Any]
FILES = sorted(CASES.glob("we-*.yaml"))


@dataclass(frozen=True)
class Expectation:
    """One value of a case: its name, what it must be, and how it is found."""

    name: str
    wanted: Any
    spec: Any


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Every value of the case is exactly the one expected."""
    case = read(path)
    found: dict[str, Any] = {}
    wanted: dict[str, Any] = {}
    for expectation in _expectations(case):
        found[expectation.name] = _found(expectation, case)
        wanted[expectation.name] = expectation.wanted
    assert found == wanted


def test_the_worked_examples_are_all_there() -> None:
    """Every worked example has its case."""
    names = {path.stem for path in FILES}
    assert names == {f"we-{number:02d}" for number in range(1, 25)}


def _expectations(case: Spec) -> Iterator[Expectation]:
    yield from _leaves("", case["expect"], case["where"])
    if "also" in case:
        yield from _leaves("", case["also"], case["where_also"])


def _leaves(name: str, wanted: Any, spec: Any) -> Iterator[Expectation]:
    if isinstance(wanted, Mapping):
        assert set(wanted) == set(spec), f"{name}: every value expected says where it is found"
        for key in wanted:
            yield from _leaves(f"{name}{key} ", wanted[key], spec[key])
    else:
        yield Expectation(name.strip(), wanted, spec)


def _found(expectation: Expectation, case: Spec) -> Any:
    spec, wanted = expectation.spec, expectation.wanted
    if isinstance(spec, list):
        return [_plain(_one(each, case)) for each in spec]
    value = _one(spec, case)
    if spec.get("take") == "warnings":  # other warnings may be true of the day too
        return [code for code in wanted if code in value]
    return [_plain(each) for each in value] if isinstance(value, tuple) else _plain(value)


def _one(spec: Spec, case: Spec) -> Any:
    if "compute" in spec:
        return COMPUTED[spec["compute"]](spec, case)
    return _take(_state(spec, case), spec["take"])


def _state(spec: Spec, case: Spec) -> ProjectState:
    """The state of a variant on the day asked for, through the model and the rules."""
    variant = case["variants"][spec["of"]] if "of" in spec else {}
    return case_of(case.get("facts", {}), variant).on(
        date.fromisoformat(spec.get("on", case.get("as_of", "")))
    )


def _take(state: ProjectState, path: str) -> Any:
    """Follows a path: fields by name, entries of a list by id, number or position."""
    first, _, rest = path.partition(".")
    codes = [found.code for found in state.diagnostics]
    if first == "warnings":
        return codes
    if first == "warned":
        return rest in codes
    if first == "limit_warning":
        return next((code for code in codes if code in ("W-HEADROOM", "W-LIMIT-MILESTONE")), None)
    if first == "refusal":
        kind = kind_of(rest)
        assert kind is not None, rest
        return kind.applies(state, rest).code
    value: Any = state
    for name in path.split("."):
        value = _entry(value, name) if isinstance(value, tuple) else getattr(value, name)
    return value


def _entry(entries: tuple[Any, ...], name: str) -> Any:
    for entry in entries:
        if name in (getattr(entry, "id", None), str(getattr(entry, "number", None))):
            return entry
    return entries[int(name)]


def _plain(value: Any) -> Any:
    """A value as a case writes it."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return value.value if isinstance(value, Enum) else str(value)


def _interest(spec: Spec, _case: Spec) -> Money:
    """R-12: interest of some days, rounded once."""
    principal = Money.of(spec["principal"], spec["currency"])
    terms = InterestTerms((RateFrom(None, Rate.parse(spec["rate"])),), InterestStart.AFTER_DUE)
    base = date(2026, 1, 1)
    through = base + timedelta(days=int(spec["days"]))
    (piece,) = interest_pieces(principal, terms, anchor=base, base=base, through=through)
    return Money.rounded(piece.exact, principal.currency, Rounding(spec["rounding"]))


def _split(spec: Spec, _case: Spec) -> tuple[Money, ...]:
    """R-33: the largest remainder."""
    return split(Money.of(spec["total"], spec["currency"]), [Decimal(weight) for weight in spec["weights"]])


def _parts(spec: Spec, _case: Spec) -> tuple[Money, ...]:
    """R-34: the parts of a milestone above the ceiling."""
    total, limit = (Money.of(spec[name], spec["currency"]) for name in ("total", "limit"))
    return suggested_parts(total, limit, Rate.parse(spec["headroom"]))


def _months(spec: Spec, _case: Spec) -> int:
    """R-16b: months or fractions of a month."""
    return months_or_fraction(date.fromisoformat(spec["base"]), date.fromisoformat(spec["through"]))


def _fee_posted(spec: Spec, case: Spec) -> Money:
    """R-16a: the late fees in the ledger."""
    state = _state(spec, case)
    fees = [e.charge for e in state.account.entries if e.kind is EntryKind.FEE and e.charge is not None]
    return Money.total(fees, state.currency)


def _stamp(spec: Spec, _case: Spec) -> int:
    """W-STAMP-TH: whole units of the currency for each so much of the price, or part of it."""
    total, per = (Money.of(spec[name], spec["currency"]) for name in ("total", "per"))
    return int(duty_on(total, per).amount)


def _deposit_cap(spec: Spec, case: Spec) -> Money | None:
    """W-DEPOSIT-CAP: the lesser of an amount and a percentage of the price."""
    facts = case_of(case["facts"])
    law = LawReader(jurisdiction(facts.project.project.jurisdiction), date(2026, 1, 2), facts.project.law)
    names = ("contract.deposit_cap_amount", "contract.deposit_cap_percent")
    fixed, percent = (law.read(name, kind="services", consumer="no") for name in names)
    return deposit_limit(fixed, percent, Money.of(spec["price"], spec["currency"]))


COMPUTED: dict[str, Callable[[Spec, Spec], Any]] = {
    "interest": _interest,
    "split": _split,
    "parts": _parts,
    "months": _months,
    "fee_posted": _fee_posted,
    "stamp": _stamp,
    "deposit_cap": _deposit_cap,
}
