"""The payment-plan agreement: what is acknowledged, the table of payments, and who has signed (D07, R-27 to R-29)."""

from __future__ import annotations

import pytest

from docgen.documents.payment_plan import PaymentPlanContext
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import answer, context, heading, type_of
from facts import codes_of, day, state_of

# WE-16: 6,000.00 due on 2 February, grace to 9 February; 60 days to 10 April are 98.63.
LATE = """
holidays: US
milestones: {M1: {amount: 6000.00, due: 2026-02-02}}
terms: {interest: {rate: 10 %, start: after_grace}, suspension: {notice_days: 7, resume_business_days: 2}}
"""
GUARANTOR = """
  parties:
    - {id: contractor, role: contractor, type: sole_proprietor, legal_name: Tomas Reyes,
       address: {street: 1 First Street, city: Example, country: US}}
    - {id: client, role: client, type: individual, legal_name: Alan Whitcomb,
       address: {street: 2 Second Street, city: Example, country: US}}
    - {id: aunt, role: guarantor, type: individual, legal_name: Mary Whitcomb,
       address: {street: 3 Third Street, city: Example, country: US}}
"""


def plan(more: str = "", **changes: str) -> str:
    """The project with the plan of WE-16, some of its terms changed; `more` lies beside the plan."""
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
    return f"project:\n  plans: [{{{', '.join(f'{name}: {value}' for name, value in terms.items())}}}]{more}"


def signed(*parties: str, document: str = "payment-plan-1") -> str:
    """These parties have signed on 9 April."""
    rows = (f"{{document: {document}, party: {party}, at: 2026-04-09}}" for party in parties)
    return f"record: {{signatures: [{', '.join(rows)}]}}"


def made(state: ProjectState) -> PaymentPlanContext:
    """What the agreement prints."""
    return context(state, "payment-plan-1", PaymentPlanContext)


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def total(amounts: list[Money]) -> Money:
    """Their sum."""
    return Money.total(amounts, usd("0").currency)


@pytest.mark.parametrize("as_of", ["2026-03-20", "2026-04-10", "2026-05-20"])
def test_the_figures_stand_for_the_effective_date(as_of: str) -> None:
    """R-27, WE-16: 6,000.00 and 98.63 of interest; looked at before, on and after the effective date."""
    found = made(state_of(LATE, as_of, plan()))
    assert (found.principal, found.interest, found.fees, found.balance) == (
        usd("6000"), usd("98.63"), usd("0"), usd("6098.63"),
    )  # fmt: skip
    assert [(row.principal, row.interest, row.total) for row in found.rows] == [
        (usd("6000"), usd("98.63"), usd("6098.63"))
    ]
    assert [(line.days, line.amount) for line in found.lines] == [(60, usd("98.63"))]


def test_the_payments_add_up_and_leave_nothing() -> None:
    """R-27: 5,498.63 in three parts of 1,832.87, the last one takes two cents more."""
    found = made(state_of(LATE, "2026-04-10", plan()))
    assert [
        (row.label, row.due.isoformat(), str(row.amount), str(row.balance_after)) for row in found.payments
    ] == [
        ("Down payment", "2026-04-10", "600.00", "5498.63"),
        ("1", "2026-05-10", "1832.87", "3665.76"),
        ("2", "2026-06-10", "1832.87", "1832.89"),
        ("3", "2026-07-10", "1832.89", "0.00"),
    ]
    assert total([row.amount for row in found.payments]) == found.balance


def test_without_a_down_payment_the_table_begins_with_the_first_instalment() -> None:
    """P-3: what is not there has no row."""
    found = made(state_of(LATE, "2026-04-10", plan(down_payment="0.00")))
    assert [row.label for row in found.payments] == ["1", "2", "3"]
    assert found.payments[-1].balance_after == usd("0")


def test_a_payment_of_the_effective_day_is_one_under_the_plan() -> None:
    """R-27: the balance is that before the receipts of the day; the signed agreement prints the same later."""
    paid = "record: {payments: [{date: 2026-04-10, amount: 600.00}, {date: 2026-05-08, amount: 1832.87}]}"
    state = state_of(LATE, "2026-06-01", plan(), signed("contractor", "client"), paid)
    fresh = made(state_of(LATE, "2026-04-10", plan()))
    found = made(state)
    assert state.plan is not None and state.plan.is_performed
    assert (found.rows, found.lines, found.payments) == (fresh.rows, fresh.lines, fresh.payments)
    assert total([row.total for row in found.rows]) == found.balance == usd("6098.63")


