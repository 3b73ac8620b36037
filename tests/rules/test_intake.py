"""The arithmetic of the intake sheet, counted by hand (documents.md D01)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.diagnostics import FieldPath
from docgen.model.intake import Intake, RecordKind
from docgen.model.intake_reference import Scores
from docgen.rules.intake import (
    Wanted,
    delete_on,
    intake_on,
    last_entry,
    missing_fields,
    reference_score,
    searches_open,
    walk_away,
    wanted,
)
from docgen.values import Rate
from facts import codes_of, day, state_of, written

JOB = "milestones: {M1: {amount: 1000.00, due: 2026-06-05}}"
SIGNED = "record: {signatures: [{document: contract, party: contractor, at: 2026-01-02}, {document: contract, party: client, at: 2026-01-05}]}"
UNSIGNED = "record: {signatures: []}"
BEGUN = "intake: {docgen: 1, date: 2026-01-20}"


def intake(text: str = "", begun: str = "2026-01-20") -> Intake:
    """An intake begun on a day, with more lines of its file."""
    return Intake.model_validate(written(f"docgen: 1\ndate: {begun}\n{text}"))


def references(*rows: str) -> Intake:
    """An intake with these references, each called on 2026-01-22."""
    lines = (f"  - {{contractor: R{n}, {row}}}\n" for n, row in enumerate(rows, start=1))
    return intake("references:\n" + "".join(lines))


def called(answers: str) -> str:
    """A reference named by the client that gave these answers."""
    return f"found: client, spoken_on: 2026-01-22, answers: {{{answers}}}"


@pytest.mark.parametrize(
    ("scores", "points", "most", "percent"),
    [
        ({"payment": 2, "changes": 2, "decisions": 2, "conduct": 2}, 8, 8, 100),
        ({"payment": 0, "changes": 0, "decisions": 0, "conduct": 0}, 0, 8, 0),
        ({"payment": 1, "changes": 0, "decisions": 2, "conduct": 2}, 5, 8, 63),  # 62.5, half up
        ({"payment": 1, "changes": 0, "decisions": 0, "conduct": 0}, 1, 8, 13),  # 12.5, half up
        ({"payment": 1, "changes": 1, "conduct": 2}, 4, 6, 67),  # 66.67
        ({"payment": 1, "conduct": 0}, 1, 4, 25),
        ({"decisions": 1}, 1, 2, 50),
    ],
)
def test_a_score_is_points_over_twice_the_answered_questions(
    scores: dict[str, int], points: int, most: int, percent: int
) -> None:
    """What was not answered counts neither as a point nor as a question."""
    found = reference_score(Scores.model_validate(scores))
    assert found is not None
    assert (found.points, found.most, found.percent) == (points, most, Rate.parse(str(percent)))


def test_without_any_points_there_is_no_score() -> None:
    """Not even zero percent."""
    assert reference_score(Scores()) is None


@pytest.mark.parametrize(
    ("rows", "recommended"),
    [
        ((), False),
        ((called("work_again: no"),), False),
        ((called("work_again: no"), called("work_again: with_conditions")), False),
        ((called("work_again: no"), called("work_again: no")), True),
        ((called("left_unpaid: claimed"), called("left_unpaid: claimed")), False),
        ((called("left_unpaid: confirmed, left_unpaid_shown_by: a judgment"),), True),
    ],
)
def test_two_that_say_no_or_one_that_is_shown_unpaid_recommend_to_walk_away(
    rows: tuple[str, ...], recommended: bool
) -> None:
    """One "no" is not enough, and neither is any number of claims that nothing confirms."""
    assert walk_away(references(*rows)).recommended is recommended


def test_the_contractors_behind_the_recommendation_are_named() -> None:
    """Each on its own ground."""
    confirmed = called("left_unpaid: confirmed, left_unpaid_shown_by: a lien, work_again: no")
    found = walk_away(references(called("work_again: no"), called("work_again: yes"), confirmed))
    assert (found.would_not_again, found.left_unpaid) == (("R1", "R3"), ("R3",))


def test_three_references_are_asked_for_and_two_looked_for() -> None:
    """Never fewer than none, and one kind does not make up for the other."""
    assert wanted(intake()) == Wanted(3, 2)
    assert wanted(references("found: client", "found: permit")) == Wanted(2, 1)
    assert wanted(references(*["found: client"] * 4, "found: record", "found: other")) == Wanted(0, 0)


def test_the_searches_that_nobody_made_are_open() -> None:
    """A source of another kind fills none of them."""
    made = "public_records: [{kind: liens, source: S, searched_on: 2026-01-21, result: R}, {kind: other, source: S, searched_on: 2026-01-21, result: R}]"
    assert searches_open(intake(made)) == (
        RecordKind.COURT_CLAIMS,
        RecordKind.INSOLVENCY,
        RecordKind.LICENCES_AND_PERMITS,
    )


def decided(outcome: str, more: str = "", on: str = "2026-02-28") -> Intake:
    """An intake with a decision."""
    return intake(f"decision: {{outcome: {outcome}, reasons: [R], decided_by: A, date: {on}}}\n{more}")


def test_the_file_is_deleted_two_years_after_walking_away_or_when_the_project_says() -> None:
    """Months are counted as R-5 counts them; a decision to go on sets no day."""
    assert delete_on(decided("walk_away")) == date(2028, 2, 28)
    assert delete_on(decided("walk_away", "retention_months: 6", on="2026-08-31")) == date(2027, 2, 28)
    assert delete_on(decided("go")) is None
    assert delete_on(intake()) is None


COMPLETE: dict[str, Any] = {
    "checker": "A",
    "found_us_through": "A friend",
    "project_description": "Work",
    "clients": [
        {
            "legal_name": "C",
            "type": "individual",
            "address": {"street": "1 S", "city": "E", "country": "US"},
            "contact": {"name": "C"},
        }
    ],
    "authority": {"decision_maker": "C"},
    "funds": {"budget": "1000.00", "paid_by": "C"},
    "no_references": "First job",
}


def complete(**other: Any) -> Intake:
    """A file that says all that D01 requires, with some of it replaced."""
    return Intake.model_validate({"docgen": "1", "date": "2026-01-20", **COMPLETE, **other})


def test_what_the_sheet_must_have_is_named_as_the_file_names_it() -> None:
    """D01: client, type, address, contact, description, budget, who pays, decision maker, how found, checker, references."""
    assert missing_fields(complete()) == ()
    assert missing_fields(intake()) == (
        "checker",
        "found_us_through",
        "project_description",
        "clients",
        "authority.decision_maker",
        "funds.budget",
        "funds.paid_by",
        "references",
    )
    assert missing_fields(complete(clients=[{"legal_name": "C"}])) == (
        "clients[0].type",
        "clients[0].address",
        "clients[0].contact",
    )
    called_one = [{"contractor": "R", "found": "client"}]
    assert missing_fields(complete(no_references=None, references=called_one)) == ()


LATER = """
clients:
  - legal_name: C
    register_entry: {register_name: R, checked_on: 2026-01-21}
    site_owner: {shown_as_owner: true, source: S, checked_on: 2026-01-23}
