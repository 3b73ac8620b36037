"""`docgen why`: every figure that status prints is explained, and every sum in an explanation adds up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.reports.why import Explanation, Matter, explain, figures
from docgen.reports.why.clauses import HEADINGS
from docgen.reports.why.figures import _leaves
from docgen.reports.why.rule_titles import TITLES
from docgen.reports.why.standing import CONDITIONS
from docgen.reports.why.table import EXPLAINERS, explainer_of
from docgen.rules import Stage
from facts import Case, case_of, written
from facts import day as day_of
from helpers import EXAMPLES, REPOSITORY, docgen, workspace_of

PROJECTS = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())

SELF_EXPLAINED = {
    ("project",),
    ("code",),
    ("title",),
    ("as_of",),
    ("currency",),
    ("errors",),
    ("as_of_from",),
    ("milestones", "*", "id"),
    ("milestones", "*", "point"),
    ("documents", "*", "id"),
}
"""What names something and follows from nothing."""

AMOUNT = r"-?[\d,]+(?:\.\d+)?"
SUM = re.compile(rf"^({AMOUNT}(?: [+−] {AMOUNT})+) = ({AMOUNT})(?: in all)?$")
INTEREST = re.compile(rf"({AMOUNT}) × ([\d.]+) % × (\d+) ÷ 365 = ({AMOUNT})(?: → ({AMOUNT}))?")


def number(text: str) -> Decimal:
    """A figure of an explanation."""
    return Decimal(text.replace(",", ""))


def check_arithmetic(explanation: Explanation) -> int:
    """Re-add every sum and every line of interest; the last sum of all is the figure itself."""
    checked = 0
    for step in explanation.steps:
        if found := SUM.match(step.text):
            words = found[1].split(" ")
            total = number(words[0])
            for sign, amount in zip(words[1::2], words[2::2], strict=True):
                total += number(amount) if sign == "+" else -number(amount)
            assert total == number(found[2]), (explanation.figure, step.text)
            checked += 1
        if found := INTEREST.search(step.text):
            exact = number(found[1]) * number(found[2]) / 100 * int(found[3]) / 365
            shown = number(found[4])
            assert abs(exact - shown) <= Decimal("0.00005"), (explanation.figure, step.text)
            checked += 1
    return checked


def explained(case: Case, day: date) -> Iterator[Explanation]:
    """The explanation of every figure of a case."""
    matter = Matter("case", case.on(day), case.record)
    for name in figures(matter.report):
        yield explain(matter, name)


FACTS = {
    "milestones": {
        "M1": {"amount": "1000.00", "due": "2026-03-02"},
        "M2": {"amount": "2500.00", "due": {"after": "invoice", "days": "7"}},
        "M3": {"amount": "700.00", "due": {"after": "reached", "days": "5", "unit": "business"}},
    },
    "holidays": "US",
    "terms": {"interest": {"rate": "10 %", "start": "after_due"}, "suspension": {"notice_days": "7"}},
}

days = st.dates(date(2026, 3, 1), date(2026, 9, 30))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A small job with payments, a notice, a demand and work entries on random days."""

    def text() -> str:
        return draw(days).isoformat()

    record: dict[str, object] = {
        "invoices": [{"date": text(), "milestone": "M2", "number": "INV-1"}] if draw(st.booleans()) else [],
        "milestones": [{"id": "M3", "reached": text()}] if draw(st.booleans()) else [],
        "payments": [
            {
                "date": text(),
                "amount": draw(st.sampled_from(["333.33", "1000.00", "2600.00"])),
                "reference": f"P{n}",
            }
            for n in range(draw(st.integers(0, 3)))
        ],
        "notices": [
            {"document": document, "sent": text(), "method": draw(st.sampled_from(["email", "post", "hand"]))}
            for document in ("notice-of-intent", "demand-letter")
            if draw(st.booleans())
        ],
        "work": [{"date": text(), "event": "resumed"}] if draw(st.booleans()) else [],
    }
    return case_of(FACTS, {"record": record})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(), days)
