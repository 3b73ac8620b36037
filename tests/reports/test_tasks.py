"""`docgen next`: what to do today, in order, each with a command that works."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from docgen.reports.next_step import next_step
from docgen.reports.status import document_rows
from docgen.reports.tasks import Task, Urgency, in_order, tasks
from docgen.values import Currency, Money
from facts import state_of
from helpers import docgen, edit, workspace_of

UNSIGNED = "record: {signatures: []}"
SMALL = "milestones: {M1: {amount: 1000.00, due: 2026-06-05}}"
USD = Currency.of("USD")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four examples; tests only read them."""
    names = ("riverside-kitchen", "cedar-hill-roof", "orchard-lane-garden", "hudson-vine-website")
    return workspace_of(tmp_path_factory.mktemp("practice"), *names)


def listed(root: Path, *arguments: str) -> list[dict[str, Any]]:
    """The tasks as JSON."""
    ran = docgen(root, "next", *arguments, "--format", "json")
    assert ran.code == 0, ran.text
    found: list[dict[str, Any]] = json.loads(ran.out)["tasks"]
    return found


def of(facts: str, day: str, *more: str) -> tuple[Task, ...]:
    """The tasks of a small project on a day."""
    state = state_of(facts, day, *more)
    return tasks("job", state, document_rows(state))


def test_letters_come_before_reminders_and_these_before_signatures(root: Path) -> None:
    """The morning of 24 May: a notice of intent, a reminder, a signature; each once, in this order."""
    found = listed(root, "--as-of", "2026-05-24")
    ranks = [Urgency[task["urgency"].upper()] for task in found]
    assert ranks == sorted(ranks)
    documents = [task["document"] for task in found]
    assert (
        documents.index("notice-of-intent")
        < documents.index("reminder-1")
        < documents.index("change-order-3")
    )


@pytest.mark.parametrize("due", ["2026-03-30", "{after: reached, days: 30}", "{after: invoice, days: 30}"])
def test_an_invoice_is_to_be_sent_whatever_decides_its_due_date(due: str) -> None:
    """Also where the milestone is one charge for all of its invoices."""
    facts = f"""
    milestones: {{M1: {{amount: 1000.00, due: {due}}}}}
    record:
      signatures:
        - {{document: contract, party: contractor, at: 2026-01-02}}
        - {{document: contract, party: client, at: 2026-01-02}}
      milestones: [{{id: M1, reached: 2026-02-20}}]
      invoices: [{{number: INV-1, date: 2026-02-21, milestone: M1}}]
    """
    assert "invoice-INV-1" in [task.document for task in of(facts, "2026-02-25")]


def test_a_signature_under_the_only_plan_counts_for_it() -> None:
    """`payment-plan` is the plan where there is one: only the other party is asked."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: 2026-03-02}}
    project:
      plans:
        - id: p1
          effective: 2026-04-01
          down_payment: 0.00
          instalments: 2
          step: month
          first: 2026-05-01
          grace: {days: 5}
          interest: paused
          after_default: missed_due
    record:
      signatures:
        - {document: contract, party: contractor, at: 2026-01-02}
        - {document: contract, party: client, at: 2026-01-02}
        - {document: payment-plan, party: client, at: 2026-04-01}
      notices: [{document: payment-plan-p1, sent: 2026-04-01, method: email}]
    """
    asked = [task.what for task in of(facts, "2026-04-03") if task.document == "payment-plan-p1"]
    assert asked == ["have the payment plan p1 signed by Tomas Reyes"]


def test_thanks_are_due_from_the_day_a_payment_with_a_condition_was_accepted() -> None:
    """R-25: it was posted on 20 March, and the receipt is of that day."""
    facts = """
    milestones: {M1: {amount: 1000.00, due: 2026-03-02}}
    record:
      payments:
        - date: 2026-03-01
          amount: 100.00
          conditional: true
          accepted_as: part_payment
          accepted_on: 2026-03-20
    """
    assert "receipt-2026-03-20" in [task.document for task in of(facts, "2026-03-22")]