references: [{contractor: R, found: client, spoken_on: 2026-01-24, answers: {payment: P}, scores: {payment: 2}}]
public_records: [{kind: liens, source: S, searched_on: 2026-01-25, result: R}]
decision: {outcome: go, reasons: [R], decided_by: A, date: 2026-01-26}
"""


@pytest.mark.parametrize(
    ("on", "register", "owner", "called_on", "searches", "is_decided"),
    [
        ("2026-01-20", False, False, False, 0, False),
        ("2026-01-21", True, False, False, 0, False),
        ("2026-01-23", True, True, False, 0, False),
        ("2026-01-24", True, True, True, 0, False),
        ("2026-01-25", True, True, True, 1, False),
        ("2026-01-26", True, True, True, 1, True),
    ],
)
def test_everything_is_known_from_its_own_day(
    on: str, register: bool, owner: bool, called_on: bool, searches: int, is_decided: bool
) -> None:
    """S-2: of a later call the reference stays, without a word of what was said."""
    known = intake_on(intake(LATER), day(on))
    assert known is not None
    client, reference = known.clients[0], known.references[0]
    assert (client.register_entry is not None, client.site_owner is not None) == (register, owner)
    assert (reference.spoken_on is not None, reference.answers.given, bool(reference.scores.given)) == (
        (called_on,) * 3
    )
    assert (len(known.public_records), known.decision is not None) == (searches, is_decided)
    assert last_entry(known) == day(on)


def test_nothing_is_known_before_it_was_begun() -> None:
    """And nothing at all without the file."""
    assert intake_on(intake(), day("2026-01-19")) is None
    assert intake_on(None, day("2026-01-20")) is None


def skipped(*facts: str, as_of: str = "2026-01-25") -> bool:
    """Whether the missing sheet is warned of, at the contract."""
    state = state_of(JOB, as_of, *facts)
    found = [one for one in state.diagnostics if one.code == "W-STEP-SKIPPED"]
    assert all(one.at == FieldPath("project", ("contract",), on_key=True) for one in found)
    return bool(found)


def test_a_contract_without_an_intake_sheet_is_warned_of_until_it_is_signed() -> None:
    """P-6: from the day that the sheet is begun or the last party has signed, nothing is said any more."""
    assert skipped(UNSIGNED)
    assert not skipped(UNSIGNED, BEGUN)
    assert skipped(UNSIGNED, BEGUN, as_of="2026-01-19")
    assert not skipped(SIGNED)
    assert skipped(SIGNED, as_of="2026-01-04")


def test_a_sheet_is_kept_too_long_from_the_day_on_which_it_was_to_be_deleted() -> None:
    """Not on the day before, and never after a decision to go on."""
    decision = "{{outcome: {}, reasons: [R], decided_by: A, date: 2026-01-20}}"
    away, on = (
        f"intake: {{docgen: 1, date: 2026-01-20, retention_months: 2, decision: {decision.format(outcome)}}}"
        for outcome in ("walk_away", "go")
    )
    assert "W-INTAKE-KEPT" not in codes_of(state_of(JOB, "2026-03-19", away))
    assert "W-INTAKE-KEPT" in codes_of(state_of(JOB, "2026-03-20", away))
    assert "W-INTAKE-KEPT" not in codes_of(state_of(JOB, "2026-03-20", on))
