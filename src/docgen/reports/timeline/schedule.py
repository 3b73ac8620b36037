"""The days of the schedule and of the price: due, grace, targets, completion, change orders, limits of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.account import ChargeBalance
from docgen.diagnostics import FieldPath
from docgen.reports.timeline.entry import Facts, TimelineEntry, Whose, agreed
from docgen.rules import ChangeOrderState, MilestoneState
from docgen.rules.words import figure, plural
from docgen.values import Money


def due_dates(facts: Facts) -> Iterator[TimelineEntry]:
    """R-9: every due date and end of grace, of what is billed and of fixed dates that lie ahead."""
    charged = {charge.milestone for charge in facts.state.account.charges}
    for charge in facts.state.account.charges:
        yield from _charge(charge, facts)
    for milestone in facts.state.milestones:
        if milestone.id not in charged and milestone.due is not None and milestone.amount:
            due, end = milestone.due, milestone.grace_end or milestone.due
            yield _due(milestone.id, due, end, milestone.gross, "falls due", facts)
            if end > due:
                yield _grace(milestone.id, end, f"last day of grace for {milestone.id}", facts)


def _charge(charge: ChargeBalance, facts: Facts) -> Iterator[TimelineEntry]:
    """One part of a milestone; what is paid, or taken into a plan, has no date ahead."""
    name, settled = _name(charge, facts), not charge.unpaid or charge.in_plan
    if charge.due < facts.as_of or not settled:
        word = "fell due" if charge.due < facts.as_of else "falls due"
        paid = _unpaid_on(charge.due, charge, facts).is_zero
        outcome = f"{word}, {'paid by then' if paid else 'unpaid'}" if charge.due < facts.as_of else word
        yield _due(name, charge.due, charge.grace_end, charge.fell_due, outcome, facts)
    if charge.grace_end == charge.due or _unpaid_on(charge.due, charge, facts).is_zero:
        return
    if charge.grace_end >= facts.as_of:
        if not settled:
            yield _grace(name, charge.grace_end, f"last day of grace for {name}", facts)
    else:
        left = _unpaid_on(charge.grace_end, charge, facts)
        how = "paid in it" if left.is_zero else f"{figure(left)} unpaid"
        yield _grace(name, charge.grace_end, f"grace for {name} ended, {how}", facts)


def _name(charge: ChargeBalance, facts: Facts) -> str:
    """The milestone, with the invoice where it is billed in parts."""
    if len(facts.state.account.charges_of(charge.milestone)) == 1:
        return charge.milestone
    return f"{charge.milestone} ({charge.invoice or f'part {charge.part}'})"


def _unpaid_on(day: date, charge: ChargeBalance, facts: Facts) -> Money:
    """What was unpaid of a charge at the end of a day, or of the as-of date where that comes first."""
    then = facts.state.outlook.on(min(day, facts.as_of)).charges_of(charge.milestone)
    return next((one.unpaid for one in then if one.part == charge.part), charge.unpaid)


def _due(name: str, due: date, end: date, sum_: Money, outcome: str, facts: Facts) -> TimelineEntry:
    milestone = facts.state.milestone(name)
    fixed = milestone is not None and milestone.due_rule.date == due
    at = place_of(name, facts) if fixed else None
    whose = Whose.EVENT if end > due else Whose.CLIENT
    text, clause = f"{name} {outcome}: {figure(sum_)}", facts.clause("schedule")
    return TimelineEntry(due, "due", name, text, ("R-9",), clause, at=at, whose=whose, amount=sum_)


def _grace(name: str, end: date, text: str, facts: Facts) -> TimelineEntry:
    rules = ("R-9", "R-8")
    return TimelineEntry(end, "grace_end", name, text, rules, facts.clause("grace"), whose=Whose.CLIENT)


def targets(facts: Facts) -> Iterator[TimelineEntry]:
    """R-20, S-12: target dates and completion as change orders and suspension have moved them."""
    for milestone in facts.state.milestones:
        if milestone.target_current is not None:
            yield _target(milestone, milestone.target_current, facts)
    yield from _completion(facts)


def _target(milestone: MilestoneState, day: date, facts: Facts) -> TimelineEntry:
    moved = (day - milestone.target).days if milestone.target is not None else 0
    by = f", moved by {plural(moved, 'day')} of suspension" if moved else ""
    if milestone.reached is not None:
        outcome = f", reached {milestone.reached}"
    else:
        outcome = ", not reached" if day < facts.as_of else f": {milestone.point}"
    whose = Whose.OWN if milestone.reached is None else Whose.EVENT
    text, at = f"target of {milestone.id}{by}{outcome}", None if moved else place_of(milestone.id, facts)
    clause = facts.clause("time")
    return TimelineEntry(day, "target", milestone.id, text, ("R-20", "S-12"), clause, at=at, whose=whose)


def _completion(facts: Facts) -> Iterator[TimelineEntry]:
    dates = facts.state.completion
    if dates.current is None or dates.contract is None or dates.original is None:
        return
    by = []
    if dates.contract != dates.original:
        by.append(f"{_signed((dates.contract - dates.original).days)} by change orders")
    if dates.current != dates.contract:
        by.append(f"{_signed((dates.current - dates.contract).days)} by suspension")
    text = "completion of the work" + (f", agreed {dates.original}, {', '.join(by)}" if by else "")
    at = None if by else agreed("contract", "completion")
    done = facts.state.work.value in ("complete", "terminated")
    whose = Whose.EVENT if done else Whose.OWN
    rules, clause = ("R-30", "R-20", "S-12"), facts.clause("time")
    yield TimelineEntry(dates.current, "completion", "work", text, rules, clause, at=at, whose=whose)


def contract_dates(facts: Facts) -> Iterator[TimelineEntry]:
    """The contract's date and the start of work while the record has no better, and the days to cancel (R-7)."""
    contract, state = facts.state.project.contract, facts.state
    if state.contract_signed_on is None:
        text = f"date of the contract {contract.number}, not signed by everybody"
        yield TimelineEntry(contract.date, "contract_date", "contract", text, at=agreed("contract", "date"))
    if contract.work_start is not None and not facts.record.work:
        text, place = "agreed start of the work", agreed("contract", "work_start")
        clause, whose = facts.clause("time"), Whose.OWN
        yield TimelineEntry(
            contract.work_start, "work_start", "work", text, clause=clause, at=place, whose=whose
        )
    if state.cancellation is not None:
        yield TimelineEntry(
            state.cancellation.last_day,
            "cancellation_end",
            "contract",
            "last day on which the client may cancel",
            ("R-7",),
            facts.clause("cancellation"),
            facts.law("consumer.cooling_off_days"),
            whose=Whose.CLIENT,
        )


