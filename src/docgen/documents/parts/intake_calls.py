"""Parts 3 and 4 of the intake sheet: the previous contractors, and one page for the call to each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.documents.parts.words import NOTHING
from docgen.language import Language
from docgen.model.intake_reference import Answers, Found, LeftUnpaid, Reference
from docgen.rules.intake import reference_score
from docgen.values import Rate

QUESTIONS = (
    "job_and_price",
    "payment",
    "days_late",
    "changes",
    "decisions",
    "disputes",
    "left_unpaid",
    "conduct",
    "work_again",
    "for_the_contract",
)
"""The questions of a call, in the order in which they are asked (D01, contents 4)."""

TOPICS = ("payment", "changes", "decisions", "conduct")


@dataclass(frozen=True)
class PreviousContractor:
    """One line of the table of previous contractors."""

    contractor: str
    job: str
    year: str
    found: str
    contact: str
    spoken_on: str


@dataclass(frozen=True)
class Answer:
    """A question of the call and what was said."""

    question: str
    answer: str


@dataclass(frozen=True)
class Points:
    """The points of one topic, 0 to 2."""

    topic: str
    points: int


@dataclass(frozen=True)
class Call:
    """The page of one reference.

    `day` is None for a call that is still to be made. `questions` are those that have no answer yet. `points` of
    `most` and `percent` are the score; `percent` is None where no topic is scored.
    """

    number: int
    contractor: str
    about: str
    day: date | None
    answers: tuple[Answer, ...]
    questions: tuple[str, ...]
    topics: tuple[Points, ...]
    points: int
    most: int
    percent: Rate | None


def previous_contractor(reference: Reference, language: Language) -> PreviousContractor:
    """A reference as a line of the table (D01, contents 3)."""
    spoken_on = reference.spoken_on
    return PreviousContractor(
        contractor=reference.contractor,
        job=", ".join(part for part in (reference.work, reference.property) if part) or NOTHING,
        year=reference.year or NOTHING,
        found=_found(reference, language),
        contact=reference.contact or NOTHING,
        spoken_on=language.long_date(spoken_on) if spoken_on is not None else NOTHING,
    )


def _found(reference: Reference, language: Language) -> str:
    if reference.found is Found.OTHER and reference.found_note is not None:
        return reference.found_note
    text = language.say[f"intake_found_{reference.found.value}"]
    return f"{text}: {reference.found_note}" if reference.found_note is not None else text


def call(number: int, reference: Reference, language: Language) -> Call:
    """The page of one reference (D01, contents 4)."""
    say, score = language.say, reference_score(reference.scores)
    said = {name: _said(name, reference.answers, language) for name in QUESTIONS}
    topics = [(topic, getattr(reference.scores, topic)) for topic in TOPICS]
    return Call(
        number=number,
        contractor=reference.contractor,
        about=", ".join(
            part for part in (reference.work, reference.property, reference.year, reference.contact) if part
        ),
        day=reference.spoken_on,
        answers=tuple(
            Answer(say[f"intake_q_{name}"], text) for name, text in said.items() if text is not None
        ),
        questions=tuple(say[f"intake_q_{name}"] for name, text in said.items() if text is None),
        topics=tuple(
            Points(say[f"intake_topic_{name}"], found) for name, found in topics if found is not None
        ),
        points=score.points if score is not None else 0,
        most=score.most if score is not None else 0,
        percent=score.percent if score is not None else None,
    )


def _said(name: str, answers: Answers, language: Language) -> str | None:
    """The answer to a question in words; None where it was not answered."""
    say, found = language.say, getattr(answers, name)
    if found is None:
        return None
    if name == "days_late":
        return language.days(found) if found else say["intake_never_late"]
    if name == "left_unpaid":
        key = f"intake_left_unpaid_{LeftUnpaid(found).value}"
        return say[key].format(shown_by=answers.left_unpaid_shown_by)
    if name == "work_again":
        return "; ".join(_work_again(answers, language))
    return str(found)


def _work_again(answers: Answers, language: Language) -> Iterator[str]:
    if answers.work_again is not None:
        yield language.say[f"intake_work_again_{answers.work_again.value}"]
    if answers.work_again_note is not None:
        yield answers.work_again_note
