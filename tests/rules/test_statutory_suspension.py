"""The statutory route to a suspension, with dates counted by hand; 2 March 2026 is a Monday."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.documents.notice_of_intent import NoticeOfIntentContext
from docgen.rules.state import StatutoryRoute
from documents.made import context
from facts import codes_of, day, state_of

LATE = """
holidays: US
milestones:
  M1: {amount: 10000.00, due: 2026-03-02}
  M2: {amount: 190000.00, due: 2026-12-01}
project: {project: {kind: construction, jurisdiction: PLACE}}
client: {residential_occupier: false}
terms: {suspension: {notice_days: 5}}
record: {invoices: [{number: INV-1, date: 2026-02-20, milestone: M1}]}
"""
HOME = "client: {type: individual, residential_occupier: true}"


def route(place: str, as_of: str, *more: str) -> StatutoryRoute:
    """The route of the job in a place."""
    found = state_of(LATE.replace("PLACE", place), as_of, *more).statutory_route
    assert found is not None
    return found


def days(found: StatutoryRoute) -> list[date | None]:
    """The first day of each step."""
    return [step.earliest for step in found.steps]


def dates(*texts: str) -> list[date]:
    return [day(text) for text in texts]


@pytest.mark.parametrize(
    ("place", "steps"),
    [
        # 30 days end on 1 April, 30 more on 2 May; ten business days after Sunday 3 May end on Friday 15 May.
        ("ZZ-EX", ("2026-04-02", "2026-05-03", "2026-05-16")),
        # 30 days after 2 March end on 1 April; 30 after 2 April on 2 May; 10 after 3 May on 13 May.
        ("US-PA", ("2026-04-02", "2026-05-03", "2026-05-14")),
        # Seven business days: 3, 4, 5, 6, 9, 10, 11 March; then 13, 16, 17, 18, 19, 20, 23 March.
        ("US-KS", ("2026-03-12", "2026-03-24")),
        # The invoice of 20 February counts as approved on 17 March, is payable until 1 April; 7 days after the 2nd.
        ("US-IL", ("2026-03-17", "2026-04-02", "2026-04-10")),
        # Approved on 6 March, payable until the 13th; 7 days after the 14th.
        ("US-AZ", ("2026-03-06", "2026-03-14", "2026-03-22")),
        # Payable until the 35th day, 27 March; work may stop on the 10th day after notice on the 28th.
        ("US-TX", ("2026-03-28", "2026-04-07")),
        # Notice on the day after the due date.
        ("US-NY", ("2026-03-14",)),
        ("US-MT", ("2026-03-11",)),
    ],
)
def test_each_step_is_possible_on_the_day_after_its_period(place: str, steps: tuple[str, ...]) -> None:
    """Counted from the due date or from the invoice, unrolled; the last one is the stop."""
    found = route(place, "2026-03-03")

    assert days(found) == dates(*steps)
    assert found.stop_from == day(steps[-1])
    assert (found.milestone, found.due, found.reaches) == ("M1", day("2026-03-02"), True)


def test_california_posts_five_days_before_a_notice_36_days_after_the_due_date() -> None:
    """W-SAFE-HARBOUR-CA: due + 36 days; stop on the eleventh day after; the owner's own step has no date."""
    found = route("US-CA", "2026-03-03")
    state = state_of(LATE.replace("PLACE", "US-CA"), "2026-03-03")
    message = next(d.message for d in state.diagnostics if d.code == "W-SAFE-HARBOUR-CA")

    assert days(found) == [*dates("2026-04-07", "2026-04-07", "2026-04-18"), None]
    assert [step.prepared_by for step in found.steps] == [None, day("2026-04-02"), None, None]
    assert found.notice_from == day("2026-04-07") and found.stop_from == day("2026-04-18")
    assert "Tuesday 2026-04-07" in message and "Thursday 2026-04-02" in message


def test_a_route_that_begins_today_moves_what_comes_after() -> None:
    """The contractor's own steps never lie before the as-of date; a deadline that passed by itself does."""
    kansas, illinois = route("US-KS", "2026-04-01"), route("US-IL", "2026-04-20")

    # Seven business days after Wednesday 1 April: 2, 3, 6, 7, 8, 9, 10 April.
    assert [step.planned for step in kansas.steps] == dates("2026-04-01", "2026-04-11")
    assert [step.planned for step in illinois.steps] == dates("2026-03-17", "2026-04-20", "2026-04-28")
    assert illinois.stop_from == day("2026-04-10")


def test_posting_that_could_not_be_done_in_time_moves_the_notice() -> None:
    """Posted on 5 April at the earliest, so the notice waits until the 10th and the stop until the 21st."""
    found = route("US-CA", "2026-04-05")

    assert [step.planned for step in found.steps][1:3] == dates("2026-04-10", "2026-04-21")


def test_without_an_invoice_what_runs_from_the_payment_request_has_no_date() -> None:
    """Nothing is guessed: Texas counts from the owner's receipt of a request."""
    found = route("US-TX", "2026-03-03", "record: {invoices: []}")

    assert days(found) == [None, None]
    assert (found.notice_from, found.stop_from, found.planned_stop) == (None, None, None)


def test_the_earliest_unpaid_item_counts_and_a_route_needs_one() -> None:
    """Paid, and the route is gone; before the due date is over there is none."""
    paid = "record: {payments: [{date: 2026-03-05, amount: 10000.00}]}"
    services = "project: {project: {kind: services}}"

    assert state_of(LATE.replace("PLACE", "US-KS"), "2026-03-06", paid).statutory_route is None
    assert state_of(LATE.replace("PLACE", "US-KS"), "2026-03-02").statutory_route is None
    assert state_of(LATE.replace("PLACE", "US-KS"), "2026-03-06", services).statutory_route is None
    assert state_of(LATE.replace("PLACE", "US-MD"), "2026-03-06").statutory_route is None


