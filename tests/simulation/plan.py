"""A payment plan, day by day, written from R-27 to R-29 alone: what is acknowledged, performed, missed, owed after it.

The jobs are narrow on purpose, so that nothing but the plan decides: fixed due dates, grace over before the
plan, one rate, interest first, interest paused. Where the plan gives days to cure, reminders of every kind are sent.
Money is in minor units, interest in fractions.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from docgen.rules import ProjectState
from facts import state_of
from simulation.numbers import DAY, months_after, nearest

Facts = dict[str, object]
HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in [
        "2026-01-01",
        "2026-01-19",
        "2026-02-16",
        "2026-05-25",
        "2026-06-19",
        "2026-07-03",
        "2026-09-07",
        "2026-10-12",
        "2026-11-11",
        "2026-11-26",
        "2026-12-25",
        "2027-01-01",
    ]
)


def rolled(day: date) -> date:
    """The next working day, the day itself included (R-2)."""
    while day.weekday() > 4 or day in HOLIDAYS:
        day += DAY
    return day


@dataclass
class Item:
    """One milestone: its due date, the day after which interest runs, and what is unpaid of it."""

    due: date
    base: date
    principal: int
    interest: int = 0


def working_days_after(day: date, number: int) -> date:
    """The number-th working day after a day (R-4)."""
    while number:
        day += DAY
        number -= rolled(day) == day
    return day


@dataclass(frozen=True)
class Letter:
    """Something that was sent to the client; `about` are numbers of payments, None where the entry names nothing."""

    document: str
    sent: date
    way: str
    about: tuple[int, ...] | None = None
    delivered: date | None = None
    stated: date | None = None
    came_back: bool = False

    def yaml(self) -> str:
        """The entry of the record."""
        items = "" if self.about is None else ", ".join(f"payment-plan-1.{number}" for number in self.about)
        parts = [
            f"document: {self.document}, sent: {self.sent}, method: {self.way}",
            f"items: [{items}]" if items else "",
            f"delivered: {self.delivered}" if self.delivered else "",
            f"printed: {{deadline: {self.stated}}}" if self.stated else "",
            f"bounced: {self.sent}" if self.came_back else "",
        ]
        return f"{{{', '.join(part for part in parts if part)}}}"

    def received(self, known_on: date) -> date:
        """R-17: a recorded delivery that is known, else what is assumed of the way it was sent."""
        if self.delivered is not None and self.delivered <= known_on:
            return self.delivered
        if self.way == "post":
            return working_days_after(self.sent, 3)
        return rolled(self.sent) if self.way == "email" else self.sent

    def reminds_of(self, number: int) -> bool:
        """Whether it is a reminder of this payment: one of the plan's own, or one that names it."""
        if self.came_back or not self.document.startswith("reminder"):
            return False
        return self.document == "reminder-instalment" if self.about is None else number in self.about


@dataclass
class PlanJob:
    """What was agreed, paid and sent; `payments` are (day, amount), all on different days."""

    rate: Fraction
    amounts: list[int]
    dues: list[date]
    effective: date
    down: int
    number: int
    step: str
    first: date
    grace: int
    after: str
    payments: list[tuple[date, int]]
    cure: int | None = None
    letters: list[Letter] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    def yaml(self) -> str:
        """The same as the files of a project."""
        rows = ", ".join(
            f"M{place}: {{amount: {money(amount)}, due: {due}}}"
            for place, (amount, due) in enumerate(zip(self.amounts, self.dues, strict=True), 1)
        )
        paid = ", ".join(f"{{date: {day}, amount: {money(amount)}}}" for day, amount in self.payments)
        signed = ", ".join(
            f"{{document: payment-plan-1, party: {party}, at: {self.effective}}}"
            for party in ("contractor", "client")
        )
        cure = f"cure_days: {self.cure}, " if self.cure is not None else ""
        sent = ", ".join(letter.yaml() for letter in self.letters)
        return f"""
        holidays: US
        milestones: {{{rows}}}
        terms: {{interest: {{rate: {self.rate} %, start: after_grace}}}}
        project:
          plans: [{{id: "1", effective: {self.effective}, down_payment: {money(self.down)}, instalments: {self.number},
                   step: {self.step}, first: {self.first}, grace: {{days: {self.grace}}}, interest: paused,
                   {cure}after_default: {self.after}}}]
        record: {{payments: [{paid}], signatures: [{signed}], notices: [{sent}]}}
        """


def money(units: int) -> str:
    """Minor units as the files write them."""
    return f"{units // 100}.{units % 100:02d}"


