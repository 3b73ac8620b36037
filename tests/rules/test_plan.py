"""Payment plans: what is acknowledged, how it is paid, and what a default brings (R-27 to R-29)."""

from __future__ import annotations

import pytest

from docgen.account import EntryKind
from docgen.rules import InstalmentStatus, PlanState, ProjectState, Stage
from docgen.values import Money
from facts import case_of, codes_of, day, state_of, written

LATE = """
holidays: US
milestones: {M1: {amount: 6000.00, due: 2026-02-02}}
terms: {interest: {rate: 10 %, start: after_grace}}
"""
SIGNED = """
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
    - {document: payment-plan-1, party: contractor, at: 2026-04-09}
    - {document: payment-plan-1, party: client, at: 2026-04-10}
"""


def plan_of(**changes: str) -> str:
    """The plan of WE-16, on 10 April 2026 over 6,098.63, with some of its terms changed."""
    terms = {
        "id": '"1"',
        "effective": "2026-04-10",
        "down_payment": "600.00",
        "instalments": "3",
        "step": "month",
        "first": "2026-05-10",
        "grace": "{days: 5}",
        "interest": "paused",
        **changes,
    }
    return f"{{{', '.join(f'{name}: {value}' for name, value in terms.items())}}}"


def plans(*those: str) -> str:
    """The plans of the project file."""
    return f"project: {{plans: [{', '.join(those)}]}}"


def paid(*payments: tuple[str, str], **also: str) -> str:
    """Payments of these days and amounts; `also` gives all of them more fields."""
    more = "".join(f", {name}: {value}" for name, value in also.items())
    rows = (f"{{date: {on}, amount: {amount}{more}}}" for on, amount in payments)
    return f"record: {{payments: [{', '.join(rows)}]}}"


DOWN, FIRST, SECOND, THIRD = (
    ("2026-04-10", "600.00"),
    ("2026-05-08", "1832.87"),
    ("2026-06-10", "1832.87"),
    ("2026-07-10", "1832.89"),
)


def under(as_of: str, *facts: str, **changes: str) -> ProjectState:
    """The state of a day with the plan of WE-16 signed."""
    return state_of(LATE, as_of, plans(plan_of(**changes)), SIGNED, *facts)


def the_plan(state: ProjectState) -> PlanState:
    """The plan that governs."""
    assert state.plan is not None
    return state.plan


def statuses(plan: PlanState) -> list[str]:
    """The status of the down payment and of every instalment."""
    return [row.status.value for row in plan.payments]


def refusal(state: ProjectState, document: str) -> tuple[str | None, str | None, str | None]:
    """Why a document may not be made: code, first possible day, event."""
    from docgen.documents.registry import kind_of

    kind = kind_of(document)
    assert kind is not None
    answer = kind.applies(state, document)
    return answer.code, answer.possible_from and answer.possible_from.isoformat(), answer.waits_for


# Performed


def test_paid_early_it_is_satisfied_and_costs_no_interest() -> None:
    """R-27, R-28: everything paid before its date; the plan ends with the last payment, the job is closed."""
    state = under("2026-05-20", paid(DOWN, FIRST, ("2026-05-15", "3665.76")))
    plan = the_plan(state)
    assert plan.satisfied_on == day("2026-05-15") and not plan.is_performed
    assert statuses(plan) == ["paid"] * 4
    assert (str(plan.unpaid), str(state.totals.total_due), plan.next) == ("0.00", "0.00", None)
    assert state.stage is Stage.CLOSED


def test_a_payment_on_the_last_day_of_grace_is_in_time() -> None:
    """R-8, R-27: 10 June and 5 days end on Monday 15 June; paid then, the plan goes on without interest."""
    before = under("2026-06-12", paid(DOWN, FIRST))
    assert statuses(the_plan(before)) == ["paid", "paid", "due", "upcoming"]
    state = under("2026-06-20", paid(DOWN, FIRST, ("2026-06-15", "1832.87")))
    plan = the_plan(state)
    assert state.stage is Stage.PLAN_ACTIVE and plan.next is not None and plan.next.number == 3
    assert (str(state.totals.interest), str(plan.unpaid)) == ("0.00", "1832.89")
    assert plan.instalments[1].paid_on == day("2026-06-15")
    assert plan.default_date == day("2026-07-16")


def test_a_cent_too_little_is_a_default() -> None:
    """R-27: an instalment that is not paid in full by its last day brings the default."""
    plan = the_plan(under("2026-06-16", paid(DOWN, FIRST, ("2026-06-15", "1832.86"))))
    assert plan.in_default and plan.default_date == day("2026-06-16")
    assert plan.missed is not None and str(plan.missed.unpaid) == "0.01"


