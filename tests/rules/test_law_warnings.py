"""What the reviewer hears of the values of law that were used: weak, old, or somebody's own."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.diagnostics import Diagnostic, FieldPath
from docgen.rules.warnings.law_quality import a_year_after
from facts import codes_of, day, state_of

FACTS = "milestones: {M1: {amount: 1000.00, due: 2026-03-02}}"


def found(code: str, as_of: str, *more: str) -> Diagnostic:
    """The one warning with a code."""
    (only,) = [d for d in state_of(FACTS, as_of, *more).diagnostics if d.code == code]
    return only


def test_weak_values_stand_in_one_warning_each_with_its_source() -> None:
    """W-LAW-LOW-CONFIDENCE: the citation, or the address where there is none; each value once."""
    law = """
    law:
      small_claims:
        limit: {undated: {value: 5000, unit: EXD, citation: Court Act s. 1, sources: [a blog], confidence: low}}
        excess_treatment: {undated: {value: not_allowed, sources: [a leaflet], confidence: low}}
    """
    message = found("W-LAW-LOW-CONFIDENCE", "2026-03-20", law).message

    assert message == (
        "used with low confidence: small_claims.excess_treatment (a leaflet) and small_claims.limit (Court Act s. 1)"
    )


def test_values_checked_over_a_year_ago_are_listed_by_the_day_of_the_check() -> None:
    """W-LAW-REVIEW-DUE: Exampleland was last checked on 2 January 2026; a value of the project has no such day."""
    law = "law: {small_claims: {limit: 5000}}"
    message = found("W-LAW-REVIEW-DUE", "2027-01-03", law).message

    assert message.startswith("to be checked again: last checked on 2026-01-02: ")
    assert "limitation.years" in message and "small_claims.limit" not in message
    assert "W-LAW-REVIEW-DUE" not in codes_of(state_of(FACTS, "2027-01-02"))


@pytest.mark.parametrize(
    ("dates", "as_of", "due"),
    [
        ("until: 2026-03-31", "2026-03-31", None),
        ("until: 2026-03-31", "2026-04-01", "known until 2026-03-31"),
        ("last_checked: 2026-03-01", "2026-12-31", None),
        ("last_checked: 2026-12-01", "2027-01-02", "figure of 2026-01-01"),
    ],
)
def test_the_figure_of_a_floating_rate_is_old_when_its_period_is_over(
    dates: str, as_of: str, due: str | None
) -> None:
    """At once where the period is stated, else a year after it began, however lately it was checked."""
    law = f"""
    law:
      interest:
        review_above:
          2026-01-01: {{value: 9, unit: percent per year, kind: floating, sources: [the bank], {dates}}}
    terms: {{interest: {{rate: 5 %, start: after_grace}}}}
    """
    messages = [d.message for d in state_of(FACTS, as_of, law).diagnostics if d.code == "W-LAW-REVIEW-DUE"]

    assert messages == ([f"to be checked again: interest.review_above (the bank, {due})"] if due else [])


def test_a_value_of_the_project_is_named_with_its_source_and_place() -> None:
    """W-LAW-OVERRIDE points at `law:`; a value that nothing used is not named."""
    law = "law: {small_claims: {limit: 5000}, service: {evidence_copies: 4}}"
    override = found("W-LAW-OVERRIDE", "2026-03-20", law)

    assert override.message == "set by the project or workspace: small_claims.limit (documents.md section 4)"
    assert override.at == FieldPath("project", ("law",))


def test_the_year_of_a_leap_day_ends_on_the_first_of_march() -> None:
    """A year after 29 February."""
    assert a_year_after(date(2028, 2, 29)) == day("2029-03-01")
    assert a_year_after(date(2026, 11, 23)) == day("2027-11-23")
