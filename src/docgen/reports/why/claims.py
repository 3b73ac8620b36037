"""Why the figures of the demand and the claim are what they are (R-35 to R-38)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.account import ChargeBalance
from docgen.law import Reading
from docgen.reports.why.clauses import clauses
from docgen.reports.why.notices import printed_steps, receipt_steps
from docgen.reports.why.trail import Explainer, Matter, Name, Step, Told, project_place
from docgen.reports.why.words import ONE_DAY, added, counted, day
from docgen.rules import DemandState, ProjectState
from docgen.rules.unpaid import chosen, past_grace
from docgen.rules.words import figure, listed
from docgen.values import DayUnit, Money


def demand_sent(matter: Matter, name: Name) -> Told:
    """When the operative demand was sent."""
    del name
    notice = matter.state.demand.notice
    steps = (
        tuple(receipt_steps(notice, matter))[:1]
        if notice is not None
        else (Step("no demand on record binds anything"),)
    )
    return Told("The demand that counts", steps, ("S-7",), clauses(matter.state, "notices"))


def demand_items(matter: Matter, name: Name) -> Told:
    """What is demanded: what is past its grace, or what the demand on record binds (S-3)."""
    del name
    demand = matter.state.demand
    steps = [
        Step(
            f"{c.milestone}: grace ended {day(c.grace_end)}, unpaid {figure(c.unpaid)}",
            figure=f"milestones.{c.milestone}.total",
        )
        for c in demanded(matter.state)
    ]
    which = "what the demand on record binds" if demand.notice is not None else "what is past its grace today"
    steps.append(Step(f"{which}: {listed(demand.items)}" if demand.items else "nothing is past its grace"))
    return Told("The milestones demanded", tuple(steps), ("S-3", "S-7"), clauses(matter.state, "grace"))


def demanded(state: ProjectState) -> tuple[ChargeBalance, ...]:
    """The charges that the demand asks for."""
    if state.demand.notice is not None:
        return chosen(state.account, state.demand.notice.charges)
    return past_grace(state.account)


def deadline(matter: Matter, name: Name) -> Told:
    """The last day to pay after the demand (R-6, S-1)."""
    del name
    state, demand = matter.state, matter.state.demand
    return Told(
        "The last day to pay after the demand",
        tuple(_deadline_steps(demand, matter)),
        ("R-1", "R-2", "R-8", "R-17", "S-1"),
        clauses(state, "notices"),
        matter.law("demand.minimum_days"),
    )


def _deadline_steps(demand: DemandState, matter: Matter) -> Iterator[Step]:
    state = matter.state
    if not demand.items:
        yield Step("nothing is past its grace, so there is nothing to demand", figure="demand.items")
        return
    if demand.notice is not None and demand.notice.received is not None:
        yield from receipt_steps(demand.notice, matter)
        received = demand.notice.received
    else:
        method = state.project.terms.notices.methods[0].value
        yield Step(
            f"if it is sent today by {method}: received {day(demand.planned_received)}",
            (project_place("terms", "notices"),),
        )
        received = demand.planned_received
    agreed = state.project.terms.demand_days
    least = f", the law's minimum {demand.minimum_days}" if demand.minimum_days else ""
    yield Step(
        f"the contract's days {agreed}{least}: {demand.days} days", (project_place("terms", "demand_days"),)
    )
    yield Step(counted(received, demand.days, DayUnit.CALENDAR, state.calendar))
    if demand.notice is not None:
        yield from printed_steps(demand.notice, matter)
    yield Step(f"deadline: {day(demand.deadline)}")


def demand_sum(key: str) -> Explainer:
    """The explainer of what the demanded items owe today, or will owe on the deadline."""

    def explain(matter: Matter, name: Name) -> Told:
        del name
        state, demand = matter.state, matter.state.demand
        on_deadline = key == "payoff_at_deadline"
        on = demand.deadline if on_deadline else state.as_of
        keys = [(c.milestone, c.part) for c in demanded(state)]
        charges = chosen(state.outlook.on(on), keys)
        steps = [
            Step(
                f"{c.milestone}: principal {figure(c.principal)} + interest {figure(c.interest)}"
                + (f" + fee {figure(c.fee)}" if c.fee else "")
                + f" = {figure(c.unpaid)}",
                figure=f"milestones.{c.milestone}.total",
            )
            for c in charges
            if c.due <= on
        ]
        total = demand.payoff_at_deadline if on_deadline else demand.total
        sums = [c.unpaid for c in charges if c.due <= on]
        steps.append(Step(added(sums, total) if sums else "nothing is demanded"))
        if on_deadline:
            steps.append(
                Step("computed to that day, not days times the interest of one day", figure="demand.deadline")
            )
        what = f"What the items demanded owe on {day(on)}"
        return Told(what, tuple(steps), ("R-12", "R-16", "S-3"), clauses(state, "late"))

    return explain


def demand_per_diem(matter: Matter, name: Name) -> Told:
    """One day's interest of the items demanded."""
    del name
    steps = [
        Step(f"{c.milestone}: {figure(c.principal)}", figure=f"milestones.{c.milestone}.principal_due")
        for c in demanded(matter.state)
        if c.principal
    ]
    steps.append(Step(f"together one further day adds {figure(matter.state.demand.per_diem)}"))
    return Told(
        "Interest of one further day on the items demanded",
        tuple(steps),
        ("R-16",),
        clauses(matter.state, "late"),
    )


