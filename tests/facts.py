"""Facts for tests: a small project in YAML, and what a case says differently, through the real model and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from docgen.diagnostics import Diagnostic
from docgen.law import Jurisdiction, LawLibrary, LawReader, builtin_law
from docgen.model import Project, Record
from docgen.model.intake import Intake
from docgen.rules import ProjectState, assess
from docgen.source import read_yaml
from docgen.values import BusinessCalendar, Currency

TESTS = Path(__file__).parent
CASES = TESTS / "cases"
Facts = Mapping[str, Any]


@cache
def base() -> dict[str, Any]:
    """The base project, its empty record and the named holiday lists."""
    return read(CASES / "base.yaml")


def read(path: Path) -> dict[str, Any]:
    """A YAML file through docgen's own reader: every scalar is the text that was written."""
    document = read_yaml(path.read_text(encoding="utf-8"), path.name)
    assert document.value is not None and not document.diagnostics, document.diagnostics
    data = document.value.data
    assert isinstance(data, dict)
    return data


def written(text: str) -> dict[str, Any]:
    """YAML that stands in a test, through docgen's own reader."""
    document = read_yaml(dedent(text), "facts")
    assert document.value is not None and not document.diagnostics, document.diagnostics
    data = document.value.data
    assert isinstance(data, dict)
    return data


def day(text: str) -> date:
    """A date written in a test."""
    return date.fromisoformat(text)


def state_of(text: str, as_of: str, *more: str) -> ProjectState:
    """The state of a day from facts written in a test."""
    return case_of(written(text), *map(written, more)).on(day(as_of))


def codes_of(state: ProjectState) -> list[str]:
    """The codes of what is reported for a state."""
    return [found.code for found in state.diagnostics]


def merged(under: Any, over: Any) -> Any:
    """`over` laid over `under`: mappings are merged key by key, everything else is replaced."""
    if isinstance(under, Mapping) and isinstance(over, Mapping):
        keys = [*under, *(key for key in over if key not in under)]
        return {key: merged(under.get(key), over[key]) if key in over else under[key] for key in keys}
    return over


@dataclass(frozen=True)
class Case:
    """A project and its record, with the law and calendar that go with them."""

    project: Project
    record: Record
    calendar: BusinessCalendar
    intake: Intake | None = None

    def on(self, as_of: date) -> ProjectState:
        """The state of a day; a case has no error that stops the project."""
        checked = self.checked(as_of)
        assert checked[0] is not None, checked[1]
        return checked[0]

    def checked(self, as_of: date) -> tuple[ProjectState | None, tuple[Diagnostic, ...]]:
        """What `assess` returns."""
        law = LawReader(jurisdiction(self.project.project.jurisdiction), as_of, self.project.law)
        found = assess(
            self.project, self.record, law=law, calendar=self.calendar, as_of=as_of, intake=self.intake
        )
        return found.value, found.diagnostics


@cache
def jurisdiction(code: str) -> Jurisdiction:
    """A jurisdiction of docgen's own law, or the fictional ZZ-EX."""
    found = LawLibrary((builtin_law(), TESTS / "law" / "data")).jurisdiction(code).value
    assert found is not None, code
    return found


def case_of(*facts: Facts) -> Case:
    """The case that these facts make, each laid over those before it and over the base project.

    Shorthand: `milestones` as `{M1: {amount, due}}`, where the price is their sum; `terms`, `record`,
    `project`, `contractor` and `client` lie over the blocks of that name; `holidays` names a list; `law` gives plain values.
    `intake` is the whole intake file. Everybody has signed the contract on its date, unless the record of a case has
    `signatures`, e.g. none at all: `signatures: []`.
    """
    given: dict[str, Any] = {}
    for fact in facts:
        given = merged(given, fact)
    project = merged(base()["project"], given.get("project", {}))
    project["terms"] = merged(project["terms"], given.get("terms", {}))
    if "grace" in project["terms"] and project["terms"]["grace"] == "none":
        del project["terms"]["grace"]
    project["parties"] = [merged(party, given.get(party["id"], {})) for party in project["parties"]]
    if "milestones" in given:
        project["milestones"] = [_milestone(name, what) for name, what in given["milestones"].items()]
    if "amount" not in project["price"]:
        total = sum((Decimal(m["amount"].replace(",", "")) for m in project["milestones"]), Decimal(0))
        project["price"] = {**project["price"], "amount": str(total)}
    if "law" in given:
        project["law"] = {
            topic: {key: _sourced(value) for key, value in values.items()}
            for topic, values in given["law"].items()
        }
    if "currency" in given:
        project["project"] = {**project["project"], "currency": given["currency"]}
    days = base()["holidays"][given["holidays"]] if "holidays" in given else []
    context = {"currency": Currency.of(project["project"]["currency"])}
    return Case(
        project=Project.model_validate(project, context=context),
        record=Record.model_validate(_record(given, project), context=context),
        calendar=BusinessCalendar(holidays=frozenset(date.fromisoformat(day) for day in days)),
        intake=Intake.model_validate(given["intake"], context=context) if "intake" in given else None,
    )


def _record(given: Facts, project: Mapping[str, Any]) -> dict[str, Any]:
    """The record of a case, with the contract's signatures where it says nothing of signatures."""
    record: dict[str, Any] = merged(base()["record"], given.get("record", {}))
    if "signatures" in record:
        return record
    parties = [party["id"] for party in project["parties"] if party["role"] in ("contractor", "client")]
    signed = [
        {"document": "contract", "party": party, "at": project["contract"]["date"]} for party in parties
    ]
    return {**record, "signatures": signed}


def _milestone(name: str, what: Mapping[str, Any]) -> dict[str, Any]:
    """`{amount: 8000.00, due: 2026-03-02}` in the form of the project file."""
    due = what["due"] if isinstance(what["due"], Mapping) else {"date": what["due"]}
    block = {"id": name, "point": f"Point {name}", **what, "due": due}
    return {key: value for key, value in block.items() if value != "omit"}


def _sourced(value: Any) -> Any:
    """A plain value of law with the day and source that every value needs."""
    if isinstance(value, Mapping) or (isinstance(value, list) and value and isinstance(value[0], Mapping)):
        return value
    return {"undated": {"value": value, "sources": ["documents.md section 4"]}}
