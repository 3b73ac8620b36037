"""How W-LIMIT-MILESTONE proposes to split a milestone (R-34)."""

from __future__ import annotations

from pathlib import Path

from helpers import docgen, edit, new_workspace


def large(root: Path, price: str) -> str:
    """What `check` says when the last milestone carries nearly the whole price."""
    path = root / "projects/job/project.yaml"
    edit(path, "price: {amount: 10000.00", f"price: {{amount: {int(price) + 6000}.00")
    edit(path, "amount: 4000.00", f"amount: {price}.00")
    return docgen(root, "check", "--as-of", "2026-03-02").out


def test_a_few_parts_are_listed(tmp_path: Path) -> None:
    """31,000.00 in California, a natural person: three parts, to the cent (WE-19)."""
    said = large(new_workspace(tmp_path, "job"), "31000")

    assert "into 3 parts, each with a point of its own: 10,333.34 / 10,333.33 / 10,333.33" in said


def test_many_parts_are_counted(tmp_path: Path) -> None:
    """Nobody reads forty sums: their number and the largest of them."""
    said = large(new_workspace(tmp_path, "job"), "450000")

    assert "into 40 parts of 11,250.00 at most, each with a point of its own" in said
