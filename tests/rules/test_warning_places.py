"""Where a warning points, and from which day on it is true."""

from __future__ import annotations

from pathlib import Path

from helpers import EXAMPLES, docgen, workspace_of


def test_an_unsigned_change_order_is_warned_of_from_its_own_date_on(tmp_path: Path) -> None:
    """W-CO-UNSIGNED: there is nothing to sign the day before (S-33)."""
    root = workspace_of(tmp_path, "riverside-kitchen")

    before = docgen(root, "check", "--as-of", "2026-05-03")
    on_the_day = docgen(root, "check", "--as-of", "2026-05-04")

    assert "W-CO-UNSIGNED" not in before.out
    assert "CO-03 (800.00) is not signed" in on_the_day.out


def test_missing_statutory_notices_point_at_the_contract(tmp_path: Path) -> None:
    """W-NOTICES-REQUIRED stands at the block where they belong, not at the top of the file."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    lines = (EXAMPLES / "riverside-kitchen/project.yaml").read_text(encoding="utf-8").splitlines()

    ran = docgen(root, "check", "--as-of", "2026-02-17")

    place = f"projects/riverside-kitchen/project.yaml:{lines.index('contract:') + 1}:1: warning[W-NOTICES-REQUIRED]"
    assert place in ran.out