def test_a_larger_payment_counts_for_the_next_instalment() -> None:
    """R-27: what is paid above an instalment is paid of the next one; with three of them nothing is asked."""
    state = under("2026-06-20", paid(DOWN, ("2026-05-08", "3665.74")))
    plan = the_plan(state)
    assert statuses(plan) == ["paid", "paid", "paid", "upcoming"]
    assert plan.instalments[1].paid_on == day("2026-05-08")
    partly = the_plan(under("2026-05-20", paid(DOWN, ("2026-05-08", "2000.00"))))
    assert partly.next is not None
    assert (partly.next.number, str(partly.next.paid), str(partly.next.unpaid)) == (2, "167.13", "1665.74")


def test_what_is_above_the_whole_balance_goes_to_the_contract() -> None:
    """R-29, R-22: the rest of the last payment serves a new milestone, and is a credit after that."""
    more = "milestones: {M2: {amount: 100.00, due: 2026-06-01}}"
    state = under("2026-06-05", more, paid(DOWN, FIRST, ("2026-06-05", "3800.00")))
    assert the_plan(state).satisfied_on == day("2026-06-05")
    assert (str(state.totals.total_due), str(state.totals.credit)) == ("0.00", "34.24")


@pytest.mark.parametrize(
    ("policy", "left", "given_up"),
    [("waived_on_completion", "0.00", "90.38"), ("continues", "90.38", "0.00")],
)
def test_interest_that_runs_on_is_no_part_of_the_instalments(policy: str, left: str, given_up: str) -> None:
    """R-28: 28 days on 5,498.63, 33 on 3,665.76, 30 on 1,832.89; cancelled or owed when every one is paid."""
    running = under("2026-05-08", paid(DOWN, FIRST), interest=policy)
    assert (str(running.totals.principal_due), str(running.totals.interest)) == ("3665.76", "42.18")
    assert str(running.totals.per_diem) == "1.00"
    state = under("2026-08-03", paid(DOWN, FIRST, SECOND, THIRD), interest=policy)
    assert [str(line.amount) for line in state.account.interest_lines] == ["98.63", "42.18", "33.14", "15.06"]
    waived = [e.credit for e in state.account.entries if e.kind is EntryKind.WAIVER and e.credit is not None]
    assert str(Money.total(waived, state.currency)) == given_up
    assert the_plan(state).satisfied_on == day("2026-07-10")
    assert (str(state.totals.total_due), str(the_plan(state).accrued)) == (left, left)
    assert state.stage is (Stage.CLOSED if left == "0.00" else Stage.PAST_GRACE)


def test_interest_is_not_waived_when_an_instalment_is_missed() -> None:
    """R-28: not every instalment was paid, so what accrued stays: 42.18 and 84 days on 3,665.76."""
    state = under("2026-07-31", paid(DOWN, FIRST), interest="waived_on_completion")
    assert (str(state.totals.interest), str(state.totals.total_due)) == ("126.54", "3792.30")
    late = under("2026-07-31", paid(DOWN, FIRST, ("2026-07-31", "3792.30")), interest="waived_on_completion")
    assert late.stage is Stage.CLOSED and the_plan(late).satisfied_on == day("2026-07-31")


def test_the_discount_is_given_up_when_all_else_is_paid() -> None:
    """D07: with 100.00 on completion, 1,732.89 is enough as the last payment; the table still ends at zero."""
    last = ("2026-07-10", "1732.89")
    state = under("2026-07-10", paid(DOWN, FIRST, SECOND, last), discount="100.00")
    plan = the_plan(state)
    assert plan.satisfied_on == day("2026-07-10") and state.stage is Stage.CLOSED
    assert str(plan.instalments[-1].balance_after) == "0.00"
    a_cent_less = under("2026-07-16", paid(DOWN, FIRST, SECOND, ("2026-07-10", "1732.88")), discount="100.00")
    assert a_cent_less.stage is Stage.PLAN_DEFAULT
    assert str(a_cent_less.totals.principal_due) == "100.01"


# Dates and amounts


def test_weekly_instalments_are_seven_days_apart() -> None:
    """R-27: every seven days from the first date."""
    plan = the_plan(under("2026-04-10", step="week", first="2026-04-24"))
    dates = [row.due.isoformat() for row in plan.instalments]
    assert dates == ["2026-04-24", "2026-05-01", "2026-05-08"]


def test_month_ends_do_not_drift_in_a_leap_year() -> None:
    """R-5, R-2: 31 January, 29 February, 31 March 2028; the grace of 29 February is counted from it."""
    facts = "milestones: {M1: {due: 2027-11-01}}"
    changes = {"effective": "2028-01-20", "first": "2028-01-31"}
    plan = the_plan(under("2028-01-20", facts, **changes))
    assert [row.due.isoformat() for row in plan.instalments] == ["2028-01-31", "2028-02-29", "2028-03-31"]
    assert [row.last_day.isoformat() for row in plan.instalments] == [
        "2028-02-07",
        "2028-03-06",
        "2028-04-05",
    ]


