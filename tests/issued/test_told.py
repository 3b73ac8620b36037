"""DG918: a copy that was sent and says something else than the account by now, because an entry was dated back."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import docgen_here as docgen
from helpers import edit, workspace_of

NAME = "riverside-kitchen"
# The payment of 6 May: 2,000.00, of which 21.28 is interest to that day (WE-01 of the kitchen), 1,978.72 principal.
RECEIPT = (
    "receipt-2026-05-06",
    "--sent",
    "2026-05-06 18:00",
    "--method",
    "email",
    "--approved-by",
    "Tomas Reyes",
)
WAIVER = ("record", "waiver", NAME, "21.28", "--component", "interest", "--date", "2026-05-06")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen with the receipt for the payment of 6 May issued."""
    found = workspace_of(tmp_path, NAME)
    (found / "projects" / NAME / "docgen.lock").unlink()
    ran = docgen(found, "issue", NAME, *RECEIPT)
    assert ran.code == 0, ran.text
    return found


def test_a_waiver_on_the_day_of_a_payment_is_said_to_change_its_receipt(root: Path) -> None:
    """A waiver counts before the payments of its day: no interest is left to pay, all 2,000.00 serve C1."""
    assert "DG918" not in docgen(root, "check", NAME).text
    ran = docgen(root, *WAIVER)
    assert ran.code == 0 and "DG918" in ran.text, ran.text
    assert "KITCH-N-03, sent on 2026-05-06, states another use of the payment of 2026-05-06" in ran.text
    assert "than the account has now: $2,000.00 used" in ran.text
    assert f"docgen issue {NAME} receipt-2026-05-06 --again --method HOW" in ran.text
    assert "DG918" in docgen(root, "check", NAME).text, "and by every check from then on"


def test_a_waiver_of_the_next_day_changes_nothing_that_was_said(root: Path) -> None:
    """What the hint recommends holds."""
    ran = docgen(root, "record", "waiver", NAME, "3.33", "--component", "interest", "--date", "2026-05-07")
    assert ran.code == 0 and "DG918" not in ran.text, ran.text
    assert "DG918" not in docgen(root, "check", NAME).text


def test_an_entry_by_hand_is_found_by_the_check(root: Path) -> None:
    """The record can be edited in any program."""
    record = root / "projects" / NAME / "record.yaml"
    edit(
        record,
        "\npayments:\n",
        "\nwaivers:\n  - {date: 2026-05-05, component: principal, amount: 5.00}\npayments:\n",
    )
    assert "warning[DG918]" in docgen(root, "check", NAME).text


def test_a_receipt_that_was_sent_again_ends_the_warning(root: Path) -> None:
    """What else the hint recommends holds too: the newest copy counts."""
    assert docgen(root, *WAIVER).code == 0
    ran = docgen(
        root, "issue", NAME, RECEIPT[0], "--again", "--method", "email", "--approved-by", "Tomas Reyes"
    )
    assert ran.code == 0, ran.text
    assert "DG918" not in docgen(root, "check", NAME).text
