"""A claim that was filed: its own stage, and what `next` says of it (R-10, R-37, D13)."""

from __future__ import annotations

from docgen.reports.status import status_report
from docgen.rules import Stage
from facts import state_of

LATE = """
holidays: US
milestones:
  M1: {amount: 6000.00, due: 2026-06-05}
  M2: {amount: 500.00, due: 2026-09-11}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
  notices:
    - {document: demand-letter, sent: 2026-06-29, method: courier, delivered: 2026-06-30}
"""
FILED = "record: {filings: [{date: 2026-07-20, amount: 6000.00, court: Court of Example, this_claim: true}]}"


def test_the_stage_is_filed_from_the_day_of_the_filing_until_the_claim_is_paid() -> None:
    """The deadline was 14 July. What falls due after the filing is not in the claim (R-37)."""
    assert state_of(LATE, "2026-07-19", FILED).stage is Stage.READY_TO_FILE
    assert state_of(LATE, "2026-07-20", FILED).stage is Stage.FILED
    paid = "record: {payments: [{date: 2026-08-03, amount: 6000.00, reference: A}]}"
    assert state_of(LATE, "2026-08-02", FILED, paid).stage is Stage.FILED
    assert state_of(LATE, "2026-08-03", FILED, paid).stage is Stage.CURRENT
    assert state_of(LATE, "2026-09-21", FILED, paid).stage is Stage.PAST_GRACE
    report = status_report("job", state_of(LATE, "2026-09-21", FILED, paid), [])
    assert report["filed"] == {
        "on": "2026-07-20", "court": "Court of Example", "amount": "6000.00", "unpaid": "0.00",
    }  # fmt: skip


def test_a_filing_of_another_claim_changes_nothing() -> None:
    """`filings:` also holds earlier claims, which some courts count."""
    other = FILED.replace(", this_claim: true", "")
    assert state_of(LATE, "2026-07-21", other).stage is Stage.READY_TO_FILE