def test_29_february_counts_and_the_divisor_stays() -> None:
    """R-12, R-28: retroactive interest from 20 January to 6 March 2028 is 46 days of 365."""
    changes = {"effective": "2028-01-20", "first": "2028-01-31", "down_payment": "0.00"}
    facts = "milestones: {M1: {due: 2028-01-20}}"
    state = under("2028-03-06", facts, "terms: {grace: none}", after_default="retroactive", **changes)
    (line,) = state.account.interest_lines
    assert (line.days, str(line.amount)) == (46, "75.62")  # 6,000 x 10 % x 46 / 365 = 75.6164
    assert the_plan(state).default_date == day("2028-02-08")


def test_whole_yen() -> None:
    """R-27 in a currency without decimals: 90,001 over three is 30,000, 30,000 and 30,001."""
    facts = """
    currency: JPY
    milestones: {M1: {amount: 100001, due: 2026-02-02}}
    terms: {interest: {rate: 0 %}}
    """
    plan = the_plan(under("2026-04-10", facts, down_payment="10000"))
    assert [str(row.amount) for row in plan.payments] == ["10000", "30000", "30000", "30001"]
    assert [str(row.balance_after) for row in plan.payments] == ["90001", "60001", "30001", "0"]


def test_without_a_down_payment_the_table_is_the_instalments() -> None:
    """R-27: nothing is asked on the effective date."""
    plan = the_plan(under("2026-04-30", down_payment="0.00"))
    assert [str(row.amount) for row in plan.payments] == ["2032.87", "2032.87", "2032.89"]
    assert plan.next is not None and plan.next.number == 1


def test_a_down_payment_that_does_not_come_is_a_default() -> None:
    """R-27: it is due on the effective date and has the grace of the plan: Friday and 5 days, Wednesday."""
    assert under("2026-04-15").stage is Stage.PLAN_ACTIVE
    state = under("2026-04-16")
    assert state.stage is Stage.PLAN_DEFAULT and statuses(the_plan(state)) == ["missed", *["accelerated"] * 3]
    assert (
        str(under("2026-04-30").totals.interest) == "131.51"
    )  # 98.63, and 20 days on 6,000.00 from 10 April


# When it is in effect


@pytest.mark.parametrize("who", ["contractor", "client"])
def test_a_plan_that_is_not_signed_by_all_changes_nothing(who: str) -> None:
    """R-10, S-33: the account, the stage and the documents are as without it; the plan is a proposal."""
    half = f"record: {{signatures: [{{document: payment-plan-1, party: {who}, at: 2026-04-10}}]}}"
    with_it = state_of(LATE, "2026-05-20", plans(plan_of()), half, paid(DOWN))
    without = state_of(LATE, "2026-05-20", paid(DOWN))
    assert with_it.account == without.account and with_it.stage is without.stage is Stage.PAST_GRACE
    assert with_it.plan is None and with_it.demand == without.demand
    (proposal,) = with_it.plans
    assert not proposal.in_effect and proposal.signed_on is None
    assert str(proposal.acknowledged.total) == "6098.63"
    assert statuses(proposal) == ["upcoming"] * 4
    assert "W-ACK-LIMITATION" in codes_of(with_it) and "W-ACK-LIMITATION" not in codes_of(under("2026-05-20"))


def test_a_proposal_is_computed_for_its_effective_date() -> None:
    """R-27: interest runs to the day on which the plan would take effect, later or earlier than today."""
    for as_of in ("2026-03-20", "2026-04-10", "2026-08-01"):
        (plan,) = state_of(LATE, as_of, plans(plan_of())).plans
        assert (str(plan.acknowledged.interest), str(plan.acknowledged.principal)) == ("98.63", "6000.00")
        assert plan.acknowledged.milestones == ("M1",) and str(plan.unpaid) == "6098.63"


def test_a_signed_plan_waits_for_its_effective_date() -> None:
    """R-10: before the effective date the contract alone counts."""
    signed = SIGNED.replace("2026-04-09", "2026-03-20").replace("2026-04-10", "2026-03-20")
    before = state_of(LATE, "2026-04-09", plans(plan_of()), signed)
    assert before.plan is None and before.stage is Stage.PAST_GRACE
    assert before.plans[0].signed_on == day("2026-03-20") and not before.plans[0].in_effect
    assert state_of(LATE, "2026-04-10", plans(plan_of()), signed).stage is Stage.PLAN_ACTIVE


def test_a_plan_signed_late_counts_from_its_effective_date() -> None:
    """R-27, S-2: unknown until the last signature; then nobody is late for a day before it."""
    late = SIGNED.replace("2026-04-10}", "2026-05-29}")
    assert state_of(LATE, "2026-05-28", plans(plan_of()), late).stage is Stage.PAST_GRACE
    state = state_of(LATE, "2026-05-29", plans(plan_of()), late)
    plan = the_plan(state)
    assert state.stage is Stage.PLAN_ACTIVE and str(state.totals.interest) == "98.63"
    assert plan.instalments[0].last_day == day("2026-05-29") and plan.default_date == day("2026-05-30")


