"""The whole state: what stops a project, what is known on a day, what the law was asked."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.law import Jurisdiction, LawReader
from docgen.rules import assess
from docgen.values import BusinessCalendar
from facts import case_of, codes_of, day, state_of, written

FACTS = """
milestones: {M1: {amount: 1000.00, due: 2026-03-02}, M2: {amount: 500.00, due: {after: invoice, days: 7}}}
record:
  invoices: [{number: INV-1, date: 2026-02-20, milestone: M1}]
  payments: [{date: 2026-03-05, amount: 1000.00}]
"""


@pytest.mark.parametrize(
    ("record", "code", "place"),
    [
        ("waivers: [{date: 2026-03-05, component: fee, amount: 5.00}]", "DG702", "record:waivers[0].amount"),
        ("refunds: [{date: 2026-03-05, amount: 5.00}]", "DG703", "record:refunds[0].amount"),
        (
            "credit_notes: [{date: 2026-03-05, invoice: INV-9, amount: 5.00, reason: error}]",
            "DG704",
            "record:credit_notes[0].invoice",
        ),
    ],
)
def test_a_record_that_the_account_cannot_follow_stops_the_project(
    record: str, code: str, place: str
) -> None:
    """S-23: no state, and the place in the file; a day before the entry there is nothing wrong (S-2)."""
    facts = written(FACTS)
    case = case_of(facts, written(f"record: {{{record}}}"))
    state, found = case.checked(day("2026-03-05"))
    assert state is None
    assert [(d.code, str(d.at)) for d in found] == [(code, place)]
    assert case.checked(day("2026-03-04"))[0] is not None


def test_the_place_is_that_of_the_file_not_of_what_is_known() -> None:
    """S-2: entries that are not known yet are counted when a message points into the file."""
    record = "record: {refunds: [{date: 2027-01-01, amount: 1.00}, {date: 2026-03-05, amount: 5.00}]}"
    _, found = case_of(written(FACTS), written(record)).checked(day("2026-03-06"))
    assert str(found[0].at) == "record:refunds[1].amount"


UNPAID = "milestones: {M1: {amount: 1000.00, due: 2026-03-02}, M2: {amount: 500.00, due: {after: invoice, days: 7}}}"


def test_a_date_outside_the_holiday_list_is_an_error() -> None:
    """S-13: DG705 names the year and points at the calendar."""
    covered = replace(case_of(written(UNPAID)), calendar=BusinessCalendar(covers=frozenset({2026})))
    assert covered.checked(day("2026-12-10"))[0] is not None
    state, found = covered.checked(day("2026-12-20"))
    assert state is None, "the deadline of a demand of that day lies in January"
    assert [(d.code, str(d.at)) for d in found] == [("DG705", "project:project.calendar")]
    assert "2027" in found[0].message


def test_a_date_that_nobody_needs_is_none() -> None:
    """S-13: where nothing is owed, no letter would go out, and the end of the year stops nothing."""
    paid = replace(case_of(written(FACTS)), calendar=BusinessCalendar(covers=frozenset({2026})))
    state, found = paid.checked(day("2026-12-31"))
    assert state is not None and not found
    assert not state.demand.items and state.demand.earliest_filing is None


def test_a_state_can_be_sent_to_another_process() -> None:
    """Design 11: builds run in processes; the state arrives as it was."""
    state = state_of(FACTS, "2026-03-12")
    assert pickle.loads(pickle.dumps(state)) == state


def test_an_entry_dated_later_is_not_known() -> None:
    """S-2: the payment of the 5th does not exist on the 4th."""
    assert str(state_of(FACTS, "2026-03-04").totals.principal_due) == "1000.00"
    assert state_of(FACTS, "2026-03-05").totals.principal_due.is_zero


def test_every_value_of_law_that_was_used_is_there() -> None:
    """Design 6: the readings of the state are those of the reader, each once."""
    state = state_of(FACTS, "2026-03-12")
    names = [(reading.name, reading.facets) for reading in state.law_readings]
    assert len(names) == len(set(names))
    assert {"small_claims.limit", "suspension.minimum_notice_days"} <= {name for name, _ in names}


def test_the_same_facts_give_the_same_state() -> None:
    """Design 4: one pure function of project, record, law, calendar and day."""
    case = case_of(written(FACTS))
    assert case.on(day("2026-03-12")) == case.on(day("2026-03-12"))


def test_every_real_jurisdiction_can_be_asked() -> None:
    """Design 6: whatever is not known of it is a warning, never a failure."""
    for code in ("US-CA", "US-TX", "US-NY", "GB-EAW"):
        for kind in ("construction", "services"):
            facts = f"project: {{project: {{jurisdiction: {code}, kind: {kind}}}}}"
            consumer = (
                "client: {type: individual, is_consumer: true}\nproject: {contract: {signed_at: client_home}}"
            )
            state = state_of(FACTS, "2026-03-20", facts, consumer)
            assert state.stage.value == "current"
            assert state.cancellation is not None


def test_the_sum_over_the_milestones_is_the_total() -> None:
    """P-1: figures of one state agree with each other."""
    facts = "terms: {interest: {rate: 10 %, start: after_due}}"
    later = "record: {payments: [{date: 2026-03-05, amount: 400.00}]}"
    state = state_of(FACTS, "2026-04-20", facts, later)
    total = sum(milestone.total.amount for milestone in state.milestones)
    assert total == state.totals.total_due.amount
    assert state.suspension.sum_to_resume.total == state.totals.total_due


def test_problems_of_a_change_order_stand_in_the_state() -> None:
    """S-33: they stop their own amendment and nothing else."""
    order = """
    project:
      change_orders:
        - {number: 1, title: Less, description: Less., date: 2026-02-01, reason: wish, amount: -9999.00, days: 0, milestones: [{id: M1, delta: -9999.00}]}
    """
    state = state_of(FACTS, "2026-03-01", order)
    assert {"E-CO-BELOW-BILLED", "E-CO-NEGATIVE-PRICE"} <= set(codes_of(state))
    assert str(state.price.current) == "1500.00"


def test_a_reader_of_another_day_is_another_law() -> None:
    """Design 6: the limit that is in force on the day of the reader counts."""
    facts = """
    law:
      small_claims:
        limit: {2025-01-01: {value: 5000, sources: [here]}, 2026-07-01: {value: 6000, sources: [here]}}
    """
    assert str(state_of(FACTS, "2026-06-30", facts).claim.limit) == "5000.00"
    assert str(state_of(FACTS, "2026-07-01", facts).claim.limit) == "6000.00"


def test_assess_takes_the_law_it_is_given() -> None:
    """Design 4: nothing is looked up but through the reader."""
    case = case_of(written(FACTS))
    found = assess(
        case.project,
        case.record,
        law=LawReader(_nowhere(), day("2026-03-12")),
        calendar=case.calendar,
        as_of=day("2026-03-12"),
    )
    assert found.value is not None and found.value.claim.limit is None
    assert found.value.limitation_date is None


def _nowhere() -> Jurisdiction:
    return Jurisdiction("XX", "Nowhere", "XX", ())


RULES = [f"R-{number}" for number in range(1, 40) if number not in (27, 28, 29)]


def test_every_rule_has_a_test_that_names_it() -> None:
    """R-1 to R-26 and R-30 to R-39: rules of payment plans are computed nowhere."""
    tests = Path(__file__).parents[1]
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for name in ("rules", "account", "cases")
        for path in (tests / name).glob("*.py")
    )
    docstrings = " ".join(re.findall(r'def test_\w+\([^)]*\) -> None:\n    """(.*?)"""', text, re.DOTALL))
    missing = [rule for rule in RULES if not re.search(rf"\b{rule}\b", docstrings)]
    assert missing == []
