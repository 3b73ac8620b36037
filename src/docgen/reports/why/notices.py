"""Why the dates and sums of notices, suspension and demand are what they are (R-17 to R-21, R-38)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.diagnostics import FieldPath
from docgen.reports.why.clauses import clauses
from docgen.reports.why.trail import Matter, Name, Step, Told, project_place
from docgen.reports.why.words import ONE_DAY, added, counted, day
from docgen.rules import NoticeState
from docgen.rules.receipt import DEFAULTS
from docgen.rules.resumption import WENT_ON, last_suspension, left_in_question, plan_behind
from docgen.rules.unpaid import chosen
from docgen.rules.words import figure, listed
from docgen.values import DayUnit

NO_NOTICE = Step("no notice of intent is on record that still binds anything")


def suspension_notice_sent(matter: Matter, name: Name) -> Told:
    """The notice of intent that counts, and when it was sent."""
    del name
    notice = matter.state.suspension.notice
    steps = (Step(_sending(notice), _places(notice, matter)),) if notice is not None else (NO_NOTICE,)
    return Told(
        "The notice of intent that counts", steps, ("S-7",), clauses(matter.state, "suspend", "notices")
    )


def notice_received(matter: Matter, name: Name) -> Told:
    """When the notice of intent counts as received."""
    del name
    notice = matter.state.suspension.notice
    steps = tuple(receipt_steps(notice, matter)) if notice is not None else (NO_NOTICE,)
    return Told(
        "When the notice of intent counts as received",
        steps,
        ("R-17", "S-1", "S-7"),
        clauses(matter.state, "notices"),
    )


def receipt_steps(notice: NoticeState, matter: Matter) -> Iterator[Step]:
    """How the receipt of a notice follows from its sendings (R-17)."""
    terms = matter.state.project.terms.notices
    yield Step(_sending(notice), _places(notice, matter))
    for sending in notice.sendings:
        if sending.bounced is not False:
            yield Step(f"the {sending.method.value} of {sending.sent} came back: it is no notice")
        elif sending.delivered is not None:
            yield Step(f"recorded delivery by {sending.method.value}: {day(sending.delivered)}")
        else:
            deemed = terms.deemed.get(sending.method, DEFAULTS[sending.method])
            cutoff = (
                f", if sent on a business day before {terms.email_cutoff:%H:%M}"
                if sending.method.value == "email"
                else ""
            )
            words = f"deemed received {deemed.days} {deemed.unit.value} days after sending by {sending.method.value}{cutoff}"
            yield Step(words, (project_place("terms", "notices"),))
    if len(matter.state.project.clients) > 1:
        yield Step("with several clients: the latest over the clients of the earliest receipt of each")
    if notice.received is not None:
        yield Step(f"received: {day(notice.received)}")


def _sending(notice: NoticeState) -> str:
    at = f" at {notice.sent.time_of_day:%H:%M}" if notice.sent.time_of_day is not None else ""
    bound = f", for {listed(notice.items)}" if notice.items else ""
    return f"{notice.document} sent on {day(notice.sent_on)}{at} by {notice.method.value}{bound}"


def _places(notice: NoticeState, matter: Matter) -> tuple[FieldPath, ...]:
    sent = [(n.document, n.sent, n.method) for n in notice.sendings]
    return tuple(matter.entries("notices", lambda n: (n.document, n.sent, n.method) in sent))


def notice_days(matter: Matter, name: Name) -> Told:
    """The days of notice before a suspension: the contract's or the law's (R-18)."""
    state, suspension = matter.state, matter.state.suspension
    agreed = state.project.terms.suspension
    steps = [
        Step(
            f"the contract: {agreed.notice_days} {agreed.unit.value} days",
            (project_place("terms", "suspension"),),
        )
        if agreed is not None
        else Step("the contract has no suspension term")
    ]
    if suspension.statutory_days is None:
        steps.append(Step("the law has no minimum here, or it is not known"))
    else:
        steps.append(Step(f"the law: at least {suspension.statutory_days} days"))
    steps.append(Step(f"the longer counts: {suspension.notice_days} {suspension.unit.value} days"))
    what = (
        "The statutory minimum of notice"
        if name[1] == "statutory_days"
        else "The days of notice before work may stop"
    )
    law = matter.law("suspension.minimum_notice_days", "suspension.unit")
    return Told(what, tuple(steps), ("R-18",), clauses(state, "suspend"), law)


def cure_date(matter: Matter, name: Name) -> Told:
    """The last day to pay after the notice of intent."""
    del name
    state = matter.state
    return Told(
        "The last day to pay before work stops",
        tuple(_cure_steps(matter)),
        ("R-18", "R-1", "R-2", "R-8", "S-1"),
        clauses(state, "suspend", "notices"),
        matter.law("suspension.minimum_notice_days", "suspension.unit"),
    )


def _cure_steps(matter: Matter) -> Iterator[Step]:
    state, suspension = matter.state, matter.state.suspension
    notice = suspension.notice
    if notice is None or notice.received is None or suspension.cure_date is None:
        yield NO_NOTICE
        return
    yield Step(f"received: {day(notice.received)}", figure="suspension.notice_received")
    if suspension.notice_days == 0:
        yield Step("no days of notice: the notice works from its receipt", figure="suspension.notice_days")
    else:
        yield Step(
            counted(notice.received, suspension.notice_days, suspension.unit, state.calendar),
            figure="suspension.notice_days",
        )
    yield from printed_steps(notice, matter)
    yield Step(f"last day to pay: {day(suspension.cure_date)}")


def printed_steps(notice: NoticeState, matter: Matter) -> Iterator[Step]:
    """S-1: what the letter itself stated counts where it is later."""
    printed = [one.printed.deadline for one in notice.sendings if one.printed is not None]
    for deadline in dict.fromkeys(printed):
        if deadline is not None:
            yield Step(f"the letter printed {day(deadline)}; the later counts", _places(notice, matter))


def effective(matter: Matter, name: Name) -> Told:
    """The first day of suspension."""
    del name
    state, suspension = matter.state, matter.state.suspension
    notice = suspension.notice
    if notice is None or suspension.effective is None or suspension.cure_date is None:
        steps: list[Step] = [NO_NOTICE]
    else:
        steps = [Step(f"cure date: {day(suspension.cure_date)}", figure="suspension.cure_date")]
        for charge in chosen(state.account, notice.charges):
            steps.append(
                Step(
                    f"grace of {charge.milestone} ends {day(charge.grace_end)}",
                    figure=f"milestones.{charge.milestone}.grace_end",
                )
            )
        if notice.printed_effective is not None:
            steps.append(Step(f"the letter printed {day(notice.printed_effective)}", _places(notice, matter)))
        last = suspension.effective - ONE_DAY
        steps.append(Step(f"the day after {day(last)}: {day(suspension.effective)}"))
    return Told(
        "The first day on which work may stop",
        tuple(steps),
        ("R-18", "R-6", "R-8", "S-1"),
        clauses(state, "suspend"),
    )


def began(matter: Matter, name: Name) -> Told:
    """The day from which work counts as suspended (S-9)."""
    state, suspension = matter.state, matter.state.suspension
    entries = tuple(matter.entries("work"))
    if suspension.began is None:
        when = f" before {day(suspension.effective)}" if suspension.effective is not None else ""
        steps: tuple[Step, ...] = (Step(f"work is not suspended{when}", figure="suspension.effective"),)
    else:
        steps = (
            Step(
                f"the effective date: {day(suspension.effective)}" if suspension.effective else "",
                figure="suspension.effective",
            ),
            Step(f"work counts as suspended from {day(suspension.began)}", entries),
        )
    if name[1] == "in_effect" and suspension.ended and suspension.resumed_on is not None:
        steps = (*steps, Step(f"it ended on {day(suspension.resumed_on)}", figure="suspension.resumed_on"))
    return Told("Since when work is suspended", steps, ("S-9",), clauses(state, "suspend"))


def cleared_on(matter: Matter, name: Name) -> Told:
    """The day on which everything due was paid."""
    del name
    suspension = matter.state.suspension
    if suspension.cleared_on is None:
        steps = (
            Step(
                "the sum to resume is not paid in full; a part of it changes nothing",
                figure="suspension.sum_to_resume",
            ),
        )
    else:
        paid = tuple(matter.entries("payments", lambda p: p.date <= suspension.cleared_on))
        steps = (Step(_cleared(suspension.cleared_on, matter), paid),)
    return Told(
        "When the sum to resume was paid, or a plan let work go on",
        steps,
        ("R-19",),
        clauses(matter.state, "resume"),
    )


def _cleared(on: date, matter: Matter) -> str:
    """What let the work go on: the full sum, or what a payment plan names (R-20)."""
    plan = plan_behind(on, matter.state)
    if plan is None or plan.work_resumes_on is None:
        found = last_suspension(matter.state)
        left = left_in_question(found, matter.state) if found is not None else None
        but = f" but {figure(left)}, which the client questions" if left else ""
        return f"at the end of {day(on)} nothing due was unpaid{but}"
    event = plan.work_resumes_on.value.replace("_", " ")
    return f"payment plan {plan.id} lets work go on after its {event}: {day(on)}"


def resumed_on(matter: Matter, name: Name) -> Told:
    """The day on which work goes on (R-20)."""
    del name
    state, suspension = matter.state, matter.state.suspension
    agreed = state.project.terms.suspension
    days = agreed.resume_business_days if agreed is not None else 1
    steps, agreed_days = [], []
    if suspension.cleared_on is not None:
        agreed_days = [state.calendar.period_end(suspension.cleared_on, days, DayUnit.BUSINESS)]
        steps.append(Step(_cleared(suspension.cleared_on, matter), figure="suspension.cleared_on"))
        steps.append(
            Step(
                counted(suspension.cleared_on, days, DayUnit.BUSINESS, state.calendar),
                (project_place("terms", "suspension"),),
            )
        )
    else:
        steps.append(Step("the sum to resume is not paid in full", figure="suspension.cleared_on"))
    since = suspension.began
    went_on = sorted(w.date for w in state.record.work if w.event in WENT_ON and since and w.date > since)
    if went_on:
        work = tuple(matter.entries("work", lambda w: w.event in WENT_ON and w.date == went_on[0]))
        steps.append(Step(f"the record says that work went on on {day(went_on[0])}", work))
    if suspension.resumed_on is not None:
        of_two = ", the earlier of the two" if len({*agreed_days, *went_on[:1]}) > 1 else ""
        steps.append(Step(f"work resumes on {day(suspension.resumed_on)}{of_two}"))
    return Told("When work resumes", tuple(steps), ("R-20", "R-4"), clauses(state, "resume"))


def suspension_days(matter: Matter, name: Name) -> Told:
    """The days by which dates move."""
    del name
    suspension = matter.state.suspension
    if suspension.days is None or suspension.began is None:
        step = Step("they are known when work resumes", figure="suspension.resumed_on")
    else:
        end = suspension.began.fromordinal(suspension.began.toordinal() + suspension.days)
        step = Step(
            f"{day(suspension.began)} to {day(end)} = {suspension.days} days", figure="suspension.began"
        )
    return Told(
        "The days of suspension, by which later dates move",
        (step,),
        ("R-20",),
        clauses(matter.state, "resume"),
    )


def sum_to_resume(matter: Matter, name: Name) -> Told:
    """What restarts the work (R-19)."""
    del name
    state, due = matter.state, matter.state.suspension.sum_to_resume
    costs = tuple(matter.entries("restart_costs"))
    steps = [
        Step(f"principal due {figure(due.principal)}", figure="totals.principal_due"),
        Step(f"interest {figure(due.interest)}", figure="totals.interest"),
        Step(f"fees {figure(due.fees)}", figure="totals.fees"),
    ]
    if due.costs:
        steps.append(Step(f"restart costs {figure(due.restart_costs)}", costs))
    parts = (due.principal, due.interest, due.fees, due.restart_costs)
    whole = due.total + due.questioned
    steps.append(Step(added(parts if due.costs else parts[:3], whole)))
    if due.questioned:
        less = f"less {figure(due.questioned)}, which the client questioned in time: {figure(due.total)}"
        steps.append(Step(less, tuple(matter.entries("disputes"))))
    return Told("The sum that restarts the work", tuple(steps), ("R-19", "S-3"), clauses(state, "resume"))


def cessation(matter: Matter, name: Name) -> Told:
    """The day on which work without labour may count as complete (R-21)."""
    del name
    suspension = matter.state.suspension
    law = matter.law("suspension.cessation_days")
    if suspension.cessation_date is None or suspension.last_work_day is None:
        step = Step("no suspension, or the law has no such rule here")
    else:
        days = (suspension.cessation_date - suspension.last_work_day).days
        step = Step(
            f"last day of work {day(suspension.last_work_day)} + {days} days = {day(suspension.cessation_date)}",
            figure="suspension.effective",
        )
    return Told("When the work may count as complete for liens", (step,), ("R-21",), (), law)


def agreed(matter: Matter, name: Name) -> Told:
    """Whether the contract has a right to stop work."""
    del name
    has = matter.state.project.terms.suspension is not None
    step = Step(
        "terms: suspension: is there" if has else "terms: suspension: is missing",
        (project_place("terms", "suspension"),),
    )
    return Told(
        "Whether the contract gives a right to stop work",
        (step,),
        ("R-18",),
        clauses(matter.state, "suspend"),
    )
