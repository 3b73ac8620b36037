"""Warnings at contract time (documents.md section 5): grace, deposit, cancellation, notices, licence, rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from docgen.diagnostics import Diagnostic, warning
from docgen.law import Reading
from docgen.model.record import WorkEvent
from docgen.model.terms import InterestMethod
from docgen.rules.basis import Basis
from docgen.rules.change_effects import reference_of
from docgen.rules.legal import amount, cited, number, share, texts, truth, whole, words
from docgen.rules.parties import consumer_facet, yes_no
from docgen.rules.signatures import first_performance, names_unsigned
from docgen.rules.state import ProjectState
from docgen.rules.warnings.places import day, project_field
from docgen.rules.words import figure, listed, plural
from docgen.values import Money, Rate, Rounding


def not_signed(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-NOT-SIGNED: from the first work, point or invoice on, while a signature under the contract is missing."""
    begun = first_performance(state.record)
    if state.contract_signed_on is not None or begun is None:
        return
    field, index, key = begun.place
    yield warning(
        "W-NOT-SIGNED",
        f"{begun.words} on {begun.day}, but the contract is not signed by "
        f"{names_unsigned(state.project, state.record)}: grace, interest and the right to stop work rest on it",
        basis.known.at(field, index, key),
        hint="have it signed; or record the signature that was given, also by e-mail or by conduct: "
        "docgen record signature PROJECT contract PARTY --at DATE --method HOW",
    )


