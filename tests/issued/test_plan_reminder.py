"""A payment plan on the command line, from its terms in the documentation to the demand after a default (D07, R-27)."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from docgen.model import Plan
from facts import written
from helpers import REPOSITORY, Ran, edit, word_text, workspace_of
from helpers import docgen_here as docgen

NAME = "riverside-kitchen"
MOTHER = """  - id: mother
    role: guarantor
    type: individual
    legal_name: Mary Whitcomb
    address: {street: 20 Riverside Drive, city: Oakland, region: CA, postal_code: "94607", country: US}

payment_details:
"""
PAGE = REPOSITORY / "docs" / "documents" / "payment-plan.md"


def terms() -> str:
    """The plan that the documentation shows."""
    return PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen with that plan, signed by all three and its down payment made on 13 July."""
    workspace = workspace_of(tmp_path_factory.mktemp("plan"), NAME)
    folder = workspace / "projects" / NAME
    (folder / "docgen.lock").unlink()
    edit(folder / "project.yaml", "payment_details:\n", MOTHER)
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + terms())
    assert docgen(workspace, "check", NAME).code == 0
    for party in ("contractor", "client", "mother"):
        ran = docgen(workspace, "record", "signature", NAME, "payment-plan-1", party, "--at", "2026-07-13")
        assert ran.code == 0, ran.text
    assert docgen(workspace, "record", "payment", NAME, "2000.00", "--date", "2026-07-13").code == 0
    return workspace


@pytest.fixture(scope="module")
def reminded(root: Path) -> Path:
    """The first instalment did not come: the command that `docgen next` gives for the day after its grace has run."""
    page = json.loads(docgen(root, "-q", "next", "--as-of", "2026-08-19", "--format", "json").out)
    (task,) = [one for one in page["tasks"] if one["document"] == "reminder-instalment"]
    ran = docgen(root, *shlex.split(task["command"])[1:])
    assert ran.code == 0, ran.text
    return root


def record(root: Path) -> str:
    return (root / "projects" / NAME / "record.yaml").read_text(encoding="utf-8")


def status(root: Path, day: str) -> dict[str, Any]:
    """The status of a day, as data."""
    ran = docgen(root, "-q", "status", NAME, "--as-of", day, "--format", "json")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def document(root: Path, day: str, name: str) -> dict[str, Any]:
    """The row of a document on a day."""
    found: dict[str, Any] = next(row for row in status(root, day)["documents"] if row["id"] == name)
    return found


def issued(root: Path, on: str) -> Ran:
    """The reminder of a day, by e-mail."""
    way = ("--method", "email", "--approved-by", "Tomas Reyes")
    return docgen(root, "issue", NAME, "reminder", "--sent", f"{on} 10:00", *way)


def test_the_documentation_shows_every_field_of_a_plan() -> None:
    """A new field of the model needs its line on the page."""
    (plan,) = written(terms())["plans"]
    assert set(plan) == set(Plan.model_fields)


def test_the_plan_of_the_documentation_is_built(root: Path) -> None:
    """R-27: 12,171.28 and 226.75; after 2,000.00 down 10,398.03 in three parts of 2,599.50, the last takes three cents more."""
    ran = docgen(root, "build", NAME, "--only", "payment-plan-1")
    assert ran.code == 0, ran.text
    text = word_text(root / "output" / NAME / "KITCH-PP-1_payment-plan_2026-07-13.docx")
    assert "$12,398.03" in text and text.count("2,599.50") == 3 and text.count("2,599.53") == 2
    assert "A reminder sent earlier does not count under this Plan." in text and "Mary Whitcomb" in text
    assert status(root, "2026-07-13")["stage"] == "plan_active"


def test_the_reminder_is_refused_in_the_grace(root: Path) -> None:
    """R-27: due on Thursday 13 August, in time until the 18th; the reminder is possible on the 19th."""
    before = issued(root, "2026-08-18")
    assert before.code == 1 and "[E-PLAN-ACTIVE]" in before.err and "2026-08-19" in before.err
    assert document(root, "2026-08-18", "reminder-instalment")["possible_from"] == "2026-08-19"


def test_the_reminder_of_the_day_after_says_what_keeps_the_plan(reminded: Path) -> None:
    """S-1: 19 + 7 = Wednesday 26 August; the copy, the record and the e-mail say so."""
    copy = reminded / "projects" / NAME / "issued" / "KITCH-N-03_reminder_2026-08-19.docx"
    text = word_text(copy)
    assert "Payment 1 of our payment plan KITCH-PP-1 was due on August 13, 2026" in text
    assert "with time until Tuesday, August 18, 2026; $2,599.50 is still open" in text
    assert "Wednesday, August 26, 2026" in text and "its whole unpaid rest, $10,398.03 today" in text
    assert "under the section “If a payment is missed”" in text and "Copy: Mary Whitcomb" in text
    assert "Statement of account" not in text and "DRAFT" not in text
    assert "items: [payment-plan-1.1]" in record(reminded) and "deadline: 2026-08-26" in record(reminded)
    beside = reminded / "output" / NAME
    assert "August 26, 2026" in (beside / "KITCH-N-03_reminder_2026-08-19.txt").read_text(encoding="utf-8")
    assert b"alan@example.com" in (beside / "KITCH-N-03_reminder_2026-08-19.eml").read_bytes()
    assert docgen(reminded, "verify", str(copy.relative_to(reminded))).code == 0


def test_it_is_sent_once(reminded: Path) -> None:
    """S-22: the payment was reminded of; another letter only with --again."""
    again = issued(reminded, "2026-08-20")
    assert again.code == 1 and "it was sent on 2026-08-19" in again.err
    assert document(reminded, "2026-08-20", "reminder-instalment")["sent"] is True


def test_stage_demand_and_status_change_on_the_day_after_the_days_to_cure(reminded: Path) -> None:
    """R-8, R-10: the 26th is the client's, on the 27th the whole is due and the demand possible."""
    before, after = status(reminded, "2026-08-26"), status(reminded, "2026-08-27")
    assert (before["stage"], after["stage"]) == ("plan_active", "plan_default")
    assert before["plan"]["default_date"] == "2026-08-27" == after["plan"]["default_date"]
    refused = document(reminded, "2026-08-26", "demand-letter")
    assert (refused["code"], refused["possible_from"]) == ("E-PLAN-ACTIVE", "2026-08-27")
    assert document(reminded, "2026-08-27", "demand-letter")["allowed"]


def test_the_demand_tells_of_the_reminder(reminded: Path) -> None:
    """D11: what happened, from the record."""
    ran = docgen(reminded, "build", NAME, "--only", "demand-letter", "--as-of", "2026-08-27")
    assert ran.code == 0, ran.text
    (letter,) = (reminded / "output" / NAME).glob("KITCH_demand-letter_2026-08-27*.docx")
    assert "August 19, 2026" in word_text(letter)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("payment-plan-1", "'payment-plan-1' is the name of a document, not the id of a plan"),
        ("the-plan-we-agreed-on", "'the-plan-we-agreed-on' is longer than 20 characters"),
    ],
)
def test_an_id_that_would_make_another_document_id_is_refused(
    tmp_path: Path, written: str, message: str
) -> None:
    """S-19: the document of plan 1 is payment-plan-1, not payment-plan-payment-plan-1 (DG215)."""
    workspace = workspace_of(tmp_path, NAME)
    with (workspace / "projects" / NAME / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + terms().replace('"1"', written, 1))
    ran = docgen(workspace, "check", NAME)
    assert ran.code == 1 and message in ran.err + ran.out and "[DG215]" in ran.text
