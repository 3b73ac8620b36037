"""A new user in an empty folder: the README's commands, an edit, a rebuild."""

from __future__ import annotations

import json
from pathlib import Path

from helpers import built, digests, docgen, edit, new_workspace, word_text


def test_a_new_project_builds_its_contract_without_any_edit(tmp_path: Path) -> None:
    """init, new, build: a contract, its memo, and nothing else, all in place."""
    root = new_workspace(tmp_path / "practice", "first-job")

    ran = docgen(root, "build", "--as-of", "2026-03-02")

    assert ran.code == 0, ran.text
    contract = built(root, "first-job", "contract")
    assert contract.name == "JOB-C_contract_2026-03-02.docx"
    assert "DRAFT" in word_text(contract)
    assert sorted(path.name for path in (root / "output/first-job/internal").iterdir()) == [
        "JOB-C_contract_2026-03-02.reviewer-memo.docx"
    ]


def test_init_writes_schema_settings_and_a_warning_about_history(tmp_path: Path) -> None:
    """A workspace has its schema, its ignore file, and the words that client data goes into history."""
    ran = docgen(tmp_path, "init", "practice")

    root = tmp_path / "practice"
    assert ran.code == 0
    assert "history" in ran.err
    assert json.loads((root / "schema/project.schema.json").read_text())["$schema"].endswith("2020-12/schema")
    assert (root / "docgen.yaml").is_file()
    assert "/output/" in (root / ".gitignore").read_text()


def test_init_and_new_overwrite_nothing(tmp_path: Path) -> None:
    """A second init keeps edited settings; a second new of the same name changes nothing."""
    root = new_workspace(tmp_path / "practice", "first-job")
    (root / "docgen.yaml").write_text("# mine\n")
    before = digests(root)

    again = docgen(root, "init")
    new = docgen(root, "new", "first-job")

    assert again.code == 0
    assert new.code == 1
    assert "there already" in new.err
    assert digests(root) == before


def test_an_edited_milestone_changes_only_what_depends_on_it(tmp_path: Path) -> None:
    """After an edit of one project, its contract and memo are new; the other project is untouched."""
    root = new_workspace(tmp_path / "practice", "first-job", "other-task")
    assert docgen(root, "build", "--as-of", "2026-03-02").code == 0
    before = digests(root / "output")

    edit(
        root / "projects/first-job/project.yaml",
        '"Example point, half of the work complete"',
        "Walls painted",
    )
    ran = docgen(root, "build", "--as-of", "2026-03-02", "--format", "json")

    after = digests(root / "output")
    assert {path for path in after if after[path] != before.get(path)} == {
        "first-job/JOB-C_contract_2026-03-02.docx",
        "first-job/internal/JOB-C_contract_2026-03-02.reviewer-memo.docx",
    }
    rows = {p["project"]: p["documents"] for p in json.loads(ran.out)["projects"]}
    status = {name: {row["id"]: row["status"] for row in rows[name]} for name in rows}
    assert status["first-job"]["contract"] == "updated"
    assert status["other-task"]["contract"] == "unchanged"
    assert "Walls painted" in word_text(built(root, "first-job", "contract"))


def test_a_second_build_does_nothing(tmp_path: Path) -> None:
    """Nothing changed: no file is written, not even with another time stamp."""
    root = new_workspace(tmp_path / "practice", "first-job")
    docgen(root, "build", "--as-of", "2026-03-02")
    times = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*.docx")}

    ran = docgen(root, "build", "--as-of", "2026-03-02")

    assert "up to date" in ran.out
    assert {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*.docx")} == times


def test_outside_a_workspace_the_command_says_what_to_do(tmp_path: Path) -> None:
    """A usage error with the command that makes a workspace."""
    ran = docgen(tmp_path, "build")

    assert ran.code == 2
    assert "docgen init" in ran.err


def test_a_misspelt_command_project_or_document_names_the_nearest(tmp_path: Path) -> None:
    """Did you mean: for commands, projects and documents."""
    root = new_workspace(tmp_path / "practice", "first-job")

    assert "build" in docgen(root, "biuld").err
    assert "did you mean first-job?" in docgen(root, "build", "frist-job").err
    assert "did you mean demand-letter?" in docgen(root, "build", "--only", "demand-leter").err
