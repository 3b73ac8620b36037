"""The periods in which interest ran, for particulars that state rate, period and amount (D13 a)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.account import InterestLine
from docgen.documents.packet.case import Case
from docgen.values import Money

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """A time in which interest ran on something without a break; `first` and `last` are days that bear it."""

    first: date
    last: date
    amount: Money

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def periods(lines: Iterable[InterestLine]) -> tuple[Period, ...]:
    """The periods of some lines in their order; each line lies in one of them, and the amounts add up."""
    found: list[Period] = []
    for line in sorted(lines, key=lambda line: line.start):
        before = found[-1] if found else None
        if before is not None and line.start <= before.last:
            found[-1] = Period(before.first, max(before.last, line.end), before.amount + line.amount)
        else:
            found.append(Period(line.start + ONE_DAY, line.end, line.amount))
    return tuple(found)


def period_words(case: Case, found: Iterable[Period]) -> str:
    """Several periods with their days and amounts: `from … to … (28 days), £35.26, and from …`."""
    return case.join(
        case.say(
            "period" if one.days > 1 else "period_of_a_day",
            first=case.day(one.first),
            last=case.day(one.last),
            days=case.language.number(one.days),
            amount=case.money(one.amount),
        )
        for one in found
    )