def change_orders(facts: Facts) -> Iterator[TimelineEntry]:
    """R-31: change orders offered and executed, and the day on which their work starts."""
    indices = {order.number: index for index, order in enumerate(facts.state.project.change_orders)}
    for order in facts.state.change_orders:
        yield from _change_order(order, indices[order.number], facts)


def _change_order(order: ChangeOrderState, index: int, facts: Facts) -> Iterator[TimelineEntry]:
    subject, clause = order.source.document, facts.clause("changes")
    name = f"change order {order.number}"
    sign, time = "+" if order.amount.is_positive else "", f", {_signed(order.days)}" if order.days else ""
    effect = f"{sign}{figure(order.amount)}{time}"
    if order.executed_on is not None:
        counts = "" if order.counts else ", counted in no sum"
        text, rules = f"{name} executed: {effect}{counts}", ("R-31", "R-30")
        yield TimelineEntry(
            order.executed_on, "change_order_executed", subject, text, rules, clause, amount=order.amount
        )
    else:
        text, place = f"{name} offered, not signed: {effect}", agreed("change_orders", index, "date")
        yield TimelineEntry(
            order.source.date, "change_order_offered", subject, text, ("R-31",), clause, at=place
        )
    start = order.source.work_start
    if start is not None:
        open_ = not order.executed
        late = ", signed after it" if order.late else (", to be signed before" if open_ else "")
        text, place = (
            f"planned start of the work of {name}{late}",
            agreed("change_orders", index, "work_start"),
        )
        whose = Whose.OWN if open_ else Whose.EVENT
        yield TimelineEntry(
            start, "change_order_work", subject, text, ("R-31",), clause, at=place, whose=whose
        )


def _signed(days: int) -> str:
    """A number of days that are added or taken off: `+1 day`, `-2 days`."""
    return f"{'+' if days > 0 else '-'}{plural(abs(days), 'day')}"


def place_of(milestone: str, facts: Facts) -> FieldPath | None:
    """Where a milestone was agreed: in the contract, or in the change order that added it."""
    project = facts.state.project
    for index, one in enumerate(project.milestones):
        if one.id == milestone:
            return agreed("milestones", index)
    for number, order in enumerate(project.change_orders):
        for position, effect in enumerate(order.milestones):
            if effect.new is not None and effect.new.id == milestone:
                return agreed("change_orders", number, "milestones", position)
    return None
