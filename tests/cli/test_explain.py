"""`docgen explain` and docs/fields.md: every field of the project files is described once, and the examples load."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from docgen.cli.field_page import page
from docgen.cli.field_tree import FILES, all_fields, fields_of
from docgen.cli.main import run
from docgen.cli.schema import NAMES, schema_of
from docgen.model.describe import example_lines, example_text, names
from helpers import docgen, edit

SHOWN = {"project.yaml", "record.yaml", "intake.yaml", "private.yaml"}


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """A workspace with the examples of the reference as its files."""
    assert docgen(tmp_path, "init").code == 0
    folder = tmp_path / "projects/garden-room"
    for name in ("notices", "evidence"):
        (folder / name).mkdir(parents=True)
    for name in ("law", "clauses"):
        (tmp_path / name).mkdir()
    (folder / "notices/homestead.md").write_text("The official text.\n", encoding="utf-8")
    for name in ("shell", "request"):
        Image.new("RGB", (8, 8)).save(folder / f"evidence/{name}.jpg")
    for name in SHOWN:
        (folder / name).write_text(example_text(name), encoding="utf-8")
    (tmp_path / "docgen.yaml").write_text(example_text("docgen.yaml"), encoding="utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What `docgen explain` prints."""
    assert run(["explain", *arguments]) == 0
    return capsys.readouterr().out


def test_the_examples_are_one_job_that_docgen_takes_and_builds(job: Path) -> None:
    """No error in any of the five files, and the documents that the facts allow are made."""
    checked = docgen(job, "check")
    built = docgen(job, "build")

    assert checked.code == 0, checked.text
    assert "error[" not in checked.text and built.code == 0, built.text
    made = {path.name.split("_")[1] for path in (job / "output/garden-room").glob("*.docx")}
    assert {"contract", "change-order", "invoice", "payment-plan", "demand-letter", "statement"} <= made


@pytest.mark.parametrize("file", FILES)
def test_every_top_key_has_an_example(file: str) -> None:
    """Each key of a file's first level stands in its example; one that excludes another is a comment."""
    missing = [field.key for field in fields_of(file, FILES[file]) if not example_lines(file, field.key)]

    assert missing == []


def test_a_key_of_the_example_that_is_misspelt_is_found(job: Path) -> None:
    """The examples are really read: a mistake in the plan is told with the key that is meant and what it is."""
    edit(job / "projects/garden-room/project.yaml", "instalments: 4", "instalment: 4")

    ran = docgen(job, "check")

    assert ran.code == 1
    assert "did you mean instalments? (instalments: how many instalments follow)" in ran.out


def test_every_field_is_described_and_nothing_else_is() -> None:
    """The glossary has the fields of the models, and the words of their enumerations, no more and no fewer."""
    models = {field.block for field in all_fields() if field.block is not None} | set(FILES.values())
    described = names()

    for model in models:
        assert set(described[model.__name__]) == {field.key for field in fields_of("", model)}, model
    words = {word for field in all_fields() for word in field.words}
    others = [table for name, table in described.items() if name not in {one.__name__ for one in models}]
    assert {word for table in others for word in table} == words
    for field in all_fields():
        assert field.about.text.endswith(".") and len(field.about.text) > 6, field.path
        assert field.about.used_by and not field.about.used_by.endswith("."), field.path
        assert all(field.words.values()), field.path


