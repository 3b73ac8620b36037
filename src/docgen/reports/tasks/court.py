"""After the deadline of the demand: the ways on; after a filing: the hearing, what the court decided, the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from docgen.reports.claim_in_court import ENDS, is_decided, paid_in_court
from docgen.reports.next_step import HAND_OFF, PACKET, Row, sent_packets
from docgen.reports.tasks.blocks import claim_block, empty_fields, hearing_block, plan_block
from docgen.reports.tasks.task import Choice, Task, Urgency, amount, build_command, command
from docgen.rules import CourtDates, ProjectState, Stage
from docgen.rules.court_dates import LastDay
from docgen.rules.filed import FiledClaim
from docgen.rules.trifle import only_trifles


def claim(name: str, state: ProjectState, documents: Sequence[Row]) -> Iterator[Task]:
    """What the road offers where only others can help now (steps 7 and 8 of the road, D12, D13)."""
    paid = paid_in_court(state)
    if paid is not None and state.filed is not None:
        yield _paid(name, state.filed, paid)
        return
    if only_trifles(state):
        return
    if state.stage is Stage.FILED and state.filed is not None:
        if not is_decided(state):
            yield _filed(name, state, state.filed)
    elif state.stage is Stage.READY_TO_FILE:
        sent = sent_packets(documents)
        if PACKET in sent:
            yield _to_file(name, state, sent[PACKET])
        elif HAND_OFF not in sent:
            yield _choose(name, state, {str(row["id"]): row for row in documents})


def _choose(name: str, state: ProjectState, rows: dict[str, Row]) -> Task:
    """The hand-off, the offer of a plan, the small claim."""
    demand = state.demand
    choices = [
        Choice(
            "hand it to a lawyer or a collection agency: the hand-off packet has all they ask for",
            build_command(name, HAND_OFF, state),
        ),
        _plan(name, state),
        *_packet(name, state, rows[PACKET]),
    ]
    what = "choose how to go on, now that the time of the demand is over"
    why = f"its deadline was {demand.deadline}; {amount(demand.total)} of what it asked for is unpaid"
    return Task(
        name, Urgency.CLAIM, what, why, demand.deadline, None, PACKET, state.totals.total_due, tuple(choices)
    )


def _plan(name: str, state: ProjectState) -> Choice:
    """The plan that is drafted and can be offered still, else the block of one."""
    drafted = [
        plan
        for plan in state.plans
        if plan.signed_on is None and plan.acknowledged.total and plan.effective >= state.as_of
    ]
    if drafted:
        plan = drafted[-1]
        return Choice(f"offer the payment plan {plan.id}", build_command(name, plan.document, state))
    block, document = plan_block(state)
    what = "offer a payment plan: change the numbers of this block to what you would both keep"
    return Choice(what, build_command(name, document, state), block)


def _packet(name: str, state: ProjectState, row: Row) -> Iterator[Choice]:
    """The packet for the court, with the block that it needs; from the day from which it is possible."""
    line, route = build_command(name, PACKET, state), state.claim.no_route
    what = "file a claim yourself: the packet for the court"
    if route is not None:
        what = f"court papers of your own ({route})"
    elif state.claim.excess:
        what += f"; it is {amount(state.claim.excess)} over the limit: docgen why {name} claim.excess"
    if state.project.claim is None:
        yield Choice(f"{what}, which needs this block", line, claim_block(state))
    elif row["allowed"]:
        left = empty_fields(state)
        yield Choice(what + (f"; still to fill in under claim: {', '.join(left)}" if left else ""), line)
    elif row["possible_from"]:
        yield Choice(f"{what}, from {row['possible_from']} on")
    else:
        yield Choice(f"{what}: {row['reason']}; it waits for {row['waits_for']}")


def _to_file(name: str, state: ProjectState, since: str) -> Task:
    """The packet went out: the claim is filed by a person, and then recorded with the sum that the paper has."""
    settings = state.project.claim
    printed = [
        one.printed.claimed
        for one in sorted(state.record.notices, key=lambda one: one.sent.day)
        if one.document == PACKET and one.printed is not None and one.printed.claimed is not None
    ]
    asked = str(printed[-1]) if printed else "AMOUNT"
    court = settings.court.name if settings is not None and settings.court is not None else None
    line = command(
        "record", "filing", name, asked, "--date", "DATE", "--this-claim",
        *(("--court", court) if court is not None else ()),
    )  # fmt: skip
    why = f"the packet was made final: {since}" + ("" if printed else "; AMOUNT is the sum that it claims")
    return Task(
        name, Urgency.CLAIM, "file the claim, then record it", why,
        state.demand.deadline, line, PACKET, state.totals.total_due,
    )  # fmt: skip


def _filed(name: str, state: ProjectState, filed: FiledClaim) -> Task:
    """The hearing to be written down, then to be prepared, then what came of it."""
    settings = state.project.claim
    hearing = settings.hearing_date if settings is not None else None
    why = f"{_claimed(filed)}; {amount(filed.unpaid)} is open{_by_law(filed)}"
    if filed.given_up:
        why += f"; {amount(filed.given_up)} more was owed on that day: ask the court what of it it can still award"
    money = Choice("if money comes", command("record", "payment", name, "AMOUNT", "--date", "DATE"))
    if hearing is None:
        what, known = "write down the day of the hearing once the court has set it", hearing_block(state)
        choices: tuple[Choice, ...] = (
            Choice("the last days for service and proof are counted from it", None, known),
            money,
        )
    elif hearing >= state.as_of:
        what = f"serve the claim and prepare the hearing on {hearing}"
        choices = (*_service(state.court_dates), _plan(name, state), money)
    else:
        what = "keep what the court decided, and record what is paid"
        choices = (_decision(name), money)
    choices = (*choices, *_renewed(name, state), *_rest(name, filed))
    return Task(name, Urgency.CLAIM, what, why, hearing, None, None, filed.unpaid, choices)


def _claimed(filed: FiledClaim) -> str:
    court = f" with {filed.source.court}" if filed.source.court is not None else ""
    return f"{amount(filed.source.amount)} was claimed{court} on {filed.source.date}"


def _by_law(filed: FiledClaim) -> str:
    """Which part of the sum is no part of the account, and so in no statement and no invoice."""
    now = filed.now
    if not now.by_law:
        return ""
    if not now.agreed:
        return ", all of it interest and fixed sums that the law gives"
    return f": {amount(now.agreed)} under the contract, {amount(now.by_law)} that the law adds"


def _renewed(name: str, state: ProjectState) -> Iterator[Choice]:
    """The packet again, with the sums of the day, where money came since the one that was sent."""
    sent = max((one.sent.day for one in state.record.notices if one.document == PACKET), default=None)
    if sent is not None and any(one.date > sent for one in state.record.payments):
        line = command("issue", name, PACKET, "--again", "--method", "hand", "--sent", "DATE")
        yield Choice("the packet again for the hearing: money has come since it was made", line)


def _rest(name: str, filed: FiledClaim) -> Iterator[Choice]:
    """All that the contract owes is paid: the rest, which the law gives, is paid, settled, decided or given up."""
    if filed.now.by_law and not filed.now.agreed:
        yield Choice(
            "if you settle for what was paid: accepted_as: settlement at the last payment in record.yaml"
        )
        yield Choice(
            "if you give up the rest: withdraw the claim as the court's rules say, and keep its paper",
            command("record", "evidence", name, "SCAN", "--date", "DATE", "--description", ENDS),
        )


def _paid(name: str, filed: FiledClaim, day: date) -> Task:
    """The claim is paid and still pending: only the court's rules say how it ends, and who bears its costs."""
    done = "settled" if filed.is_settled else "paid"
    choices = (
        Choice(f"ask the clerk how a claim that was {done} is withdrawn or dismissed, and by when"),
        Choice("first settle who bears the court costs: the account has none of them"),
        _decision(name, ENDS),
    )
    what = f"tell the court that the claim was {done}, and withdraw it or have it dismissed as its rules say"
    why = f"{_claimed(filed)}; all that it was about is {done} since {day}"
    return Task(name, Urgency.CLAIM, what, why, day, None, None, None, choices)


def _service(dates: CourtDates | None) -> Iterator[Choice]:
    """The last days before the hearing, as far as the law is known."""
    if dates is None:
        return
    person = _days(dates.personal, dates.personal_elsewhere)
    other = _days(dates.substituted, dates.substituted_elsewhere)
    said = [f"in person {person}"] if person else []
    said += [f"on somebody else at home or work {other}"] if other else []
    if said:
        yield Choice(f"last days for service: {'; '.join(said)}")
    elif dates.personal.reason:
        yield Choice(f"for service ask the court: {dates.personal.reason}")
    if dates.proof.day is not None:
        yield Choice(f"last day for the proof of service: {dates.proof.day}")


def _days(here: LastDay, elsewhere: LastDay) -> str:
    if here.day is None:
        return ""
    other = f" (outside the county {elsewhere.day})" if elsewhere.day not in (None, here.day) else ""
    return f"{here.day}{other}"


def _decision(name: str, shows: str = "What the court decided") -> Choice:
    line = command("record", "evidence", name, "SCAN", "--date", "DATE", "--description", shows)
    return Choice("the court's paper", line)
