"""The built-in templates printed for the example projects: what a reader sees."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from docgen.documents.registry import DOCUMENT_TYPES
from docgen.language import language
from docgen.rules import ProjectState
from docgen.templating.ready import DocumentHeader, prepare
from docgen.templating.store import TemplateStore, TemplateVersion
from docgen.word.layout import Paper
from docgen.word.properties import Properties
from documents.made import answer, example, heading, type_of
from facts import state_of
from helpers import REPOSITORY, word_text

DAYS = (
    ("riverside-kitchen", date(2026, 2, 17)),
    ("riverside-kitchen", date(2026, 7, 13)),
    ("hudson-vine-website", date(2026, 6, 12)),
    ("orchard-lane-garden", date(2026, 6, 8)),
    ("cedar-hill-roof", date(2026, 5, 27)),
)
STORE = TemplateStore((REPOSITORY / "templates",))


def chosen(template: str, code: str) -> TemplateVersion:
    """The newest released version."""
    found = STORE.choose(template, code, pinned=None, locked=None)
    assert found.value is not None, found.diagnostics
    return found.value


def printed(state: ProjectState, document: str) -> bytes:
    """A document of a state as Word."""
    kind, spoken = type_of(document), language(state.project.project.language)
    version = chosen(kind.template, spoken.code)
    includes = {name: chosen(name, spoken.code) for name in STORE.included_in(version)}
    ready = prepare(version, STORE, spoken, Paper.LETTER, includes=includes)
    assert ready.value is not None, ready.diagnostics
    named, made = heading(state, document), kind.context(state, document, spoken)
    header = DocumentHeader(
        title=named.title,
        number=named.number,
        day=named.day,
        draft=named.draft,
        draft_note=named.draft_note,
        author=named.author,
        company=named.author,
        template="t",
        initials=False,
    )
    properties = Properties(named.title, "s", named.author, "", (), spoken.code, named.day)
    rendered = ready.value.render({f.name: getattr(made, f.name) for f in fields(made)}, header, properties)  # type: ignore[arg-type]
    assert rendered.value is not None, rendered.diagnostics
    return rendered.value


@cache
def words_of(name: str, as_of: date, folder: Path) -> dict[str, str]:
    """The words of every document that an example allows on a day, by id."""
    return all_words(example(name, as_of), folder)


def all_words(state: ProjectState, folder: Path) -> dict[str, str]:
    """The words of every document that a state allows, by id; what was sent is made again."""
    found: dict[str, str] = {}
    for kind in DOCUMENT_TYPES:
        for document in kind.documents(state):
            if answer(state, document, again=True).allowed:
                path = folder / f"{document}.docx"
                path.write_bytes(printed(state, document))
                found[document] = word_text(path)
    return found


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the documents of this module lie."""
    return tmp_path_factory.mktemp("printed")


WRONG = re.compile(
    r"\{\{|\}\}|\{%|\bN/A\b|\bNone\b|\[\]|\S  \S|\s[.,;:](?:\s|$)|\.\.(?:\s|$)|,,|;;|;\.|\.;|\(\)"
)


def whole(words: dict[str, str]) -> None:
    """documents.md 10.4: no bracket, placeholder or N/A, no double space, no stray mark."""
    for document, text in words.items():
        wrong = WRONG.search(text)
        assert wrong is None, (document, text[max(0, wrong.start() - 40) : wrong.end() + 40])


@pytest.mark.parametrize(("name", "as_of"), DAYS)
def test_nothing_is_left_empty_or_unfilled(name: str, as_of: date, folder: Path) -> None:
    """What the examples print is whole."""
    whole(words_of(name, as_of, folder))


