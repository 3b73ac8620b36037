"""Notices, suspension, demand and stage (R-10, R-17 to R-21, R-38, S-1, S-7, S-9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from docgen.model.record import Notice
from simulation.account import KEPT, Simulation
from simulation.numbers import DAY

ASSUMED = {"courier": 2, "post": 3, "international_post": 7}


INTENT, DEMAND = "notice-of-intent", "demand-letter"


@dataclass(frozen=True)
class Letter:
    """A notice in effect: when the last client had it, the sums it is about, and what it states."""

    sent: date
    received: date
    keys: tuple[str, ...]
    printed: date


@dataclass(frozen=True)
class Pause:
    """A suspension: from when, when the whole sum had come, and when work goes on."""

    effective: date
    cleared: date | None
    resumed: date | None


class Procedure:
    """What the notices on record have brought about by the as-of date."""

    def __init__(self, account: Simulation) -> None:
        self.account, self.days = account, account.days
        self.project, self.as_of = account.known.project, account.known.as_of
        self.terms = account.terms
        self.notices = [row for row in account.known.record.notices if row.sent.day <= self.as_of]
        self.intent, self.demand = self.letter(INTENT), self.letter(DEMAND)

    # Letters

    def receipt(self, notice: Notice) -> date | None:
        """The day one sending counts as received (R-17, S-1); None where it bounced."""
        sent, method = notice.sent, notice.method.value
        if notice.bounced is True or (notice.bounced and notice.bounced <= self.as_of):
            return None
        if notice.delivered is not None and notice.delivered <= self.as_of:
            return notice.delivered
        agreed = self.terms.notices.deemed.get(notice.method)
        if agreed is not None:
            return self.days.end(sent.day, agreed.days, agreed.unit.value, roll=False)
        if method == "hand":
            return sent.day
        if method == "email":
            in_time = (sent.time_of_day or time(0)) < self.terms.notices.email_cutoff
            same_day = in_time and self.days.is_working(sent.day)
            return sent.day if same_day else self.days.working_day(sent.day, 1)
        return self.days.working_day(sent.day, ASSUMED[method])

    def letter(self, document: str) -> Letter | None:
        """The notice of one kind; None unless it reached every client (S-7)."""
        rows = [row for row in self.notices if row.document == document]
        if not rows:
            return None
        earliest = []
        for client in self.project.clients:
            mine = [self.receipt(row) for row in rows if not row.to or client.id in row.to]
            days = [day for day in mine if day is not None]
            if not days:
                return None
            earliest.append(min(days))
        printed = [
            day for row in rows if row.printed for day in (row.printed.deadline, row.printed.effective) if day
        ]
        return Letter(rows[0].sent.day, max(earliest), self._bound(rows), max(printed, default=date.min))

    def _bound(self, rows: list[Notice]) -> tuple[str, ...]:
        """The sums a notice is about (S-7): those it names, else all past due when sent; a demand: past grace (S-3)."""
        sent, named = rows[0].sent.day, {item for row in rows for item in row.items}
        demand = rows[0].document == DEMAND
        keys = []
        for item in self.account.on(sent).sums:
            last_day = item.grace_end if demand else item.due
            chosen = (item.milestone in named and item.due <= sent) if named else last_day < sent
            if chosen and self.account.owed(item, sent):
                keys.append(item.key)
        return tuple(keys)

    def owed(self, keys: tuple[str, ...], day: date) -> int:
        """What is unpaid on these sums at the end of `day`."""
        return sum(self.account.owed(item, day) for item in self.account.on(day).sums if item.key in keys)

    # Suspension

    def cure_date(self, letter: Letter) -> date:
        """The last day to pay after the notice of intent (R-18); with no days of notice, its receipt."""
        suspension = self.terms.suspension
        assert suspension is not None
        if not suspension.notice_days:
            return letter.received
        return self.days.end(letter.received, suspension.notice_days, suspension.unit.value)

    def effective(self, letter: Letter) -> date | None:
        """The first day on which work stops, over the sums not paid before it (R-18, S-1)."""
        assert self.terms.suspension is not None
        no_days = not self.terms.suspension.notice_days
        last_day = letter.received - DAY if no_days else self.cure_date(letter)
        last_day = max(last_day, letter.printed - DAY if letter.printed > date.min else last_day)
        days = []
        for item in self.account.on(self.as_of).sums:
            if item.key in letter.keys:
                day = max(last_day, item.grace_end)
                if self.owed((item.key,), min(day, self.as_of)):
                    days.append(day + DAY)
        return min(days, default=None)

    def sum_to_resume(self, day: date) -> int:
        """Every principal whose due date has come, interest and fees (R-19)."""
        return sum(self.account.owed(item, day) for item in self.account.on(day).sums if item.due <= day)

    def pause(self) -> Pause | None:
        """The suspension that the notice of intent led to (R-20)."""
        effective = self.effective(self.intent) if self.intent else None
        if effective is None or effective > self.as_of:
            return None
        cleared = self.account.first_evening(effective, lambda evening: not self.sum_to_resume(evening.day))
        if cleared is None:
            return Pause(effective, None, None)
        assert self.terms.suspension is not None
        return Pause(
            effective, cleared, self.days.working_day(cleared, self.terms.suspension.resume_business_days)
        )

    def suspension_days(self) -> int:
        """How long the suspension lasted, once its end is known (R-20)."""
        pause = self.pause()
        return 0 if pause is None or pause.resumed is None else (pause.resumed - pause.effective).days

    def completion(self) -> date | None:
        """The completion date with change orders and suspension (S-12)."""
        first = self.project.contract.completion
        return None if first is None else first + (self.account.extra_days + self.suspension_days()) * DAY

    def targets(self) -> dict[str, date | None]:
        """Target dates; those not reached before the suspension are moved by it (R-20)."""
        pause, moved = self.pause(), {}
        for name, target in self.account.targets.items():
            reached = self.account.reached_on(name)
            stays = target is None or pause is None or (reached is not None and reached < pause.effective)
            moved[name] = target if stays or target is None else target + self.suspension_days() * DAY
        return moved

    def intent_facts(self) -> dict[str, object]:
        """What is compared about the notice of intent."""
        effective = self.effective(self.intent) if self.intent else None
        if self.intent is None or effective is None:
            return {}
        pause = self.pause()
        resumed = pause.resumed if pause else None
        return {
            "intent received": self.intent.received,
            "cure": self.cure_date(self.intent),
            "effective": effective,
            "resumed": resumed,
            "suspension days": self.suspension_days() if resumed else None,
        }

    # Demand

    def deadline(self, letter: Letter) -> date:
        """The last day to pay after the demand (R-2, S-1)."""
        return max(self.days.end(letter.received, self.terms.demand_days, "calendar"), letter.printed)

    def demand_facts(self) -> dict[str, object]:
        """What is compared about the demand, while something in it is unpaid."""
        letter = self.demand
        if letter is None or not self.owed(letter.keys, self.as_of):
            return {}
        deadline = self.deadline(letter)
        return {
            "demand received": letter.received,
            "deadline": deadline,
            "payoff": self.owed(letter.keys, deadline),
            "filing": self.days.working_day(deadline, 1),
        }

    # Stage

    def stage(self) -> str:
        """The first line of R-10 that applies; plans apart."""
        day, demand, pause = self.as_of, self.demand, self.pause()
        if demand is not None and self.owed(demand.keys, day):
            return "ready_to_file" if day > self.deadline(demand) else "final_demand"
        if pause is not None and (pause.resumed is None or day < pause.resumed):
            return "suspended"
        return "suspension_notice" if self._is_warned(day) else self._plain_stage(day)

    def _is_warned(self, day: date) -> bool:
        letter = self.intent
        effective = self.effective(letter) if letter else None
        if letter is None or effective is None or not letter.received <= day < effective:
            return False
        items = [item for item in self.account.on(day).sums if item.key in letter.keys]
        return any(day > item.grace_end and self.account.owed(item, day) for item in items)

    def _plain_stage(self, day: date) -> str:
        """Rows 7 to 12; what a held credit will pay on its due date does not fall due."""
        account = self.account
        unpaid = [item for item in account.on(day).sums if account.owed(item, day)]
        if any(day > item.grace_end for item in unpaid):
            return "past_grace"
        if any(day > item.due for item in unpaid):
            return "in_grace"
        if any(day == item.due for item in unpaid):
            return "due_today"
        soon = day + self.terms.pre_due_days * DAY
        if any(day < item.due <= soon and item.principal for item in account.on(soon).sums):
            return "pre_due"
        return "current" if unpaid or self._is_open(day) else "closed"

    def _is_open(self, day: date) -> bool:
        """Whether something is still to be charged: a milestone not billed, or something kept and not released."""
        account = self.account
        charged = {item.milestone for item in account.on(day).sums}
        kept = any(bill.kept for folder in account.bills.folders.values() for bill in folder.bills)
        if kept and KEPT not in charged:
            return True
        for row in account.schedule:
            amount = account.amounts[row.id]
            if account.is_by_invoice(row) and account.bills.of(row.id).rest(amount):
                return True
            if not account.is_by_invoice(row) and amount and row.id not in charged:
                return True
        return False
