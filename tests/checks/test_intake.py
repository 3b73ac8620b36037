"""What an intake file must not say of a person, and whose file it is (D01)."""

from __future__ import annotations

import pytest

from docgen.checks.intake import check_intake
from docgen.diagnostics import Diagnostic
from docgen.language.prohibited import NO_NAMES
from docgen.language.protected import protected_matters
from docgen.model.intake import Intake
from facts import state_of, written

FORBIDDEN = {
    "somebody's health": ["She was pregnant", "after his cancer", "a Disability", "his wife's depression"],
    "religion or belief": ["They are Muslims", "a Jehovah\u2019s Witness", "very religious"],
    "family or marriage": ["since the divorce", "a single-parent", "his widow paid"],
    "origin or nationality": ["Immigrants, both", "skin\ncolour", "of another nationality"],
    "sexual orientation or identity": ["a gay couple", "transgender"],
    "politics or trade unions": ["a trade union member", "Their political views"],
    "identity papers or their numbers": [
        "sent a copy of the passport",
        "123-45-6789",
        "QQ 12 34 56 C",
        "1-2345-67890-12-3",
    ],
}
ALLOWED = [
    "Paid on the agreed dates; a family business",
    "The family room, the church hall and the race course were done in time",
    "Call +1 510 555 0144 or 020 7946 0018; invoice 2024-11-0345 of 2024-03-11",
    "Conducted themselves well; the cancellation came late",
    "Judgment 24-118, 12,345.67 paid",
]


@pytest.mark.parametrize("matter", FORBIDDEN)
@pytest.mark.parametrize("code", ["en-US", "en-GB"])
def test_words_that_hardly_mean_anything_else_are_found(matter: str, code: str) -> None:
    """Capitals, apostrophes, hyphens and line breaks do not matter."""
    for text in FORBIDDEN[matter]:
        assert protected_matters(text, code, NO_NAMES) == (matter,), text


@pytest.mark.parametrize("text", ALLOWED)
def test_words_of_the_trade_are_not(text: str) -> None:
    """Nor telephone numbers, dates and sums."""
    assert protected_matters(text, "en-US", NO_NAMES) == ()


def test_without_a_list_only_numbers_of_identity_papers_are_found() -> None:
    """A language that has no list is not judged by another one."""
    assert protected_matters("passport 123-45-6789", "th-TH", NO_NAMES) == (
        "identity papers or their numbers",
    )
    assert protected_matters("passport", "th-TH", NO_NAMES) == ()


def found(text: str) -> list[Diagnostic]:
    """What the check says of an intake file beside a small project with the client Client Ltd."""
    intake = Intake.model_validate(written("docgen: 1\ndate: 2026-01-20\n" + text))
    return list(
        check_intake(
            intake, state_of("milestones: {M1: {amount: 1.00, due: 2026-06-05}}", "2026-02-01").project
        )
    )


def test_a_message_names_the_matter_and_never_the_words() -> None:
    """The reviewer's memos of all documents list it."""
    (one,) = found("no_references: Nobody since the divorce of Mr Smith\n")
    assert (one.code, str(one.at)) == ("W-PROTECTED", "intake:no_references")
    assert "divorce" not in one.message and "Smith" not in one.message


def test_names_and_what_is_about_the_work_are_not_looked_into() -> None:
    """A contractor may be called anything, and a ramp for the disabled is a job."""
    work = "project_description: A ramp for disabled visitors of the Buddhist temple\n"
    called = "{contractor: Catholic Homes, found: client, work: Disabled access, spoken_on: 2026-01-21, answers: {payment: Catholic Homes was paid}}"
    assert found(f"{work}references: [{called}]\n") == []


def test_a_client_of_the_contract_whom_nobody_looked_into_is_named() -> None:
    """DG725: capitals and spaces do not make another client; a file without clients says nothing yet."""
    assert found("clients: [{legal_name: client  LTD}]\n") == []
    assert found("clients: [{legal_name: Client Ltd}, {legal_name: Other Ltd}]\n") == []
    assert found("") == []
    (one,) = found("clients: [{legal_name: Client Holdings Ltd}]\n")
    assert (one.code, str(one.at)) == ("DG725", "project:parties[1].legal_name")