def test_the_command_of_a_task_does_it(tmp_path: Path) -> None:
    """Copied to a shell as it stands, the demand is issued; then the task is gone and the next one is its delivery."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    (root / "projects" / "riverside-kitchen" / "docgen.lock").unlink()
    first = listed(root)[0]
    assert first["document"] == "demand-letter" and "USD 12,398.03 is past grace" in first["why"]

    words = shlex.split(first["command"])
    assert words[0] == "docgen"
    ran = docgen(root, *words[1:])
    assert ran.code == 0, ran.text

    assert "demand-letter" not in [task["document"] for task in listed(root)]
    later = listed(root, "--as-of", "2026-07-16")
    (proof,) = [task for task in later if task["document"] == "demand-letter"]
    assert proof["urgency"] == "proof" and proof["command"].endswith("--delivered DATE")
    done = docgen(root, *shlex.split(proof["command"].replace("DATE", "2026-07-14"))[1:])
    assert done.code == 0, done.text
    assert "demand-letter" not in [task["document"] for task in listed(root, "--as-of", "2026-07-16")]


def test_no_second_letter_on_the_day_of_the_first(root: Path) -> None:
    """The suspension notice went out on 22 May; the demand is proposed from the next day on."""
    on_the_day = listed(root, "riverside-kitchen", "--as-of", "2026-05-22")
    assert "demand-letter" not in [task["document"] for task in on_the_day]
    next_day = listed(root, "riverside-kitchen", "--as-of", "2026-05-23")
    assert next_day[0]["document"] == "demand-letter"


def test_a_point_that_was_reached_is_billed(tmp_path: Path) -> None:
    """The command that is proposed records the invoice; then the invoice itself is to be sent."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    (root / "projects" / "riverside-kitchen" / "docgen.lock").unlink()
    record = root / "projects" / "riverside-kitchen" / "record.yaml"
    edit(
        record,
        "  - {number: INV-004, date: 2026-04-17, milestone: M3}      # due 2026-04-24, grace to 2026-05-01\n",
        "",
    )
    edit(record, "summary: Invoice; due on April 24, document: invoice-INV-004}", "summary: Progress news}")
    found = listed(root, "--as-of", "2026-04-17")
    (bill,) = [task for task in found if task["urgency"] == "billing"]
    assert bill["what"] == "bill M3: USD 10,700.00 for “Drywall, paint and floor complete”"
    assert docgen(root, *shlex.split(bill["command"])[1:]).code == 0
    (send,) = [task for task in listed(root, "--as-of", "2026-04-17") if task["urgency"] == "billing"]
    assert send["document"] == "invoice-INV-004" and send["what"].startswith("send invoice")
    assert docgen(root, *shlex.split(send["command"])[1:]).code == 0
    assert "billing" not in [task["urgency"] for task in listed(root, "--as-of", "2026-04-17")]


@pytest.mark.parametrize("due", ["2026-06-05", "{after: reached, days: 7}", "{after: invoice, days: 7}"])
def test_the_rest_of_a_point_that_was_billed_in_part_is_billed_when_it_is_reached(due: str) -> None:
    """400.00 of 1,000.00 is billed: 600.00 with 7.25 % tax is 643.50; a credit note adds nothing to ask for."""
    part = f"""
    project: {{price: {{tax_included: false, tax_rate: 7.25 %}}}}
    milestones: {{M1: {{amount: 1000.00, due: {due}}}}}
    record:
      signatures:
        - {{document: contract, party: contractor, at: 2026-03-02}}
        - {{document: contract, party: client, at: 2026-03-02}}
      invoices: [{{number: A, date: 2026-03-09, milestone: M1, amount: 400.00}}]
      credit_notes: [{{date: 2026-03-10, invoice: A, amount: 100.00, reason: Less}}]
      payments: [{{date: 2026-03-12, amount: 321.75}}]
    """
    reached = "record: {milestones: [{id: M1, reached: 2026-03-20}]}"

    def bills(*more: str) -> list[str]:
        return [task.what for task in of(part, "2026-03-21", *more) if task.what.startswith("bill ")]

    assert bills() == []
    (what,) = bills(reached)
    assert what.startswith("bill the rest of M1: USD 643.50 for “")
    both = "{number: A, date: 2026-03-09, milestone: M1, amount: 400.00}, {number: B, date: 2026-03-21, milestone: M1}"
    assert bills(reached, f"record: {{invoices: [{both}]}}") == []