@pytest.mark.parametrize("place", ["US-AZ", "US-IL", "US-KS", "US-PA", "US-TX", "US-NY"])
def test_a_home_is_outside_and_the_exclusions_say_so(place: str) -> None:
    """The route is still shown, for a building that is none of those left out."""
    found = route(place, "2026-03-03", HOME)

    assert found.reaches is False
    assert found.exclusions and all(ground.citation for ground in found.exclusions)


def test_where_nobody_knows_whether_the_client_lives_there_the_reach_is_open() -> None:
    """Neither inside nor outside."""
    client = "client: {type: individual, is_consumer: true, residential_occupier: null}"

    assert route("US-KS", "2026-03-03", client).reaches is None


def test_the_route_names_its_grounds_and_an_open_dispute() -> None:
    """Kansas gives the right for undisputed sums; a dispute about another milestone changes nothing."""
    dispute = "record: {disputes: [{id: D1, date: 2026-03-03, milestone: NAME, reason: a crack}]}"
    found = route("US-KS", "2026-03-04", dispute.replace("NAME", "M1"))
    other = route("US-KS", "2026-03-04", dispute.replace("NAME", "M2"))

    assert (found.undisputed_only, found.disputed, other.disputed) == (True, True, False)
    assert [ground.citation for ground in found.grounds] == ["K.S.A. 16-1805"] * 3
    assert found.citation == "K.S.A. 16-1805"


def test_new_jersey_warns_of_stopping_work_on_a_home() -> None:
    """What the law says about homes comes with its citation."""
    found = route("US-NJ", "2026-03-03", HOME)

    assert found.homes is not None and "consumer fraud" in found.homes.text
    assert found.homes.citation is not None and found.reaches is True


@pytest.mark.parametrize(
    ("place", "as_of", "cited"),
    [
        ("US-KS", "2026-03-11", None),  # two days of the seven are still to come
        ("US-KS", "2026-03-12", "K.S.A. 16-1805"),
        ("US-PA", "2026-06-01", None),  # one letter is not two
        ("US-NY", "2026-03-03", "N.Y. Gen. Bus. Law § 756-b"),
    ],
)
def test_a_letter_names_a_statute_only_when_it_can_be_its_notice(
    place: str, as_of: str, cited: str | None
) -> None:
    """S-18: a notice of intent before the statute allows one is given under the contract alone."""
    state = state_of(LATE.replace("PLACE", place), as_of)

    assert context(state, "notice-of-intent", NoticeOfIntentContext).statute == cited


@pytest.mark.parametrize(
    ("place", "more", "days_of_notice", "unit"),
    [
        ("US-KS", "", 7, "business"),
        ("US-KS", HOME, 5, "calendar"),
        ("US-AZ", "", 7, "calendar"),
        ("US-AZ", HOME, 5, "calendar"),
        ("US-NV", HOME, 10, "calendar"),
        ("US-TX", HOME, 10, "calendar"),
        ("US-NY", HOME, 10, "calendar"),
        ("US-MD", "", 5, "calendar"),
    ],
)
def test_the_minimum_counts_inside_its_scope_and_for_caution_in_texas_and_new_york(
    place: str, more: str, days_of_notice: int, unit: str
) -> None:
    """R-18: five days of the contract; elsewhere an excluded home has the contract's days and no warning."""
    state = state_of(LATE.replace("PLACE", place), "2026-03-03", *([more] if more else []))

    assert (state.suspension.notice_days, state.suspension.unit.value) == (days_of_notice, unit)
    assert ("W-SUSPEND-MIN" in codes_of(state)) is (days_of_notice != 5)


def test_the_warning_names_business_days_on_both_sides() -> None:
    """W-SUSPEND-MIN: five business days against seven."""
    five = "terms: {suspension: {notice_days: 5, unit: business}}"
    state = state_of(LATE.replace("PLACE", "US-KS"), "2026-03-03", five)

    (found,) = [d for d in state.diagnostics if d.code == "W-SUSPEND-MIN"]
    assert "gives 5 business days" in found.message and "wants 7 business days" in found.message
    assert found.reference == "K.S.A. 16-1805"


@pytest.mark.parametrize(
    ("place", "first", "rest", "capped"),
    [
        ("US-MA", "1000.33", "2000.67", False),  # a third of 3,001.00 is 1,000.33
        ("US-MA", "1000.34", "2000.66", True),
        ("US-PA", "4000.00", "1000.00", False),  # the cap begins above 5,000
        ("US-PA", "4000.00", "1001.00", True),
        ("US-FL", "4000.00", "1001.00", False),  # a duty, and no cap
    ],
)
def test_a_third_of_the_price_is_the_most_before_work_starts(
    place: str, first: str, rest: str, capped: bool
) -> None:
    """W-DEPOSIT-CAP: 33 1/3 percent is exactly a third."""
    facts = f"""
    milestones:
      M1: {{amount: {first}, due: 2026-03-02}}
      M2: {{amount: {rest}, due: 2026-04-01}}
    project: {{project: {{kind: construction, jurisdiction: {place}}}, contract: {{work_start: 2026-03-02}}}}
    client: {{type: individual, is_consumer: true, residential_occupier: true}}
    """
    state = state_of(facts, "2026-02-01")

    assert ("W-DEPOSIT-CAP" in codes_of(state)) is capped
    gaps = [d.message for d in state.diagnostics if d.code == "W-PROFILE-GAP"]
    assert not [gap for gap in gaps if gap.startswith("contract.deposit_cap")]
