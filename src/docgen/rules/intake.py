"""What the intake file amounts to: scores, the recommendation, what is still open, how long it is kept (D01)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from docgen.model.intake import Intake, IntakeClient, Outcome, RecordKind
from docgen.model.intake_reference import (
    HIGHEST_SCORE,
    Answers,
    Found,
    LeftUnpaid,
    Reference,
    Scores,
    WorkAgain,
)
from docgen.values import Rate, add_months
from docgen.values.rounding import round_fraction

FROM_CLIENT, FOUND_OTHERWISE = 3, 2
"""References to ask the client for, and to look for among those whom the client did not name (D01, contents 3)."""

NO_IS_ENOUGH = 2
"""So many that would not work for the client again make the sheet recommend to walk away (D01, computed)."""

SEARCHES = (
    RecordKind.COURT_CLAIMS,
    RecordKind.LIENS,
    RecordKind.INSOLVENCY,
    RecordKind.LICENCES_AND_PERMITS,
)
"""The public records that D01, contents 5, asks to search."""


@dataclass(frozen=True)
class ReferenceScore:
    """The score of one reference: `points` of `most`, and as a whole percentage, half up."""

    points: int
    most: int
    percent: Rate


@dataclass(frozen=True)
class WalkAway:
    """What speaks for walking away: the contractors that would not work for the client again, and the unpaid ones."""

    would_not_again: tuple[str, ...]
    left_unpaid: tuple[str, ...]

    @property
    def recommended(self) -> bool:
        """More than one "no", or any confirmed unpaid contractor; a recommendation, not a decision."""
        return len(self.would_not_again) >= NO_IS_ENOUGH or bool(self.left_unpaid)


@dataclass(frozen=True)
class Wanted:
    """How many more references to ask the client for, and to find among those whom the client did not name."""

    from_client: int
    found_otherwise: int


def reference_score(scores: Scores) -> ReferenceScore | None:
    """The sum of the points over twice the number of scored topics; None where no topic is scored (D01)."""
    given = scores.given
    if not given:
        return None
    points, most = sum(given), HIGHEST_SCORE * len(given)
    percent = round_fraction(Fraction(100 * points, most), 0)
    return ReferenceScore(points, most, Rate(Fraction(percent)))


def walk_away(intake: Intake) -> WalkAway:
    """What the references say for walking away; claims that nothing confirms do not count (D01)."""
    return WalkAway(
        would_not_again=_named(intake, lambda answers: answers.work_again is WorkAgain.NO),
        left_unpaid=_named(intake, lambda answers: answers.left_unpaid is LeftUnpaid.CONFIRMED),
    )


def _named(intake: Intake, says: Callable[[Answers], bool]) -> tuple[str, ...]:
    return tuple(one.contractor for one in intake.references if says(one.answers))


def wanted(intake: Intake) -> Wanted:
    """The references still to look for: three that the client names, two that the client does not (D01)."""
    named = sum(one.found is Found.CLIENT for one in intake.references)
    others = len(intake.references) - named
    return Wanted(max(0, FROM_CLIENT - named), max(0, FOUND_OTHERWISE - others))


def searches_open(intake: Intake) -> tuple[RecordKind, ...]:
    """The public records that nobody has searched yet."""
    made = {one.kind for one in intake.public_records}
    return tuple(kind for kind in SEARCHES if kind not in made)


def delete_on(intake: Intake) -> date | None:
    """The day on which the file is to be deleted after a decision to walk away; None without one (D01, R-5)."""
    decision = intake.decision
    if decision is None or decision.outcome is not Outcome.WALK_AWAY:
        return None
    return add_months(decision.date, intake.retention_months)


def missing_fields(intake: Intake) -> tuple[str, ...]:
    """The fields that the sheet must have and has not, as the file names them (D01 data, E-MISSING)."""
    return tuple(_missing(intake))


def _missing(intake: Intake) -> Iterator[str]:
    if intake.checker is None:
        yield "checker"
    if intake.found_us_through is None:
        yield "found_us_through"
    if intake.project_description is None:
        yield "project_description"
    if not intake.clients:
        yield "clients"
    for index, client in enumerate(intake.clients):
        for name in ("type", "address", "contact"):
            if getattr(client, name) is None:
                yield f"clients[{index}].{name}"
    if intake.authority.decision_maker is None:
        yield "authority.decision_maker"
    if intake.funds.budget is None:
        yield "funds.budget"
    if intake.funds.paid_by is None:
        yield "funds.paid_by"
    if not intake.references and intake.no_references is None:
        yield "references"


def intake_on(intake: Intake | None, day: date) -> Intake | None:
    """The intake as it was known at the end of a day: later calls, searches and decisions are left out (S-2).

    None before the day it was begun.
    """
    if intake is None or intake.date > day:
        return None
    decision = intake.decision
    return intake.model_copy(
        update={
            "clients": tuple(_client_on(one, day) for one in intake.clients),
            "references": tuple(_reference_on(one, day) for one in intake.references),
            "public_records": tuple(one for one in intake.public_records if one.searched_on <= day),
            "decision": None if decision is not None and decision.date > day else decision,
        }
    )


def _client_on(client: IntakeClient, day: date) -> IntakeClient:
    entry, owner = client.register_entry, client.site_owner
    return client.model_copy(
        update={
            "register_entry": None if entry is not None and entry.checked_on > day else entry,
            "site_owner": None if owner is not None and owner.checked_on > day else owner,
        }
    )


def _reference_on(reference: Reference, day: date) -> Reference:
    if reference.spoken_on is None or reference.spoken_on <= day:
        return reference
    return reference.model_copy(update={"spoken_on": None, "answers": Answers(), "scores": Scores()})


def last_entry(intake: Intake) -> date:
    """The day of the newest entry: what the sheet says is as of that day (P-2)."""
    return max(_days(intake))


def _days(intake: Intake) -> Iterator[date]:
    yield intake.date
    yield from (one.spoken_on for one in intake.references if one.spoken_on is not None)
    yield from (one.searched_on for one in intake.public_records)
    for client in intake.clients:
        yield from (one.checked_on for one in (client.register_entry, client.site_owner) if one is not None)
    if intake.decision is not None:
        yield intake.decision.date