def test_an_unsigned_contract_is_sent_and_then_signed() -> None:
    """The intake sheet, the copy for signature, then a signature for each party that has none."""
    facts = SMALL
    before = of(facts, "2026-03-02", UNSIGNED)
    assert {task.document for task in before} == {"contract", "intake-sheet"}
    commands = {task.command for task in before}
    assert "docgen intake job --date 2026-03-02" in commands
    assert any(line is not None and line.startswith("docgen issue job contract") for line in commands)
    sent = "record: {signatures: [], notices: [{document: contract, sent: 2026-03-01, method: email}]}"
    after = [task.command for task in of(facts, "2026-03-02", sent) if task.document == "contract"]
    assert after == [
        f"docgen record signature job contract {party} --at DATE --method HOW"
        for party in ("client", "contractor")
    ]


def test_once_work_has_begun_the_missing_signature_comes_first() -> None:
    """Before the reminder and the invoice; one that was given is recorded, whether or not docgen sent the contract."""
    begun = """
    record:
      signatures: [{document: contract, party: contractor, at: 2026-01-02}]
      milestones: [{id: M1, reached: 2026-05-20}]
    """
    found = of(SMALL, "2026-06-20", begun)
    assert [task.urgency for task in found[:2]] == [Urgency.CONTRACT] * 2
    assert Urgency.CONTRACT not in [task.urgency for task in found[2:]]
    assert found[0].command == "docgen record signature job contract client --at DATE --method HOW"
    assert "M1 was reached on 2026-05-20" in found[0].why
    assert found[1].what == "send the contract for signature"
    assert not {"notice-of-intent", "demand-letter"} & {task.document for task in found}
    state = state_of(SMALL, "2026-06-20", begun)
    assert next_step(state, document_rows(state))["action"].startswith(
        "contract not signed: waiting for Client Ltd"
    )


def test_what_was_edited_since_it_was_sent_goes_out_again() -> None:
    """S-22: nobody is asked to sign words that are no longer those of the files."""
    sent = "record: {signatures: [], notices: [{document: contract, sent: 2026-03-01, method: email}]}"
    state = replace(state_of(SMALL, "2026-03-02", sent), edited_since_sent=frozenset({"contract"}))
    (task,) = [one for one in tasks("job", state, document_rows(state)) if one.document == "contract"]
    assert task.what == "send the contract for signature again"
    assert task.command is not None and task.command.endswith("--again")
    assert "again" in next_step(state, document_rows(state))["action"]


def test_a_conditional_payment_waits_for_a_decision() -> None:
    """R-25: it counts for nothing until somebody decides, and docgen does not decide."""
    more = "record: {payments: [{date: 2026-06-10, amount: 900.00, conditional: true}]}"
    (task,) = [one for one in of(SMALL, "2026-06-11", more) if one.urgency is Urgency.DECISIONS]
    assert "USD 900.00" in task.what or "900.00" in task.what
    assert task.command is None
    said = " ".join(one.what for one in task.choices)
    assert (
        "accepted_as: settlement" in said and "accepted_as: part_payment" in said and "returned: DATE" in said
    )


