"""A new project driven by `docgen next` alone: each command as it is printed, from the contract to the claim."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from docgen.cli.main import run
from docgen.reports.next_step import next_step
from docgen.reports.status import document_rows
from docgen.reports.tasks import tasks
from facts import state_of
from helpers import without_examples

Printed = pytest.CaptureFixture[str]

HAPPENED: dict[str, tuple[tuple[str, ...], ...]] = {
    "2026-03-03": (("record", "milestone", "job", "M1", "--reached", "2026-03-03"),),
    "2026-03-12": (("record", "payment", "job", "900.00", "--date", "2026-03-12"),),
    "2026-03-16": (("record", "work", "job", "started", "--date", "2026-03-16"),),
    "2026-04-10": (("record", "milestone", "job", "M2", "--reached", "2026-04-10"),),
}
"""What the person reports; everything else is what `next` proposes, on the day on which it does."""

ROAD = {
    "2026-03-02": ["contract", "contract", "contract", "reminder-1"],
    "2026-03-03": ["bill M1", "invoice-INV-001"],
    "2026-03-12": ["receipt-2026-03-12"],
    "2026-04-10": ["bill M2", "invoice-INV-002"],
    "2026-04-17": ["reminder-2"],
    "2026-04-20": ["reminder-3"],
    "2026-04-25": ["reminder-4"],
    "2026-04-28": ["notice-of-intent"],
    "2026-05-08": ["notice-of-intent"],
    "2026-05-09": ["suspension-notice"],
    "2026-05-10": ["demand-letter"],
}
"""Due 17 April, grace to 24 April; R4 on the 25th, the notice three days later, ten days of notice from its receipt."""


def proposed(root: Path, day: str, printed: Printed) -> list[dict[str, Any]]:
    """The tasks of a day, read from the JSON of the command."""
    printed.readouterr()
    assert run(["-C", str(root), "next", "--as-of", day, "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(printed.readouterr().out)["tasks"]
    return found


def done(root: Path, day: str, printed: Printed) -> Iterator[str]:
    """Do what is proposed, one thing after the other, until nothing new is; the intake sheet and scans apart."""
    before: set[str] = set()
    while True:
        commands = [
            one
            for one in proposed(root, day, printed)
            if one["command"] and one["command"] not in before and "SCAN" not in one["command"]
        ]
        todo = next((one for one in commands if " intake " not in one["command"]), None)
        if todo is None:
            return
        before.add(todo["command"])
        assert run(shlex.split(todo["command"].replace("DATE", day))[1:]) == 0, printed.readouterr().err
        yield todo["document"] or todo["what"].split(":")[0]


def test_every_command_that_next_prints_does_what_it_says(tmp_path: Path, capsys: Printed) -> None:
    """Started in another folder, so each begins with -C. After the deadline each way on works, its block pasted first."""
    root = tmp_path / "my practice"
    assert run(["init", str(root)]) == 0
    made = ("new", "job", "--date", "2026-03-02", "--price", "9000.00", "--jurisdiction", "US-CA")
    assert run(["-C", str(root), *made, "--kind", "construction"]) == 0
    without_examples(root, "job")
    told = date.min.isoformat()
    for day, road in ROAD.items():
        for fact in (fact for when, facts in HAPPENED.items() if told < when <= day for fact in facts):
            assert run(["-C", str(root), *fact]) == 0
        told = day
        assert list(done(root, day, capsys)) == road, day
    (choice,) = [one for one in proposed(root, "2026-05-28", capsys) if one["choices"]]
    assert [one["block"] is not None for one in choice["choices"]] == [False, True, True]
    for one in choice["choices"]:
        copy = tmp_path / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(root, copy)
        if one["block"]:
            assert Path(one["file"]).resolve() == root / "projects" / "job" / "project.yaml"
            with (copy / "projects" / "job" / "project.yaml").open("a", encoding="utf-8") as file:
                file.write(f"{one['block']}\n")
        words = [str(copy) if word == str(root) else word for word in shlex.split(one["command"])[1:]]
        assert run(words) == 0, capsys.readouterr().err


def test_on_no_day_of_the_road_is_there_nothing_to_do_or_to_wait_for() -> None:
    """From the invoice to 120 days after the demand, each sixth day at the end: a task, or a next step that has not passed."""
    facts = """
    milestones:
      M1: {amount: 900.00, due: {after: invoice, days: 7}, target: 2026-02-02}
      M2: {amount: 600.00, due: {after: invoice, days: 7}, target: 2026-12-01}
    terms: {suspension: {notice_days: 10}, interest: {rate: 8 %, start: after_grace}}
    project: {contract: {number: C, date: 2026-01-02, signed_at: remote, work_start: 2026-01-12}}
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-02}
      milestones: [{id: M1, reached: 2026-02-02}]
      invoices: [{number: INV-1, date: 2026-02-02, milestone: M1}]
      notices:
        - {document: invoice-INV-1, sent: 2026-02-02, method: email}
        - {document: reminder-4, sent: 2026-02-17, method: email}
        - {document: notice-of-intent, sent: 2026-02-20, method: email}
        - {document: suspension-notice, sent: 2026-03-03, method: email}
        - {document: demand-letter, sent: 2026-03-06, method: email}
    """
    silent = []
    first, demand = date(2026, 2, 2), date(2026, 3, 6)
    days = [first + timedelta(days=n) for n in range((demand - first).days + 18)]
    days += [demand + timedelta(days=n) for n in range(18, 121, 6)]
    for day in days:
        state = state_of(facts, day.isoformat())
        rows = document_rows(state)
        step = next_step(state, rows)
        waits = step["date"] is not None and date.fromisoformat(step["date"]) >= day
        if not tasks("job", state, rows) and not waits:
            silent.append(day)
    assert silent == []