def filing(matter: Matter, name: Name) -> Told:
    """The first and the last day for filing a claim (R-38)."""
    state, demand = matter.state, matter.state.demand
    law = matter.law("demand.minimum_days", "demand.window_earliest_days", "demand.window_latest_days")
    first = name[1] != "latest_filing"
    steps: list[Step] = []
    if not demand.items:
        steps.append(Step("nothing is demanded", figure="demand.items"))
    elif name[1] == "window_opens":
        opens = demand.window_opens
        words = (
            f"opens on {day(opens)}, counted from sending"
            if opens is not None
            else "has no window or minimum here"
        )
        steps.append(Step(f"the law {words}", figure="demand.sent"))
    elif first and demand.earliest_filing is not None:
        after = demand.deadline + ONE_DAY
        steps.append(Step(f"the day after the deadline: {day(after)}", figure="demand.deadline"))
        sent = demand.notice.sent_on if demand.notice is not None else state.as_of
        steps.append(Step(f"counted from sending on {day(sent)} where the law has a window or a minimum"))
        steps.append(Step(f"the first business day that meets both: {day(demand.earliest_filing)}"))
    elif demand.latest_filing is not None:
        steps.append(Step(f"the law closes the window on {day(demand.latest_filing)}"))
    else:
        steps.append(Step("the law closes no window here, or it is not known"))
    what = "The first day for filing a claim" if first else "The last day of the window for filing"
    return Told(what, tuple(steps), ("R-38",), (), law)


def counted_sum(matter: Matter, name: Name) -> Told:
    """What counts toward the court's limit (R-35)."""
    del name
    claim = matter.state.claim
    steps = [
        Step(
            f"{component.name.replace('_', ' ')} {figure(component.amount)}: "
            + ("counts" if component.counted else "does not count"),
            figure=_figure_of(component.name),
        )
        for component in claim.components
    ]
    counting = [component.amount for component in claim.components if component.counted]
    steps.append(Step(added(counting, claim.counted)))
    return Told(
        "What counts toward the court's limit", tuple(steps), ("R-35", "R-37"), (), _law_of_counting(matter)
    )


def _figure_of(component: str) -> str | None:
    return {"principal": "totals.principal_due", "interest": "totals.interest", "fees": "totals.fees"}.get(
        component
    )


def _law_of_counting(matter: Matter) -> tuple[Reading, ...]:
    names = ("contractual_interest", "statutory_interest", "late_fees", "attorney_fees")
    return matter.law(*(f"small_claims.counts_{name}" for name in names))


def limit(matter: Matter, name: Name) -> Told:
    """The court's limit for this claimant at this place."""
    del name
    claim = matter.state.claim
    steps = [Step(f"the claimant is a {claim.claimant.replace('_', ' ')}", (project_place("parties"),))]
    if claim.forum:
        steps.append(Step(f"the forum: {claim.forum}"))
    steps.append(
        Step(f"its limit: {figure(claim.limit)}")
        if claim.limit is not None
        else Step("the limit is not known for these facts", (project_place("project", "venue"),))
    )
    return Told(
        "The court's limit",
        tuple(steps),
        ("R-34", "R-35"),
        (),
        matter.law("small_claims.limit", "small_claims.forum_name"),
    )


