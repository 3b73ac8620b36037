"""`docgen plan-schedule`: WE-19 on real files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from helpers import docgen, workspace_of


def practice(folder: Path, *, signed: bool = False) -> Path:
    """The kitchen with one milestone of 31,000.00 beside the first (WE-19), not signed."""
    workspace_of(folder, "riverside-kitchen")
    project = folder / "projects" / "riverside-kitchen"
    text = (project / "project.yaml").read_text(encoding="utf-8")
    start, end = text.index("milestones:"), text.index("\nterms:")
    cut = (
        "milestones:  # the steps\n"
        "  - {id: M1, point: Contract signed, amount: 1000.00, due: {date: 2026-02-25}}\n"
        "  - {id: M2, point: Kitchen done, amount: 31000.00, due: {after: invoice, days: 7}}  # large\n"
    )
    text = text[:start] + cut + text[end:]
    text = text.replace("amount: 48600.00", "amount: 32000.00")
    orders = text.find("\nchange_orders:")
    claim = text.find("\nclaim:")
    text = text[:orders] + text[claim:] if orders > 0 else text
    (project / "project.yaml").write_text(text, encoding="utf-8")
    signatures = (
        "signatures:\n  - {document: contract, party: contractor, at: 2026-02-17}\n" if signed else ""
    )
    (project / "record.yaml").write_text(f"docgen: 1\n{signatures}", encoding="utf-8")
    (project / "docgen.lock").unlink(missing_ok=True)
    return project / "project.yaml"


def test_the_large_milestone_is_cut_in_three(tmp_path: Path) -> None:
    """WE-19: 31,000.00 under a ceiling of 11,250.00 makes 10,333.34, 10,333.33, 10,333.33; nothing is written."""
    file = practice(tmp_path)
    before = file.read_bytes()
    ran = docgen(tmp_path, "plan-schedule", "riverside-kitchen", "--format", "json")
    assert ran.code == 0, ran.text
    told = json.loads(ran.out)
    assert told["ceiling"] == "11250.00"
    assert [part["amount"] for part in told["milestones"][0]["parts"]] == ["10333.34", "10333.33", "10333.33"]
    assert file.read_bytes() == before


def test_the_diff_is_one_that_git_applies(tmp_path: Path) -> None:
    """The proposal is a patch; applied, it gives what --write writes, comments kept."""
    file = practice(tmp_path)
    shown = json.loads(docgen(tmp_path, "plan-schedule", "riverside-kitchen", "--format", "json").out)["diff"]
    before = file.read_bytes()
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=shown.encode(), check=True)
    applied = file.read_bytes()
    file.write_bytes(before)
    assert docgen(tmp_path, "plan-schedule", "riverside-kitchen", "--write").code == 0
    assert file.read_bytes() == applied
    assert b"# the steps" in applied
    assert "E-SCHEDULE-SUM" not in docgen(tmp_path, "check", "riverside-kitchen").text
    assert "nothing needs a cut" in docgen(tmp_path, "plan-schedule", "riverside-kitchen").out


def test_a_signed_contract_is_not_changed(tmp_path: Path) -> None:
    """After a signature the schedule changes by a change order only."""
    file = practice(tmp_path, signed=True)
    before = file.read_bytes()
    ran = docgen(tmp_path, "plan-schedule", "riverside-kitchen", "--write")
    assert ran.code == 1 and "change order" in ran.err and file.read_bytes() == before


def test_too_few_parts_are_wrong_usage(tmp_path: Path) -> None:
    """Two parts of 31,000.00 would still be above the ceiling."""
    practice(tmp_path)
    ran = docgen(tmp_path, "plan-schedule", "riverside-kitchen", "--parts", "2")
    assert ran.code == 2 and "3 parts at least" in ran.err
