"""D05 as a document of its own: on any day, the same figures as in the letters that enclose it."""

from __future__ import annotations

from pathlib import Path

from helpers import docgen, word_text, workspace_of

NAME = "riverside-kitchen"


def built(root: Path, day: str, document: str) -> str:
    """The words of one document as of a day."""
    ran = docgen(root, "build", NAME, "--as-of", day, "--only", document, "--again")
    assert ran.code == 0, ran.text
    (path,) = (root / "output" / NAME).glob(f"*{document}*{day}*.docx")
    return word_text(path)


def test_it_is_made_on_any_day_after_the_first_entry(tmp_path: Path) -> None:
    """17 February brings the first invoice; the day before there is nothing to state."""
    root = workspace_of(tmp_path, NAME)
    (root / "projects" / NAME / "docgen.lock").unlink()
    early = docgen(root, "build", NAME, "--as-of", "2026-02-16", "--only", "statement")
    assert early.code == 1 and "nothing has been invoiced, charged or paid" in early.text
    text = built(root, "2026-02-17", "statement")
    assert "Nothing has been charged" not in text and "INV-001" in text and "DRAFT" not in text


def test_its_figures_are_those_of_the_demand(tmp_path: Path) -> None:
    """P-1: one calculation, many documents: part 1 to 4 are word for word the enclosed statement."""
    root = workspace_of(tmp_path, NAME)
    (root / "projects" / NAME / "docgen.lock").unlink()
    alone, demand = built(root, "2026-07-13", "statement"), built(root, "2026-07-13", "demand-letter")
    parts = alone[alone.index("Part 1: Ledger") : alone.index("each oldest first.")]
    assert "12,398.03" in parts and "Part 4: Not yet due" in parts
    assert parts in demand
