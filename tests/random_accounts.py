"""Random accounts: milestones, terms and payments of one small job."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from docgen.account import (
    Account,
    AmountFrom,
    InterestTerms,
    PlanDue,
    PlanTerms,
    RateFrom,
    ResolvedTerms,
    RetentionTerms,
    ScheduledMilestone,
    grace_end,
    instalment_dates,
)
from docgen.model import DueRule, Record
from docgen.model.plan import AfterDefault, PlanInterest, PlanStep
from docgen.model.schedule import DueEvent
from docgen.model.terms import Allocation, Grace, InterestMethod, InterestStart, LateFee, Overpayment
from docgen.rules.knowledge import known_on
from docgen.values import BusinessCalendar, Currency, Money, Rate, Rounding

USD = Currency.of("USD")
FIRST_DAY = date(2026, 1, 1)
LAST_DAY = date(2026, 12, 31)
CALENDAR = BusinessCalendar(holidays=frozenset({date(2026, 5, 25), date(2026, 7, 3)}))

days = st.dates(FIRST_DAY, LAST_DAY)
amounts = st.integers(1, 900_000).map(lambda cents: Money.of(cents, USD) if cents > 10_000 else cents_(cents))


def cents_(number: int) -> Money:
    """So many cents."""
    return Money.rounded(Money.of(number, USD).exact / 100, USD, Rounding.HALF_UP)


@dataclass(frozen=True)
class Job:
    """A schedule, what happened, the terms, and signed payment plans."""

    schedule: tuple[ScheduledMilestone, ...]
    record: dict[str, list[dict[str, Any]]]
    terms: ResolvedTerms
    plans: tuple[PlanTerms, ...] = field(default=())

    def account(self, known: date | None = None) -> Account:
        """The account of the job, with everything or with what was known on a day (S-2)."""
        record = Record.model_validate({"docgen": 1, **self.record}, context={"currency": USD})
        facts = record if known is None else known_on(record, known).record
        return Account(self.schedule, facts, self.terms, self.plans)

    def with_record(self, record: dict[str, list[dict[str, Any]]]) -> Job:
        """The same job with other facts."""
        return replace(self, record=record)


@st.composite
def jobs(draw: st.DrawFn) -> Job:
    """A job with one to four milestones, their invoices, and up to eight payments and decisions."""
    names = [f"M{number}" for number in range(1, draw(st.integers(1, 4)) + 1)]
    schedule = tuple(draw(_milestone(name)) for name in names)
    invoices = draw(_list(_invoice(names), 4))
    numbers = sorted({invoice["number"] for invoice in invoices})
    record = {
        "invoices": invoices,
        "credit_notes": draw(_list(_credit_note(numbers), 2)) if numbers else [],
        "payments": draw(_list(_payment(names), 6)),
        "waivers": draw(_list(_waiver(names), 1)),
        "refunds": draw(_list(_refund(), 1)),
        "credit_instructions": draw(_list(_instruction(names), 1)),
    }
    return Job(schedule, record, draw(_terms(names)))


def _list(entries: st.SearchStrategy[dict[str, Any]], most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(entries, max_size=most)


@st.composite
def _milestone(draw: st.DrawFn, name: str) -> ScheduledMilestone:
    rule = (
        DueRule(date=draw(days))
        if draw(st.booleans())
        else DueRule(after=draw(st.sampled_from(DueEvent)), days=draw(st.integers(0, 30)))
    )
    agreed = [AmountFrom(None, draw(amounts))]
    if draw(st.booleans()):
        agreed.append(AmountFrom(draw(days), draw(amounts), "CO-01"))
    return ScheduledMilestone(name, rule, tuple(agreed), draw(st.none() | days))


@st.composite
def _invoice(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    number = f"INV-{draw(st.integers(1, 999)):03d}"
    return {"number": number, "date": draw(days), "milestone": draw(st.sampled_from(names))}


@st.composite
def _credit_note(draw: st.DrawFn, numbers: list[str]) -> dict[str, Any]:
    return {
        "date": draw(days),
        "invoice": draw(st.sampled_from(numbers)),
        "amount": cents_(draw(st.integers(1, 90_000))),
        "reason": "less work",
    }


@st.composite
def _refund(draw: st.DrawFn) -> dict[str, Any]:
    return {"date": draw(days), "amount": cents_(draw(st.integers(1, 90_000)))}


@st.composite
def _instruction(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    return {"date": draw(days), "apply_to": draw(st.sampled_from(names))}


@st.composite
def _payment(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    payment: dict[str, Any] = {
        "date": draw(days),
        "amount": draw(amounts),
        "reference": f"R{draw(st.integers(0, 99))}",
    }
    if draw(st.booleans()):
        component = draw(st.sampled_from([None, "principal", "interest", "fee"]))
        payment["designation"] = {"milestone": draw(st.sampled_from(names))}
        if component is not None:
            payment["designation"]["component"] = component
    if draw(st.integers(0, 3)) == 0:
        payment["withheld_tax"] = {"amount": cents_(draw(st.integers(1, 5000))), "held": draw(days)}
    if draw(st.integers(0, 5)) == 0:
        payment |= {"conditional": True, "accepted_on": draw(st.dates(payment["date"], LAST_DAY))}
        payment["accepted_as"] = draw(st.sampled_from(["part_payment", "settlement"]))
    if draw(st.integers(0, 5)) == 0:
        payment["reversed"] = {"date": draw(st.dates(payment["date"], LAST_DAY)), "reason": "bounced"}
    return payment


@st.composite
def _waiver(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    return {
        "date": draw(days),
        "milestone": draw(st.sampled_from(names)),
        "component": draw(st.sampled_from(["principal", "interest", "fee"])),
        "amount": cents_(draw(st.integers(1, 5000))),
    }


@st.composite
def _terms(draw: st.DrawFn, names: list[str]) -> ResolvedTerms:
    return ResolvedTerms(
        currency=USD,
        calendar=CALENDAR,
        grace=draw(st.none() | st.integers(0, 14).map(lambda number: Grace(days=number))),
        interest=draw(st.none() | interest_terms()),
        late_fee=draw(
            st.none() | st.just(LateFee(flat=Money.of(75, USD))) | st.just(LateFee(percent=Rate.parse("5")))
        ),
        rounding=draw(st.sampled_from(Rounding)),
        allocation=draw(st.sampled_from(Allocation)),
        overpayment=draw(st.sampled_from(Overpayment)),
        retention=draw(st.none() | st.just(RetentionTerms(Rate.parse("10"), names[-1]))),
        tax_rate=draw(st.none() | st.just(Rate.parse("7"))),
    )


plan_days = st.dates(date(2026, 3, 1), date(2026, 10, 31))


@st.composite
def jobs_with_plans(draw: st.DrawFn) -> Job:
    """A job with one to three signed payment plans; in two of three only small payments, so that they run."""
    job = draw(jobs())
    names = [milestone.id for milestone in job.schedule]
    plans = tuple(draw(_plan(str(number), names)) for number in range(draw(st.integers(1, 3))))
    payments = job.record["payments"]
    if draw(st.integers(0, 2)):
        payments = [{**one, "amount": cents_(one["amount"].minor_units % 80_000 + 1)} for one in payments]
    return replace(job, plans=plans, record={**job.record, "payments": payments})


@st.composite
def _plan(draw: st.DrawFn, name: str, names: list[str]) -> PlanTerms:
    effective = draw(plan_days)
    first, grace = effective + timedelta(days=draw(st.integers(0, 40))), Grace(days=draw(st.integers(0, 20)))
    dates = instalment_dates(first, draw(st.sampled_from(PlanStep)), draw(st.integers(1, 4)))
    needs_reminder = draw(st.integers(0, 4)) == 0
    dues = []
    for number, due in enumerate((effective, *dates)):
        last = grace_end(due, grace, CALENDAR)
        dues.append(PlanDue(number, due, last, None if needs_reminder else last + timedelta(days=1)))
    return PlanTerms(
        id=name,
        effective=effective,
        includes=draw(st.sampled_from([(), (), tuple(names[:1]), tuple(names[1:])])),
        down_payment=cents_(draw(st.sampled_from([0, 0, 1, 30_000]))),
        dues=tuple(dues),
        interest=draw(st.sampled_from(PlanInterest)),
        after_default=draw(st.sampled_from(AfterDefault)),
        discount=draw(st.none() | st.integers(1, 5000).map(cents_)),
    )


@st.composite
def interest_terms(draw: st.DrawFn) -> InterestTerms:
    """One or two rates, each way to start, both methods."""
    steps = [RateFrom(None, Rate(draw(st.fractions(0, 20, max_denominator=8))))]
    if draw(st.booleans()):
        steps.append(RateFrom(FIRST_DAY + timedelta(days=draw(st.integers(1, 360))), Rate.parse("9.5")))
    return InterestTerms(
        tuple(steps), draw(st.sampled_from(InterestStart)), draw(st.sampled_from(InterestMethod))
    )
