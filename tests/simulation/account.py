"""The account, one day after the other (R-9, R-14, R-16a, R-31 to R-33a, S-4 to S-6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from docgen.model import Milestone
from simulation.bills import Bills
from simulation.known import Known, changed_amounts, is_applicable
from simulation.ledger import InterestTerm, Sum
from simulation.numbers import DAY, Days, nearest
from simulation.purse import Purse

KEPT = "retention"
AHEAD = timedelta(days=75)
"""How far the account is followed after the as-of date, if nothing else happens: past every deadline."""


@dataclass(frozen=True)
class Evening:
    """The sums at the end of a day on which something happened."""

    day: date
    sums: tuple[Sum, ...]
    credit: int


class Simulation:
    """The account of one project at the end of one day."""

    def __init__(self, known: Known) -> None:
        self.known, self.days = known, Days(known.project)
        self.terms = known.project.terms
        self.interest = InterestTerm(self.terms)
        self.amounts = dict(known.amounts)
        self.schedule: list[Milestone] = list(known.project.milestones)
        self.added_on: dict[str, date] = {}
        self.targets = {row.id: row.target for row in self.schedule}
        self.extra_days = 0
        self.bills = Bills(known)
        self.sums: dict[str, Sum] = {}
        self.purse = Purse(known, self.sums, self.interest)
        self.evenings: list[Evening] = []
        self._walk()

    # The days

    def _walk(self) -> None:
        known, last_days_of_a_rate = self.known, {day - DAY for day, _ in self.interest.changes}
        decisions = {row.date for row in known.waivers} | {row.date for row in known.instructions}
        self.posting_days = decisions | last_days_of_a_rate
        self.entry_days = self._entry_days() | self.posting_days
        day = min(self.entry_days, default=self.known.as_of)
        while day <= self.known.as_of + AHEAD:
            if self._is_eventful(day):
                self._live_through(day)
                self.evenings.append(Evening(day, tuple(map(replace, self.sums.values())), self.purse.credit))
            day += DAY
        self.bills.compare(self.amounts)

    def _entry_days(self) -> set[date]:
        known = self.known
        days = {row.date for row in known.credit_notes} | {row.date for row in known.refunds}
        days |= {invoice.day for invoice in known.invoices} | {day for day, _ in known.orders}
        days |= {receipt.day for receipt in known.receipts} | set(known.reached.values())
        return days | {row.due.date for row in self.schedule if row.due.date is not None}

    def _is_eventful(self, day: date) -> bool:
        if day in self.entry_days or any(self.due_of(row) == day for row in self.schedule):
            return True
        return any(day in (item.due, item.grace_end + DAY) for item in self.sums.values())

    def _live_through(self, day: date) -> None:
        """One day, in the order of S-6."""
        self._change_orders(day)
        self._invoices(day)
        self._charges(day)
        self._fees(day)
        received = [receipt for receipt in self.known.receipts if receipt.day == day]
        if received or day in self.posting_days:
            for item in self.sums.values():
                self.interest.post(item, day)
        self.purse.waive(day)
        self.purse.apply_credit(day)
        for receipt in received:
            self.purse.receive(receipt)
        self.purse.follow_instructions(day)
        for receipt in received:
            self.purse.settle(receipt)
        self.purse.refund(day)

    # What is owed

    def _change_orders(self, day: date) -> None:
        for executed, order in self.known.orders:
            if executed != day:
                continue
            after, added, targets = changed_amounts(order, self.amounts)
            invoiced = {name: folder.net for name, folder in self.bills.folders.items()}
            if not is_applicable(order, self.amounts, after, invoiced):
                continue
            for name, amount in self.amounts.items():
                self.bills.amended(name, amount, after[name])
            self.amounts = after
            self.schedule += added
            self.added_on |= dict.fromkeys((row.id for row in added), day)
            self.targets |= {row.id: row.target for row in added} | targets
            self.extra_days += order.days

    def _invoices(self, day: date) -> None:
        for invoice in self.known.invoices:
            if invoice.day == day:
                self.bills.invoice(invoice, self.amounts[invoice.milestone])
        for note in self.known.credit_notes:
            if note.date == day:
                self.bills.credit_note(note.invoice, note.amount.minor_units)

    def reached_on(self, name: str) -> date | None:
        """When a milestone's point was reached: as recorded, else on its first invoice (S-5)."""
        return self.known.reached.get(name, self.bills.of(name).first_day)

    def is_by_invoice(self, row: Milestone) -> bool:
        """Whether each invoice falls due on its own: it, and no recorded event, starts the period."""
        after = row.due.after.value if row.due.after else None
        return after == "invoice" or (after == "reached" and row.id not in self.known.reached)

    def due_of(self, row: Milestone, invoiced: date | None = None) -> date | None:
        """When a milestone, or one invoice of it, falls due; None while that is open (R-9, S-5)."""
        start = invoiced or self.bills.of(row.id).first_day
        if row.due.after is not None and row.due.after.value == "reached":
            start = self.known.reached.get(row.id, start)
        if row.due.date is None and start is None:
            return None
        due = row.due.date or self.days.end(
            start or date.min, row.due.days or 0, row.due.unit.value, roll=False
        )
        return due if self.is_by_invoice(row) else max(due, self.added_on.get(row.id, due))

    def _grace_end(self, due: date) -> date:
        grace = self.terms.grace
        return due if grace is None else self.days.end(due, grace.days, grace.unit.value, grace.roll)

    def _charges(self, day: date) -> None:
        kept = 0
        for place, row in enumerate(self.schedule):
            folder, due = self.bills.of(row.id), self.due_of(row)
            if self.is_by_invoice(row):
                kept += sum(bill.kept for bill in folder.bills)
                for number, bill in enumerate(folder.bills):
                    due = self.due_of(row, bill.day)
                    assert due is not None
                    item = self._sum(f"{row.id}/{number}", row.id, (place, number), due)
                    self._ask(item, bill.gross - bill.kept, day)
            elif due is not None and (folder.bills or day >= due):
                opens = min(due, folder.first_day or due)
                opens = max(opens, self.added_on.get(row.id, opens))
                total, held = self.bills.asked(row.id, self.amounts[row.id], opens)
                kept += held
                self._ask_of_milestone(row.id, place, due, total, day)
        self._release(kept, day)

    def _release(self, kept: int, day: date) -> None:
        """What is kept falls due with the milestone that releases it (R-33a)."""
        retention = self.terms.retention
        for row in self.schedule:
            due = self.due_of(row)
            if (
                retention
                and row.id == retention.release
                and due
                and (self.bills.of(row.id).bills or day >= due)
            ):
                self._ask_of_milestone(KEPT, len(self.schedule), due, kept, day)

    def _sum(self, key: str, name: str, place: tuple[int, int], due: date) -> Sum:
        return self.sums.setdefault(key, Sum(key, name, place, due, self._grace_end(due)))

    def _ask_of_milestone(self, name: str, place: int, due: date, total: int, day: date) -> None:
        """One sum for the milestone; what is added after its due date is a further sum, due that day."""
        parts = [item for item in self.sums.values() if item.milestone == name]
        change = total - sum(item.total for item in parts)
        if change > 0 and (not parts or day > parts[-1].due):
            parts.append(self._sum(f"{name}+{len(parts)}", name, (place, len(parts)), max(due, day)))
        for item in reversed(parts):
            step = max(change, -item.total)
            self._ask(item, item.total + step, day)
            change -= step

    def _ask(self, item: Sum, total: int, day: date) -> None:
        """Raise or lower one sum; what was paid too much on it becomes credit."""
        change, item.total = total - item.total, total
        if change:
            self.interest.post(item, day)
        item.principal += change
        if item.principal < 0:
            self.purse.credit, item.principal = self.purse.credit - item.principal, 0

    def _fees(self, day: date) -> None:
        """One fee for each missed milestone, on the day after grace (R-16a)."""
        fee = self.terms.late_fee
        for item in self.purse.oldest():
            same = [other for other in self.sums.values() if other.milestone == item.milestone]
            missed = item.grace_end + DAY == day and item.principal > 0
            if fee is None or not missed or any(other.fee_charged for other in same):
                continue
            exact = Fraction(fee.flat.minor_units if fee.flat else 0)
            exact += sum(other.total for other in same) * fee.percent.percent / 100 if fee.percent else 0
            item.fee, item.fee_charged = item.fee + nearest(exact, self.interest.even), True

    # The balance

    def owed(self, item: Sum, day: date) -> int:
        """Everything unpaid on one sum at the end of `day`, a sum not yet due included."""
        return item.principal + item.interest + self.interest.accrued(item, day) + item.fee

    def on(self, day: date) -> Evening:
        """The sums as they stood at the end of `day`."""
        last = [evening for evening in self.evenings if evening.day <= day]
        return last[-1] if last else Evening(day, (), 0)

    def first_evening(self, start: date, test: Callable[[Evening], bool]) -> date | None:
        """The first day from `start` on at whose end `test` holds; between evenings only interest grows."""
        if test(replace(self.on(start), day=start)):
            return start
        return next((e.day for e in self.evenings if e.day > start and test(e)), None)
