"""Stopping work and going on with it (R-18 to R-21, S-9, S-12)."""

from __future__ import annotations

from facts import codes_of, day, state_of

LATE = """
holidays: US
milestones:
  M1: {amount: 10000.00, due: 2026-06-05}
  M2: {amount: 5000.00, due: {after: invoice, days: 7}, target: 2026-06-26}
  M3: {amount: 5000.00, due: {after: invoice, days: 7}, target: 2026-08-14}
project: {project: {kind: construction}, contract: {completion: 2026-09-30}}
client: {residential_occupier: false}
terms: {suspension: {notice_days: 7}}
law: {suspension: {minimum_notice_days: 0, cessation_days: 60}}
"""
NOTICE = "record: {notices: [{document: notice-of-intent, sent: 2026-06-08 09:30, method: email}]}"
PAID = "record: {payments: [{date: 2026-06-22, amount: 10000.00}]}"


def test_the_first_day_is_after_grace_and_cure() -> None:
    """R-18: the later of the two counts, whichever it is."""
    assert state_of(LATE, "2026-06-10", NOTICE).suspension.effective == day("2026-06-16")
    long_grace = "terms: {grace: {days: 30}}"
    assert state_of(LATE, "2026-06-10", long_grace, NOTICE).suspension.effective == day("2026-07-07")


def test_the_statutory_minimum_counts_where_it_is_longer() -> None:
    """R-18: ten days of statute beat seven of the contract, with W-SUSPEND-MIN; seven of statute do not."""
    law = "law: {suspension: {minimum_notice_days: DAYS, unit: calendar}}"
    longer = state_of(LATE, "2026-06-10", law.replace("DAYS", "10"), NOTICE)
    assert longer.suspension.notice_days == 10
    assert longer.suspension.cure_date == day("2026-06-18")
    assert "W-SUSPEND-MIN" in codes_of(longer)
    same = state_of(LATE, "2026-06-10", law.replace("DAYS", "7"), NOTICE)
    assert same.suspension.effective == day("2026-06-16") and "W-SUSPEND-MIN" not in codes_of(same)


def test_a_statute_is_cited_only_inside_its_scope() -> None:
    """S-18: outside its scope the minimum is kept as a caution, and the act is not named."""
    real = LATE.replace("law: {suspension: {minimum_notice_days: 0, cessation_days: 60}}", "")
    small = state_of(real, "2026-06-10", NOTICE)
    (found,) = [d for d in small.diagnostics if d.code == "W-SUSPEND-MIN"]
    assert small.suspension.notice_days == 10 and found.reference is None and "caution" in found.message
    large = state_of(
        real, "2026-06-10", "milestones: {M3: {amount: 150000.00, due: {after: invoice, days: 7}}}", NOTICE
    )
    (found,) = [d for d in large.diagnostics if d.code == "W-SUSPEND-MIN"]
    assert found.reference == "Building Act s. 1" and "caution" not in found.message


def test_a_letter_sent_today_has_planned_dates() -> None:
    """R-18, S-1: by the first method of the contract; none while nothing is past its due date."""
    planned = state_of(LATE, "2026-06-08").suspension
    assert (planned.planned_received, planned.planned_cure, planned.planned_effective) == (
        day("2026-06-08"),
        day("2026-06-15"),
        day("2026-06-16"),
    )
    assert state_of(LATE, "2026-06-05").suspension.planned_effective is None


def test_the_sum_to_resume_takes_in_what_is_in_grace_and_agreed_costs() -> None:
    """R-19: principal due, interest, fees; restart costs only where the contract has them."""
    record = """
    record:
      invoices: [{date: 2026-06-12, milestone: M2}]
      restart_costs: [{date: 2026-06-18, description: New scaffold, amount: 300.00}]
    """
    without = state_of(LATE, "2026-06-19", NOTICE, record).suspension.sum_to_resume
    assert (str(without.principal), str(without.total)) == ("15000.00", "15000.00")
    agreed = "terms: {suspension: {recover_restart_costs: true}}"
    costs = state_of(LATE, "2026-06-19", agreed, NOTICE, record).suspension.sum_to_resume
    assert (str(costs.restart_costs), str(costs.total), len(costs.costs)) == ("300.00", "15300.00", 1)


def test_restart_costs_must_come_too() -> None:
    """R-19: what milestones owe alone does not end the suspension; the rest of the sum does."""
    agreed = "terms: {suspension: {recover_restart_costs: true}}"
    record = """
    record:
      restart_costs: [{date: 2026-06-18, description: New scaffold, amount: 300.00}]
      payments: [{date: 2026-06-22, amount: 10000.00}, {date: 2026-06-24, amount: 300.00}]
    """
    assert state_of(LATE, "2026-06-23", agreed, NOTICE, record).suspension.cleared_on is None
    assert state_of(LATE, "2026-06-24", agreed, NOTICE, record).suspension.cleared_on == day("2026-06-24")


def test_work_goes_on_the_agreed_number_of_business_days_later() -> None:
    """R-20: paid on Monday, two business days, resumed on Wednesday; days are counted from the first one."""
    two = "terms: {suspension: {resume_business_days: 2}}"
    suspension = state_of(LATE, "2026-06-22", two, NOTICE, PAID).suspension
    assert (suspension.began, suspension.cleared_on) == (day("2026-06-16"), day("2026-06-22"))
    assert (suspension.resumed_on, suspension.days, suspension.ended) == (day("2026-06-24"), 8, False)
    assert state_of(LATE, "2026-06-24", two, NOTICE, PAID).suspension.ended