def test_signatures_may_name_the_plan_by_its_place() -> None:
    """S-19: `payment-plan-1` is the first plan of the file, whatever its id, and `payment-plan` an only one."""
    for document in ("payment-plan-1", "payment-plan-SPRING", "payment-plan"):
        signed = SIGNED.replace("payment-plan-1", document)
        plan = the_plan(state_of(LATE, "2026-04-10", plans(plan_of(id="SPRING")), signed))
        assert plan.document == "payment-plan-SPRING"


def test_a_payment_of_the_effective_date_is_one_under_the_plan() -> None:
    """S-6, R-27: interest is posted and the balance acknowledged before the receipts of the day."""
    with_it, early = under("2026-04-10", paid(DOWN)), under("2026-04-10", paid(("2026-04-09", "600.00")))
    assert str(the_plan(with_it).acknowledged.total) == "6098.63"
    assert the_plan(with_it).down_payment.paid_on == day("2026-04-10")
    assert the_plan(early).down_payment.status is InstalmentStatus.DUE
    acknowledged = the_plan(early).acknowledged  # of 600.00, 96.99 are interest; a day on the rest costs 1.51
    assert (str(acknowledged.principal), str(acknowledged.interest)) == ("5496.99", "1.51")


def test_only_the_milestones_named_are_in_the_plan() -> None:
    """R-27, R-29: the other one follows the contract, and the first is outside the grace stages."""
    more = "milestones: {M2: {amount: 1000.00, due: 2026-02-02}}"
    state = under("2026-05-20", more, paid(DOWN, FIRST), includes="[M1]")
    first, second = state.milestone("M1"), state.milestone("M2")
    assert first is not None and second is not None
    assert (first.stage, second.stage, state.stage) == (
        Stage.PLAN_ACTIVE,
        Stage.PAST_GRACE,
        Stage.PLAN_ACTIVE,
    )
    assert the_plan(state).acknowledged.milestones == ("M1",)
    assert str(state.past_grace.total_due) == str(second.total) == "1027.40"  # 100 days on 1,000.00


def test_what_is_not_yet_due_stays_outside() -> None:
    """R-27, R-29: a milestone due after the effective date is not acknowledged, named or not (DG723)."""
    more = "milestones: {M2: {amount: 1000.00, due: 2026-04-11}}"
    assert the_plan(under("2026-04-10", more)).acknowledged.milestones == ("M1",)
    named = under("2026-04-10", more, includes="[M1, M2]")
    assert str(the_plan(named).acknowledged.total) == "6098.63" and "DG723" in codes_of(named)


# A new milestone

NEW = "milestones: {M2: {amount: 1000.00, due: 2026-05-01}}"


def test_a_new_milestone_follows_the_contract() -> None:
    """R-29: it is due, in grace and past grace by its own dates, with interest; the stage is that of the plan."""
    stages = {}
    for as_of in ("2026-05-01", "2026-05-08", "2026-05-11"):
        state = under(as_of, NEW, paid(DOWN))
        milestone = state.milestone("M2")
        assert milestone is not None and state.stage is Stage.PLAN_ACTIVE
        stages[as_of] = milestone.stage
    assert list(stages.values()) == [Stage.DUE_TODAY, Stage.IN_GRACE, Stage.PAST_GRACE]
    assert str(under("2026-06-10", NEW, paid(DOWN, FIRST)).totals.interest) == "9.04"  # 33 days from 8 May
    assert refusal(under("2026-06-10", NEW, paid(DOWN, FIRST)), "demand-letter")[0] == "E-PLAN-ACTIVE"


def test_a_payment_serves_the_plan_first_unless_the_payer_says_otherwise() -> None:
    """R-22, R-29: without a word the acknowledged balance; what is named for M2 goes to M2."""
    silent = under("2026-05-08", NEW, paid(DOWN, FIRST))
    assert (str(the_plan(silent).paid), silent.account.item("M2").principal_due.minor_units) == (
        "2432.87",
        100000,
    )
    named = under("2026-05-08", NEW, paid(DOWN, FIRST, designation="{milestone: M2}"))
    item = named.account.item("M2")
    assert item is not None and item.principal_due.is_zero
    assert str(the_plan(named).paid) == "1432.87"  # the down payment came before M2 could be paid


def test_no_late_fee_is_added_by_what_is_in_a_plan() -> None:
    """R-16a, R-29: in grace when the plan came; outside the grace stages no fee falls due, during it or after."""
    facts = "terms: {grace: {days: 20}, late_fee: {flat: 75.00}, allow_both: true}"
    later = "milestones: {M1: {due: 2026-04-01}}"
    assert str(state_of(LATE, "2026-04-30", facts, later).totals.fees) == "75.00"
    assert str(under("2026-04-30", facts, later, down_payment="0.00").totals.fees) == "0.00"
    assert str(under("2026-07-30", facts, later, down_payment="0.00").totals.fees) == "0.00"


# Default


