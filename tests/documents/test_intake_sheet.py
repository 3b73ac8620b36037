"""The intake sheet: what is known with its source, what is still open, and what follows (D01)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.documents.base import Availability
from docgen.documents.intake_sheet import IntakeContext
from docgen.documents.parts.weak_points import weak_points
from docgen.language import language
from docgen.values import Rate
from documents.made import answer, context, heading
from documents.test_printed import printed
from facts import codes_of, state_of
from helpers import docgen, edit, word_text, workspace_of

ID = "intake-sheet"
JOB = "milestones: {M1: {amount: 1000.00, due: 2026-06-05}}"
FILE = """\
docgen: 1
date: 2026-01-26
checker: Tomas Reyes
found_us_through: A neighbor
project_description: New kitchen on the ground floor.
clients:
  - legal_name: Client Ltd
    type: company
    address: {street: 2 Second Street, city: Example, country: US}
    contact: {name: Bo Client, phone: "+1 510 555 0177"}
    register_entry: {register_name: State Register, number: "77", officers: [Bo Client], checked_on: 2026-01-27}
authority: {decision_maker: Bo Client, signs_contract: Bo Client}
funds: {budget: 50000.00, paid_by: Client Ltd, source: loan}
references:
  - contractor: Bay Plaster Co.
    found: client
    work: Plaster of two rooms
    year: "2022"
    spoken_on: 2026-01-28
    answers: {payment: On the agreed dates but for one, days_late: 12, left_unpaid: no, work_again: yes}
    scores: {payment: 1, changes: 0, decisions: 2, conduct: 2}
  - contractor: Dock Electric
    found: permit
    found_note: E-2231 of 2023
    spoken_on: 2026-01-30
    answers: {left_unpaid: confirmed, left_unpaid_shown_by: a judgment of 2024, work_again: no}
    scores: {payment: 0, conduct: 1}
  - {contractor: Hill Roofers, found: client}
public_records:
  - {kind: court_claims, source: Court index, searched_on: 2026-01-29, result: One claim of 2024}
red_flags:
  cash_only: {present: false}
  unclear_owner: {present: true, note: Two names on the letter box}
proposed_terms:
  - {term: larger_first_payment, detail: 10 % at signing, because: A contractor was left unpaid}
