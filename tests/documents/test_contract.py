"""The contract: parties, clauses and Exhibit B (documents.md D02)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from docgen.documents.contract import ContractContext
from docgen.documents.parts.clauses import CLAUSES, Conditions, clause_number, clause_reference
from docgen.documents.parts.contract_money import ScheduleRow
from docgen.language import language
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import context, example, heading
from facts import state_of
from helpers import REPOSITORY

SMALL = """
holidays: US
milestones:
  M1: {amount: 1000.00, due: 2026-05-18, target: 2026-05-15}
  M2: {amount: 2000.00, due: {after: invoice, days: 5, unit: business}}
"""
SIGNED = """
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-05}
"""


def contract(text: str, *more: str, as_of: str = "2026-01-10") -> ContractContext:
    """The contract of these facts."""
    return context(state_of(text, as_of, *more), "contract", ContractContext)


def rows(made: ContractContext) -> list[ScheduleRow]:
    """The rows of Exhibit B."""
    return list(made.schedule.rows)


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def test_exhibit_b_names_due_dates_and_the_last_day_of_grace() -> None:
    """D02: a fixed due date has its last day of grace (25 May is a holiday), a rule has its length."""
    first, second = rows(contract(SMALL))
    assert (first.due, first.last_of_grace) == ("Monday, May 18, 2026", "Tuesday, May 26, 2026")
    assert second.due == "5 Business Days after the invoice"
    assert second.last_of_grace == "7 calendar days after the Due Date"
    assert (first.target, second.target) == ("May 15, 2026", "–")


def test_exhibit_b_adds_up_to_the_price() -> None:
    """P-1: the cumulative total of the last row is the price, and so is the sum of the rows."""
    made = contract(SMALL)
    assert [row.cumulative for row in rows(made)] == [usd("1000"), usd("3000")]
    assert made.price.amount == usd("3000")


def test_exhibit_b_shows_net_tax_and_gross_where_tax_is_added() -> None:
    """S-8: prices stay in the terms of the contract, with tax and sum beside them."""
    taxed = "project: {price: {tax_included: false, tax_rate: 8.875 %}}"
    made = contract(SMALL, taxed)
    assert [(row.amount, row.tax, row.gross) for row in rows(made)] == [
        (usd("1000"), usd("88.75"), usd("1088.75")),
        (usd("2000"), usd("177.50"), usd("2177.50")),
    ]
    assert (made.price.tax, made.price.gross, made.price.is_taxed) == (usd("266.25"), usd("3266.25"), True)
    assert not contract(SMALL).price.is_taxed


def test_the_contract_stays_as_it_was_when_a_change_order_is_signed() -> None:
    """The contract prints what was agreed at first; its schedule changes by amendments."""
    order = """
    project:
      change_orders:
        - {number: 1, title: T, description: D, date: 2026-02-01, reason: R, amount: 500.00, days: 0,
           milestones: [{id: M1, delta: 500.00}]}
    record:
      signatures:
        - {document: change-order-1, party: contractor, at: 2026-02-01 10:00}
        - {document: change-order-1, party: client, at: 2026-02-01 11:00}
    """
    made = contract(SMALL, order, as_of="2026-03-01")
    assert made.price.amount == usd("3000")
    assert rows(made)[0].amount == usd("1000")


@pytest.mark.parametrize(
    ("start", "is_free"),
    [("after_grace", True), ("after_due_if_grace_missed", True), ("after_due", False)],
)
def test_grace_is_without_consequence_only_where_no_interest_runs_in_it(start: str, is_free: bool) -> None:
    """S-14: clause 14 says "without any consequence" only where that is true."""
    made = contract(SMALL, f"terms: {{interest: {{rate: 9 %, start: {start}}}}}")
    assert made.grace is not None and made.grace.is_free is is_free


def test_without_a_grace_period_interest_runs_from_the_due_date() -> None:
    """R-13: where there is no grace, `after_grace` has nothing to wait for."""
    made = contract(SMALL, "terms: {grace: none, interest: {rate: 9 %, start: after_grace}}")
    assert not made.has_grace and made.grace is None
    assert made.late is not None and made.late.from_due and not made.late.from_grace


def template_clauses() -> tuple[tuple[str, str | None], ...]:
    """The numbered clauses of the built-in contract, in the order of its text."""
    text = (REPOSITORY / "templates/contract/1.0/en.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## .*?\{#([a-z_]+)(?: when=\"(\w+)\")?\}$", text, re.MULTILINE)
    return tuple((name, when or None) for name, when in heads)


def test_the_numbers_that_letters_cite_are_those_of_the_template() -> None:
    """S-32: the list of clauses is that of the template, all 38, with the same conditions."""
    assert template_clauses() == CLAUSES
    assert len(CLAUSES) == 38
    everything = Conditions(*[True] * len(Conditions.__dataclass_fields__))
    nothing = Conditions(*[False] * len(Conditions.__dataclass_fields__))
    assert clause_number("suspend", everything) == 17
    assert clause_number("signatures", nothing) == 26


def test_a_clause_is_cited_with_its_heading() -> None:
    """The heading that a letter cites is the one of the contract, in both kinds of English."""
    text = (REPOSITORY / "templates/contract/1.0/en.md").read_text(encoding="utf-8")
    for code in ("en-US", "en-GB"):
        say = language(code).say
        assert f"## {say['clause_suspend']} {{#suspend" in text
        assert f"## {say['clause_late']} {{#late" in text
    state = example("riverside-kitchen", date(2026, 5, 12))
    assert clause_reference("suspend", state, language("en-US")) == "Section 17 (Right to suspend work)"


def test_a_project_on_another_contract_is_cited_by_heading_alone() -> None:
    """A number of another template is not known here, so none is printed."""
    pinned = 'project: {templates: {contract: "2.0"}}'
    state = state_of(SMALL, "2026-02-01", pinned, "terms: {suspension: {notice_days: 7}}")
    named = clause_reference("suspend", state, language("en-US"), short=True)
    assert named == "the section “Right to suspend work”"


def test_a_party_is_named_alike_in_introduction_notices_and_signature() -> None:
    """documents.md 6.5: the same words, letter for letter, in all three places."""
    for name in ("riverside-kitchen", "cedar-hill-roof", "orchard-lane-garden", "hudson-vine-website"):
        made = context(example(name, date(2026, 3, 1)), "contract", ContractContext)
        introduced = [*made.contractors, *made.clients]
        assert [address.name for address in made.notice.addresses] == [party.name for party in introduced]
        for party, block in zip(introduced, made.signers, strict=True):
            named = block.heading.partition(": ")[2]
            assert named == (party.name if party.is_natural_person else f"{party.name}, {party.form}")


def test_a_sole_proprietor_is_named_with_the_trade_name_after_the_legal_one() -> None:
    """documents.md 2.1: never the trade name alone."""
    made = context(example("riverside-kitchen", date(2026, 3, 1)), "contract", ContractContext)
    assert made.contractors[0].name == "Tomas Reyes, doing business as Reyes Kitchens"
    assert made.signers[0].lines[1].text == "Tomas Reyes"


def test_a_signature_on_record_shows_its_day_and_an_open_one_a_line() -> None:
    """Nothing is claimed that the record does not say."""
    half = "record: {signatures: [{document: contract, party: contractor, at: 2026-01-02}]}"
    first, second = contract(SMALL, half).signers
    assert first.lines[-1].text == "January 2, 2026" and second.lines[-1].text == ""


def state_with(signed: bool, *more: str) -> ProjectState:
    """The small project, with or without all signatures."""
    return state_of(SMALL, "2026-01-10", SIGNED if signed else "record: {signatures: []}", *more)


def test_a_contract_is_a_draft_until_everybody_has_signed() -> None:
    """documents.md 6.4: one missing signature keeps DRAFT."""
    assert heading(state_with(False), "contract").draft
    assert not heading(state_with(True), "contract").draft
    assert heading(state_of(SMALL, "2026-01-04", SIGNED), "contract").draft
    assert heading(state_with(False), "contract").draft_note == "DRAFT – NOT SIGNED"


def test_a_missing_statutory_notice_keeps_draft_and_is_named() -> None:
    """S-15: docgen writes no official text; what is not attached is named as missing."""
    required = "law: {contract: {required_notices: [cancellation, homestead]}}"
    one = "project: {statutory_notices: [{id: homestead, file: homestead.pdf, as_of: 2026-01-01}]}"
    state = state_with(True, required, one)
    made = context(state, "contract", ContractContext)
    assert made.has_statutory and heading(state, "contract").draft
    assert heading(state, "contract").draft_note == "DRAFT – STATUTORY NOTICES NOT ATTACHED"
    assert [notice.title for notice in made.statutory] == ["Homestead notice"]
    assert [notice.title for notice in made.statutory_missing] == ["Notice of the right to cancel"]

    both = """
    project:
      statutory_notices:
        - {id: homestead, file: homestead.pdf, as_of: 2026-01-01}
        - {id: cancellation, file: cancellation.pdf, as_of: 2026-01-01}
    """
    assert not heading(state_with(True, required, both), "contract").draft


def test_a_consumer_who_signed_at_home_gets_two_copies_of_the_cancellation_notice() -> None:
    """D02 clause 28: last day and copies come from the law; without the right there is no clause."""
    garden = context(example("orchard-lane-garden", date(2026, 4, 21)), "contract", ContractContext)
    assert garden.has_cancellation and garden.cancellation is not None
    assert garden.cancellation.last_day == date(2026, 5, 5)
    assert garden.cancellation.period == "14 calendar days"
    kitchen = context(example("riverside-kitchen", date(2026, 3, 1)), "contract", ContractContext)
    assert not kitchen.has_cancellation and kitchen.cancellation is None

    at_home = """
    project: {contract: {signed_at: client_home}}
    client: {type: individual, is_consumer: true, age_65_or_over: false}
    law: {consumer: {cooling_off_days: 3, cooling_off_unit: business, cooling_off_two_copies: true}}
    """
    made = contract(SMALL, at_home).cancellation
    assert made is not None and len(made.copies) == 2
    assert (made.period, made.last_day) == ("3 Business Days", date(2026, 1, 7))


@pytest.mark.parametrize(
    ("wanted", "has_ip", "text"),
    [
        ("", True, None),
        ("ip: true", True, None),
        ("ip: false", False, None),
        ("ip: All rights stay", True, "All rights stay."),
    ],
)
def test_the_clause_on_rights_is_in_every_contract_for_services(
    wanted: str, has_ip: bool, text: str | None
) -> None:
    """D02 clause 24: services have it unless it is switched off; the project's own words replace docgen's."""
    made = contract(SMALL, f"terms: {{{wanted}}}") if wanted else contract(SMALL)
    assert (made.has_ip, made.ip_text) == (has_ip, text)


def test_notices_count_from_delivery_or_else_by_the_days_of_the_contract() -> None:
    """R-17: the contract's own days, docgen's defaults for the rest, in the order of the methods."""
    made = contract(SMALL, "terms: {notices: {methods: [post, email, hand], deemed: {post: {days: 4}}}}")
    assert [row.when for row in made.notice.deemed] == [
        "on the fourth Business Day after it is sent",
        "on the same day, if that is a Business Day and it is sent before 5:00 p.m., and otherwise on the next Business Day",
        "on that day",
    ]


def test_only_persons_with_authority_speak_about_changes() -> None:
    """D02 clause 19: a company is named by the person who signs for it."""
    roof = context(example("cedar-hill-roof", date(2026, 4, 20)), "contract", ContractContext)
    assert [(signer.names, signer.role) for signer in roof.change_signers] == [
        (("Hector Delgado",), "Contractor"),
        (("Denise Okafor", "Marcus Okafor"), "Client"),
    ]
    assert contract(SMALL).change_signers == ()


def test_rates_that_change_have_their_first_and_last_days() -> None:
    """R-12: a step ends on the day before the next one begins."""
    made = contract(
        SMALL,
        "terms: {interest: {start: after_due, rates: [{from: 2026-01-01, rate: 8 %}, {from: 2026-07-01, rate: 9.5 %}]}}",
    )
    assert made.late is not None
    days: list[tuple[Any, Any]] = [(step.first_day, step.last_day) for step in made.late.steps]
    assert days == [(date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), None)]
