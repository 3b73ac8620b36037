"""Why a sum of the account is what it is: totals, and each milestone's part of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.account import RETENTION, Allocated, ChargeBalance, Component, EntryKind, LedgerEntry
from docgen.account.interest import DAYS_OF_A_YEAR, first_base
from docgen.diagnostics import FieldPath
from docgen.reports.why.clauses import clauses
from docgen.reports.why.trail import Explainer, Matter, Name, Step, Told, project_place
from docgen.reports.why.words import added, day, exact_and_rounded, interest_line
from docgen.rules import MilestoneState, ProjectState
from docgen.rules.unpaid import past_grace
from docgen.rules.words import figure
from docgen.values import Money

SERVED = {
    EntryKind.RECEIPT: "payment",
    EntryKind.WITHHELD_TAX: "withheld tax",
    EntryKind.CREDIT_APPLIED: "credit applied",
    EntryKind.WAIVER: "waiver",
    EntryKind.SETTLEMENT: "settlement",
}

LISTS = {
    EntryKind.RECEIPT: "payments",
    EntryKind.WITHHELD_TAX: "payments",
    EntryKind.SETTLEMENT: "payments",
    EntryKind.WAIVER: "waivers",
    EntryKind.REFUND: "refunds",
    EntryKind.CREDIT_NOTE: "credit_notes",
    EntryKind.INVOICE_MEMO: "invoices",
}
"""The list of the record that an entry of the ledger comes from."""


def places_of(entry: LedgerEntry, matter: Matter) -> tuple[FieldPath, ...]:
    """Where in the record an entry of the ledger stands; several places where they cannot be told apart."""
    field = LISTS.get(entry.kind)
    if field is None:
        return ()
    amount = entry.credit or entry.charge or entry.noted

    def is_it(found: object) -> bool:
        days = (getattr(found, name, None) for name in ("date", "accepted_on"))
        reference = getattr(found, "reference", None) or getattr(found, "number", None)
        withheld = getattr(found, "withheld_tax", None)
        sums = (getattr(found, "amount", None), withheld.amount if withheld is not None else None)
        return (
            entry.date in days
            and (entry.reference is None or entry.reference == reference)
            and (field in ("invoices", "waivers") or entry.kind is EntryKind.SETTLEMENT or amount in sums)
        )

    return tuple(matter.entries(field, is_it))


def served(milestone: str, component: Component, matter: Matter) -> Iterator[Step]:
    """What payments, credits and waivers did for one component of a milestone, in their order (R-22)."""
    for entry in matter.state.account.entries:
        for part in entry.allocations:
            if (part.milestone, part.component) == (milestone, component):
                yield Step(_served(entry, part), places_of(entry, matter))


def _served(entry: LedgerEntry, part: Allocated) -> str:
    name = SERVED[entry.kind]
    reference = f" {entry.reference}" if entry.reference else ""
    of = entry.credit or entry.noted
    whole = f" of {figure(of)}" if of is not None and of != part.amount else ""
    return f"{day(entry.date)}: {name}{reference}{whole} served {figure(part.amount)}"


def milestone_interest(matter: Matter, name: Name) -> Told:
    """Unpaid interest: every line, less what payments served of it."""
    milestone, state = _milestone(matter, name), matter.state
    steps = [
        Step(interest_line(line) + ("" if line.posted else ", to date, not posted"))
        for line in state.account.interest_lines
        if line.milestone == milestone.id
    ]
    paid = list(served(milestone.id, Component.INTEREST, matter))
    steps += paid
    if not steps:
        steps = [Step(_why_no_interest(milestone, state))]
    elif len(steps) > 1 or paid:
        lines = [line.amount for line in state.account.interest_lines if line.milestone == milestone.id]
        less = _allocated(milestone.id, Component.INTEREST, state)
        steps.append(Step(_difference(lines, less, milestone.interest)))
    return Told(
        f"Unpaid interest on {milestone.id}",
        (*steps, *_rate_facts(matter)),
        _interest_rules(state),
        clauses(state, "late", "allocation"),
    )


def _interest_rules(state: ProjectState) -> tuple[str, ...]:
    interest = state.project.terms.interest
    if interest is None:
        return ("S-33",)
    method = "R-16b" if interest.method.value == "per_month_or_fraction" else "R-12"
    return (method, "R-13", "R-14", "R-15")


def _rate_facts(matter: Matter) -> tuple[Step, ...]:
    interest = matter.state.project.terms.interest
    if interest is None:
        return ()
    rates = (
        [f"{interest.rate} %"]
        if interest.rate is not None
        else [f"{step.rate} % from {step.from_}" for step in interest.rates]
    )
    start = interest.start.value.replace("_", " ")
    return (
        Step(
            f"the contract's rate: {', then '.join(rates)}; it runs {start}",
            (project_place("terms", "interest"),),
        ),
    )


def _why_no_interest(milestone: MilestoneState, state: ProjectState) -> str:
    if state.terms.interest is None:
        return "the contract has no interest term"
    if milestone.due is None:
        return f"{milestone.id} has no due date yet"
    return "it was paid, or is still to be paid, before interest begins to run"


def _difference(plus: list[Money], minus: list[Money], result: Money) -> str:
    shown = " + ".join(figure(one) for one in plus) or "0"
    less = "".join(f" − {figure(one)}" for one in minus)
    return f"{shown}{less} = {figure(result)}"


def _allocated(milestone: str, component: Component, state: ProjectState) -> list[Money]:
    return [
        part.amount
        for entry in state.account.entries
        for part in entry.allocations
        if (part.milestone, part.component) == (milestone, component)
    ]


def milestone_principal(matter: Matter, name: Name) -> Told:
    """Principal due and unpaid: what each part charged, less what was paid on it."""
    milestone, state = _milestone(matter, name), matter.state
    steps = [_charge_step(charge, matter) for charge in state.account.charges_of(milestone.id)]
    steps += served(milestone.id, Component.PRINCIPAL, matter)
    if not steps:
        steps = [Step(f"nothing of {milestone.id} is billed or due yet")]
    return Told(
        f"Principal of {milestone.id} that is due and unpaid",
        tuple(steps),
        ("R-22", "S-3", "S-8"),
        clauses(state, "schedule", "allocation"),
    )


def _charge_step(charge: ChargeBalance, matter: Matter) -> Step:
    """One part of a milestone, with its invoice."""
    due = charge.due <= matter.state.as_of
    of = f" ({charge.invoice})" if charge.invoice else ""
    word = "paid or credited" if charge.credited else "paid"
    what = f"charged {figure(charge.fell_due)}{of}, due {day(charge.due)}, {word} {figure(charge.settled)}"
    left = f"{figure(charge.fell_due)} − {figure(charge.settled)} = {figure(charge.principal)}"
    places = tuple(
        matter.entries(
            "invoices",
            lambda found: found.milestone == charge.milestone and charge.invoice in (None, found.number),
        )
    )
    return Step(f"{what}: {left}" if due else f"{what}: not due yet, so not counted", places)


def milestone_paid(matter: Matter, name: Name) -> Told:
    """Principal paid, credited or given up."""
    milestone = _milestone(matter, name)
    parts = _allocated(milestone.id, Component.PRINCIPAL, matter.state)
    steps = list(served(milestone.id, Component.PRINCIPAL, matter))
    if len(parts) > 1:
        steps.append(Step(added(parts, Money.total(parts, matter.state.currency))))
    return Told(
        f"Principal of {milestone.id} that was paid, credited or given up",
        tuple(steps) or (Step("nothing was paid on it"),),
        ("R-22", "R-23", "R-24"),
        clauses(matter.state, "allocation"),
    )


def milestone_fee(matter: Matter, name: Name) -> Told:
    """Unpaid late fee: the fee posted, less what served it."""
    milestone, state = _milestone(matter, name), matter.state
    posted = [
        entry
        for entry in state.account.entries
        if entry.kind is EntryKind.FEE and entry.milestone == milestone.id and entry.charge is not None
    ]
    steps = [
        Step(f"{day(entry.date)}: late fee {figure(entry.charge)}", (project_place("terms", "late_fee"),))
        for entry in posted
        if entry.charge is not None
    ]
    steps += served(milestone.id, Component.FEE, matter)
    if not steps:
        none = "the contract has no late fee" if state.terms.late_fee is None else "its grace was not missed"
        steps = [Step(none)]
    return Told(f"Unpaid late fee on {milestone.id}", tuple(steps), ("R-16a",), clauses(state, "late"))


def milestone_total(matter: Matter, name: Name) -> Told:
    """Principal due, interest and fee together."""
    milestone = _milestone(matter, name)
    return Told(
        f"What is owed on {milestone.id}",
        (
            Step(
                f"principal due {figure(milestone.principal_due)}",
                figure=f"milestones.{milestone.id}.principal_due",
            ),
            Step(f"interest {figure(milestone.interest)}", figure=f"milestones.{milestone.id}.interest"),
            Step(f"fee {figure(milestone.fee)}", figure=f"milestones.{milestone.id}.fee"),
            Step(added((milestone.principal_due, milestone.interest, milestone.fee), milestone.total)),
        ),
        ("S-3",),
    )


def sum_of(kind: str, component: str) -> Explainer:
    """The explainer of `totals.…` or `past_grace.…` for one component."""
    charge_amount: dict[str, Callable[[ChargeBalance], Money]] = {
        "principal_due": lambda c: c.principal,
        "interest": lambda c: c.interest,
        "fees": lambda c: c.fee,
    }
    words = {
        "principal_due": "Principal due and unpaid",
        "interest": "Unpaid interest",
        "fees": "Unpaid late fees",
    }

    def explain(matter: Matter, name: Name) -> Told:
        del name
        state = matter.state
        charges = state.account.charges if kind == "totals" else past_grace(state.account)
        amount = charge_amount[component]
        own = [
            (c, amount(c))
            for c in charges
            if amount(c) and (component != "principal_due" or c.due <= state.as_of)
        ]
        figure_of = {"principal_due": "principal_due", "interest": "interest", "fees": "fee"}[component]
        steps = [
            Step(
                f"{_label(c, charges)}: {figure(sum_)}"
                + (f", due {day(c.due)}" if figure_of == "principal_due" else ""),
                figure=f"milestones.{c.milestone}.{figure_of}",
            )
            for c, sum_ in own
        ]
        total = Money.total((sum_ for _, sum_ in own), state.currency)
        steps.append(Step(added((s for _, s in own), total) if own else "nothing is owed"))
        whose = "" if kind == "totals" else ", of what is past its grace"
        rules = {"principal_due": ("S-3",), "interest": _interest_rules(state), "fees": ("R-16a",)}[component]
        return Told(f"{words[component]}{whose}", tuple(steps), rules)

    return explain


def _label(charge: ChargeBalance, charges: tuple[ChargeBalance, ...]) -> str:
    name = "the retained sum" if charge.milestone == RETENTION else charge.milestone
    several = sum(1 for other in charges if other.milestone == charge.milestone) > 1
    return f"{name}, part {charge.part}" if several else name


def total_due(kind: str) -> Explainer:
    """The explainer of `totals.total_due` or `past_grace.total_due`."""

    def explain(matter: Matter, name: Name) -> Told:
        del name
        totals = matter.state.totals if kind == "totals" else matter.state.past_grace
        parts = (
            ("principal_due", totals.principal_due),
            ("interest", totals.interest),
            ("fees", totals.fees),
        )
        steps = [
            Step(f"{key.replace('_', ' ')} {figure(amount)}", figure=f"{kind}.{key}") for key, amount in parts
        ]
        steps.append(Step(added((amount for _, amount in parts), totals.total_due)))
        what = "Everything due and unpaid" if kind == "totals" else "What is unpaid and past its grace"
        return Told(what, tuple(steps), ("S-3",))

    return explain


def credit(matter: Matter, name: Name) -> Told:
    """The credit held: what payments left over, less what was applied or paid back."""
    del name
    state = matter.state
    steps = []
    for entry in state.account.entries:
        left = [part for part in entry.allocations if part.component is Component.CREDIT]
        steps += [
            Step(f"{day(entry.date)}: {figure(part.amount)} was more than was owed", places_of(entry, matter))
            for part in left
        ]
        if entry.kind is EntryKind.CREDIT_APPLIED and entry.noted is not None:
            steps.append(Step(f"{day(entry.date)}: {figure(entry.noted)} applied to {entry.milestone}"))
        if entry.kind is EntryKind.REFUND and entry.charge is not None:
            steps.append(
                Step(f"{day(entry.date)}: {figure(entry.charge)} paid back", places_of(entry, matter))
            )
    return Told(
        "Money of the client that is held for nothing in particular",
        tuple(steps) or (Step("no payment was more than was owed"),),
        ("R-24",),
        clauses(state, "allocation"),
    )


def per_diem(kind: str) -> Explainer:
    """The explainer of the interest of one further day."""

    def explain(matter: Matter, name: Name) -> Told:
        del name
        state = matter.state
        totals = state.totals if kind == "totals" else state.past_grace
        charges = state.account.charges if kind == "totals" else past_grace(state.account)
        return Told(
            "Interest of one further day",
            tuple(_per_diem_steps(charges, totals.per_diem, state)),
            ("R-16",),
            clauses(state, "late"),
        )

    return explain


def _per_diem_steps(charges: tuple[ChargeBalance, ...], result: Money, state: ProjectState) -> Iterator[Step]:
    interest = state.terms.interest
    running = [
        c
        for c in charges
        if c.principal
        and interest
        and first_base(interest.start, c.due, c.grace_end, state.as_of) is not None
    ]
    if interest is None or not running or not result:
        yield Step("no principal bears interest by the day")
        return
    from datetime import timedelta

    rate = interest.rate_on(state.as_of + timedelta(days=1))
    principal = Money.total((c.principal for c in running), state.currency)
    for c in running:
        yield Step(
            f"{_label(c, charges)}: {figure(c.principal)} bears interest",
            figure=f"milestones.{c.milestone}.principal_due",
        )
    if rate is not None:
        exact = principal.exact * rate.fraction / DAYS_OF_A_YEAR
        yield Step(f"{figure(principal)} × {rate} % ÷ 365 = {exact_and_rounded(exact, result)}")


def _milestone(matter: Matter, name: Name) -> MilestoneState:
    found = matter.state.milestone(name[1])
    assert found is not None, "a name is looked up in the report before it is explained"
    return found