decision: {outcome: walk_away, reasons: [A judgment shows an unpaid contractor], decided_by: Tomas Reyes, date: 2026-02-02}
"""
INTAKE = "intake:\n" + "".join(f"  {line}\n" for line in FILE.splitlines())
LAST = "2026-02-02"


def sheet(as_of: str = LAST) -> IntakeContext:
    """What the sheet says on a day."""
    return context(state_of(JOB, as_of, INTAKE), ID, IntakeContext)


def test_it_is_refused_without_a_file_and_says_which_command_writes_one() -> None:
    """E-MISSING: nothing is invented."""
    given = answer(state_of(JOB, LAST), ID)
    assert (given.availability, given.code) == (Availability.REFUSED, "E-MISSING")
    assert given.waits_for == "an intake.yaml, which docgen intake writes" and given.possible_from is None


def test_it_is_refused_on_the_day_before_it_was_begun_and_allowed_on_the_day() -> None:
    """S-11: the first possible day is the day of the sheet."""
    given = answer(state_of(JOB, "2026-01-25", INTAKE), ID)
    assert (given.code, given.possible_from) == ("E-MISSING", date(2026, 1, 26))
    assert answer(state_of(JOB, "2026-01-26", INTAKE), ID).allowed


def test_it_is_refused_while_a_required_answer_is_missing_and_names_it() -> None:
    """P-3: a missing field stops the document, and no other one."""
    given = answer(state_of(JOB, LAST, "intake: {docgen: 1, date: 2026-01-26, checker: A}"), ID)
    assert given.code == "E-MISSING" and given.reason is not None
    assert given.reason.startswith(
        "intake.yaml does not say yet: found_us_through, project_description, clients"
    )
    assert given.waits_for == "these fields in intake.yaml"


def test_it_is_numbered_at_once_and_a_draft_until_the_decision() -> None:
    """documents.md 6.4: the day of the decision takes DRAFT away; the sheet keeps the date on which it was begun."""
    before, after = (heading(state_of(JOB, on, INTAKE), ID) for on in ("2026-02-01", LAST))
    assert (before.number, before.day, before.draft) == ("CASE-IN", date(2026, 1, 26), True)
    assert before.draft_note == "DRAFT – NOT DECIDED"
    assert (after.number, after.day, after.draft) == ("CASE-IN", date(2026, 1, 26), False)


def test_scores_and_the_recommendation_are_those_of_the_rules() -> None:
    """1 + 0 + 2 + 2 = 5 of 8 is 62.5, so 63 %; 0 + 1 of 4 is 25 %; the third was not called."""
    made = sheet()
    assert [(one.points, one.most) for one in made.calls] == [(5, 8), (1, 4), (0, 0)]
    assert [one.percent for one in made.calls] == [Rate.parse("63"), Rate.parse("25"), None]
    assert made.recommended and (made.would_not_again, made.left_unpaid) == (("Dock Electric",),) * 2
    assert (made.ask_client, made.find_others) == (1, 1)
    assert made.delete_on == date(2028, 2, 2)


def test_questions_without_an_answer_are_listed_and_never_filled_in() -> None:
    """Of ten questions four, three and none were answered."""
    made = sheet()
    assert [(len(one.answers), len(one.questions)) for one in made.calls] == [(4, 6), (2, 8), (0, 10)]
    assert made.still_to_ask == (
        "Who approves changes?",
        "Can the first payment be made when the contract is signed?",
        "Who is the lender?",
    )
    assert made.open_searches == ("liens", "insolvency", "licenses and permits")
    assert [row.seen for row in made.flags].count("to check") == 7


def test_a_flag_follows_from_the_calls() -> None:
    """Seen once one says no; "no" only when everybody was asked."""
    assert [(row.seen, row.note) for row in sheet().flags][-1] == ("YES", "Dock Electric")
    assert sheet("2026-01-29").flags[-1].seen == "to check"
    asked = FILE.replace("work_again: no", "work_again: yes").replace(
        "  - {contractor: Hill Roofers, found: client}\n", ""
    )
    intake = "intake:\n" + "".join(f"  {line}\n" for line in asked.splitlines())
    assert context(state_of(JOB, LAST, intake), ID, IntakeContext).flags[-1].seen == "no"


def test_the_sheet_of_an_earlier_day_knows_less() -> None:
    """S-2: no decision, no recommendation from a call that had not been made."""
    made = sheet("2026-01-29")
    assert (made.as_of, made.recommended, made.decision, made.delete_on) == (
        date(2026, 1, 29),
        False,
        None,
        None,
    )
    assert [one.day for one in made.calls] == [date(2026, 1, 28), None, None]


@pytest.mark.parametrize("code", ["en-US", "en-GB"])
def test_it_prints_every_part_and_each_reference_on_its_page(code: str, tmp_path: Path) -> None:
    """Contents 1 to 8 in order, with a form for the call that is still to be made."""
    path = tmp_path / "sheet.docx"
    path.write_bytes(printed(state_of(JOB, LAST, INTAKE, f"project: {{project: {{language: {code}}}}}"), ID))
    text = word_text(path)
    parts = [
        "1 Identity",
        "2 Authority and money",
        "3 Other properties",
        "4.1 Reference call: Bay Plaster Co.",
    ]
    parts += ["4.2 Reference call", "4.3 Reference call: Hill Roofers", "5 Public records", "6 Red flags"]
    places = [text.index(part) for part in (*parts, "7 Terms proposed", "8 Decision")]
    assert places == sorted(places)
    for words in (
        "Walk away recommended. One reference would not work for the client again: Dock Electric.",
        "This is a recommendation and not a decision.",
        "State Register, No. 77, looked up on",
        "permit: E-2231 of 2023",
        "one more that the client names; one more that the client did not name",
        "Score: 63% of the points possible\n5 of 8",
        "This call is still to be made.",
        "Larger first payment, within the cap of the law: 10 % at signing",
    ):
        assert words in text
    assert text.count("______________________________") == 12  # ten questions, the day, the points
    assert "Wednesday, February 2, 2028" in text or "Wednesday, 2 February 2028" in text


def test_optional_parts_that_are_absent_leave_nothing_behind(tmp_path: Path) -> None:
    """P-3: without terms the decision is part 7; without references there is their reason and no page for a call."""
    text = FILE[: FILE.index("references:")] + "no_references: Their first building work\n"
    intake = "intake:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    path = tmp_path / "sheet.docx"
    path.write_bytes(printed(state_of(JOB, LAST, intake), ID))
    words = word_text(path)
    assert "There are no references: Their first building work" in words
    assert "7 Decision" in words and "Not decided yet" in words
    for absent in (
        "Reference call",
        "Terms proposed",
        "Walk away recommended",
        "delete them",
        "Still to find:",
        "None",
    ):
        assert absent not in words


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """The kitchen example with an intake file about its clients."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    (root / "projects/riverside-kitchen/docgen.lock").unlink()
    (root / "projects/riverside-kitchen/intake.yaml").write_text(FILE, encoding="utf-8")
    return root