def test_every_figure_has_an_explanation_that_adds_up(case: Case, day: date) -> None:
    """Whatever happened: each figure has a sentence, at least one step, known rules, and sums that are right."""
    for explanation in explained(case, day):
        assert explanation.what and explanation.steps, explanation.figure
        assert set(explanation.rules) <= set(TITLES), explanation.figure
        assert all(step.text.strip() for step in explanation.steps), explanation.figure
        check_arithmetic(explanation)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(), days)
def test_the_last_sum_is_the_figure(case: Case, day: date) -> None:
    """Totals, interest and the sum to resume end with a sum whose result is the figure that status prints."""
    for explanation in explained(case, day):
        ends_with_sum = explanation.figure.endswith((".total_due", ".total", "sum_to_resume", ".counted"))
        found = SUM.match(explanation.steps[-1].text)
        if ends_with_sum and found and explanation.value is not None:
            assert number(found[2]) == Decimal(explanation.value), explanation.figure


@pytest.mark.parametrize("name", PROJECTS)
def test_nothing_in_status_is_left_unexplained(tmp_path: Path, name: str) -> None:
    """Each value of the status report has an explainer or is a name; each explained figure has status' value."""
    folder = workspace_of(tmp_path, name)
    report = json.loads(docgen(folder, "status", name, "--format", "json").out)
    listed = json.loads(docgen(folder, "why", name, "--format", "json").out)["figures"]
    for parts, value in _leaves({k: v for k, v in report.items() if k not in ("version", "diagnostics")}, ()):
        shape = tuple("*" if index == 1 and len(parts) == 3 else part for index, part in enumerate(parts))
        if shape in SELF_EXPLAINED:
            continue
        assert explainer_of(parts) is not None, parts
        assert listed[".".join(parts)] == value


@pytest.mark.parametrize("name", PROJECTS)
def test_every_figure_of_an_example_can_be_asked(tmp_path: Path, name: str) -> None:
    """The real command line explains some figures of every example, with places that exist."""
    folder = workspace_of(tmp_path, name)
    for figure in ("totals.total_due", "demand.deadline", "claim.limit", "limitation_date", "price.current"):
        ran = docgen(folder, "why", name, figure, "--format", "json")
        assert ran.code == 0, ran.text
        told = json.loads(ran.out)
        assert told["figure"] == figure and told["steps"]
        for place in (place for step in told["steps"] for place in step["places"]):
            file, line = place.rsplit(":", 1)
            assert (folder / file).read_text(encoding="utf-8").splitlines()[int(line) - 1].strip()


def test_interest_shows_its_events_rule_clause_and_numbers(tmp_path: Path) -> None:
    """The trail of one figure: numbers, the payment with its line, R-12, the clause of the contract."""
    folder = workspace_of(tmp_path, "riverside-kitchen")
    ran = docgen(folder, "why", "riverside-kitchen", "milestones.C1.interest")
    assert "3,450.00 × 10 % × 7 ÷ 365 = 6.6164 → 6.62" in ran.out
    assert "projects/riverside-kitchen/record.yaml:" in ran.out
    assert "Rule R-12" in ran.out and "clause 15 Late payment" in ran.out


def test_the_limit_shows_its_law_and_sources(tmp_path: Path) -> None:
    """A figure that rests on law prints the value, citation, confidence, day checked and addresses."""
    folder = workspace_of(tmp_path, "riverside-kitchen")
    ran = docgen(folder, "why", "riverside-kitchen", "claim.limit")
    for words in ("USD 12,500", "116.220(a)", "checked 2026-11-23", "https://www.yolo.courts.ca.gov/"):
        assert words in ran.out


def test_a_wrong_name_lists_the_near_ones(tmp_path: Path) -> None:
    """A misspelt figure is a usage error that names the likely ones; a group lists its figures."""
    folder = workspace_of(tmp_path, "riverside-kitchen")
    wrong = docgen(folder, "why", "riverside-kitchen", "milestones.M3.intrest")
    assert wrong.code == 2 and "milestones.M3.interest" in wrong.err
    group = docgen(folder, "why", "riverside-kitchen", "milestones.M3")
    assert group.code == 0 and "milestones.M3.grace_end" in group.out


