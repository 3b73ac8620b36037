"""Change orders: the seven lines, the schedule, time, and who has signed (documents.md D03, R-30 to R-33)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from docgen.documents.change_order import ChangeOrderContext
from docgen.documents.demand_letter import DemandLetterContext
from docgen.values import Money
from documents.made import context, example, heading, texts
from documents.test_printed import printed
from facts import state_of
from helpers import word_text

# WE-09: up, zero and down; the fourth is not signed.
ORDERS = """
project:
  contract: {completion: 2026-09-30}
  change_orders:
    - {number: 1, title: Up, description: More of it, date: 2026-02-01, reason: R, amount: +3450.00, days: +5,
       work_start: 2026-02-10, milestones: [{id: M1, delta: 3450.00}]}
    - {number: 2, title: None, description: Later, date: 2026-02-02, reason: R, amount: 0.00, days: +3,
       milestones: [{id: M1, target: 2026-06-01}]}
    - {number: 3, title: Down, description: Less of it, date: 2026-02-03, reason: R, amount: -1275.50, days: -2,
       milestones: [{id: M1, delta: -1275.50}]}
    - {number: 4, title: Wish, description: Never signed, date: 2026-02-04, reason: R, amount: +800.00, days: 0,
       milestones: [{id: M1, delta: 800.00}]}
milestones: {M1: {amount: 48600.00, due: 2026-06-05}}
record:
  signatures:
    - {document: change-order-1, party: contractor, at: 2026-02-05 10:00}
    - {document: change-order-1, party: client, at: 2026-02-05 11:30}
    - {document: change-order-2, party: contractor, at: 2026-02-06}
    - {document: change-order-2, party: client, at: 2026-02-06}
    - {document: change-order-3, party: contractor, at: 2026-02-07}
    - {document: change-order-3, party: client, at: 2026-02-07}