def test_a_build_puts_it_beside_the_memos_and_a_change_builds_it_again(kitchen: Path) -> None:
    """Never beside what the client gets; the digest of intake.yaml is among the inputs."""
    build = ("build", "riverside-kitchen", "--as-of", "2026-02-10")
    assert docgen(kitchen, *build).code == 0
    inside = kitchen / "output/riverside-kitchen/internal"
    path = inside / "KITCH-IN_intake-sheet_2026-01-26.docx"
    assert (inside / "KITCH-IN_intake-sheet_2026-01-26.reviewer-memo.docx").is_file()
    assert not list(inside.parent.glob("*intake*")) and "Court index" in word_text(path)
    assert "unchanged" in docgen(kitchen, *build).out
    edit(kitchen / "projects/riverside-kitchen/intake.yaml", "Court index", "Register of claims")
    assert "updated    output/riverside-kitchen/internal/KITCH-IN" in docgen(kitchen, *build).out
    assert "Register of claims" in word_text(path)


def test_it_is_never_issued(kitchen: Path) -> None:
    """DG906: it stays in the office, whatever the facts."""
    ran = docgen(
        kitchen, "issue", "riverside-kitchen", ID, "--sent", "2026-02-10 09:00", "--method", "email",
        "--approved-by", "Tomas Reyes",
    )  # fmt: skip
    assert ran.code == 1 and "DG906" in ran.text and "never sent" in ran.text
    assert not (kitchen / "projects/riverside-kitchen/issued").exists()


def test_a_mistake_in_the_file_has_its_place_and_stops_the_project(kitchen: Path) -> None:
    """S-23: as in every file of the project; the nearest known key is named."""
    file = kitchen / "projects/riverside-kitchen/intake.yaml"
    edit(file, "checker: Tomas", "cheker: Tomas")
    edit(file, "payment: 1,", "payment: 3,")
    ran = docgen(kitchen, "check", "riverside-kitchen", "--as-of", "2026-02-10")
    assert ran.code == 1
    assert (
        "intake.yaml:3:1: error[DG201]: unknown key cheker" in ran.text
        and "did you mean checker?" in ran.text
    )
    assert "intake.yaml:21:23: error[DG208]: 3 is no score" in ran.text


def test_what_was_found_before_the_contract_is_in_no_packet_of_others(kitchen: Path) -> None:
    """Neither the hand-off packet nor the claim prints a word of it."""
    build = ("build", "riverside-kitchen", "--as-of", "2026-07-13")
    assert docgen(kitchen, *build).code == 0
    outside = sorted((kitchen / "output/riverside-kitchen").glob("*.docx"))
    assert outside
    for path in outside:
        text = word_text(path)
        assert "Dock Electric" not in text and "intake" not in text


@pytest.mark.parametrize(
    ("record", "told"),
    [("", True), ("notices: [{document: reminder, sent: 2026-03-10 09:00, method: email}]", False)],
)
def test_a_skipped_intake_is_not_told_as_a_skipped_reminder(record: str, told: bool) -> None:
    """Both are W-STEP-SKIPPED; the weak points of the hand-off packet speak of letters only."""
    late = "milestones: {M1: {amount: 1000.00, due: 2026-03-02}}"
    state = state_of(late, "2026-03-20", f"record: {{{record or 'notices: []'}, signatures: []}}")
    assert "W-STEP-SKIPPED" in codes_of(state)
    points = weak_points(state, (), language("en-US"))
    assert any(point.startswith("No reminder") for point in points) is told
