"""What was invoiced, credited and kept of each milestone, and what is left to charge (R-32, R-33a, S-8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from simulation.known import Billed, Known
from simulation.numbers import nearest


@dataclass
class Bill:
    """An invoice less its credit notes, in minor units; `kept` is the part held back of `gross`.

    `empty` says that it was for a rest of which nothing was left.
    """

    day: date
    number: str
    gross: int
    kept: int
    net: int = 0
    empty: bool = False


@dataclass
class Folder:
    """The bills of one milestone.

    `net` is what was invoiced less credit notes, in the terms of the price. `dropped` is what a credit
    note took off and neither a change order nor a new invoice has dealt with since: nobody owes it.
    """

    bills: list[Bill] = field(default_factory=list)
    net: int = 0
    dropped: int = 0

    @property
    def first_day(self) -> date | None:
        """The day of the first invoice."""
        return self.bills[0].day if self.bills else None

    def rest(self, amount: int) -> int:
        """What of a milestone of `amount` was not invoiced yet."""
        return max(0, amount - self.net - self.dropped)


class Bills:
    """The folders of all milestones."""

    def __init__(self, known: Known) -> None:
        price, terms = known.project.price, known.project.terms
        self.tax_percent = None if price.tax_included else price.tax_rate
        self.retention = terms.retention
        self.reached = known.reached
        self.agreed_days = {row.id: row.due.date for row in known.project.milestones}
        self.even = terms.rounding.value == "half_even"
        self.folders: dict[str, Folder] = {}
        self.impossible: set[str] = set()

    def of(self, name: str) -> Folder:
        """The folder of a milestone."""
        return self.folders.setdefault(name, Folder())

    def tax(self, net: int) -> int:
        """Tax on a net sum (S-8)."""
        return 0 if self.tax_percent is None else nearest(net * self.tax_percent.percent / 100, self.even)

    def kept(self, name: str, net: int, day: date | None = None) -> int:
        """What is held back of a net sum asked for on a day; nothing of the milestone that releases it, or after it (R-33a)."""
        if self.retention is None or self.retention.release == name:
            return 0
        if day is not None and any(before < day for before in self.release_days(self.retention.release)):
            return 0
        return nearest(net * self.retention.percent.percent / 100, self.even)

    def release_days(self, name: str) -> list[date]:
        """Each day that shows the point that releases what is kept: recorded, invoiced, agreed."""
        days = (self.reached.get(name), self.of(name).first_day, self.agreed_days.get(name))
        return [day for day in days if day is not None]

    def invoice(self, entry: Billed, amount: int) -> None:
        """File an invoice for a milestone that is `amount` on its day."""
        name, folder = entry.milestone, self.of(entry.milestone)
        net = folder.rest(amount) if entry.amount is None else entry.amount
        tax = self.tax(net) if entry.tax is None or self.tax_percent is None else entry.tax
        kept = self.kept(name, net, entry.day) if entry.kept is None else entry.kept
        empty = entry.amount is None and not net and bool(folder.net + folder.dropped)
        folder.bills.append(Bill(entry.day, entry.number, net + tax, kept, net, empty))
        folder.net += net
        folder.dropped = min(folder.dropped, max(0, amount - folder.net))

    def credit_note(self, number: str, amount: int) -> None:
        """Take something off an invoice, with its tax and its share of what was kept."""
        for name, folder in self.folders.items():
            for bill in folder.bills:
                if bill.number == number:
                    if amount > bill.net:
                        self.impossible.add("DG724")
                    bill.net -= amount
                    bill.gross -= amount + self.tax(amount)
                    bill.kept -= self.kept(name, amount) if bill.kept else 0
                    folder.net -= amount
                    folder.dropped += amount

    def compare(self, amounts: dict[str, int]) -> None:
        """At the end: no milestone is billed above what it is, and no invoice asks for nothing (DG726)."""
        for name, folder in self.folders.items():
            asked = 0
            for bill in folder.bills:
                asked += bill.net
                if bill.empty or asked > amounts[name]:
                    self.impossible.add("DG726")

    def amended(self, name: str, before: int, after: int) -> None:
        """A change order that takes off what a credit note took off already takes nothing more (D03)."""
        folder = self.of(name)
        folder.dropped -= min(folder.dropped, max(0, before - after))

    def asked(self, name: str, amount: int, opens: date) -> tuple[int, int]:
        """What a whole milestone, asked for since a day, asks for now, and what is held back of it."""
        folder = self.of(name)
        rest = folder.rest(amount)
        kept = sum(bill.kept for bill in folder.bills) + self.kept(name, rest, opens)
        return sum(bill.gross for bill in folder.bills) + rest + self.tax(rest) - kept, kept