"""


def order(number: int, *more: str, as_of: str = "2026-03-01") -> ChangeOrderContext:
    """The change order with this number."""
    return context(state_of(ORDERS, as_of, *more), f"change-order-{number}", ChangeOrderContext)


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


@pytest.mark.parametrize(
    ("number", "lines", "days", "completion"),
    [
        (1, ("48600", "0", "48600", "3450", "52050"), "+5", date(2026, 10, 5)),
        (2, ("48600", "3450", "52050", "0", "52050"), "+3", date(2026, 10, 8)),
        (3, ("48600", "3450", "52050", "-1275.50", "50774.50"), "−2", date(2026, 10, 6)),
    ],
)
def test_the_seven_lines_add_up(number: int, lines: tuple[str, ...], days: str, completion: date) -> None:
    """WE-09: original, earlier, before, this, new price, days, completion."""
    made = order(number)
    assert (made.original, made.net_earlier, made.before, made.amount, made.after) == tuple(map(usd, lines))
    assert made.before + made.amount == made.after
    assert (made.days_signed, made.completion_after) == (days, completion)


def test_the_net_change_is_a_share_of_the_original_price() -> None:
    """WE-09: 2,174.50 of 48,600.00 is 4.5 %; a net reduction has a minus sign."""
    assert order(3).cumulative_percent == "4.5"
    down = "project: {change_orders: [{number: 1, title: T, description: D, date: 2026-02-01, reason: R, amount: -4860.00, days: 0, milestones: [{id: M1, delta: -4860.00}]}]}"
    assert order(1, down).cumulative_percent == "−10.0"


def test_the_schedule_adds_up_to_the_price_before_and_after() -> None:
    """R-32: the column after is the new price, milestone by milestone."""
    made = order(3)
    assert Money.total((row.after for row in made.schedule), made.after.currency) == made.after
    assert Money.total((row.change for row in made.schedule), made.after.currency) == made.amount
    assert [(row.before, row.change) for row in made.schedule] == [("52,050.00", usd("-1275.50"))]


def test_a_new_payment_is_called_new() -> None:
    """A milestone that a change order adds has no amount before it."""
    made = context(example("riverside-kitchen", date(2026, 5, 1)), "change-order-1", ChangeOrderContext)
    added = made.schedule[-1]
    assert (added.id, added.before, added.change, added.after) == ("C1", "new", usd("3450"), usd("3450"))
    assert [(row.id, row.before, row.after) for row in made.targets] == [("C1", None, date(2026, 4, 14))]


def test_a_target_that_moves_is_listed_with_both_days() -> None:
    """S-12: only the targets that the change order names."""
    made = order(2)
    assert not made.changes_schedule
    assert [(row.before, row.after) for row in made.targets] == [(None, date(2026, 6, 1))]


def test_a_change_order_signed_in_time_only_plans_its_start() -> None:
    """R-31: signed before the first day of the changed work."""
    made = order(1)
    assert (made.late_start, made.planned_start) == (None, date(2026, 2, 10))


@pytest.mark.parametrize(
    "late",
    [
        "record: {signatures: [{document: change-order-1, party: contractor, at: 2026-02-05}, {document: change-order-1, party: client, at: 2026-02-11}]}",
        "project: {change_orders: [{number: 1, title: T, description: D, date: 2026-02-11, reason: R, amount: 0.00, days: 0, work_start: 2026-02-10}]}",
    ],
)
def test_a_change_order_recorded_after_its_planned_start_says_so(late: str) -> None:
    """D03: signed or prepared after the planned first day of the changed work, and never dated back."""
    made = order(1, late)
    assert (made.late_start, made.planned_start) == (date(2026, 2, 10), None)


def test_a_planned_start_is_never_told_as_work_that_began(tmp_path: Path) -> None:
    """R-31: what was planned is on record, not that the changed work was done; the change counts all the same."""
    late = "record: {signatures: [{document: change-order-1, party: contractor, at: 2026-02-05}, {document: change-order-1, party: client, at: 2026-02-11}]}"
    state = state_of(ORDERS, "2026-03-01", late)
    path = tmp_path / "late.docx"
    path.write_bytes(printed(state, "change-order-1"))
    told = word_text(path)
    assert "was recorded after the planned start of its work, February 10, 2026." in told
    assert not re.search("began|started", told)
    warned = next(found for found in state.diagnostics if found.code == "W-CO-LATE")
    assert (
        "signed on Wednesday 2026-02-11, after the planned start of its work, Tuesday 2026-02-10"
        in warned.message
    )
    assert state.change_orders[0].executed


def test_a_signature_shows_its_day_and_time() -> None:
    """D03: everybody signs with date and time."""
    lines = {line.label: line.text for line in order(1).signers[1].lines}
    assert lines["Date and time"] == "February 5, 2026, 11:30 a.m."


def test_a_change_order_is_a_draft_until_all_have_signed() -> None:
    """S-33: executed means every party."""
    state = state_of(ORDERS, "2026-03-01")
    assert not heading(state, "change-order-3").draft
    assert heading(state, "change-order-4").draft


def test_an_unsigned_change_order_stands_in_no_other_document() -> None:
    """R-31: not in the earlier changes of another, not in a demand."""
    fifth = """
    project:
      change_orders:
        - {number: 4, title: Wish, description: Never signed, date: 2026-02-04, reason: R, amount: +800.00, days: 0,
           milestones: [{id: M1, delta: 800.00}]}
        - {number: 5, title: Next, description: Signed or not, date: 2026-02-05, reason: R, amount: +100.00, days: 0,
           milestones: [{id: M1, delta: 100.00}]}
    """
    assert order(5, fifth).net_earlier == usd("0")
    demand = context(state_of(ORDERS, "2026-07-01"), "demand-letter", DemandLetterContext)
    told = [text for text in texts(demand) if text.startswith("Change order ")]
    assert [text.split(",")[0] for text in told] == ["Change order 1", "Change order 2", "Change order 3"]
    assert "Change Order CO-01 of February 1, 2026" in demand.enclosures[1]
    assert not [text for text in texts(demand) if "CO-04" in text or "Wish" in text]
    assert demand.principal == usd("50774.50")


def test_only_a_california_home_improvement_contract_has_its_statement() -> None:
    """D03: the statement of Californian law, where that law reaches the contract."""
    kitchen = context(example("riverside-kitchen", date(2026, 5, 1)), "change-order-1", ChangeOrderContext)
    garden = context(example("orchard-lane-garden", date(2026, 5, 12)), "change-order-1", ChangeOrderContext)
    assert kitchen.home_improvement and not garden.home_improvement