def no_grace(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-NO-GRACE: without a grace term the right to stop work has no clear start."""
    if state.project.terms.grace is None:
        yield warning(
            "W-NO-GRACE",
            "the contract has no grace period, so the right to stop work has no clear start",
            project_field("terms").key(),
            hint="add grace: {days: 7} under terms",
        )


def deposit_cap(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-DEPOSIT-CAP: what is to be paid before work starts is more than the law allows."""
    facets = {
        "kind": state.project.project.kind.value,
        "consumer": consumer_facet(state.project),
        "price": str(max(state.price.gross_current, state.currency.zero())),
    }
    rule = words(basis.law.read("contract.deposit_rule", **facets))
    readings = [
        basis.law.read("contract.deposit_cap_amount", **facets),
        basis.law.read("contract.deposit_cap_percent", **facets),
    ]
    cap = deposit_limit(readings[0], readings[1], state.price.gross_current)
    early = [m for m in state.milestones if _before_work(m.due, m.target, basis)]
    total = Money.total((m.gross for m in early), state.currency)
    if cap is not None and total > cap:
        yield warning(
            "W-DEPOSIT-CAP",
            f"{figure(total)} ({listed(m.id for m in early)}) is to be paid before work starts; "
            f"the law allows {figure(cap)}",
            project_field("milestones"),
            hint="tie the rest to a point of the work"
            + (f"; {rule[:1].lower()}{rule[1:].rstrip('.')}" if rule else ""),
            reference=next((c for c in map(cited, readings) if c), None),
        )


def deposit_limit(fixed: Reading, percent: Reading, price: Money) -> Money | None:
    """The largest payment before work: the lesser of an amount and a percentage of the price."""
    caps = [cap for cap in [amount(fixed, price.currency)] if cap is not None]
    of_price = share(percent)
    if of_price is not None:
        caps.append(Money.rounded(price.exact * of_price / 100, price.currency, Rounding.HALF_UP))
    return min(caps, default=None)


def _before_work(due: date | None, target: date | None, basis: Basis) -> bool:
    """Whether a payment falls due before the first day of work, as far as the dates agreed show."""
    start = basis.project.contract.work_start or basis.project.contract.date
    first = due or target
    return first is not None and first <= start


def cooling_off(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-COOLING-OFF: a consumer may cancel a contract made away from business premises (R-7)."""
    right = state.cancellation
    if right is None:
        return
    copies = " in two copies" if right.two_copies else ""
    yield warning(
        "W-COOLING-OFF",
        f"the client is a consumer and the contract is made away from business premises: a cancellation "
        f"notice goes with it{copies}; the last day to cancel is {day(right.last_day)}",
        project_field("contract", "signed_at"),
        hint="hand over the notice with the contract and keep proof of it",
        reference=_citation(basis, "consumer.cooling_off_days"),
    )


def early_start(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-EARLY-START: work starts inside the cancellation period without the client's express request."""
    right = state.cancellation
    rule = basis.law.read("consumer.early_start_needs_request") if right is not None else None
    if right is None or (rule is not None and truth(rule) is False):
        return
    recorded = min((w.date for w in state.record.work if w.event is WorkEvent.STARTED), default=None)
    start = recorded or state.project.contract.work_start
    requested = any(start is not None and r.date <= start for r in state.record.early_start_requests)
    if start is None or start > right.last_day or requested:
        return
    verb = "started" if recorded is not None else "is to start"
    yield warning(
        "W-EARLY-START",
        f"work {verb} on {day(start)}; until {day(right.last_day)} the client may cancel, and no request to "
        "start earlier is on record",
        project_field("contract", "work_start"),
        hint="start later, or have the client ask in writing and record it under early_start_requests:",
        reference=cited(rule) if rule is not None else None,
    )


def notices_required(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-NOTICES-REQUIRED: statutory notices whose official text is not attached (S-15)."""
    header = state.project.project
    reading = basis.law.read(
        "contract.required_notices",
        kind=header.kind.value,
        consumer=consumer_facet(state.project),
        insurance_claim=yes_no(header.insurance_claim),
        price=str(max(state.price.gross_current, state.currency.zero())),
        signed_at=state.project.contract.signed_at.value,
    )
    attached = {notice.id for notice in state.project.statutory_notices}
    missing = [name for name in texts(reading) if name not in attached]
    if missing:
        yield warning(
            "W-NOTICES-REQUIRED",
            f"the contract must carry notices whose official text is not attached: {listed(missing)}",
            project_field("statutory_notices") if attached else project_field("contract").key(),
            hint="name the file of each under statutory_notices:, with the day its text was taken",
            reference=cited(reading),
        )


def licence(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LICENCE: this kind of work needs a licence and a contractor has no number."""
    reading = basis.law.read("contract.licence_required", kind=state.project.project.kind.value)
    for index, party in enumerate(state.project.parties):
        if truth(reading) and party in state.project.contractors and party.licence_no is None:
            yield warning(
                "W-LICENCE",
                f"this work needs a licence, and {party.legal_name} has no licence number here",
                project_field("parties", index).key(),
                hint="add licence_no:",
                reference=cited(reading),
            )


def rate_cap(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-RATE-CAP: the interest rate is above the value at which it should be looked at."""
    interest = state.terms.interest
    if interest is None:
        return
    reading = basis.law.read("interest.review_above")
    value = number(reading)
    if value is None:
        return
    review = Fraction(value) * (12 if reading.unit == "percent per month" else 1)
    months = 12 if interest.method is InterestMethod.PER_MONTH_OR_FRACTION else 1
    highest = max(step.rate.percent * months for step in interest.steps)
    if highest > review:
        yield warning(
            "W-RATE-CAP",
            f"interest of {Rate(highest)} % a year is above {Rate(review)} %, the rate at which a lawyer "
            "should look at it",
            project_field("terms", "interest"),
            hint="lower the rate, or have it reviewed",
            reference=cited(reading),
        )


def fee_and_interest(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-FEE-AND-INTEREST: the contract has a late fee and interest (R-16a)."""
    if state.terms.interest is not None and state.terms.late_fee is not None:
        yield warning(
            "W-FEE-AND-INTEREST",
            "a late milestone costs both a fee and interest",
            project_field("terms", "late_fee"),
            hint="together they may be taken for a penalty; keep one of them unless a lawyer agrees",
        )


def _citation(basis: Basis, name: str) -> str | None:
    found = (cited(reading) for reading in basis.law.trace if reading.name == name)
    return next((citation for citation in found if citation), None)


def stamp_duty(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-STAMP-TH: stamp duty on the contract and on every change order that raises the price."""
    facets = {"kind": state.project.project.kind.value}
    reading = basis.law.read("contract.stamp_duty_per", **facets)
    per = amount(reading, state.currency)
    if per is None or not per:
        return
    cash_from = amount(basis.law.read("contract.stamp_duty_cash_from", **facets), state.currency)
    days = whole(basis.law.read("contract.stamp_duty_cash_days", **facets))
    taxed = [(state.project.contract.number, state.price.original, project_field("price", "amount"))]
    for index, order in enumerate(state.project.change_orders):
        found = state.change_order(order.number)
        if found is not None and found.counts and order.amount.is_positive:
            taxed.append((reference_of(order), order.amount, project_field("change_orders", index, "amount")))
    for name, total, place in taxed:
        in_cash = cash_from is not None and total >= cash_from
        within = f" within {plural(days, 'day')}" if days else ""
        yield warning(
            "W-STAMP-TH",
            f"stamp duty of {figure(duty_on(total, per))} falls on {name}",
            place,
            hint=f"pay it in cash{within}" if in_cash else "put the stamps on the signed original",
            reference=cited(reading),
        )


def duty_on(total: Money, per: Money) -> Money:
    """One unit of the currency for each `per` of a sum, and for what is left of it."""
    return Money.of(-((-total.exact / per.exact).__floor__()), total.currency)
