"""Which document is meant, whether its day has come, and what the answer says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Ran, workspace_of
from helpers import docgen_here as docgen

NAME = "riverside-kitchen"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen, whose record goes on to July 2026; tests write nothing into it."""
    workspace = workspace_of(tmp_path_factory.mktemp("practice"), NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    return workspace


def issued(root: Path, document: str, *more: str) -> Ran:
    approved = ("--method", "email", "--approved-by", "Tomas Reyes", "-n")
    return docgen(root, "issue", NAME, document, *approved, *more)


def test_a_mistyped_document_is_told_the_nearest(root: Path) -> None:
    """As build does: a wrong use, with what it probably means."""
    ran = issued(root, "demnd")
    assert ran.code == 2 and "there is no document 'demnd'; did you mean demand-letter?" in ran.err
    assert "did you mean" not in issued(root, "xyz").err


@pytest.mark.parametrize(
    ("document", "day", "said"),
    [
        ("change-order-9", "2026-07-13", "[DG905]: this project has no change-order-9"),
        (
            "change-order-9",
            "2026-07-13",
            "did you mean change-order-3? there is: change-order-1, change-order-2",
        ),
        ("payment-plan-1", "2026-07-13", "it has none of this kind"),
        (
            "invoice-INV-004",
            "2026-04-16",
            "invoice-INV-004 is of 2026-04-17: it cannot have been sent on 2026-04-16",
        ),
        ("receipt-2026-05-06", "2026-05-05", "receipt-2026-05-06 is of 2026-05-06: it cannot have been sent"),
        (
            "change-order-3",
            "2026-05-03",
            "change-order-3 is of 2026-05-04: it cannot have been sent on 2026-05-03",
        ),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(root: Path, document: str, day: str, said: str) -> None:
    """DG905 lists the ids of the kind, DG906 says that the day of the document comes later."""
    ran = issued(root, document, "--sent", day)
    assert ran.code == 1 and said in ran.err, ran.err


def test_a_contract_may_go_out_before_its_day(root: Path) -> None:
    """It is sent for signature; its day is the day from which it holds."""
    assert issued(root, "contract", "--sent", "2026-02-14").code == 0


def test_a_day_without_a_reminder_says_why_and_when(root: Path) -> None:
    """On 27 April the reminder of the day was sent; M3 and C1 are past grace from 30 April (C1: 22 + 7 April)."""
    ran = issued(root, "reminder", "--sent", "2026-04-27")
    assert ran.code == 1 and "[E-NOTHING-DUE]: no reminder can be issued on 2026-04-27" in ran.err
    assert "the first one is possible on 2026-04-30" in ran.err
    assert "reminder-3: it was sent on 2026-04-27" in ran.err
    built = docgen(root, "build", NAME, "--only", "reminder", "--as-of", "2026-04-27", "-n")
    (row,) = [line.removeprefix("  refused    ") for line in built.out.splitlines() if "reminder-4" in line]
    assert row in ran.err and "possible from 2026-04-30" in row


def test_the_kind_means_the_reminder_of_the_day(root: Path) -> None:
    """Asked for again on a day that has one, it is made, and nothing is refused; on a day without one all are."""
    ran = docgen(root, "build", NAME, "--only", "reminder", "--again", "--as-of", "2026-05-05", "-n")
    assert ran.code == 0 and "KITCH_reminder-4_2026-05-05" in ran.out and "refused" not in ran.out
    ran = docgen(root, "build", NAME, "--only", "reminder", "--again", "--as-of", "2026-07-13", "-n")
    assert ran.code == 1 and ran.out.count("refused    reminder-") == 3


def test_the_record_takes_no_sending_that_cannot_have_been(root: Path) -> None:
    """Neither of a day to come, nor before the date of the document itself."""
    record = ("record", "notice", NAME)
    ran = docgen(root, *record, "demand-letter", "--sent", "2149-01-01", "--method", "courier")
    assert ran.code == 2 and "--sent 2149-01-01 has not come yet" in ran.err
    ran = docgen(
        root,
        *record,
        "demand-letter",
        "--sent",
        "2026-07-13",
        "--delivered",
        "2149-01-01",
        "--method",
        "post",
    )
    assert ran.code == 2 and "--delivered 2149-01-01 has not come yet" in ran.err
    ran = docgen(root, *record, "invoice-INV-004", "--sent", "2026-04-16", "--method", "email")
    assert (
        ran.code == 1
        and "[DG715]: invoice-INV-004 was sent on 2026-04-16, which is before 2026-04-17" in ran.err
    )
    ran = docgen(root, *record, "change-order-3", "--sent", "2026-05-03", "--method", "email")
    assert ran.code == 1 and "[DG715]: change-order-3 was sent on" in ran.err
