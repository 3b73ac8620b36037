"""The example projects: they load without errors, stand where their README says, and build what they should."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from helpers import EXAMPLES, docgen, word_text, workspace_of

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())

# The warnings that each story intends; those of OF_THE_LAW depend on how far the law was researched.
OF_THE_LAW = {"W-PROFILE-GAP", "W-LAW-LOW-CONFIDENCE"}
WARNINGS = {
    "cedar-hill-roof": {"W-NOTICES-REQUIRED", "W-COOLING-OFF", "W-SUSPEND-MIN"},
    "hudson-vine-website": set(),
    "orchard-lane-garden": {"W-NOTICES-REQUIRED", "W-COOLING-OFF", "W-HGCRA-NA"},
    "riverside-kitchen": {
        "W-NOTICES-REQUIRED",
        "W-ROSENTHAL",
        "W-SAFE-HARBOUR-CA",
        "W-LIEN-CLOCK",
        "W-CO-UNSIGNED",
        "W-LIMIT-APPROACH",
        "W-SPLIT",
        "W-DEMAND-MISSING",
        "W-FILING-COUNT",
    },
}

# Every document of each project, and what becomes of it on the project's own day.
DOCUMENTS: Mapping[str, Mapping[str, str]] = {
    "cedar-hill-roof": {
        "intake-sheet": "not_yet",
        "contract": "ROOF-C_contract_2026-04-14.docx",
        "change-order-1": "ROOF-CO-01_change-order_2026-05-06.docx",
        "invoice-INV-001": "ROOF-INV-001_invoice_2026-05-04.docx",
        "invoice-INV-002": "sent",
        "receipt-2026-05-08": "ROOF_receipt_2026-05-08.draft.docx",
        "receipt-2026-05-20": "ROOF_receipt_2026-05-20.draft.docx",
        "reminder-1": "not_yet",
        "reminder-3": "sent",
        "reminder-4": "sent",
        "notice-of-intent": "ROOF_notice-of-intent_2026-05-27.draft.docx",
        "suspension-notice": "not_yet",
        "resumption-notice": "not_yet",
        "demand-letter": "ROOF_demand-letter_2026-05-27.draft.docx",
        "statement": "ROOF_statement_2026-05-27.draft.docx",
        "hand-off-packet": "not_yet",
        "small-claims-packet": "not_yet",
    },
    "hudson-vine-website": {
        "intake-sheet": "not_yet",
        "contract": "WEB-C_contract_2026-02-02.docx",
        "change-order-1": "WEB-CO-01_change-order_2026-04-13.docx",
        "invoice-INV-001": "WEB-INV-001_invoice_2026-02-02.docx",
        "invoice-INV-002": "WEB-INV-002_invoice_2026-03-13.docx",
        "invoice-INV-003": "WEB-INV-003_invoice_2026-05-20.docx",
        "receipt-2026-02-09": "WEB_receipt_2026-02-09.draft.docx",
        "receipt-2026-04-01": "WEB_receipt_2026-04-01.draft.docx",
        "receipt-2026-06-10": "WEB_receipt_2026-06-10.draft.docx",
        "reminder-1": "not_yet",
        "notice-of-intent": "not_yet",
        "suspension-notice": "not_yet",
        "resumption-notice": "not_yet",
        "demand-letter": "not_yet",
        "statement": "WEB_statement_2026-06-30.draft.docx",
        "hand-off-packet": "not_yet",
        "small-claims-packet": "not_yet",
    },
    "orchard-lane-garden": {
        "intake-sheet": "not_yet",
        "contract": "GARDEN-C_contract_2026-04-21.docx",
        "change-order-1": "GARDEN-CO-01_change-order_2026-05-11.docx",
        "invoice-INV-001": "GARDEN-INV-001_invoice_2026-04-27.docx",
        "invoice-INV-002": "sent",
        "receipt-2026-05-01": "GARDEN_receipt_2026-05-01.draft.docx",
        "reminder-3": "sent",
        "reminder-4": "not_yet",
        "notice-of-intent": "GARDEN_notice-of-intent_2026-05-28.draft.docx",
        "suspension-notice": "not_yet",
        "resumption-notice": "not_yet",
        "demand-letter": "not_yet",
        "statement": "GARDEN_statement_2026-05-28.draft.docx",
        "hand-off-packet": "not_yet",
        "small-claims-packet": "not_yet",
    },
    "riverside-kitchen": {
        "intake-sheet": "not_yet",
        "contract": "KITCH-C_contract_2026-02-17.docx",
        "change-order-1": "KITCH-CO-01_change-order_2026-04-03.docx",
        "change-order-2": "KITCH-CO-02_change-order_2026-04-20.docx",
        "change-order-3": "KITCH-CO-03_change-order_2026-05-04.docx",
        "invoice-INV-001": "KITCH-INV-001_invoice_2026-02-17.docx",
        "invoice-INV-002": "KITCH-INV-002_invoice_2026-03-20.docx",
        "invoice-INV-003": "sent",
        "invoice-INV-004": "sent",
        "receipt-2026-02-25": "KITCH_receipt_2026-02-25.draft.docx",
        "receipt-2026-03-30": "KITCH_receipt_2026-03-30.draft.docx",
        "receipt-2026-05-06": "KITCH_receipt_2026-05-06.draft.docx",
        "reminder-1": "not_yet",
        "reminder-3": "sent",
        "reminder-4": "sent",
        "notice-of-intent": "sent",
        "suspension-notice": "sent",
        "resumption-notice": "not_yet",
        "demand-letter": "KITCH_demand-letter_2026-07-13.draft.docx",
        "statement": "KITCH_statement_2026-07-13.draft.docx",
        "hand-off-packet": "not_yet",
        "small-claims-packet": "not_yet",
    },
}


def status(root: Path, name: str, *more: str) -> dict[str, Any]:
    """The status of a project as data."""
    ran = docgen(root, "-q", "status", name, "--format", "json", *more)
    assert ran.code == 0, ran.text
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with all examples."""
    return workspace_of(tmp_path_factory.mktemp("examples"), *NAMES, signed=True)


