"""What letters say: sums of the state, dates of the rules, and only what is on record."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from docgen.documents.demand_letter import DemandLetterContext
from docgen.documents.notice_of_intent import NoticeOfIntentContext
from docgen.documents.suspension_notice import SuspensionNoticeContext
from docgen.values import Money
from documents.made import context, example, texts
from documents.test_printed import printed
from facts import day, state_of
from helpers import word_text

# WE-14: M2 past grace, M3 past due and in grace on 5 June.
TWO = """
holidays: US
milestones:
  M2: {amount: 9500.00, due: 2026-05-04}
  M3: {amount: 4000.00, due: 2026-06-01}
terms: {interest: {rate: 9 %, start: after_grace}, suspension: {notice_days: 7}}
law: {suspension: {minimum_notice_days: 0}}
"""
# WE-21.
LETTER = """
holidays: US
milestones: {M1: {amount: 7250.00, due: 2026-09-14}}
terms: {interest: {rate: 12 %, start: after_grace}, notices: {methods: [courier, email]}}
law: {small_claims: {limit: {amount: 20000, unit: USD}}}
"""
DISPUTE = """
record:
  disputes: [{id: D1, date: 2026-05-20, milestone: M2, amount: 500.00, reason: Scratches, response: We will look at it}]
"""


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def test_a_notice_of_intent_shows_everything_due_and_adds_up() -> None:
    """S-3, WE-14: principal due in grace or not, with interest; the rows make the totals."""
    made = context(state_of(TWO, "2026-06-05"), "notice-of-intent", NoticeOfIntentContext)
    assert [(row.unpaid, row.interest, row.total) for row in made.rows] == [
        (usd("9500"), usd("58.56"), usd("9558.56")),
        (usd("4000"), usd("0"), usd("4000")),
    ]
    assert made.total == usd("13558.56") == made.principal + made.interest + made.fees
    assert Money.total((row.total for row in made.rows), made.total.currency) == made.total
    assert made.statement.total_due == made.total


def test_a_notice_of_intent_gives_its_last_day_and_its_first_day() -> None:
    """R-18, S-1: received by e-mail the same day, seven days to Friday, stop on Saturday."""
    made = context(state_of(TWO, "2026-06-05"), "notice-of-intent", NoticeOfIntentContext)
    assert (made.last_day, made.first_day) == (day("2026-06-12"), day("2026-06-13"))


def test_a_disputed_sum_is_not_called_undisputed() -> None:
    """W-DISPUTED: the dispute and the answer stand in the letter; one that is resolved does not."""
    made = context(state_of(TWO, "2026-06-05", DISPUTE), "notice-of-intent", NoticeOfIntentContext)
    assert [(row.amount, row.response) for row in made.disputes] == [(usd("500"), "We will look at it.")]
    resolved = DISPUTE.replace("reason:", "resolved: 2026-06-01, reason:")
    settled = context(state_of(TWO, "2026-06-05", resolved), "notice-of-intent", NoticeOfIntentContext)
    assert settled.disputes == ()


def test_a_statute_is_cited_only_where_it_reaches_the_job() -> None:
    """S-18: the minimum is used with caution elsewhere, but the statute is not named."""
    facts = """
    project: {project: {kind: construction}}
    client: {residential_occupier: RESIDENTIAL}
    law:
      suspension:
        minimum_notice_days:
          - undated: {value: 10, unit: calendar days, citation: Example Act s. 5, sources: [here], scope: {residential: "no"}}
    """
    inside = state_of(TWO, "2026-06-05", facts.replace("RESIDENTIAL", "false"))
    outside = state_of(TWO, "2026-06-05", facts.replace("RESIDENTIAL", "true"))
    assert context(inside, "notice-of-intent", NoticeOfIntentContext).statute == "Example Act s. 5"
    made = context(outside, "notice-of-intent", NoticeOfIntentContext)
    assert made.statute is None and made.last_day == day("2026-06-15")


def test_the_optional_route_of_california_is_never_cited() -> None:
    """W-SAFE-HARBOUR-CA belongs to the reviewer: a contract notice is not a stop work notice."""
    made = context(example("riverside-kitchen", date(2026, 5, 10)), "notice-of-intent", NoticeOfIntentContext)
    assert made.statute is None
    assert not [text for text in texts(made) if "Civ. Code" in text or "W-" in text]


def test_a_lender_has_a_copy_only_where_the_statute_wants_it() -> None:
    """W-THIRD-PARTY: nobody else hears of the debt. The roof is a dwelling, outside chapter 28 of Texas."""
    made = context(example("cedar-hill-roof", date(2026, 5, 27)), "notice-of-intent", NoticeOfIntentContext)
    assert made.copies == ()


def test_a_copy_is_listed_with_where_it_goes(tmp_path: Path) -> None:
    """The address, else the e-mail address, else the name alone."""
    facts = """
    project:
      project: {kind: construction}
      addressees:
        lender: {name: Example Bank, address: {street: 1 Main Street, city: Example, country: US}}
        subcontractors: [{name: Pipe & Sons, email: pipe@example.com}, {name: Sam Wood}]
    law:
      suspension:
        notice_recipients:
          - undated: {value: [owner, lender, subcontractors], sources: [here]}
    """
    path = tmp_path / "notice.docx"
    path.write_bytes(printed(state_of(TWO, "2026-06-05", facts), "notice-of-intent"))
    told = "Copies: Example Bank (1 Main Street, Example, United States), Pipe & Sons (pipe@example.com), and Sam Wood"
    assert told in word_text(path)


def test_a_suspension_notice_names_the_exact_sum_that_restarts_the_work() -> None:
    """R-19, D09: everything due with interest; the letter before it, and when it was received."""
    intent = "record: {notices: [{document: notice-of-intent, sent: 2026-05-25 09:30, method: email}]}"
    state = state_of(TWO, "2026-06-05", intent)
    made = context(state, "suspension-notice", SuspensionNoticeContext)
    assert made.sum_to_resume == usd("13558.56") == made.total == made.statement.total_due
    assert made.first_day == state.suspension.effective == day("2026-06-03")
    assert made.last_day == day("2026-06-02") and made.intent is not None
    # 25 May is a holiday, so the e-mail counts on the 26th; no delivery is on record, so none is told.
    assert (made.intent.sent, made.intent.received, made.intent.delivered) == (
        day("2026-05-25"),
        day("2026-05-26"),
        None,
    )


def test_the_proof_of_a_notice_is_the_sending_from_which_its_days_run() -> None:
    """S-7: the e-mail of the 20th counts on that day; the courier came on the 22nd and moves nothing."""
    ways = """
    record:
      notices:
        - {document: notice-of-intent, sent: 2026-05-20 09:30, method: email}
        - {document: notice-of-intent, sent: 2026-05-20 09:30, method: courier, delivered: COURIER}
    """
    later = state_of(TWO, "2026-06-05", ways.replace("COURIER", "2026-05-22"))
    made = context(later, "suspension-notice", SuspensionNoticeContext).intent
    assert made is not None and made.way == "by e-mail"
    assert (made.received, made.delivered) == (day("2026-05-20"), None)
    # On the same day the recorded delivery is the better proof.
    same = state_of(TWO, "2026-06-05", ways.replace("COURIER", "2026-05-20"))
    made = context(same, "suspension-notice", SuspensionNoticeContext).intent
    assert made is not None and made.way == "by courier"
    assert (made.received, made.delivered) == (day("2026-05-20"), day("2026-05-20"))


def test_a_suspension_rests_on_what_the_notice_named() -> None:
    """S-7, S-3: what the notice binds is told apart from the sum of all that is due, where they differ."""
    intent = "record: {notices: [{document: notice-of-intent, items: [M2], sent: 2026-05-20 09:30, method: email}]}"
    made = context(state_of(TWO, "2026-06-05", intent), "suspension-notice", SuspensionNoticeContext)
    # M2 with 25 days of 2.3425; M3 fell due on 1 June, is in its grace and stood in no notice.
    assert made.named == usd("9558.56") and made.total == usd("13558.56") == made.sum_to_resume
    before = context(state_of(TWO, "2026-05-31", intent), "suspension-notice", SuspensionNoticeContext)
    assert before.named is None and before.total == usd("9546.85")


def test_restart_costs_stand_in_the_letter_only_where_agreed() -> None:
    """R-19: itemised, and only if the contract has them."""
    facts = """
    record:
      notices: [{document: notice-of-intent, sent: 2026-05-20 09:30, method: email}]
      restart_costs: [{date: 2026-06-04, description: Scaffold hire, amount: 300.00}]
    """
    without = context(state_of(TWO, "2026-06-05", facts), "suspension-notice", SuspensionNoticeContext)
    assert without.restart_costs == () and without.sum_to_resume == usd("13558.56")
    agreed = "terms: {suspension: {recover_restart_costs: true}}"
    made = context(state_of(TWO, "2026-06-05", agreed, facts), "suspension-notice", SuspensionNoticeContext)
    assert [(cost.description, cost.amount) for cost in made.restart_costs] == [("Scaffold hire", usd("300"))]
    assert made.sum_to_resume == usd("13858.56")


def demand(text: str, as_of: str, *more: str) -> DemandLetterContext:
    """The demand of these facts."""
    return context(state_of(text, as_of, *more), "demand-letter", DemandLetterContext)


def test_a_demand_recomputes_the_pay_off_for_its_deadline() -> None:
    """WE-21: courier, second business day, 14 days; 67 days of interest, never days times per diem."""
    made = demand(LETTER, "2026-11-12")
    assert (made.total, made.per_diem) == (usd("7373.95"), usd("2.38"))
    assert made.rows[0].interest_days == 52
    # Courier without a recorded delivery: Monday the 16th, and 14 days to the 30th.
    assert made.deadline == day("2026-11-30") and made.payoff_differs
    assert made.payoff == usd("7250") + usd("166.85")


def test_a_demand_names_what_is_in_grace_apart() -> None:
    """S-3: past grace is demanded, in grace is listed beside it and part of no total."""
    made = demand(TWO, "2026-06-05")
    assert [row.item for row in made.rows] == ["M2 – Point M2"]
    assert [(row.item, row.unpaid, row.last_of_grace) for row in made.in_grace] == [
        ("M3 – Point M3", usd("4000"), day("2026-06-08"))
    ]
    assert made.total == usd("9558.56") == made.principal + made.interest + made.fees
    assert made.charged - made.paid == made.principal


def test_the_days_of_interest_are_those_of_the_unpaid_interest() -> None:
    """WE-04: after a payment that paid all interest, the days count from that payment."""
    text = """
    milestones: {M1: {amount: 10000.00, due: 2026-01-15}}
    terms: {grace: none, interest: {rate: 12 %, start: after_due}}
    record: {payments: [{date: 2026-03-01, amount: 3000.00}, {date: 2026-04-10, amount: 2500.00}]}
    """
    row = demand(text, "2026-05-31").rows[0]
    assert (row.unpaid, row.interest_days, row.interest) == (usd("4741.95"), 51, usd("79.51"))
    principal_first = demand(text, "2026-05-31", "terms: {allocation: principal_first}").rows[0]
    assert (principal_first.interest_days, principal_first.interest) == (136, usd("315.45"))


def test_a_late_fee_is_a_line_of_its_own() -> None:
    """D11: rows, then fees, then the total."""
    text = """
    milestones: {M1: {amount: 1000.00, due: 2026-05-18}}
    terms: {late_fee: {flat: 75.00}}
    """
    made = demand(text, "2026-06-10")
    assert (made.rows[0].total, made.fees, made.total) == (usd("1000"), usd("75"), usd("1075"))
    assert not made.has_interest and made.rates == ()


@pytest.mark.parametrize(("limit", "named"), [("7500", True), ("7373.95", True), ("7373.94", False)])
def test_the_court_is_named_only_within_its_limit(limit: str, named: bool) -> None:
    """D11 part 9, R-35: to the cent."""
    law = f"""
    law:
      small_claims:
        limit: [{{undated: {{value: {limit}, unit: USD, sources: [here]}}}}]
        forum_name: Example Small Claims Court
        counts_contractual_interest: true
    """
    made = demand(LETTER, "2026-11-12", law)
    assert (made.court == "the court (Example Small Claims Court)") is named
    assert (made.court is None) is not named


def test_a_court_whose_limit_is_not_known_is_not_named() -> None:
    """P-3: without a limit nobody can say that the sum is within it."""
    law = "law: {small_claims: {limit: [{undated: {value: null, sources: [here]}}], forum_name: Some Court}}"
    assert demand(LETTER, "2026-11-12", law).court is None


def test_the_story_of_a_demand_is_that_of_the_record() -> None:
    """D11 part 4: in the order of the days, about the items demanded, with every letter."""
    made = context(example("riverside-kitchen", date(2026, 7, 13)), "demand-letter", DemandLetterContext)
    days = [event.day for event in made.events]
    assert days == sorted(set(days))
    told = {event.day.isoformat(): event.text for event in made.events}
    paid = "A payment of $2,000.00 was received and used for interest ($21.28) and C1 ($1,978.72)."
    assert told["2026-05-06"] == paid
    assert (
        told["2026-05-11"]
        == "I sent a notice of intent to suspend work by e-mail; it was delivered the same day."
    )
    assert "Work was suspended under Section 17 (Right to suspend work)." in told["2026-05-22"]
    reminded = "I reminded you of the payment on April 27, 2026 (e-mail) and May 4, 2026 (phone)."
    assert told["2026-05-04"] == f"{reminded} I offered you a payment plan (phone)."
    assert "2026-03-30" not in told, "a payment for something else is no part of this story"


def test_what_is_not_on_record_is_not_told() -> None:
    """Without a point reached, an invoice or a letter there is only the due date."""
    made = demand(TWO, "2026-06-05")
    assert [event.text for event in made.events] == ["$9,500.00 for M2 fell due."]


def test_enclosures_have_exhibit_labels() -> None:
    """documents.md 6.1: numbers by default, letters where project or court wish."""
    made = context(example("riverside-kitchen", date(2026, 7, 13)), "demand-letter", DemandLetterContext)
    assert made.enclosures[0] == "Exhibit 1: Construction Agreement KITCH-C of February 17, 2026"
    labels = [re.match(r"Exhibit (\w+):", text) for text in made.enclosures]
    assert [label and label.group(1) for label in labels] == [str(n) for n in range(1, 9)]
    letters = demand(TWO, "2026-06-05", "project: {project: {exhibit_labels: letters}}")
    assert [text[:10] for text in letters.enclosures] == ["Exhibit A:", "Exhibit B:"]


def test_an_english_demand_to_an_individual_is_a_letter_of_claim() -> None:
    """W-PAP-DEBT: 30 days, the forms, and where to send the answer."""
    made = context(example("orchard-lane-garden", date(2026, 6, 8)), "demand-letter", DemandLetterContext)
    assert made.is_letter_of_claim
    assert made.forms == ("Information Sheet", "Reply Form", "Financial Statement form")
    assert (made.deadline - made.letter.day).days >= 30
    assert made.letter.answer_to.startswith("Unit 3 Dale Yard")
    kitchen = context(example("riverside-kitchen", date(2026, 7, 13)), "demand-letter", DemandLetterContext)
    assert not kitchen.is_letter_of_claim and kitchen.forms == ()


def test_new_york_tells_a_consumer_of_a_company_about_the_hearing() -> None:
    """W-CONSUMER-DEMAND-NY: a company claims from a consumer; not an individual, not from a company."""
    facts = """
    project: {project: {jurisdiction: US-NY, venue: {city: New York}}}
    contractor: {type: CONTRACTOR}
    client: {type: individual, is_consumer: CONSUMER}
    """

    def wording(contractor: str, consumer: str) -> bool:
        text = facts.replace("CONTRACTOR", contractor).replace("CONSUMER", consumer)
        return demand(TWO, "2026-06-05", text).is_consumer_claim

    assert wording("company", "true")
    assert not wording("sole_proprietor", "true")
    assert not wording("company", "false")


def test_a_demand_goes_out_in_two_ways() -> None:
    """D11: the contract's first method, by which the deadline is computed, and a second one."""
    assert demand(TWO, "2026-06-05").letter.delivery == (
        "By e-mail to client@example.com",
        "By tracked courier",
    )
    assert demand(LETTER, "2026-11-12").letter.delivery == (
        "By tracked courier",
        "By e-mail to client@example.com",
    )
    only = "terms: {notices: {methods: [post]}}"
    assert demand(TWO, "2026-06-05", only).letter.delivery == ("By mail",)