def generated(seed: int) -> PlanJob:
    """One job; the same seed gives the same job."""
    chance = random.Random(seed)
    dues = [date(2026, 1, 5) + timedelta(days=chance.randint(0, 40)) for _ in range(chance.randint(1, 3))]
    effective = max(dues) + timedelta(days=chance.randint(14, 60))
    amounts = [chance.randint(50_000, 900_000) for _ in dues]
    number, down = chance.randint(1, 6), chance.choice([0, 10_000, chance.randint(1, 40_000)])
    step, first = chance.choice(["month", "week"]), effective + timedelta(days=chance.randint(1, 40))
    job = PlanJob(
        rate=Fraction(chance.randint(1, 18)),
        amounts=amounts,
        dues=dues,
        effective=effective,
        down=down,
        number=number,
        step=step,
        first=first,
        grace=chance.choice([0, 3, 5, 10]),
        after=chance.choice(["missed_due", "default_date", "retroactive"]),
        payments=[],
        cure=chance.choice([None, 1, 5, 7, 14]),
    )
    job.payments = _payments(job, chance)
    job.letters = sorted(_letters(job, chance), key=lambda letter: letter.sent)
    last = effective + timedelta(days=330)
    job.days = [*sorted(effective + timedelta(days=chance.randint(0, 330)) for _ in range(4)), last]
    return job