def test_the_documents_are_refused_until_the_day_of_default() -> None:
    """R-10, S-11: E-PLAN-ACTIVE on 15 June with the first possible day, allowed on 16 June."""
    facts = (paid(DOWN, FIRST), "terms: {suspension: {notice_days: 7}}")
    before, after = under("2026-06-15", *facts), under("2026-06-16", *facts)
    assert refusal(before, "demand-letter") == ("E-PLAN-ACTIVE", "2026-06-16", None)
    assert refusal(before, "notice-of-intent") == ("E-PLAN-ACTIVE", "2026-06-16", None)
    code, first, event = refusal(before, "suspension-notice")
    assert (code, first) == ("E-PLAN-ACTIVE", None) and event is not None and "notice of intent" in event
    assert refusal(after, "demand-letter")[0] is None and refusal(after, "notice-of-intent")[0] is None
    assert after.stage is Stage.PLAN_DEFAULT


def test_default_then_demand_then_ready_to_file() -> None:
    """R-10: a demand sent after the default moves the account to rows 4 and 3; everything is one claim."""
    demand = "record: {notices: [{document: demand-letter, sent: 2026-06-17, method: hand}]}"
    facts = (paid(DOWN, FIRST), demand)
    stages = [
        under(as_of, *facts).stage for as_of in ("2026-06-16", "2026-06-17", "2026-07-01", "2026-07-02")
    ]
    assert stages == [Stage.PLAN_DEFAULT, Stage.FINAL_DEMAND, Stage.FINAL_DEMAND, Stage.READY_TO_FILE]
    state = under("2026-07-31", *facts)
    assert state.claim.counted == state.demand.total == state.totals.total_due
    assert str(state.claim.counted) == "3716.98"


def test_an_older_demand_does_not_stand_in_for_a_later_one() -> None:
    """R-10, S-7: the plan took in what the first demand bound; after the default another one is needed."""
    old = "record: {notices: [{document: demand-letter, sent: 2026-03-02, method: hand}]}"
    assert state_of(LATE, "2026-03-20", old).stage is Stage.READY_TO_FILE
    state = under("2026-06-16", paid(DOWN, FIRST), old)
    assert state.stage is Stage.PLAN_DEFAULT and state.notices[0].lapsed_on == day("2026-04-10")
    assert refusal(state, "demand-letter")[0] is None


def test_missed_then_paid_in_full() -> None:
    """R-10: with the balance and the interest since then the plan is satisfied; a cent less, it is not."""
    total = under("2026-07-31", paid(DOWN, FIRST)).totals.total_due
    assert str(total) == "3716.98"
    state = under("2026-07-31", paid(DOWN, FIRST, ("2026-07-31", "3716.98")))
    assert state.stage is Stage.CLOSED and the_plan(state).satisfied_on == day("2026-07-31")
    less = under("2026-07-31", paid(DOWN, FIRST, ("2026-07-31", "3716.97")))
    assert less.stage is Stage.PLAN_DEFAULT and str(less.totals.total_due) == "0.01"


def test_a_part_payment_in_grace_bears_interest_on_what_was_unpaid_each_day() -> None:
    """R-28: 500.00 of the missed instalment came on 12 June: 2 days on 3,665.76, then 49 on 3,165.76."""
    state = under("2026-07-31", paid(DOWN, FIRST, ("2026-06-12", "500.00")))
    lines = [(str(line.principal), line.days, str(line.amount)) for line in state.account.interest_lines[1:]]
    assert lines == [("3665.76", 2, "2.01"), ("3165.76", 49, "42.50")]


def test_default_under_retroactive_is_as_if_it_had_never_been_paused() -> None:
    """R-28: the same lines as without any plan, when the same payments find the same principal."""
    facts = (paid(FIRST), "terms: {allocation: principal_first}")
    with_it = under(
        "2026-07-31", *facts, after_default="retroactive", down_payment="0.00", first="2026-06-10"
    )
    without = state_of(LATE, "2026-07-31", *facts)
    assert the_plan(with_it).in_default
    assert with_it.totals.total_due.minor_units == without.totals.total_due.minor_units
    spans = [(line.start.isoformat(), line.days) for line in with_it.account.interest_lines]
    assert spans == [("2026-02-09", 60), ("2026-04-10", 28), ("2026-05-08", 84)]


def test_a_rate_change_during_the_plan_splits_the_retroactive_lines() -> None:
    """R-14, R-28: 10 % to the end of May and 8 % from June on, each piece at its own rate."""
    rates = "terms: {interest: {rate: omit, rates: [{from: 2026-01-01, rate: 10 %}, {from: 2026-06-01, rate: 8 %}]}}"
    facts = written(rates)
    del facts["terms"]["interest"]["rate"]
    base = written(LATE)
    del base["terms"]["interest"]["rate"]
    given = (plans(plan_of(after_default="retroactive")), SIGNED, paid(DOWN, FIRST))
    state = case_of(base, facts, *map(written, given)).on(day("2026-07-31"))
    lines = [
        (line.days, str(line.rate.percent), str(line.amount)) for line in state.account.interest_lines[1:]
    ]
    assert lines == [(28, "10", "42.18"), (23, "10", "23.10"), (61, "8", "49.01")]


