"""What a previous contractor of the client said when they were called (documents.md D01, contents 3 and 4)."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from docgen.model.base import Model
from docgen.model.fields import Count, Date, Text, parse_integer, problem

HIGHEST_SCORE = 2


def parse_score(value: Any) -> int:
    """Points of one topic of a reference call: 0, 1 or 2 (DG208)."""
    score = parse_integer(value)
    if not 0 <= score <= HIGHEST_SCORE:
        raise problem("DG208", f"{score} is no score", "write 0 (bad), 1 (mixed) or 2 (good)")
    return score


Score = Annotated[
    int,
    BeforeValidator(parse_score),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": HIGHEST_SCORE}),
]


class Found(str, Enum):
    """How a previous contractor was found; those whom the client named are usually the favourable ones."""

    CLIENT = "client"
    RECORD = "record"
    PERMIT = "permit"
    OTHER = "other"


class LeftUnpaid(str, Enum):
    """Whether a previous contractor was left unpaid: `claimed` is somebody's word, `confirmed` is shown by papers."""

    NO = "no"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"


class WorkAgain(str, Enum):
    """Whether a previous contractor would work for the client again."""

    YES = "yes"
    WITH_CONDITIONS = "with_conditions"
    NO = "no"


class Answers(Model):
    """What a reference said, in their words; `days_late` is the worst delay in calendar days."""

    job_and_price: Text | None = None
    payment: Text | None = None
    days_late: Count | None = None
    changes: Text | None = None
    decisions: Text | None = None
    disputes: Text | None = None
    left_unpaid: LeftUnpaid | None = None
    left_unpaid_shown_by: Text | None = None
    conduct: Text | None = None
    work_again: WorkAgain | None = None
    work_again_note: Text | None = None
    for_the_contract: Text | None = None

    @model_validator(mode="after")
    def _what_confirms_it(self) -> Answers:
        if (self.left_unpaid is LeftUnpaid.CONFIRMED) != (self.left_unpaid_shown_by is not None):
            raise problem(
                "DG211",
                "left_unpaid: confirmed and what shows it stand together",
                "add left_unpaid_shown_by: with the paper that shows it, or write left_unpaid: claimed without one",
            )
        return self

    @property
    def given(self) -> bool:
        """Whether there is any answer at all."""
        return any(getattr(self, name) is not None for name in Answers.model_fields)


class Scores(Model):
    """Points of a reference call, 0 to 2 each; a topic that was not answered has none."""

    payment: Score | None = None
    changes: Score | None = None
    decisions: Score | None = None
    conduct: Score | None = None

    @property
    def given(self) -> tuple[int, ...]:
        """The points of the topics that were answered."""
        found = (self.payment, self.changes, self.decisions, self.conduct)
        return tuple(score for score in found if score is not None)


class Reference(Model):
    """A previous contractor of the client, and what they said on the day of the call."""

    contractor: Text
    found: Found
    found_note: Text | None = None
    property: Text | None = None
    work: Text | None = None
    year: Text | None = None
    contact: Text | None = None
    spoken_on: Date | None = None
    answers: Answers = Field(default_factory=Answers)
    scores: Scores = Field(default_factory=Scores)

    @model_validator(mode="after")
    def _the_day_of_the_call(self) -> Reference:
        if self.spoken_on is None and (self.answers.given or self.scores.given):
            raise problem(
                "DG211",
                "there are answers of a call here, but not its day",
                "add spoken_on: with the day of the call",
            )
        return self
