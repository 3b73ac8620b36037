"""The statutory route to a suspension: the first day on which each of its steps is possible.

It stands beside R-18, which says when work stops under the contract. Nothing is refused because of it;
it tells the reviewer what the statute would ask for, and what of it reaches this contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import ChargeBalance
from docgen.law import Reading, Stage
from docgen.model import ProjectKind
from docgen.rules.basis import Basis
from docgen.rules.legal import texts, truth, words
from docgen.rules.notice_periods import suspension_facets
from docgen.rules.receipt import planned_receipt
from docgen.rules.statutory_dates import Walk
from docgen.rules.unpaid import past_due
from docgen.values import DayUnit, Moment


@dataclass(frozen=True)
class LegalGround:
    """What the law says about the route, and where; the citation is None where the source has none."""

    text: str
    citation: str | None


@dataclass(frozen=True)
class StatutoryStep:
    """One step: `days` of `unit` after something, an action.

    `counted_from` and `earliest` hold if every step before was taken on its first day, as if each
    notice were received on the day it is given; a step taken later moves those after it. `planned` is the same if
    nothing was done before the as-of date. All are None where the day counted from is not on record, or
    is somebody else's act. `prepared_by` is the last day of what must be done ahead of the
    action (posting), None where nothing is. No date is rolled.
    """

    after: str
    days: int
    unit: DayUnit
    action: str
    to: tuple[str, ...]
    methods: tuple[str, ...]
    counted_from: date | None
    earliest: date | None
    planned: date | None
    prepared_by: date | None


@dataclass(frozen=True)
class StatutoryRoute:
    """The route for the earliest charge that is unpaid after its due date.

    `reaches` says whether the statute covers this contract; None where a fact is missing. `notice_from`
    is the first day of the notice that immediately precedes the stop, `stop_from` the first day of the stop, and
    `planned_stop` that day if the route begins on the as-of date. `notices` counts the letters
    that the route needs. `disputed` says that a dispute about that milestone is open, which ends a right that is
    for undisputed sums only (`undisputed_only`; None where the law does not say). `grounds` are the right and what
    it requires, `exclusions` the contracts left out, `homes` what the law says about stopping work on a home.
    """

    milestone: str
    due: date
    reaches: bool | None
    steps: tuple[StatutoryStep, ...]
    notice_from: date | None
    stop_from: date | None
    planned_stop: date | None
    notices: int
    undisputed_only: bool | None
    disputed: bool
    grounds: tuple[LegalGround, ...]
    exclusions: tuple[LegalGround, ...]
    homes: LegalGround | None
    citation: str | None

    def one_letter_can_be_the_notice(self, day: date) -> bool:
        """Whether a single letter of that day can be the notice of the statute: nothing else has to come first."""
        return self.notices == 1 and self.notice_from is not None and self.notice_from <= day


def statutory_route(basis: Basis) -> StatutoryRoute | None:
    """The route on the as-of date; None where the law has none for this contract or nothing is past its due date."""
    overdue = past_due(basis.today)
    if basis.project.project.kind is not ProjectKind.CONSTRUCTION or not overdue:
        return None
    reading = _ask("suspension.stages", basis)
    stages = _stages(reading)
    if not stages:
        return None
    charge = min(overdue, key=lambda one: one.due)
    steps = _steps(stages, charge, basis)
    dated = [step for stage, step in zip(stages, steps, strict=True) if stage.start]
    last = dated[-1] if dated else None
    undisputed_only = truth(_ask("suspension.undisputed_only", basis))
    return StatutoryRoute(
        milestone=charge.milestone,
        due=charge.due,
        reaches=reading.scope.hold(dict(reading.facets)),
        steps=steps,
        notice_from=last.counted_from if last is not None else None,
        stop_from=last.earliest if last is not None else None,
        planned_stop=last.planned if last is not None else None,
        notices=_notices(stages),
        undisputed_only=undisputed_only,
        disputed=_is_disputed(charge, basis),
        grounds=(*_said("suspension.right", basis), *_said("suspension.preconditions", basis)),
        exclusions=_said("suspension.scope_exclusions", basis),
        homes=next(iter(_said("suspension.residential_warning", basis)), None),
        citation=reading.citation,
    )


def _ask(name: str, basis: Basis) -> Reading:
    return basis.law.read(name, **suspension_facets(basis))


def _stages(reading: Reading) -> tuple[Stage, ...]:
    value = reading.value
    return tuple(stage for stage in value if isinstance(stage, Stage)) if isinstance(value, tuple) else ()


def _said(name: str, basis: Basis) -> tuple[LegalGround, ...]:
    reading = _ask(name, basis)
    one = words(reading)
    return tuple(LegalGround(text, reading.citation) for text in ((one,) if one else texts(reading)))


def _is_disputed(charge: ChargeBalance, basis: Basis) -> bool:
    """A dispute that names no milestone is about every one."""
    open_ones = [dispute for dispute in basis.record.disputes if dispute.resolved is None]
    return any(dispute.milestone in (None, charge.milestone) for dispute in open_ones)


def _notices(stages: tuple[Stage, ...]) -> int:
    """How many letters the route needs before the stop: one, or as many as its steps that are not mere deadlines."""
    counted = [stage for stage in stages if stage.start and stage.start != "ahead"]
    return max(1, sum(1 for stage in counted[:-1] if not stage.last_day))


def _steps(stages: tuple[Stage, ...], charge: ChargeBalance, basis: Basis) -> tuple[StatutoryStep, ...]:
    request = _request_received(charge, basis)
    walk = Walk(charge.due, request, basis.calendar)
    earliest, planned = list(walk.dates(stages)), list(walk.dates(stages, basis.as_of))
    return tuple(
        StatutoryStep(
            after=stage.after,
            days=stage.days,
            unit=DayUnit(stage.unit),
            action=stage.action,
            to=stage.to,
            methods=stage.methods,
            counted_from=first.counted_from,
            earliest=first.day,
            planned=later.day,
            prepared_by=first.prepared_by,
        )
        for stage, first, later in zip(stages, earliest, planned, strict=True)
    )


def _request_received(charge: ChargeBalance, basis: Basis) -> date | None:
    """R-17: the assumed receipt of the invoice, sent by the first method of the contract; None without an invoice."""
    found = [
        invoice.date
        for invoice in basis.record.invoices
        if invoice.milestone == charge.milestone and charge.invoice in (None, invoice.number)
    ]
    return planned_receipt(Moment(min(found)), basis.project.terms.notices, basis.calendar) if found else None