def reminded(on: str, *, document: str = "reminder-instalment", **more: str) -> str:
    """A written reminder on record, by hand unless another way is said."""
    entry = {"document": document, "sent": on, "method": "hand", **more}
    return f"record: {{notices: [{{{', '.join(f'{name}: {value}' for name, value in entry.items())}}}]}}"


def test_a_cure_notice_comes_before_the_default() -> None:
    """R-27: without a written reminder no default; with one, the day after its days to cure."""
    waiting = under("2026-06-30", paid(DOWN, FIRST), cure_days="7")
    plan = the_plan(waiting)
    assert waiting.stage is Stage.PLAN_ACTIVE and plan.default_date is None and plan.needs_reminder
    assert plan.instalments[1].status is InstalmentStatus.MISSED
    code, first, event = refusal(waiting, "demand-letter")
    assert (code, first) == ("E-PLAN-ACTIVE", None) and event is not None and "reminder" in event
    sent = the_plan(under("2026-06-30", paid(DOWN, FIRST), reminded("2026-06-30"), cure_days="7"))
    assert sent.default_date == day("2026-07-08") and not sent.needs_reminder
    before = under("2026-07-07", paid(DOWN, FIRST), reminded("2026-06-30"), cure_days="7")
    assert before.stage is Stage.PLAN_ACTIVE
    assert refusal(before, "demand-letter") == ("E-PLAN-ACTIVE", "2026-07-08", None)
    after = under("2026-07-08", paid(DOWN, FIRST), reminded("2026-06-30"), cure_days="7")
    assert after.stage is Stage.PLAN_DEFAULT and str(after.totals.interest) == "28.12"  # 28 days from 10 June
    assert refusal(after, "demand-letter")[0] is None


@pytest.mark.parametrize(
    ("sent", "default"),
    [
        ("2026-06-09", None),  # before its date
        ("2026-06-11", None),  # in its grace, which ends on Monday 15 June
        ("2026-06-15", None),  # the last day of it
        ("2026-06-16", "2026-06-24"),  # 16 + 7 = 23 June
        ("2026-06-20", "2026-06-30"),  # 27 June is a Saturday: the last day is Monday 29 June
    ],
)
def test_only_a_reminder_sent_after_the_grace_counts(sent: str, default: str | None) -> None:
    """R-27, R-2, R-8: what was sent before reminded of nothing that was missed; the last day is the debtor's."""
    plan = the_plan(under("2026-06-22", paid(DOWN, FIRST), reminded(sent), cure_days="7"))
    assert (plan.default_date and plan.default_date.isoformat()) == default
    assert plan.needs_reminder is (default is None)


@pytest.mark.parametrize(
    ("facts", "default"),
    [
        (reminded("2026-06-16", method="post"), "2026-06-30"),  # 22 June (19 is a holiday) + 7 = 29 June
        (reminded("2026-06-16", method="post", delivered="2026-06-17"), "2026-06-25"),
        (reminded("2026-06-16", method="email", bounced="2026-06-16"), None),
        (reminded("2026-06-16", items="[payment-plan-1.2]"), "2026-06-24"),
        (reminded("2026-06-16", items="[payment-plan-1.3]"), None),  # of another payment
        (reminded("2026-06-16", items="[M1]"), None),
        (reminded("2026-06-16", document="reminder"), None),  # it does not say of what
        (reminded("2026-06-16", document="reminder", items="[payment-plan-1.2]"), "2026-06-24"),
        (reminded("2026-06-16", printed="{deadline: 2026-06-26}"), "2026-06-27"),  # S-1: the later one counts
        (reminded("2026-06-16", printed="{deadline: 2026-06-19}"), "2026-06-24"),
    ],
)
def test_what_a_reminder_must_be_to_count(facts: str, default: str | None) -> None:
    """R-17, R-27, S-1: received, about this payment, and never shorter than the letter said."""
    plan = the_plan(under("2026-06-23", paid(DOWN, FIRST), facts, cure_days="7"))
    assert (plan.default_date and plan.default_date.isoformat()) == default


