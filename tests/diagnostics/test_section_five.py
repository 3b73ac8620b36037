"""Every refusal and warning of documents.md section 5 that has its document is produced somewhere in the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts import CASES, read
from helpers import REPOSITORY

TESTS = REPOSITORY / "tests"

REFUSALS = {
    "E-MISSING": "diagnostics/cases/E-MISSING",
    "E-SCHEDULE-SUM": "diagnostics/cases/E-SCHEDULE-SUM",
    "E-CO-FIELDS": "rules/test_payments.py",
    "E-CO-BELOW-BILLED": "cases/we-11.yaml",
    "E-CO-NEGATIVE-PRICE": "rules",
    "E-NOTHING-DUE": "documents/test_when_allowed.py",
    "E-TOO-EARLY": "documents/test_small_claims_packet.py",
    "E-SUSPEND-EARLY": "documents/test_when_allowed.py",
    "E-NOT-CLEARED": "documents/test_resumption_notice.py",
    "E-PLAN-ACTIVE": "rules/test_plan.py",
    "E-NOTHING-TO-SUSPEND": "documents/test_when_allowed.py",
    "E-LANGUAGE": "diagnostics/cases/E-LANGUAGE",
}
"""The refusals of documents that exist, and where each is produced."""

WARNINGS = [
    "W-NO-GRACE",
    "W-LIMIT-MILESTONE",
    "W-HEADROOM",
    "W-DEPOSIT-CAP",
    "W-COOLING-OFF",
    "W-EARLY-START",
    "W-NOTICES-REQUIRED",
    "W-LICENCE",
    "W-RATE-CAP",
    "W-FEE-AND-INTEREST",
    "W-STAMP-TH",
    "W-PROFILE-GAP",
    "W-CO-UNSIGNED",
    "W-CO-LATE",
    "W-INVOICE-UNSENT",
    "W-OVERPAY",
    "W-PAID-IN-FULL",
    "W-DISPUTED",
    "W-STEP-SKIPPED",
    "W-SUSPEND-MIN",
    "W-SAFE-HARBOUR-CA",
    "W-HGCRA-NA",
    "W-STOP-UNRECORDED",
    "W-STOP-EARLY",
    "W-LIEN-CLOCK",
    "W-NOTICE-BOUNCED",
    "W-CONTACT-FREQ",
    "W-CONTACT-HOURS",
    "W-THIRD-PARTY",
    "W-ROSENTHAL",
    "W-FDCPA-NAME",
    "W-ACK-LIMITATION",
    "W-SOL",
    "W-LIMIT-EXCEEDED",
    "W-EXCESS-WAIVER",
    "W-WAIVER-UNAVAILABLE",
    "W-WAIVER-UNKNOWN",
    "W-LIMIT-APPROACH",
    "W-SPLIT",
    "W-FORUM-ENTITY",
    "W-FILING-COUNT",
    "W-FILED-AMOUNT",
    "W-DEMAND-MISSING",
    "W-DEMAND-WINDOW",
    "W-PAP-DEBT",
    "W-CONSUMER-FORUM-TH",
    "W-CONSUMER-DEMAND-NY",
]


def texts(place: Path) -> str:
    """Everything below a place of the tests."""
    files = [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
    return "\n".join(
        file.read_text(encoding="utf-8") for file in files if file.suffix in (".py", ".yaml", ".txt")
    )


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_produced(code: str) -> None:
    """Each has facts that bring it about."""
    assert code in texts(TESTS / REFUSALS[code])


@pytest.mark.parametrize("code", WARNINGS)
def test_a_warning_has_its_pair(code: str) -> None:
    """Each has facts of which it is true and facts of which it is not, tried through the real rules."""
    pairs = read(CASES / "warnings.yaml")
    assert code in pairs and set(pairs[code]) & {"when", "on"} and set(pairs[code]) & {"otherwise", "not_on"}
