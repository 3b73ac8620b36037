"""What a credit note took back, wherever a sum that fell due is told: what fell due, less what was credited since."""

from __future__ import annotations

import pytest

from docgen.documents.demand_letter import DemandLetterContext
from docgen.documents.hand_off_packet import HandOffContext
from docgen.documents.small_claims_packet import SmallClaimsPacketContext
from docgen.documents.statement import statement_of
from docgen.language import language
from docgen.rules import ProjectState
from documents.made import context
from documents.test_history import JOB, summed_up, timeline, told
from facts import state_of


def credited(day: str, job: str = JOB) -> ProjectState:
    """2,000.00 due on 11 May; 50.00 credited on a day of May."""
    note = f"record: {{credit_notes: [{{date: 2026-05-{day}, invoice: A-1, amount: 50.00, reason: Asked}}]}}"
    return state_of(job, "2026-06-20", note)


@pytest.mark.parametrize(
    ("day", "fell_due", "settled"), [("08", "1950.00", "0.00"), ("20", "2000.00", "50.00")]
)
def test_what_fell_due_is_what_the_ledger_charges(day: str, fell_due: str, settled: str) -> None:
    """S-4: a credit note before the due date lowers what falls due, a later one what is left of it."""
    state = credited(day)
    said = f"${fell_due[0]},{fell_due[1:]} for M1 fell due."
    assert said in told(state)["2026-05-11"] and ("2026-05-11", said) in timeline(state)
    packet = context(state, "small-claims-packet", SmallClaimsPacketContext)
    demand = context(state, "demand-letter", DemandLetterContext)
    hand_off = context(state, "hand-off-packet", HandOffContext)
    for row in (demand.rows[0], packet.damages.rows[0], hand_off.rows[0], demand, packet.damages, hand_off):
        assert (str(row.charged), str(row.paid)) == (fell_due, settled)
        assert row.charged - row.paid == state.totals.principal_due
    assert [str(row.unpaid) for row in demand.rows] == ["1950.00"]


def test_a_credit_note_is_credited_and_not_paid() -> None:
    """In the summary and in the reason on the form; the account shows it, and no invoice of an earlier day."""
    state = credited("20")
    text = summed_up(state)
    assert (
        "$2,000.00 for M1 fell due on May 11, 2026; $50.00 of it has been credited, and $1,950.00 is unpaid."
        in text
    )
    assert "A credit note of $50.00 on invoice A-1 was issued on May 20, 2026. (Part C)" in text
    assert told(state)["2026-05-20"] == "A credit note of $50.00 on invoice A-1 was issued."


# Due on its date as a whole: the account asks for the 1,500.00 that no invoice asked for.
AS_A_WHOLE = JOB.replace("{after: invoice, days: 5}", "{date: 2026-05-11}").replace(
    "milestone: M1}]", "milestone: M1, amount: 500.00}]"
)


@pytest.mark.parametrize("job", [JOB, AS_A_WHOLE])
def test_what_was_credited_is_not_billed_again(job: str) -> None:
    """D03: it is not among the sums that fall due later."""
    state = credited("20", job)
    statement = statement_of(state, language("en-US"))
    assert statement.later == () and str(statement.principal) == "1950.00"