def test_only_what_was_not_reached_before_moves() -> None:
    """R-20: the target reached before the suspension stays, the others and completion move, unrolled."""
    reached = "record: {milestones: [{id: M2, reached: 2026-06-12}]}"
    state = state_of(LATE, "2026-06-23", NOTICE, PAID, reached)
    assert state.suspension.days == 7
    assert [milestone.target_current for milestone in state.milestones] == [
        None,
        day("2026-06-26"),
        day("2026-08-21"),
    ]
    assert state.completion.current == day("2026-10-07")


def test_a_part_of_the_sum_changes_nothing() -> None:
    """R-19: partial payment does not end the suspension."""
    part = "record: {payments: [{date: 2026-06-22, amount: 9999.99}]}"
    state = state_of(LATE, "2026-06-30", NOTICE, part)
    assert state.suspension.in_effect and state.stage.value == "suspended"


def test_the_last_work_day_starts_the_lien_clock() -> None:
    """R-21: the day before the suspension, and sixty days after it, with W-LIEN-CLOCK."""
    state = state_of(LATE, "2026-06-16", NOTICE)
    assert state.suspension.last_work_day == day("2026-06-15")
    assert state.suspension.cessation_date == day("2026-08-14")
    assert "W-LIEN-CLOCK" in codes_of(state)
    assert "W-LIEN-CLOCK" not in codes_of(state_of(LATE, "2026-06-15", NOTICE))


def test_work_that_went_on_was_not_suspended() -> None:
    """S-9: the record may say that work continued, or stopped later; days run from the later day."""
    went_on = "record: {work: [{date: 2026-06-16, event: continued}]}"
    state = state_of(LATE, "2026-06-20", NOTICE, went_on)
    assert state.suspension.began is None and state.work.value == "active"
    later = "record: {work: [{date: 2026-06-18, event: stopped}]}"
    assert state_of(LATE, "2026-06-20", NOTICE, later).suspension.began == day("2026-06-18")
    earlier = "record: {work: [{date: 2026-06-10, event: stopped}]}"
    assert state_of(LATE, "2026-06-20", NOTICE, earlier).suspension.began == day("2026-06-16")


def test_two_suspensions_add_their_days() -> None:
    """S-12: completion moves by every suspension whose end is known."""
    record = """
    record:
      notices:
        - {document: notice-of-intent, sent: 2026-06-08 09:30, method: email}
        - {document: notice-of-intent, sent: 2026-07-20 09:30, method: email}
      invoices: [{date: 2026-07-06, milestone: M2}]
      payments: [{date: 2026-06-22, amount: 10000.00}, {date: 2026-08-03, amount: 5000.00}]
    """
    between = state_of(LATE, "2026-07-21", record)
    assert between.suspension.total_days == 7 and not between.suspension.in_effect
    assert between.suspension.effective == day("2026-07-28")
    after = state_of(LATE, "2026-08-04", record)
    assert (after.suspension.days, after.suspension.total_days) == (7, 14)
    assert after.completion.current == day("2026-10-14")


def test_no_suspension_of_work_that_is_over() -> None:
    """R-18: a notice has no effect once the work is complete."""
    complete = "record: {work: [{date: 2026-06-12, event: complete}]}"
    state = state_of(LATE, "2026-06-20", NOTICE, complete)
    assert state.suspension.began is None and state.work.value == "complete"


def test_with_no_days_of_notice_the_suspension_notice_is_enough() -> None:
    """R-18: nothing but the end of grace and the notice itself are needed."""
    none = "terms: {suspension: {notice_days: 0}}"
    assert state_of(LATE, "2026-06-14", none).suspension.planned_effective == day("2026-06-13")
    record = "record: {notices: [{document: suspension-notice, sent: 2026-06-15 09:30, method: email}]}"
    assert state_of(LATE, "2026-06-15", none, record).suspension.began == day("2026-06-15")


def test_the_earliest_unpaid_item_decides() -> None:
    """R-18: with two items in the notice grace of the first one counts; if it is paid in time, of the second."""
    second = "milestones: {M4: {amount: 1000.00, due: 2026-06-10}}\nterms: {suspension: {notice_days: 1}, grace: {days: 14}}"
    notice = "record: {notices: [{document: notice-of-intent, sent: 2026-06-11 09:30, method: email}]}"
    assert state_of(LATE, "2026-06-12", second, notice).suspension.effective == day("2026-06-23")
    paid = "record: {payments: [{date: 2026-06-15, amount: 10000.00, designation: {milestone: M1}}]}"
    assert state_of(LATE, "2026-06-15", second, notice, paid).suspension.effective == day("2026-06-25")


def test_a_second_notice_while_work_is_stopped_adds_no_days() -> None:
    """R-20: one suspension, counted once, however many notices fall into it."""
    record = """
    record:
      invoices: [{date: 2026-06-08, milestone: M2}]
      notices:
        - {document: notice-of-intent, sent: 2026-06-08 09:30, method: email}
        - {document: notice-of-intent, sent: 2026-06-17 09:30, method: email}
      payments: [{date: 2026-06-29, amount: 15000.00}]
    """
    stopped = state_of(LATE, "2026-06-26", record).suspension
    assert stopped.began == day("2026-06-16")
    after = state_of(LATE, "2026-06-30", record).suspension
    assert (after.resumed_on, after.days, after.total_days) == (day("2026-06-30"), 14, 14)


def test_a_point_reached_on_the_first_day_was_not_reached_before() -> None:
    """R-20: its target moves; one reached on the last day of work stays."""
    reached = "record: {milestones: [{id: M2, reached: DAY}]}"
    first = state_of(LATE, "2026-06-23", NOTICE, PAID, reached.replace("DAY", "2026-06-16")).milestones[1]
    last = state_of(LATE, "2026-06-23", NOTICE, PAID, reached.replace("DAY", "2026-06-15")).milestones[1]
    assert (first.target_current, last.target_current) == (day("2026-07-03"), day("2026-06-26"))