def test_every_client_must_have_received_it() -> None:
    """S-7: the days run from the receipt by the last client; a reminder to one of two is none."""
    two = """
    project:
      parties:
        - {id: contractor, role: contractor, type: sole_proprietor, legal_name: Tomas Reyes,
           address: {street: 1 First Street, city: Example, country: US}}
        - {id: client, role: client, type: individual, legal_name: Alan Whitcomb,
           address: {street: 2 Second Street, city: Example, country: US}}
        - {id: wife, role: client, type: individual, legal_name: Mary Whitcomb,
           address: {street: 2 Second Street, city: Example, country: US}}
    """
    rows = SIGNED + "    - {document: payment-plan-1, party: wife, at: 2026-04-10}\n"
    one = "{document: reminder-instalment, sent: 2026-06-16, method: hand, to: [client]}"
    other = "{document: reminder-instalment, sent: 2026-06-18, method: hand, to: [wife]}"
    for notices, default in ((one, None), (f"{one}, {other}", day("2026-06-26"))):
        sent = f"record: {{notices: [{notices}]}}"
        state = state_of(
            LATE, "2026-06-22", two, plans(plan_of(cure_days="7")), rows, paid(DOWN, FIRST), sent
        )
        assert the_plan(state).default_date == default


def test_a_payment_within_the_days_to_cure_keeps_the_plan() -> None:
    """R-8, R-28: on the last of them it is in time and no interest runs; one cent is missing, and it is not."""
    for amount, stage in (("1832.87", Stage.PLAN_ACTIVE), ("1832.86", Stage.PLAN_DEFAULT)):
        rows = paid(DOWN, FIRST, ("2026-06-23", amount))
        state = under("2026-06-24", rows, reminded("2026-06-16"), cure_days="7")
        assert state.stage is stage
    kept = under(
        "2026-06-24", paid(DOWN, FIRST, ("2026-06-23", "1832.87")), reminded("2026-06-16"), cure_days="7"
    )
    assert str(kept.totals.interest) == "0.00"
    assert the_plan(kept).needs_reminder, "the next payment needs a reminder of its own"


# Another plan

AGAIN = SIGNED + "    - {document: payment-plan-2, party: contractor, at: 2026-06-20}\n"
AGAIN += "    - {document: payment-plan-2, party: client, at: 2026-06-20}\n"
TERMS_AGAIN = {
    "id": '"2"',
    "effective": "2026-06-20",
    "down_payment": "0.00",
    "instalments": "2",
    "first": "2026-07-20",
}


def test_a_renegotiated_plan_takes_the_place_of_the_first() -> None:
    """R-27: after a default, interest is posted to the new effective date, and the new balance has its own table."""
    both = plans(plan_of(), plan_of(**TERMS_AGAIN))
    first = state_of(LATE, "2026-06-19", both, AGAIN, paid(DOWN, FIRST))
    assert first.stage is Stage.PLAN_DEFAULT and the_plan(first).id == "1"
    state = state_of(LATE, "2026-06-30", both, AGAIN, paid(DOWN, FIRST))
    old, new = state.plans
    assert state.stage is Stage.PLAN_ACTIVE and the_plan(state) is new
    assert old.replaced_on == day("2026-06-20") and not old.in_effect
    assert (str(new.acknowledged.interest), str(new.acknowledged.total)) == ("10.04", "3675.80")  # 10 days
    assert [str(row.amount) for row in new.payments] == ["1837.90", "1837.90"]
    assert str(state.totals.total_due) == "3675.80"


def test_a_plan_replaced_while_it_was_performed_leaves_no_interest_behind() -> None:
    """R-28: under a pause nothing accrued that the new plan could acknowledge."""
    both = plans(plan_of(), plan_of(**{**TERMS_AGAIN, "effective": "2026-06-05"}))
    signed = AGAIN.replace("2026-06-20", "2026-06-05")
    state = state_of(LATE, "2026-06-30", both, signed, paid(DOWN, FIRST))
    assert str(the_plan(state).acknowledged.total) == "3665.76" and str(state.totals.interest) == "0.00"
    assert str(state.plans[0].unpaid) == "3665.76"


def test_the_plan_signed_last_governs_whatever_its_place_in_the_file() -> None:
    """R-27: the order of the file does not matter, and one that would begin later never does."""
    later = plan_of(**{**TERMS_AGAIN, "effective": "2026-05-01"})
    signed = AGAIN.replace("2026-06-20", "2026-04-08")  # plan 2 was signed first and begins later
    for both in (plans(plan_of(), later), plans(later, plan_of())):
        state = state_of(LATE, "2026-05-20", both, signed, paid(DOWN, FIRST))
        assert the_plan(state).id == "1"
        assert next(p for p in state.plans if p.id == "2").replaced_on == day("2026-04-10")


# Work

STOPPED = """
project: {contract: {work_start: 2026-01-05}}
terms: {suspension: {notice_days: 7}}
record:
  notices:
    - {document: notice-of-intent, sent: 2026-03-02, method: hand}
    - {document: suspension-notice, sent: 2026-03-10, method: hand}
"""


