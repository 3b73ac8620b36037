"""Why the stage, the state of the work and the documents are what they are (R-10, R-11, S-11)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.account import ChargeBalance
from docgen.documents.registry import kind_of
from docgen.reports.signing import signings
from docgen.reports.why.clauses import clauses
from docgen.reports.why.trail import Matter, Name, Step, Told
from docgen.reports.why.words import day
from docgen.rules import ProjectState, Stage
from docgen.rules.filed import FiledClaim
from docgen.rules.unpaid import chosen, past_grace
from docgen.rules.words import figure, listed

CONDITIONS: dict[Stage, str] = {
    Stage.PLAN_DEFAULT: "a signed plan is in default and no later final demand was sent",
    Stage.PLAN_ACTIVE: "a signed plan is in effect and is performed",
    Stage.FILED: "a claim was filed, and something that it is about is unpaid",
    Stage.READY_TO_FILE: "the deadline of the final demand has passed and the sum is unpaid",
    Stage.FINAL_DEMAND: "a final demand was sent, its deadline has not passed, the sum is unpaid",
    Stage.SUSPENDED: "work is suspended and not resumed",
    Stage.SUSPENSION_NOTICE: "a notice of intent is received, something in it is past grace, work has not stopped yet",
    Stage.PAST_GRACE: "something is unpaid after its grace",
    Stage.IN_GRACE: "something is unpaid after its due date, in grace",
    Stage.DUE_TODAY: "something falls due today",
    Stage.PRE_DUE: "something falls due soon",
    Stage.CURRENT: "nothing is due soon; later milestones remain",
    Stage.CLOSED: "everything billed is paid and nothing remains to be billed",
}
"""The condition of each line of R-10, in its order; a filed claim stands between the second and the third."""


def stage(matter: Matter, name: Name) -> Told:
    """The first line of R-10 that applies, and what it rests on."""
    del name
    state = matter.state
    lines = [one for one in CONDITIONS if one is not Stage.FILED]
    line = "before line 3" if state.stage is Stage.FILED else f"line {lines.index(state.stage) + 1}"
    steps = [Step(f"{line} of 12: {CONDITIONS[state.stage]}")]
    steps += list(_evidence(state))
    return Told(
        "The stage of the account", tuple(steps), ("R-10", "R-8", "S-7"), clauses(state, "grace", "suspend")
    )


def _evidence(state: ProjectState) -> Iterator[Step]:
    suspension, demand = state.suspension, state.demand
    if state.stage is Stage.FILED and state.filed is not None:
        filed = state.filed
        yield Step(
            f"filed on {day(filed.source.date)}, {figure(filed.unpaid)} of it unpaid", figure="filed.unpaid"
        )
    if state.stage in (Stage.READY_TO_FILE, Stage.FINAL_DEMAND):
        yield Step(f"deadline of the demand: {day(demand.deadline)}", figure="demand.deadline")
    elif state.stage is Stage.SUSPENDED and suspension.began is not None:
        yield Step(f"suspended from {day(suspension.began)}", figure="suspension.began")
    elif state.stage is Stage.SUSPENSION_NOTICE and suspension.effective is not None:
        yield Step(f"work may stop from {day(suspension.effective)}", figure="suspension.effective")
    for charge in state.account.charges:
        if charge.unpaid:
            yield _unpaid(charge)


def _unpaid(charge: ChargeBalance) -> Step:
    words = f"{charge.milestone}: {figure(charge.unpaid)} unpaid, due {day(charge.due)}, grace until {day(charge.grace_end)}"
    return Step(words, figure=f"milestones.{charge.milestone}.total")


def filed(matter: Matter, name: Name) -> Told:
    """The claim that was filed, and what of it is unpaid (R-37)."""
    del name
    found = matter.state.filed
    if found is None:
        return Told("The claim that was filed", (Step("record.yaml has no filing with this_claim: true"),))
    places = tuple(matter.entries("filings", lambda one: one == found.source))
    steps = [Step(f"filed on {day(found.source.date)}", places)]
    steps += [_unpaid(charge) for charge in chosen(matter.state.account, found.charges) if charge.unpaid]
    steps += list(_by_law(matter.state, found))
    return Told("The claim that was filed: everything due and unpaid on its day", tuple(steps), ("R-37",))


def _by_law(state: ProjectState, filed: FiledClaim) -> Iterator[Step]:
    """What the law adds to the claim, which no account holds (R-35)."""
    if not filed.asks_by_law:
        yield Step("no more was claimed than the contract owed: nothing that the law adds is in it")
    elif filed.now.by_law or filed.now.credited:
        added = figure(filed.now.by_law + filed.now.credited)
        yield Step(f"interest and fixed sums that the law gives: {added}", figure="claim.statutory_interest")
    if filed.now.credited:
        credit = figure(filed.now.credited)
        yield Step(f"{credit} of it is covered by the credit that is held", figure="totals.credit")


def milestone_stage(matter: Matter, name: Name) -> Told:
    """Lines 7 to 12 of R-10 for one milestone."""
    found = matter.state.milestone(name[1])
    assert found is not None, "a name is looked up in the report before it is explained"
    steps = [Step(CONDITIONS[found.stage])]
    steps += [_unpaid(c) for c in matter.state.account.charges_of(found.id) if c.unpaid]
    return Told(f"Where {found.id} stands", tuple(steps), ("R-10",), clauses(matter.state, "grace"))


def work(matter: Matter, name: Name) -> Told:
    """How the work stands: the last word of the record, and the computed suspension."""
    del name
    state = matter.state
    entries = tuple(matter.entries("work"))
    steps = [Step(f"{w.date}: {w.event.value}") for w in state.record.work]
    if entries:
        steps[-1] = Step(steps[-1].text, entries)
    if state.suspension.in_effect and state.suspension.began is not None:
        steps.append(Step(f"suspended since {day(state.suspension.began)}", figure="suspension.began"))
    if not steps:
        start = state.project.contract.work_start
        steps.append(
            Step(f"no entry under work; the contract's start is {day(start)}")
            if start is not None
            else Step("no entry under work and no start date in the contract")
        )
    return Told("How the work stands", tuple(steps), ("R-11", "S-9"), clauses(state, "suspend"))


def signing(matter: Matter, name: Name) -> Told:
    """When a document went out for signature, and who has signed it."""
    found = signings(matter.state)[name[1]]
    sent = tuple(matter.entries("notices", lambda one: one.document == name[1]))
    mine = tuple(matter.entries("signatures", lambda one: one.document == name[1]))
    last = (
        f"last sent on {day(found.sent_on)}" if found.sent_on is not None else "no notice of it is on record"
    )
    steps = [Step(last, sent)]
    if found.missing:
        steps.append(Step(f"not signed yet by {listed(found.missing)}", mine))
    elif found.signed_on is not None:
        steps.append(Step(f"the last of the signatures is of {day(found.signed_on)}", mine))
    return Told("How far the document is on its way to be signed", tuple(steps), ("R-31", "S-33"))


def document(matter: Matter, name: Name) -> Told:
    """Whether a document may be made today, why not, and from when."""
    state, row = matter.state, next(r for r in matter.report["documents"] if r["id"] == name[1])
    assert kind_of(name[1]) is not None, "the report lists documents of the registry"
    sent = tuple(matter.entries("notices", lambda n: n.document == name[1]))
    if row["allowed"]:
        steps = [Step("its facts are there: it may be made today")]
    elif row["sent"]:
        steps = [Step(str(row["reason"]), sent)]
    else:
        code = f" ({row['code']})" if row["code"] else ""
        steps = [Step(f"{row['reason']}{code}")]
        if row["possible_from"]:
            steps.append(Step(f"from {row['possible_from']}, if nothing else happens; not the day before"))
        elif row["waits_for"]:
            steps.append(Step(f"it waits for {row['waits_for']}"))
    return Told(f"Whether {name[1]} may be made on {day(state.as_of)}", tuple(steps), ("S-11", "S-22"))


def next_step(matter: Matter, name: Name) -> Told:
    """What comes next."""
    del name
    row = matter.report["next"]
    on = f", {row['date']}" if row["date"] else ""
    steps = [
        Step(f"{row['action']}{on}"),
        Step(f"stage: {matter.state.stage.value.replace('_', ' ')}", figure="stage"),
    ]
    return Told("The next thing to do or to wait for", tuple(steps), ("R-10",))


def days_past_grace(matter: Matter, name: Name) -> Told:
    """How long the oldest unpaid item is past its grace."""
    del name
    state = matter.state
    steps = [
        Step(
            f"{c.milestone}: grace ended {day(c.grace_end)}, {(state.as_of - c.grace_end).days} days ago",
            figure=f"milestones.{c.milestone}.grace_end",
        )
        for c in past_grace(state.account)
    ]
    return Told(
        "Days since the earliest grace that was missed",
        tuple(steps) or (Step("nothing is past its grace"),),
        ("R-9",),
    )


def days_to_next(matter: Matter, name: Name) -> Told:
    """The days from the as-of date to the next step."""
    del name
    on = matter.report["next"]["date"]
    step = Step(
        f"from {day(matter.state.as_of)} to {on}" if on else "the next step has no date", figure="next.date"
    )
    return Told("Days to the next step", (step,))