def test_what_was_paid_before_shows_in_the_interest() -> None:
    """R-14, R-22: of the interest computed to 10 April the part paid on 1 March is settled; the rest is acknowledged."""
    paid = "record: {payments: [{date: 2026-03-01, amount: 1032.88}]}"
    found = made(state_of(LATE, "2026-04-10", plan(), paid))
    # 9 February to 1 March: 20 days, 32.88; then 5,000.00 for 40 days, 54.79.
    assert [(line.days, line.amount) for line in found.lines] == [(20, usd("32.88")), (40, usd("54.79"))]
    assert (found.interest_computed, found.interest_settled, found.interest) == (
        usd("87.67"), usd("32.88"), usd("54.79"),
    )  # fmt: skip
    assert found.balance == usd("5054.79")
    assert found.settled_how == "paid"
    waived = "record: {waivers: [{date: 2026-03-02, milestone: M1, component: interest, amount: 1.00}]}"
    assert made(state_of(LATE, "2026-04-10", plan(), waived)).settled_how == "waived"
    assert made(state_of(LATE, "2026-04-10", plan(), paid, waived)).settled_how == "paid and waived"


def test_rows_and_lines_make_the_balance_with_several_items_and_fees() -> None:
    """R-16a, R-27: every table adds up, with a late fee for each missed milestone."""
    two = """
    milestones: {M1: {amount: 6000.00, due: 2026-02-02}, M2: {amount: 333.33, due: 2026-03-02}, M3: {amount: 50.00, due: 2026-09-01}}
    terms: {late_fee: {flat: 25.00}, allow_both: true}
    """
    found = made(state_of(LATE, "2026-04-10", two, plan()))
    assert [row.item[:2] for row in found.rows] == ["M1", "M2"]
    assert (
        total([row.total for row in found.rows])
        == found.balance
        == found.principal + found.interest + found.fees
    )
    assert total([row.interest for row in found.rows]) == found.interest_computed - found.interest_settled
    assert (found.fees, total([row.fee for row in found.rows])) == (usd("50"), usd("50"))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"effective": "2026-02-01"},
            "nothing that it takes in is due and unpaid on 2026-02-01, its effective date",
        ),
        (
            {"down_payment": "6098.63"},
            "what is paid down and given up leaves nothing of the balance for the instalments",
        ),
        (
            {"discount": "5498.63"},
            "what is paid down and given up leaves nothing of the balance for the instalments",
        ),
    ],
)
def test_a_plan_over_nothing_is_refused(changes: dict[str, str], reason: str) -> None:
    """E-NOTHING-DUE: no date would make these terms into an agreement."""
    refused = answer(state_of(LATE, "2026-04-10", plan(**changes)), "payment-plan-1")
    assert (refused.code, refused.reason, refused.possible_from) == ("E-NOTHING-DUE", reason, None)
    assert refused.waits_for == "other terms of the plan in project.yaml"


def test_one_cent_is_enough() -> None:
    """The day on which something is due makes it possible; a cent left for the instalments too."""
    assert answer(state_of(LATE, "2026-02-01", plan(effective="2026-02-02")), "payment-plan-1").allowed
    assert answer(
        state_of(LATE, "2026-04-10", plan(down_payment="6098.62", instalments="1")), "payment-plan-1"
    ).allowed


def test_its_number_its_day_and_its_draft() -> None:
    """6.1, 6.4: `CASE-PP-1` of the effective date; a draft until contractor and client have signed."""
    draft = heading(state_of(LATE, "2026-03-20", plan()), "payment-plan-1")
    assert (draft.number, draft.day, draft.draft) == ("CASE-PP-1", day("2026-04-10"), True)
    assert heading(state_of(LATE, "2026-04-10", plan(), signed("contractor")), "payment-plan-1").draft
    state = state_of(LATE, "2026-04-10", plan(), signed("contractor", "client"))
    assert not heading(state, "payment-plan-1").draft and answer(state, "payment-plan-1").allowed