def test_the_tables_of_this_test_know_every_example() -> None:
    """A new example needs its rows here."""
    assert list(WARNINGS) == list(DOCUMENTS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_no_errors_and_only_the_warnings_of_its_story(name: str, examples: Path) -> None:
    """`docgen check` exits with 0 and tells what the story intends."""
    ran = docgen(examples, "-q", "check", name, "--format", "json")

    report = json.loads(ran.out)
    codes = {one["code"] for one in report["projects"][0]["diagnostics"]}
    assert ran.code == 0, ran.text
    assert report["errors"] == 0
    assert codes - OF_THE_LAW == WARNINGS[name]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_stands_where_its_readme_line_says(name: str, examples: Path) -> None:
    """The as-of date and the stage in projects/README.md are those that docgen computes."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| \[{name}\]\({name}\) \| (\d{{4}}-\d\d-\d\d), ([a-z ]+) \|", readme, re.MULTILINE)
    assert row is not None

    found = status(examples, name)

    assert (found["as_of"], found["stage"].replace("_", " ")) == (row[1], row[2])


def test_the_kitchen_demands_a_sum_just_below_the_limit_of_the_court(examples: Path) -> None:
    """12,171.28 of principal and 68 days of interest; the unsigned change order is in no sum."""
    found = status(examples, "riverside-kitchen")

    assert found["price"] == {
        "original": "48600.00",
        "changes": "2174.50",
        "current": "50774.50",
        "gross": "50774.50",
    }
    assert found["totals"]["principal_due"] == "12171.28"
    assert found["totals"]["interest"] == "226.75"
    assert found["claim"]["counted"] == "12398.03"
    assert found["claim"]["limit"] == "12500.00"
    assert found["claim"]["crossing_date"] == "2026-08-13"
    assert found["suspension"]["effective"] == "2026-05-22"


def test_the_dates_that_the_kitchen_s_notices_state_are_those_that_were_computed(examples: Path) -> None:
    """On the day the notice of intent went out, docgen gives its deadline and the first day without work."""
    record = (EXAMPLES / "riverside-kitchen/record.yaml").read_text(encoding="utf-8")
    before = status(examples, "riverside-kitchen", "--as-of", "2026-05-11")["suspension"]

    assert f"printed: {{deadline: {before['cure_date']}, effective: {before['effective']}}}" in record


def test_the_roof_takes_the_statute_s_ten_days_instead_of_the_contract_s_seven(examples: Path) -> None:
    """Sent by hand on its day, the notice of intent lets the work stop eleven days later, rolled over a Sunday."""
    assert (
        docgen(
            examples,
            "record",
            "notice",
            "cedar-hill-roof",
            "notice-of-intent",
            "--sent",
            "2026-05-27",
            "--method",
            "hand",
        ).code
        == 0
    )
    found = status(examples, "cedar-hill-roof")["suspension"]

    assert (found["notice_days"], found["statutory_days"]) == (10, 10)
    assert (found["cure_date"], found["effective"]) == ("2026-06-08", "2026-06-09")


def test_the_website_is_paid_without_a_fee_and_refuses_every_letter(examples: Path) -> None:
    """Two payments came after the due date and within grace."""
    found = status(examples, "hudson-vine-website")

    assert found["totals"]["total_due"] == "0.00"
    assert found["totals"]["credit"] == "0.00"
    assert {row["fee"] for row in found["milestones"]} == {"0.00"}
    refused = {row["id"]: row["code"] for row in found["documents"] if row["code"]}
    assert refused == {
        "intake-sheet": "E-MISSING",
        "reminder-1": "E-NOTHING-DUE",
        "notice-of-intent": "E-NOTHING-TO-SUSPEND",
        "suspension-notice": "E-NOTHING-TO-SUSPEND",
        "resumption-notice": "E-NOT-CLEARED",
        "demand-letter": "E-NOTHING-DUE",
        "hand-off-packet": "E-NOTHING-DUE",
        "small-claims-packet": "E-NOTHING-DUE",
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_was_signed_is_kept_beside_each_example(name: str) -> None:
    """Every agreement that all have signed has its copy, and the lock has the copy's digest."""
    folder = EXAMPLES / name
    locked = json.loads((folder / "docgen.lock").read_text(encoding="utf-8"))["signed"]
    copies = {
        path.name: sha256(path.read_bytes()).hexdigest() for path in (folder / "issued").glob("signed-*")
    }
    assert {Path(row["file"]).name: row["digest"] for row in locked.values()} == copies
    assert "contract" in locked


def test_the_garden_has_tax_on_top_and_spreads_its_change_to_the_penny(examples: Path) -> None:
    """480.00 net over 4,900.00 and 2,500.00; the invoice in grace is gross."""
    found = status(examples, "orchard-lane-garden")
    amounts = {row["id"]: (row["amount"], row["gross"]) for row in found["milestones"]}

    assert amounts["M3"] == ("5217.84", "6261.41")
    assert amounts["M4"] == ("2662.16", "3194.59")
    assert found["totals"]["principal_due"] == "6480.00"
    assert found["totals"]["interest"] == "0.00"


def test_a_build_of_all_examples_makes_exactly_the_expected_documents(tmp_path: Path) -> None:
    """Each document with a memo of its own, nothing else, and a second build changes nothing."""
    root = workspace_of(tmp_path, *NAMES, signed=True)

    ran = docgen(root, "-q", "build", "--format", "json")

    assert ran.code == 0, ran.text
    rows = {one["project"]: one["documents"] for one in json.loads(ran.out)["projects"]}
    became = {
        name: {
            row["id"]: Path(row["path"]).name if row["status"] == "created" else row["status"]
            for row in rows[name]
        }
        for name in NAMES
    }
    assert became == DOCUMENTS
    expected = {
        f"{name}/{file}"
        for name in NAMES
        for made in DOCUMENTS[name].values()
        if made.endswith(".docx")
        for file in (made, f"internal/{made.removesuffix('.docx').removesuffix('.draft')}.reviewer-memo.docx")
    }
    files = {path.relative_to(root / "output").as_posix() for path in (root / "output").rglob("*.docx")}
    assert files == expected
    again = docgen(root, "-q", "build", "--format", "json")
    states = {row["status"] for one in json.loads(again.out)["projects"] for row in one["documents"]}
    assert states == {"unchanged", "not_yet", "sent"}


def test_the_kitchen_s_demand_letter_says_what_is_owed_and_until_when(tmp_path: Path) -> None:
    """Sum, per diem and limit-safe court in the letter; warnings only in the memo."""
    root = workspace_of(tmp_path, "riverside-kitchen")

    assert docgen(root, "build", "--only", "demand-letter").code == 0

    folder = root / "output/riverside-kitchen"
    letter = word_text(folder / "KITCH_demand-letter_2026-07-13.draft.docx")
    memo = word_text(folder / "internal/KITCH_demand-letter_2026-07-13.reviewer-memo.docx")
    assert "12,398.03" in letter
    assert "3.33" in letter
    assert "W-LIMIT-APPROACH" in memo
    assert "W-" not in letter
    assert "800.00" not in letter
