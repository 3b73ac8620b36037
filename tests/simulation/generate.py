"""Generated jobs: a project and its record as they would stand in the files, from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from docgen.model import Project, Record
from docgen.values import Currency

T = TypeVar("T")
Block = dict[str, Any]
CURRENCIES = {"USD": 2, "GBP": 2, "JPY": 0, "KWD": 3}
WEEKENDS = (["saturday", "sunday"], ["saturday", "sunday"], ["friday", "saturday"], ["sunday"])


@dataclass(frozen=True)
class Job:
    """A generated job; `days` are the as-of days on which it is worth a look."""

    seed: int
    project: Project
    record: Record
    days: tuple[date, ...]
    text: Block


def generated(seed: int, days: int = 3) -> Job:
    """The job of a seed."""
    writer = Writer(Random(seed))
    project, record = writer.project(), writer.record()
    context = {"currency": Currency.of(project["project"]["currency"])}
    return Job(
        seed,
        Project.model_validate(project, context=context),
        Record.model_validate(record, context=context),
        tuple(sorted(writer.as_of() for _ in range(days))),
        {"project": project, "record": record},
    )


class Writer:
    """Writes one job, a block after the other; every choice comes from `random`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.currency = random.choice(list(CURRENCIES))
        self.decimals = CURRENCIES[self.currency]
        self.start = date(
            random.choice([2023, 2024, 2026, 2027, 2028]), random.randint(1, 12), random.randint(1, 28)
        )
        self.length = random.choice([90, 200, 400])
        self.clients = ["client", "second"][: 2 if random.random() < 0.2 else 1]
        self.amounts: dict[str, int] = {}
        self.rules: dict[str, Block] = {}
        self.billed: dict[str, int] = {}
        self.notable: list[date] = []
        self.signatures: list[Block] = []
        self.orders: list[Block] = []

    # Small choices

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return self.random.choice(choices)

    def day(self, earliest: date | None = None) -> date:
        """A day of the job, mostly soon after `earliest`."""
        if earliest is None:
            return self.start + timedelta(days=self.random.randint(0, self.length))
        return earliest + timedelta(days=self.random.choice([0, 1, 2, 5, self.random.randint(0, 90)]))

    def near(self) -> date:
        """A day on which something happens, or one next to it."""
        if self.notable and self.chance(0.6):
            return self.pick(self.notable) + timedelta(days=self.pick([-1, 0, 0, 1, 7, 8, 9]))
        return self.day()

    def money(self, units: int) -> str:
        """So many minor units as the files write it."""
        sign, digits = "-" if units < 0 else "", str(abs(units)).rjust(self.decimals + 1, "0")
        cut = len(digits) - self.decimals
        return f"{sign}{digits[:cut]}" + (f".{digits[cut:]}" if self.decimals else "")

    def sum_(self) -> int:
        """A sum as jobs have it, in minor units."""
        return self.pick([self.random.randint(1, 999), self.random.randint(1000, 99_999), 250_000, 800_000])

    def as_of(self) -> date:
        """A day to look at the account."""
        return (
            self.near()
            if self.chance(0.7)
            else self.start + timedelta(days=self.random.randint(0, self.length + 200))
        )

    def seen(self, day: date) -> str:
        """Note the day and write it."""
        self.notable.append(day)
        return day.isoformat()

    # What was agreed

    def project(self) -> Block:
        """`project.yaml`."""
        tax = {"tax_included": "true"}
        if self.chance(0.3):
            tax = {"tax_included": "false", "tax_rate": self.pick(["7 %", "20 %", "8.875 %", "0 %"])}
        milestones = self.milestones()
        parties = [
            self.party("contractor", "contractor"),
            *(self.party(name, "client") for name in self.clients),
        ]
        retention = self.retention()
        price = {"amount": self.money(sum(self.amounts.values())), "basis": "fixed", **tax}
        self.change_orders()
        return {
            "docgen": "1",
            "project": self.header(),
            "parties": parties,
            "contract": {
                "number": "C",
                "date": self.start.isoformat(),
                "signed_at": "remote",
                "completion": self.day().isoformat(),
            },
            "scope": {
                "summary": "Work.",
                "inclusions": ["Work"],
                "exclusions": "none",
                "deliverables": [{"id": "D1", "description": "Work", "acceptance": "It is done."}],
            },
            "acceptance": {"review_days": "5", "deemed": "true"},
            "price": price,
            "milestones": milestones,
            "terms": {**self.terms(), **retention},
            "change_orders": self.orders,
        }

    def header(self) -> Block:
        """The block `project` with its calendar."""
        holidays = sorted({self.start + timedelta(days=self.random.randint(-10, 900)) for _ in range(25)})
        return {
            "code": "JOB",
            "title": "A generated job",
            "kind": "services",
            "currency": self.currency,
            "language": "en-US",
            "jurisdiction": "ZZ-EX",
            "timezone": "UTC",
            "calendar": {
                "weekend": self.pick(WEEKENDS),
                "holidays": [day.isoformat() for day in holidays] if self.chance(0.8) else [],
            },
        }

    def party(self, name: str, role: str) -> Block:
        """A party; a client is a company, so that no minimum of the law applies."""
        return {
            "id": name,
            "role": role,
            "type": "sole_proprietor" if role == "contractor" else "company",
            "legal_name": name.title(),
            "address": {"street": "1 First Street", "city": "Example", "country": "US"},
            "email": f"{name}@example.com",
        }

    def milestones(self) -> list[Block]:
        """One to four milestones, by amount or by percent."""
        names = [f"M{number}" for number in range(1, self.random.randint(1, 4) + 1)]
        self.amounts = {name: self.sum_() for name in names}
        rows: list[Block] = []
        for name in names:
            rule = self.rules[name] = self.due_rule()
            row = {"id": name, "point": name, "amount": self.money(self.amounts[name]), "due": rule}
            rows.append(row | ({"target": self.day().isoformat()} if self.chance(0.5) else {}))
        if self.chance(0.15) and len(names) == 3:
            for row, percent in zip(rows, ("33 1/3 %", "33 1/3 %", "33 1/3 %"), strict=True):
                del row["amount"]
                row["percent"] = percent
        return rows

    def due_rule(self) -> Block:
        """A fixed day, or so many days after the invoice or the point."""
        if self.chance(0.5):
            return {"date": self.seen(self.day())}
        unit = {"unit": "business"} if self.chance(0.3) else {}
        return {"after": self.pick(["invoice", "reached"]), "days": str(self.pick([0, 7, 14, 30])), **unit}

    def retention(self) -> Block:
        """Something kept from each invoice until the last milestone."""
        if not self.chance(0.15):
            return {}
        return {
            "retention": {"percent": self.pick(["5 %", "10 %", "2.5 %"]), "release": list(self.amounts)[-1]}
        }

    def terms(self) -> Block:
        """The payment terms."""
        terms: Block = {
            "rounding": self.pick(["half_up", "half_even"]),
            "allocation": self.pick(["interest_first", "principal_first", "milestone_first"]),
            "overpayment": self.pick(["credit_next", "credit_next", "refund", "hold"]),
            "demand_days": str(self.pick([7, 14, 21])),
            "pre_due_days": str(self.pick([3, 7])),
            "notices": self.notice_terms(),
        }
        if self.chance(0.9):
            terms["grace"] = {
                "days": str(self.pick([0, 3, 7, 10])),
                "unit": self.pick(["calendar", "calendar", "business"]),
                "roll": self.pick(["true", "true", "false"]),
            }
        if self.chance(0.8):
            terms["interest"] = self.interest()
        if self.chance(0.3):
            fee = {"flat": self.money(self.random.randint(1, 9999))}
            terms["late_fee"] = fee if self.chance(0.5) else {"percent": self.pick(["5 %", "1.25 %"])}
            terms["allow_both"] = "true"
        terms["suspension"] = {
            "notice_days": str(self.pick([0, 3, 7, 10])),
            "unit": self.pick(["calendar", "business"]),
            "resume_business_days": str(self.pick([1, 2])),
        }
        return terms

    def interest(self) -> Block:
        """One rate or two or three, each start, both methods."""
        term: Block = {"start": self.pick(["after_grace", "after_due", "after_due_if_grace_missed"])}
        term["method"] = self.pick(["simple_365", "simple_365", "simple_365", "per_month_or_fraction"])
        if self.chance(0.6):
            return term | {"rate": self.pick(["10 %", "12 %", "9.5 %", "33 1/3 %", "0.5 %", "1 %"])}
        steps = sorted({self.start - timedelta(days=30), self.near(), self.day()})
        steps = steps if self.chance(0.8) else steps[1:]
        rates = [
            {"from": self.seen(day), "rate": self.pick(["8 %", "9.5 %", "11 %", "0 %"])} for day in steps
        ]
        return term | {"rates": rates}

    def notice_terms(self) -> Block:
        """How notices reach a client."""
        terms: Block = {"methods": ["email", "courier", "post", "hand"]}
        if self.chance(0.3):
            terms["deemed"] = {"post": {"days": "4", "unit": self.pick(["calendar", "business"])}}
        return terms | ({"email_cutoff": "16:00"} if self.chance(0.2) else {})

    def change_orders(self) -> None:
        """Up to three change orders, executed in the order of their numbers or not at all."""
        executed = self.start
        for number in range(1, self.pick([0, 0, 1, 2, 3]) + 1):
            executed = self.day(executed)
            effects, amount = self.effects(number)
            order = {
                "number": str(number),
                "title": "Change",
                "description": "Change",
                "date": self.start.isoformat(),
                "reason": "wish",
                "amount": self.money(amount),
                "days": str(self.pick([0, 5, -2])),
                "milestones": effects,
            }
            self.orders.append(order)
            for place, party in enumerate(["contractor", *self.clients]):
                if place == 0 or self.chance(0.9):
                    at = executed - timedelta(days=1 if place == 0 and self.chance(0.5) else 0)
                    self.signatures.append(
                        {"document": f"change-order-{number}", "party": party, "at": self.seen(at)}
                    )

    def effects(self, number: int) -> tuple[list[Block], int]:
        """What one change order does to the schedule, and its amount."""
        name, kind = self.pick(list(self.amounts)), self.pick(["delta", "delta", "new", "spread", "target"])
        amount = self.random.randint(-self.amounts[name] // 2, 50_000)
        if kind == "target":
            return [{"id": name, "target": self.day().isoformat()}], 0
        if kind == "spread" and len(self.amounts) > 1:
            return [{"spread": list(self.amounts)}], abs(amount)
        if kind == "new":
            new = f"N{number}"
            due = {"after": "invoice", "days": str(self.pick([0, 7]))}
            units = abs(amount) + 1
            self.rules[new] = due
            row = {"id": new, "point": new, "amount": self.money(units), "due": due}
            return [{"new": row}], units
        return [{"id": name, "delta": self.money(amount)}], amount

    # What happened

    def record(self) -> Block:
        """`record.yaml`."""
        invoices = self.invoices()
        return {
            "docgen": "1",
            "signatures": self.signatures,
            "milestones": self.progress(),
            "invoices": invoices,
            "credit_notes": self.credit_notes(invoices),
            "payments": [self.payment() for _ in range(self.pick([0, 1, 2, 3, 5]))],
            "refunds": [{"date": self.seen(self.day()), "amount": self.money(self.sum_())}]
            if self.chance(0.05)
            else [],
            "credit_instructions": self.instructions(),
            "waivers": self.waivers(),
            "notices": self.notices(),
        }

    def progress(self) -> list[Block]:
        """Points reached."""
        return [
            {"id": name, "reached": self.seen(self.day())}
            for name, rule in self.rules.items()
            if name in self.amounts and self.chance(0.7 if rule.get("after") == "reached" else 0.2)
        ]

    def invoices(self) -> list[Block]:
        """Whole milestones, or some of them in parts; some with tax or retention of their own."""
        rows: list[Block] = []
        for name, amount in self.amounts.items():
            if not self.chance(0.8):
                continue
            day = self.near()
            parts = self.pick([1, 1, 1, 2, 3]) if amount > 10 else 1
            for part in range(parts):
                row = {"number": f"INV-{len(rows) + 1}", "date": self.seen(day), "milestone": name}
                if part < parts - 1 or self.chance(0.3):
                    units = amount // parts
                    self.billed[name] = self.billed.get(name, 0) + units
                    row["amount"] = self.money(units)
                rows.append(row)
                day = self.day(day + timedelta(days=1))
        return rows

    def credit_notes(self, invoices: list[Block]) -> list[Block]:
        """Now and then something is taken off an invoice."""
        if not invoices or not self.chance(0.12):
            return []
        invoice = self.pick(invoices)
        day = self.day(date.fromisoformat(invoice["date"]))
        units = max(1, self.amounts[invoice["milestone"]] // 7)
        row = {
            "date": self.seen(day),
            "invoice": invoice["number"],
            "amount": self.money(units),
            "reason": "less",
        }
        return [row]

    def payment(self) -> Block:
        """Money, with what the payer says about it and what became of it."""
        day, name = self.near(), self.pick(list(self.amounts))
        units = self.pick(
            [self.amounts[name], self.amounts[name] // 2 + 1, self.sum_(), 2 * self.amounts[name]]
        )
        row: Block = {"date": self.seen(day), "amount": self.money(units)}
        if self.chance(0.7):
            row["reference"] = f"R{self.random.randint(1, 99)}"
        if self.chance(0.3):
            row["designation"] = {"milestone": name}
            if self.chance(0.4):
                row["designation"]["component"] = self.pick(["principal", "interest", "fee"])
        if self.chance(0.1):
            held = self.pick(["true", "false", self.seen(self.day(day))])
            row["withheld_tax"] = {"amount": self.money(units // 30 + 1), "held": held}
        if self.chance(0.12):
            row["conditional"] = "true"
            if self.chance(0.7):
                row |= {
                    "accepted_as": self.pick(["part_payment", "settlement"]),
                    "accepted_on": self.seen(self.day(day)),
                }
            elif self.chance(0.5):
                row["returned"] = self.seen(self.day(day))
        if self.chance(0.1):
            row["reversed"] = {"date": self.seen(self.day(day)), "reason": "bounced"}
        return row

    def instructions(self) -> list[Block]:
        """What the client wants a credit used for."""
        if not self.chance(0.15):
            return []
        return [{"date": self.seen(self.near()), "apply_to": self.pick(list(self.amounts))}]

    def waivers(self) -> list[Block]:
        """Something given up."""
        if not self.chance(0.1):
            return []
        row = {
            "date": self.seen(self.near()),
            "component": self.pick(["principal", "interest", "fee"]),
            "amount": self.money(self.random.randint(1, 500)),
        }
        return [row | ({"milestone": self.pick(list(self.amounts))} if self.chance(0.6) else {})]

    def notices(self) -> list[Block]:
        """Notices of intent and demands, to every client."""
        rows: list[Block] = []
        if self.chance(0.6):
            rows += self.sendings("notice-of-intent", self.near(), "effective")
        if self.chance(0.4):
            rows += self.sendings("demand-letter", self.near(), "deadline")
        return rows

    def sendings(self, document: str, day: date, printed: str) -> list[Block]:
        """One letter: one sending to all, or one to each client on the same day."""
        to = [[name] for name in self.clients] if len(self.clients) > 1 and self.chance(0.5) else [[]]
        items = [self.pick(list(self.amounts))] if self.chance(0.3) else []
        rows = []
        for names in to:
            time = self.pick([" 09:30", " 15:59", " 16:30", " 17:00", " 20:00"])
            row: Block = {
                "document": document,
                "sent": self.seen(day) + time,
                "method": self.pick(["hand", "email", "courier", "post"]),
                "items": items,
                "to": names,
            }
            if self.chance(0.3):
                row["delivered"] = self.seen(self.day(day))
            if row["method"] == "email" and self.chance(0.2):
                row["bounced"] = self.pick(["true", self.seen(self.day(day))])
            if self.chance(0.2):
                row["printed"] = {printed: self.seen(day + timedelta(days=self.random.randint(5, 30)))}
            rows.append({key: value for key, value in row.items() if value != []})
        return rows
