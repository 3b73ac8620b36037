"""The demand, the claim against the limit, and limitation (R-34 to R-39)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.rules.claim import crosses_soon
from docgen.rules.limit import ceiling, days_until, suggested_parts
from docgen.values import Money, Rate, Rounding
from facts import case_of, codes_of, day, state_of, written

LATE = """
holidays: US
milestones: {M1: {amount: 8000.00, due: 2026-06-05}}
terms: {interest: {rate: 10 %, start: after_grace}}
law: {small_claims: {limit: 8100, counts_contractual_interest: true, counts_late_fees: true, excess_treatment: waive_allowed}}
"""
SENT = (
    "record: {notices: [{document: demand-letter, sent: 2026-07-13, method: courier, delivered: 2026-07-14}]}"
)


def test_the_ceiling_leaves_room_for_interest() -> None:
    """R-34: the limit less the headroom of the contract."""
    assert ceiling(Money.of(12500, "USD"), Rate.parse("10 %")) == 11250
    assert ceiling(Money.of(10000, "USD"), Rate.parse("33 1/3 %")) == Money.of(20000, "USD").exact / 3


@given(st.integers(1, 10**7), st.integers(1000, 10**5))
def test_no_suggested_part_is_above_the_limit(cents: int, limit: int) -> None:
    """R-34: the parts add up, none is above the ceiling by a cent or more, and fewer would not do."""
    total = Money.rounded(Money.of(cents, "USD").exact / 100, Money.of(0, "USD").currency, Rounding.HALF_UP)
    most = Money.of(limit, "USD")
    parts = suggested_parts(total, most, Rate.parse("10"))
    assert Money.total(parts, total.currency) == total
    assert max(parts).exact - ceiling(most, Rate.parse("10")) < Money.of("0.01", "USD").exact
    assert len(parts) == 1 or total.exact > ceiling(most, Rate.parse("10")) * (len(parts) - 1)


def test_what_counts_toward_the_limit() -> None:
    """R-35: principal always, interest and fees as the law says, and both where it does not say."""
    counting = "law: {small_claims: {counts_contractual_interest: ANSWER}}"
    state = state_of(LATE, "2026-07-13", counting.replace("ANSWER", "false"))
    assert str(state.claim.counted) == "8000.00"
    assert [(c.name, c.counted) for c in state.claim.components] == [
        ("principal", True),
        ("fees", True),
        ("interest", False),
    ]
    assert str(state_of(LATE, "2026-07-13").claim.counted) == "8067.95"


def test_the_crossing_date_is_exact() -> None:
    """R-35: on that day the sum is above the limit, on the day before it is not."""
    claim = state_of(LATE, "2026-07-13").claim
    assert claim.crossing_date is not None and claim.days_to_crossing is not None
    on, before = claim.crossing_date, claim.crossing_date - timedelta(days=1)
    assert not case_of(written(LATE)).on(on).claim.in_limit
    assert case_of(written(LATE)).on(before).claim.in_limit
    assert on == day("2026-07-13") + timedelta(days=claim.days_to_crossing)


def test_nothing_crosses_while_nothing_is_due_or_no_interest_runs() -> None:
    """R-35: there is no crossing date, and no warning, for a healthy account."""
    assert state_of(LATE, "2026-06-04").claim.crossing_date is None
    without = "milestones: {M1: {amount: 8000.00, due: 2026-06-05}}\nlaw: {small_claims: {limit: 8100}}"
    assert state_of(without, "2026-07-13").claim.crossing_date is None


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_the_search_finds_the_first_day(first: int, horizon: int) -> None:
    """R-35: the smallest number of days, or none inside the horizon."""
    assert days_until(lambda days: days >= first, horizon) == (first if first <= horizon else None)


@pytest.mark.parametrize(
    ("treatment", "claimed", "code"),
    [
        ("waive_allowed", "8000.00", "W-EXCESS-WAIVER"),
        ("not_allowed", "None", "W-WAIVER-UNAVAILABLE"),
        ("unknown", "None", "W-WAIVER-UNKNOWN"),
        ("track_only", "8067.95", None),
    ],
)
def test_what_becomes_of_the_excess(treatment: str, claimed: str, code: str | None) -> None:
    """R-36: each treatment has its claim and its warning."""
    law = f"law: {{small_claims: {{limit: 8000, excess_treatment: {treatment}}}}}"
    state = state_of(LATE, "2026-07-13", law)
    assert (str(state.claim.claimed), str(state.claim.excess)) == (claimed, "67.95")
    waivers = [c for c in codes_of(state) if c.startswith("W-WAIVER") or c == "W-EXCESS-WAIVER"]
    assert waivers == ([code] if code else [])
    assert "W-LIMIT-EXCEEDED" in codes_of(state)


def test_everything_due_goes_into_one_claim() -> None:
    """R-37: W-SPLIT from the day on which a second milestone is due and unpaid, not before."""
    two = "milestones: {M1: {amount: 8000.00, due: 2026-06-05}, M2: {amount: 500.00, due: 2026-07-06}}"
    assert "W-SPLIT" not in codes_of(state_of(LATE, "2026-07-05", two))
    state = state_of(LATE, "2026-07-06", two)
    assert "W-SPLIT" in codes_of(state)
    assert str(state.claim.components[0].amount) == "8500.00"


def test_several_claimants_of_mixed_types_count_as_an_entity() -> None:
    """S-12: and the limit of the entity applies, with W-FORUM-ENTITY where it differs."""
    law = """
    contractor: {type: company}
    law:
      small_claims:
        limit:
          - {when: {claimant: natural_person}, undated: {value: 12500, sources: [here]}}
          - {when: {claimant: entity}, undated: {value: 6250, sources: [here]}}
    """
    state = state_of(LATE, "2026-07-13", law)
    assert (state.claim.claimant, str(state.claim.limit)) == ("entity", "6250.00")
    assert "W-FORUM-ENTITY" in codes_of(state)


def test_the_crossing_is_told_within_sixty_days_and_before_limitation() -> None:
    """R-35: 100.00 of room are 46 days of interest; 1,000.00 are 457, which is too far off to be printed."""
    claim = state_of(LATE, "2026-07-13").claim
    crossing, one_day = claim.crossing_date, timedelta(days=1)
    assert crossing is not None and crosses_soon(claim, None) and crosses_soon(claim, crossing)
    assert not crosses_soon(claim, crossing - one_day)
    far = state_of(LATE.replace("limit: 8100", "limit: 9000"), "2026-07-13").claim
    assert far.crossing_date is not None and not crosses_soon(far, None)


def test_the_limit_may_depend_on_the_place() -> None:
    """R-35: the value of the venue counts; without a venue it is not known, and W-PROFILE-GAP says so."""
    law = """
    law:
      small_claims:
        limit:
          - {when: {place: Harbour}, undated: {value: 20000, sources: [here]}}
          - {undated: {value: 8100, sources: [here]}}
    """
    venue = "project: {project: {venue: {city: Harbour}}}"
    assert str(state_of(LATE, "2026-07-13", law, venue).claim.limit) == "20000.00"
    unknown = state_of(LATE, "2026-07-13", law)
    assert unknown.claim.limit is None and unknown.claim.claimed is None
    gaps = [d.message for d in unknown.diagnostics if d.code == "W-PROFILE-GAP"]
    assert any(message.startswith("small_claims.limit") for message in gaps)


def test_a_limit_in_another_currency_is_not_compared() -> None:
    """R-35: euros are not measured against a limit in another currency, and W-PROFILE-GAP says so."""
    state = state_of(
        "milestones: {M1: {amount: 8000.00, due: 2026-06-05}}\nproject: {project: {venue: {city: Harbour}}}",
        "2026-07-13",
    )
    assert state.claim.limit is None
    assert any("EXD" in d.message for d in state.diagnostics if d.code == "W-PROFILE-GAP")


def test_the_demand_before_it_is_sent() -> None:
    """R-38, S-1: the letter of today by the first method, its deadline, and what will be owed then."""
    demand = state_of(LATE, "2026-07-13").demand
    assert (demand.notice, demand.items) == (None, ("M1",))
    assert (demand.planned_received, demand.deadline) == (day("2026-07-13"), day("2026-07-27"))
    assert str(demand.payoff_at_deadline) == str(state_of(LATE, "2026-07-27").totals.total_due)
    assert demand.earliest_filing == day("2026-07-28")


def test_earliest_filing_is_a_business_day_inside_the_window() -> None:
    """R-38: after the deadline, and so many days after sending as the law wants."""
    sent = state_of(LATE, "2026-07-14", SENT).demand
    assert (sent.deadline, sent.earliest_filing, sent.latest_filing) == (
        day("2026-07-28"),
        day("2026-07-29"),
        None,
    )
    window = "law: {demand: {window_earliest_days: 40, window_latest_days: 180}}"
    demand = state_of(LATE, "2026-07-14", SENT, window).demand
    assert demand.earliest_filing == day("2026-08-24"), "22 August is a Saturday"
    assert demand.latest_filing == day("2027-01-09")


def test_the_law_may_want_more_days() -> None:
    """R-38: a longer legal minimum lengthens the period of the demand."""
    demand = state_of(LATE, "2026-07-13", "law: {demand: {minimum_days: 30}}").demand
    assert (demand.days, demand.minimum_days, demand.deadline) == (30, 30, day("2026-08-12"))


def test_a_demand_binds_what_was_past_grace() -> None:
    """S-3: what was in grace when the demand went out is not demanded."""
    facts = "milestones: {M1: {amount: 8000.00, due: 2026-06-05}, M2: {amount: 500.00, due: 2026-07-10}}"
    assert state_of(LATE, "2026-07-14", facts, SENT).demand.items == ("M1",)
    paid = "record: {payments: [{date: 2026-07-20, amount: 9000.00}]}"
    state = state_of(LATE, "2026-07-20", facts, SENT, paid)
    assert state.demand.notice is None and not state.demand.items
    assert state.demand.earliest_filing is None


@pytest.mark.parametrize(
    ("client", "years"), [("{is_consumer: false}", 5), ("{type: individual, is_consumer: true}", 2)]
)
def test_the_limitation_date(client: str, years: int) -> None:
    """R-39: the earliest unpaid due date and the years for this debtor, never rolled."""
    state = state_of(LATE, "2026-07-13", f"client: {client}")
    assert state.limitation_date == date(2026 + years, 6, 5)
    assert state_of(LATE, "2026-06-04", f"client: {client}").limitation_date is None


def test_limitation_is_announced_180_days_before() -> None:
    """R-39: W-SOL from that day on, and when it is past."""
    facts = "client: {type: individual, is_consumer: true}"
    last = day("2028-06-05")
    before = (last - timedelta(days=181)).isoformat()
    assert "W-SOL" not in codes_of(state_of(LATE, before, facts))
    assert "W-SOL" in codes_of(state_of(LATE, (last - timedelta(days=180)).isoformat(), facts))
    (found,) = [d for d in state_of(LATE, "2028-06-06", facts).diagnostics if d.code == "W-SOL"]
    assert "has passed" in found.message


@settings(max_examples=25)
@given(st.integers(100, 20_000), st.integers(0, 200))
def test_the_payoff_is_the_account_of_the_deadline(amount: int, later: int) -> None:
    """D11: never per diem times days, always the account recomputed to that day."""
    facts = written(LATE) | {"milestones": {"M1": {"amount": str(amount), "due": "2026-06-05"}}}
    case = case_of(facts)
    demand = case.on(day("2026-06-15") + timedelta(days=later)).demand
    assert demand.payoff_at_deadline == case.on(demand.deadline).totals.total_due


def test_what_the_law_does_not_say_counts() -> None:
    """R-35: an unknown answer never makes the counted sum too low, and W-PROFILE-GAP names the parameter."""
    unknown = "{undated: {value: null, note: nobody knows, sources: []}}"
    law = f"law: {{small_claims: {{counts_contractual_interest: {unknown}, counts_late_fees: {unknown}}}}}"
    state = state_of(LATE, "2026-07-13", law)
    assert str(state.claim.counted) == "8067.95"
    gaps = {d.message.split()[0] for d in state.diagnostics if d.code == "W-PROFILE-GAP"}
    assert {"small_claims.counts_contractual_interest", "small_claims.counts_late_fees"} <= gaps


def test_limitation_runs_from_the_earliest_unpaid_date() -> None:
    """R-39: the first of two; when it is paid, the second."""
    two = "milestones: {M1: {amount: 8000.00, due: 2026-06-05}, M2: {amount: 500.00, due: 2026-07-06}}"
    assert state_of(LATE, "2026-07-13", two).limitation_date == day("2031-06-05")
    paid = "record: {payments: [{date: 2026-06-05, amount: 8000.00}]}"
    assert state_of(LATE, "2026-07-13", two, paid).limitation_date == day("2031-07-06")