def test_a_dispute_without_an_answer_is_a_decision() -> None:
    """Answered, it is on the page no more."""
    open_one = "record: {disputes: [{id: D1, date: 2026-06-10, reason: R}]}"
    answered = "record: {disputes: [{id: D1, date: 2026-06-10, reason: R, response: S}]}"
    (task,) = [one for one in of(SMALL, "2026-06-11", open_one) if one.urgency is Urgency.DECISIONS]
    assert task.command is not None and task.command.startswith("docgen record dispute ")
    assert task.command.endswith(" D1 --response TEXT")
    assert Urgency.DECISIONS not in [one.urgency for one in of(SMALL, "2026-06-11", answered)]


PLAN = """
project:
  plans: [{id: 1, effective: 2026-06-20, down_payment: 0.00, instalments: 2, step: month, first: 2026-07-10,
           grace: {days: 5}, interest: paused, cure_days: 7}]
record:
  signatures:
    - {document: payment-plan-1, party: contractor, at: 2026-06-19}
    - {document: payment-plan-1, party: client, at: 2026-06-19}
"""


def test_a_missed_instalment_is_reminded_of_once_its_grace_is_over() -> None:
    """R-27: due on 10 July, grace to 15 July; before it ends no reminder counts, and none is asked for."""

    def asked(day: str, *more: str) -> list[Task]:
        return [one for one in of(SMALL, day, PLAN, *more) if one.document == "reminder-instalment"]

    assert [asked(day) for day in ("2026-07-10", "2026-07-11", "2026-07-15")] == [[], [], []]
    (task,) = asked("2026-07-16")
    assert task.urgency is Urgency.LETTERS and str(task.day) == "2026-07-16"
    assert "7 days after a reminder" in task.why
    assert (task.command or "").startswith("docgen issue job reminder-instalment --sent 2026-07-16 --method ")
    sent = "record: {notices: [{document: reminder-instalment, sent: 2026-07-16, method: hand}]}"
    assert asked("2026-07-17", sent) == []


def test_without_days_to_cure_the_reminder_is_a_friendly_one_inside_the_grace() -> None:
    """D06: the default follows the grace by itself, so the client is told before."""
    without = PLAN.replace(", cure_days: 7", "")
    for day, number in (("2026-07-10", 0), ("2026-07-11", 1), ("2026-07-15", 1), ("2026-07-16", 0)):
        found = [one for one in of(SMALL, day, without) if one.document == "reminder-instalment"]
        assert len(found) == number, day
        assert all(one.urgency is Urgency.REMINDERS and "2026-07-15" in one.why for one in found)


def test_a_project_with_errors_comes_first_and_says_how_to_see_them(tmp_path: Path) -> None:
    """The others are listed all the same, and the exit code is 0: the list is the result."""
    root = workspace_of(tmp_path, "riverside-kitchen", "cedar-hill-roof")
    edit(root / "projects" / "cedar-hill-roof" / "project.yaml", "currency: USD", "currency: USX")
    found = listed(root)
    assert (found[0]["project"], found[0]["urgency"]) == ("cedar-hill-roof", "errors")
    assert found[0]["command"] == "docgen check cedar-hill-roof"
    assert "riverside-kitchen" in [task["project"] for task in found]


def test_of_tasks_alike_the_oldest_comes_first_then_the_largest_sum() -> None:
    """Then the project's name, so that the order is always the same."""
    from datetime import date

    def task(name: str, day: date | None, amount: int) -> Task:
        return Task(name, Urgency.LETTERS, "w", "y", day, sum=Money.of(str(amount), USD))

    old, large, small = (
        task("c", date(2026, 1, 1), 1),
        task("b", date(2026, 1, 2), 9),
        task("a", date(2026, 1, 2), 2),
    )
    never = task("a", None, 99)
    assert in_order([never, small, large, old]) == (old, large, small, never)


def test_the_page_for_people_numbers_tasks_and_names_the_idle_projects(root: Path) -> None:
    """A reader sees what, why, and the command to copy."""
    ran = docgen(root, "next")
    lines = ran.out.splitlines()
    assert lines[0].startswith("1. ") and any(line.strip().startswith("$ docgen issue") for line in lines)
    assert "hudson-vine-website: nothing to do on 2026-06-30" in ran.out