def test_every_field_of_the_format_is_there(repository: Path) -> None:
    """The keys that the specification of the format names, and one of each file's depths."""
    paths = {(field.file, field.path) for field in all_fields()}
    project = """project.code project.venue.court project.calendar.holidays.covers templates parties.active_military
        parties.signatory.authority payment_details.iban contract.change_authority scope.deliverables.acceptance
        acceptance.deemed price.unit_rates milestones.retention_release milestones.due.unit terms.grace.roll
        terms.interest.rates.from terms.late_fee.flat terms.allow_both terms.suspension.recover_restart_costs
        terms.notices.deemed.days terms.notices.email_cutoff terms.warranty.remedy terms.insurance.expiry terms.ip
        terms.client_duties.decision_days terms.termination.prolonged_suspension_days statutory_notices.as_of
        addressees.subcontractors.email change_orders.supersedes change_orders.milestones.spread
        change_orders.milestones.new.due.date plans.work_resumes_on plans.grace.days plans.discount
        claim.court.address.city claim.witnesses.saw claim.instruction law"""
    record = """signatures.at work.event milestones.defects invoices.retention credit_notes.reason
        payments.withheld_tax.held payments.designation.component payments.reversed.reason refunds.amount
        credit_instructions.apply_to waivers.component restart_costs.description notices.printed.deadline
        notices.bounced approvals.by disputes.response communications.direction early_start_requests.file
        evidence.original_held filings.court"""

    assert {("project.yaml", path) for path in project.split()} <= paths
    assert {("record.yaml", path) for path in record.split()} <= paths
    assert {("docgen.yaml", path) for path in ("contractor.id", "letterhead", "law", "clauses")} <= paths


def test_the_page_of_fields_is_current_and_has_every_field(repository: Path) -> None:
    """After a change of the models or the glossary: docgen explain --page > docs/fields.md."""
    text = (repository / "docs/fields.md").read_text(encoding="utf-8")

    assert text == page()
    for field in all_fields():
        top, *rest = field.path.split(".")
        assert field.about.text in text and (not rest or f"### {top}\n" in text), field.path
    anchors = {heading.lower() for heading in re.findall(r"^###? (\S+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([a-z_]+)\)", text)) <= anchors | {one.replace(".", "") for one in anchors}


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_describes_every_key(name: str) -> None:
    """What an editor shows: the same text, and the meaning of every word."""
    schema = schema_of(name)
    blocks = [schema, *schema["$defs"].values()]

    for block in blocks:
        for key, value in block.get("properties", {}).items():
            assert "Used by: " in value["description"], key
    if name == "project":
        assert schema["$defs"]["Terms"]["properties"]["demand_days"]["description"].startswith(
            "Calendar days that"
        )
        assert "after_due: from the day after" in schema["$defs"]["InterestStart"]["description"]


def test_a_field_is_explained_by_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    """How it is written, what holds without it, what it is, what uses it, what stands below it, an example."""
    text = told(capsys, "terms.grace")

    assert text.startswith("terms.grace in project.yaml: block; optional\n")
    assert "calendar | business; calendar if left out" in text
    assert "W-NO-GRACE" in text
    assert text.endswith("Example:\n\n  terms:\n    grace: {days: 7, unit: calendar, roll: true}\n")


@pytest.mark.parametrize(
    "asked",
    ["demand_days", "terms.demand_days", "project.terms.demand_days", "project.yaml:terms.demand_days"],
)
def test_a_field_may_be_named_in_short_or_with_its_file(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them mean the same one."""
    assert told(capsys, asked).startswith("terms.demand_days in project.yaml: whole number; 14 if left out\n")


def test_a_place_in_a_list_a_word_and_a_file_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    """Diagnostics name places; words are looked up where they are taken; a file lists its keys."""
    assert told(capsys, "milestones[4].due.days").startswith("milestones.due.days in project.yaml")
    assert told(capsys, "after_grace").startswith("terms.interest.start in project.yaml: one word; needed")
    assert "early_start_requests" in told(capsys, "record.yaml")
    assert told(capsys, "record.milestones").startswith("milestones in record.yaml: list of blocks")
    assert "stands in several places" in told(capsys, "milestones")
    assert "docgen.yaml" in told(capsys)


def test_what_nobody_knows_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A usage error."""
    assert run(["explain", "demand_day"]) == 2
    assert "did you mean demand_days" in capsys.readouterr().err
    assert run(["explain", "zzzz"]) == 2
    assert "docgen explain" in capsys.readouterr().err


def test_json_has_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """One row for each field that is meant."""
    (row,) = json.loads(told(capsys, "terms.interest.start", "--format", "json"))["fields"]

    assert (row["file"], row["path"], row["needed"], row["default"]) == (
        "project.yaml",
        "terms.interest.start",
        True,
        None,
    )
    assert list(row["words"]) == ["after_grace", "after_due", "after_due_if_grace_missed"]