JOB = """
holidays: US
milestones:
  M1: {amount: 1000.00, due: 2026-05-18, target: 2026-05-15}
  M2: {amount: 2000.00, due: {after: invoice, days: 5, unit: business}}
  M3: {amount: 2000.00, due: {after: reached, days: 1}}
project:
  contract: {completion: 2026-09-30}
  change_orders: [{number: 1, title: T, description: D, date: 2026-02-01, reason: R, amount: 0, days: 0, work_start: 2026-01-02}]
record:
  signatures: [{document: contract, party: contractor, at: 2026-01-02}, {document: contract, party: client, at: 2026-01-03}]
  invoices: [{number: A-1, date: 2026-05-01, milestone: M2}]
  notices: [{document: notice-of-intent, sent: 2026-05-20, method: post}]
  work: [{date: 2026-05-30, event: stopped}]
"""
BARGAINS = {
    "no grace": "terms: {grace: none, interest: {rate: 9 %, start: after_due}, suspension: {notice_days: 3, unit: business}}",
    "no right to stop": "terms: {interest: {rate: 9 %, start: after_grace}}",
    "late fee": "terms: {late_fee: {flat: 50.00}, suspension: {notice_days: 0, resume_business_days: 0}, allocation: milestone_first, overpayment: refund}",
    "fee and interest": "terms: {late_fee: {percent: 2 %}, interest: {rate: 9 %, start: after_due}, allow_both: true, allocation: principal_first, overpayment: hold, rounding: half_even, grace: {days: 5, unit: business}}",
    "by the month": "terms: {interest: {rate: 1 %, start: after_grace, method: per_month_or_fraction}, grace: {days: 5, roll: false}, retention: {percent: 10 %, release: M3}}",
    "steps and clauses": "terms: {interest: {start: after_due_if_grace_missed, rates: [{from: 2026-01-01, rate: 8 %}, {from: 2026-06-01, rate: 9.5 %}]}, attorney_fees: true, mediation: true, confidentiality: true, ip: false, termination: {convenience: true}, client_duties: {items: [Give access., Decide], decision_days: 2}}",
    "tax and rates": "project: {price: {basis: time_and_materials, cap: 9000.00, unit_rates: [{description: Hour, unit: hour, rate: 90.00}], tax_included: false, tax_rate: 20 %}}",
    "construction": """
        project:
          project: {kind: construction, second_language: th-TH, prevailing_language: en-US, site_address: {street: 1 Way, city: Town, country: US}}
          contract: {witnesses: 2, electronic: true, drawings: [{file: a.pdf, title: Plan}], recitals: [We met.], change_authority: [client], signed_at: client_home}
          scope: {exclusions: [X], assumptions: [Y]}
          statutory_notices: [{id: homestead, file: x.pdf, as_of: 2026-01-01}]
        client: {type: individual, is_consumer: true, age_65_or_over: true}
        terms: {warranty: {months: 1, remedy: Fix it}, insurance: [{policy: P, insurer: I}], materials: Good ones, suspension: {notice_days: 7}}
        law: {consumer: {cooling_off_days: 3, cooling_off_unit: business_saturday_counts, cooling_off_two_copies: true}}
        """,
}


@pytest.mark.parametrize("bargain", BARGAINS)
def test_every_kind_of_bargain_can_be_printed(bargain: str, tmp_path: Path) -> None:
    """Each optional term takes its sentences with it and leaves no trace when it is absent."""
    words = all_words(state_of(JOB, "2026-06-10", BARGAINS[bargain]), tmp_path)
    assert {"contract", "change-order-1", "demand-letter"} <= set(words)
    whole(words)


@pytest.mark.parametrize(("name", "as_of"), DAYS)
def test_letters_say_nothing_that_must_never_appear(name: str, as_of: date, folder: Path) -> None:
    """documents.md section 8: no threat, no shame, no invented sum, no false urgency."""
    never = (
        r"police|criminal|prosecut|arrest|jail|prison|theft|fraud|immigration|tax office|licensing board|report you|"
        r"summons|\bwrit\b|judgment|seal\b|legal department|seize|garnish|bailiff|penalt|punitive|administration fee|"
        r"liar|disgrace|shame|excuses|obviously|last chance|immediately|guarantee|today only|newspaper|social media"
    )
    for document, text in words_of(name, as_of, folder).items():
        if document not in ("contract", "small-claims-packet") and not document.startswith("change-order"):
            assert not re.search(never, text, re.IGNORECASE), document


def test_the_section_that_a_letter_cites_is_the_one_of_the_contract(folder: Path) -> None:
    """documents.md 10.4: the number in the letter is the number that the contract's own references print."""
    texts = words_of("riverside-kitchen", date(2026, 7, 13), folder)
    assert "as agreed in Section 15 (Late payment)" in texts["demand-letter"]
    assert (
        "When the Grace Period has ended without full payment, Section 15 and Section 17 apply."
        in texts["contract"]
    )
    # This job is no sale at home, so clause 28 falls away; a contract for services has no clauses 8 and 20.
    website = words_of("hudson-vine-website", date(2026, 6, 12), folder)["contract"]
    headings = [
        line for line in website.splitlines() if line in ("Materials and substitutions", "Emergency work")
    ]
    assert headings == []


def test_the_same_sum_stands_in_the_letter_and_in_its_statement(folder: Path) -> None:
    """P-1: one calculation; the demand of the kitchen is 12,398.03 wherever it stands."""
    text = words_of("riverside-kitchen", date(2026, 7, 13), folder)["demand-letter"]
    assert text.count("12,398.03") >= 5
    assert "On the last day the amount is $12,444.71." in text
    assert "Please pay $12,398.03 by the end of Monday, July 27, 2026, with the interest" in text


def test_english_english_has_its_own_words(folder: Path) -> None:
    """`say`: clause, VAT, yours sincerely; no American word in a British document."""
    texts = words_of("orchard-lane-garden", date(2026, 6, 8), folder)
    assert "Clause 16 (Right to suspend work)" in texts["notice-of-intent"]
    assert "Yours sincerely," in texts["demand-letter"]
    for text in texts.values():
        assert not re.search(
            r"\bSection \d|\blabor\b|license No|\bcheck payable|attorney|defense|organiz|itemiz", text
        )
    american = "\n".join(words_of("riverside-kitchen", date(2026, 7, 13), folder).values())
    assert not re.search(r"\bClause \d|\blabour\b|\bcheque\b|organis|itemis|instalment|judgement", american)