def test_a_project_with_errors_says_them(tmp_path: Path) -> None:
    """Where nothing can be computed the problems are printed, and the exit code is 1."""
    folder = workspace_of(tmp_path, "riverside-kitchen")
    file = folder / "projects" / "riverside-kitchen" / "project.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("amount: 48600.00", "amount: 48601.00"), encoding="utf-8"
    )
    ran = docgen(folder, "why", "riverside-kitchen", "totals.total_due")
    assert ran.code == 1 and "E-SCHEDULE-SUM" in ran.err and not ran.out


def test_the_table_covers_all_stages_and_no_figure_twice() -> None:
    """Every stage has its condition in the order of R-10; no pattern hides another."""
    assert list(CONDITIONS) == list(Stage)
    names = [name for name in EXPLAINERS if "*" not in name]
    assert len(names) == len(set(names))


def test_headings_are_those_of_the_contract() -> None:
    """The clauses that explanations name have the headings of the built-in contract."""
    contract = (REPOSITORY / "templates" / "contract" / "1.0" / "en.md").read_text(encoding="utf-8")
    for clause, heading in HEADINGS.items():
        assert re.search(rf"^## {re.escape(heading)} {{#{clause}\b", contract, re.MULTILINE), clause


# 2,000.00 past grace; the notice of 16 March binds from the 23rd, suspended from the 24th, when the plan comes.
STOPPED = """
holidays: US
milestones: {M1: {amount: 2000.00, due: 2026-03-02}}
terms: {suspension: {notice_days: 7}}
law: {suspension: {minimum_notice_days: 0}}
project:
  contract: {work_start: 2026-02-02}
  plans:
    - {id: "1", effective: 2026-04-01, down_payment: 500.00, instalments: 3, step: month, first: 2026-05-01, grace: {days: 5},
       interest: paused, work_resumes_on: down_payment}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
    - {document: payment-plan-1, party: contractor, at: 2026-04-01}
    - {document: payment-plan-1, party: client, at: 2026-04-01}
  notices:
    - {number: A-N-01, document: notice-of-intent, sent: 2026-03-16 09:00, method: email, items: [M1], printed: {deadline: 2026-03-23}}
    - {number: A-N-01, document: notice-of-intent, sent: 2026-03-16 09:00, method: post, items: [M1], printed: {deadline: 2026-03-23}}
  payments: [{date: 2026-04-01, amount: 500.00}]
"""


def steps_of(figure: str, on: str, *more: str) -> list[str]:
    """The steps of one figure."""
    case = case_of(written(STOPPED), *map(written, more))
    matter = Matter("case", case.on(day_of(on)), case.record)
    return [step.text for step in explain(matter, figure).steps]


def test_work_that_goes_on_under_a_plan_was_not_paid_in_full() -> None:
    """R-20: the down payment of Wednesday 1 April lets work go on on the 2nd; one date is no earlier of two."""
    plan = "payment plan 1 lets work go on after its down payment: Wednesday 2026-04-01"
    counted = "Wednesday 2026-04-01 + 1 business day = Thursday 2026-04-02"
    assert steps_of("suspension.cleared_on", "2026-04-03") == [plan]
    assert steps_of("suspension.resumed_on", "2026-04-03") == [
        plan,
        counted,
        "work resumes on Thursday 2026-04-02",
    ]
    same = "record: {work: [{date: 2026-04-02, event: resumed}]}"
    assert steps_of("suspension.resumed_on", "2026-04-03", same) == [
        plan,
        counted,
        "the record says that work went on on Thursday 2026-04-02",
        "work resumes on Thursday 2026-04-02",
    ]
    sooner = "record: {work: [{date: 2026-04-01, event: resumed}]}"
    assert steps_of("suspension.resumed_on", "2026-04-03", sooner)[-2:] == [
        "the record says that work went on on Wednesday 2026-04-01",
        "work resumes on Wednesday 2026-04-01, the earlier of the two",
    ]


def test_a_letter_that_went_two_ways_printed_its_deadline_once() -> None:
    """S-1: one letter, one printed day."""
    steps = steps_of("suspension.cure_date", "2026-03-18")
    assert steps.count("the letter printed Monday 2026-03-23; the later counts") == 1
