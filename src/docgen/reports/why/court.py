"""Why the days before a hearing and the interest by statute are what they are (D13, R-35, S-33)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.reports.why.trail import Matter, Name, Step, Told, project_place
from docgen.reports.why.words import ONE_DAY, added, day, interest_line
from docgen.rules.court_dates import ELSEWHERE, EXTRA, PERSONAL, PROOF, CourtDates, LastDay
from docgen.rules.statutory_interest import COMPENSATION
from docgen.rules.statutory_rule import METHOD, RATE, STARTS
from docgen.rules.words import figure

_STEPS = {
    "personal": ("service in person inside the county", (PERSONAL,)),
    "personal_elsewhere": ("service in person outside the county", (ELSEWHERE,)),
    "substituted": ("substituted service inside the county", (PERSONAL, EXTRA)),
    "substituted_elsewhere": ("substituted service outside the county", (ELSEWHERE, EXTRA)),
    "proof": ("filing the proof of service", (PROOF,)),
}
"""What each day is for, and the law it is counted by."""


def court_date(matter: Matter, name: Name) -> Told:
    """The last day of one step before the hearing, counted back (D13)."""
    dates = matter.state.court_dates
    hearing = project_place("claim", "hearing_date")
    if dates is None:
        step = Step("no hearing is set under claim: hearing_date:", (project_place("claim"),))
        return Told("The last days before a hearing", (step,))
    first = Step(f"the hearing is on {day(dates.hearing)}", (hearing,))
    if name[-1] not in _STEPS:
        return Told("The hearing", (first,))
    what, names = _STEPS[name[-1]]
    law = matter.law(*names)
    days = [
        Step(f"{reading.name}: {reading.value} {reading.unit or 'days'}") for reading in law if reading.known
    ]
    steps = (first, *days, _counted(getattr(dates, name[-1]), dates))
    return Told(f"The last day for {what}", steps, (), (), law)


def _counted(last: LastDay, dates: CourtDates) -> Step:
    if last.day is None:
        return Step(last.reason or "the law is not known")
    back = (dates.hearing - last.day).days
    return Step(
        f"counted back, and from a day off to the business day before: {day(last.day)}, {back} days ahead"
    )


def statutory_interest(matter: Matter, name: Name) -> Told:
    """Interest by statute under a contract that is silent about it (R-35)."""
    steps = tuple(_interest_steps(matter, daily=name[-1] == "daily_interest"))
    law = matter.law(RATE, STARTS, METHOD, "small_claims.counts_statutory_interest")
    what = "Interest that the law gives where the contract has none; no account and no demand holds it"
    return Told(what, steps, ("R-12", "R-15", "R-35", "S-33"), (), law)


def _interest_steps(matter: Matter, *, daily: bool) -> Iterator[Step]:
    found = matter.state.claim.statutory_interest
    if found.amount is None:
        yield Step(found.reason or "the law is not known")
        return
    if daily:
        lines = (line for line in found.lines if line.end == matter.state.as_of)
        bearing = {(line.milestone, line.part): line for line in lines}
        for line in bearing.values():
            yield Step(
                f"{line.milestone}: {figure(line.principal)} at {line.rate} % since {day(line.start + ONE_DAY)}"
            )
        yield Step(f"one further day adds {figure(found.per_diem)}")
        return
    for line in found.lines:
        yield Step(
            f"{line.milestone}, {interest_line(line)}", figure=f"milestones.{line.milestone}.principal_due"
        )
    amounts = [line.amount for line in found.lines]
    yield Step(added(amounts, found.amount) if amounts else "it has not begun to run")


def compensation(matter: Matter, name: Name) -> Told:
    """The fixed sums that the law gives for late debts (R-35)."""
    del name
    found = matter.state.claim.statutory_interest
    steps = [
        Step(f"{one.milestone}: {figure(one.debt)} became late: {figure(one.amount)}")
        for one in found.compensation
    ]
    amounts = [one.amount for one in found.compensation]
    steps.append(Step(added(amounts, found.compensated) if amounts else "the law gives none for these debts"))
    return Told(
        "Fixed sums that the law gives for late debts",
        tuple(steps),
        ("R-35", "S-33"),
        (),
        matter.law(COMPENSATION),
    )
