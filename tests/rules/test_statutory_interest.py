"""Interest by statute, where the contract has no interest term (R-28, R-35, S-33)."""

from __future__ import annotations

import pytest

from docgen.rules.by_law import adds_by_law
from docgen.word.text import paragraphs_of
from documents.test_printed import printed
from facts import codes_of, state_of

# 2,000.00 due on Monday 11 May, 10 % by statute from the day after. 600.00 of the plan of 1 June was paid on that day;
# the payment of 1 July was in time until the 6th, so that the plan is in default on the 7th.
JOB = """
holidays: US
milestones: {M1: {amount: 2000.00, due: {after: invoice, days: 5}}}
law:
  interest:
    statutory_rate: {undated: {value: 10, unit: percent per year, kind: fixed, sources: [here]}}
    statutory_starts: {undated: {value: after_due, sources: [here]}}
project:
  plans:
    - {id: "1", effective: 2026-06-01, down_payment: 600.00, instalments: 3, step: month, first: 2026-07-01,
       grace: {days: 5}, interest: paused, after_default: POLICY}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-03}
    - {document: payment-plan-1, party: contractor, at: 2026-05-29}
    - {document: payment-plan-1, party: client, at: 2026-05-30}
  invoices: [{number: A-1, date: 2026-05-06, milestone: M1}]
  payments: [{date: 2026-06-01, amount: 600.00}]
"""


@pytest.mark.parametrize(
    ("policy", "days", "amount"),
    [
        # 21 days of 2,000.00 are 11.51; then 1,400.00 from 2 July, from 7 July, and as if never paused from 2 June.
        ("missed_due", [21, 14], "16.88"),
        ("default_date", [21, 9], "14.96"),
        ("retroactive", [21, 44], "28.39"),
    ],
)
def test_after_a_default_interest_runs_again_from_the_day_of_the_plan(
    policy: str, days: list[int], amount: str
) -> None:
    """R-28: paused while the plan was performed, and no longer than that."""
    found = state_of(JOB.replace("POLICY", policy), "2026-07-15").claim.statutory_interest
    assert [line.days for line in found.lines if line.amount] == days
    assert str(found.amount) == amount


def test_nothing_runs_while_the_plan_is_performed() -> None:
    """On 6 July, the last day in time: 11.51 and no more; the day after, from the due date of the missed payment."""
    text = JOB.replace("POLICY", "missed_due")
    assert str(state_of(text, "2026-07-06").claim.statutory_interest.amount) == "11.51"
    # 6 days of 1,400.00 are 2.30.
    assert str(state_of(text, "2026-07-07").claim.statutory_interest.amount) == "13.81"


# No plan; the claim of 1 July is for 2,000.00 and 51 days of interest to that day, 27.95.
FILED = """
project: {plans: [], claim: {venue_basis: The client has its office here}}
record:
  signatures: [{document: contract, party: contractor, at: 2026-01-02}, {document: contract, party: client, at: 2026-01-03}]
  payments: []
  filings: [{date: 2026-07-01, court: Example Court, amount: 2027.95, this_claim: true}]
"""
PAYS = "record: {{payments: [{{date: 2026-07-11, amount: {}}}]}}"


def test_a_filed_claim_counts_what_the_law_adds() -> None:
    """W-FILED-AMOUNT for a cent more than was owed; ten days later 5.48 more are open."""
    text = JOB.replace("POLICY", "missed_due")
    state = state_of(text, "2026-07-11", FILED)
    assert state.filed is not None and "W-FILED-AMOUNT" not in codes_of(state)
    assert (str(state.filed.now.agreed), str(state.filed.now.by_law)) == ("2000.00", "33.42")
    assert "W-FILED-AMOUNT" in codes_of(state_of(text, "2026-07-11", FILED.replace("2027.95", "2027.96")))


@pytest.mark.parametrize(
    ("paid", "by_law", "is_open"), [("2000.00", "33.42", True), ("2033.42", "0.00", False)]
)
def test_a_filed_claim_is_paid_with_what_the_law_added(paid: str, by_law: str, is_open: bool) -> None:
    """On the day of payment and a month later: nothing runs on principal that is paid."""
    text = JOB.replace("POLICY", "missed_due")
    for as_of in ("2026-07-11", "2026-08-11"):
        state = state_of(text, as_of, FILED, PAYS.format(paid))
        assert state.filed is not None and not state.totals.total_due
        assert (str(state.filed.now.by_law), state.filed.is_open) == (by_law, is_open)
        assert adds_by_law(state) is is_open
        lines = paragraphs_of(printed(state, "receipt-2026-07-11"))
        asks = "My claim of July 1, 2026 also asks for what the law gives for late payment: $33.42 of it is open."
        assert (asks in " ".join(lines)) is is_open
        assert "W-FILED-AMOUNT" not in codes_of(state)


@pytest.mark.parametrize(
    ("amount", "by_law"), [("2000.00", "0.00"), ("2150.00", "0.00"), ("2177.95", "33.42")]
)
def test_a_claim_for_the_principal_and_a_lawyer_asks_for_nothing_by_law(amount: str, by_law: str) -> None:
    """150.00 of fees are no interest; with both, the interest is asked for."""
    fees = "project: {claim: {attorney_fees: 150.00}}"
    filed = FILED.replace("2027.95", amount)
    state = state_of(JOB.replace("POLICY", "missed_due"), "2026-07-11", filed, fees)
    assert state.filed is not None and str(state.filed.now.by_law) == by_law


TWO_HALF_YEARS = """
currency: GBP
project: {project: {jurisdiction: GB-EAW, language: en-GB}}
client: {is_consumer: false}
milestones: {M1: {amount: 10000.00, due: 2026-03-06}, M2: {amount: 1000.00, due: 2026-07-10}}
law:
  interest:
    statutory_rate:
      2026-01-01: {value: 11.75, unit: percent per year, kind: floating, sources: [here]}
      2026-07-01: {value: 11.5, unit: percent per year, kind: floating, sources: [here]}
"""


def test_a_debt_keeps_the_rate_of_the_half_year_in_which_its_interest_began() -> None:
    """S.I. 2002/1675 art. 4: 147 days of 10,000.00 at 11.75 % are 473.22, 21 days of 1,000.00 at 11.5 % are 6.62."""
    found = state_of(TWO_HALF_YEARS, "2026-07-31").claim.statutory_interest
    assert [(line.days, str(line.rate), str(line.amount)) for line in found.lines] == [
        (147, "11.75", "473.22"),
        (21, "11.5", "6.62"),
    ]
    # (10,000.00 × 11.75 % + 1,000.00 × 11.5 %) ÷ 365
    assert str(found.per_diem) == "3.53"


def test_elsewhere_every_day_has_the_rate_that_is_in_force_on_it() -> None:
    """Where no law says otherwise: 116 days to 30 June, and 31 days after it."""
    changes = "law: {interest: {statutory_rate_stays: {undated: {value: false, sources: [here]}}}}"
    found = state_of(TWO_HALF_YEARS, "2026-07-31", changes).claim.statutory_interest
    assert [(line.milestone, line.days, str(line.rate)) for line in found.lines] == [
        ("M1", 116, "11.75"),
        ("M1", 31, "11.5"),
        ("M2", 21, "11.5"),
    ]