def test_a_represented_client_is_written_to_through_the_lawyer() -> None:
    """documents.md 2.1: from then on nothing goes to the client's own address."""
    lawyer = "client: {representative: {name: Ana Ruiz, email: ana@law.example.com}}"
    letter = demand(TWO, "2026-06-05", lawyer).letter
    assert letter.recipients[0].lines == ("Ana Ruiz", "representative of Client Ltd", "ana@law.example.com")
    assert letter.greeting == "Dear Ana Ruiz"
    assert letter.delivery[0] == "By e-mail to ana@law.example.com"


def test_one_person_writes_as_i_and_a_company_as_we() -> None:
    """Tone: the sender speaks of itself as it is."""
    assert (demand(TWO, "2026-06-05").letter.we, demand(TWO, "2026-06-05").letter.am) == ("I", "am")
    company = demand(TWO, "2026-06-05", "contractor: {type: company}").letter
    assert (company.we, company.am, company.our) == ("we", "are", "our")


def test_a_second_demand_has_a_deadline_of_its_own() -> None:
    """S-22: made again, the letter plans from its own day, not from the first demand."""
    sent = "record: {notices: [{document: demand-letter, sent: 2026-11-12, method: courier, delivered: 2026-11-13}]}"
    state = state_of(LETTER, "2026-12-10", sent)
    assert state.demand.deadline == day("2026-11-27")
    made = context(state, "demand-letter", DemandLetterContext)
    assert made.deadline > state.as_of
    assert made.payoff > made.total