@pytest.mark.parametrize(
    ("trigger", "resumes"),
    [
        ("signature", "2026-04-13"),
        ("down_payment", "2026-04-14"),
        ("first_instalment", "2026-05-11"),
        ("completion", None),
        (None, None),
    ],
)
def test_work_goes_on_when_the_trigger_of_the_plan_is_met(trigger: str | None, resumes: str | None) -> None:
    """R-20: on the next business day after it; where the plan names none, only the full sum restarts work."""
    changes = {} if trigger is None else {"work_resumes_on": trigger}
    facts = (STOPPED, paid(("2026-04-13", "600.00"), FIRST))
    state = under("2026-05-20", *facts, **changes)
    found = state.suspension.resumed_on
    assert (found and found.isoformat()) == resumes
    assert state.work.value == ("suspended" if resumes is None else "active")
    assert state.stage is Stage.PLAN_ACTIVE
    whole = under("2026-07-13", STOPPED, paid(DOWN, FIRST, SECOND, THIRD), **changes)
    assert whole.work.value == "active"


def test_after_work_went_on_a_default_needs_a_new_notice() -> None:
    """R-18, S-7: the notices of the first suspension lapse when work goes on; it does not come back by itself."""
    state = under("2026-06-16", STOPPED, paid(DOWN, FIRST), work_resumes_on="down_payment")
    assert state.work.value == "active" and state.suspension.ended
    assert [notice.lapsed_on for notice in state.notices] == [day("2026-04-13")] * 2
    assert refusal(state, "notice-of-intent")[0] is None
    new = "record: {notices: [{document: notice-of-intent, sent: 2026-06-16, method: hand}]}"
    facts = merged_notices(STOPPED, new)
    later = under("2026-06-24", facts, paid(DOWN, FIRST), work_resumes_on="down_payment")
    assert later.suspension.effective == day("2026-06-24") and later.work.value == "suspended"


def merged_notices(first: str, second: str) -> str:
    """Facts with the notices of both texts."""
    row = second[second.index("[") + 1 : second.rindex("]")]
    return f"{first.rstrip()}\n    - {row}\n"


def test_work_that_stood_still_all_along_needs_no_new_notice() -> None:
    """R-20: the trigger was never met; after the default the suspension and its notices still stand."""
    facts = (STOPPED, paid(DOWN, FIRST))
    before = under("2026-06-15", *facts, work_resumes_on="completion")
    assert before.work.value == "suspended" and before.stage is Stage.PLAN_ACTIVE
    assert before.suspension.sum_to_resume.total == before.totals.total_due
    state = under("2026-06-16", *facts, work_resumes_on="completion")
    assert state.work.value == "suspended" and state.stage is Stage.PLAN_DEFAULT
    assert all(notice.operative for notice in state.notices)


def test_a_notice_still_running_lapses_with_the_plan() -> None:
    """R-18: work does not stop under a notice whose sums a plan took in before its first day, nor after a default."""
    facts = (
        STOPPED.replace("2026-03-02", "2026-04-08").replace("2026-03-10", "2026-04-09"),
        paid(DOWN, FIRST),
    )
    for as_of in ("2026-04-20", "2026-06-30"):
        state = under(as_of, *facts)
        assert state.suspension.effective is None and state.work.value == "active"
    assert state.stage is Stage.PLAN_DEFAULT


def test_a_suspension_for_a_new_milestone_leaves_the_plan_alone() -> None:
    """R-29: what restarts work is the new milestone, not the acknowledged balance."""
    facts = f"{NEW}\n" + STOPPED.replace("2026-03-02", "2026-05-11").replace("2026-03-10", "2026-05-19")
    state = under("2026-05-20", facts, paid(DOWN, FIRST))
    assert state.suspension.effective == day("2026-05-19")
    assert str(state.suspension.sum_to_resume.total) == "1003.29"  # 12 days from 8 May
    extra = ("2026-05-20", "1003.29")
    rows = (
        paid(DOWN, FIRST)[:-2]
        + f", {{date: {extra[0]}, amount: {extra[1]}, designation: {{milestone: M2}}}}]}}"
    )
    cleared = under("2026-05-22", facts, rows)
    assert cleared.suspension.resumed_on == day("2026-05-21") and cleared.stage is Stage.PLAN_ACTIVE


# Warnings


def test_a_plan_longer_than_the_time_to_sue_is_announced() -> None:
    """D07, R-39: W-SOL from the day the plan is drafted, not only near the limitation date."""
    long = state_of(LATE, "2026-04-10", plans(plan_of(instalments="72")))
    short = state_of(LATE, "2026-04-10", plans(plan_of(instalments="12")))
    assert "W-SOL" in codes_of(long) and "W-SOL" not in codes_of(short)


def test_a_payment_that_bounced_was_never_made() -> None:
    """S-6, R-27: before the reversal the plan is performed, after it the first instalment was missed."""
    bounced = "reversed: {date: 2026-05-22, reason: bounced}"
    rows = f"record: {{payments: [{{date: 2026-04-10, amount: 600.00}}, {{date: 2026-05-08, amount: 1832.87, {bounced}}}]}}"
    assert under("2026-05-21", rows).stage is Stage.PLAN_ACTIVE
    after = under("2026-05-22", rows)
    assert after.stage is Stage.PLAN_DEFAULT and the_plan(after).default_date == day("2026-05-16")