def test_a_guarantor_signs_too() -> None:
    """D07: the guarantor is a party, has a block, and DRAFT stays without that signature."""
    with_aunt = plan(GUARANTOR, guarantor="aunt")
    state = state_of(LATE, "2026-04-10", with_aunt, signed("contractor", "client"))
    found = made(state)
    assert (
        found.has_guarantor and found.guarantor is not None and found.guarantor.legal_name == "Mary Whitcomb"
    )
    assert [block.heading for block in found.signers] == [
        "Contractor: Tomas Reyes", "Client: Alan Whitcomb", "Guarantor: Mary Whitcomb",
    ]  # fmt: skip
    assert heading(state, "payment-plan-1").draft
    all_three = state_of(LATE, "2026-04-10", with_aunt, signed("contractor", "client", "aunt"))
    assert not heading(all_three, "payment-plan-1").draft


def test_witnesses_and_signatures_under_another_name() -> None:
    """6.5: the contract's number of witnesses; `payment-plan` means the only plan there is."""
    more = "\n  contract: {witnesses: 2}"
    state = state_of(LATE, "2026-04-10", plan(more), signed("contractor", "client", document="payment-plan"))
    blocks = made(state).signers
    assert [block.heading for block in blocks[2:]] == ["Witness", "Witness"]
    assert [block.lines[0].text for block in blocks[:2]] == ["Signed", "Signed"]
    assert not heading(state, "payment-plan-1").draft


def test_a_new_plan_says_which_one_it_replaces() -> None:
    """R-27: the plan that is in effect when another begins ends with it."""
    second = plan().replace(
        "interest: paused}", 'interest: paused}, {id: "2", effective: 2026-05-20, down_payment: 0.00, instalments: 2, '
        "step: month, first: 2026-06-20, grace: {days: 5}, interest: paused}",
    )  # fmt: skip
    state = state_of(LATE, "2026-04-20", second, signed("contractor", "client"))
    assert made(state).replaced == ()
    assert context(state, "payment-plan-2", PaymentPlanContext).replaced == (day("2026-04-10"),)
    assert type_of("payment-plan-2").documents(state) == ("payment-plan-1", "payment-plan-2")


@pytest.mark.parametrize(
    ("changes", "true"),
    [
        ({}, {"paused", "from_missed"}),
        ({"after_default": "default_date"}, {"paused", "from_default"}),
        ({"after_default": "retroactive"}, {"paused", "from_start"}),
        ({"interest": "continues"}, {"continues", "from_missed"}),
        ({"interest": "waived_on_completion"}, {"waived", "from_missed"}),
    ],
)
def test_the_interest_policy(changes: dict[str, str], true: set[str]) -> None:
    """R-28: each policy, and from when interest runs again after a default."""
    rule = made(state_of(LATE, "2026-04-10", plan(**changes))).interest_rule
    names = {"paused", "continues", "waived", "from_missed", "from_default", "from_start"}
    assert rule.accrues and {name for name in names if getattr(rule, name)} == true


@pytest.mark.parametrize(
    ("trigger", "down", "true"),
    [
        ("signature", "600.00", "after_start"),
        ("down_payment", "600.00", "after_down"),
        ("down_payment", "0.00", "after_start"),
        ("first_instalment", "600.00", "after_first"),
        ("completion", "600.00", "after_all"),
    ],
)
def test_the_event_after_which_work_goes_on(trigger: str, down: str, true: str) -> None:
    """R-20: the second business day after it, as the contract says."""
    work = made(state_of(LATE, "2026-04-10", plan(work_resumes_on=trigger, down_payment=down))).work
    names = {"after_start", "after_down", "after_first", "after_all"}
    assert work.resume_day == 2 and {name for name in names if getattr(work, name)} == {true}


def test_the_warning_about_the_acknowledgement_goes_with_the_draft() -> None:
    """W-ACK-LIMITATION: true of every plan that is about to be signed, and of no other."""
    assert "W-ACK-LIMITATION" in codes_of(state_of(LATE, "2026-04-10", plan()))
    assert "W-ACK-LIMITATION" not in codes_of(
        state_of(LATE, "2026-04-10", plan(), signed("contractor", "client"))
    )
    assert "W-ACK-LIMITATION" not in codes_of(state_of(LATE, "2026-04-10", plan(effective="2026-02-01")))