def excess(matter: Matter, name: Name) -> Told:
    """What counts above the limit, and what is done with it (R-35, R-36)."""
    claim = matter.state.claim
    zero = claim.counted.currency.zero()
    if claim.no_route is not None:
        steps = [Step(claim.no_route, figure="claim.no_route")]
    elif claim.limit is None:
        steps = [Step("the limit is not known, so nothing can be compared with it", figure="claim.limit")]
    else:
        over = f"{figure(claim.counted)} − {figure(claim.limit)} = {figure(claim.counted - claim.limit)}"
        steps = [
            Step(f"counted {figure(claim.counted)}", figure="claim.counted"),
            Step(f"limit {figure(claim.limit)}", figure="claim.limit"),
            Step(over if claim.counted > claim.limit else f"{over}: not above the limit, so {figure(zero)}"),
        ]
    law = matter.law("small_claims.limit", "small_claims.excess_treatment")
    if name[1] in ("claimed", "waived"):
        steps += _claimed_steps(matter.state)
        return Told("What would be claimed", tuple(steps), ("R-36", "R-37"), (), law)
    return Told("What counts above the limit", tuple(steps), ("R-35", "R-36"), (), law)


def _claimed_steps(state: ProjectState) -> Iterator[Step]:
    claim = state.claim
    whole = Money.total((component.amount for component in claim.components), state.currency)
    yield Step(
        added((component.amount for component in claim.components), whole) + " in all",
        figure="totals.total_due",
    )
    yield Step(f"treatment of an excess: {claim.treatment.replace('_', ' ')}", figure="claim.treatment")
    if claim.claimed is None:
        yield Step("no sum can be claimed there as it stands")
    elif claim.claimed < whole:
        yield Step(f"{figure(whole)} − {figure(whole - claim.claimed)} given up = {figure(claim.claimed)}")
    else:
        yield Step(f"all of it is claimed: {figure(claim.claimed)}")


def treatment(matter: Matter, name: Name) -> Told:
    """Forum, claimant and treatment of an excess, as the law has them."""
    del name
    claim = matter.state.claim
    steps = [
        Step(f"claimant: {claim.claimant.replace('_', ' ')}", (project_place("parties"),)),
        Step(claim.no_route or f"forum: {claim.forum or 'not known'}"),
        Step(f"an excess: {claim.treatment.replace('_', ' ')}"),
    ]
    steps += [Step(f"instead: {other}") for other in claim.alternatives]
    names = ("available", "forum_name", "excess_treatment", "alternatives")
    law = matter.law(*(f"small_claims.{name}" for name in names))
    return Told("The forum, and what it does with an excess", tuple(steps), ("R-36",), (), law)


def crossing(matter: Matter, name: Name) -> Told:
    """The day on which the counted sum exceeds the limit (R-35)."""
    del name
    state, claim = matter.state, matter.state.claim
    steps: list[Step] = []
    if claim.crossing_date is None or claim.limit is None:
        steps.append(Step("within ten years it does not, or the limit is not known", figure="claim.limit"))
    else:
        on = state.outlook.on(claim.crossing_date).totals
        before = state.outlook.on(claim.crossing_date - ONE_DAY).totals
        steps.append(Step(f"limit {figure(claim.limit)}", figure="claim.limit"))
        steps.append(Step(f"owed on {day(claim.crossing_date - ONE_DAY)}: {figure(before.total_due)}"))
        steps.append(
            Step(
                f"owed on {day(claim.crossing_date)}: {figure(on.total_due)}, what counts of it is above the limit"
            )
        )
        if claim.statutory_interest.amount is not None:
            more = f"{figure(claim.statutory_interest.per_diem)} for each further day"
            steps.append(Step(f"interest by statute beside it, {more}", figure="claim.statutory_interest"))
        steps.append(Step(f"{claim.days_to_crossing} days from {day(state.as_of)}"))
    return Told(
        "When what counts exceeds the limit, if nothing else happens",
        tuple(steps),
        ("R-35",),
        (),
        _law_of_counting(matter),
    )