def _payments(job: PlanJob, chance: random.Random) -> list[tuple[date, int]]:
    """What the plan asks for, mostly in time; now and then a part, too much, nothing, or something in between."""
    asked = Performance(job).asked
    careful = chance.choice([1.0, 0.9, 0.6])
    found: dict[date, int] = {}
    for due, last, amount in asked:
        if chance.random() > careful or not amount:
            continue
        day = due + timedelta(days=chance.randint(0, max(0, (last - due).days)))
        found[day] = found.get(day, 0) + (amount if chance.random() < 0.8 else amount // 2 + 1)
    for _ in range(chance.choice([0, 0, 1, 2])):
        day = job.effective + timedelta(days=chance.randint(0, 250))
        found[day] = found.get(day, 0) + chance.randint(1, 300_000)
    return sorted(found.items())


def _letters(job: PlanJob, chance: random.Random) -> Iterator[Letter]:
    """Reminders before, on and after the last day of a payment; of it, of another, of nothing that is said; other letters."""
    for number, (_, last, _) in enumerate(Performance(job).asked):
        if chance.random() < 0.4:
            continue
        for _ in range(chance.choice([1, 1, 1, 2])):
            sent = last + timedelta(days=chance.choice([-4, 0, 1, 1, 2, 5, 20]))
            if sent < job.effective:
                continue
            named = chance.choice([(), (number,), (number,), (number, number + 1), (number + 1,)])
            about = tuple(one for one in named if one <= job.number) or None
            delivered = sent + timedelta(days=chance.randint(0, 9)) if chance.random() < 0.3 else None
            yield Letter(
                document=chance.choice(["reminder-instalment"] * 4 + ["reminder", "reminder-4", "invoice"]),
                sent=sent,
                way=chance.choice(["hand", "email", "post"]),
                about=about,
                delivered=delivered,
                stated=sent + timedelta(days=chance.randint(3, 25)) if chance.random() < 0.3 else None,
                came_back=delivered is None and chance.random() < 0.1,
            )


class Performance:
    """The job lived through, one day after the other, up to a day."""

    def __init__(self, job: PlanJob, until: date | None = None) -> None:
        self.job, self.credit, self.known_on = job, 0, until or job.effective
        self.items = [
            Item(due, rolled(due + 7 * DAY), amount)
            for due, amount in sorted(zip(job.dues, job.amounts, strict=True), key=lambda pair: pair[0])
        ]
        for item in self.items:  # interest is posted to the effective date
            self._post(item, job.effective)
        self.acknowledged = sum(item.principal + item.interest for item in self.items)
        self.asked = self._asked()
        self.paid = 0
        self.defaulted: date | None = None
        self.satisfied: date | None = None
        self.history: list[tuple[date, list[int]]] = []
        if until is not None:
            self._live(until)

    def _asked(self) -> list[tuple[date, date, int]]:
        """Each payment of the plan: its date, its last day in time, its amount."""
        job, down = self.job, min(self.job.down, self.acknowledged)
        each = (self.acknowledged - down) // job.number
        last = self.acknowledged - down - each * (job.number - 1)
        amounts = [down, *[each] * (job.number - 1), last]
        dates = [job.effective]
        for place in range(job.number):
            weekly = job.first + timedelta(days=7 * place)
            dates.append(months_after(job.first, place) if job.step == "month" else weekly)
        return [
            (day, rolled(day + job.grace * DAY), units) for day, units in zip(dates, amounts, strict=True)
        ]

    def _live(self, until: date) -> None:
        day = self.job.effective
        while day <= until:
            self._default(day)
            for when, amount in self.job.payments:
                if when == day:
                    self._receive(day, amount)
            day += DAY

    def _missed(self, day: date) -> date | None:
        """Where some payment has been late for so long that the plan ends: the date of the first one that is late."""
        wanted, first = 0, None
        for number, (due, last, amount) in enumerate(self.asked):
            wanted += amount
            if day > last and self.paid < wanted:
                first = first or due
                end = last if self.job.cure is None else self._cured_until(number, last)
                if end is not None and day > end:
                    return first
        return None

    def _cured_until(self, number: int, last: date) -> date | None:
        """R-27: the days to cure after the first receipt of a reminder that went out when the payment was late (R-2, S-1)."""
        known = [letter for letter in self.job.letters if letter.sent <= self.known_on]
        mine = [letter for letter in known if letter.sent > last and letter.reminds_of(number)]
        if not mine or self.job.cure is None:
            return None
        received = min(letter.received(self.known_on) for letter in mine)
        end = rolled(received + self.job.cure * DAY)
        for letter in sorted(mine, key=lambda letter: letter.sent):
            if letter.stated is not None and letter.sent <= end:
                end = max(end, letter.stated)
        return end

    def _default(self, day: date) -> None:
        missed = self._missed(day) if self.satisfied is None and self.defaulted is None else None
        if missed is None:
            return
        self.defaulted = day
        for place, item in enumerate(self.items):
            bases = {"missed_due": missed, "default_date": day - DAY, "retroactive": self.job.effective}
            self._run_from(bases[self.job.after], place, item)

    def _run_from(self, base: date, place: int, item: Item) -> None:
        """R-28: one line for each period between payments since the base, on the principal of that period."""
        item.base = base
        for when, principals in self.history:
            if when > item.base:
                item.interest += self._line(principals[place], item.base, when)
                item.base = when

    def _line(self, principal: int, start: date, end: date) -> int:
        return nearest(principal * self.job.rate / 100 * Fraction((end - start).days, 365))

    def _post(self, item: Item, day: date) -> None:
        if item.principal and day > item.base:
            item.interest += self._line(item.principal, item.base, day)
            item.base = day

    def _receive(self, day: date, amount: int) -> None:
        """R-22, interest first: what is paid while the plan is performed lowers the acknowledged balance."""
        before = [item.principal for item in self.items]
        if self.defaulted is not None:
            for item in self.items:
                self._post(item, day)
        for part in ("interest", "principal"):
            for item in self.items:
                used = min(amount, getattr(item, part))
                setattr(item, part, getattr(item, part) - used)
                amount, self.paid = amount - used, self.paid + used
        self.credit += amount
        if self.defaulted is None:
            self.history.append((day, before))
            if not any(item.principal + item.interest for item in self.items) and self.satisfied is None:
                self.satisfied = day

    def facts(self, day: date) -> Facts:
        """What is compared."""
        interest = sum(item.interest for item in self.items)
        if self.defaulted is not None:
            interest += sum(self._line(i.principal, i.base, day) for i in self.items if day > i.base)
        return {
            "acknowledged": self.acknowledged,
            "instalments": [amount for _, _, amount in self.asked][1:],
            "dates": [due for due, _, _ in self.asked][1:],
            "defaulted": self.defaulted,
            "satisfied": self.satisfied if self.defaulted is None else None,
            "principal": sum(item.principal for item in self.items),
            "interest": interest,
            "credit": self.credit,
        }


def by_engine(state: ProjectState) -> Facts:
    """The same, as docgen has it."""
    plan = state.plan
    assert plan is not None, "the plan is in effect on every day that is looked at"
    return {
        "acknowledged": plan.acknowledged.total.minor_units,
        "instalments": [row.amount.minor_units for row in plan.instalments],
        "dates": [row.due for row in plan.instalments],
        "defaulted": plan.default_date if plan.in_default else None,
        "satisfied": plan.satisfied_on if not plan.in_default else None,
        "principal": state.totals.principal_due.minor_units,
        "interest": state.totals.interest.minor_units,
        "credit": state.totals.credit.minor_units,
    }


def differences(job: PlanJob, day: date) -> Facts:
    """What the two say differently on a day: the engine's value and the simulation's."""
    ours = by_engine(state_of(job.yaml(), day.isoformat()))
    theirs = Performance(job, day).facts(day)
    return {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}