def test_no_letter_carries_a_warning_or_an_empty_word() -> None:
    """P-3, D14: warnings go to the reviewer; nothing is filled with a placeholder."""
    for name, as_of in (("riverside-kitchen", date(2026, 7, 13)), ("orchard-lane-garden", date(2026, 6, 8))):
        for text in texts(context(example(name, as_of), "demand-letter", DemandLetterContext)):
            assert not re.search(r"\b(?:W|E)-[A-Z]|N/A|None|\bnull\b", text), text


def test_a_rate_that_changed_has_the_day_from_which_it_counts() -> None:
    """D11: two rates without their days would leave open which applies when."""
    steps = "terms: {interest: {rate: null, rates: [{from: 2026-01-01, rate: 8 %}, {from: 2026-07-01, rate: 9.5 %}], start: after_grace}}"
    made = context(state_of(TWO, "2026-08-03", steps), "demand-letter", DemandLetterContext)
    assert made.rates == ("8% a year", "9.5% a year from July 1, 2026")


def test_a_court_that_the_project_names_is_named_as_it_is() -> None:
    """D11: the court of the project by its name, the forum of the law in brackets."""
    kitchen = context(example("riverside-kitchen", date(2026, 7, 13)), "demand-letter", DemandLetterContext)
    assert kitchen.court == "the Superior Court of California, County of Alameda"
    roof = context(example("cedar-hill-roof", date(2026, 6, 20)), "demand-letter", DemandLetterContext)
    assert roof.court == "the court (Justice court, small claims case)"


def test_late_fees_are_traced_to_their_clause_also_without_interest() -> None:
    """D11: every sum has its ground in the contract."""
    fee = "terms: {interest: null, late_fee: {flat: 75.00}}"
    made = context(state_of(TWO, "2026-06-20", fee), "demand-letter", DemandLetterContext)
    assert made.fees == usd("150.00")
    assert made.late_clause.endswith("(Late payment)")


def test_a_demand_says_that_a_claim_would_ask_for_what_the_law_gives(tmp_path: Path) -> None:
    """Only where the agreement has no interest of its own and the law gives some."""
    facts = """
    project: {project: {jurisdiction: US-CA}}
    terms: {interest: AGREED}
    law: {interest: {statutory_rate: {undated: {value: 10, unit: percent per year, sources: [here]}}}}
    """
    words = "I would then also ask for what the law gives for late payment; it is not part of the sum above."
    for agreed, is_said in (("null", True), ("{rate: 9 %, start: after_grace}", False)):
        path = tmp_path / f"{is_said}.docx"
        state = state_of(TWO, "2026-06-05", facts.replace("AGREED", agreed))
        path.write_bytes(printed(state, "demand-letter"))
        assert (words in word_text(path)) is is_said
